#include "curation/index/segment_places.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vindplaats {
namespace {

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
}

Result<void> SegmentPlaces::gather_list(const DocSet& candidates, std::uint32_t term,
                                        std::uint64_t offset, std::uint32_t size, bool joined) {
  if (size == 0) return {};
  TRY_ASSIGN(const std::string_view bytes, search_.postings(offset, size));
  PostingReader reader(bytes, search_.segment().codes());
  std::uint64_t passed = 0;  // places of documents in between
  for (PostingReader::Posting posting; reader.next(posting);) {
    if (!candidates.has(posting.document)) {
      passed += posting.standing.times;
      continue;
    }
    reader.places().skip(std::exchange(passed, 0));
    std::uint32_t at = 0;
    for (std::uint32_t i = 0; i < posting.standing.times && !reader.places().done(); ++i) {
      at += reader.places().next32();
      documents_.push_back(posting.document);
      gathered_.push_back({at, term, joined});
    }
  }
  return {};
}

// All places of all terms, then in order of their documents: by counting.
Result<void> SegmentPlaces::gather(const DocSet& candidates) {
  for (std::uint32_t term = 0; term < terms_.size(); ++term) {
    const Term& one = terms_[term];
    TRY(gather_list(candidates, term, one.offset, one.plain, false));
    TRY(gather_list(candidates, term, one.offset + one.plain, one.joined, true));
  }
  return {};
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

void SegmentPlaces::note_steps() {
  steps_ =
      node_.kind == QueryNode::Kind::kPhrase && node_.joined.empty() && node_.patterns.size() <= 64;
  if (!steps_) return;
  for (Term& term : terms_) {
    for (const Hit& hit : term.hits) {
      for (std::size_t step = 0; step < node_.patterns.size(); ++step) {
        if (node_.patterns[step] == hit.pattern) term.steps |= std::uint64_t{1} << step;
      }
    }
  }
}

// Most documents that have the words of a phrase do not have them one after another. Not asked
// where hyphenated words are in play: then more than one way leads through.
bool SegmentPlaces::may_follow(std::size_t first, std::size_t last) const {
  if (!steps_) return true;
  const std::uint64_t whole = std::uint64_t{1} << (node_.patterns.size() - 1);
  std::uint64_t before = 0, here = 0;
  std::uint32_t at = 0;
  for (std::size_t i = first; i < last; ++i) {
    const Place& place = places_[i];
    if (place.joined) return true;
    if (place.at != at) {
      before = place.at == at + 1 ? here : 0;
      here = 0;
      at = place.at;
    }
    here |= (before << 1 | 1u) & terms_[place.term].steps;
    if ((here & whole) != 0) return true;
  }
  return false;
}

void SegmentPlaces::note_sides() {
  if (node_.kind != QueryNode::Kind::kNear) return;
  for (std::size_t side = 0; side < 2; ++side) {
    std::vector<std::uint32_t> patterns;
    add_leaf_patterns(node_.children[side], patterns);
    for (Term& term : terms_) {
      const bool here = std::any_of(term.hits.begin(), term.hits.end(), [&](const Hit& hit) {
        return std::find(patterns.begin(), patterns.end(), hit.pattern) != patterns.end();
      });
      if (here) term.steps |= std::uint64_t{1} << side;
    }
  }
}

// Does a word of the left side stand near enough to one of the right. A hyphenated word between
// them counts once, but takes the room of its parts.
bool SegmentPlaces::may_be_near(std::uint32_t document, std::size_t first, std::size_t last) const {
  if (node_.kind != QueryNode::Kind::kNear) return true;
  const std::uint32_t reach =
      static_cast<std::uint32_t>(node_.near) + 1 + layouts_->extra_parts[document];
  std::array<std::optional<std::uint32_t>, 2> seen;
  for (std::size_t i = first; i < last; ++i) {
    const Place& place = places_[i];
    const std::uint64_t sides = terms_[place.term].steps;
    for (std::size_t side = 0; side < 2; ++side) {
      const std::optional<std::uint32_t>& other = seen[1 - side];
      if ((sides >> side & 1u) != 0 && other && place.at - *other <= reach) return true;
    }
    for (std::size_t side = 0; side < 2; ++side) {
      if ((sides >> side & 1u) != 0) seen[side] = place.at;
    }
  }
  return false;
}

// Start and end are counted in parts instead of letters: they only tell what comes before what.
void SegmentPlaces::add_token(const Place& place) {
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

bool SegmentPlaces::decide(std::uint32_t document, std::size_t first, std::size_t last) {
  std::sort(places_.begin() + static_cast<std::ptrdiff_t>(first),
            places_.begin() + static_cast<std::ptrdiff_t>(last),
            [](const Place& a, const Place& b) {
              return a.at != b.at ? a.at < b.at : a.joined && !b.joined;
            });
  if (!may_follow(first, last) || !may_be_near(document, first, last)) return false;
  read_layout(layouts_->of[document]);
  if (bases_.empty()) return false;
  document_.tokens.clear();
  words_.clear();
  for (std::size_t i = first; i < last; ++i) add_token(places_[i]);
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
  note_steps();
  note_sides();
  TRY(gather(candidates));
  TRY_ASSIGN(layouts_, search_.segment().layouts(search_.source_));
  const DocRanks ranks(candidates);
  std::vector<std::uint32_t> next(std::size_t{ranks.count()} + 1, 0);
  for (std::uint32_t& document : documents_) ++next[(document = ranks.of(document)) + 1];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  places_.resize(gathered_.size());
  for (std::size_t i = 0; i < gathered_.size(); ++i) places_[next[documents_[i]]++] = gathered_[i];
  DocSet found(candidates.size());
  std::size_t first = 0, candidate = 0;
  candidates.each([&](std::uint32_t document) {
    const std::size_t last = next[candidate++];
    if (decide(document, first, last)) found.add(document);
    first = last;
  });
  return found;
}

}  // namespace vindplaats
