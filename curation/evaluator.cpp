#include "curation/evaluator.h"

#include <algorithm>

namespace vindplaats {
namespace {

using EvalKind = QueryNode::Kind;

// Beyond this many places in one document NEAR looks at the first ones only: text that repeats a
// word endlessly must not cost its square.
constexpr std::size_t kMaxSpans = 4096;

}  // namespace

bool Evaluator::here(const QueryNode& node, std::uint32_t value) const {
  const QueryField field = document_.values[value].field;
  return node.field == QueryField::kAny ? field <= QueryField::kSubject : field == node.field;
}

bool Evaluator::is_pattern(std::uint32_t pattern, std::uint32_t word) const {
  const auto hits = hits_.of(pattern);
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.word == word; });
}

template <class OnSpan>
bool Evaluator::each_word(const QueryNode& node, OnSpan&& on_span) const {
  for (const Hit& hit : hits_.of(node.patterns.front())) {
    const std::uint32_t end = document_.first_token[hit.word + 1];
    for (std::uint32_t at = document_.first_token[hit.word]; at < end; ++at) {
      const Token& token = document_.tokens[document_.token_of[at]];
      if (!here(node, token.value) || (hit.same & document_.values[token.value].same) == 0)
        continue;
      if (on_span(Span{token.value, token.position, token.position, token.start,
                       token.start + token.length})) {
        return true;
      }
    }
  }
  return false;
}

// Adds the tokens right behind `before` that the pattern accepts: a joined word and its first part
// begin at the same place, so there may be two.
void Evaluator::continued(const Token& before, std::uint32_t pattern,
                          std::vector<const Token*>& found) const {
  const TextValue& value = document_.values[before.value];
  const auto* first = document_.tokens.data() + value.first;
  const auto* last = first + value.count;
  const std::uint32_t wanted = before.sequence + before.parts;
  const auto less = [](const Token& token, std::uint32_t sequence) {
    return token.sequence < sequence;
  };
  for (const auto* token = std::lower_bound(first, last, wanted, less);
       token != last && token->sequence == wanted; ++token) {
    if (is_pattern(pattern, token->word)) found.push_back(token);
  }
}

// The tokens that a phrase from `first` on can end with. All ways are followed, each token once:
// "de sociaal* economische" goes by the part of "sociaal-economische", though "sociaal*" accepts
// the joined word too.
void Evaluator::phrase_ends(const Token& first, const std::vector<std::uint32_t>& patterns,
                            std::vector<const Token*>& ends) const {
  ends.assign(1, &first);
  std::vector<const Token*> next;
  for (std::size_t i = 1; !ends.empty() && i < patterns.size(); ++i) {
    next.clear();
    for (const Token* token : ends) continued(*token, patterns[i], next);
    std::sort(next.begin(), next.end());
    next.erase(std::unique(next.begin(), next.end()), next.end());
    ends.swap(next);
  }
}

template <class OnSpan>
bool Evaluator::each_phrase(const QueryNode& node, const std::vector<std::uint32_t>& patterns,
                            OnSpan&& on_span) const {
  if (patterns.empty()) return false;
  for (const std::uint32_t pattern : patterns) {
    if (!hits_.any(pattern)) return false;
  }
  std::vector<const Token*> ends;
  for (const Hit& hit : hits_.of(patterns.front())) {
    const std::uint32_t end = document_.first_token[hit.word + 1];
    for (std::uint32_t at = document_.first_token[hit.word]; at < end; ++at) {
      const Token& first = document_.tokens[document_.token_of[at]];
      if (!here(node, first.value)) continue;
      phrase_ends(first, patterns, ends);
      for (const Token* last : ends) {
        if (on_span(Span{first.value, first.position, last->position, first.start,
                         last->start + last->length})) {
          return true;
        }
      }
    }
  }
  return false;
}

template <class OnSpan>
bool Evaluator::each_span(const QueryNode& node, OnSpan&& on_span) const {
  switch (node.kind) {
    case EvalKind::kWord:
      return !node.patterns.empty() && each_word(node, on_span);
    case EvalKind::kPhrase:
      return each_phrase(node, node.patterns, on_span) || each_phrase(node, node.joined, on_span);
    case EvalKind::kList:
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (possible(node, i) && each_span(node.children[i], on_span)) return true;
      }
      return false;
    default:
      return false;
  }
}

// The first whole value behind `after` (null: from the beginning) that the node accepts; null when
// there is none.
const WholeValue* Evaluator::whole(const QueryNode& node, const WholeValue* after) const {
  const WholeValue* end = document_.wholes.data() + document_.wholes.size();
  for (const WholeValue* value = after == nullptr ? document_.wholes.data() : after + 1;
       value < end; ++value) {
    if (value->field != node.field) continue;
    for (const Pattern& pattern : node.whole) {
      if (accepts(pattern, value->folded)) return value;
    }
  }
  return nullptr;
}

bool Evaluator::any_child(const QueryNode& node) const {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (possible(node, i) && test(node.children[i])) return true;
  }
  return false;
}

