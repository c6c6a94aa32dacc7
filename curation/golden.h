#pragma once
// A reference set for the themes: texts with the themes that a person gave them, and how far the
// rules agree (docs/themes.md). Pure; safe from any thread.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"
#include "curation/classify.h"

namespace vindplaats {

// One line of themes/golden.jsonl.
struct GoldenItem {
  std::string id, half, title, abstract_text, language;
  std::vector<std::string> themes;  // ids; none: a hard negative
  bool operator==(const GoldenItem&) const = default;
};

// JSON Lines: every line an object with the six keys of GoldenItem (abstract_text as "abstract"),
// all there and no others, with an id of its own and themes of which `known` holds the ids. Empty
// lines are passed over. kUsage with file and line.
Result<std::vector<GoldenItem>> parse_golden(std::string_view text, const std::string& file,
                                             std::span<const std::string> known);

// Counts of one theme in one half: selected and meant, selected only, meant only.
struct GoldenTheme {
  std::string id;
  std::int64_t right = 0, wrong = 0, missed = 0;
  // Rounded to thousandths; 1 where there was nothing to get wrong.
  Thousandths precision() const;
  Thousandths recall() const;
  Thousandths f1() const;
  bool operator==(const GoldenTheme&) const = default;
};

struct GoldenHalf {
  std::string half;
  std::int64_t items = 0, negatives = 0;
  std::vector<GoldenTheme> themes;              // in the order asked for
  std::vector<std::string> selected_negatives;  // ids, in the order of the file
  // The mean of the themes' F1, each counting the same.
  Thousandths macro_f1() const;
  bool operator==(const GoldenHalf&) const = default;
};

struct GoldenReport {
  std::vector<GoldenHalf> halves;  // in order of name
  std::int64_t selected_negatives() const;
  bool operator==(const GoldenReport&) const = default;
};

// `themes`: the ids that are measured; a negative counts as selected when one of these selects it.
GoldenReport measure_golden(std::span<const GoldenItem> items, const CompiledThemes& compiled,
                            std::span<const std::string> themes);

// The themes that have a rule which selects: the others can only be given by hand.
std::vector<std::string> themes_with_rules(const CompiledThemes& compiled);

}  // namespace vindplaats
