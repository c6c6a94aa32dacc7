// One record beside what came in.
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/pipeline/record_reader.h"
#include "app/web/pages/describe.h"
#include "app/web/pages/moment.h"
#include "app/web/pages/shown_json.h"
#include "app/web/pages/source_look.h"
#include "app/web/pages/source_parts.h"
#include "app/web/pages/source_records.h"
#include "app/web/routes.h"
#include "core/record_fields.h"
#include "core/text.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

using Json = nlohmann::ordered_json;

// A page stays under 100 kB; markup becomes up to five times as long when it is shown as text.
constexpr std::size_t kShownPayload = 40'000, kShownValue = 1500;
constexpr std::int64_t kShownVersions = 20;

// The beginning of a payload that is at most kShownPayload when it is escaped.
std::string_view shown_payload(std::string_view bytes) {
  std::size_t escaped = 0, at = 0;
  for (; at < bytes.size() && escaped < kShownPayload; ++at) {
    const char c = bytes[at];
    escaped += c == '<' || c == '>' ? 4 : c == '&' || c == '"' || c == '\'' ? 5 : 1;
  }
  return cut_utf8(bytes, at);
}

// What a page shows: the newest version, or an older one as it reads today.
struct ShownRecord {
  Head head;
  std::int64_t version = 0;
  std::optional<StoredPayload> payload;
  std::optional<Record> record;
};

std::int64_t asked_version(const Visit& visit, const Head& head) {
  const std::string text = visit.request.parameter("version");
  std::int64_t version = head.version;
  std::from_chars(text.data(), text.data() + text.size(), version);
  return version;
}

// None: there is no such record, or no such version.
Result<std::optional<ShownRecord>> read_shown(const Visit& visit, const SourcesNow& now,
                                              const std::string& source,
                                              const std::string& identifier) {
  TRY_ASSIGN(std::optional<Head> head, get_head(*now.snapshot, source, identifier));
  if (!head) return std::optional<ShownRecord>();
  ShownRecord shown;
  shown.version = asked_version(visit, *head);
  const bool newest = shown.version == head->version;
  if (shown.version < 0 || shown.version > head->version) return std::optional<ShownRecord>();
  TRY_ASSIGN(shown.payload, get_payload(*now.snapshot, source, identifier, shown.version));
  if (newest) {
    TRY_ASSIGN(shown.record, get_record(*now.snapshot, source, identifier));
  } else {
    if (!shown.payload) return std::optional<ShownRecord>();
    const RecordReader reader(*now.snapshot, *now.platform);
    TRY_ASSIGN(auto then, reader.as_of(source + "/" + identifier, shown.version));
    if (then) shown.record = std::move(then->record);
  }
  shown.head = std::move(*head);
  return std::optional<ShownRecord>(std::move(shown));
}

void add_finding(View& row, const Visit& visit, const Finding& finding) {
  row.set("CODE", finding.code)
      .set("SEVERITY", shown_value(visit, "severity", finding.severity))
      .set("MEANS", finding_means(visit, finding.code))
      .set("FOUND", cut_utf8(finding.value, 300))
      .show("WORSE", finding.severity != "info");
  if (const std::string remedy = finding_remedy(visit, finding.code); !remedy.empty())
    row.add("PARTNER_DOES").set("PARTNER_DOES_TEXT", remedy);
}

// Every field with what was odd about it; what is odd about none of them stands first.
void add_record(View& view, const Visit& visit, const Record& record) {
  View& fields = view.add("RECORD");
  const Json whole = Json::parse(to_json(record), nullptr, false);
  for (const Finding& finding : record.findings) {
    if (!whole.contains(finding.field)) add_finding(fields.add("FINDING"), visit, finding);
  }
  for (const auto& [field, value] : whole.items()) {
    if (field == "findings") continue;
    const std::string text = shown_json(value);
    View& row = fields.add("FIELD_ROW");
    row.set("FIELD", shown_value(visit, "field", field))
        .set("VALUE", cut_utf8(text, kShownValue))
        .show("CUT", text.size() > kShownValue);
    for (const Finding& finding : record.findings) {
      if (finding.field == field) add_finding(row.add("FIELD_FINDING"), visit, finding);
    }
  }
}

void add_payload(View& view, const StoredPayload& stored) {
  const std::string_view bytes = shown_payload(stored.payload.bytes);
  View& payload = view.add("PAYLOAD");
  payload.set("BYTES", bytes);
  if (bytes.size() < stored.payload.bytes.size())
    payload.add("PAYLOAD_CUT").set("SIZE", std::to_string(stored.payload.bytes.size()));
}

void add_versions(View& view, const Visit& visit, const ShownRecord& shown) {
  if (shown.head.version < 2) return;
  View& versions = view.add("VERSIONS");
  const std::string page = record_page(shown.head.raw.source, shown.head.raw.identifier);
  const std::int64_t first = std::max<std::int64_t>(1, shown.head.version - kShownVersions + 1);
  for (std::int64_t version = shown.head.version; version >= first; --version)
    versions.add("VERSION")
        .set("VERSION_HREF", fmt::format("{}&version={}", page, version))
        .set("VERSION_TEXT", version == shown.head.version
                                 ? visit.text("version-newest", {std::to_string(version)})
                                 : std::to_string(version))
        .show("VERSION_HERE", version == shown.version);
}

Result<void> add_publication(View& view, const Visit& visit, const Snapshot& snapshot,
                             const std::string& id) {
  TRY_ASSIGN(const auto group, get_group(snapshot, id));
  if (!group) return {};
  TRY_ASSIGN(const auto publication, get_publication(snapshot, *group));
  if (publication)
    view.add("PUBLICATION")
        .set("PUBLICATION_PAGE", "/publications/" + publication->id)
        .set("STATUS", shown_status(visit, *publication));
  return {};
}

Result<void> fill_record(View& view, const Visit& visit, const SourcesNow& now,
                         const ShownRecord& shown) {
  const RawRecord& raw = shown.head.raw;
  const bool titled = shown.record && !shown.record->metadata.title.empty();
  view.set("SOURCE", raw.source)
      .set("SOURCE_PAGE", source_address(raw.source))
      .set("RECORDS_PAGE", records_page(raw.source))
      .set("IDENTIFIER", raw.identifier)
      .set("TITLE", titled ? shown.record->metadata.title : raw.identifier)
      .set("FORMAT", raw.format)
      .set("DATESTAMP", raw.datestamp)
      .set("HARVESTED", shown_moment(visit, raw.harvested))
      .show("GONE", raw.deleted);
  add_versions(view, visit, shown);
  shown.payload ? add_payload(view, *shown.payload) : void(view.show("NO_PAYLOAD"));
  shown.record ? add_record(view, visit, *shown.record) : void(view.show("NO_RECORD"));
  return add_publication(view, visit, *now.snapshot, raw.source + "/" + raw.identifier);
}

}  // namespace

WebResponse source_record_page(const Visit& visit) {
  const std::string id = path_segment(visit.request.path, 1);
  const Result<SourcesNow> now = look_at_sources(visit);
  if (!now) return show_failure(visit, now.error());
  const auto shown = read_shown(visit, *now, id, visit.request.parameter("identifier"));
  if (!shown) return show_failure(visit, shown.error());
  if (!*shown) return show_error(visit, 404);
  View view;
  const Result<void> filled = fill_record(view, visit, *now, **shown);
  if (!filled) return show_failure(visit, filled.error());
  return show_page(visit, "source_record.html", visit.text("record-of", {id}), view);
}

}  // namespace vindplaats
