#include "app/web/pages/publication_parts.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/pipeline/questions.h"
#include "app/web/pages/describe.h"
#include "app/web/pages/shown_json.h"
#include "core/publication_fields.h"
#include "core/text.h"
#include "curation/match_explain.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

using Json = nlohmann::ordered_json;

// In the order in which they are shown.
constexpr const char* kShownFields[] = {
    "title",        "creators", "contributors", "publisher", "partOf",     "number",    "issued",
    "type",         "product",  "languages",    "abstract",  "subjects",   "audiences", "access",
    "embargoUntil", "license",  "identifiers",  "links",     "primaryLink"};

struct EditRow {
  const char* field;
  bool large;
};
constexpr EditRow kEditFields[] = {
    {"title", false},     {"issued", false},    {"product", false}, {"type", false},
    {"languages", false}, {"publisher", false}, {"abstract", true}, {"creators", false},
    {"audiences", false}, {"access", false},    {"license", false}, {"primaryLink", false}};

std::string field_in(const std::string& json, const std::string& field) {
  const Json object = Json::parse(json, nullptr, false);
  if (!object.is_object()) return "";
  const auto found = object.find(field);
  return found == object.end() ? "" : shown_json(*found);
}

// The decision that made a correction, as it holds now.
const Decided* correction_made(const WholePage& page, const std::string& field) {
  const std::set<std::int64_t> undone = undone_decisions(page.history);
  for (auto one = page.history.rbegin(); one != page.history.rend(); ++one) {
    const auto& corrections = one->decision.corrections;
    const bool its = std::any_of(corrections.begin(), corrections.end(),
                                 [&](const Correction& each) { return each.field == field; });
    if (its && !undone.contains(one->sequence)) return &*one;
  }
  return nullptr;
}

// What the sources say of a field that an editor corrected.
void add_underneath(View& row, const WholePage& page, const std::string& field) {
  const auto say = [&](const Metadata& metadata) { return shown_field(metadata, field); };
  std::string now, then;
  for (const Record& record : page.records) {
    if (now = say(record.metadata); !now.empty()) break;
  }
  if (const Decided* made = correction_made(page, field)) {
    const Decision& decision = made->decision;
    for (std::size_t i = 0; i < decision.records.size() && then.empty(); ++i) {
      if (i >= decision.versions.size()) break;
      const auto record = page.reader.as_of(decision.records[i], decision.versions[i]);
      if (record && *record) then = say((*record)->record.metadata);
    }
  }
  View& under = row.add("UNDERNEATH");
  under.set("SOURCE_SAYS", now.empty() ? std::string("–") : now);
  if (!then.empty() && then != now) under.add("CHANGED_UNDERNEATH").set("SOURCE_SAID", then);
}

}  // namespace

std::string shown_field(const Publication& publication, const std::string& field) {
  return field_in(to_json(publication), field);
}

std::string shown_field(const Metadata& metadata, const std::string& field) {
  Record record;
  record.metadata = metadata;
  return field_in(to_json(record), field);
}

void add_fields(View& view, const WholePage& page) {
  const Json whole = Json::parse(to_json(page.publication), nullptr, false);
  for (const std::string field : kShownFields) {
    const auto value = whole.find(field);
    if (value == whole.end()) continue;
    View& row = view.add("FIELD_ROW");
    row.set("FIELD", shown_value(page.visit, "field", field));
    const std::string text = shown_json(*value);
    const std::string link = field == "primaryLink" ? safe_link(text) : "";
    link.empty() ? row.add("VALUE").set("VALUE_TEXT", text)
                 : row.add("VALUE_LINK").set("HREF", link);
    for (const Origin& origin : page.publication.provenance) {
      if (origin.field == field)
        row.add("ORIGIN").set("ORIGIN_TEXT", origin.by.empty() ? origin.record : origin.by);
    }
    const bool corrected =
        std::any_of(page.publication.overlays.begin(), page.publication.overlays.end(),
                    [&](const Correction& one) { return one.field == field; });
    if (corrected) add_underneath(row, page, field);
  }
}

