#include <fmt/format.h>

#include "app/command.h"
#include "app/demo/tour.h"
#include "app/dispatcher.h"
#include "app/serve/serve.h"
#include "app/services.h"
#include "app/web/web_server.h"

namespace vindplaats {
namespace {

constexpr std::string_view kDemoFolder = "vindplaats-demo";

// The demo has a folder of its own unless one is named.
Globals with_folder(Globals globals) {
  if (!globals.dir_given) globals.dir = kDemoFolder;
  return globals;
}

Result<int> run_demo(const Invocation& call, Services&, Streams& streams) {
  const Globals globals = with_folder(call.globals);
  const std::string listen = call.get("listen", std::string(kDefaultListen));
  TRY(parse_listen(listen));
  TRY_ASSIGN(const std::unique_ptr<Services> services, make_services(globals, true));
  TRY_ASSIGN(const std::unique_ptr<demo::World> world, demo::World::start(services->clock()));
  const bool once = call.has("once");
  demo::Tour tour(globals, *world, *services, streams, once ? "" : listen);
  TRY_ASSIGN(const int status, tour.run());
  if (once) return status;
  return serve_folder(*services, globals, listen, streams, [&](const std::string& address) {
    if (const Result<void> told = tour.tell_front(address); !told)
      streams.err(describe(told.error()) + "\n");
    if (streams.flush) streams.flush();
  });
}

const Verb kDemoVerbs[] = {
    {"demo",
     "The whole pipeline on built-in institutes, in ./vindplaats-demo or the folder of an earlier "
     "demo",
     {},
     {{"once", "", "End after the export"},
      {"listen", "ADDR", "Where the web front listens afterwards (default: 127.0.0.1:8080)"}},
     "  vindplaats demo\n  vindplaats demo --once",
     run_demo,
     Work::kHere},
};

}  // namespace

extern const CommandSet command_demo;
const CommandSet command_demo{11, kDemoVerbs};

}  // namespace vindplaats
