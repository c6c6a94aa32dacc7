#include "app/pipeline/bring.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/page_plan.h"
#include "app/pipeline/suppressions.h"
#include "core/digest.h"
#include "core/json_document.h"
#include "core/text.h"
#include "harvesters/split.h"
#include "normalize/format.h"
#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

constexpr std::string_view kLedgerBrought = "brought";
constexpr std::size_t kDigestLength = 16;

// The body of a "brought" entry.
struct BroughtNote {
  std::string file;
  std::vector<std::string> records;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, BroughtNote>
void each_field(Visitor&& visit, Self& self) {
  visit("file", self.file);
  visit("records", self.records);
}

// What the record calls itself, else its DOI, else a digest of what it says.
std::string brought_identifier(const JsonNode& record) {
  if (std::string own = record["identifier"].text(); !own.empty()) return own;
  if (const std::string doi = record["identifiers"]["doi"].text(); !doi.empty())
    return "doi:" + doi;
  return "sha256:" + to_hex(sha256(record.bytes())).substr(0, kDigestLength);
}

std::string nameless(std::size_t number) {
  return fmt::format("record {}", number);
}

void add_json_record(const JsonNode& record, std::size_t number, Page& page) {
  if (!record.is_object()) {
    page.rejected.push_back({nameless(number), "is no JSON object", std::string(record.bytes())});
    return;
  }
  Item item;
  item.raw.identifier = brought_identifier(record);
  item.raw.format = "application/vnd.vindplaats.record+json";
  item.payload.bytes = record.bytes();
  page.items.push_back(std::move(item));
}

// A record or an array of them; false when it is no single JSON value.
bool take_json_whole(std::string_view text, Page& page) {
  const Result<JsonDocument> document = JsonDocument::parse(text);
  if (!document || !document->trailing().empty()) return false;
  std::vector<JsonNode> records = {document->root()};
  if (document->root().is_array()) records = document->root().items();
  for (std::size_t i = 0; i < records.size(); ++i) add_json_record(records[i], i + 1, page);
  return true;
}

Result<Page> json_page(std::string_view text) {
  if (!valid_utf8(text)) return fail(Fault::kInput, "JSON is UTF-8; this is not");
  Page page;
  if (take_json_whole(text, page)) return page;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    const Result<JsonDocument> document = JsonDocument::parse(line);
    if (!document || !document->trailing().empty()) {
      return fail(Fault::kInput,
                  fmt::format("line {} is no JSON, or is nested deeper than 64 levels; write an "
                              "array of records, or a record a line",
                              number + 1));
    }
    add_json_record(document->root(), number + 1, page);
  }
  return page;
}

Result<Page> page_of(const std::string& bytes, const Settings& settings) {
  if (static_cast<std::int64_t>(bytes.size()) > settings.fetch.max_page) {
    return fail(Fault::kInput, fmt::format("is larger than {} bytes ([fetch] max_page); bring it "
                                           "in parts",
                                           settings.fetch.max_page));
  }
  const std::string_view text = trim(bytes);
  if (!text.empty() && (text[0] == '{' || text[0] == '[')) return json_page(text);
  SplitOptions options;
  options.source = kBroughtSource;
  options.max_record = static_cast<std::size_t>(settings.fetch.max_record);
  TRY_ASSIGN(SplitDocument document, split_document(bytes, options));
  Page page;
  page.items = std::move(document.items);
  page.rejected = std::move(document.rejected);
  return page;
}

bool has_control_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_utf8(text, at);
    if (character < 0x20 || (character >= 0x7f && character < 0xa0)) return true;
  }
  return false;
}

std::string identifier_problem(std::string_view identifier) {
  if (identifier.size() > kLongestBroughtIdentifier) {
    return fmt::format("its identifier is longer than {} bytes", kLongestBroughtIdentifier);
  }
  return valid_utf8(identifier) && !has_control_character(identifier)
             ? ""
             : "its identifier holds control characters";
}

