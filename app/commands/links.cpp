#include "app/pipeline/links.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/services.h"
#include "app/show.h"

namespace vindplaats {
namespace {

Result<std::int64_t> links_limit(const Invocation& call) {
  const std::string text = call.get("limit", "0");
  std::int64_t limit = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (code != std::errc() || end != text.data() + text.size() || limit < 0) {
    return tl::unexpected(
        Error{Fault::kUsage, fmt::format("'{}' is not a number", text), "", 0, "--limit"});
  }
  return limit;
}

std::string links_json(const LinkCheckCounts& counts, const std::vector<LinkTrouble>& troubles) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const LinkTrouble& trouble : troubles) {
    list.push_back({{"publication", trouble.link.publication},
                    {"title", trouble.link.title},
                    {"url", trouble.link.url},
                    {"rel", trouble.link.rel},
                    {"state", trouble.state},
                    {"since", trouble.since},
                    {"cause", trouble.cause}});
  }
  return json_line(
      {{"links", list}, {"total", counts.links}, {"checked", counts.checked}, {"due", counts.due}});
}

void print_links(const LinkCheckCounts& counts, const std::vector<LinkTrouble>& troubles,
                 Streams& streams) {
  for (const LinkTrouble& trouble : troubles) {
    streams.out(fmt::format("{}  {}\n  {} ({}), {} since {}: {}\n", trouble.link.publication,
                            shortened(trouble.link.title, kTitleWidth), trouble.link.url,
                            trouble.link.rel, trouble.state, trouble.since.substr(0, 10),
                            trouble.cause));
  }
  streams.out(fmt::format(
      "{} addresses, {} asked now{}; {}\n", show_count(counts.links), show_count(counts.checked),
      counts.due > 0 ? fmt::format(", {} still due", show_count(counts.due)) : std::string(),
      troubles.empty()
          ? std::string("none broken")
          : fmt::format("{} listed", show_count(static_cast<std::int64_t>(troubles.size())))));
}

Result<int> run_links(const Invocation& call, Services& services, Streams& streams) {
  LinkCheckOptions options;
  TRY_ASSIGN(options.limit, links_limit(call));
  TRY(services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  Progress progress(streams, call.globals, services.clock());
  options.progress = [&](std::int64_t done, std::int64_t total) {
    progress.show("links", done, total);
  };
  options.enough = streams.cancelled;
  LinkCheckCounts counts;
  if (call.has("list")) {
    TRY_ASSIGN(const std::vector<CatalogueLink> links, catalogue_links(*store->snapshot()));
    for (std::size_t i = 0; i < links.size(); ++i)
      counts.links += i == 0 || links[i].url != links[i - 1].url;
  } else {
    const Source nobodys;  // opens no private network
    TRY_ASSIGN(counts, check_links(
                           *store, services.clock(),
                           [&] { return services.transport_for(nobodys); }, options));
  }
  progress.clear();
  TRY_ASSIGN(const std::vector<LinkTrouble> troubles,
             link_troubles(*store->snapshot(), call.has("all")));
  if (call.globals.json) {
    streams.out(links_json(counts, troubles));
  } else {
    print_links(counts, troubles, streams);
  }
  return kExitOk;
}

const Verb kLinksVerbs[] = {
    {.path = "links",
     .help = "Ask the links of accepted publications that are due, and list those that are broken",
     .positionals = {},
     .options = {{"list", "", "Only list what is known; ask nobody"},
                 {"all", "", "Also those that failed once, or said neither yes nor no"},
                 {"limit", "N", "Ask at most this many addresses"}},
     .examples = "  vindplaats links\n  vindplaats links --list --json",
     .run = run_links,
     .work = Work::kBeside}};

}  // namespace

extern const CommandSet command_links;
const CommandSet command_links{88, kLinksVerbs};

}  // namespace vindplaats
