#include "export/charts/flow_svg.h"

#include <algorithm>

#include "core/text.h"
#include "export/charts/svg.h"

namespace vindplaats {
namespace {

using FlowField = std::optional<FlowBox> FlowBoxes::*;

struct FlowLabel {
  FlowField field;
  std::string_view dutch, english;
};

constexpr FlowLabel kFlowLabels[] = {
    {&FlowBoxes::identified, "Gevonden in bronnen", "Records identified from sources"},
    {&FlowBoxes::brought, "Van elders ingebracht", "Records brought in from elsewhere"},
    {&FlowBoxes::removed, "Verwijderd vóór screening", "Records removed before screening"},
    {&FlowBoxes::screened, "Gescreend op titel en samenvatting",
     "Records screened on title and abstract"},
    {&FlowBoxes::excluded, "Uitgesloten op titel en samenvatting",
     "Records excluded on title and abstract"},
    {&FlowBoxes::sought, "Volledige tekst gezocht", "Reports sought for retrieval"},
    {&FlowBoxes::not_retrieved, "Volledige tekst niet verkregen", "Reports not retrieved"},
    {&FlowBoxes::assessed, "Beoordeeld op volledige tekst", "Reports assessed for eligibility"},
    {&FlowBoxes::excluded_fulltext, "Uitgesloten op volledige tekst",
     "Reports excluded on full text"},
    {&FlowBoxes::waiting, "Nog niet beoordeeld", "Not yet decided on"},
    {&FlowBoxes::included, "Opgenomen in de studie", "Included in the study"},
};

// A row of the drawing: the selection goes down on the left, what leaves it stands on the right.
struct FlowRow {
  FlowField main, side;
};
constexpr FlowRow kFlowRows[] = {
    {&FlowBoxes::identified, &FlowBoxes::brought},
    {nullptr, &FlowBoxes::removed},
    {&FlowBoxes::screened, &FlowBoxes::excluded},
    {&FlowBoxes::sought, &FlowBoxes::not_retrieved},
    {&FlowBoxes::assessed, &FlowBoxes::excluded_fulltext},
    {nullptr, &FlowBoxes::waiting},
    {&FlowBoxes::included, nullptr},
};

constexpr int kFlowMargin = 20, kBoxWidth = 330, kBoxGap = 60, kFlowLine = 20, kRowGap = 36;
constexpr int kMainX = kFlowMargin, kSideX = kFlowMargin + kBoxWidth + kBoxGap;
constexpr int kMainMiddle = kMainX + kBoxWidth / 2, kSideMiddle = kSideX + kBoxWidth / 2;
constexpr std::size_t kBoxCharacters = 40, kHeadCharacters = 36;  // bold is wider
constexpr std::size_t kMostParts = 40;

std::string_view flow_label(FlowField field, bool english) {
  const auto* row = std::find_if(std::begin(kFlowLabels), std::end(kFlowLabels),
                                 [&](const FlowLabel& label) { return label.field == field; });
  return english ? row->english : row->dutch;
}

// Its parts; beyond the most that a drawing shows, the rest as one.
std::vector<FlowCount> shown_parts(const FlowBox& box, bool english) {
  if (box.parts.size() <= kMostParts) return box.parts;
  std::vector<FlowCount> parts(box.parts.begin(), box.parts.begin() + kMostParts - 1);
  FlowCount rest;
  for (std::size_t i = kMostParts - 1; i < box.parts.size(); ++i) rest.count += box.parts[i].count;
  const std::string count = std::to_string(box.parts.size() - kMostParts + 1);
  rest.label = english ? "the " + count + " others" : "de " + count + " overige";
  parts.push_back(std::move(rest));
  return parts;
}

struct FlowLines {
  std::vector<std::string> head, parts;
  int height() const { return static_cast<int>(head.size() + parts.size()) * kFlowLine + 16; }
};

FlowLines flow_lines(const FlowBox& box, FlowField field, std::string_view language) {
  const bool english = language == "en";
  FlowLines lines;
  lines.head = wrap_text(flow_label(field, english), kHeadCharacters);
  const std::string count = "(n = " + grouped(box.total, language) + ')';
  if (utf8_length(lines.head.back()) + 1 + count.size() > kHeadCharacters) {
    lines.head.push_back(count);
  } else {
    lines.head.back() += ' ' + count;
  }
  for (const FlowCount& part : shown_parts(box, english)) {
    // The number never stands on a line of its own.
    const std::string number = ' ' + grouped(part.count, language);
    for (std::string& line : wrap_text(part.label + ':', kBoxCharacters - number.size())) {
      lines.parts.push_back(std::move(line));
    }
    lines.parts.back() += number;
  }
  return lines;
}

class FlowDrawing {
 public:
  FlowDrawing(const FlowBoxes& boxes, std::string_view language, std::string_view id)
      : boxes_(boxes), language_(language), svg_(id) {}

