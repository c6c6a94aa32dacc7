#pragma once
// A theme's file as an editor changes it: read as it lies in the folder, and written back with who
// did it and why. One writer at a time: whoever saves holds the desk.
#include <string>

#include "config/types.h"
#include "core/clock.h"
#include "core/json.h"
#include "store/store.h"

namespace vindplaats {

struct ThemeFile {
  std::string theme;   // its id
  std::string name;    // relative to the folder: "themes/onderwijs.toml"
  std::string text;    // lines end in \n
  std::string digest;  // SHA-256 of the bytes, hex
};

// kNotFound when there is no such theme or its file cannot be read.
Result<ThemeFile> read_theme_file(const Platform& platform, const std::string& theme);

// A changed text of it, as it would hold: the theme, which fits beside the others, and whose
// queries can be read. kUsage with file and line where one of that is wrong.
Result<Theme> checked_theme(const Platform& platform, const ThemeFile& file,
                            const std::string& text);

// The body of a "rules" entry of the ledger.
struct RulesEntry {
  std::string theme, why;
  std::string before, after;  // SHA-256 of the file, hex
};
inline constexpr std::string_view kLedgerRules = "rules";

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, RulesEntry>
void each_field(Visitor&& visit, Self& self) {
  visit("theme", self.theme);
  visit("why", self.why);
  visit("before", self.before);
  visit("after", self.after);
}

struct RulesChange {
  std::string text, why, by;
  std::string seen;  // the digest of the file that was changed
};

// Writes the entry, then the file, moved into place whole: what holds is always told. False: it is
// that text already, and nothing was written. kConflict when the file is not the one that was seen
// any more; kInput without a reason; kUsage as checked_theme.
Result<bool> save_theme_file(Store& store, const Clock& clock, const Platform& platform,
                             const std::string& theme, const RulesChange& change);

}  // namespace vindplaats
