#include "app/web/api/api_schemas.h"

#include <cstdlib>
#include <map>
#include <mutex>

#include "app/web/api/api.h"
#include "app/web/embedded.h"
#include "core/text.h"
#include "export/schemas.h"

namespace vindplaats {
namespace {

constexpr std::string_view kParameterFile = "parameters.json";
constexpr std::string_view kDefinitions = "#/$defs/";

std::string upper_first(std::string name) {
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

// References within one of our files lead to its definitions, which stand beside the others here.
void rename_references(ApiJson& node) {
  if (node.is_object()) {
    for (auto& [key, value] : node.items()) {
      if (key != "$ref") {
        rename_references(value);
        continue;
      }
      const std::string to = value.get<std::string>();
      value = std::string(kDefinitions) + upper_first(to.substr(kDefinitions.size()));
    }
  } else if (node.is_array()) {
    for (ApiJson& value : node) rename_references(value);
  }
}

// "Publication" and what it is made of ("Person"), from schema/publication.schema.json. What two of
// the files define by the same name is the same (tests/unit/app/api_table_test.cpp).
void add_schema_file(ApiJson& schemas, std::string_view file) {
  ApiJson whole = ApiJson::parse(schema_text(file));
  rename_references(whole);
  for (const auto& [name, schema] : whole["$defs"].items()) schemas[upper_first(name)] = schema;
  for (const char* key : {"$defs", "$schema", "$id"}) whole.erase(key);
  schemas[upper_first(std::string(file))] = std::move(whole);
}

// {"extends": "Publication", "properties": {...}}: all of it, and more.
void extend(ApiJson& schemas) {
  for (auto& [name, schema] : schemas.items()) {
    const auto base = schema.find("extends");
    if (base == schema.end()) continue;
    ApiJson whole = schemas.at(base->get<std::string>());
    for (const char* key : {"title", "description"}) whole.erase(key);
    schema.erase("extends");
    for (const auto& [key, value] : schema.items())
      value.is_object() ? whole[key].update(value) : void(whole[key] = value);
    schema = std::move(whole);
  }
}

ApiJson read_parameters() {
  for (const EmbeddedFile& file : web_api_schemas()) {
    if (file.path == kParameterFile) return ApiJson::parse(file.bytes);
  }
  std::abort();  // it is ours, and part of the program
}

ApiJson read_schemas() {
  ApiJson schemas = ApiJson::object();
  for (const EmbeddedFile& file : web_api_schemas()) {
    if (file.path != kParameterFile) schemas.update(ApiJson::parse(file.bytes));
  }
  add_schema_file(schemas, "publication");
  add_schema_file(schemas, "record");
  extend(schemas);
  return schemas;
}

const ApiJson& all_parameters() {
  static const ApiJson parameters = read_parameters();
  return parameters;
}

// Checks are made when they are first asked for.
class CheckShelf {
 public:
  const SchemaCheck& get(const std::string& key, const std::function<ApiJson()>& make) {
    const std::lock_guard lock(mutex_);
    const auto found = checks_.find(key);
    if (found != checks_.end()) return found->second;
    auto check = SchemaCheck::make(make().dump());
    // The schemas are ours and tested: what is wrong in them never leaves the house.
    if (!check) std::abort();
    return checks_.emplace(key, std::move(*check)).first->second;
  }

 private:
  std::mutex mutex_;
  std::map<std::string, SchemaCheck> checks_;
};

CheckShelf& shelf_of_checks() {
  static CheckShelf shelf;
  return shelf;
}

}  // namespace

const ApiJson& api_schemas() {
  static const ApiJson schemas = read_schemas();
  return schemas;
}

const ApiJson& api_parameter(std::string_view name) {
  return all_parameters().at(std::string(name));
}

std::vector<std::string> body_problems(std::string_view schema, std::string_view json) {
  const std::string name(schema);
  return shelf_of_checks()
      .get("body " + name,
           [&] {
             return ApiJson{{"$ref", std::string(kDefinitions) + name}, {"$defs", api_schemas()}};
           })
      .problems(json);
}

std::vector<std::string> query_problems(std::string_view names, std::string_view json) {
  return shelf_of_checks()
      .get("query " + std::string(names),
           [&] {
             ApiJson properties = ApiJson::object(), required = ApiJson::array();
             for (const std::string& name : words_of_list(names)) {
               const ApiJson& parameter = api_parameter(name);
               properties[name] = parameter.at("schema");
               if (parameter.value("required", false)) required.push_back(name);
             }
             return ApiJson{{"type", "object"},
                            {"additionalProperties", false},
                            {"required", required},
                            {"properties", properties}};
           })
      .problems(json);
}

}  // namespace vindplaats
