#include "app/option_values.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/out_folder.h"
#include "app/write_file.h"
#include "core/time.h"

namespace vindplaats {
namespace {

tl::unexpected<Error> wrong_option(const std::string& option, std::string what) {
  return tl::unexpected(Error{Fault::kUsage, std::move(what), "", 0, "--" + option});
}

}  // namespace

Result<std::string> day_option(const Invocation& call, const std::string& option) {
  const std::string day = call.get(option);
  if (day.empty() || (day.size() == 10 && parse_time(day))) return day;
  return wrong_option(option, fmt::format("'{}' is no day; write 2026-11-22", day));
}

Result<std::string> choice_option(const Invocation& call, const std::string& option,
                                  std::initializer_list<std::string_view> values) {
  const std::string value = call.get(option, std::string(*values.begin()));
  if (std::find(values.begin(), values.end(), value) != values.end()) return value;
  return wrong_option(option, fmt::format("'{}' is none of {}", value, fmt::join(values, ", ")));
}

Result<void> give_text(const Invocation& call, const std::string& platform_dir,
                       std::string_view text, Streams& streams) {
  if (!call.has("out")) {
    streams.out(text);
    return {};
  }
  TRY(check_out_folder(platform_dir, call.get("out")));
  return write_file(call.get("out"), text);
}

}  // namespace vindplaats
