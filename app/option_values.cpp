#include "app/option_values.h"

#include <algorithm>
#include <charconv>

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
  const std::size_t before = values.size() - 1;
  return wrong_option(option, fmt::format("'{}' is none of {} or {}", value,
                                          fmt::join(values.begin(), values.begin() + before, ", "),
                                          *(values.begin() + before)));
}

Result<std::size_t> count_option(const Invocation& call, const std::string& option,
                                 std::size_t otherwise) {
  if (!call.has(option)) return otherwise;
  const std::string text = call.get(option);
  std::size_t count = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (wrong != std::errc{} || end != text.data() + text.size())
    return wrong_option(option, fmt::format("'{}' is no number", text));
  return count;
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
