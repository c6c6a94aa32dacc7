// The OpenAPI 3.1 document, made of the table of operations and their schemas.
#include <set>

#include <fmt/format.h>

#include "app/web/api/api.h"
#include "app/web/api/api_schemas.h"
#include "core/digest.h"
#include "core/text.h"

namespace vindplaats {
namespace {

// Of the interface, not of the program: which version runs is nobody's business outside.
constexpr const char* kApiVersion = "1.0.0";
constexpr std::string_view kInSchemas = "#/$defs/", kComponents = "#/components/schemas/";

// accept-publication -> acceptPublication
std::string operation_id(std::string_view name) {
  std::string id;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '-') {
      id += name[i];
    } else if (++i < name.size()) {
      id += static_cast<char>(name[i] - 'a' + 'A');
    }
  }
  return id;
}

ApiJson reference(std::string_view schema) {
  return {{"$ref", std::string(kComponents) + std::string(schema)}};
}

void lead_to_components(ApiJson& node) {
  if (!node.is_structured()) return;
  for (auto& [key, value] : node.items()) {
    if (key == "$ref" && value.is_string()) {
      const std::string to = value.get<std::string>();
      value = std::string(kComponents) + to.substr(kInSchemas.size());
    } else {
      lead_to_components(value);
    }
  }
}

ApiJson media(const char* type, std::string_view schema) {
  return {{type, {{"schema", reference(schema)}}}};
}

struct ErrorRow {
  int status;
  bool (*applies)(const ApiOperation& operation);
};
constexpr ErrorRow kErrors[] = {
    {400, [](const ApiOperation& one) { return !one.body.empty(); }},
    {401, [](const ApiOperation&) { return true; }},
    {403, [](const ApiOperation&) { return true; }},
    {404,
     [](const ApiOperation& one) {
       return one.path.find('{') != std::string_view::npos || one.path.starts_with("/record");
     }},
    {409, [](const ApiOperation& one) { return one.method != "GET"; }},
    {415, [](const ApiOperation& one) { return !one.body.empty(); }},
    {422, [](const ApiOperation&) { return true; }},
    {429, [](const ApiOperation&) { return true; }},
    {500, [](const ApiOperation&) { return true; }},
    {503, [](const ApiOperation& one) { return one.name == "search"; }}};

ApiJson answers_of(const ApiOperation& operation, Language language) {
  ApiJson answers = ApiJson::object();
  answers[std::to_string(operation.status)] = {
      {"description", text_of(language, "api-well")},
      {"content", media("application/json", operation.answer)}};
  for (const ErrorRow& error : kErrors) {
    if (error.applies(operation))
      answers[std::to_string(error.status)] = {
          {"$ref", fmt::format("#/components/responses/Problem{}", error.status)}};
  }
  return answers;
}

ApiJson problem_answers(Language language) {
  ApiJson answers = ApiJson::object();
  for (const ErrorRow& error : kErrors) {
    ApiJson& answer = answers[fmt::format("Problem{}", error.status)];
    answer = {{"description", text_of(language, fmt::format("error-{}", error.status))},
              {"content", media("application/problem+json", "Problem")}};
    if (error.status == 429)
      answer["headers"] = {{"Retry-After",
                            {{"description", text_of(language, "api-retry-after")},
                             {"schema", {{"type", "integer"}, {"minimum", 1}}}}}};
  }
  return answers;
}

ApiJson parameters_of(const ApiOperation& operation, Language language) {
  ApiJson list = ApiJson::array();
  for (std::string_view path = operation.path; path.find('{') != std::string_view::npos;) {
    path.remove_prefix(path.find('{') + 1);
    list.push_back({{"name", std::string(path.substr(0, path.find('}')))},
                    {"in", "path"},
                    {"required", true},
                    {"description", text_of(language, "api-parameter-path")},
                    {"schema", {{"type", "string"}, {"minLength", 1}}}});
  }
  for (const std::string& name : words_of_list(operation.parameters)) {
    const ApiJson& parameter = api_parameter(name);
    ApiJson shown = {{"name", name}, {"in", "query"}};
    if (parameter.value("required", false)) shown["required"] = true;
    shown["description"] = text_of(language, "api-parameter-" + to_lower(name));
    shown["schema"] = parameter.at("schema");
    list.push_back(std::move(shown));
  }
  return list;
}

