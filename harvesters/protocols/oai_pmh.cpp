// OAI-PMH 2.0 (https://www.openarchives.org/OAI/openarchivesprotocol.html): Identify, then
// ListMetadataFormats, then ListRecords set by set, page by page. The keys of its checkpoint stand
// in oai_run.h; how one answer is read, in oai_turn.h.
#include "core/time.h"
#include "harvesters/oai_turn.h"

namespace vindplaats {
namespace {

// May a run with these options move next_from: only when it covers all since the last one.
bool covers_all(const Checkpoint& checkpoint, const RunOptions& options) {
  if (!options.until.empty()) return false;
  if (options.from.empty()) return true;
  const Result<Instant> from = parse_time(options.from),
                        last = parse_time(checkpoint.get("next_from"));
  return from && last && *from <= *last;
}

// Was a run cut off, and does it still fit what is asked now.
bool can_resume(const Source& source, const Checkpoint& checkpoint, const RunOptions& options) {
  if (options.full || options.restart || !options.from.empty() || !options.until.empty())
    return false;
  return checkpoint.get("source") == oai_fingerprint(source) &&
         checkpoint.get("run.phase") == "records" && !checkpoint.get("run.pages").empty();
}

Step first_step(const Source& source, OaiRun run, Checkpoint checkpoint,
                const RunOptions& options) {
  store_oai_run(run, checkpoint, oai_key_prefix(options));
  return {oai_request(source, run, options), std::move(checkpoint)};
}

Step begin_oai(const Source& source, const Checkpoint& stored, const RunOptions& options) {
  OaiRun run;
  if (oai_key_prefix(options) == "side.") {
    run.phase = options.record.empty() ? "identify" : "formats";
    return first_step(source, std::move(run), stored, options);
  }
  if (can_resume(source, stored, options)) {
    run = load_oai_run(stored, "run.");
    run.expired = 0;  // the token had time to expire: no sign that it always does
    run.skipped = 0;
    Step step = first_step(source, std::move(run), stored, options);
    step.resumed = true;
    return step;
  }
  Checkpoint fresh = stored;
  fresh.clear("run.");
  const std::string fingerprint = oai_fingerprint(source);
  if (options.full || fresh.get("source") != fingerprint) fresh = {};
  fresh.set("source", fingerprint);
  run.phase = "identify";
  run.advance = covers_all(fresh, options) ? "1" : "";
  return first_step(source, std::move(run), std::move(fresh), options);
}

}  // namespace

extern const Protocol protocol_oai_pmh;
constinit const Protocol protocol_oai_pmh = {"oai-pmh", begin_oai, read_oai_turn, true};

}  // namespace vindplaats
