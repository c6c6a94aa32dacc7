#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/curate.h"
#include "app/services.h"
#include "app/show.h"
#include "core/publication_fields.h"
#include "core/text.h"
#include "core/time.h"
#include "curation/queue.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kTitleWidth = 70;

std::string short_title(const std::string& title) {
  return utf8_length(title) <= kTitleWidth ? title
                                           : std::string(cut_utf8(title, kTitleWidth)) + "…";
}

Result<int> run_curate(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const CurateReport report,
             curate(*store, *platform, services.clock(), {call.has("dry-run")}));
  if (call.globals.json) {
    nlohmann::ordered_json moves = nlohmann::ordered_json::array();
    for (const auto& move : report.moves)
      moves.push_back(
          {{"id", move.id}, {"title", move.title}, {"from", move.from}, {"to", move.to}});
    const nlohmann::ordered_json json = {{"records", report.records},
                                         {"publications", report.publications},
                                         {"merged", report.merged},
                                         {"candidates", report.candidates},
                                         {"accepted", report.accepted},
                                         {"rejected", report.rejected},
                                         {"autoAccepted", report.auto_accepted},
                                         {"byTheme", report.by_theme},
                                         {"moves", moves}};
    streams.out(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
    return kExitOk;
  }
  if (call.has("dry-run")) {
    for (const auto& move : report.moves)
      streams.out(fmt::format("{}  {} -> {}  {}\n", move.id, move.from.empty() ? "new" : move.from,
                              move.to, short_title(move.title)));
  }
  streams.out(fmt::format("{} records, {} publications ({} of several records)\n",
                          show_count(report.records), show_count(report.publications),
                          show_count(report.merged)));
  streams.out(fmt::format("{} wait in the queue, {} accepted, {} rejected\n",
                          show_count(report.candidates), show_count(report.accepted),
                          show_count(report.rejected)));
  for (const auto& [theme, count] : report.by_theme)
    streams.out(fmt::format("  {} {}\n", pad(theme, 32), show_count(count)));
  return kExitOk;
}

Result<std::string> theme_id(const Platform& platform, const std::string& name) {
  if (name.empty()) return name;
  if (const Theme* theme = platform.theme(name)) return theme->id;
  return fail(Fault::kNotFound,
              fmt::format("there is no theme '{}'; `vindplaats theme list` shows them", name));
}

Result<int> run_queue_list(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const std::string theme, theme_id(*platform, call.at(0)));
  TRY_ASSIGN(const std::vector<Publication> queue,
             read_queue(*store->snapshot(), *platform, theme));
  if (call.globals.json) {
    std::string list;
    for (const Publication& publication : queue)
      list += (list.empty() ? "" : ",") + to_json(publication);
    streams.out(fmt::format("{{\"publications\":[{}],\"total\":{}}}\n", list, queue.size()));
    return kExitOk;
  }
  for (const Publication& publication : queue) {
    streams.out(fmt::format("{}  {}\n               {}\n", publication.id,
                            short_title(publication.metadata.title),
                            reason_for_place(publication)));
  }
  if (queue.empty()) streams.out("Nothing waits.\n");
  if (!queue.empty() && !call.globals.quiet)
    streams.err(
        fmt::format("{} wait. Next: vindplaats queue accept ID, or queue reject ID --reason R\n",
                    queue.size()));
  return kExitOk;
}

Result<int> write_and_tell(const Invocation& call, Services& services, Streams& streams,
                           const DecisionRequest& request) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  std::vector<EditorRequest> requests;
  for (const std::string& id : call.positionals) requests.push_back({id, request});
  TRY_ASSIGN(const std::vector<Publication> publications,
             write_decisions(*store, *platform, services.clock(), requests, call.globals.as));
  std::string list;
  for (const Publication& publication : publications) {
    if (call.globals.json) {
      list += (list.empty() ? "" : ",") + to_json(publication);
      continue;
    }
    std::string themes;
    for (const ThemeMark& mark : publication.themes)
      themes += (themes.empty() ? " in " : ", ") + mark.id;
    streams.out(fmt::format("{}  {}{}  {}\n", publication.id, publication.status, themes,
                            short_title(publication.metadata.title)));
    if (publication.status == "accepted" && !publication.ready) {
      streams.out(fmt::format("               not yet in a release: it lacks {}\n",
                              fmt::join(publication.lacks, ", ")));
    }
  }
  if (call.globals.json)
    streams.out(fmt::format("{{\"publications\":[{}],\"total\":{}}}\n", list, publications.size()));
  return kExitOk;
}

Result<int> run_queue_accept(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request;
  request.kind = "accept";
  if (const auto themes = call.options.find("theme"); themes != call.options.end())
    request.themes = themes->second;
  if (call.has("from")) {
    const Result<Instant> from = parse_time(call.get("from"));
    if (!from) return tl::unexpected(Error{Fault::kUsage, from.error().what, "", 0, "--from"});
    request.publish_from = format_time(*from);
  }
  return write_and_tell(call, services, streams, request);
}

Result<int> run_queue_reject(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request;
  request.kind = "reject";
  request.reason = call.get("reason");
  return write_and_tell(call, services, streams, request);
}

Result<int> run_queue_undo(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request;
  request.kind = "undo";
  return write_and_tell(call, services, streams, request);
}

const Positional kPublicationIds{"ID", "Publications", 1, 0};
const Verb kCurationVerbs[] = {
    {"curate",
     "Group records into publications and apply the rules",
     {},
     {{"dry-run", "", "What would enter, leave or move; change nothing"}},
     "  vindplaats curate --dry-run",
     run_curate},
    {"queue list",
     "What waits for a decision, best first, with the reason for its place",
     {{"THEME", "Only this theme", 0, 1}},
     {},
     "  vindplaats queue list onderwijs",
     run_queue_list},
    {"queue accept",
     "Take publications into the catalogue",
     {kPublicationIds},
     {{"theme", "T", "Under this theme (default: those of the rules)", true},
      {"from", "TIME", "Not before this day or time"}},
     "  vindplaats queue accept p3k9x0a7b2cd --theme onderwijs",
     run_queue_accept},
    {"queue reject",
     "Leave publications out, with the reason",
     {kPublicationIds},
     {{"reason", "R", "An id of criteria.toml"}},
     "  vindplaats queue reject p3k9x0a7b2cd --reason buiten-thema",
     run_queue_reject},
    {"queue undo",
     "Take the last decision back",
     {kPublicationIds},
     {},
     "  vindplaats queue undo p3k9x0a7b2cd",
     run_queue_undo},
};

}  // namespace

extern const CommandSet command_curation;
const CommandSet command_curation{50, kCurationVerbs};

}  // namespace vindplaats
