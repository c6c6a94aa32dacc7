#pragma once
// How results look to a person: aligned columns, progress, plain numbers. Pure but for Progress,
// which writes to its stream.
#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/run_report.h"
#include "core/clock.h"

namespace vindplaats {

// A line of JSON as --json gives it. What is not UTF-8 in it (a path, a name) is replaced: results
// must not be lost over how a file is called.
std::string json_line(const nlohmann::ordered_json& json);

// Columns of equal width, two spaces between; the first row is the heading. Numbers (columns in
// `right`) stand to the right.
std::string show_table(const std::vector<std::vector<std::string>>& rows,
                       const std::vector<std::size_t>& right = {});
// "1,234": with a separator for thousands.
std::string show_count(std::int64_t count);
// "1.2 MB".
std::string show_bytes(std::uint64_t bytes);
// Width of the text on a terminal: characters, wide ones not counted double.
std::string pad(std::string_view text, std::size_t width);

// How wide a title is shown in a list, in characters.
inline constexpr std::size_t kTitleWidth = 70;
// The text, or its beginning and "…" when it is longer than that many characters.
std::string shortened(const std::string& text, std::size_t width);

// A line for a run that ended: "wodc: finished. 46 new, 2 deleted, 1 set aside".
std::string show_run(const RunReport& report);
// The report as contract section 5 has it: every count, zero too.
std::string run_json(const RunReport& report);

// Progress of long work, rewritten in place, at most ten times a second; nothing when the stream is
// no terminal or --quiet was given.
class Progress {
 public:
  Progress(Streams& streams, const Globals& globals, const Clock& clock);
  ~Progress();
  // Count, rate and time always; percent and time left only when the total is known, never above
  // 100 (data.gov#5310).
  void show(const std::string& what, std::int64_t count, std::optional<std::int64_t> total);
  void clear();

 private:
  Streams& streams_;
  const Clock& clock_;
  const bool wanted_;
  const std::chrono::milliseconds start_;
  std::chrono::milliseconds last_{-1000};
  bool shown_ = false;
};

}  // namespace vindplaats
