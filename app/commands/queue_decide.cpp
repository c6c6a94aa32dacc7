// The verbs by which an editor decides. Each makes a DecisionRequest of its words; what may be
// decided is curation/decisions' to say.
#include <charconv>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/decide.h"
#include "app/services.h"
#include "app/show_publication.h"
#include "app/write_file.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

Result<std::int64_t> wanted_revision(const Invocation& call) {
  if (!call.has("revision")) return 0;
  const std::string text = call.get("revision");
  std::int64_t revision = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), revision);
  if (read.ec == std::errc() && read.ptr == text.data() + text.size()) return revision;
  return tl::unexpected(Error{Fault::kUsage, "must be a number", "", 0, "--revision"});
}

Result<int> decide_and_tell(const Invocation& call, Services& services, Streams& streams,
                            const std::vector<std::string>& ids, DecisionRequest request) {
  TRY_ASSIGN(request.revision, wanted_revision(call));
  if (request.note.empty()) request.note = call.get("note");
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  std::vector<EditorRequest> requests;
  for (const std::string& id : ids) requests.push_back({id, request});
  TRY_ASSIGN(const std::vector<Publication> publications,
             write_decisions(*store, *platform, services.clock(), requests, call.globals.as));
  if (call.globals.json) {
    streams.out(publications_json(publications));
    return kExitOk;
  }
  for (const Publication& publication : publications) streams.out(show_standing(publication));
  return kExitOk;
}

DecisionRequest request_for(std::string_view kind) {
  DecisionRequest request;
  request.kind = kind;
  return request;
}

Result<int> run_queue_accept(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request = request_for("accept");
  if (const auto themes = call.options.find("theme"); themes != call.options.end())
    request.themes = themes->second;
  if (call.has("from")) {
    const Result<Instant> from = parse_time(call.get("from"));
    if (!from) return tl::unexpected(Error{Fault::kUsage, from.error().what, "", 0, "--from"});
    request.publish_from = format_time(*from);
  }
  return decide_and_tell(call, services, streams, call.positionals, request);
}

// reject and withdraw
template <const char* kind>
Result<int> run_with_reason(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request = request_for(kind);
  request.reason = call.get("reason");
  return decide_and_tell(call, services, streams, call.positionals, request);
}

// restore and undo
template <const char* kind>
Result<int> run_plain(const Invocation& call, Services& services, Streams& streams) {
  return decide_and_tell(call, services, streams, call.positionals, request_for(kind));
}

constexpr char kReject[] = "reject", kWithdraw[] = "withdraw", kRestore[] = "restore",
               kUndo[] = "undo";

Result<int> run_queue_later(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request = request_for("later");
  request.until = call.get("until");
  return decide_and_tell(call, services, streams, call.positionals, request);
}

Result<int> run_queue_merge(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request = request_for("merge");
  request.other = call.at(1);
  return decide_and_tell(call, services, streams, {call.at(0)}, request);
}

Result<int> run_queue_apart(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request = request_for("apart");
  request.other = call.at(1);
  return decide_and_tell(call, services, streams, {call.at(0)}, request);
}

Result<int> run_queue_split(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request = request_for("split");
  request.record = call.at(1);
  return decide_and_tell(call, services, streams, {call.at(0)}, request);
}

Result<int> run_queue_edit(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request = request_for("edit");
  for (std::size_t i = 1; i < call.positionals.size(); ++i) {
    const std::string& word = call.positionals[i];
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || equals == 0) {
      return fail(Fault::kUsage,
                  fmt::format("'{}': write FIELD=VALUE, as in title='A better title'", word));
    }
    request.corrections.emplace_back(word.substr(0, equals), word.substr(equals + 1));
  }
  return decide_and_tell(call, services, streams, {call.at(0)}, request);
}

Result<int> run_queue_summary(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request = request_for("summary");
  if (call.at(1) == "-") {
    request.text = streams.in();
  } else {
    TRY_ASSIGN(request.text, read_whole_file(call.at(1)));
  }
  return decide_and_tell(call, services, streams, {call.at(0)}, request);
}

Result<int> run_queue_themes(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request = request_for("themes");
  for (std::size_t i = 1; i < call.positionals.size(); ++i) {
    const std::string& word = call.positionals[i];
    if (word.size() < 2 || (word[0] != '+' && word[0] != '-'))
      return fail(Fault::kUsage, fmt::format("'{}': write +THEME or -THEME", word));
    (word[0] == '+' ? request.add_themes : request.remove_themes).push_back(word.substr(1));
  }
  return decide_and_tell(call, services, streams, {call.at(0)}, request);
}

