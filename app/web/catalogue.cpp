// The catalogue as the website build and everybody else reads it (contract section 7): files of a
// release, with what caches and interrupted downloads need (RFC 9110 sections 8.8, 13, 14).
#include <algorithm>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/web/byte_range.h"
#include "app/web/routes.h"
#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

struct MediaRow {
  std::string_view start, end, type;
};
// The first that fits.
constexpr MediaRow kMediaTypes[] = {
    {"publications/", ".json", "application/ld+json"},
    {"feeds/", ".json", "application/feed+json"},
    {"", ".schema.json", "application/schema+json"},
    {"", ".json", "application/json"},
    {"", ".jsonl", "application/x-ndjson"},
    {"", ".atom", "application/atom+xml; charset=utf-8"},
    {"", ".xml", "application/xml; charset=utf-8"},
    {"", ".html", "text/html; charset=utf-8"},
    {"", ".svg", "image/svg+xml"},
    {"", ".csv", "text/csv; charset=utf-8"},
    {"", ".md", "text/markdown; charset=utf-8"},
    {"", ".bib", "application/x-bibtex; charset=utf-8"},
    {"", ".ris", "application/x-research-info-systems; charset=utf-8"},
    {"", ".graphml", "application/graphml+xml"},
    {"", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"", "", "text/plain; charset=utf-8"},
};

std::string_view catalogue_type(std::string_view name) {
  const auto row = std::find_if(
      std::begin(kMediaTypes), std::end(kMediaTypes),
      [&](const MediaRow& one) { return name.starts_with(one.start) && name.ends_with(one.end); });
  return row->type;
}

bool reader_has_it(const WebRequest& request, const std::string& tag, const std::string& modified) {
  const std::string_view tags = request.header("If-None-Match");
  if (!tags.empty()) return names_tag(tags, tag);
  return !modified.empty() && request.header("If-Modified-Since") == modified;
}

void open_to_all(WebResponse& response) {
  response.headers.push_back({"Access-Control-Allow-Origin", "*"});
  response.headers.push_back(
      {"Access-Control-Expose-Headers", "ETag, Content-Range, Content-Location, Last-Modified"});
  response.headers.push_back({"Cross-Origin-Resource-Policy", "cross-origin"});
}

WebResponse preflight() {
  WebResponse response;
  response.status = 204;
  response.headers = {{"Access-Control-Allow-Methods", "GET, HEAD"},
                      {"Access-Control-Allow-Headers", "Range, If-None-Match, If-Range"},
                      {"Access-Control-Max-Age", "86400"}};
  open_to_all(response);
  return response;
}

WebResponse nothing_there(const WebRequest& request) {
  WebResponse response = plain_error(404, wants_english(request));
  open_to_all(response);
  return response;
}

// A file of a release under its name there.
struct Shelved {
  const ShelvedFile& file;
  std::string tag, modified;
};

// The part, or all, or why not.
void give_bytes(const WebRequest& request, const Shelved& what, WebResponse& response) {
  const std::uint64_t size = what.file.bytes;
  const std::string_view if_range = request.header("If-Range");
  const bool may_be_part = if_range.empty() || if_range == what.tag || if_range == what.modified;
  const RangeAnswer range =
      read_range(may_be_part ? request.header("Range") : std::string_view(), size);
  if (range.ask == RangeAsk::kUnsatisfiable) {
    response = plain_error(416, wants_english(request));
    open_to_all(response);
    response.headers.push_back({"Content-Range", fmt::format("bytes */{}", size)});
    return;
  }
  FilePart part{what.file.path, 0, size};
  if (range.ask == RangeAsk::kPart) {
    part.offset = range.range.first;
    part.length = range.range.length;
    response.status = 206;
    response.headers.push_back({"Content-Range", fmt::format("bytes {}-{}/{}", part.offset,
                                                             part.offset + part.length - 1, size)});
  }
  response.file = std::move(part);
}

}  // namespace

WebResponse catalogue_file(const WebRequest& request, WebHouse& house) {
  if (request.method == "OPTIONS") return preflight();
  std::string_view rest = request.path;
  rest.remove_prefix(std::string_view("/catalogue/").size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return nothing_there(request);
  const std::string asked(rest.substr(0, slash));
  const std::string_view name = rest.substr(slash + 1);
  const bool newest = asked == "current";
  const std::string id = newest ? house.shelf.current().value_or("") : asked;
  const std::shared_ptr<const ShelvedRelease> release = house.shelf.release(id);
  const ShelvedFile* const file = release == nullptr ? nullptr : release->file(name);
  if (file == nullptr) return nothing_there(request);

  const Result<Instant> generated = parse_time(release->manifest().generated);
  const Shelved what{*file, fmt::format("\"{}\"", file->digest),
                     generated ? http_date(*generated) : std::string()};
  WebResponse response;
  response.headers = {{"Content-Type", std::string(catalogue_type(name))},
                      {"ETag", what.tag},
                      {"Accept-Ranges", "bytes"},
                      {"Cache-Control", newest ? "no-cache" : "public, max-age=86400, immutable"}};
  if (!what.modified.empty()) response.headers.push_back({"Last-Modified", what.modified});
  // Which release this is of: whoever reads several files goes on there.
  if (newest)
    response.headers.push_back({"Content-Location", fmt::format("/catalogue/{}/{}", id, name)});
  open_to_all(response);
  if (reader_has_it(request, what.tag, what.modified)) {
    response.status = 304;
    return response;
  }
  give_bytes(request, what, response);
  return response;
}

std::string releases_text(WebHouse& house) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const std::string& id : house.shelf.ids()) {
    const std::shared_ptr<const ShelvedRelease> release = house.shelf.release(id);
    if (release == nullptr) continue;
    const Manifest& manifest = release->manifest();
    nlohmann::ordered_json row = {{"release", manifest.release}, {"generated", manifest.generated}};
    if (!manifest.previous.empty()) row["previous"] = manifest.previous;
    row["publications"] = manifest.counts.publications;
    list.push_back(std::move(row));
  }
  nlohmann::ordered_json json;
  if (const auto current = house.shelf.current()) json["current"] = *current;
  json["releases"] = std::move(list);
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

WebResponse releases_json(const WebRequest& request, WebHouse& house) {
  if (request.method == "OPTIONS") return preflight();
  WebResponse response;
  response.body = releases_text(house);
  const std::string tag = fmt::format("\"{}\"", sha256_hex(response.body));
  response.headers = {
      {"Content-Type", "application/json"}, {"ETag", tag}, {"Cache-Control", "no-cache"}};
  open_to_all(response);
  if (reader_has_it(request, tag, "")) {
    response.status = 304;
    response.body.clear();
  }
  return response;
}

}  // namespace vindplaats
