#include "curation/classify.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "curation/analyser.h"
#include "curation/evaluator.h"

namespace vindplaats {
namespace {

// The node's patterns become those of the lexicon.
void move_patterns(QueryNode& node, const std::vector<std::uint32_t>& moved) {
  for (auto* patterns : {&node.patterns, &node.joined}) {
    for (std::uint32_t& pattern : *patterns) {
      if (pattern != kNoPattern) pattern = moved[pattern];
    }
  }
  for (QueryNode& child : node.children) move_patterns(child, moved);
}

using SharedLists = std::map<std::pair<QueryField, std::string>, std::uint32_t>;

// A list is known by its name and by the field it is looked for in.
void number_lists(QueryNode& node, SharedLists& known) {
  if (node.kind == QueryNode::Kind::kList) {
    const auto number = static_cast<std::uint32_t>(known.size());
    node.shared = known.try_emplace({node.field, node.text}, number).first->second;
  }
  for (QueryNode& child : node.children) number_lists(child, known);
}

// Which patterns can make the node true; false when it can be true without any of them.
bool waking_patterns(const QueryNode& node, std::vector<std::uint32_t>& patterns) {
  switch (node.kind) {
    case QueryNode::Kind::kWord:
    case QueryNode::Kind::kPhrase:
      if (!node.whole.empty() || node.patterns.empty()) return false;
      patterns.push_back(node.patterns.front());
      if (!node.joined.empty()) patterns.push_back(node.joined.front());
      return true;
    case QueryNode::Kind::kNear:
      return waking_patterns(node.children[0], patterns);
    case QueryNode::Kind::kAnd:
      return std::any_of(node.children.begin(), node.children.end(), [&](const QueryNode& child) {
        std::vector<std::uint32_t> some;
        if (!waking_patterns(child, some)) return false;
        patterns.insert(patterns.end(), some.begin(), some.end());
        return true;
      });
    case QueryNode::Kind::kOr:
    case QueryNode::Kind::kList:
      return std::all_of(node.children.begin(), node.children.end(),
                         [&](const QueryNode& child) { return waking_patterns(child, patterns); });
    default:
      return false;
  }
}

// Takes out what stands under NOT; false when nothing else is left that can be wrong.
bool take_nots(QueryNode& node, std::vector<QueryNode>& nots) {
  const auto left = [&](QueryNode& child) { return take_nots(child, nots); };
  switch (node.kind) {
    case QueryNode::Kind::kNot:
      nots.push_back(std::move(node.children.front()));
      return false;
    case QueryNode::Kind::kAnd:
      std::erase_if(node.children, [&](QueryNode& child) { return !left(child); });
      return !node.children.empty();
    case QueryNode::Kind::kOr:
      // Of all children: what stands under NOT in any of them is taken.
      return std::count_if(node.children.begin(), node.children.end(), left) ==
             std::ssize(node.children);
    default:
      return true;
  }
}

Result<CompiledRule> compile_rule(const Theme& theme, const Rule& rule, const WordLists& words,
                                  Lexicon& lexicon) {
  auto query = parse_query(rule.query, words, QueryUse::kRule);
  if (!query) {
    Error error = std::move(query).error();
    error.what = fmt::format("theme {}, rule {}: {}", theme.id, rule.id, error.what);
    error.file = rule.place.file;
    error.line = rule.place.line;
    error.key = "query";
    return tl::unexpected(std::move(error));
  }
  std::vector<std::uint32_t> moved;
  moved.reserve(query->patterns.size());
  for (const Pattern& pattern : query->patterns) moved.push_back(lexicon.add(pattern));
  CompiledRule compiled{rule.id, rule.weight, rule.exclude, std::move(query->root), {}, {}};
  move_patterns(compiled.root, moved);
  return compiled;
}

}  // namespace

void CompiledThemes::share_lists() {
  SharedLists known;
  for (CompiledTheme& theme : themes_) {
    for (CompiledRule& rule : theme.rules) {
      number_lists(rule.root, known);
      QueryNode rest = rule.root;
      if (take_nots(rest, rule.nots) && !rule.nots.empty()) rule.without_nots = std::move(rest);
    }
  }
  lists_ = known.size();
}

void CompiledThemes::index() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // pattern, rule
  std::uint32_t number = 0;
  for (const CompiledTheme& theme : themes_) {
    for (const CompiledRule& rule : theme.rules) {
      std::vector<std::uint32_t> patterns;
      if (!waking_patterns(rule.root, patterns)) {
        always_.push_back(number);
      } else {
        for (const std::uint32_t pattern : patterns) pairs.emplace_back(pattern, number);
      }
      ++number;
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  first_waked_.assign(lexicon_.size() + 1, 0);
  for (const auto& [pattern, rule] : pairs) {
    ++first_waked_[pattern + 1];
    waked_.push_back(rule);
  }
  for (std::size_t i = 1; i < first_waked_.size(); ++i) first_waked_[i] += first_waked_[i - 1];
}

Result<CompiledThemes> compile_themes(const std::vector<Theme>& themes, const WordLists& words) {
  CompiledThemes compiled;
  for (const Theme& theme : themes) {
    CompiledTheme one{theme.id, theme.threshold, {}};
    for (const Rule& rule : theme.rules) {
      TRY_ASSIGN(CompiledRule made, compile_rule(theme, rule, words, compiled.lexicon_));
      one.rules.push_back(std::move(made));
    }
    compiled.themes_.push_back(std::move(one));
  }
  compiled.share_lists();
  compiled.index();
  return compiled;
}

struct Classifier {
  const CompiledThemes& themes;
  Hits hits;
  std::vector<bool> awake;  // by rule

  Classifier(const CompiledThemes& all, const Document& document, WordMemory* memory)
      : themes(all), hits(all.lexicon_.find(document, memory)) {
    std::size_t rules = 0;
    for (const CompiledTheme& theme : themes.themes_) rules += theme.rules.size();
    awake.assign(rules, false);
    for (const std::uint32_t rule : themes.always_) awake[rule] = true;
    for (const Hit& hit : hits.all()) {
      const std::uint32_t end = themes.first_waked_[hit.pattern + 1];
      for (std::uint32_t at = themes.first_waked_[hit.pattern]; at < end; ++at)
        awake[themes.waked_[at]] = true;
    }
  }
};

namespace {

// What follows for the themes from each rule that matches: `match(rule, number)` gives it, or none.
template <class MatchRule>
Classification weigh(const CompiledThemes& themes, const MatchRule& match) {
  Classification result;
  std::uint32_t number = 0;
  for (const CompiledTheme& theme : themes.themes()) {
    ThemeMatch selecting{theme.id, {}, {}}, excluding{theme.id, {}, {}};
    for (const CompiledRule& rule : theme.rules) {
      std::optional<RuleMatch> matched = match(rule, number++);
      if (!matched) continue;
      (rule.exclude ? excluding : selecting).rules.push_back(std::move(*matched));
      if (!rule.exclude) selecting.score.count += rule.weight.count;
    }
    if (!excluding.rules.empty()) {
      result.excluded.push_back(std::move(excluding));
    } else if (!selecting.rules.empty()) {
      const bool enough = selecting.score >= theme.threshold && selecting.score.count > 0;
      (enough ? result.themes : result.below).push_back(std::move(selecting));
    }
  }
  return result;
}

void append(std::vector<Match>& matches, const std::vector<Match>& more) {
  matches.insert(matches.end(), more.begin(), more.end());
}

std::vector<Match> excluding_matches(const std::vector<ThemeMatch>& excluded,
                                     const std::string& theme) {
  std::vector<Match> matches;
  for (const ThemeMatch& one : excluded) {
    if (one.id != theme) continue;
    for (const RuleMatch& rule : one.rules) append(matches, rule.matches);
  }
  return matches;
}

std::vector<HeldBack> held_back(const Classifier& classifier, const Evaluator& evaluator,
                                const std::vector<ThemeMatch>& excluded) {
  std::vector<HeldBack> held;
  std::uint32_t number = 0;
  for (const CompiledTheme& theme : classifier.themes.themes()) {
    const std::vector<Match> excluding = excluding_matches(excluded, theme.id);
    for (const CompiledRule& rule : theme.rules) {
      const QueryNode& rest = rule.without_nots ? *rule.without_nots : rule.root;
      if (!classifier.awake[number++] || rule.exclude) continue;
      if ((excluding.empty() && !rule.without_nots) || !evaluator.test(rest)) continue;
      std::vector<Match> by = excluding;
      for (const QueryNode& node : rule.nots) {
        if (evaluator.test(node)) append(by, evaluator.places(node));
      }
      if (!by.empty()) held.push_back({theme.id, rule.id, evaluator.places(rest), std::move(by)});
    }
  }
  return held;
}

}  // namespace

Classification classify(const CompiledThemes& themes, const Document& document, Places places,
                        WordMemory* memory) {
  const Classifier classifier(themes, document, memory);
  const Evaluator evaluator(document, classifier.hits, themes.lists());
  Classification found = weigh(themes, [&](const CompiledRule& rule, std::uint32_t number) {
    std::optional<RuleMatch> matched;
    if (!classifier.awake[number] || !evaluator.test(rule.root)) return matched;
    matched = RuleMatch{rule.id, {}};
    if (places == Places::kTell) matched->matches = evaluator.places(rule.root);
    return matched;
  });
  if (places == Places::kTell) found.held_back = held_back(classifier, evaluator, found.excluded);
  return found;
}

Classification classify_matched(const CompiledThemes& themes,
                                std::span<const std::uint32_t> matched) {
  return weigh(themes, [&](const CompiledRule& rule, std::uint32_t number) {
    const bool found = std::binary_search(matched.begin(), matched.end(), number);
    return found ? std::optional<RuleMatch>({rule.id, {}}) : std::nullopt;
  });
}

std::vector<ThemeMark> theme_marks(const Classification& classification) {
  std::vector<ThemeMark> marks;
  for (const ThemeMatch& theme : classification.themes) {
    ThemeMark& mark = marks.emplace_back(ThemeMark{theme.id, theme.score, {}, "rule"});
    for (const RuleMatch& rule : theme.rules) mark.rules.push_back(rule.id);
  }
  return marks;
}

std::vector<TestOutcome> run_tests(const std::vector<Theme>& themes,
                                   const CompiledThemes& compiled) {
  Analyser analyser;
  std::vector<TestOutcome> outcomes;
  for (const Theme& theme : themes) {
    for (const ThemeTest& test : theme.tests) {
      Metadata metadata;
      metadata.title = test.title;
      metadata.abstract_text = test.abstract_text;
      const Classification found = classify(compiled, analyser.analyse(metadata, {}));
      TestOutcome outcome{theme.id, test, {}, false};
      for (const ThemeMatch& match : found.themes) {
        if (match.id == theme.id) outcome.score = match.score;
      }
      outcome.passed = (outcome.score.count > 0) == test.expect;
      outcomes.push_back(std::move(outcome));
    }
  }
  return outcomes;
}

}  // namespace vindplaats