  std::string draw() {
    for (const FlowRow& row : kFlowRows) draw_row(row);
    const bool english = language_ == "en";
    return svg_.finish(kSideX + kBoxWidth + kFlowMargin, std::max(y_, 2 * kFlowMargin),
                       english ? "Flow of the selection (PRISMA 2020)"
                               : "Stroomschema van de selectie (PRISMA 2020)",
                       flow_text(boxes_, language_));
  }

 private:
  const FlowBox* box(FlowField field) const {
    return field != nullptr && (boxes_.*field) ? &*(boxes_.*field) : nullptr;
  }

  void draw_box(const FlowLines& lines, int x) {
    svg_.rect(x, y_, kBoxWidth, lines.height(), "#ffffff");
    int at = y_ + kFlowLine;
    for (const std::string& line : lines.head) {
      svg_.text(x + 10, at, line, {.bold = true});
      at += kFlowLine;
    }
    for (const std::string& line : lines.parts) {
      svg_.text(x + 10, at, line);
      at += kFlowLine;
    }
  }

  // What came from elsewhere goes below both boxes into the line.
  void join_from_side(int side_bottom, int below) {
    svg_.line(kSideMiddle, side_bottom, kSideMiddle, below);
    svg_.arrow(kSideMiddle, below, kMainMiddle, below);
  }

  void draw_row(const FlowRow& row) {
    const FlowBox* main = box(row.main);
    const FlowBox* side = box(row.side);
    if (main == nullptr && side == nullptr) return;
    int height = 0;
    if (main != nullptr) {
      const FlowLines lines = flow_lines(*main, row.main, language_);
      if (line_from_ >= 0) svg_.arrow(kMainMiddle, line_from_, kMainMiddle, y_);
      draw_box(lines, kMainX);
      height = lines.height();
      line_from_ = y_ + height;
    }
    if (side != nullptr) height = std::max(height, draw_side(row, *side, main != nullptr, height));
    y_ += height + kRowGap;
  }

  int draw_side(const FlowRow& row, const FlowBox& side, bool beside_main, int main_height) {
    const FlowLines lines = flow_lines(side, row.side, language_);
    draw_box(lines, kSideX);
    const int height = std::max(lines.height(), main_height);
    if (row.side == &FlowBoxes::brought) {
      const int below = y_ + height + kRowGap / 2;
      join_from_side(y_ + lines.height(), below);
      if (line_from_ < 0) line_from_ = below;
      return height;
    }
    const int middle = y_ + std::min(lines.height(), beside_main ? main_height : height) / 2;
    if (beside_main) {
      svg_.arrow(kMainX + kBoxWidth, middle, kSideX, middle);
    } else if (line_from_ >= 0) {
      svg_.arrow(kMainMiddle, middle, kSideX, middle);
    }
    return height;
  }

  const FlowBoxes& boxes_;
  std::string_view language_;
  SvgWriter svg_;
  int y_ = kFlowMargin;
  int line_from_ = -1;  // where the line down begins; -1: nothing is above
};

}  // namespace

std::string flow_svg(const FlowBoxes& boxes, std::string_view language, std::string_view id) {
  return FlowDrawing(boxes, language, id).draw();
}

std::string flow_text(const FlowBoxes& boxes, std::string_view language) {
  const bool english = language == "en";
  std::string out;
  for (const FlowLabel& label : kFlowLabels) {
    const std::optional<FlowBox>& box = boxes.*label.field;
    if (!box) continue;
    out +=
        std::string(english ? label.english : label.dutch) + ": " + grouped(box->total, language);
    std::string_view separator = " (";
    for (const FlowCount& part : box->parts) {
      out += std::string(separator) + one_line(part.label) + ": " + grouped(part.count, language);
      separator = "; ";
    }
    out += box->parts.empty() ? ".\n" : ").\n";
  }
  return out;
}

}  // namespace vindplaats
