#include "curation/golden.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/text.h"
#include "curation/analyser.h"

namespace vindplaats {
namespace {

struct GoldenKey {
  std::string_view name;
  std::string GoldenItem::*text;  // null: themes
  bool needed;                    // may not be empty
};
constexpr GoldenKey kGoldenKeys[] = {
    {"id", &GoldenItem::id, true},
    {"half", &GoldenItem::half, true},
    {"title", &GoldenItem::title, true},
    {"abstract", &GoldenItem::abstract_text, false},
    {"language", &GoldenItem::language, false},
    {"themes", nullptr, false},
};

tl::unexpected<Error> golden_error(const std::string& file, int line, std::string what) {
  return tl::unexpected<Error>(Error{Fault::kUsage, std::move(what), file, line});
}

// Why the item cannot be used; empty when it can.
std::string golden_fault(const GoldenItem& item, const std::set<std::string>& met,
                         std::span<const std::string> known) {
  for (const GoldenKey& key : kGoldenKeys) {
    if (!met.contains(std::string(key.name))) return fmt::format("\"{}\" is missing", key.name);
    if (key.needed && trim(item.*key.text).empty()) return fmt::format("\"{}\" is empty", key.name);
  }
  for (const std::string& theme : item.themes) {
    if (std::ranges::find(known, theme) == known.end())
      return fmt::format("there is no theme '{}' (item {})", theme, item.id);
  }
  return {};
}

// The item of one line, or in `fault` why there is none.
GoldenItem read_golden_line(std::string_view line, std::span<const std::string> known,
                            std::string& fault) {
  GoldenItem item;
  std::set<std::string> met;
  JsonReader reader(line);
  reader.object([&](std::string_view name) {
    const auto* const key = std::ranges::find(kGoldenKeys, name, &GoldenKey::name);
    if (key == std::end(kGoldenKeys)) {
      if (fault.empty()) fault = fmt::format("\"{}\" is no key of an item", name);
      return reader.skip();
    }
    if (!met.insert(std::string(name)).second && fault.empty())
      fault = fmt::format("\"{}\" stands there twice", name);
    key->text != nullptr ? reader.read(item.*key->text) : reader.read(item.themes);
  });
  if (reader.failed() || !reader.at_end())
    fault = "this is not one JSON object with texts, and \"themes\" as a list of texts";
  if (fault.empty()) fault = golden_fault(item, met, known);
  return item;
}

Thousandths share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return Thousandths{1000};
  return Thousandths{(2000 * part + whole) / (2 * whole)};
}

void count_item(const GoldenItem& item, const Classification& found, GoldenHalf& half) {
  bool selected = false;
  for (GoldenTheme& theme : half.themes) {
    const bool meant = std::ranges::find(item.themes, theme.id) != item.themes.end();
    const bool said =
        std::ranges::find(found.themes, theme.id, &ThemeMatch::id) != found.themes.end();
    theme.right += meant && said;
    theme.wrong += !meant && said;
    theme.missed += meant && !said;
    selected = selected || said;
  }
  ++half.items;
  half.negatives += item.themes.empty();
  if (item.themes.empty() && selected) half.selected_negatives.push_back(item.id);
}

}  // namespace

Result<std::vector<GoldenItem>> parse_golden(std::string_view text, const std::string& file,
                                             std::span<const std::string> known) {
  std::vector<GoldenItem> items;
  std::map<std::string, int> lines;
  int line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view one = trim(text.substr(at, end - at));
    at = end + 1;
    ++line;
    if (one.empty()) continue;
    std::string fault;
    items.push_back(read_golden_line(one, known, fault));
    const auto [first, added] = lines.emplace(items.back().id, line);
    if (fault.empty() && !added)
      fault = fmt::format("item {} stands on line {} too", items.back().id, first->second);
    if (!fault.empty()) return golden_error(file, line, std::move(fault));
  }
  return items;
}

Thousandths GoldenTheme::precision() const {
  return share(right, right + wrong);
}
Thousandths GoldenTheme::recall() const {
  return share(right, right + missed);
}
Thousandths GoldenTheme::f1() const {
  return share(2 * right, 2 * right + wrong + missed);
}

Thousandths GoldenHalf::macro_f1() const {
  std::int64_t sum = 0;
  for (const GoldenTheme& theme : themes) sum += theme.f1().count;
  return share(sum, 1000 * static_cast<std::int64_t>(themes.size()));
}

std::int64_t GoldenReport::selected_negatives() const {
  std::int64_t count = 0;
  for (const GoldenHalf& half : halves)
    count += static_cast<std::int64_t>(half.selected_negatives.size());
  return count;
}

GoldenReport measure_golden(std::span<const GoldenItem> items, const CompiledThemes& compiled,
                            std::span<const std::string> themes) {
  std::map<std::string, GoldenHalf> halves;
  Analyser analyser;
  for (const GoldenItem& item : items) {
    GoldenHalf& half = halves[item.half];
    if (half.items == 0) {
      half.half = item.half;
      for (const std::string& theme : themes) half.themes.push_back({theme});
    }
    Metadata metadata;
    metadata.title = item.title;
    metadata.abstract_text = item.abstract_text;
    metadata.title_language = metadata.abstract_language = item.language;
    count_item(item, classify(compiled, analyser.analyse(metadata, {})), half);
  }
  GoldenReport report;
  for (auto& [name, half] : halves) report.halves.push_back(std::move(half));
  return report;
}

std::vector<std::string> themes_with_rules(const CompiledThemes& compiled) {
  std::vector<std::string> ids;
  for (const CompiledTheme& theme : compiled.themes()) {
    if (std::ranges::any_of(theme.rules, [](const CompiledRule& rule) { return !rule.exclude; }))
      ids.push_back(theme.id);
  }
  return ids;
}

}  // namespace vindplaats
