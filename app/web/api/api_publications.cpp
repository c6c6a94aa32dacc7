// Publications and the records that they are made of.
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/pipeline/decide.h"
#include "app/pipeline/index_reader.h"
#include "app/pipeline/links.h"
#include "app/pipeline/record_reader.h"
#include "app/pipeline/search.h"
#include "app/show.h"
#include "app/show_publication.h"
#include "app/show_search.h"
#include "app/web/api/api_problem.h"
#include "app/web/api/operations.h"
#include "app/web/pages/search_ask.h"
#include "core/digest.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::int64_t kUsualHits = 20;

// The decisions that name it, under any id it has or had.
Result<std::vector<Decided>> decisions_on(const ApiCall& call, const Snapshot& snapshot,
                                          const Publication& publication) {
  std::vector<std::string> ids = publication.former_ids;
  ids.push_back(publication.id);
  return call.house.history->of(snapshot, ids);
}

SearchAsk search_asked(const ApiCall& call) {
  SearchAsk ask;
  ask.q = call.query.value("q", "");
  for (const std::string_view name : kFacetNames) {
    const auto values = call.query.find(std::string(name));
    if (values == call.query.end()) continue;
    for (const ApiJson& value : *values) ask.narrowed.emplace_back(name, value.get<std::string>());
  }
  return ask;
}

Result<void> check_narrowed(const SearchAsk& ask) {
  for (const auto& [field, value] : ask.narrowed) {
    if (!can_narrow(value))
      return fail(Fault::kInput, fmt::format("{}: a value holds no quotation marks or asterisks; "
                                             "ask for it in q",
                                             field));
  }
  return {};
}

}  // namespace

Result<ApiAnswer> api_publication(const ApiCall& call) {
  const std::unique_ptr<Snapshot> snapshot = call.house.store->snapshot();
  WholePublication whole;
  TRY_ASSIGN(whole.publication, find_publication(*snapshot, call.id()));
  const Publication& publication = whole.publication;
  const RecordReader reader(*snapshot, *call.platform);
  for (const std::string& id : publication.records) {
    TRY_ASSIGN(std::optional<SourcedRecord> record, reader.now(id));
    if (record) whole.records.push_back(std::move(record->record));
  }
  TRY_ASSIGN(whole.history, decisions_on(call, *snapshot, publication));
  TRY_ASSIGN(whole.links, link_troubles_of(*snapshot, publication));
  if (waits(publication)) {
    TRY_ASSIGN(const auto board, call.house.board->read(*call.house.store, call.platform,
                                                        call.house.now(), *call.house.clock));
    whole.rank = board->explain(publication, "", call.house.now()).waiting.rank;
  }
  return ApiAnswer{200, publication_json(whole)};
}

Result<ApiAnswer> api_record(const ApiCall& call) {
  const std::unique_ptr<Snapshot> snapshot = call.house.store->snapshot();
  TRY_ASSIGN(const std::optional<Record> record,
             get_record(*snapshot, call.query.at("id").get<std::string>()));
  if (!record) return fail(Fault::kNotFound, "no such record");
  return ApiAnswer{200, to_json(*record) + "\n"};
}

Result<ApiAnswer> api_payload(const ApiCall& call) {
  const std::string id = call.query.at("id").get<std::string>();
  const std::string source = source_of(id);
  const std::string identifier = id.substr(std::min(id.size(), source.size() + 1));
  const std::unique_ptr<Snapshot> snapshot = call.house.store->snapshot();
  TRY_ASSIGN(const std::optional<Head> head, get_head(*snapshot, source, identifier));
  if (!head || head->version == 0) return fail(Fault::kNotFound, "no such record");
  const std::int64_t version = call.query.value("version", head->version);
  TRY_ASSIGN(const std::optional<StoredPayload> stored,
             get_payload(*snapshot, source, identifier, version));
  if (!stored) return fail(Fault::kNotFound, "no such version");
  return ApiAnswer{200, json_line({{"record", id},
                                   {"version", version},
                                   {"newest", head->version},
                                   {"format", head->raw.format},
                                   {"sha256", to_hex(stored->digest)},
                                   {"text", stored->payload.bytes}})};
}

Result<ApiAnswer> api_search(const ApiCall& call) {
  const SearchAsk ask = search_asked(call);
  TRY(check_narrowed(ask));
  TRY_ASSIGN(const Query query, narrowed_query(ask, call.platform->words));
  const std::unique_ptr<Snapshot> snapshot = call.house.store->snapshot();
  // Making one takes seconds, and would keep everybody's pages waiting.
  TRY_ASSIGN(const auto index, open_index(*snapshot, *call.house.segments));
  if (!index) {
    const std::string detail(text_of(call.language, "api-no-index"));
    return ApiAnswer{
        503, problem_json({.status = 503, .code = "no-index", .detail = detail}, call.language)};
  }
  const SearchOptions options{static_cast<std::size_t>(call.query.value("limit", kUsualHits)),
                              static_cast<std::size_t>(call.query.value("offset", 0)),
                              call.query.value("facets", false)};
  TRY_ASSIGN(const SearchResult result,
             search(*snapshot, *call.house.segments, *call.platform, query, options));
  std::vector<Publication> publications;
  for (const SearchHit& hit : result.hits) {
    TRY_ASSIGN(std::optional<Publication> publication, get_publication(*snapshot, hit.id));
    if (publication) publications.push_back(std::move(*publication));
  }
  return ApiAnswer{200, found_json(publications, result, options.facets)};
}

}  // namespace vindplaats
