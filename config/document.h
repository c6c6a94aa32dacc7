#pragma once
// A TOML file as a plain tree with line numbers, and the check of it against the table of keys. The
// one place that knows the TOML library. Pure; safe from any thread. Failures are kUsage with file,
// line and key.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "config/keys.h"
#include "core/result.h"

namespace vindplaats {

struct ConfigNode {
  enum class Kind { kText, kInteger, kDecimal, kFlag, kDay, kTime, kList, kTable };
  Kind kind = Kind::kTable;
  std::string name;  // its key; empty in a list
  int line = 0;
  std::string text;  // of kText and kDay
  std::int64_t integer = 0;
  double decimal = 0;
  bool flag = false;
  std::vector<ConfigNode>
      items;  // of a list, or the members of a table in the order of their lines

  // The member of a table; null when there is none.
  const ConfigNode* find(std::string_view key) const;
};

// Caps: one megabyte, tables 16 deep.
Result<ConfigNode> parse_toml(std::string_view text, const std::string& file);

// Every key known, in its right form, among its choices; required ones there.
Result<void> check_keys(const ConfigNode& document, ConfigFile kind, const std::string& file);

// Both, for the functions of load.h.
Result<ConfigNode> parse_config(std::string_view text, ConfigFile kind, const std::string& file);

// kUsage with file, line and key.
tl::unexpected<Error> config_error(std::string what, const std::string& file, int line,
                                   std::string key);

}  // namespace vindplaats
