#include "app/pipeline/search.h"

#include <fmt/format.h>

#include "app/command.h"
#include "app/option_values.h"
#include "app/services.h"
#include "app/show.h"
#include "app/show_search.h"
#include "core/publication_fields.h"
#include "export/citations/csl_json.h"
#include "export/citations/ris.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kShownHits = 20;
constexpr std::size_t kShownValues = 10;  // of a facet
// Wider ones would push the status out of sight.
constexpr std::size_t kHitTitle = 60, kHitInstitute = 24;

struct FoundPublications {
  SearchResult result;
  std::vector<Publication> publications;
};

std::string institute_of(const Publication& publication, const Platform& platform) {
  if (publication.partners.empty()) return publication.metadata.publisher;
  const Partner* const partner = platform.partner(publication.partners.front());
  return partner == nullptr ? publication.partners.front() : partner->name;
}

std::string found_table(const FoundPublications& found, const Platform& platform) {
  std::vector<std::vector<std::string>> rows = {{"ID", "YEAR", "TITLE", "INSTITUTE", "STATUS"}};
  for (const Publication& publication : found.publications) {
    rows.push_back({publication.id, publication.metadata.issued.substr(0, 4),
                    shortened(publication.metadata.title, kHitTitle),
                    shortened(institute_of(publication, platform), kHitInstitute),
                    publication.status});
  }
  return found.publications.empty() ? "" : show_table(rows);
}

std::string show_facets(const std::vector<Facet>& facets) {
  std::string text;
  for (const Facet& facet : facets) {
    if (facet.values.empty()) continue;
    text += fmt::format("\n{}\n", facet.field);
    for (std::size_t i = 0; i < std::min(facet.values.size(), kShownValues); ++i)
      text += fmt::format("  {} {}\n", pad(facet.values[i].first, 40),
                          show_count(facet.values[i].second));
    if (facet.values.size() > kShownValues)
      text += fmt::format("  and {} more\n", facet.values.size() - kShownValues);
  }
  return text;
}

std::vector<CitedWork> cited_works(const FoundPublications& found, const Platform& platform) {
  std::vector<CitedWork> works;
  for (const Publication& publication : found.publications)
    works.push_back(cited_work(publication, platform));
  return works;
}

Result<FoundPublications> find_publications(const Invocation& call, Services& services,
                                            const SearchOptions& options) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Query query, parse_query(call.at(0), platform->words));
  TRY_ASSIGN(Store* const store, services.store());
  const std::unique_ptr<Snapshot> snapshot = store->snapshot();
  FoundPublications found;
  TRY_ASSIGN(found.result, search(*snapshot, services.segments(), *platform, query, options));
  for (const SearchHit& hit : found.result.hits) {
    TRY_ASSIGN(std::optional<Publication> publication, get_publication(*snapshot, hit.id));
    if (publication) found.publications.push_back(std::move(*publication));
  }
  return found;
}

void print_table(const FoundPublications& found, const Invocation& call, const Platform& platform,
                 Streams& streams) {
  streams.out(found_table(found, platform));
  if (call.has("facets")) streams.out(show_facets(found.result.facets));
  if (call.globals.quiet) return;
  const std::size_t shown = found.publications.size();
  if (found.result.total == 0) {
    streams.err("Nothing in the store answers to that.\n");
  } else if (static_cast<std::int64_t>(shown) < found.result.total) {
    streams.err(fmt::format("{} of {}. --limit N shows more, --offset N further ones\n",
                            show_count(static_cast<std::int64_t>(shown)),
                            show_count(found.result.total)));
  }
}

Result<int> run_search(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const std::string format,
             choice_option(call, "format", {"table", "jsonl", "ris", "csl"}));
  SearchOptions options;
  // What another program reads is whole unless somebody asks for less.
  const bool shown = format == "table";
  TRY_ASSIGN(options.limit, count_option(call, "limit", shown ? kShownHits : SIZE_MAX));
  TRY_ASSIGN(options.offset, count_option(call, "offset", 0));
  options.facets = call.has("facets");
  TRY_ASSIGN(const FoundPublications found, find_publications(call, services, options));
  TRY_ASSIGN(const Platform* const platform, services.platform());
  if (call.globals.json) {
    streams.out(found_json(found.publications, found.result, options.facets));
  } else if (format == "jsonl") {
    for (const Publication& publication : found.publications)
      streams.out(to_json(publication) + "\n");
  } else if (format == "ris") {
    streams.out(ris(cited_works(found, *platform)));
  } else if (format == "csl") {
    streams.out(csl_json(cited_works(found, *platform)));
  } else {
    print_table(found, call, *platform, streams);
  }
  return kExitOk;
}

const Verb kSearchVerbs[] = {
    {"search",
     "Find publications in the whole store, whatever their status, best first",
     {{"QUERY", "Words, \"phrases\", trunc*, *trunc*, @list, AND OR NOT, NEAR/n, field:word"}},
     {{"format", "F", "table (20 hits unless --limit says so), jsonl, ris or csl (all of them)"},
      {"limit", "N", "At most so many"},
      {"offset", "N", "Pass over the first so many"},
      {"facets", "", "Also how many there are by status, theme, partner, source, type, year, ..."}},
     "  vindplaats search 'statushouders NEAR/5 werk'\n"
     "  vindplaats search '*integratie* status:candidate year:2020..' --facets\n"
     "  vindplaats search 'title:inburgering theme:onderwijs' --format ris > inburgering.ris",
     run_search,
     Work::kBeside},
};

}  // namespace

extern const CommandSet command_search;
const CommandSet command_search{55, kSearchVerbs};

}  // namespace vindplaats
