#include "app/web/pages/source_records.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "app/web/pages/describe.h"
#include "app/web/pages/moment.h"
#include "app/web/pages/source_look.h"
#include "app/web/pages/source_parts.h"
#include "app/web/routes.h"
#include "app/web/said.h"
#include "core/text.h"
#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kRecordsOnPage = 25, kShownAside = 100, kAsideOnPage = 10, kAsideBytes = 1500;

std::size_t asked_page(const Visit& visit) {
  const std::string text = visit.request.parameter("page");
  std::size_t page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  return std::clamp<std::size_t>(page, 1, 1000);
}

void add_row(View& view, const Visit& visit, const Record& record) {
  View& row = view.add("ROW");
  const std::string& title = record.metadata.title;
  row.set("RECORD_PAGE", record_page(record.source, record.identifier))
      .set("TITLE", title.empty() ? record.identifier : cut_utf8(title, 300))
      .set("IDENTIFIER", cut_utf8(record.identifier, 300))
      .set("KIND", shown_kind(visit, record.metadata))
      .show("GONE", record.deleted);
  if (!record.metadata.issued.empty())
    row.add("DATED").set("DATE", shown_day(visit, record.metadata.issued));
  std::vector<std::string> told;
  for (const Finding& finding : record.findings) {
    if (std::find(told.begin(), told.end(), finding.code) != told.end()) continue;
    told.push_back(finding.code);
    row.add("FINDING").set("CODE", finding.code).show("WORSE", finding.severity != "info");
  }
}

// From the one after `after` on, in the order of the store.
Result<void> add_all(View& view, const Visit& visit, const Snapshot& snapshot,
                     const std::string& source) {
  const std::string after = visit.request.parameter("after");
  View& list = view.add("LIST");
  std::size_t shown = 0;
  std::string last;
  bool more = false;
  const auto visit_record = [&](const Record& record) {
    if (record.source != source) return false;
    if (!after.empty() && record.identifier == after) return true;
    if (more = shown == kRecordsOnPage; more) return false;
    add_row(list, visit, record);
    last = record.identifier;
    return ++shown, true;
  };
  if (after.empty()) {
    TRY(scan_records(snapshot, source, visit_record));
  } else {
    TRY(scan_records_from(snapshot, source, after, visit_record));
  }
  if (more) list.add("AFTER").set("AFTER_HREF", records_page(source, "after", last));
  if (!after.empty()) list.add("FIRST").set("FIRST_HREF", records_page(source));
  view.show("NOTHING", shown == 0);
  return {};
}

// Those that were named when findings were counted; what has changed since is passed over.
Result<void> add_found(View& view, const Visit& visit, const SourcesNow& now,
                       const std::string& source, const std::string& code) {
  view.add("OF_FINDING")
      .set("CODE", code)
      .set("MEANS", finding_means(visit, code))
      .set("PARTNER_DOES", finding_remedy(visit, code));
  const SourceFigures* const counted = now.figures_of(source);
  const auto* const none = static_cast<const FindingCount*>(nullptr);
  const auto* found = none;
  for (std::size_t i = 0; counted != nullptr && i < counted->by_code.size(); ++i) {
    if (counted->by_code[i].code == code) found = &counted->by_code[i];
  }
  if (found == none) return view.show("NOTHING"), Result<void>();
  View& list = view.add("LIST");
  const std::size_t page = asked_page(visit), first = (page - 1) * kRecordsOnPage;
  const std::size_t end = std::min(found->records.size(), first + kRecordsOnPage);
  for (std::size_t i = first; i < end; ++i) {
    TRY_ASSIGN(const auto record, get_record(*now.snapshot, source, found->records[i]));
    if (record) add_row(list, visit, *record);
  }
  const std::string address = records_page(source, "finding", code);
  if (page > 1) list.add("BEFORE").set("BEFORE_HREF", fmt::format("{}&page={}", address, page - 1));
  if (end < found->records.size())
    list.add("AFTER").set("AFTER_HREF", fmt::format("{}&page={}", address, page + 1));
  else if (found->records.size() == kNamedRecords)
    list.add("ONLY").set("ONLY_TEXT", visit.text("records-only", {std::to_string(kNamedRecords)}));
  return {};
}

Result<void> add_aside(View& view, const Visit& visit, const Snapshot& snapshot,
                       const std::string& source) {
  const std::size_t page = asked_page(visit), first = (page - 1) * kAsideOnPage;
  View& list = view.add("ASIDE");
  std::size_t seen = 0;
  TRY(scan_rejected(snapshot, source, [&](const RejectedRecord& one) {
    if (seen++ < first) return true;
    if (seen > first + kAsideOnPage) return false;
    View& row = list.add("REJECTED");
    row.set("IDENTIFIER", cut_utf8(said(visit.language, one.identifier).text, 300))
        .set("WHEN", shown_moment(visit, one.at));
    set_said(row, "REASON", said(visit.language, one.reason), 500);
    if (!one.bytes.empty())
      row.add("CAME")
          .set("BYTES", cut_utf8(repair_utf8(one.bytes.substr(0, kAsideBytes)), kAsideBytes))
          .set("SIZE", std::to_string(one.size));
    return true;
  }));
  view.show("NOTHING", seen <= first);
  const std::string address = records_page(source, "tab", "aside");
  if (page > 1) list.add("BEFORE").set("BEFORE_HREF", fmt::format("{}&page={}", address, page - 1));
  if (seen > first + kAsideOnPage && page * kAsideOnPage < kShownAside)
    list.add("AFTER").set("AFTER_HREF", fmt::format("{}&page={}", address, page + 1));
  return {};
}

}  // namespace

WebResponse source_records_page(const Visit& visit) {
  const std::string id = path_segment(visit.request.path, 1);
  const Result<SourcesNow> now = look_at_sources(visit);
  if (!now) return show_failure(visit, now.error());
  if (!now->knows(id)) return show_error(visit, 404);
  const std::string code = visit.request.parameter("finding");
  const bool aside = visit.request.parameter("tab") == "aside";
  View view;
  view.set("SOURCE", id)
      .set("SOURCE_PAGE", source_address(id))
      .set("RECORDS_PAGE", records_page(id))
      .set("REJECTED_PAGE", records_page(id, "tab", "aside"))
      .show("TAB_ALL", !aside)
      .show("TAB_ASIDE", aside);
  const Result<void> filled = aside          ? add_aside(view, visit, *now->snapshot, id)
                              : code.empty() ? add_all(view, visit, *now->snapshot, id)
                                             : add_found(view, visit, *now, id, code);
  if (!filled) return show_failure(visit, filled.error());
  return show_page(visit, "source_records.html", visit.text("records-of", {id}), view);
}

std::string records_page(const std::string& source, std::string_view parameter,
                         const std::string& value) {
  std::string address = source_address(source) + "/records";
  if (!parameter.empty()) address += fmt::format("?{}={}", parameter, percent_encoded(value));
  return address;
}

std::string record_page(const std::string& source, const std::string& identifier) {
  return fmt::format("{}/record?identifier={}", source_address(source),
                     percent_encoded(identifier));
}

}  // namespace vindplaats