// Which roles may, and which of them only with what is theirs.
ApiJson roles_of(Right right) {
  ApiJson roles = ApiJson::object();
  for (const std::string_view role : kRoles) {
    const Extent extent = extent_of(role, right);
    if (extent != Extent::kNone) roles[std::string(role)] = extent == Extent::kAll ? "all" : "own";
  }
  return roles;
}

ApiJson operation_json(const ApiOperation& operation, Language language) {
  const std::string key = "api-" + std::string(operation.name);
  ApiJson json = {{"operationId", operation_id(operation.name)},
                  {"summary", text_of(language, key)},
                  {"tags", {operation.tag}}};
  if (all_texts().contains(key + "-more")) json["description"] = text_of(language, key + "-more");
  if (ApiJson parameters = parameters_of(operation, language); !parameters.empty())
    json["parameters"] = std::move(parameters);
  if (!operation.body.empty())
    json["requestBody"] = {{"required", true},
                           {"content", media("application/json", operation.body)}};
  json["responses"] = answers_of(operation, language);
  json["x-roles"] = roles_of(operation.right);
  return json;
}

ApiJson tags_of(Language language) {
  ApiJson tags = ApiJson::array();
  std::set<std::string_view> seen;
  for (const ApiOperation& operation : api_operations()) {
    if (!seen.insert(operation.tag).second) continue;
    tags.push_back({{"name", operation.tag},
                    {"description", text_of(language, "api-tag-" + std::string(operation.tag))}});
  }
  return tags;
}

std::string document_text(const WebRequest& request, WebHouse& house) {
  const std::string asked = request.parameter("lang");
  const Language language = asked == "en"   ? Language::kEnglish
                            : asked == "nl" ? Language::kDutch
                                            : api_language(request);
  return openapi_document(language, house.base_url())
             .dump(1, ' ', false, ApiJson::error_handler_t::replace) +
         "\n";
}

}  // namespace

ApiJson openapi_document(Language language, const std::string& base_url) {
  ApiJson paths = ApiJson::object();
  for (const ApiOperation& operation : api_operations())
    paths[std::string(operation.path)][to_lower(operation.method)] =
        operation_json(operation, language);
  ApiJson schemas = api_schemas();
  lead_to_components(schemas);
  std::string server = base_url;
  while (server.ends_with('/')) server.pop_back();
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", text_of(language, "api-title")},
            {"version", kApiVersion},
            {"description", text_of(language, "api-about")}}},
          {"jsonSchemaDialect", "https://json-schema.org/draft/2020-12/schema"},
          {"servers", ApiJson::array({{{"url", server + std::string(kApiRoot)}}})},
          {"security", ApiJson::array({{{"token", ApiJson::array()}}})},
          {"tags", tags_of(language)},
          {"paths", std::move(paths)},
          {"components",
           {{"securitySchemes",
             {{"token",
               {{"type", "http"},
                {"scheme", "bearer"},
                {"description", text_of(language, "api-about-token")}}}}},
            {"responses", problem_answers(language)},
            {"schemas", std::move(schemas)}}}};
}

WebResponse openapi_json(const WebRequest& request, WebHouse& house) {
  WebResponse response;
  if (request.method == "OPTIONS") {
    response.status = 204;
    response.headers = {{"Access-Control-Allow-Methods", "GET, HEAD"},
                        {"Access-Control-Allow-Origin", "*"}};
    return response;
  }
  response.body = document_text(request, house);
  const std::string tag = fmt::format("\"{}\"", sha256_hex(response.body));
  response.headers = {
      {"Content-Type", "application/json"},      {"ETag", tag},
      {"Cache-Control", "public, max-age=3600"}, {"Vary", "Accept-Language"},
      {"Access-Control-Allow-Origin", "*"},      {"Cross-Origin-Resource-Policy", "cross-origin"}};
  if (names_tag(request.header("If-None-Match"), tag)) {
    response.status = 304;
    response.body.clear();
  }
  return response;
}

}  // namespace vindplaats
