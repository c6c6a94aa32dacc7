// A request to the API, from its token to the answer.
#include "app/web/api/api.h"

#include <algorithm>
#include <charconv>
#include <exception>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/account_tokens.h"
#include "app/web/api/api_problem.h"
#include "app/web/api/api_schemas.h"
#include "app/web/login_guard.h"
#include "core/json_document.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

constexpr std::string_view kBearer = "Bearer ";

// All of them, empty ones too: "//" is no "/".
std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  for (std::size_t at = path.starts_with('/') ? 1 : 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    segments.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return segments;
}

// The values of a pattern's places in a path; none: it does not fit.
std::optional<std::map<std::string, std::string, std::less<>>> places_in(std::string_view pattern,
                                                                         std::string_view path) {
  const std::vector<std::string_view> wanted = segments_of(pattern), given = segments_of(path);
  if (wanted.size() != given.size()) return std::nullopt;
  std::map<std::string, std::string, std::less<>> places;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const bool place = wanted[i].starts_with('{');
    if (given[i].empty() || (!place && wanted[i] != given[i])) return std::nullopt;
    if (place) places.emplace(wanted[i].substr(1, wanted[i].size() - 2), given[i]);
  }
  return places;
}

std::string_view below_root(const WebRequest& request) {
  return std::string_view(request.path).substr(kApiRoot.size());
}

// "GET, HEAD, OPTIONS": what can be done at this path; empty: there is none.
std::string methods_at(std::string_view path) {
  std::string list;
  for (const ApiOperation& operation : api_operations()) {
    if (!places_in(operation.path, path)) continue;
    list += fmt::format("{}{}", list.empty() ? "" : ", ", operation.method);
    if (operation.method == "GET") list += ", HEAD";
  }
  return list.empty() ? list : list + ", OPTIONS";
}

const ApiOperation* operation_for(const WebRequest& request) {
  const std::string_view method = request.method == "HEAD" ? "GET" : request.method;
  for (const ApiOperation& operation : api_operations()) {
    if (operation.method == method && places_in(operation.path, below_root(request)))
      return &operation;
  }
  return nullptr;
}

WebResponse refused(const ApiProblem& problem, const WebRequest& request) {
  WebResponse response = problem_response(problem, api_language(request));
  // RFC 6750 section 3: how one would come in.
  if (problem.status == 401) response.headers.push_back({"WWW-Authenticate", "Bearer"});
  return response;
}

WebResponse wait_first(std::chrono::seconds time, const WebRequest& request) {
  WebResponse response = refused({.status = 429}, request);
  response.headers.push_back({"Retry-After", std::to_string(std::max<long>(1, time.count()))});
  return response;
}

// A parameter as its schema wants it: what is no number stays text, and the check says so.
ApiJson parameter_value(const std::string& text, std::string_view type) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  if (type == "integer") {
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end) return number;
  }
  if (type == "boolean" && (text == "true" || text == "false")) return text == "true";
  return text;
}

// The query as an object: one value a name; of those that take several, a list.
ApiJson query_object(const WebRequest& request, const ApiOperation& operation) {
  const std::vector<std::string> known = words_of_list(operation.parameters);
  ApiJson query = ApiJson::object();
  const Form given = Form::of_query(request.query);
  for (const auto& [name, value] : given.fields()) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      query[name] = value;  // the check names it
      continue;
    }
    const ApiJson& schema = api_parameter(name).at("schema");
    const std::string type = schema.value("type", "string");
    if (type == "array") {
      query[name].push_back(parameter_value(value, schema.at("items").value("type", "string")));
    } else if (!query.contains(name)) {
      query[name] = parameter_value(value, type);
    }
  }
  return query;
}

// Text that no schema of ours has a use for, and that terminals and logs trip over.
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7f;
  });
}
bool holds_control(const ApiJson& value) {
  if (value.is_string()) return has_control(value.get_ref<const std::string&>());
  return value.is_structured() && std::any_of(value.begin(), value.end(), holds_control);
}

std::string dumped(const ApiJson& json) {
  return json.dump(-1, ' ', false, ApiJson::error_handler_t::replace);
}

std::optional<ApiProblem> invalid(std::vector<std::string> errors, const ApiJson& value) {
  if (errors.empty() && holds_control(value)) errors.emplace_back("holds control characters");
  if (errors.empty()) return std::nullopt;
  ApiProblem problem{.status = 422};
  problem.errors = std::move(errors);
  return problem;
}

std::optional<ApiProblem> read_query(const WebRequest& request, const ApiOperation& operation,
                                     ApiJson& query) {
  query = query_object(request, operation);
  return invalid(query_problems(operation.parameters, dumped(query)), query);
}

std::optional<ApiProblem> read_body(const WebRequest& request, const ApiOperation& operation,
                                    ApiJson& body) {
  if (operation.body.empty()) {
    if (request.body.empty()) return std::nullopt;
    return ApiProblem{.status = 422, .errors = {"this operation takes no body"}};
  }
  const std::string_view type = request.header("Content-Type");
  if (to_lower(trim(type.substr(0, type.find(';')))) != "application/json")
    return ApiProblem{.status = 415};
  // Its depth is bounded there, before anything goes down into it.
  const Result<JsonDocument> document = JsonDocument::parse(request.body);
  const bool whole = document && trim(document->trailing()).empty() && valid_utf8(request.body);
  if (whole) body = ApiJson::parse(request.body, nullptr, false);
  if (!whole || body.is_discarded()) return ApiProblem{.status = 400, .code = "not-json"};
  return invalid(body_problems(operation.body, request.body), body);
}

