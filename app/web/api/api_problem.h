#pragma once
// What went wrong, as RFC 9457 has it: a title and detail in the language asked, a code that stays
// the same, and of what was sent what is wrong with it. Never a path, a version or a trace. Pure.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "app/web/exchange.h"
#include "app/web/texts.h"
#include "core/result.h"

namespace vindplaats {

struct ApiProblem {
  int status = 500;
  std::string_view code = {};  // empty: that of the status ("not-found")
  std::string detail = {};     // empty: what the texts say of the status
  std::vector<std::string> errors = {};
  nlohmann::ordered_json more = nlohmann::ordered_json::object();  // further members
};

std::string problem_json(const ApiProblem& problem, Language language);
WebResponse problem_response(const ApiProblem& problem, Language language);
// `folder`: the platform's, whose name is taken out of what is told.
ApiProblem problem_of(const Error& error, const std::string& folder);

}  // namespace vindplaats
