#pragma once
// The one way a command is carried out: in this process, or, while `serve` has the folder, in that
// (app/serve); no verb knows where it runs.
#include "app/cli.h"
#include "app/command.h"

namespace vindplaats {

// Parses, checks who decides, and runs; prints failures to `streams.err` in plain words, or as
// `{"error": ...}` with
// --json. Never throws: what escapes a verb is a bug, reported as such with status 1.
int run_command(const std::vector<std::string>& arguments, Streams& streams);

// The second half of it, for whoever has parsed the words and has the services: runs the verb, at
// the desk when it is Work::kDesk, and prints failures. Never throws.
int carry_out(const Parsed& command, Services& services, Streams& streams);

// Where this call belongs: the verb's own, or kAlone by one of its options.
Work work_of(const Verb& verb, const Invocation& call);

// Prints it as above; the exit status that it stands for.
int report_failure(const Error& error, const Globals& globals, Streams& streams);

// Can this be the name of who decides: one line of 1 to 100 bytes of UTF-8, and none of the names
// that the ledger gives to what nobody decided ("rule", "match", "export", "harvest"). kUsage.
Result<void> check_decider(const std::string& name);

// How an Error is shown to a person: "sources/wodc.toml:3: url: ...".
std::string describe(const Error& error);
// Contract section 2: `{"error": {"code", "message", "file", "line", "key"}}`.
std::string error_json(const Error& error);
// The exit status that an Error stands for.
int exit_status(const Error& error);

}  // namespace vindplaats
