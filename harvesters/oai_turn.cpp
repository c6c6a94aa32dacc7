#include "harvesters/oai_turn.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"
#include "harvesters/oai_identify.h"
#include "harvesters/oai_narrow.h"
#include "harvesters/oai_record.h"
#include "harvesters/oai_remarks.h"
#include "harvesters/oai_sets.h"
#include "harvesters/oai_window.h"

namespace vindplaats {
namespace {

// How many pages the loop guard remembers: rings of up to as many pages end at their first repeat;
// longer ones are ended by PageGuard.
constexpr std::size_t kPagesRemembered = 8;
constexpr std::size_t kMarkLength = 16;  // hex digits of one page's mark

class OaiTurn {
 public:
  OaiTurn(const Source& source, const Step& step, const Response& response,
          const RunOptions& options)
      : source_(source),
        step_(step),
        response_(response),
        options_(options),
        prefix_(oai_key_prefix(options)),
        run_(load_oai_run(step.checkpoint, prefix_)) {}

  Result<Page> read() {
    const std::string where = asked();
    const bool worked = run_.pages > 0 || !step_.checkpoint.get("next_from").empty();
    Result<OaiAnswer> answer = read_oai_answer(response_, worked);
    page_.checkpoint = step_.checkpoint;
    Result<void> done;
    if (answer) {
      answer_ = std::move(*answer);
      page_.findings = answer_.findings;
      done = go_on();
    } else {
      done = go_on_without(std::move(answer).error());
    }
    if (!done) return fail_in(where, std::move(done).error());
    leave();
    return std::move(page_);
  }

 private:
  std::string asked() const {
    if (run_.phase == "identify") return "Identify";
    if (run_.phase == "formats") return "ListMetadataFormats";
    if (run_.phase == "sets") return "ListSets";
    if (!options_.record.empty()) return "GetRecord";
    return fmt::format("{} page {}", options_.identifiers_only ? "ListIdentifiers" : "ListRecords",
                       run_.pages + 1);
  }

  Result<void> go_on() {
    if (query_lost()) return {};
    if (run_.phase == "identify") return identify();
    if (run_.phase == "formats") return formats();
    if (run_.phase == "sets") return sets(), Result<void>();
    return answer_.errors.empty() ? records() : list_error();
  }

  // The answer is none. What is asked beside the records may fail without harm.
  Result<void> go_on_without(Error error) {
    if (run_.phase == "sets") {
      over_ = true;
      return {};
    }
    if (!smaller_may_help(run_, response_, options_)) return tl::unexpected(std::move(error));
    return narrow(error);
  }

  // Faults.md row 13: a smaller window of time; the smallest is skipped by name.
  Result<void> narrow(const Error& error) {
    if (narrow_window(run_, options_.now)) {
      start_window();
      page_.restarted = true;
      found("info", "window-narrowed", window_words(run_));
      return {};
    }
    if (++run_.skipped > kMostSkippedInARow) {
      return fail(Fault::kRemote, fmt::format("{}; {} windows one after another failed, the last "
                                              "one from {}: what came is kept",
                                              error.what, kMostSkippedInARow, window_words(run_)));
    }
    run_.found_short = "1";
    page_.rejected.push_back(
        {"records of " + window_words(run_),
         fmt::format("skipped, as the source fails there ({}); the rest is in: tell the partner",
                     error.what),
         ""});
    end_window(true);
    return {};
  }

  // A redirect to another host or scheme may lose the query (faults.md row 40): the same again at
  // the address it led to.
  bool query_lost() {
    if (answer_.error("badVerb") == nullptr || response_.hops.empty() || !run_.base.empty()) {
      return false;
    }
    run_.base = response_.url;
    return true;
  }

  Result<void> identify() {
    if (!answer_.errors.empty()) return refusal();
    if (!answer_.verb || answer_.document->local(*answer_.verb) != "Identify") {
      return fail(Fault::kRefused,
                  "the source speaks OAI-PMH but does not say what it is: check "
                  "the address, or ask the partner");
    }
    const OaiIdentify told = read_identify(answer_);
    run_.granularity = told.granularity;
    run_.deleted = told.deleted;
    const Instant server_now = server_time(answer_.response_date, options_.now);
    const std::string& last = options_.identifiers_only ? std::string() : stored("next_from");
    const OaiWindow window = choose_window(options_, last, run_.granularity, server_now);
    if (window.clock_went_back) found("warning", "clock-went-back", answer_.response_date);
    run_.from = window.from;
    run_.until = window.until;
    run_.phase = "formats";
    return {};
  }

