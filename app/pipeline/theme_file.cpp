#include "app/pipeline/theme_file.h"

#include <fmt/format.h>

#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/theme_preview.h"
#include "app/write_file.h"
#include "config/load.h"
#include "core/digest.h"
#include "curation/classify.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostThemeFile = 1'000'000;

std::string path_of(const Platform& platform, const ThemeFile& file) {
  return platform.dir + "/" + file.name;
}

// Lines as the folder has them, whatever a browser sent (HTML: textareas send CRLF).
std::string with_plain_lines(std::string_view text) {
  std::string plain;
  plain.reserve(text.size() + 1);
  for (const char c : text) {
    if (c != '\r') plain += c;
  }
  if (!plain.ends_with('\n')) plain += '\n';
  return plain;
}

}  // namespace

Result<ThemeFile> read_theme_file(const Platform& platform, const std::string& theme) {
  const Theme* const known = platform.theme(theme);
  if (known == nullptr || known->id != theme)
    return fail(Fault::kNotFound, fmt::format("there is no theme '{}'", theme));
  ThemeFile file;
  file.theme = theme;
  file.name = fmt::format("themes/{}.toml", theme);
  TRY_ASSIGN(const std::string bytes, read_whole_file(path_of(platform, file), kMostThemeFile));
  file.digest = sha256_hex(bytes);
  file.text = with_plain_lines(bytes);
  return file;
}

Result<Theme> checked_theme(const Platform& platform, const ThemeFile& file,
                            const std::string& text) {
  TRY_ASSIGN(Theme theme, parse_theme(with_plain_lines(text), file.name));
  TRY(with_theme(platform, theme));
  TRY(compile_themes({theme}, platform.words));
  return theme;
}

Result<bool> save_theme_file(Store& store, const Clock& clock, const Platform& platform,
                             const std::string& theme, const RulesChange& change) {
  TRY_ASSIGN(const ThemeFile now, read_theme_file(platform, theme));
  if (now.digest != change.seen)
    return fail(Fault::kConflict, fmt::format("{} was changed meanwhile", now.name));
  const std::string text = with_plain_lines(change.text);
  TRY(checked_theme(platform, now, text));
  if (text == now.text) return false;
  if (change.why.empty()) return fail(Fault::kInput, "say why the rules change");
  const RulesEntry entry{theme, change.why, now.digest, sha256_hex(text)};
  TRY(LedgerWriter(store, clock).append({{change.by, std::string(kLedgerRules), to_json(entry)}}));
  TRY(write_file(path_of(platform, now), text));
  return true;
}

}  // namespace vindplaats
