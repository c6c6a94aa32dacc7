#pragma once
// How a synthesis study looks to a person and to a program, and the files that a new one begins
// with. Pure.
#include <string>
#include <vector>

#include "app/pipeline/study.h"
#include "app/pipeline/study_list.h"

namespace vindplaats {

// {"studies": [{"id", "title", "updated", "status"}]}
std::string studies_json(const std::vector<ListedStudy>& studies);
// studies/<id>/study.toml with every key, and its first text.
std::string new_study_toml(const std::string& id);
std::string new_study_text(const std::string& id);

// Borrows all.
struct StudyState {
  const Study& study;
  const StudySelection& selection;
  const std::vector<CitationWarning>& warnings;
};
std::string show_study_state(const StudyState& state);
std::string study_state_json(const StudyState& state);

// Those that nobody has decided on, or screeners disagree on, and those whose full text could not
// be had; of one stage when it is not empty.
std::vector<const FoundWork*> waiting_works(const StudySelection& selection,
                                            const std::string& stage);
std::string show_waiting_works(const std::vector<const FoundWork*>& works);
// {"publications": [{"id", "title", "stage"}], "total"}.
std::string waiting_json(const std::vector<const FoundWork*>& works);

}  // namespace vindplaats
