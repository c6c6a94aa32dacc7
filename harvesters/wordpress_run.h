#pragma once
// Where a run over a WordPress site stands, and the request that follows from it (REST API
// handbook, https://developer.wordpress.org/rest-api/). Stored in the checkpoint with every page.
//
// Keys of the checkpoint:
//   source        fingerprint of url and sections of the last complete run: when a person changes
//                 these, all is read anew
//   root          address of the REST API: ".../wp-json/" or ".../?rest_route=/"
//   checked       RFC 3339: when root was looked for last
//   name, home, language   of the site, as it says itself
//   types         what its posts are called in addresses ("posts"), a line each; type_words: the
//                 sections that named them
//   newest.*      RFC 3339, by type: the newest change that a complete run has seen
//   published     RFC 3339: when the last complete run began
//   run.*         the run that goes on; absent between runs. Members of WordPressRun below
// The run of one record or of a window given by a person leaves only root to language behind.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "harvesters/protocol.h"

namespace vindplaats {

struct WordPressRun {
  std::string phase;   // site, root, types or posts
  std::string source;  // fingerprint of what it reads
  std::string types;   // still to be read, a line each; the first is being read
  // The list that is being read: "modified", or "published" for what a date in the future kept
  // hidden until now, which does not count as a change.
  std::string pass;
  std::string after;     // RFC 3339: only what is later, by what `pass` names; empty: all
  std::string newest;    // RFC 3339: the newest change of this type so far
  std::string started;   // RFC 3339
  std::string route;     // "1": the address without rewritten paths is being tried
  std::string found;     // "1": root was looked for in this run
  std::string numbered;  // "1": the site does not know modified_after (before WordPress 5.7)
  std::string side;      // "1": leaves no trace
  std::int64_t page = 1;
  std::int64_t per_page = 100;
  std::int64_t pages = 0;  // lists so far
};

WordPressRun load_wordpress_run(const Checkpoint& checkpoint);
void store_wordpress_run(const WordPressRun& run, Checkpoint& checkpoint);

std::string wordpress_fingerprint(const Source& source);

// The type that is being read, and the run without it.
std::string_view current_type(const WordPressRun& run);
void drop_current_type(WordPressRun& run);

// Sets the run to the beginning of its current type: what has changed since the last complete run,
// or since a person says.
void start_current_type(const Checkpoint& checkpoint, const RunOptions& options, WordPressRun& run);

// The request that the run's state stands for.
Request wordpress_request(const Source& source, const Checkpoint& checkpoint,
                          const WordPressRun& run, const RunOptions& options);

// An endpoint ("wp/v2/posts") of the REST API at `root`, with a query; whatever query the root
// holds already.
std::string rest_address(std::string_view root, std::string_view endpoint, std::string_view query);

// Where the REST API is when a site does not say so: below its own path, with rewritten paths or
// (`route`) without.
std::string assumed_root(const std::string& site, bool route);

// Is it one name in a path and nothing else.
bool is_rest_base(std::string_view name);

// `time` less an overlap: a window's beginning. Sites compare in their own time, which goes back an
// hour each autumn. Empty for what is no time.
std::string with_overlap(const std::string& time);

}  // namespace vindplaats
