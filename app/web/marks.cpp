#include "app/web/marks.h"

#include <algorithm>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kBeforeFirstMark = 80;

// Bytes at which the code points of a text begin, and its end.
std::vector<std::size_t> starts_of(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size(); next_utf8(text, at)) starts.push_back(at);
  starts.push_back(text.size());
  return starts;
}

void add_part(View& view, std::string_view section, bool mark, std::string_view text) {
  if (text.empty()) return;
  view.add(section).add(mark ? "MARK" : "PLAIN").set("PART", text);
}

// From which code point a text of so many is shown, when at most `most` are.
std::size_t first_shown(std::size_t length, const std::vector<MarkedSpan>& spans,
                        std::size_t most) {
  if (most == 0 || length <= most || spans.empty()) return 0;
  const auto first = static_cast<std::size_t>(spans.front().start);
  if (first + kBeforeFirstMark < most) return 0;
  return std::min(first - std::min(first, kBeforeFirstMark), length - most);
}

}  // namespace

std::vector<MarkedSpan> spans_of(const std::vector<Match>& matches, std::string_view field,
                                 std::int64_t index) {
  std::vector<MarkedSpan> spans;
  for (const Match& match : matches) {
    if (match.field == field && match.index == index && match.length > 0)
      spans.push_back({match.start, match.length});
  }
  std::sort(spans.begin(), spans.end(),
            [](const MarkedSpan& a, const MarkedSpan& b) { return a.start < b.start; });
  std::vector<MarkedSpan> joined;
  for (const MarkedSpan& span : spans) {
    if (!joined.empty() && span.start <= joined.back().start + joined.back().length) {
      MarkedSpan& last = joined.back();
      last.length = std::max(last.length, span.start + span.length - last.start);
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

std::vector<MarkedSpan> spans_of(const Classification& found, std::string_view field,
                                 const std::string& theme) {
  std::vector<Match> matches;
  for (const ThemeMatch& one : found.themes) {
    if (!theme.empty() && one.id != theme) continue;
    for (const RuleMatch& rule : one.rules)
      matches.insert(matches.end(), rule.matches.begin(), rule.matches.end());
  }
  return spans_of(matches, field);
}

void add_marked(View& view, std::string_view section, std::string_view text,
                const std::vector<MarkedSpan>& spans, std::size_t most) {
  const std::vector<std::size_t> starts = starts_of(text);
  const std::size_t length = starts.size() - 1;
  std::size_t at = first_shown(length, spans, most);
  const std::size_t end = most == 0 ? length : std::min(length, at + most);
  if (at > 0) add_part(view, section, false, "… ");
  const auto part = [&](std::size_t from, std::size_t to) {
    return text.substr(starts[from], starts[to] - starts[from]);
  };
  for (const MarkedSpan& span : spans) {
    const std::size_t from = std::clamp(static_cast<std::size_t>(span.start), at, end);
    const std::size_t to = std::clamp(static_cast<std::size_t>(span.start + span.length), at, end);
    if (from >= to) continue;
    add_part(view, section, false, part(at, from));
    add_part(view, section, true, part(from, to));
    at = to;
  }
  add_part(view, section, false, part(at, end));
  if (end < length) add_part(view, section, false, " …");
}

}  // namespace vindplaats
