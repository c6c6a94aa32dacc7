#pragma once
// A command whose folder is served: it is sent to the running `serve`, and what that says comes out
// here (contract section 2, "While serve runs"). One thread.
#include <chrono>
#include <optional>
#include <string>

#include "app/command.h"
#include "app/serve/frames.h"

namespace vindplaats {

// How long a `serve` may take to say that it is there.
inline constexpr std::chrono::seconds kServePatience{5};

// The exit status; none: nobody serves this folder, and the command is the caller's to run. kBusy:
// somebody does but does not answer, or is stopping; kUsage: it is of another version. While it
// waits, SIGINT and SIGTERM call the command off: the status is then 130 or 143, once `serve` has
// said that it ended, or at the second signal.
Result<std::optional<int>> run_in_serve(const std::string& dir, const ServedCommand& command,
                                        Streams& streams);

// The number of the process that serves this folder; none: nobody does. kBusy as above.
Result<std::optional<std::int64_t>> serving_process(const std::string& dir);

}  // namespace vindplaats
