#pragma once
// What options of several verbs take: days, numbers, and one of a few words. Pure.
#include <initializer_list>
#include <string>
#include <string_view>

#include "app/command.h"

namespace vindplaats {

// A day, "YYYY-MM-DD"; empty when the option was not given. kUsage for anything else.
Result<std::string> day_option(const Invocation& call, const std::string& option);

// One of `values`; the first when the option was not given. kUsage for anything else, with the
// values.
Result<std::string> choice_option(const Invocation& call, const std::string& option,
                                  std::initializer_list<std::string_view> values);

// A number from 0 on; `otherwise` when the option was not given. kUsage for anything else.
Result<std::size_t> count_option(const Invocation& call, const std::string& option,
                                 std::size_t otherwise);

// Into the file that --out names, or to standard output. kUsage when the file would lie in a folder
// that the platform keeps.
Result<void> give_text(const Invocation& call, const std::string& platform_dir,
                       std::string_view text, Streams& streams);

}  // namespace vindplaats
