#include "app/pipeline/preview_words.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "app/pipeline/placer.h"
#include "core/text.h"
#include "core/time.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

// So many words are named in a sentence.
constexpr std::size_t kNamedWords = 8;

template <class List>
auto* of_theme(List& list, const std::string& theme) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == theme; });
  return found == list.end() ? nullptr : &*found;
}

// Each word of a rule once a field, whatever its capitals.
void add_words(const ThemeMatch& theme, const Metadata& metadata, PreviewWord kind,
               std::vector<PreviewWord>& words) {
  kind.theme = theme.id;
  for (const RuleMatch& rule : theme.rules) {
    std::set<std::pair<std::string, std::string>> known;
    kind.rule = rule.id;
    for (const Match& match : rule.matches) {
      kind.field = match.field;
      kind.word = matched_text(metadata, match);
      if (!kind.word.empty() && known.emplace(kind.field, fold(kind.word)).second)
        words.push_back(kind);
    }
  }
}

// "title 'stage', abstract 'mbo', 'stages' and 2 more"; a word that several rules match once.
std::string named(const std::vector<PreviewWord>& words) {
  std::set<std::pair<std::string, std::string>> known;
  std::string text, field;
  for (const PreviewWord& word : words) {
    if (!known.emplace(word.field, fold(word.word)).second || known.size() > kNamedWords) continue;
    text += text.empty() ? "" : ", ";
    if (word.field != field) text += word.field + " ";
    field = word.field;
    text += fmt::format("'{}'", word.word);
  }
  if (known.size() > kNamedWords) text += fmt::format(" and {} more", known.size() - kNamedWords);
  return text;
}

std::string rules_of(const ThemeMatch& theme) {
  std::vector<std::string> ids;
  for (const RuleMatch& rule : theme.rules) ids.push_back(rule.id);
  return join(ids, ", ");
}

// " title 'stage' (gelijke-kansen)"; rules that need no word (year:, type:) name none.
std::string by_words(const ThemeMatch& theme, const std::vector<PreviewWord>& words) {
  const std::string told = named(words);
  return fmt::format("{}{} ({})", told.empty() ? "" : " ", told, rules_of(theme));
}

// Explains one publication.
class ChangeExplanation {
 public:
  ChangeExplanation(const Publication& publication, const PreviewContext& context,
                    PreviewChange& change)
      : publication_(publication), context_(context), change_(change) {}

  // Themes whose rules found it, and do not any more.
  bool loses() const {
    const auto& marks = change_.before.themes;
    return std::any_of(marks.begin(), marks.end(),
                       [&](const ThemeMark& mark) { return is_lost(mark); });
  }

  void tell(const Classification& before, const Classification& after) {
    for (const ThemeMark& mark : change_.after.themes) tell_found(mark, after);
    for (const ThemeMark& mark : change_.before.themes) {
      if (is_lost(mark)) tell_lost(mark, before, after);
    }
    if (!change_.after.why.empty()) reasons_.push_back("not offered: " + change_.after.why);
    change_.reason = join(reasons_, "; ");
  }

 private:
  bool is_lost(const ThemeMark& mark) const {
    const ThemeMark* const now = of_theme(change_.after.themes, mark.id);
    return !mark.rules.empty() && (now == nullptr || now->rules.empty());
  }

  std::vector<PreviewWord> words_of(const ThemeMatch& theme, PreviewWord kind) {
    std::vector<PreviewWord> words;
    add_words(theme, publication_.metadata, std::move(kind), words);
    change_.words.insert(change_.words.end(), words.begin(), words.end());
    return words;
  }

  // Of what stays as it was nothing is said, unless it is now enough for an acceptance.
  void tell_found(const ThemeMark& mark, const Classification& after) {
    const ThemeMark* const then = of_theme(change_.before.themes, mark.id);
    const ThemeMatch* const theme = of_theme(after.themes, mark.id);
    const bool same = then != nullptr && then->rules == mark.rules && then->score == mark.score;
    if (theme == nullptr || (same && change_.kind != PreviewKind::kAccepted)) return;
    const std::string score = then == nullptr || then->score == mark.score
                                  ? to_decimal(mark.score)
                                  : to_decimal(then->score) + " -> " + to_decimal(mark.score);
    reasons_.push_back(
        fmt::format("{} {}:{}", mark.id, score, by_words(*theme, words_of(*theme, {}))));
  }

  // What found it is said as well, unless it still does.
  void tell_lost(const ThemeMark& mark, const Classification& before, const Classification& after) {
    const std::string now = lost(mark.id, after);
    if (of_theme(after.below, mark.id) != nullptr) {
      reasons_.push_back(now);
      return;
    }
    std::string was = " " + join(mark.rules, ", ");
    if (const ThemeMatch* const theme = of_theme(before.themes, mark.id)) {
      PreviewWord kind;
      kind.before = true;
      was = by_words(*theme, words_of(*theme, kind));
    }
    reasons_.push_back(fmt::format("{}; it was by{}", now, was));
  }

  std::string lost(const std::string& id, const Classification& after) {
    const Theme* const theme = context_.after.theme(id);
    if (theme == nullptr) return fmt::format("there is no theme {} any more", id);
    if (!theme->open_on(format_day(context_.now)))
      return fmt::format("{} takes no candidates today", id);
    if (const ThemeMatch* const excluded = of_theme(after.excluded, id)) {
      PreviewWord kind;
      kind.excludes = true;
      return fmt::format("kept out of {} by{}", id, by_words(*excluded, words_of(*excluded, kind)));
    }
    if (const ThemeMatch* const below = of_theme(after.below, id)) {
      return fmt::format("{} {}, below the threshold of {}:{}", id, to_decimal(below->score),
                         to_decimal(theme->threshold), by_words(*below, words_of(*below, {})));
    }
    return fmt::format("no rule of {} finds it", id);
  }

  const Publication& publication_;
  const PreviewContext& context_;
  PreviewChange& change_;
  std::vector<std::string> reasons_;
};

}  // namespace

Result<Classification> PreviewWords::found_before(const Document& document) {
  if (!themes_before_) {
    TRY_ASSIGN(themes_before_, compile_themes(context_.before.themes, context_.before.words));
  }
  return classify(*themes_before_, document, Places::kTell, &words_before_);
}

Result<void> PreviewWords::explain(PreviewChange& change) {
  TRY_ASSIGN(const std::optional<Publication> publication, get_publication(snapshot_, change.id));
  if (!publication) return {};
  const Document document = document_for_rules(*publication, context_.after, analyser_);
  ChangeExplanation explanation(*publication, context_, change);
  Classification before;
  if (explanation.loses()) {
    TRY_ASSIGN(before, found_before(document));
  }
  explanation.tell(before, classify(themes_, document, Places::kTell, &words_));
  return {};
}

Result<void> PreviewWords::explain(ThemePreview& preview, std::size_t most) {
  std::array<std::size_t, kPreviewKinds> explained{};
  for (PreviewChange& change : preview.changes) {
    if (explained[static_cast<std::size_t>(change.kind)]++ < most) TRY(explain(change));
  }
  return {};
}

}  // namespace vindplaats
