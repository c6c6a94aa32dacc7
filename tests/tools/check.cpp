// corpora_check record|refusal < LINES: is every line of standard input JSON that holds to the
// record schema, or a refusal as `vindplaats try` writes it. Says how many lines, and the first
// ones that are wrong; exit status 1 when there are any.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include <fmt/format.h>

#include "export/schema_check.h"
#include "export/schemas.h"

namespace vindplaats::corpora {
namespace {

constexpr std::size_t kShownWrong = 20;

std::vector<std::string> refusal_problems(const std::string& line) {
  const nlohmann::json json = nlohmann::json::parse(line, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return {"it is no JSON object"};
  for (const char* key : {"file", "reason"})
    if (!json.contains(key) || !json[key].is_string() || json[key].get<std::string>().empty())
      return {fmt::format("it has no {}", key)};
  return {};
}

int check_lines(const std::string& what) {
  const Result<SchemaCheck> check = SchemaCheck::make(schema_text("record"));
  if (!check) {
    fmt::print(stderr, "{}\n", check.error().what);
    return 2;
  }
  std::size_t lines = 0, wrong = 0;
  for (std::string line; std::getline(std::cin, line);) {
    ++lines;
    const auto problems = what == "record" ? check->problems(line) : refusal_problems(line);
    if (problems.empty() || ++wrong > kShownWrong) continue;
    for (const std::string& problem : problems)
      fmt::print("    line {}: {}: {}\n", lines, problem, line.substr(0, 120));
  }
  fmt::print("{} lines, {} of them wrong\n", lines, wrong);
  return wrong == 0 ? 0 : 1;
}

}  // namespace
}  // namespace vindplaats::corpora

int main(int count, char** words) {
  const std::string what = count == 2 ? words[1] : "";
  if (what != "record" && what != "refusal") {
    fmt::print(stderr, "usage: corpora_check record|refusal < LINES\n");
    return 2;
  }
  return vindplaats::corpora::check_lines(what);
}