// Why this record cannot be taken; empty when it can. Deletions have nothing to read.
std::string record_problem(const Item& item, const Settings& settings, const ReadOptions& read) {
  if (static_cast<std::int64_t>(item.payload.bytes.size()) > settings.fetch.max_record) {
    return fmt::format("it is larger than {} bytes ([fetch] max_record)",
                       settings.fetch.max_record);
  }
  RawRecord raw = item.raw;
  raw.source = kBroughtSource;
  const Result<Reading> reading = normalize(raw, item.payload, read);
  return reading ? "" : reading.error().what;
}

// Moves what cannot be taken to the rejected ones, all of it before anything is planned: so it is
// known of every record what became of it.
void set_unfit_aside(Page& page, const Settings& settings, const ReadOptions& read) {
  std::vector<Item> fit;
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    Item& item = page.items[i];
    std::string name = item.raw.identifier;
    std::string problem = identifier_problem(name);
    if (!problem.empty()) name = nameless(i + 1);
    if (problem.empty()) problem = record_problem(item, settings, read);
    if (problem.empty()) {
      fit.push_back(std::move(item));
    } else {
      page.rejected.push_back({name, problem, std::move(item.payload.bytes)});
    }
  }
  page.items = std::move(fit);
}

// Those that this plan may take out of the table of what was set aside; also what this very page
// has set aside under the same identifier.
Result<std::set<std::string>> aside_before(const Snapshot& snapshot, const Page& page) {
  std::set<std::string> aside;
  TRY(scan_rejected(snapshot, kBroughtSource, [&](const RejectedRecord& rejected) {
    aside.insert(rejected.identifier);
    return true;
  }));
  for (const Rejected& rejected : page.rejected) aside.insert(rejected.identifier);
  return aside;
}

// Under which identifier it lies, or will: one that is a web address is the same with http and
// https, and the one that came first stays (faults.md row 31).
Result<std::string> stored_identifier(const Snapshot& snapshot, const std::string& identifier) {
  std::string other;
  if (identifier.starts_with("http://")) other = "https" + identifier.substr(4);
  if (identifier.starts_with("https://")) other = "http" + identifier.substr(5);
  if (other.empty()) return identifier;
  TRY_ASSIGN(const std::optional<Head> own, get_head(snapshot, kBroughtSource, identifier));
  if (own) return identifier;
  TRY_ASSIGN(const std::optional<Head> twin, get_head(snapshot, kBroughtSource, other));
  return twin ? other : identifier;
}

Result<Brought> brought_of(const Snapshot& snapshot, const Page& page) {
  Brought brought;
  std::set<std::string> seen;
  for (const Item& item : page.items) {
    TRY_ASSIGN(const std::string identifier, stored_identifier(snapshot, item.raw.identifier));
    if (seen.insert(identifier).second)
      brought.records.push_back(fmt::format("{}/{}", kBroughtSource, identifier));
  }
  for (const Rejected& rejected : page.rejected)
    brought.refused.push_back({rejected.identifier, "", rejected.reason});
  return brought;
}

}  // namespace

Result<Brought> bring_records(Store& store, const Platform& platform, const Clock& clock,
                              const std::string& bytes, const std::string& file,
                              const std::string& by) {
  Result<Page> page = page_of(bytes, platform.settings);
  if (!page) return fail_in(file, page.error());
  ReadOptions read;
  read.languages = platform.settings.languages;
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(const std::unique_ptr<const Forgetting> forgetting, read_forgetting(*snapshot));
  read.forgetting = forgetting.get();
  set_unfit_aside(*page, platform.settings, read);
  TRY_ASSIGN(Brought brought, brought_of(*snapshot, *page));
  if (brought.records.empty()) {
    return fail(Fault::kInput, brought.refused.empty()
                                   ? file + " holds no record"
                                   : fmt::format("{}: {}: {}", file, brought.refused.front().record,
                                                 brought.refused.front().message));
  }
  Source source;
  source.id = kBroughtSource;
  TRY_ASSIGN(const std::set<std::string> aside, aside_before(*snapshot, *page));
  TRY_ASSIGN(PagePlan plan, plan_page(*snapshot, source, *page, clock.now(), read, aside));
  const BroughtNote note{repair_utf8(file), brought.records};
  TRY(LedgerWriter(store, clock)
          .append({{by, std::string(kLedgerBrought), to_json(note)}}, std::move(plan.batch)));
  return brought;
}

}  // namespace vindplaats
