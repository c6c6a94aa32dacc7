#include "app/manual.h"

#include "app/command.h"

namespace vindplaats {
namespace {

Result<int> run_manual(const Invocation& call, Services&, Streams& streams) {
  streams.out(call.has("completion") ? bash_completion() : man_page());
  return kExitOk;
}

const Verb kManualVerbs[] = {{"manual",
                              "This program's man page, or its shell completion",
                              {},
                              {{"completion", "", "The completion script for bash"}},
                              "  vindplaats manual | man -l -",
                              run_manual,
                              Work::kHere}};

}  // namespace

extern const CommandSet command_manual;
const CommandSet command_manual{110, kManualVerbs};

}  // namespace vindplaats
