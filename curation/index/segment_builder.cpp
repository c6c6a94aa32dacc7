#include "curation/index/segment_builder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "curation/index/term_table.h"

namespace vindplaats {
namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x9e3779b97f4a7c15u + (hash >> 29);
}

void put_stamp(std::string& out, std::uint64_t stamp) {
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(stamp >> shift & 255u);
}

}  // namespace

std::string whole_key(QueryField field, std::string_view folded) {
  std::string key(1, static_cast<char>('a' + static_cast<int>(field)));
  key += folded;
  return key;
}

std::uint64_t document_stamp(const Document& document) {
  std::uint64_t stamp = mix(0, static_cast<std::uint64_t>(document.year));
  for (const TextValue& value : document.values)
    stamp =
        mix(stamp, value.count << 8 | static_cast<std::uint64_t>(lane_of(value.field, value.same)));
  for (const Token& token : document.tokens)
    stamp = mix(mix(stamp, document.words[token.word]->hash), token.parts);
  // Their order means nothing.
  std::uint64_t wholes = 0;
  for (const WholeValue& whole : document.wholes)
    wholes += mix(static_cast<std::uint64_t>(whole.field) + 1, hash_text(whole.folded));
  return mix(stamp, wholes);
}

SegmentBuilder::SegmentBuilder() : texts_(std::make_unique<std::deque<std::string>>()) {}

std::string_view SegmentBuilder::keep(std::string_view text) {
  return texts_->emplace_back(text);
}

std::uint32_t SegmentBuilder::term_of(const Word& word) {
  if (word.number >= numbered_.size()) numbered_.resize(std::size_t{word.number} + 1024, kNone);
  std::uint32_t& number = numbered_[word.number];
  if (number != kNone) return number;
  number = known_.find(word.hash, word.text);
  if (number != StringTable::kNone) return number;
  number = static_cast<std::uint32_t>(terms_.size());
  term_lists_.emplace_back();
  Term& term = terms_.emplace_back();
  term.text = keep(word.text);
  for (std::size_t language = 0; language < kStemLanguages; ++language)
    term.stems[language] =
        word.stems[language] == word.text ? term.text : keep(word.stems[language]);
  known_.insert(word.hash, term.text, number);
  bytes_ += sizeof(Term) + 2 * word.text.size();
  return number;
}

// Values one after another, and which words are hyphenated.
void SegmentBuilder::lay_out(const Document& document) {
  bases_.clear();
  std::string layout, hyphens;
  std::uint32_t base = 0, last = 0, hyphenated = 0;
  put_varint(layout, document.values.size());
  for (const TextValue& value : document.values) {
    bases_.push_back(base);
    std::uint32_t parts = 0;
    for (std::uint32_t i = value.first; i < value.first + value.count; ++i) {
      const Token& token = document.tokens[i];
      parts = std::max<std::uint32_t>(parts, token.sequence + token.parts);
      if (token.parts == 1) continue;
      put_varint(hyphens, base + token.sequence - last);
      put_varint(hyphens, token.parts);
      last = base + token.sequence;
      ++hyphenated;
    }
    layout += static_cast<char>(lane_of(value.field, value.same));
    put_varint(layout, parts);
    base += parts;
  }
  put_varint(layout, hyphenated);
  layout += hyphens;
  put_sized(layouts_, layout);
}

void SegmentBuilder::append(std::uint32_t& list, const std::vector<Spot>& spots) {
  if (spots.empty()) return;
  if (list == kNone) {
    list = static_cast<std::uint32_t>(lists_.size());
    lists_.emplace_back();
    bytes_ += sizeof(PostingList);
  }
  PostingList& postings = lists_[list];
  const std::size_t before = postings.bytes.size();
  LaneBits lanes = 0;
  for (const Spot& spot : spots) lanes |= static_cast<LaneBits>(1u << spot.lane);
  put_varint(postings.bytes, documents_ - postings.next);
  put_varint(postings.bytes, codes_.code(lanes, static_cast<std::uint32_t>(spots.size())));
  std::uint32_t last = 0;
  for (const Spot& spot : spots)
    put_varint(postings.bytes, spot.place - std::exchange(last, spot.place));
  postings.next = documents_ + 1;
  ++postings.count;
  bytes_ += postings.bytes.size() - before;
}

void SegmentBuilder::add_word(const Document& document, std::size_t word) {
  plain_.clear();
  joined_.clear();
  for (std::uint32_t at = document.first_token[word]; at < document.first_token[word + 1]; ++at) {
    const Token& token = document.tokens[document.token_of[at]];
    const TextValue& value = document.values[token.value];
    (token.parts > 1 ? joined_ : plain_)
        .push_back({bases_[token.value] + token.sequence, lane_of(value.field, value.same)});
  }
  const std::uint32_t number = term_of(*document.words[word]);
  append(term_lists_[number].plain, plain_);
  append(term_lists_[number].joined, joined_);
}

