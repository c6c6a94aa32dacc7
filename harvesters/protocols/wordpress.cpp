// WordPress by its REST API: posts, and other public types that a source's sections name. A post
// that is deleted is only not seen any more, which is no deletion. The keys of its checkpoint stand
// in wordpress_run.h; how one answer is read, in wordpress_turn.h.
#include "core/time.h"
#include "harvesters/wordpress_turn.h"

namespace vindplaats {
namespace {

constexpr std::chrono::days kRootEvery{7};

bool is_side_run(const RunOptions& options) {
  return !options.record.empty() || !options.from.empty() || !options.until.empty();
}

bool root_is_due(const Checkpoint& checkpoint, Instant now) {
  const Result<Instant> last = parse_time(checkpoint.get("checked"));
  return checkpoint.get("root").empty() || !last || now - *last >= kRootEvery || now < *last;
}

void forget_posts(Checkpoint& checkpoint) {
  checkpoint.clear("newest.");
  checkpoint.set("published", "");
  checkpoint.set("types", "");
  checkpoint.set("type_words", "");
}

Step begin_wordpress(const Source& source, const Checkpoint& stored, const RunOptions& options) {
  const std::string fingerprint = wordpress_fingerprint(source);
  const bool side = is_side_run(options);
  WordPressRun run = load_wordpress_run(stored);
  const bool fits = run.phase == "posts" && run.source == fingerprint && run.side.empty();
  if (fits && !side && !options.full && !options.restart)
    return {wordpress_request(source, stored, run, options), stored};
  Checkpoint checkpoint = stored;
  checkpoint.clear("run.");
  const bool changed = stored.get("source") != fingerprint;
  // A run that was cut off before it was ever complete has left nothing to go on from.
  if (!side && (options.full || changed)) forget_posts(checkpoint);
  run = WordPressRun{};
  run.source = fingerprint;
  run.started = format_time(options.now);
  run.side = side ? "1" : "";
  const bool look =
      options.full || changed || root_is_due(stored, options.now) || stored.get("types").empty();
  run.phase = look ? "site" : "posts";
  if (!look) {
    run.types = checkpoint.get("types");
    start_current_type(checkpoint, options, run);
  }
  store_wordpress_run(run, checkpoint);
  return {wordpress_request(source, checkpoint, run, options), std::move(checkpoint)};
}

Result<Page> read_wordpress(const Source& source, const Step& step, const Response& response,
                            const RunOptions& options) {
  return WordPressTurn(source, step, response, options).run();
}

}  // namespace

extern const Protocol protocol_wordpress;
constinit const Protocol protocol_wordpress = {"wordpress", begin_wordpress, read_wordpress};

}  // namespace vindplaats
