#include "app/web/pages/report_view.h"

#include <fmt/format.h>

#include "app/web/pages/describe.h"
#include "app/web/said.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kExcerptBytes = 280, kValueBytes = 120;

std::string cut_for_show(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  return std::string(cut_utf8(text, most)) + "…";
}

void add_fields(View& view, const Visit& visit, const SourceReport& report) {
  const std::int64_t all = report.counts.records;
  for (const FieldShare& share : report.fields) {
    const std::int64_t percent = all == 0 ? 0 : share.filled * 100 / all;
    View& row = view.add("FIELD");
    row.set("FIELD_NAME", shown_value(visit, "field", std::string(share.field)))
        .set("FILLED", visit.text("report-of", {std::to_string(share.filled), std::to_string(all)}))
        .set("FILLED_COUNT", std::to_string(share.filled))
        .set("ALL", std::to_string(all))
        .set("PERCENT", fmt::format("{}%", percent));
    row.show("FEW", percent < 50);
  }
}

void add_examples(View& view, const FindingGroup& group) {
  if (group.examples.empty()) return;
  View& list = view.add("FINDING_EXAMPLES");
  for (const FindingExample& example : group.examples) {
    View& row = list.add("EXAMPLE");
    row.set("EXAMPLE_ID", cut_for_show(example.identifier, kValueBytes));
    if (!example.title.empty())
      row.add("EXAMPLE_TITLE").set("TITLE_TEXT", cut_for_show(example.title, kValueBytes));
    if (!example.value.empty())
      row.add("EXAMPLE_VALUE").set("VALUE_TEXT", cut_for_show(example.value, kValueBytes));
  }
}

void add_example_record(View& view, const Visit& visit, const Record& record) {
  const Metadata& metadata = record.metadata;
  View& row = view.add("RECORD");
  row.set("RECORD_TITLE",
          metadata.title.empty() ? std::string(visit.text("report-no-title")) : metadata.title);
  const auto fact = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) row.add("FACT").set("FACT_NAME", visit.text(key)).set("FACT", value);
  };
  fact("fact-by", shown_people(metadata.creators, 4));
  fact("fact-date", shown_day(visit, metadata.issued));
  fact("fact-kind", shown_kind(visit, metadata));
  fact("fact-language", metadata.languages.empty() ? "" : metadata.languages.front());
  row.set("RECORD_TEXT", cut_for_show(metadata.abstract_text, kExcerptBytes));
}

}  // namespace

void add_finding_words(View& view, const Visit& visit, const std::string& code) {
  const FindingText* const text = find_finding_text(code);
  if (text == nullptr) {
    view.set("MEANING", code);
    return;
  }
  view.set("MEANING", visit.english() ? text->en : text->nl);
  const std::string_view repair = visit.english() ? text->en_do : text->nl_do;
  if (!repair.empty()) view.add("REPAIR").set("REPAIR_TEXT", repair);
}

void show_report(View& view, const Visit& visit, const SourceReport& report) {
  if (report.counts.records > 0) {
    View& fields = view.add("FIELDS");
    add_fields(fields, visit, report);
  }
  for (const FindingGroup& group : report.findings) {
    View& row = view.add("FINDING");
    row.set("SEVERITY", shown_value(visit, "severity", group.severity))
        .set("COUNT", group.records == 1
                          ? std::string(visit.text("report-one-record"))
                          : visit.text("report-records", {std::to_string(group.records)}));
    row.show(group.severity == "info" ? "MILD" : "GRAVE");
    add_finding_words(row, visit, group.code);
    add_examples(row, group);
  }
  view.show("NO_FINDINGS", report.findings.empty() && report.counts.records > 0);
  if (!report.aside.empty()) {
    View& list = view.add("ASIDE");
    for (const RejectedRecord& one : report.aside) {
      View& row = list.add("ASIDE_ONE");
      row.set("ASIDE_ID", cut_for_show(said(visit.language, one.identifier).text, kValueBytes));
      set_said(row, "ASIDE_WHY", said(visit.language, one.reason));
    }
  }
  if (!report.examples.empty()) {
    View& list = view.add("RECORDS");
    for (const Record& record : report.examples) add_example_record(list, visit, record);
  }
}

}  // namespace vindplaats
