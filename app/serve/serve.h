#pragma once
// `serve`, from its first line in the log to its last (contract section 2).
#include "app/command.h"
#include "app/services.h"

namespace vindplaats {

inline constexpr std::string_view kDefaultListen = "127.0.0.1:8080";

// Serves the folder of `services` until SIGTERM or SIGINT: then it ends in good order, status 0. A
// second signal ends the process at once. `listen`: an address and port. Opens the store, when that
// is not open yet: kBusy when another process has it. `ready` gets the front's address once it is
// there.
Result<int> serve_folder(Services& services, const Globals& globals, const std::string& listen,
                         Streams& streams,
                         const std::function<void(const std::string& address)>& ready = {});

}  // namespace vindplaats
