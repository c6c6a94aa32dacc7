#include "app/dispatcher.h"

#include <cstdlib>
#include <exception>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/cli.h"
#include "app/services.h"

namespace vindplaats {
namespace {

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

int report_failure(const Error& error, const Globals& globals, Streams& streams) {
  streams.err(globals.json ? error_json(error) + "\n"
                           : fmt::format("vindplaats: {}\n", describe(error)));
  return exit_status(error);
}

}  // namespace

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
    case Fault::kConflict:
      return kExitBusy;
    default:
      return kExitFailed;
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
  try {
    Result<std::unique_ptr<Services>> services = make_services(globals);
    if (!services) return report_failure(services.error(), globals, streams);
    const Result<int> status = command.verb->run(command.invocation, **services, streams);
    return status ? *status : report_failure(status.error(), globals, streams);
  } catch (const std::exception& bug) {
    return report_failure(
        {Fault::kCorrupt, fmt::format("this is a fault of Vindplaats itself: {}", bug.what())},
        globals, streams);
  }
}

}  // namespace vindplaats
