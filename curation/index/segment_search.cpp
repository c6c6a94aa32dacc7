#include "curation/index/segment_search.h"

#include <algorithm>

#include "curation/index/segment_places.h"

namespace vindplaats {
namespace {

using FindKind = QueryNode::Kind;

// Pages that were read are kept up to so many: rules ask for the same ones again.
constexpr std::size_t kMaxPages = 4096;
constexpr std::size_t kMaxLongBytes = std::size_t{16} << 20;

tl::unexpected<Error> cut_off() {
  return fail(Fault::kCorrupt, "a page of the index is cut off");
}

// Must places be looked at for it.
bool is_positional(const QueryNode& node) {
  if (node.kind == FindKind::kNear) return true;
  if (node.kind == FindKind::kPhrase) return node.patterns.size() > 1 || node.joined.size() > 1;
  return std::any_of(node.children.begin(), node.children.end(), is_positional);
}

}  // namespace

const std::vector<TermHit>& SegmentSearch::terms(std::uint32_t pattern) {
  std::optional<std::vector<TermHit>>& known = terms_[pattern];
  if (!known) known = segment_.terms(pattern_(pattern));
  return *known;
}

Result<const std::string*> SegmentSearch::page(std::uint32_t number) {
  const auto known = pages_.find(number);
  if (known != pages_.end()) return &known->second;
  if (pages_.size() >= kMaxPages) pages_.clear();
  TRY_ASSIGN(std::string bytes, source_.page(number));
  return &pages_.emplace(number, std::move(bytes)).first->second;
}

// What two lists share is a page's beginning or end; pages between belong to one list and are not
// kept twice.
Result<std::string> SegmentSearch::joined_pages(std::uint64_t offset, std::uint32_t size) {
  std::string joined;
  while (joined.size() < size) {
    const std::uint64_t at = offset + joined.size();
    const auto number = static_cast<std::uint32_t>(at / kPageBytes);
    const std::size_t left = size - joined.size();
    if (at % kPageBytes == 0 && left >= kPageBytes) {
      TRY_ASSIGN(const std::string whole, source_.page(number));
      if (whole.size() != kPageBytes) return cut_off();
      joined += whole;
      continue;
    }
    TRY_ASSIGN(const std::string* const bytes, page(number));
    if (at % kPageBytes >= bytes->size()) return cut_off();
    joined += std::string_view(*bytes).substr(at % kPageBytes, left);
  }
  return joined;
}

Result<std::string_view> SegmentSearch::postings(std::uint64_t offset, std::uint32_t size) {
  if (offset % kPageBytes + size <= kPageBytes) {
    TRY_ASSIGN(const std::string* const bytes,
               page(static_cast<std::uint32_t>(offset / kPageBytes)));
    if (offset % kPageBytes + size > bytes->size()) return cut_off();
    return std::string_view(*bytes).substr(offset % kPageBytes, size);
  }
  if (const auto known = long_lists_.find(offset); known != long_lists_.end())
    return std::string_view(known->second);
  if (long_bytes_ > kMaxLongBytes) {
    long_lists_.clear();
    long_bytes_ = 0;
  }
  TRY_ASSIGN(std::string joined, joined_pages(offset, size));
  long_bytes_ += size;
  return std::string_view(long_lists_.emplace(offset, std::move(joined)).first->second);
}

Result<void> SegmentSearch::add_words(std::uint32_t pattern, QueryField field, DocSet& found) {
  for (const TermHit& hit : terms(pattern)) {
    const LaneBits lanes = lanes_for(field, hit.same);
    std::uint64_t offset = hit.offset;
    for (const std::uint32_t size : {hit.plain, hit.joined}) {
      if (size == 0) continue;
      TRY_ASSIGN(const std::string_view bytes, postings(offset, size));
      offset += size;
      PostingReader reader(bytes, segment_.codes());
      for (PostingReader::Posting posting; reader.next(posting);) {
        if ((posting.standing.lanes & lanes) != 0) found.add(posting.document);
      }
    }
  }
  return {};
}

Result<void> SegmentSearch::add_wholes(const QueryNode& node, DocSet& found) {
  for (const Pattern& pattern : node.whole)
    TRY(segment_.add_wholes(node.field, pattern, source_, found));
  return {};
}

Result<DocSet> SegmentSearch::perhaps_phrase(const QueryNode& node) {
  DocSet either(segment_.documents());
  for (const auto* patterns : {&node.patterns, &node.joined}) {
    if (patterns->empty()) continue;
    DocSet all = DocSet::all(segment_.documents());
    for (const std::uint32_t pattern : *patterns) {
      DocSet some(segment_.documents());
      TRY(add_words(pattern, node.field, some));
      all &= some;
      if (all.empty()) break;
    }
    either |= all;
  }
  return either;
}

// Words and phrases that need no look at places; the others give what they may be.
Result<void> SegmentSearch::add_leaf(const QueryNode& node, DocSet& found) {
  if (node.kind == FindKind::kPhrase) {
    TRY_ASSIGN(const DocSet some, perhaps_phrase(node));
    found |= some;
    return {};
  }
  return node.patterns.empty() ? Result<void>{}
                               : add_words(node.patterns.front(), node.field, found);
}

Result<DocSet> SegmentSearch::perhaps(const QueryNode& node) {
  DocSet found(segment_.documents());
  switch (node.kind) {
    case FindKind::kWord:
    case FindKind::kPhrase:
      TRY(add_leaf(node, found));
      return found;
    case FindKind::kNear: {
      TRY_ASSIGN(found, perhaps(node.children[0]));
      TRY_ASSIGN(const DocSet other, perhaps(node.children[1]));
      found &= other;
      return found;
    }
    default:
      for (const QueryNode& child : node.children) {
        TRY_ASSIGN(const DocSet some, perhaps(child));
        found |= some;
      }
      return found;
  }
}

Result<DocSet> SegmentSearch::find_phrase(const QueryNode& node, const DocSet& within) {
  TRY_ASSIGN(DocSet found, perhaps_phrase(node));
  found &= within;
  if (is_positional(node) && !found.empty()) {
    TRY_ASSIGN(found, SegmentPlaces(*this, node).find(found));
  }
  TRY(add_wholes(node, found));
  found &= within;
  return found;
}

// What is cheap first; what needs places is then asked of few.
Result<DocSet> SegmentSearch::find_all(const QueryNode& node, const DocSet& within) {
  DocSet found = within;
  for (const bool positional : {false, true}) {
    for (const QueryNode& child : node.children) {
      if (is_positional(child) != positional || found.empty()) continue;
      TRY_ASSIGN(found, find_within(child, found));
    }
  }
  return found;
}

Result<DocSet> SegmentSearch::find_any(const QueryNode& node, const DocSet& within) {
  DocSet found(segment_.documents());
  for (const bool positional : {false, true}) {
    for (const QueryNode& child : node.children) {
      if (is_positional(child) != positional) continue;
      if (child.kind == FindKind::kWord) {
        TRY(add_leaf(child, found));
        TRY(add_wholes(child, found));
        found &= within;
        continue;
      }
      DocSet left = within;
      left -= found;
      TRY_ASSIGN(const DocSet some, find_within(child, left));
      found |= some;
    }
  }
  return found;
}

Result<DocSet> SegmentSearch::find_list(const QueryNode& node, const DocSet& within) {
  if (node.shared >= lists_.size()) return find_any(node, within);
  std::optional<DocSet>& list = lists_[node.shared];
  if (!list) {
    TRY_ASSIGN(list, find_any(node, DocSet::all(segment_.documents())));
  }
  DocSet found = *list;
  found &= within;
  return found;
}

Result<DocSet> SegmentSearch::find_within(const QueryNode& node, const DocSet& within) {
  DocSet found(segment_.documents());
  switch (node.kind) {
    case FindKind::kAnd:
      return find_all(node, within);
    case FindKind::kOr:
      return find_any(node, within);
    case FindKind::kList:
      return find_list(node, within);
    case FindKind::kNot: {
      TRY_ASSIGN(const DocSet without, find_within(node.children.front(), within));
      found = within;
      found -= without;
      return found;
    }
    case FindKind::kNear: {
      TRY_ASSIGN(found, perhaps(node));
      found &= within;
      if (found.empty()) return found;
      return SegmentPlaces(*this, node).find(found);
    }
    case FindKind::kYear:
      segment_.add_years(node.from, node.until, found);
      break;
    case FindKind::kPhrase:
      return find_phrase(node, within);
    case FindKind::kWord:
      TRY(add_leaf(node, found));
      TRY(add_wholes(node, found));
      break;
  }
  found &= within;
  return found;
}

Result<DocSet> SegmentSearch::find(const QueryNode& root, const DocSet& live) {
  return find_within(root, live);
}

}  // namespace vindplaats
