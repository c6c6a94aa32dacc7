#include "app/serve/serve.h"

namespace vindplaats {
namespace {

Result<int> run_serve(const Invocation& call, Services& services, Streams& streams) {
  return serve_folder(services, call.globals, call.get("listen", std::string(kDefaultListen)),
                      streams);
}

const Verb kServeVerbs[] = {
    {.path = "serve",
     .help = "All of it on schedule, with the web front; until it is told to end",
     .positionals = {},
     .options = {{"listen", "ADDR",
                  "Where the web front listens (default: 127.0.0.1:8080); port 0: any free one"}},
     .examples = "  vindplaats --dir /srv/kennisplatform serve\n"
                 "  vindplaats serve --listen 127.0.0.1:8090 --log-format json",
     .run = run_serve,
     .work = Work::kAlone}};

}  // namespace

extern const CommandSet command_serve;
const CommandSet command_serve{62, kServeVerbs};

}  // namespace vindplaats
