#include "app/show_questions.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/show.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kValueWidth = 60;

std::string shown_publication(const Publication& publication) {
  return fmt::format("{}  {}\n               {}{}{}\n", publication.id,
                     shortened(publication.metadata.title, kTitleWidth), publication.status,
                     publication.partners.empty() ? "" : ", from ",
                     fmt::join(publication.partners, ", "));
}

std::string_view in_words(const std::string& likeness) {
  if (likeness == "same") return "the same";
  if (likeness == "nearly") return "nearly the same";
  return likeness == "partly" ? "partly the same" : "different";
}

std::string shown_field(const ExplainedField& field) {
  const std::string a = shortened(field.a, kValueWidth), b = shortened(field.b, kValueWidth);
  std::string out = fmt::format("  {} {} {:+.2f}  {}\n", pad(field.field, 11),
                                pad(in_words(field.likeness), 16), field.weight / 1000.0, a);
  if (a != b) out += fmt::format("{}{}\n", std::string(37, ' '), b);
  return out;
}

nlohmann::ordered_json publication_of(const Publication& publication) {
  return {{"id", publication.id},
          {"title", publication.metadata.title},
          {"status", publication.status},
          {"partners", publication.partners}};
}

}  // namespace

std::string show_question(const SameWorkQuestion& question) {
  const std::string &a = question.a.id, &b = question.b.id;
  std::string out = shown_publication(question.a) + shown_publication(question.b);
  for (const ExplainedField& field : question.evidence.fields) out += shown_field(field);
  if (!question.evidence.doubts.empty())
    out += fmt::format("  In doubt: {}.\n", fmt::join(question.evidence.doubts, "; "));
  return out + fmt::format(
                   "  One work:  vindplaats queue merge {0} {1}\n"
                   "  Two works: vindplaats queue apart {0} {1}\n\n",
                   a, b);
}

std::string questions_json(const SameWorkQuestions& questions) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const SameWorkQuestion& question : questions.asked) {
    nlohmann::ordered_json evidence = nlohmann::ordered_json::array();
    for (const ExplainedField& field : question.evidence.fields)
      evidence.push_back({{"field", field.field},
                          {"likeness", field.likeness},
                          {"weight", field.weight / 1000.0},
                          {"a", field.a},
                          {"b", field.b}});
    list.push_back({{"a", publication_of(question.a)},
                    {"b", publication_of(question.b)},
                    {"score", question.evidence.score / 1000.0},
                    {"evidence", std::move(evidence)},
                    {"doubts", question.evidence.doubts}});
  }
  const nlohmann::ordered_json json = {{"questions", std::move(list)},
                                       {"total", questions.asked.size()}};
  return json_line(json);
}

}  // namespace vindplaats
