// What editors decide, and what they bring.
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/pipeline/bring_in.h"
#include "app/show.h"
#include "app/show_publication.h"
#include "app/web/api/api_problem.h"
#include "app/web/api/operations.h"
#include "app/web/decide_as.h"
#include "core/publication_fields.h"

namespace vindplaats {
namespace {

std::string text_in(const ApiJson& body, const char* key) {
  return body.value(key, std::string());
}
std::vector<std::string> list_in(const ApiJson& body, const char* key) {
  return body.value(key, std::vector<std::string>());
}

// The body's keys are the request's: which of them a kind of decision takes, its schema says.
DecisionRequest request_in(std::string_view kind, const ApiJson& body) {
  DecisionRequest request;
  request.kind = kind;
  request.themes = list_in(body, "themes");
  request.add_themes = list_in(body, "add");
  request.remove_themes = list_in(body, "remove");
  request.reason = text_in(body, "reason");
  request.note = text_in(body, "note");
  request.publish_from = text_in(body, "publishFrom");
  request.until = text_in(body, "until");
  request.text = text_in(body, "text");
  request.language = text_in(body, "language");
  request.other = text_in(body, "other");
  request.record = text_in(body, "record");
  request.revision = body.value("revision", std::int64_t{0});
  if (const auto fields = body.find("fields"); fields != body.end()) {
    for (const auto& [field, value] : fields->items())
      request.corrections.emplace_back(field, value.get<std::string>());
  }
  return request;
}

// What is there now, and who decided last: the other side of a conflict.
ApiAnswer conflict(const ApiCall& call, const Error& error) {
  const std::unique_ptr<Snapshot> snapshot = call.house.store->snapshot();
  ApiProblem problem = problem_of(error, call.platform->dir);
  if (const Result<Publication> now = find_publication(*snapshot, call.id())) {
    problem.more["current"] = ApiJson::parse(to_json(*now));
    const auto decisions = call.house.history->of(*snapshot, {&now->id, 1});
    if (decisions && !decisions->empty()) {
      const Decided& last = decisions->back();
      problem.more["lastDecision"] = {{"sequence", last.sequence},
                                      {"at", last.at},
                                      {"by", last.by},
                                      {"decision", ApiJson::parse(to_json(last.decision))}};
    }
  }
  return {problem.status, problem_json(problem, call.language)};
}

// Nobody may do so with what is none of theirs.
ApiAnswer not_theirs(const ApiCall& call) {
  return {403, problem_json({.status = 403}, call.language)};
}

}  // namespace

Result<ApiAnswer> api_decide(const ApiCall& call) {
  const std::string_view path = call.operation.path;
  const std::string_view kind = path.substr(path.rfind('/') + 1);
  const auto decided =
      decide_as(call.house, call.account, {{call.id(), request_in(kind, call.body)}});
  if (decided) return ApiAnswer{200, publications_json(*decided)};
  if (decided.error().fault == Fault::kRefused) return not_theirs(call);
  if (decided.error().fault == Fault::kConflict) return conflict(call, decided.error());
  // The address was right; what the body names is not there.
  const std::unique_ptr<Snapshot> snapshot = call.house.store->snapshot();
  if (decided.error().fault == Fault::kNotFound && find_publication(*snapshot, call.id()))
    return fail(Fault::kInput, decided.error().what);
  return tl::unexpected(decided.error());
}

Result<ApiAnswer> api_bring(const ApiCall& call) {
  // Where it will stand nobody knows yet: so only who decides on all themes brings.
  if (extent_of(call.account.role, Right::kDecide) != Extent::kAll) return not_theirs(call);
  if (call.body.contains("records") == call.body.contains("text"))
    return fail(Fault::kInput, "send either `records` or `text`");
  BringIn what;
  what.bytes = call.body.contains("records") ? call.body.at("records").dump()
                                             : call.body.at("text").get<std::string>();
  what.file = "api";
  what.accept = call.body.value("accept", false);
  what.by = call.account.name;
  const auto themes = open_themes(*call.platform, list_in(call.body, "themes"), call.house.now());
  if (!themes) return fail(Fault::kInput, themes.error().what);
  what.themes = *themes;
  auto lock = call.house.desk();
  TRY_ASSIGN(const BroughtIn brought,
             bring_in(*call.house.store, *call.platform, *call.house.clock, what));
  if (lock.owns_lock()) lock.unlock();
  if (call.house.wrote) call.house.wrote();
  ApiJson refused = ApiJson::array();
  for (const RunError& error : brought.refused)
    refused.push_back({{"record", error.record}, {"reason", error.message}});
  std::string json = publications_json(brought.publications);
  json.resize(json.rfind('}'));
  return ApiAnswer{200, json + ",\"refused\":" + refused.dump() + "}\n"};
}

}  // namespace vindplaats
