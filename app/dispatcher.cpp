#include "app/dispatcher.h"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/caught.h"
#include "app/cli.h"
#include "app/serve/command_client.h"
#include "app/services.h"
#include "core/text.h"

namespace vindplaats {
namespace {

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

constexpr std::size_t kLongestDecider = 100;
constexpr std::string_view kReservedDeciders[] = {"rule", "match", "export", "harvest"};

bool has_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_utf8(text, at);
    if (character < 0x20 || (character >= 0x7f && character < 0xa0)) return true;
    if (character == 0x2028 || character == 0x2029) return true;  // they end a line too
  }
  return false;
}

std::string decider_problem(const std::string& name) {
  if (trim(name).empty()) return "must not be empty: say who you are";
  if (name.size() > kLongestDecider) return fmt::format("is longer than {} bytes", kLongestDecider);
  if (!valid_utf8(name)) return "is not UTF-8";
  if (has_control(name)) return "must be one line without control characters";
  for (const std::string_view reserved : kReservedDeciders) {
    if (name == reserved) {
      return fmt::format("'{}' is what the ledger calls what nobody decided: say who you are",
                         reserved);
    }
  }
  return "";
}

}  // namespace

Result<void> check_decider(const std::string& name) {
  const std::string problem = decider_problem(name);
  if (problem.empty()) return {};
  return tl::unexpected(Error{Fault::kUsage, problem, "", 0, "--as"});
}

std::string describe(const Error& error) {
  std::string place = error.file;
  if (error.line > 0) place += fmt::format(":{}", error.line);
  // The words name a file's key themselves; an option's name stands only in `key`.
  if (place.empty() && error.key.starts_with("--")) place = error.key;
  return place.empty() ? error.what : fmt::format("{}: {}", place, error.what);
}

std::string error_json(const Error& error) {
  nlohmann::ordered_json body = {{"code", fault_code(error.fault)}, {"message", error.what}};
  if (!error.file.empty()) body["file"] = error.file;
  if (error.line > 0) body["line"] = error.line;
  if (!error.key.empty()) body["key"] = error.key;
  return nlohmann::ordered_json{{"error", body}}.dump(-1, ' ', false,
                                                      nlohmann::json::error_handler_t::replace);
}

int exit_status(const Error& error) {
  switch (error.fault) {
    case Fault::kUsage:
      return kExitUsage;
    case Fault::kBusy:
      return kExitBusy;
    default:
      return kExitFailed;
  }
}

namespace {

// Where serve's socket is looked for, and what it is sent.
Result<std::optional<int>> try_serve(const std::vector<std::string>& arguments,
                                     const Globals& globals, Streams& streams) {
  ServedCommand command;
  command.arguments = arguments;
  command.dir = environment_variable("VINDPLAATS_DIR");
  command.user = environment_variable("USER");
  command.terminal = streams.terminal;
  std::error_code failed;
  command.folder = std::filesystem::current_path(failed).string();
  return run_in_serve(platform_folder(globals), command, streams);
}

Result<void> nobody_serves(const Verb& verb, const Globals& globals) {
  TRY_ASSIGN(const std::optional<std::int64_t> process, serving_process(platform_folder(globals)));
  if (!process) return {};
  return fail(Fault::kBusy, fmt::format("`serve` (process {}) has the store open, and `{}` needs "
                                        "it to itself: end `serve` first",
                                        *process, verb.path));
}

int run_here(const Parsed& command, Streams& streams) {
  const Globals& globals = command.invocation.globals;
  const bool with_store = work_of(*command.verb, command.invocation) != Work::kHere;
  Result<std::unique_ptr<Services>> services = make_services(globals, with_store);
  if (!services) return report_failure(services.error(), globals, streams);
  return carry_out(command, **services, streams);
}

}  // namespace

Work work_of(const Verb& verb, const Invocation& call) {
  const bool alone = std::any_of(
      verb.options.begin(), verb.options.end(),
      [&](const Option& option) { return option.alone && call.has(std::string(option.name)); });
  return alone ? Work::kAlone : verb.work;
}

int report_failure(const Error& error, const Globals& globals, Streams& streams) {
  streams.err(globals.json ? error_json(error) + "\n"
                           : fmt::format("vindplaats: {}\n", describe(error)));
  return exit_status(error);
}

int carry_out(const Parsed& command, Services& services, Streams& streams) {
  const Globals& globals = command.invocation.globals;
  try {
    std::unique_lock<std::mutex> desk;
    if (command.verb->work == Work::kDesk) desk = services.desk();
    const Result<int> status = command.verb->run(command.invocation, services, streams);
    return status ? *status : report_failure(status.error(), globals, streams);
  } catch (const std::exception& bug) {
    return report_failure(error_of(bug), globals, streams);
  }
}

int run_command(const std::vector<std::string>& arguments, Streams& streams) {
  auto parsed = parse_command_line(arguments, environment_variable);
  if (const Said* said = std::get_if<Said>(&parsed)) {
    (said->status == 0 ? streams.out : streams.err)(said->text);
    return said->status;
  }
  const Parsed& command = std::get<Parsed>(parsed);
  const Globals& globals = command.invocation.globals;
  if (const Result<void> decider = check_decider(globals.as); !decider)
    return report_failure(decider.error(), globals, streams);
  try {
    switch (work_of(*command.verb, command.invocation)) {
      case Work::kHere:
        break;
      case Work::kAlone:
        if (const Result<void> free = nobody_serves(*command.verb, globals); !free)
          return report_failure(free.error(), globals, streams);
        break;
      case Work::kBeside:
      case Work::kDesk: {
        const auto served = try_serve(arguments, globals, streams);
        if (!served) return report_failure(served.error(), globals, streams);
        if (*served) return **served;
      }
    }
    return run_here(command, streams);
  } catch (const std::exception& bug) {
    return report_failure(error_of(bug), globals, streams);
  }
}

}  // namespace vindplaats
