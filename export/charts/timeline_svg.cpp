#include "export/charts/timeline_svg.h"

#include <algorithm>
#include <numeric>

#include "core/text.h"
#include "export/charts/svg.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostKinds = 6;
constexpr std::int64_t kMostYears = 120;
constexpr int kTimeLeft = 60, kTimeTop = 50, kTimeHeight = 240, kTimeWidth = 700, kTimeRight = 20;
constexpr int kTimeBottom = kTimeTop + kTimeHeight;

// Told apart without colour: dark, lines, light, dots, squares, white; each with a dark outline.
struct KindFill {
  std::string_view name, body;
};
constexpr KindFill kKindFills[kMostKinds] = {
    {"f1", R"(<rect width="8" height="8" fill="#154273"/>)"},
    {"f2", R"(<path d="M0 8L8 0M-2 2L2 -2M6 10L10 6" stroke="#154273" stroke-width="2"/>)"},
    {"f3", R"(<rect width="8" height="8" fill="#c9d6e3"/>)"},
    {"f4", R"(<circle cx="4" cy="4" r="2" fill="#154273"/>)"},
    {"f5", R"(<path d="M0 4H8M4 0V8" stroke="#154273" stroke-width="1"/>)"},
    {"f6", ""},
};

std::int64_t count_at(const TimelineYear& year, std::size_t kind) {
  return kind < year.counts.size() ? std::max<std::int64_t>(0, year.counts[kind]) : 0;
}

std::int64_t sum_of(const TimelineYear& year) {
  std::int64_t sum = 0;
  for (std::size_t kind = 0; kind < year.counts.size(); ++kind) sum += count_at(year, kind);
  return sum;
}

std::size_t kinds_of(const Timeline& timeline) {
  std::size_t kinds = std::max<std::size_t>(1, timeline.kinds.size());
  for (const TimelineYear& year : timeline.years) kinds = std::max(kinds, year.counts.size());
  return kinds;
}

// The same years with the smallest kinds taken together, so that six are left.
Timeline with_few_kinds(const Timeline& timeline, bool english) {
  const std::size_t kinds = kinds_of(timeline);
  Timeline out = timeline;
  out.kinds.resize(kinds);
  if (kinds <= kMostKinds) return out;
  std::vector<std::pair<std::int64_t, std::size_t>> sums;  // negative, so that the largest is first
  for (std::size_t kind = 0; kind < kinds; ++kind) {
    std::int64_t sum = 0;
    for (const TimelineYear& year : timeline.years) sum += count_at(year, kind);
    sums.emplace_back(-sum, kind);
  }
  std::sort(sums.begin(), sums.end());
  std::vector<std::size_t> place(kinds, kMostKinds - 1);
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i + 1 < kMostKinds; ++i) kept.push_back(sums[i].second);
  std::sort(kept.begin(), kept.end());
  out.kinds.assign(kMostKinds, english ? "other" : "overige");
  for (std::size_t i = 0; i < kept.size(); ++i) {
    place[kept[i]] = i;
    out.kinds[i] = kept[i] < timeline.kinds.size() ? timeline.kinds[kept[i]] : "";
  }
  for (TimelineYear& year : out.years) {
    std::vector<std::int64_t> counts(kMostKinds, 0);
    for (std::size_t kind = 0; kind < kinds; ++kind) counts[place[kind]] += count_at(year, kind);
    year.counts = std::move(counts);
  }
  return out;
}

// 1, 2 or 5 times a power of ten, so that there are at most six lines.
std::int64_t scale_step(std::int64_t most) {
  for (std::int64_t power = 1;; power *= 10) {
    for (const std::int64_t factor : {1, 2, 5}) {
      if (most <= 5 * factor * power) return factor * power;
    }
  }
}

std::string timeline_title(const Timeline& timeline, bool english) {
  if (!timeline.title.empty()) return one_line(timeline.title);
  return english ? "Publications per year" : "Publicaties per jaar";
}

std::string timeline_words(const Timeline& timeline, std::string_view language) {
  std::string out;
  for (const TimelineYear& year : timeline.years) {
    const std::int64_t sum = sum_of(year);
    if (sum == 0) continue;
    out += (out.empty() ? "" : "; ") + std::to_string(year.year) + ": " + grouped(sum, language);
  }
  const bool english = language == "en";
  if (out.empty()) return english ? "No dated publications." : "Geen gedateerde publicaties.";
  return (english ? "Per year: " : "Per jaar: ") + out + '.';
}

class TimelineDrawing {
 public:
  TimelineDrawing(const Timeline& timeline, std::string_view language, std::string_view id)
      : whole_(timeline),
        few_(with_few_kinds(timeline, language == "en")),
        language_(language),
        english_(language == "en"),
        svg_(id) {
    for (const TimelineYear& year : few_.years) {
      first_ = first_ == 0 ? year.year : std::min(first_, year.year);
      last_ = std::max(last_, year.year);
    }
    if (last_ - first_ >= kMostYears) first_ = last_ - kMostYears + 1;
    for (const TimelineYear& year : few_.years) {
      if (year.year >= first_) most_ = std::max(most_, sum_of(year));
    }
    for (std::size_t i = 0; i < few_.kinds.size(); ++i) {
      fills_.push_back(few_.kinds.size() == 1
                           ? std::string(kMark)
                           : svg_.pattern(kKindFills[i].name, kKindFills[i].body));
    }
  }

  std::string draw() {
    const std::string title = timeline_title(whole_, english_);
    svg_.text(kTimeLeft, 24, title, {.size = 16, .bold = true});
    draw_scale();
    for (const TimelineYear& year : few_.years) draw_year(year);
    if (!few_.years.empty()) draw_years();
    int y = kTimeBottom + 50;
    y = draw_legend(y);
    y = draw_notes(y);
    return svg_.finish(kTimeLeft + kTimeWidth + kTimeRight, y, title,
                       timeline_words(whole_, language_));
  }

 private:
  std::int64_t top() const {
    const std::int64_t step = scale_step(most_);
    return std::max<std::int64_t>(step, (most_ + step - 1) / step * step);
  }
  int height_of(std::int64_t count) const { return static_cast<int>(count * kTimeHeight / top()); }
  int x_of(std::int64_t year) const {
    return kTimeLeft + static_cast<int>((year - first_) * kTimeWidth / (last_ - first_ + 1));
  }

  void draw_scale() {
    const std::int64_t step = scale_step(most_);
    for (std::int64_t count = 0; count <= top(); count += step) {
      const int y = kTimeBottom - height_of(count);
      svg_.line(kTimeLeft, y, kTimeLeft + kTimeWidth, y, count == 0 ? kInk : "#bfbfbf");
      svg_.text(kTimeLeft - 8, y + 5, grouped(count, language_), {.anchor = "end"});
    }
  }

  void draw_year(const TimelineYear& year) {
    if (year.year < first_) return;
    const int left = x_of(year.year);
    const int width = std::max(2, (x_of(year.year + 1) - left) * 4 / 5);
    std::int64_t below = 0;
    for (std::size_t kind = 0; kind < few_.kinds.size(); ++kind) {
      const std::int64_t count = count_at(year, kind);
      if (count == 0) continue;
      const int foot = kTimeBottom - height_of(below);
      below += count;
      const int head = kTimeBottom - height_of(below);
      svg_.rect(left, head, width, std::max(1, foot - head), fills_[kind]);
    }
    const bool room = last_ - first_ < 25;
    if (below > 0 && room) {
      svg_.text(left + width / 2, kTimeBottom - height_of(below) - 5, grouped(below, language_),
                {.anchor = "middle", .size = 12});
    }
  }

  void draw_years() {
    const std::int64_t every = std::max<std::int64_t>(1, (last_ - first_ + 1 + 13) / 14);
    for (std::int64_t year = first_; year <= last_; year += every) {
      const int middle = x_of(year) + (x_of(year + 1) - x_of(year)) * 2 / 5;
      svg_.text(middle, kTimeBottom + 20, std::to_string(year), {.anchor = "middle", .size = 12});
    }
  }

  int draw_legend(int y) {
    if (few_.kinds.size() == 1) return y;
    for (std::size_t kind = 0; kind < few_.kinds.size(); ++kind) {
      svg_.rect(kTimeLeft, y - 14, 24, 16, fills_[kind]);
      svg_.text(kTimeLeft + 32, y, wrap_text(few_.kinds[kind], 80).front());
      y += 24;
    }
    return y;
  }

  int draw_notes(int y) {
    std::int64_t older = 0;
    for (const TimelineYear& year : few_.years) {
      if (year.year < first_) older += sum_of(year);
    }
    if (older > 0) {
      const std::string before = std::to_string(first_);
      y = note(y, grouped(older, language_) + (english_ ? " from before " : " van vóór ") + before +
                      (english_ ? " are not drawn." : " zijn niet getekend."));
    }
    if (whole_.undated > 0) {
      y = note(y, grouped(whole_.undated, language_) +
                      (english_ ? " without a year." : " zonder jaar."));
    }
    return y;
  }

  int note(int y, const std::string& words) {
    svg_.text(kTimeLeft, y, words, {.size = 12, .fill = kFaint});
    return y + 22;
  }

  const Timeline& whole_;
  Timeline few_;
  std::string_view language_;
  bool english_;
  SvgWriter svg_;
  std::vector<std::string> fills_;
  std::int64_t first_ = 0, last_ = 0, most_ = 0;
};

}  // namespace

std::string timeline_svg(const Timeline& timeline, std::string_view language, std::string_view id) {
  return TimelineDrawing(timeline, language, id).draw();
}

DataTable timeline_table(const Timeline& timeline, std::string_view language) {
  const bool english = language == "en";
  const std::size_t kinds = kinds_of(timeline);
  DataTable table;
  table.columns.push_back({.id = "year", .label = english ? "Year" : "Jaar"});
  for (std::size_t kind = 0; kinds > 1 && kind < kinds; ++kind) {
    const std::string label = kind < timeline.kinds.size() ? timeline.kinds[kind] : "";
    table.columns.push_back(
        {.id = "kind" + std::to_string(kind + 1), .label = label, .number = true});
  }
  table.columns.push_back(
      {.id = "total", .label = english ? "Publications" : "Publicaties", .number = true});
  for (const TimelineYear& year : timeline.years) {
    const std::int64_t sum = sum_of(year);
    if (sum == 0) continue;
    std::vector<std::string>& row = table.rows.emplace_back();
    row.push_back(std::to_string(year.year));
    for (std::size_t kind = 0; kinds > 1 && kind < kinds; ++kind) {
      row.push_back(std::to_string(count_at(year, kind)));
    }
    row.push_back(std::to_string(sum));
  }
  if (timeline.undated > 0) {
    std::vector<std::string>& row = table.rows.emplace_back(table.columns.size());
    row.front() = english ? "no year" : "zonder jaar";
    row.back() = std::to_string(timeline.undated);
  }
  return table;
}

}  // namespace vindplaats
