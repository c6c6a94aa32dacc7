#include <filesystem>

#include <fmt/format.h>

#include "app/command.h"
#include "config/defaults.h"

namespace vindplaats {
namespace {

Result<int> run_init(const Invocation& call, Services&, Streams& streams) {
  const std::string dir = call.at(0);
  TRY(init_platform(dir));
  streams.out(fmt::format("A new platform folder: {}\n",
                          std::filesystem::absolute(dir).lexically_normal().string()));
  if (!call.globals.quiet) {
    streams.err(fmt::format(
        "Next: vindplaats --dir {0} source add ADDRESS, then vindplaats --dir {0} run\n", dir));
  }
  return kExitOk;
}

const Verb kInitVerbs[] = {{.path = "init",
                            .help = "A new platform folder, with every setting explained",
                            .positionals = {{"DIR", "Where; must not exist or be empty"}},
                            .options = {},
                            .examples = "  vindplaats init kennisplatform",
                            .run = run_init,
                            .work = Work::kHere}};

}  // namespace

extern const CommandSet command_init;
const CommandSet command_init{10, kInitVerbs};

}  // namespace vindplaats