  Result<void> formats() {
    std::vector<OaiFormat> offered = read_metadata_formats(answer_);
    if (offered.empty()) {  // a list that fails says nothing: oai_dc is there by section 3.4
      found("warning", "formats-unlisted", answer_.errors.empty() ? "" : answer_.errors[0].code);
      offered.push_back({"oai_dc", std::string(kOaiDcNamespace)});
    }
    const OaiFormat* chosen = choose_format(offered, source_.formats, options_.readable);
    if (chosen == nullptr) {
      std::vector<std::string> names;
      for (const OaiFormat& format : offered) names.push_back(format.prefix);
      return fail(Fault::kRefused,
                  fmt::format("the source gives none of the formats {}; it offers {}: add one of "
                              "these to `formats`",
                              join(source_.formats, ", "), cut_utf8(join(names, ", "), 300)));
    }
    const std::string& before = stored("format");
    if (!before.empty() && !same_namespace(before, chosen->uri) && options_.record.empty()) {
      if (ranks_lower(chosen->uri, before)) {
        page_.parked = fmt::format("the source no longer gives its records as {}, only as {}",
                                   before, chosen->uri);
        return {};
      }
      found("warning", "format-changed", before + " -> " + chosen->uri);
      if (options_.from.empty()) run_.from.clear();  // in the new format nothing has been read yet
    }
    run_.prefix = chosen->prefix;
    run_.format = chosen->uri;
    run_.phase = "records";
    return {};
  }

  // Comes the format after the other one in the source's own order: then records would become
  // poorer by reading them in it.
  bool ranks_lower(const std::string& uri, const std::string& other) const {
    const std::vector<OaiFormat> both = {{"", other}, {"", uri}};
    const OaiFormat* better = choose_format(both, source_.formats, {});
    return better != nullptr && same_namespace(better->uri, other);
  }

  Result<void> records() {
    const ScannedDocument& document = *answer_.document;
    if (!answer_.verb) {
      if (run_.pages == 0) {
        return fail(Fault::kRemote,
                    "the source answers with neither records nor an error: tried "
                    "again later; if it stays, tell the partner");
      }
      end_set();  // an empty answer behind the last page (faults.md row 3)
      return {};
    }
    note_start();
    const std::vector<std::size_t> found = oai_records_in(document, *answer_.verb);
    const OaiRecordContext context{answer_, source_.id, options_.max_record,
                                   fmt::format("page {}", run_.pages)};
    for (std::size_t i = 0; i < found.size(); ++i) read_oai_record(context, found[i], i + 1, page_);
    run_.items += static_cast<std::int64_t>(found.size());
    run_.set_items += static_cast<std::int64_t>(found.size());
    if (!options_.record.empty()) return end_of_one(found.size());
    remark_on_page(run_, asked_set(), options_.now, page_);
    note_order(run_, page_);
    return follow_token(found.empty());
  }

  Result<void> end_of_one(std::size_t records) {
    over_ = true;
    if (records > 0) return {};
    return fail(Fault::kNotFound, "the source answers without the record");
  }

  void note_start() {
    ++run_.pages;
    if (run_.started.empty()) {
      run_.started = format_time(server_time(answer_.response_date, options_.now));
    }
  }

  std::string asked_set() const {
    const auto set = static_cast<std::size_t>(run_.set);
    return set < source_.sets.size() ? source_.sets[set] : std::string();
  }

  // Section 3.5; what servers do with tokens: faults.md rows 1, 3, 4, 8, 10.
  Result<void> follow_token(bool empty_page) {
    const ScannedDocument& document = *answer_.document;
    const std::optional<std::size_t> element = document.child(*answer_.verb, "resumptionToken");
    const std::string token = element ? document.text(*element) : std::string();
    if (element) read_total(document.attribute(*element, "completeListSize"));
    if (token.empty() || (empty_page && token == run_.token)) {
      end_set();
      return {};
    }
    run_.token = token;
    if (remember_page()) return {};
    return fail(Fault::kRemote,
                "token loop: the source gives the same page with the same resumption token again; "
                "what came before is kept: tell the partner");
  }

  void read_total(const std::string& text) {
    std::int64_t total = 0;
    std::from_chars(text.data(), text.data() + text.size(), total);
    if (total <= 0) return;
    run_.told = total;
    page_.total = total;
  }

  // False when this page came before with this token. The token alone proves nothing: some servers
  // keep one a session.
  bool remember_page() {
    std::string content = run_.token + "\n";
    for (const Item& item : page_.items) content += item.raw.identifier + item.raw.payload + "\n";
    for (const Rejected& rejected : page_.rejected) content += sha256_hex(rejected.bytes) + "\n";
    const std::string mark = sha256_hex(content).substr(0, kMarkLength);
    for (std::size_t at = 0; at < run_.seen.size(); at += kMarkLength) {
      if (run_.seen.compare(at, kMarkLength, mark) == 0) return false;
    }
    if (run_.seen.size() >= kPagesRemembered * kMarkLength) run_.seen.erase(0, kMarkLength);
    run_.seen += mark;
    return true;
  }

