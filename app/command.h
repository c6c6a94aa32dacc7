#pragma once
// What a person or a program can ask of Vindplaats: verbs, declared as values. One table makes the
// command line, its help, the man page and the shell completion (app/cli); one dispatcher runs
// them, in this process or in a running `serve` (app/dispatcher). To add one:
// app/commands/<name>.cpp that defines `extern const CommandSet command_<name>`.
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vindplaats {

class Services;

// Contract section 2, "Exit status".
enum Exit : int { kExitOk = 0, kExitFailed = 1, kExitUsage = 2, kExitPartly = 3, kExitBusy = 4 };

// The options that every verb takes.
struct Globals {
  std::string dir = ".";
  bool dir_given = false;  // on the command line itself, not by $VINDPLAATS_DIR
  std::string now;         // RFC 3339 or a day; empty: the machine's clock
  std::string as;          // who decides
  std::string log_format = "text";
  bool json = false;
  bool quiet = false;
};

// Where results (out) and everything else (err) go. Not safe from two threads at once.
struct Streams {
  std::function<void(std::string_view)> out, err;
  bool terminal = false;  // is err a terminal that a person looks at: progress is shown then
  std::function<std::string()> in;  // all of standard input
  // Has whoever asked gone away, or said that it is enough: long work ends early, in good order.
  // Empty: that cannot be; a process of its own ends by the signal itself.
  std::function<bool()> cancelled = {};
  // What was written to `out` is to be seen now. Empty: that is so anyway.
  std::function<void()> flush = {};
};

// A verb's words after parsing.
struct Invocation {
  Globals globals;
  std::vector<std::string> positionals;
  std::map<std::string, std::vector<std::string>>
      options;  // by name without dashes; a flag has one empty value

  bool has(const std::string& option) const { return options.contains(option); }
  std::string get(const std::string& option, const std::string& otherwise = "") const;
  // The n-th positional; empty when it was left out.
  std::string at(std::size_t n) const {
    return n < positionals.size() ? positionals[n] : std::string();
  }
};

struct Positional {
  std::string_view name;  // "URL"
  std::string_view help;
  int least = 1, most = 1;  // how many; most 0: any number
};

struct Option {
  std::string_view name;   // "preview", written --preview
  std::string_view value;  // "N"; empty: a flag
  std::string_view help;
  bool many = false;
  bool alone = false;  // with it, the verb is Work::kAlone
};

// Where a verb is carried out while `serve` runs (contract section 2).
enum class Work : std::uint8_t {
  kHere,    // in its own process: it needs no store
  kBeside,  // in `serve`, beside whatever goes on there: it reads snapshots, or takes
            // Services::desk() itself for the part that writes
  kDesk,    // in `serve`, one at a time: it decides, derives, or writes what others read
  kAlone,   // in its own process, which must have the store to itself: refused while `serve` runs
};

struct Verb {
  std::string_view path;  // "source add"
  std::string_view help;  // one line
  std::vector<Positional> positionals;
  std::vector<Option> options;
  std::string_view examples;  // lines of shell
  // The exit status, or why it failed: then nothing was printed yet to `err` about it.
  Result<int> (*run)(const Invocation&, Services&, Streams&);
  Work work = Work::kDesk;
};

// The verbs of one file, in the order in which help shows them.
struct CommandSet {
  int order;  // of the file's verbs among all
  std::span<const Verb> verbs;
};

std::span<const CommandSet* const> commands();

}  // namespace vindplaats
