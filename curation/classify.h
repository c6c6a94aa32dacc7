#pragma once
// Themes and their rules (contract section 3): which of them select a publication, how strongly and
// by which words. Pure: a preview of a changed rule is the same function on the same documents.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "config/types.h"
#include "core/publication.h"
#include "curation/lexicon.h"
#include "curation/query.h"

namespace vindplaats {

struct CompiledRule {
  std::string id;
  Thousandths weight;
  bool exclude = false;
  QueryNode root;  // its patterns are those of the themes' lexicon
  // What stands under NOT in it, and what is left without; empty when nothing does, or all.
  std::vector<QueryNode> nots;
  std::optional<QueryNode> without_nots;
};

struct CompiledTheme {
  std::string id;
  Thousandths threshold;
  std::vector<CompiledRule> rules;
};

// All themes, ready for any number of documents. Safe from any thread.
class CompiledThemes {
 public:
  const std::vector<CompiledTheme>& themes() const { return themes_; }
  std::size_t lists() const { return lists_; }
  // What the rules' patterns mean, from 0.
  const Pattern& pattern(std::uint32_t number) const { return lexicon_.pattern(number); }
  std::size_t patterns() const { return lexicon_.size(); }

 private:
  friend Result<CompiledThemes> compile_themes(const std::vector<Theme>& themes,
                                               const WordLists& words);
  friend struct Classifier;
  void index();
  void share_lists();

  std::vector<CompiledTheme> themes_;
  Lexicon lexicon_;
  std::size_t lists_ = 0;  // numbers of QueryNode::shared
  // The rules in one row, theme after theme; those that a pattern can wake:
  // waked_[first_waked_[pattern]] .. and those that are asked of every document because they need
  // no word (year:, type:).
  std::vector<std::uint32_t> first_waked_, waked_, always_;
};

// kUsage with file and line of the first query that is wrong, and the column in its text.
Result<CompiledThemes> compile_themes(const std::vector<Theme>& themes, const WordLists& words);

struct RuleMatch {
  std::string id;
  std::vector<Match> matches;
  bool operator==(const RuleMatch&) const = default;
};

// A theme that some rule met. `score`: the sum of the weights of the rules that matched, each once;
// 0 when an exclude rule did.
struct ThemeMatch {
  std::string id;
  Thousandths score;
  std::vector<RuleMatch> rules;  // those that select; in `excluded` those that exclude
  bool operator==(const ThemeMatch&) const = default;
};

// A rule that selects, of which all is there, but for what stands under NOT in it or in an exclude
// rule of its theme.
struct HeldBack {
  std::string theme, rule;
  std::vector<Match> matches;  // what would meet it
  std::vector<Match> by;       // what keeps it from it
  bool operator==(const HeldBack&) const = default;
};

// All in the order in which themes and rules are declared.
struct Classification {
  std::vector<ThemeMatch> themes;    // at or above their threshold, and above 0
  std::vector<ThemeMatch> below;     // met, but not enough
  std::vector<ThemeMatch> excluded;  // kept out by an exclude rule
  std::vector<HeldBack> held_back;   // told with the places only
  bool operator==(const Classification&) const = default;
};

// Whether it matters which words matched: looking them up is a fifth of the work.
enum class Places { kTell, kLeaveOut };
// `memory`: of these themes, for many documents of one Analyser.
Classification classify(const CompiledThemes& themes, const Document& document,
                        Places places = Places::kTell, WordMemory* memory = nullptr);
// The same from rules of which it is known already that they match: their numbers, counted theme
// after theme, in order.
Classification classify_matched(const CompiledThemes& themes,
                                std::span<const std::uint32_t> matched);
// The themes at or above their threshold, as the publication shows them; "by" is "rule".
std::vector<ThemeMark> theme_marks(const Classification& classification);

// One [[test]] of a theme: is the text selected as it says.
struct TestOutcome {
  std::string theme;
  ThemeTest test;
  Thousandths score;
  bool passed = false;
};
std::vector<TestOutcome> run_tests(const std::vector<Theme>& themes,
                                   const CompiledThemes& compiled);

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, RuleMatch>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
  visit("matches", self.matches);
}
template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, ThemeMatch>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
  visit("score", self.score);
  visit("rules", self.rules);
}
// What `try classify` writes behind the id; `below` and `held_back` are not part of it.
template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Classification>
void each_field(Visitor&& visit, Self& self) {
  visit("themes", self.themes);
  visit("excluded", self.excluded);
}

}  // namespace vindplaats
