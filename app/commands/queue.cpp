#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/curated.h"
#include "app/pipeline/decide.h"
#include "app/pipeline/questions.h"
#include "app/pipeline/record_reader.h"
#include "app/pipeline/waiting.h"
#include "app/services.h"
#include "app/show_publication.h"
#include "app/show_questions.h"

namespace vindplaats {
namespace {

Result<std::string> theme_id(const Platform& platform, const std::string& name) {
  if (name.empty()) return name;
  if (const Theme* theme = platform.theme(name)) return theme->id;
  return fail(Fault::kNotFound,
              fmt::format("there is no theme '{}'; `vindplaats theme list` shows them", name));
}

Result<int> list_questions(const Invocation& call, const Snapshot& snapshot,
                           const Platform& platform, const std::string& theme, Streams& streams) {
  TRY_ASSIGN(const SameWorkQuestions questions, read_questions(snapshot, platform, theme));
  if (call.globals.json) {
    streams.out(questions_json(questions));
    return kExitOk;
  }
  for (const SameWorkQuestion& question : questions.asked) streams.out(show_question(question));
  if (questions.asked.empty()) streams.out("Nothing to ask.\n");
  if (questions.not_asked > 0 && !call.globals.quiet) {
    streams.err(
        fmt::format("{} more between publications that no rule selects or that were "
                    "rejected; `queue show ID` names them\n",
                    questions.not_asked));
  }
  return kExitOk;
}

// "17 wait: arbeidsmarkt 5, onderwijs 13".
std::string words_of_queue(const Queue& queue) {
  std::string text = queue.waiting.empty() ? "Nothing waits" : "";
  if (!queue.waiting.empty()) {
    std::string themes;
    for (const auto& [theme, count] : queue.by_theme)
      themes += fmt::format("{}{} {}", themes.empty() ? ": " : ", ", theme, count);
    text = fmt::format("{} wait{}", queue.waiting.size(), themes);
  }
  if (queue.held_back > 0) {
    text += fmt::format("; {} more of first harvests are not offered ([queue] limit_new)",
                        queue.held_back);
  }
  return text + "\n";
}

Result<int> run_queue_list(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const std::string theme, theme_id(*platform, call.at(0)));
  if (call.has("ask")) return list_questions(call, *store->snapshot(), *platform, theme, streams);
  TRY_ASSIGN(const Queue queue,
             read_queue(*store->snapshot(), *platform, services.clock().now(), theme));
  if (call.globals.json) {
    streams.out(queue_json(queue));
    return kExitOk;
  }
  for (const Waiting& waiting : queue.waiting) streams.out(show_waiting(waiting));
  streams.out(words_of_queue(queue));
  if (!queue.waiting.empty() && !call.globals.quiet) {
    streams.err("Next: vindplaats queue show ID, queue accept ID, or queue reject ID --reason R\n");
  }
  return kExitOk;
}

// Decisions that name it, under any id it has or had.
std::vector<Decided> history_of(const Publication& publication, const Curated& curated) {
  const auto is_it = [&](const std::string& id) {
    return !id.empty() && (id == publication.id ||
                           std::find(publication.former_ids.begin(), publication.former_ids.end(),
                                     id) != publication.former_ids.end());
  };
  std::vector<Decided> history;
  for (const Decided& decided : curated.decisions) {
    if (is_it(decided.decision.publication) || is_it(decided.decision.other))
      history.push_back(decided);
  }
  return history;
}

Result<int> run_queue_show(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  const std::unique_ptr<Snapshot> snapshot = store->snapshot();
  WholePublication whole;
  TRY_ASSIGN(whole.publication, find_publication(*snapshot, call.at(0)));
  const Publication& publication = whole.publication;
  TRY_ASSIGN(const Curated curated, read_curated(*snapshot));
  const RecordReader reader(*snapshot, *platform);
  for (const std::string& id : publication.records) {
    TRY_ASSIGN(std::optional<SourcedRecord> record, reader.now(id));
    if (record) whole.records.push_back(std::move(record->record));
  }
  whole.history = history_of(publication, curated);
  TRY_ASSIGN(whole.links, link_troubles_of(*snapshot, publication));
  TRY_ASSIGN(whole.rank, rank_in_queue(*snapshot, *platform, services.clock().now(), publication));
  streams.out(call.globals.json ? publication_json(whole) : show_whole(whole));
  return kExitOk;
}

const Verb kQueueVerbs[] = {
    {"queue list",
     "What waits for a decision, best first, with the reason for its place",
     {{"THEME", "Only this theme", 0, 1}},
     {{"ask", "", "Instead: which publications may be one work, and why"}},
     "  vindplaats queue list onderwijs\n  vindplaats queue list --ask",
     run_queue_list,
     Work::kBeside},
    {"queue show",
     "A publication whole: what sources say of it, what was decided, what changed since",
     {{"ID", "A publication"}},
     {},
     "  vindplaats queue show p3k9x0a7b2cd",
     run_queue_show,
     Work::kBeside},
};

}  // namespace

extern const CommandSet command_queue;
const CommandSet command_queue{51, kQueueVerbs};

}  // namespace vindplaats