bool Evaluator::test(const QueryNode& node) const {
  const auto true_here = [this](const QueryNode& child) { return test(child); };
  switch (node.kind) {
    case EvalKind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), true_here);
    case EvalKind::kOr:
      return any_child(node);
    case EvalKind::kList: {
      if (node.shared >= lists_.size()) return any_child(node);
      SeenList& list = lists_[node.shared];
      if (!list.tested) list.found = any_child(node);
      list.tested = true;
      return list.found;
    }
    case EvalKind::kNot:
      return !test(node.children.front());
    case EvalKind::kNear:
      return !near(node).empty();
    case EvalKind::kYear:
      return document_.year != 0 && document_.year >= node.from && document_.year <= node.until;
    case EvalKind::kWord:
    case EvalKind::kPhrase:
      return (!node.whole.empty() && whole(node, nullptr) != nullptr) ||
             each_span(node, [](const Span&) { return true; });
  }
  return false;
}

Evaluator::Spans Evaluator::spans(const QueryNode& node) const {
  if (node.shared >= lists_.size()) return find_spans(node);
  SeenList& list = lists_[node.shared];
  if (!list.spanned) list.spans = find_spans(node);
  list.spanned = true;
  return list.spans;
}

Evaluator::Spans Evaluator::find_spans(const QueryNode& node) const {
  if (node.kind == EvalKind::kNear) return near(node);
  Spans all;
  if (node.kind == EvalKind::kOr) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (!possible(node, i)) continue;
      const Spans some = spans(node.children[i]);
      all.insert(all.end(), some.begin(), some.end());
    }
  } else {
    each_span(node, [&](const Span& span) {
      all.push_back(span);
      return false;
    });
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.size() > kMaxSpans) all.resize(kMaxSpans);
  return all;
}

// Pairs of places in one value, in either order, with at most `near` words between, that do not
// overlap. Sorted spans, so for each left place only the right ones that can reach it are looked
// at.
Evaluator::Spans Evaluator::near(const QueryNode& node) const {
  const Spans left = spans(node.children[0]);
  if (left.empty()) return {};
  const Spans right = spans(node.children[1]);
  std::uint32_t longest = 0;
  for (const Span& span : right) longest = std::max(longest, span.last - span.first);
  const auto reach = static_cast<std::uint32_t>(node.near) + 1;
  Spans found;
  for (const Span& a : left) {
    const std::uint32_t back = reach + longest;
    const Span earliest{a.value, a.first > back ? a.first - back : 0, 0, 0, 0};
    for (auto b = std::lower_bound(right.begin(), right.end(), earliest);
         b != right.end() && b->value == a.value && b->first <= a.last + reach; ++b) {
      const bool after = b->start >= a.end, before = b->end <= a.start;
      if (!after && !before) continue;
      if (before && a.first > b->last + reach) continue;
      found.push_back({a.value, std::min(a.first, b->first), std::max(a.last, b->last),
                       std::min(a.start, b->start), std::max(a.end, b->end)});
      if (found.size() >= kMaxSpans) break;
    }
    if (found.size() >= kMaxSpans) break;
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Evaluator::add(std::vector<Match>& matches, const Span& span) const {
  const TextValue& value = document_.values[span.value];
  matches.push_back({std::string(value.key), value.index, span.start, span.end - span.start});
}

void Evaluator::collect_within(const QueryNode& node, const Span& within,
                               std::vector<Match>& matches) const {
  if (node.kind == EvalKind::kNear || node.kind == EvalKind::kOr) {
    for (const QueryNode& child : node.children) collect_within(child, within, matches);
    return;
  }
  each_span(node, [&](const Span& span) {
    if (span.value == within.value && span.start >= within.start && span.end <= within.end)
      add(matches, span);
    return false;
  });
}

void Evaluator::collect(const QueryNode& node, std::vector<Match>& matches) const {
  switch (node.kind) {
    case EvalKind::kNot:
    case EvalKind::kYear:
      return;
    case EvalKind::kAnd:
      for (const QueryNode& child : node.children) collect(child, matches);
      return;
    case EvalKind::kOr:
    case EvalKind::kList:
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (possible(node, i) && test(node.children[i])) collect(node.children[i], matches);
      }
      return;
    case EvalKind::kNear: {
      const Spans found = near(node);
      for (std::size_t i = 0; i < std::min(found.size(), kMaxMatches); ++i)
        collect_within(node, found[i], matches);
      return;
    }
    default:
      break;
  }
  for (const WholeValue* value = node.whole.empty() ? nullptr : whole(node, nullptr);
       value != nullptr; value = whole(node, value)) {
    matches.push_back({std::string(value->key), value->index, 0, value->length});
  }
  std::size_t left = kMaxMatches;
  each_span(node, [&](const Span& span) {
    add(matches, span);
    return --left == 0;
  });
}

std::vector<Match> Evaluator::places(const QueryNode& node) const {
  std::vector<Match> matches;
  collect(node, matches);
  std::sort(matches.begin(), matches.end());
  matches.erase(std::unique(matches.begin(), matches.end()), matches.end());
  if (matches.size() > kMaxMatches) matches.resize(kMaxMatches);
  return matches;
}

}  // namespace vindplaats