Result<int> run_queue_note(const Invocation& call, Services& services, Streams& streams) {
  DecisionRequest request = request_for("note");
  request.note = call.at(1);
  return decide_and_tell(call, services, streams, {call.at(0)}, request);
}

const Positional kOnePublication{"ID", "A publication"};
const Positional kPublicationIds{"ID", "Publications", 1, 0};
const Option kNote{"note", "TEXT", "A remark for colleagues"};
const Option kRevision{"revision", "N", "Refuse when it has changed since it was shown so"};
const Option kReason{"reason", "R", "An id of criteria.toml"};

const Verb kQueueDecisionVerbs[] = {
    {"queue accept",
     "Take publications into the catalogue",
     {kPublicationIds},
     {{"theme", "T", "Under this theme (default: those of the rules)", true},
      {"from", "TIME", "Not before this day or time"},
      kNote,
      kRevision},
     "  vindplaats queue accept p3k9x0a7b2cd --theme onderwijs",
     run_queue_accept},
    {"queue reject",
     "Leave publications out, with the reason",
     {kPublicationIds},
     {kReason, kNote, kRevision},
     "  vindplaats queue reject p3k9x0a7b2cd --reason buiten-thema",
     run_with_reason<kReject>},
    {"queue later",
     "Set publications aside, until a day if you name one",
     {kPublicationIds},
     {{"until", "D", "Back in the queue on this day"}, kNote, kRevision},
     "  vindplaats queue later p3k9x0a7b2cd --until 2027-01-15",
     run_queue_later},
    {"queue merge",
     "These two are one work: the one that was decided on first keeps its id",
     {kOnePublication, {"OTHER", "Another publication"}},
     {kNote, kRevision},
     "  vindplaats queue merge p3k9x0a7b2cd p8m2v4q0z1xw",
     run_queue_merge},
    {"queue split",
     "This record is another work: it leaves the publication",
     {kOnePublication, {"RECORD", "The id of one of its records"}},
     {kNote, kRevision},
     "  vindplaats queue split p3k9x0a7b2cd wodc/oai:repository.example.nl:12",
     run_queue_split},
    {"queue apart",
     "These two are two works, whatever their sources say: never ask again",
     {kOnePublication, {"OTHER", "Another publication"}},
     {kNote, kRevision},
     "  vindplaats queue apart p3k9x0a7b2cd p8m2v4q0z1xw",
     run_queue_apart},
    {"queue edit",
     "Correct fields; the correction lies over what sources say and survives every harvest",
     {kOnePublication, {"FIELD=VALUE", "An empty value takes the correction away", 1, 0}},
     {kNote, kRevision},
     "  vindplaats queue edit p3k9x0a7b2cd title='Gelijke stages' issued=2026-03",
     run_queue_edit},
    {"queue summary",
     "The editors' own summary, from standard input or a file; an empty one takes it away",
     {kOnePublication, {"FILE", "A text file; - for standard input"}},
     {kRevision},
     "  echo 'Wat werkt bij stagediscriminatie?' | vindplaats queue summary p3k9x0a7b2cd -",
     run_queue_summary},
    {"queue themes",
     "Put an accepted publication under other themes",
     {kOnePublication, {"+T", "+THEME adds, -THEME takes away", 1, 0}},
     {kNote, kRevision},
     "  vindplaats queue themes p3k9x0a7b2cd +onderwijs -arbeidsmarkt",
     run_queue_themes},
    {"queue withdraw",
     "Take accepted publications out of the catalogue; their address says that they are gone",
     {kPublicationIds},
     {kReason, kNote, kRevision},
     "  vindplaats queue withdraw p3k9x0a7b2cd --reason verouderd",
     run_with_reason<kWithdraw>},
    {"queue restore",
     "Bring withdrawn publications back as they were accepted",
     {kPublicationIds},
     {kNote, kRevision},
     "  vindplaats queue restore p3k9x0a7b2cd",
     run_plain<kRestore>},
    {"queue note",
     "A remark for colleagues; never published",
     {kOnePublication, {"TEXT", "The remark"}},
     {kRevision},
     "  vindplaats queue note p3k9x0a7b2cd 'Navragen of deel 2 komt'",
     run_queue_note},
    {"queue undo",
     "Take the last decision back, whatever it was; again for the one before",
     {kPublicationIds},
     {kRevision},
     "  vindplaats queue undo p3k9x0a7b2cd",
     run_plain<kUndo>},
};

}  // namespace

extern const CommandSet command_queue_decide;
const CommandSet command_queue_decide{52, kQueueDecisionVerbs};

}  // namespace vindplaats