  Result<void> list_error() {
    if (!run_.token.empty() && answer_.error("badResumptionToken") != nullptr) return restart();
    if (answer_.error("noRecordsMatch") != nullptr && options_.record.empty()) {
      note_start();
      end_set();
      return {};
    }
    const bool dated = !run_.from.empty() || !run_.until.empty();
    if (answer_.error("badArgument") != nullptr && run_.token.empty() && dated &&
        run_.granularity == "second") {  // said seconds, takes days (gh:IQSS/dataverse#11020)
      run_.granularity = "day";
      run_.from = in_granularity(run_.from, "day");
      run_.until = in_granularity(run_.until, "day");
      return {};
    }
    return refusal();
  }

  // The token is forgotten (faults.md row 6): on from the last safe datestamp where there is one,
  // else the window once more, and at the second time a smaller one; what came is kept.
  Result<void> restart() {
    found("info", "token-expired", "");
    page_.restarted = true;
    if (go_on_from_last(run_) || run_.expired++ == 0) {
      start_window();
      return {};
    }
    return narrow({Fault::kRemote, "it forgets its resumption tokens"});
  }

  void start_window() {
    run_.token.clear();
    run_.seen.clear();
    run_.set_items = 0;
    run_.told = 0;
  }

  void end_set() {
    if (run_.told > run_.set_items) {
      run_.found_short = "1";
      found("warning", "list-short", fmt::format("{} of {}", run_.set_items, run_.told));
    }
    end_window(false);
  }

  void end_window(bool skipped) {
    start_window();
    page_.restarted = true;  // what comes next is a list of its own, and may hold the same records
    if (!skipped) run_.skipped = 0;
    if (next_window(run_, options_.now)) return;
    run_.expired = 0;
    run_.last.clear();
    run_.in_order = 0;
    ++run_.set;
    if (static_cast<std::size_t>(run_.set) < source_.sets.size()) return;
    page_.restarted = false;
    if (prefix_ == "run." && sets_are_due(run_, source_, stored("sets_checked"), options_.now)) {
      run_.phase = "sets";
      run_.sets_left = join(source_.sets, " ");
    } else {
      over_ = true;
    }
  }

  void sets() {
    if (!read_sets(answer_, run_)) return;
    if (!run_.sets_left.empty()) found("error", "set-gone", run_.sets_left);
    over_ = true;
  }

  Result<void> refusal() const {
    if (answer_.errors.empty()) return {};
    return tl::unexpected(oai_refusal(answer_));
  }

  // Puts the run's new state into the page, and asks on or ends.
  void leave() {
    Checkpoint with_run = step_.checkpoint;
    with_run.clear(prefix_);
    if (!page_.parked.empty()) {
      page_.checkpoint = std::move(with_run);
      return;
    }
    if (over_) {
      if (prefix_ == "run.") complete(with_run);
      page_.checkpoint = std::move(with_run);
      page_.unchanged = run_.items == 0;
      page_.whole = covers_everything(run_) && run_.found_short.empty() && options_.record.empty();
      return;
    }
    const bool leaves_traces = prefix_ == "run.";
    if (!leaves_traces) page_.checkpoint = with_run;
    store_oai_run(run_, with_run, prefix_);
    if (leaves_traces) page_.checkpoint = with_run;
    page_.next = Step{oai_request(source_, run_, options_), std::move(with_run)};
  }

  void complete(Checkpoint& checkpoint) const {
    checkpoint.set("format", run_.format);
    checkpoint.set("deleted_record", run_.deleted);
    if (!source_.sets.empty() && (run_.phase == "sets" || stored("sets_checked").empty())) {
      checkpoint.set("sets_checked", format_time(options_.now));
    }
    if (run_.advance.empty()) return;
    checkpoint.set("next_from", next_from(run_.started, run_.granularity, options_.now));
  }

  const std::string& stored(const std::string& key) const { return step_.checkpoint.get(key); }
  void found(const char* severity, const char* code, std::string value) {
    page_.findings.push_back({severity, "", code, std::string(cut_utf8(value, 200))});
  }

  const Source& source_;
  const Step& step_;
  const Response& response_;
  const RunOptions& options_;
  const std::string_view prefix_;
  OaiRun run_;
  OaiAnswer answer_;
  Page page_;
  bool over_ = false;
};

}  // namespace

Result<Page> read_oai_turn(const Source& source, const Step& step, const Response& response,
                           const RunOptions& options) {
  return OaiTurn(source, step, response, options).read();
}

}  // namespace vindplaats
