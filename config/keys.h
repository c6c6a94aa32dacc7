#pragma once
// Every key that people may write in the platform folder, in one table: the reader checks files
// against it, `init` and docs/settings.md are tested against it. Constant data; safe from any
// thread.
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

enum class ConfigFile { kSettings, kSource, kPartner, kTheme, kWords, kCriteria, kStudy };

// The form of a value. Sizes, rates, durations and days are strings in TOML; a day may be a TOML
// date too.
enum class KeyForm {
  kText,
  kId,         // [a-z0-9][a-z0-9-]{0,62}
  kQuery,      // the query language; only that it is not empty is checked here
  kFlag,       // true or false
  kCount,      // a whole number, 0 or more
  kDecimal,    // at most three decimals
  kShare,      // a decimal from 0 to 1
  kSize,       // bytes: "64MB", "2kB", "500B"; powers of 1000, or KiB, MiB, GiB
  kRate,       // a size per duration: "1kB/60s"
  kDuration,   // "250ms", "90s", "10m", "12h", "3d", "2w", "6mo", "3y"; more than nothing
  kPause,      // a duration that may be 0
  kDay,        // "2015-01-01"
  kYears,      // "2010..2026", "2010..", "..2026"; empty: all
  kAddress,    // an http or https address, or empty
  kMail,       // a mail address, or empty
  kTimezone,   // a name of the tz database
  kLabels,     // a table: a text per language
  kTexts,      // a list of texts
  kIds,        // a list of ids
  kLanguages,  // a list of BCP 47 tags
  kNetworks,   // a list of networks with ports: "127.0.0.0/8:1024-65535"
  kTable,      // holds keys of its own
  kTables,     // a list of such tables: [[name]]
};

// `choices`, where given, are the only values allowed, parted by "|": of the text itself, or of
// each item of a list.
struct Key {
  ConfigFile file;
  std::string_view table;  // the table it stands in; empty: the top of the file
  std::string_view name;
  KeyForm form;
  std::string_view initial;  // the value when the key is absent, as TOML writes it; empty for
                             // required keys and tables
  std::string_view help;     // one line
  std::string_view choices = {};
  bool required = false;
};

// All keys; those of one table of one file stand together, in the order in which they are shown.
std::span<const Key> config_keys();
// Null when there is no such key.
const Key* find_key(ConfigFile file, std::string_view table, std::string_view name);
// The known key nearest to what was written, for "did you mean"; empty when nothing is near.
std::string_view nearest_key(ConfigFile file, std::string_view table, std::string_view written);
// "a duration such as 10m": what a form asks for, for messages and the documentation.
std::string_view describe_form(KeyForm form);
// "vindplaats.toml", "sources/*.toml", ...
std::string_view file_pattern(ConfigFile file);

// Words that no partner, source, theme or study may be called, since commands would read them as a
// subcommand (contract section 3). The study `demo` is the one exception: `vindplaats demo` makes
// it.
bool is_reserved_id(std::string_view id);

}  // namespace vindplaats
