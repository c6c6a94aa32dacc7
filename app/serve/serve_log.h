#pragma once
// What a running `serve` tells of itself on standard error: one event, one line, as text or JSON
// (--log-format). Safe from any thread. No secrets are ever given to it; foreign text is fine,
// control characters come out escaped.
#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "core/clock.h"

namespace vindplaats {

// "key=value" pairs; the values as they are.
using LogFields = std::initializer_list<std::pair<std::string_view, std::string>>;

class ServeLog {
 public:
  // Borrows the clock.
  ServeLog(std::function<void(std::string_view)> write, bool json, const Clock& clock)
      : write_(std::move(write)), json_(json), clock_(clock) {}

  // level: "info", "warning" or "error"; event: a few lower-case words that stay the same.
  void tell(std::string_view level, std::string_view event, LogFields fields = {});
  void info(std::string_view event, LogFields fields = {}) { tell("info", event, fields); }
  void warning(std::string_view event, LogFields fields = {}) { tell("warning", event, fields); }
  void error(std::string_view event, LogFields fields = {}) { tell("error", event, fields); }

 private:
  const std::function<void(std::string_view)> write_;
  const bool json_;
  const Clock& clock_;
  std::mutex mutex_;
};

// Longest value in a line, in bytes; more is cut.
inline constexpr std::size_t kLongestLogValue = 2000;
// The line, without its end. Pure.
std::string log_text(std::string_view time, std::string_view level, std::string_view event,
                     LogFields fields);
std::string log_json(std::string_view time, std::string_view level, std::string_view event,
                     LogFields fields);

}  // namespace vindplaats
