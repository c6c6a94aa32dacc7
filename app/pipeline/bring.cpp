#include "app/pipeline/bring.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/page_plan.h"
#include "core/digest.h"
#include "core/text.h"
#include "harvesters/split.h"

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
std::string brought_identifier(const nlohmann::ordered_json& record, const std::string& bytes) {
  if (const auto own = record.find("identifier");
      own != record.end() && own->is_string() && !own->get_ref<const std::string&>().empty())
    return own->get<std::string>();
  if (const auto ids = record.find("identifiers"); ids != record.end() && ids->is_object()) {
    if (const auto doi = ids->find("doi"); doi != ids->end() && doi->is_string())
      return "doi:" + doi->get<std::string>();
  }
  return "sha256:" + to_hex(sha256(bytes)).substr(0, kDigestLength);
}

void add_json_record(const nlohmann::ordered_json& record, std::size_t number, Page& page) {
  const std::string bytes = record.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  if (!record.is_object()) {
    page.rejected.push_back({fmt::format("record {}", number), "is no JSON object", bytes});
    return;
  }
  Item item;
  item.raw.identifier = brought_identifier(record, bytes);
  item.raw.format = "application/vnd.vindplaats.record+json";
  item.payload.bytes = bytes;
  page.items.push_back(std::move(item));
}

Result<Page> json_page(const std::string& bytes) {
  Page page;
  nlohmann::ordered_json whole = nlohmann::ordered_json::parse(bytes, nullptr, false);
  if (whole.is_discarded()) {
    whole = nlohmann::ordered_json::array();
    std::size_t number = 0;
    for (const std::string_view line : split(bytes, '\n')) {
      ++number;
      if (trim(line).empty()) continue;
      nlohmann::ordered_json record = nlohmann::ordered_json::parse(line, nullptr, false);
      if (record.is_discarded())
        return fail(Fault::kInput, fmt::format("line {} is no JSON", number));
      whole.push_back(std::move(record));
    }
  }
  if (!whole.is_array()) whole = nlohmann::ordered_json::array({std::move(whole)});
  for (std::size_t i = 0; i < whole.size(); ++i) add_json_record(whole[i], i + 1, page);
  return page;
}

Result<Page> page_of(const std::string& bytes, const Platform& platform) {
  const std::string_view text = trim(bytes);
  if (!text.empty() && (text[0] == '{' || text[0] == '[')) return json_page(bytes);
  SplitOptions options;
  options.source = kBroughtSource;
  options.max_record = static_cast<std::size_t>(platform.settings.fetch.max_record);
  TRY_ASSIGN(SplitDocument document, split_document(bytes, options));
  Page page;
  page.items = std::move(document.items);
  page.rejected = std::move(document.rejected);
  return page;
}

}  // namespace

Result<Brought> bring_records(Store& store, const Platform& platform, const Clock& clock,
                              const std::string& bytes, const std::string& file,
                              const std::string& by) {
  Result<Page> page = page_of(bytes, platform);
  if (!page) return fail_in(file, page.error());
  Source source;
  source.id = kBroughtSource;
  ReadOptions read;
  read.languages = platform.settings.languages;
  TRY_ASSIGN(PagePlan plan, plan_page(*store.snapshot(), source, *page, clock.now(), read, {}));
  Brought brought;
  brought.refused = std::move(plan.errors);
  std::set<std::string> refused;
  for (const RunError& error : brought.refused) refused.insert(error.record);
  for (const Item& item : page->items) {
    if (!refused.contains(item.raw.identifier))
      brought.records.push_back(fmt::format("{}/{}", kBroughtSource, item.raw.identifier));
  }
  if (brought.records.empty()) {
    return fail(Fault::kInput, brought.refused.empty()
                                   ? file + " holds no record"
                                   : fmt::format("{}: {}", file, brought.refused.front().message));
  }
  const BroughtNote note{file, brought.records};
  TRY(LedgerWriter(store, clock)
          .append({{by, std::string(kLedgerBrought), to_json(note)}}, std::move(plan.batch)));
  return brought;
}

}  // namespace vindplaats
