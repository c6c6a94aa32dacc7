#include "app/web/said.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "core/text.h"
#include "normalize/finding_codes.h"

namespace vindplaats {
namespace {

// Ours are below 1 kB but for lists of names. What is longer is no sentence of ours.
constexpr std::size_t kLongestText = 2'000;
constexpr int kDeepestText = 6;
// Looks through the rows for one text, those in its holes included, and ends of holes that are
// tried. Ours take a dozen; a foreign text could ask for thousands.
constexpr int kMostLooks = 60, kMostSteps = 400;

constexpr std::size_t kMostHoles = 9;
using HoleValues = std::array<std::string, kMostHoles + 1>;  // by number; the first is not used

// A hole and the words behind it, up to the next.
struct SaidHole {
  std::size_t number;
  char kind;  // as it opens: { a value, < a word, [ a text
  std::string_view after;
};

struct SaidLine {
  std::string_view start;
  std::vector<SaidHole> holes;
};

struct SaidRow {
  SaidLine en, nl;
  std::size_t words = 0, nested = 0;  // bytes of its own; holes that nest
};

bool is_hole(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at + 1] < '1' || text[at + 1] > '9') return false;
  constexpr std::string_view kOpen = "{<[", kClose = "}>]";
  const std::size_t kind = kOpen.find(text[at]);
  return kind != std::string_view::npos && kClose[kind] == text[at + 2];
}

SaidLine read_said_line(std::string_view text) {
  SaidLine line;
  std::size_t from = 0;
  const auto close = [&](std::size_t end) {
    const std::string_view words = text.substr(from, end - from);
    (line.holes.empty() ? line.start : line.holes.back().after) = words;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_hole(text, at)) continue;
    close(at);
    line.holes.push_back({static_cast<std::size_t>(text[at + 1] - '0'), text[at], {}});
    at += 2;
    from = at + 1;
  }
  close(text.size());
  return line;
}

SaidRow read_row(std::string_view en, std::string_view nl) {
  SaidRow row{read_said_line(en), read_said_line(nl)};
  row.words = row.en.start.size();
  for (const SaidHole& hole : row.en.holes) {
    row.words += hole.after.size();
    row.nested += hole.kind == '[' ? 1 : 0;
  }
  return row;
}

// As HarvestTally::note writes them into the report of a run.
std::vector<SaidRow> rows_of_findings() {
  static std::deque<std::string> lines;
  std::vector<SaidRow> rows;
  for (const FindingText& text : kFindingTexts) {
    if (text.severity != "error") continue;
    const std::string& en = lines.emplace_back(fmt::format("{} ({{1}}) {}", text.en, text.en_do));
    const std::string& nl = lines.emplace_back(fmt::format("{} ({{1}}) {}", text.nl, text.nl_do));
    rows.push_back(read_row(en, nl));
  }
  return rows;
}

std::vector<SaidRow> read_rows() {
  std::vector<SaidRow> rows = rows_of_findings();
  for (const auto& [key, text] : all_texts()) {
    if (key.starts_with("said-")) rows.push_back(read_row(text.en, text.nl));
  }
  std::ranges::stable_sort(rows, [](const SaidRow& a, const SaidRow& b) {
    return a.words != b.words ? a.words > b.words : a.nested > b.nested;
  });
  return rows;
}

const std::vector<SaidRow>& rows() {
  static const std::vector<SaidRow> all = read_rows();
  return all;
}

// The name of a field or a status, as the pages have it.
std::optional<std::string> dutch_name(std::string_view word) {
  if (word.size() > 40) return std::nullopt;
  for (const std::string_view kind : {"field", "status"}) {
    const auto found = all_texts().find(fmt::format("{}-{}", kind, to_lower(word)));
    if (found != all_texts().end()) return std::string(found->second.nl);
  }
  return std::nullopt;
}

class DutchReader {
 public:
  std::optional<std::string> of(std::string_view text, int depth) {
    if (text.empty() || text.size() > kLongestText || depth > kDeepestText) return std::nullopt;
    if (++looks_ > kMostLooks) return std::nullopt;
    for (const SaidRow& row : rows()) {
      HoleValues values;
      if (!text.starts_with(row.en.start)) continue;
      if (!fits(row.en.holes, text.substr(row.en.start.size()), depth, values)) continue;
      std::string dutch(row.nl.start);
      for (const SaidHole& hole : row.nl.holes)
        dutch.append(values[hole.number]).append(hole.after);
      return dutch;
    }
    return std::nullopt;
  }

 private:
  // Fills the holes with what stands there, each with the shortest with which the rest fits.
  bool fits(std::span<const SaidHole> holes, std::string_view text, int depth, HoleValues& values) {
    if (holes.empty()) return text.empty();
    const SaidHole& hole = holes.front();
    const bool last = holes.size() == 1;
    if (last && !text.ends_with(hole.after)) return false;
    std::size_t end = last ? text.size() - hole.after.size() : text.find(hole.after);
    for (; end < text.size() || last; end = text.find(hole.after, end + 1)) {
      if (++steps_ > kMostSteps) return false;
      if (take(hole, text.substr(0, end), depth, values) &&
          fits(holes.subspan(1), text.substr(end + hole.after.size()), depth, values))
        return true;
      if (last) return false;
    }
    return false;
  }

  bool take(const SaidHole& hole, std::string_view text, int depth, HoleValues& values) {
    std::optional<std::string> shown;
    if (hole.kind == '[') {
      shown = of(text, depth + 1);
      if (!shown) shown = dutch_name(text);
    } else if (hole.kind == '{' || text.find(' ') == std::string_view::npos) {
      shown = text;
    }
    if (shown) values[hole.number] = std::move(*shown);
    return shown.has_value();
  }

  int looks_ = 0, steps_ = 0;
};

}  // namespace

Said said(Language language, std::string_view what) {
  if (language == Language::kDutch) {
    if (auto dutch = DutchReader().of(what, 0))
      return {std::move(*dutch), language_tag(Language::kDutch)};
  }
  return {std::string(what), language_tag(Language::kEnglish)};
}

View& set_said(View& view, const std::string& name, const Said& said, std::size_t most) {
  return view.set(name, cut_utf8(said.text, most)).set(name + "_LANG", said.language);
}

}  // namespace vindplaats