void add_sources(View& view, const WholePage& page) {
  View& table = view.add("SOURCES");
  for (const Record& record : page.records)
    table.add("SOURCE").set("SOURCE_ID", record.id).show("GONE", record.deleted);
  std::vector<Json> said;
  for (const Record& record : page.records)
    said.push_back(Json::parse(to_json(record), nullptr, false));
  for (const std::string field : kShownFields) {
    const bool any =
        std::any_of(said.begin(), said.end(), [&](const Json& one) { return one.contains(field); });
    if (!any) continue;
    View& row = table.add("SOURCE_ROW");
    row.set("FIELD", shown_value(page.visit, "field", field));
    for (const Json& one : said)
      row.add("CELL").set("CELL_TEXT", one.contains(field) ? shown_json(one[field]) : "–");
  }
}

void add_findings(View& view, const WholePage& page) {
  View list;
  for (const Record& record : page.records) {
    for (const Finding& finding : record.findings)
      list.add("FINDING")
          .set("FINDING_SEVERITY", finding.severity)
          .set("FINDING_RECORD", record.id)
          .set("FINDING_FIELD", shown_value(page.visit, "field", finding.field))
          .set("FINDING_CODE", finding.code)
          .set("FINDING_VALUE", finding.value)
          .show("WORSE", finding.severity != "info");
  }
  if (!list.sections().empty()) view.add("HAS_FINDINGS") = std::move(list);
}

void add_splits(View& view, const WholePage& page) {
  if (page.records.size() < 2) return;
  View& splits = view.add("HAS_SPLIT");
  for (const Record& record : page.records) splits.add("SPLIT").set("RECORD", record.id);
}

Result<void> add_questions(View& view, const WholePage& page) {
  for (const std::string& id : page.publication.same_as) {
    TRY_ASSIGN(const std::optional<Publication> other, get_publication(page.snapshot, id));
    if (!other) continue;
    std::vector<Record> records;
    for (const std::string& record : other->records) {
      TRY_ASSIGN(std::optional<SourcedRecord> read, page.reader.now(record));
      if (read) records.push_back(std::move(read->record));
    }
    View& ask = view.add("ASK");
    describe(ask, page.visit, page.platform, *other);
    ask.set("OTHER", id)
        .set("OTHER_TITLE", other->metadata.title)
        .set("OTHER_STATUS", shown_status(page.visit, *other))
        .set("OTHER_PAGE", "/publications/" + id);
    if (records.empty() || page.records.empty()) continue;
    const Explanation evidence = explain_match(page.records, records);
    for (const ExplainedField& field : evidence.fields)
      ask.add("EVIDENCE")
          .set("FIELD", shown_value(page.visit, "field", field.field))
          .set("LIKENESS", shown_value(page.visit, "likeness", field.likeness))
          .set("HERE", field.a)
          .set("THERE", field.b);
  }
  return {};
}

void add_history(View& view, const WholePage& page) {
  const std::set<std::int64_t> undone = undone_decisions(page.history);
  for (auto one = page.history.rbegin(); one != page.history.rend(); ++one) {
    View& row = view.add("DECIDED");
    row.set("WHEN", fmt::format("{} {}", shown_day(page.visit, one->at), one->at.substr(11, 5)))
        .set("WHO", one->by == kDecidedByRule ? page.visit.text("by-rule") : one->by)
        .set("WHAT", shown_decision(page.visit, page.platform, one->decision));
    row.show("UNDONE", undone.contains(one->sequence));
  }
  if (page.history.empty()) view.show("NO_HISTORY");
}

void add_edit_fields(View& view, const WholePage& page) {
  for (const EditRow& row : kEditFields) {
    View& edit = view.add(row.large ? "EDIT_LARGE" : "EDIT_LINE");
    edit.set("NAME", row.field)
        .set("LABEL", shown_value(page.visit, "field", row.field))
        .set("WAS", shown_field(page.publication, row.field));
  }
}

std::vector<std::pair<std::string, std::string>> corrections_of(const Form& form) {
  std::vector<std::pair<std::string, std::string>> corrections;
  const auto plain = [](std::string text) {  // a browser sends CR LF for each line's end
    std::erase(text, '\r');
    return text;
  };
  for (const EditRow& row : kEditFields) {
    const std::string name = std::string("field-") + row.field;
    if (!form.has(name)) continue;
    const std::string value = plain(form.value(name));
    if (value != plain(form.value(std::string("was-") + row.field)))
      corrections.emplace_back(row.field, value);
  }
  return corrections;
}

}  // namespace vindplaats
