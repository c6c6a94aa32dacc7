#include "curation/study_screening.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "core/csv.h"
#include "core/text.h"
#include "curation/study.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostScreeningMistakes = 20;

// What people write in the column `decision`.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kDecisionWords = {{
    {"include", "include"},
    {"exclude", "exclude"},
    {"opnemen", "include"},
    {"uitsluiten", "exclude"},
}};

std::string_view decision_word(const std::string& text) {
  for (const auto& [word, meaning] : kDecisionWords) {
    if (equals_ignoring_case(text, word)) return meaning;
  }
  return {};
}

class ScreeningReader {
 public:
  ScreeningReader(const CsvFile& file, const ScreeningImport& import)
      : file_(file), import_(import), stages_(study_stages(*import.study)) {}

  Result<std::vector<ScreeningDecision>> read() {
    TRY(check_columns());
    for (const CsvRow& row : file_.rows) {
      if (!cell(row, "decision").empty()) read_row(row);
    }
    if (mistakes_.empty()) return std::move(decisions_);
    if (mistakes_.size() > kMostScreeningMistakes) {
      const std::size_t more = mistakes_.size() - kMostScreeningMistakes;
      mistakes_.resize(kMostScreeningMistakes);
      mistakes_.push_back(fmt::format("and {} more", more));
    }
    return fail(Fault::kInput, join(mistakes_, "\n"));
  }

 private:
  Result<void> check_columns() const {
    for (const std::string_view name : {"id", "decision"}) {
      if (file_.column(name) < 0) {
        return fail(Fault::kInput,
                    fmt::format("line 1: there is no column '{}'; the header names id, stage, "
                                "decision, criterion, note",
                                name));
      }
    }
    if (import_.stage.empty() && file_.column("stage") < 0 && stages_.size() != 1) {
      return fail(Fault::kInput, "line 1: there is no column 'stage'; add it or give --stage");
    }
    return {};
  }

  std::string cell(const CsvRow& row, std::string_view name) const {
    const int column = file_.column(name);
    if (column < 0) return {};
    return std::string(trim(row.cells[static_cast<std::size_t>(column)]));
  }

  void wrong(const CsvRow& row, std::string_view column, const std::string& what) {
    mistakes_.push_back(fmt::format("line {}, column {}: {}", row.line, column, what));
  }

  std::string stage_of(const CsvRow& row) const {
    const std::string stage = cell(row, "stage");
    if (!stage.empty()) return stage;
    return import_.stage.empty() && stages_.size() == 1 ? stages_.front() : import_.stage;
  }

  void read_row(const CsvRow& row) {
    const std::size_t before = mistakes_.size();
    ScreeningDecision decision;
    decision.study = import_.study->id;
    decision.publication = cell(row, "id");
    decision.stage = stage_of(row);
    decision.decision = decision_word(cell(row, "decision"));
    decision.criterion = cell(row, "criterion");
    decision.note = one_line(cell(row, "note"));
    for (const auto& [column, what] : screening_mistakes(import_, decision)) {
      const bool word = column == "decision";
      wrong(row, column, word ? fmt::format("'{}' {}", cell(row, column), what) : what);
    }
    if (!seen_.insert({decision.publication, decision.stage}).second) {
      wrong(row, "id", fmt::format("{} stands here twice for this stage", decision.publication));
    }
    if (mistakes_.size() == before) decisions_.push_back(std::move(decision));
  }

  const CsvFile& file_;
  const ScreeningImport& import_;
  const std::vector<std::string> stages_;
  std::vector<ScreeningDecision> decisions_;
  std::vector<std::string> mistakes_;
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> screening_mistakes(const ScreeningImport& import,
                                                                    ScreeningDecision& decision) {
  std::vector<std::pair<std::string, std::string>> mistakes;
  const std::vector<std::string> stages = study_stages(*import.study);
  if (!import.works.contains(decision.publication)) {
    mistakes.emplace_back(
        "id", fmt::format("'{}' is no publication that this study screens", decision.publication));
  }
  if (std::find(stages.begin(), stages.end(), decision.stage) == stages.end()) {
    mistakes.emplace_back("stage", fmt::format("'{}' is no stage of this study; its stages: {}",
                                               decision.stage, join(stages, ", ")));
  }
  const bool excludes = decision.decision == "exclude";
  if (!excludes && decision.decision != "include")
    mistakes.emplace_back("decision", "is neither include nor exclude");
  if (decision.criterion.empty()) {
    if (excludes)
      mistakes.emplace_back("criterion",
                            "an exclusion needs one of " + criteria_text(*import.study));
    return mistakes;
  }
  const auto& criteria = import.study->criteria;
  const auto known = std::find_if(criteria.begin(), criteria.end(), [&](const auto& one) {
    return equals_ignoring_case(one.id, decision.criterion);  // case is forgiven
  });
  if (known == criteria.end()) {
    mistakes.emplace_back("criterion",
                          fmt::format("'{}' is no criterion of this study; there are {}",
                                      decision.criterion, criteria_text(*import.study)));
  } else {
    decision.criterion = known->id;
  }
  return mistakes;
}

std::string criteria_text(const Study& study) {
  std::vector<std::string> texts;
  for (const StudyCriterion& criterion : study.criteria) {
    const std::string& words = criterion.nl.empty() ? criterion.en : criterion.nl;
    texts.push_back(words.empty() ? criterion.id : criterion.id + " (" + words + ")");
  }
  return texts.empty() ? "criteria in study.toml, which has none" : join(texts, ", ");
}

Result<std::vector<ScreeningDecision>> parse_screening(std::string_view csv,
                                                       const ScreeningImport& import) {
  if (study_stages(*import.study).empty()) {
    return fail(Fault::kInput, "study " + import.study->id +
                                   " has no criteria, so there is nothing to screen; add "
                                   "[[criterion]] to its study.toml");
  }
  TRY_ASSIGN(const CsvFile file, parse_csv(csv));
  return ScreeningReader(file, import).read();
}

}  // namespace vindplaats
