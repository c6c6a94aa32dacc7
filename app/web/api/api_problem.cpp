#include "app/web/api/api_problem.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "app/show.h"

namespace vindplaats {
namespace {

struct ProblemRow {
  int status;
  std::string_view code;
};
// The first row is for every other status.
constexpr ProblemRow kProblems[] = {
    {500, "internal"},  {400, "bad-request"}, {401, "no-token"},
    {403, "forbidden"}, {404, "not-found"},   {405, "wrong-method"},
    {409, "conflict"},  {413, "too-large"},   {415, "wrong-media-type"},
    {422, "invalid"},   {429, "too-many"},    {502, "remote"},
    {503, "busy"}};

const ProblemRow& problem_row(int status) {
  const auto* const found =
      std::find_if(std::begin(kProblems), std::end(kProblems),
                   [&](const ProblemRow& one) { return one.status == status; });
  return found == std::end(kProblems) ? kProblems[0] : *found;
}

int problem_status(Fault fault) {
  switch (fault) {
    case Fault::kInput:
    case Fault::kUsage:
      return 422;
    case Fault::kNotFound:
      return 404;
    case Fault::kConflict:
    case Fault::kRefused:
      return 409;
    case Fault::kRemote:
      return 502;
    case Fault::kBusy:
      return 503;
    default:
      return 500;
  }
}

std::string without_folder(std::string text, const std::string& folder) {
  if (folder.empty()) return text;
  for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
    text.erase(at, folder.size());
  return text;
}

// What programs are told where pages say it in other words.
std::string detail_of(int status, Language language) {
  const std::string own = fmt::format("api-error-{}", status);
  if (all_texts().contains(own)) return std::string(text_of(language, own));
  return std::string(text_of(language, fmt::format("error-{}-text", status)));
}

}  // namespace

std::string problem_json(const ApiProblem& problem, Language language) {
  const ProblemRow& row = problem_row(problem.status);
  nlohmann::ordered_json json = {
      {"title", text_of(language, fmt::format("error-{}", row.status))},
      {"status", problem.status},
      {"detail", problem.detail.empty() ? detail_of(row.status, language) : problem.detail},
      {"code", problem.code.empty() ? row.code : problem.code}};
  if (!problem.errors.empty()) json["errors"] = problem.errors;
  json.update(problem.more);
  return json_line(json);
}

WebResponse problem_response(const ApiProblem& problem, Language language) {
  WebResponse response;
  response.status = problem.status;
  response.headers = {{"Content-Type", "application/problem+json"},
                      {"Content-Language", std::string(language_tag(language))},
                      {"Cache-Control", "no-store"}};
  response.body = problem_json(problem, language);
  return response;
}

ApiProblem problem_of(const Error& error, const std::string& folder) {
  ApiProblem problem;
  problem.status = problem_status(error.fault);
  // What is wrong inside is nobody's business outside; what is not there needs no more words.
  if (problem.status >= 500 || problem.status == 404) return problem;
  const std::string where = error.line > 0 ? fmt::format("line {}: ", error.line) : "";
  problem.detail = without_folder(where + error.what, folder);
  return problem;
}

}  // namespace vindplaats
