#include "app/web/assets.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "app/web/embedded.h"
#include "app/web/visit.h"
#include "app/write_file.h"
#include "core/digest.h"

namespace vindplaats {
namespace {

constexpr std::string_view kAssets = "/assets/", kHouseTokens = "/assets/house.css";
constexpr std::uintmax_t kMostTokens = 256 * 1024;

struct Asset {
  std::string name, address, type;
  std::string_view bytes;
};

std::string asset_type(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  return name.ends_with(".svg") ? "image/svg+xml" : "text/plain; charset=utf-8";
}

const std::vector<Asset>& assets() {
  static const std::vector<Asset> all = [] {
    std::vector<Asset> list;
    for (const EmbeddedFile& file : web_assets()) {
      const std::size_t dot = std::min(file.path.rfind('.'), file.path.size());
      list.push_back({std::string(file.path),
                      fmt::format("{}{}.{}{}", kAssets, file.path.substr(0, dot),
                                  sha256_hex(file.bytes).substr(0, 12), file.path.substr(dot)),
                      asset_type(file.path), file.bytes});
    }
    return list;
  }();
  return all;
}

// Where [site] tokens lies; empty: nowhere below the platform folder.
std::string house_tokens_file(const WebHouse& house) {
  const auto platform = house.platform ? house.platform() : nullptr;
  if (!platform || platform->settings.site.tokens.empty()) return "";
  std::error_code failed;
  const std::filesystem::path file =
      std::filesystem::path(platform->dir) / platform->settings.site.tokens;
  const auto size = std::filesystem::file_size(file, failed);
  return failed || size > kMostTokens ? "" : file.string();
}

WebResponse asset_answer(std::string_view bytes, const std::string& type, std::string caching) {
  WebResponse response;
  response.headers = {{"Content-Type", type}, {"Cache-Control", std::move(caching)}};
  response.body = bytes;
  return response;
}

WebResponse house_tokens(const Visit& visit) {
  const std::string file = house_tokens_file(visit.house);
  if (file.empty()) return show_error(visit, 404);
  const Result<std::string> bytes = read_whole_file(file);
  if (!bytes) return show_error(visit, 404);
  return asset_answer(*bytes, "text/css; charset=utf-8", "no-cache");
}

}  // namespace

const std::string& asset_address(std::string_view file) {
  static const std::string none;
  const auto found = std::find_if(assets().begin(), assets().end(),
                                  [&](const Asset& one) { return one.name == file; });
  return found == assets().end() ? none : found->address;
}

std::string house_tokens_address(const WebHouse& house) {
  return house_tokens_file(house).empty() ? "" : std::string(kHouseTokens);
}

WebResponse asset_file(const Visit& visit) {
  if (visit.request.path == kHouseTokens) return house_tokens(visit);
  const auto found = std::find_if(assets().begin(), assets().end(), [&](const Asset& one) {
    return one.address == visit.request.path;
  });
  if (found == assets().end()) return show_error(visit, 404);
  return asset_answer(found->bytes, found->type, "public, max-age=31536000, immutable");
}

}  // namespace vindplaats
