#include "curation/index/segment_places.h"

#include <algorithm>
#include <utility>

namespace vindplaats {
namespace {

constexpr std::size_t kGroup = 16;

void add_leaf_patterns(const QueryNode& node, std::vector<std::uint32_t>& patterns) {
  if (node.children.empty()) {
    patterns.insert(patterns.end(), node.patterns.begin(), node.patterns.end());
    patterns.insert(patterns.end(), node.joined.begin(), node.joined.end());
  }
  for (const QueryNode& child : node.children) add_leaf_patterns(child, patterns);
}

}  // namespace

void SegmentPlaces::add_terms() {
  std::vector<std::uint32_t> patterns;
  add_leaf_patterns(node_, patterns);
  std::sort(patterns.begin(), patterns.end());
  patterns.erase(std::unique(patterns.begin(), patterns.end()), patterns.end());
  for (const std::uint32_t pattern : patterns) {
    for (const TermHit& hit : search_.terms(pattern)) {
      const auto [known, fresh] =
          known_.try_emplace(hit.term, static_cast<std::uint32_t>(terms_.size()));
      if (fresh) terms_.push_back({hit.offset, hit.plain, hit.joined, {}});
      terms_[known->second].hits.push_back({pattern, 0, hit.same});
    }
  }
  for (const Term& term : terms_) rules_.add_term(term.hits);
}

Result<void> SegmentPlaces::open_lists() {
  for (std::uint32_t term = 0; term < terms_.size(); ++term) {
    const Term& one = terms_[term];
    std::uint64_t offset = one.offset;
    for (const auto& [size, joined] : {std::pair(one.plain, false), {one.joined, true}}) {
      if (size == 0) continue;
      TRY_ASSIGN(const std::string_view bytes, search_.postings(offset, size));
      lists_.emplace_back(std::string(bytes), search_.segment().codes(), term, joined);
      offset += size;
    }
  }
  next_.assign((lists_.size() + kGroup - 1) / kGroup, 0);
  return {};
}

// Truncated words have many lists, of which few have the document: so they are asked in groups.
void SegmentPlaces::gather(std::uint32_t document) {
  places_.clear();
  for (std::size_t group = 0; group < next_.size(); ++group) {
    if (next_[group] > document) continue;
    next_[group] = PlaceList::kNoDocument;
    const std::size_t end = std::min(lists_.size(), (group + 1) * kGroup);
    for (std::size_t i = group * kGroup; i < end; ++i)
      next_[group] = std::min(next_[group], lists_[i].take(document, places_));
  }
}

void SegmentPlaces::read_layout(std::string_view layout) {
  VarintReader reader(layout);
  document_.values.clear();
  bases_.clear();
  hyphenated_.clear();
  std::uint32_t base = 0;
  for (std::uint32_t values = reader.next32(); values > 0 && reader.good(); --values) {
    const std::string_view lane = reader.take(1);
    const std::size_t number = lane.empty() ? 0 : static_cast<unsigned char>(lane.front());
    TextValue value;
    value.field = kLaneTable[std::min(number, kLanes - 1)].field;
    value.same = kLaneTable[std::min(number, kLanes - 1)].same;
    document_.values.push_back(value);
    bases_.push_back(base);
    base += reader.next32();
  }
  std::uint32_t at = 0;
  for (std::uint32_t words = reader.next32(); words > 0 && reader.good(); --words) {
    at += reader.next32();
    hyphenated_.push_back({at, std::max(reader.next32(), 1u)});
  }
}

// Start and end are counted in parts instead of letters: they only tell what comes before what.
void SegmentPlaces::add_token(const TermPlace& place) {
  const auto value = static_cast<std::uint32_t>(
      std::upper_bound(bases_.begin(), bases_.end(), place.at) - bases_.begin() - 1);
  const std::uint32_t base = bases_[value];
  Token token;
  token.value = value;
  token.sequence = token.start = place.at - base;
  token.position = token.sequence;
  for (const Hyphenated& word : hyphenated_) {
    if (word.at > place.at) break;
    if (word.at < base) continue;
    const std::uint32_t inside = std::min(place.at - word.at, word.parts - 1);
    token.position -= inside;
    if (word.at == place.at && place.joined) token.parts = static_cast<std::uint16_t>(word.parts);
  }
  token.length = token.parts;
  if (word_of_[place.term] == kNoPattern) {
    word_of_[place.term] = static_cast<std::uint32_t>(words_.size());
    words_.push_back(place.term);
  }
  token.word = word_of_[place.term];
  TextValue& held = document_.values[value];
  if (held.count == 0) held.first = static_cast<std::uint32_t>(document_.tokens.size());
  ++held.count;
  document_.tokens.push_back(token);
}

bool SegmentPlaces::decide(std::uint32_t document) {
  const std::uint32_t extra_parts = layouts_->extra_parts[document];
  if (!rules_.may_hold(places_, extra_parts)) return false;
  std::sort(places_.begin(), places_.end(), [](const TermPlace& a, const TermPlace& b) {
    return a.at != b.at ? a.at < b.at : a.joined && !b.joined;
  });
  const std::string_view layout = layouts_->of(document);
  const Told told = rules_.tell(places_, layout, extra_parts);
  if (told != Told::kOpen) return told == Told::kYes;
  read_layout(layout);
  if (bases_.empty()) return false;
  document_.tokens.clear();
  words_.clear();
  for (const TermPlace& place : places_) add_token(place);
  document_.words.assign(words_.size(), nullptr);
  index_tokens(document_);
  Hits hits(search_.terms_.size());
  for (std::uint32_t word = 0; word < words_.size(); ++word) {
    hits.add_all(terms_[words_[word]].hits, word);
    word_of_[words_[word]] = kNoPattern;
  }
  hits.sort();
  return Evaluator(document_, hits).test(node_);
}

Result<DocSet> SegmentPlaces::find(const DocSet& candidates) {
  add_terms();
  word_of_.assign(terms_.size(), kNoPattern);
  TRY(open_lists());
  TRY_ASSIGN(layouts_, search_.segment().layouts(search_.source_));
  DocSet found(candidates.size());
  candidates.each([&](std::uint32_t document) {
    gather(document);
    if (decide(document)) found.add(document);
  });
  return found;
}

}  // namespace vindplaats
