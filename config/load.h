#pragma once
// Reads the platform folder (contract section 3). load_platform is the one place here with input
// from disk; the parse functions are pure. All failures are kUsage with `what` in plain words and,
// beside it, file (relative to the folder), line and key. Safe from any thread.
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/result.h"

namespace vindplaats {

// The whole folder, read and checked as one: every reference between files leads somewhere. Files
// that do not end in .toml, and hidden ones, are left alone. Lists come in order of id.
Result<Platform> load_platform(const std::string& dir);

// The themes of a folder of theme files, with the word lists of the folder words/ beside it, and
// nothing else: for trying rules without a platform. `dir` may be a platform folder too.
Result<Platform> load_themes(const std::string& dir);

// `file` is the path relative to the folder, for messages and Place. Where a file's name or folder
// says the id, the id inside must be it: "sources/wodc.toml", "studies/polarisatie/study.toml".
Result<Settings> parse_settings(std::string_view text, const std::string& file);
Result<Source> parse_source(std::string_view text, const std::string& file);
Result<Partner> parse_partner(std::string_view text, const std::string& file);
Result<Theme> parse_theme(std::string_view text, const std::string& file);
// A theme that is not saved yet: its file may be called anything.
Result<Theme> parse_theme_draft(std::string_view text, const std::string& file);
Result<std::vector<std::string>> parse_words(std::string_view text, const std::string& file);
Result<Criteria> parse_criteria(std::string_view text, const std::string& file);
Result<Study> parse_study(std::string_view text, const std::string& file);

// What no file can say alone: partners and themes that are named exist, aliases are not taken
// twice.
Result<void> check_platform(const Platform& platform);

// May a partner, source, theme or study be called so. The words say why not.
Result<void> check_new_id(std::string_view id);

}  // namespace vindplaats