struct Caller {
  std::shared_ptr<const Accounts> accounts;  // keeps the owner
  TokenOwner owner;
};

Result<Caller> caller_of(const WebRequest& request, WebHouse& house) {
  Caller caller;
  const std::string_view given = request.header("Authorization");
  if (!starts_with_ignoring_case(given, kBearer)) return caller;
  TRY_ASSIGN(caller.accounts, house.accounts->read(*house.store));
  caller.owner = owner_of_token(*caller.accounts, trim(given.substr(kBearer.size())));
  return caller;
}

WebResponse nobody(const WebRequest& request, WebHouse& house) {
  if (request.header("Authorization").empty()) return refused({.status = 401}, request);
  const auto wait =
      house.api_guard->guess_wrong(sender_of(request, house.https()), house.clock->ticks());
  return wait ? wait_first(*wait, request) : refused({.status = 401}, request);
}

WebResponse not_there(const WebRequest& request) {
  const std::string methods = methods_at(below_root(request));
  if (methods.empty()) return refused({.status = 404}, request);
  WebResponse response = refused({.status = 405}, request);
  response.headers.push_back({"Allow", methods});
  return response;
}

WebResponse answered(const ApiCall& call) {
  const Result<ApiAnswer> answer = call.operation.run(call);
  if (!answer) return refused(problem_of(answer.error(), call.platform->dir), call.request);
  WebResponse response;
  response.status = answer->status == 200 ? call.operation.status : answer->status;
  const bool well = response.status < 400;
  response.headers = {{"Content-Type", well ? "application/json" : "application/problem+json"},
                      {"Cache-Control", "no-store"}};
  response.body = answer->json;
  return response;
}

WebResponse called(const WebRequest& request, WebHouse& house, const Caller& caller) {
  const auto& [account, token] = caller.owner;
  if (const auto wait = house.api_guard->ask(token->id, house.clock->ticks()))
    return wait_first(*wait, request);
  house.api_guard->used({account->name, token->id, format_day(house.now())}, token->used);
  const ApiOperation* const operation = operation_for(request);
  if (operation == nullptr) return not_there(request);
  if (extent_of(account->role, operation->right) == Extent::kNone)
    return refused({.status = 403}, request);
  if (token->read_only && operation->method != "GET" && operation->changes)
    return refused({.status = 403, .code = "read-only-token"}, request);
  ApiCall call{request,
               house,
               *operation,
               *account,
               *token,
               api_language(request),
               house.platform(),
               *places_in(operation->path, below_root(request)),
               ApiJson::object(),
               ApiJson::object()};
  if (const auto wrong = read_query(request, *operation, call.query))
    return refused(*wrong, request);
  if (const auto wrong = read_body(request, *operation, call.body)) return refused(*wrong, request);
  return answered(call);
}

}  // namespace

std::vector<std::string> words_of_list(std::string_view list) {
  std::vector<std::string> words;
  for (const std::string_view word : split(list, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

bool ApiCall::may(Right right, const std::vector<std::string>& themes) const {
  const Extent extent = extent_of(account.role, right);
  return extent == Extent::kAll || (extent == Extent::kOwn && shares_theme(account.themes, themes));
}

Language api_language(const WebRequest& request) {
  double english = 0, dutch = 0;
  for (const std::string_view part : split(request.header("Accept-Language"), ',')) {
    const std::size_t mark = part.find(';');
    const std::string tag = to_lower(trim(part.substr(0, mark)));
    double weight = 1;
    if (mark != std::string_view::npos) {
      const std::string_view q = trim(part.substr(mark + 1));
      if (q.starts_with("q=")) std::from_chars(q.data() + 2, q.data() + q.size(), weight);
    }
    if (tag == "en" || tag.starts_with("en-")) english = std::max(english, weight);
    if (tag == "nl" || tag.starts_with("nl-")) dutch = std::max(dutch, weight);
  }
  return english > dutch ? Language::kEnglish : Language::kDutch;
}

bool api_waits(const WebRequest& request) {
  if (!request.path.starts_with(kApiRoot)) return false;
  const ApiOperation* const operation = operation_for(request);
  return operation != nullptr && operation->slow;
}

WebResponse api(const WebRequest& request, WebHouse& house) {
  if (request.method == "OPTIONS") {
    const std::string methods = methods_at(below_root(request));
    if (methods.empty()) return refused({.status = 404}, request);
    WebResponse response;
    response.status = 204;
    response.headers = {{"Allow", methods}};
    return response;
  }
  try {
    const Result<Caller> caller = caller_of(request, house);
    if (!caller) return refused({.status = 500}, request);
    return caller->owner.account == nullptr ? nobody(request, house)
                                            : called(request, house, *caller);
  } catch (const std::exception&) {
    return refused({.status = 500}, request);
  }
}

}  // namespace vindplaats