void SegmentBuilder::note_whole(WholeLists& lists, const std::string& key) {
  WholeList& list = lists[key];
  if (list.next == documents_ + 1) return;  // twice in one document
  put_varint(list.documents, documents_ - list.next);
  list.next = documents_ + 1;
}

void SegmentBuilder::add_wholes(const Document& document) {
  for (const WholeValue& whole : document.wholes) {
    const bool identifier = whole.field == QueryField::kIdentifier;
    bytes_ += identifier ? whole.folded.size() + 64 : 2;
    note_whole(identifier ? identifiers_ : facts_, whole_key(whole.field, whole.folded));
  }
  if (document.year != 0)
    note_whole(facts_, whole_key(QueryField::kYear, fmt::format("{:04}", document.year)));
}

void SegmentBuilder::add(std::string_view id, const Document& document) {
  if (vocabulary_ != document.vocabulary) {
    vocabulary_ = document.vocabulary;
    numbered_.clear();
  }
  lay_out(document);
  for (std::size_t word = 0; word < document.words.size(); ++word) add_word(document, word);
  add_wholes(document);
  put_sized(ids_, id);
  const std::uint64_t stamp = document_stamp(document);
  put_stamp(ids_, stamp);
  digest_ = mix(mix(digest_, hash_text(id)), stamp);
  put_varint(ids_, document.tokens.size());
  length_ += document.tokens.size();
  bytes_ += id.size() + 64;
  ++documents_;
}

std::string SegmentBuilder::terms(const std::vector<std::uint32_t>& order,
                                  std::vector<std::string>& pages) {
  TermTableBuilder table;
  std::uint64_t offset = 0;
  std::string postings, payload;
  const auto write = [&](std::uint32_t list) {
    const std::size_t before = postings.size();
    if (list != kNone) {
      put_posting_list(postings, lists_[list], codes_.all());
      lists_[list] = {};
    }
    return postings.size() - before;
  };
  for (const std::uint32_t number : order) {
    const Term& term = terms_[number];
    const auto [plain_list, joined_list] = term_lists_[number];
    const std::size_t plain = write(plain_list), joined = write(joined_list);
    payload.clear();
    put_varint(payload, offset);
    put_varint(payload, plain);
    if (joined > 0) put_varint(payload, joined);
    table.add(term.text, payload);
    offset += plain + joined;
    std::size_t cut = 0;
    for (; postings.size() - cut >= kPageBytes; cut += kPageBytes)
      pages.push_back(postings.substr(cut, kPageBytes));
    postings.erase(0, cut);
  }
  if (!postings.empty()) pages.push_back(std::move(postings));
  return std::move(table).finish();
}

std::string SegmentBuilder::stems(const std::vector<std::uint32_t>& order,
                                  std::size_t language) const {
  std::vector<std::pair<std::string_view, std::uint32_t>> all;
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    const Term& term = terms_[order[place]];
    if (term.stems[language] != term.text) all.emplace_back(term.stems[language], place);
  }
  std::sort(all.begin(), all.end());
  TermTableBuilder table;
  std::string payload;
  for (std::size_t i = 0; i < all.size();) {
    payload.clear();
    std::uint32_t last = 0;
    std::size_t next = i;
    for (; next < all.size() && all[next].first == all[i].first; ++next) {
      put_varint(payload, all[next].second - last);
      last = all[next].second;
    }
    table.add(all[i].first, payload);
    i = next;
  }
  return std::move(table).finish();
}

SegmentBytes SegmentBuilder::finish() {
  std::vector<std::uint32_t> order(terms_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return terms_[a].text < terms_[b].text; });
  SegmentBytes bytes;
  const auto part = [&](SegmentPart name) -> std::string& {
    return bytes.parts[static_cast<std::size_t>(name)];
  };
  part(SegmentPart::kTerms) = terms(order, bytes.pages);
  part(SegmentPart::kDutch) = stems(order, 0);
  part(SegmentPart::kEnglish) = stems(order, 1);
  const auto wholes = [](const WholeLists& lists) {
    std::vector<const WholeLists::value_type*> sorted;
    for (const auto& list : lists) sorted.push_back(&list);
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    TermTableBuilder table;
    for (const auto* list : sorted) table.add(list->first, list->second.documents);
    return std::move(table).finish();
  };
  part(SegmentPart::kFacts) = wholes(facts_);
  part(SegmentPart::kIdentifiers) = wholes(identifiers_);
  part(SegmentPart::kDocuments) = std::move(ids_);
  part(SegmentPart::kLayouts) = std::move(layouts_);
  std::string& head = part(SegmentPart::kHead);
  put_varint(head, documents_);
  put_varint(head, length_);
  bytes.digest = static_cast<std::int64_t>(digest_ >> 1);
  put_varint(head, static_cast<std::uint64_t>(bytes.digest));
  for (const TermStanding& standing : codes_.all()) {
    put_varint(head, standing.lanes);
    put_varint(head, standing.times);
  }
  *this = SegmentBuilder();
  return bytes;
}

}  // namespace vindplaats
