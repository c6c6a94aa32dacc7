#include "export/charts/svg.h"

#include "core/markup.h"
#include "core/text.h"

namespace vindplaats {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  std::string out = " ";
  out += name;
  out += "=\"";
  out += value;
  return out + '"';
}
std::string attribute(std::string_view name, int value) {
  return attribute(name, std::to_string(value));
}

std::string safe_id(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
    if (good) out += c;
  }
  return out.empty() ? "svg" : out;
}

struct WordPiece {
  std::string_view text;
  bool begins_word;
};

// The words; those that are too long for a line come apart after their hyphens.
std::vector<WordPiece> word_pieces(std::string_view words, std::size_t characters) {
  std::vector<WordPiece> out;
  for (std::string_view word : split(words, ' ')) {
    bool begins = true;
    for (std::size_t hyphen = word.find('-'); hyphen != word.npos && utf8_length(word) > characters;
         hyphen = word.find('-')) {
      out.push_back({word.substr(0, hyphen + 1), begins});
      word.remove_prefix(hyphen + 1);
      begins = false;
    }
    if (!word.empty()) out.push_back({word, begins});
  }
  return out;
}

}  // namespace

SvgWriter::SvgWriter(std::string_view id) : id_(safe_id(id)) {}

void SvgWriter::rect(int x, int y, int width, int height, std::string_view fill, bool dashed) {
  body_ += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", width) +
           attribute("height", height) + attribute("fill", fill) + attribute("stroke", kInk);
  if (dashed) body_ += attribute("stroke-dasharray", "4 3");
  body_ += "/>\n";
}

void SvgWriter::line(int x1, int y1, int x2, int y2, std::string_view stroke) {
  body_ += "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) +
           attribute("y2", y2) + attribute("stroke", stroke) + "/>\n";
}

void SvgWriter::arrow(int x1, int y1, int x2, int y2) {
  line(x1, y1, x2, y2);
  const auto point = [](int x, int y) { return std::to_string(x) + ',' + std::to_string(y); };
  const int back = x1 == x2 ? (y2 > y1 ? -8 : 8) : (x2 > x1 ? -8 : 8);
  const std::string sides = x1 == x2 ? point(x2 - 5, y2 + back) + ' ' + point(x2 + 5, y2 + back)
                                     : point(x2 + back, y2 - 5) + ' ' + point(x2 + back, y2 + 5);
  body_ += "<polygon" + attribute("points", point(x2, y2) + ' ' + sides) + attribute("fill", kInk) +
           "/>\n";
}

void SvgWriter::circle(int x, int y, int radius, std::string_view fill) {
  body_ += "<circle" + attribute("cx", x) + attribute("cy", y) + attribute("r", radius) +
           attribute("fill", fill) + "/>\n";
}

void SvgWriter::text(int x, int y, std::string_view words, const SvgText& style) {
  body_ += "<text" + attribute("x", x) + attribute("y", y);
  if (style.anchor != "start") body_ += attribute("text-anchor", style.anchor);
  if (style.size != 14) body_ += attribute("font-size", style.size);
  if (style.bold) body_ += attribute("font-weight", "bold");
  if (style.fill != kInk) body_ += attribute("fill", style.fill);
  body_ += '>' + escape_markup(words) + "</text>\n";
}

std::string SvgWriter::pattern(std::string_view name, std::string_view body) {
  const std::string whole = id_ + '-' + std::string(name);
  defs_ += "<pattern" + attribute("id", whole) + attribute("width", 8) + attribute("height", 8) +
           attribute("patternUnits", "userSpaceOnUse") +
           "><rect width=\"8\" height=\"8\" fill=\"#ffffff\"/>" + std::string(body) +
           "</pattern>\n";
  return "url(#" + whole + ')';
}

std::string SvgWriter::finish(int width, int height, std::string_view title,
                              std::string_view description) {
  const std::string size = std::to_string(width) + ' ' + std::to_string(height);
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", width) +
                    attribute("height", height) + attribute("viewBox", "0 0 " + size) +
                    attribute("role", "img") +
                    attribute("aria-labelledby", id_ + "-title " + id_ + "-desc") +
                    attribute("font-family", "sans-serif") + attribute("font-size", 14) +
                    attribute("fill", kInk) + ">\n";
  out += "<title" + attribute("id", id_ + "-title") + '>' + escape_markup(title) + "</title>\n";
  out += "<desc" + attribute("id", id_ + "-desc") + '>' + escape_markup(description) + "</desc>\n";
  if (!defs_.empty()) out += "<defs>\n" + defs_ + "</defs>\n";
  out += "<rect" + attribute("width", width) + attribute("height", height) +
         attribute("fill", "#ffffff") + "/>\n";
  return out + body_ + "</svg>\n";
}

std::vector<std::string> wrap_text(std::string_view text, std::size_t characters) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  const std::string words = one_line(text);
  for (const WordPiece& piece : word_pieces(words, characters)) {
    const std::size_t space = piece.begins_word && used > 0 ? 1 : 0;
    if (used > 0 && used + space + utf8_length(piece.text) > characters) {
      lines.emplace_back();
      used = 0;
    } else if (space > 0) {
      lines.back() += ' ';
      ++used;
    }
    for (std::size_t at = 0; at < piece.text.size();) {
      if (used == characters) {
        lines.emplace_back();
        used = 0;
      }
      append_utf8(lines.back(), next_utf8(piece.text, at));
      ++used;
    }
  }
  return lines;
}

std::string grouped(std::int64_t number, std::string_view language) {
  std::string out = std::to_string(number);
  const char sign = language == "en" ? ',' : '.';
  const std::size_t first = out.starts_with('-') ? 1 : 0;
  for (std::size_t at = out.size(); at > first + 3;) {
    at -= 3;
    out.insert(at, 1, sign);
  }
  return out;
}

}  // namespace vindplaats
