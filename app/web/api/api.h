#pragma once
// The API (contract section 9, docs/api.md): what the front's pages do, as JSON, for programs. An
// operation is a row of a table: who may, what it takes, what it answers, and the function that
// does it. The table makes all three: the dispatch, the check of parameters and bodies, and the
// OpenAPI document; so that they cannot differ.
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "app/accounts.h"
#include "app/web/exchange.h"
#include "app/web/rights.h"
#include "app/web/texts.h"
#include "app/web/web_house.h"

namespace vindplaats {

using ApiJson = nlohmann::ordered_json;

struct ApiOperation;

// What an operation is asked. Its parameters and body are what the operation's schemas demand.
// Borrows all.
struct ApiCall {
  const WebRequest& request;
  WebHouse& house;
  const ApiOperation& operation;
  const Account& account;
  const AccountToken& token;
  Language language;
  std::shared_ptr<const Platform> platform;
  std::map<std::string, std::string, std::less<>> path;  // {"id", "p3k9x0a7b2cd"}
  ApiJson query, body;                                   // objects

  std::string id() const { return path.at("id"); }
  bool may(Right right, const std::vector<std::string>& themes) const;
};

struct ApiAnswer {
  int status = 200;
  std::string json;
};
// Of failures each fault has its status (api_problem.h).
using ApiFunction = Result<ApiAnswer> (*)(const ApiCall&);

// "" is no parameter and no body. Names of schemas are those of api_schemas.h.
struct ApiOperation {
  std::string_view name;    // "accept-publication": its operationId is acceptPublication
  std::string_view method;  // GET, POST or PUT
  std::string_view path;    // below /api/v1; "{id}" is any one segment
  std::string_view tag;
  Right right;  // where the matrix says "own", the function looks at whose the object is
  std::string_view parameters;  // of the query, by name: "theme limit cursor"
  std::string_view body, answer;
  int status;  // when it went well
  ApiFunction run;
  bool slow = false;    // reads so much that it may not be done on the threads that must not wait
  bool changes = true;  // a POST that only looks (a preview) is for a token that only reads, too
};

inline constexpr std::string_view kApiRoot = "/api/v1";

// In the order in which the document tells them.
std::span<const ApiOperation> api_operations();

// All below /api/v1, whatever the method. Who has no token gets 401; cookies are not looked at, so
// that no other site can do anything through a browser that is logged in (faults.md B1, CSRF).
WebResponse api(const WebRequest& request, WebHouse& house);
// Should this request be answered where one may wait, though it only reads.
bool api_waits(const WebRequest& request);

// /api/openapi.json: OpenAPI 3.1, in the language of the request. No token; cached by its ETag.
WebResponse openapi_json(const WebRequest& request, WebHouse& house);
// The document itself.
ApiJson openapi_document(Language language, const std::string& base_url);

// By Accept-Language (RFC 9110 12.5.4); Dutch where it prefers neither.
Language api_language(const WebRequest& request);
// The words of a list that blanks part: parameters of an operation.
std::vector<std::string> words_of_list(std::string_view list);

}  // namespace vindplaats
