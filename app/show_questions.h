#pragma once
// Questions about sameness as an editor at a terminal sees them. Pure.
#include <string>

#include "app/pipeline/questions.h"

namespace vindplaats {

// Both publications, the evidence field by field, and how to answer.
std::string show_question(const SameWorkQuestion& question);

// {"questions": [{"a", "b", "score", "evidence": [...], "doubts": [...]}], "total": N}
std::string questions_json(const SameWorkQuestions& questions);

}  // namespace vindplaats
