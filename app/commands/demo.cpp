#include "app/command.h"
#include "app/demo/tour.h"
#include "app/services.h"

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
  TRY_ASSIGN(const std::unique_ptr<Services> services, make_services(globals));
  TRY_ASSIGN(const std::unique_ptr<demo::World> world, demo::World::start(services->clock()));
  return demo::Tour(globals, *world, *services, streams).run();
}

const Verb kDemoVerbs[] = {
    {"demo",
     "The whole pipeline on built-in institutes, in ./vindplaats-demo or the folder of an earlier "
     "demo",
     {},
     {{"once", "", "End after the export"}},
     "  vindplaats demo --once",
     run_demo},
};

}  // namespace

extern const CommandSet command_demo;
const CommandSet command_demo{11, kDemoVerbs};

}  // namespace vindplaats
