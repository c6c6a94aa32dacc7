// Who one is, who else there is, what has been released.
#include "app/show.h"
#include "app/show_account.h"
#include "app/web/api/operations.h"
#include "app/web/routes.h"

namespace vindplaats {
namespace {

constexpr std::pair<const char*, Right> kToldRights[] = {
    {"read", Right::kRead},       {"decide", Right::kDecide},   {"rules", Right::kRules},
    {"sources", Right::kSources}, {"studies", Right::kStudies}, {"run", Right::kRun}};

std::string_view extent_name(Extent extent) {
  if (extent == Extent::kAll) return "all";
  return extent == Extent::kOwn ? "own" : "none";
}

}  // namespace

Result<ApiAnswer> api_me(const ApiCall& call) {
  ApiJson may = ApiJson::object();
  for (const auto& [name, right] : kToldRights)
    may[name] = extent_name(extent_of(call.account.role, right));
  return ApiAnswer{200, json_line({{"name", call.account.name},
                                   {"role", call.account.role},
                                   {"themes", call.account.themes},
                                   {"may", std::move(may)},
                                   {"token", token_json(call.token)}})};
}

Result<ApiAnswer> api_users(const ApiCall& call) {
  TRY_ASSIGN(const auto accounts, call.house.accounts->read(*call.house.store));
  ApiJson list = ApiJson::array();
  for (const auto& [name, account] : *accounts) list.push_back(account_json(account));
  return ApiAnswer{200, json_line({{"users", std::move(list)}})};
}

Result<ApiAnswer> api_releases(const ApiCall& call) {
  return ApiAnswer{200, releases_text(call.house)};
}

}  // namespace vindplaats
