#include "export/bundle/markdown.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/markup.h"
#include "core/text.h"
#include "export/bundle/markdown_inline.h"

namespace vindplaats {
namespace {

// What a line begins.
struct MarkdownLine {
  enum class Kind { kBlank, kText, kHeading, kBullet, kNumber, kQuote } kind = Kind::kText;
  int level = 0;  // of a heading
  std::string_view text;
};

MarkdownLine heading_line(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks > 6 || marks == line.size() || line[marks] != ' ') {
    return {MarkdownLine::Kind::kText, 0, line};
  }
  std::string_view text = trim(line.substr(marks));
  while (text.ends_with('#')) text.remove_suffix(1);
  return {MarkdownLine::Kind::kHeading, static_cast<int>(std::min<std::size_t>(marks, 4)) + 1,
          trim(text)};
}

MarkdownLine read_line(std::string_view line) {
  line = trim(line);
  if (line.empty()) return {MarkdownLine::Kind::kBlank, 0, line};
  if (line.front() == '#') return heading_line(line);
  if (line.starts_with("- ") || line.starts_with("* ")) {
    return {MarkdownLine::Kind::kBullet, 0, trim(line.substr(2))};
  }
  if (line.front() == '>') return {MarkdownLine::Kind::kQuote, 0, trim(line.substr(1))};
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits != std::string_view::npos && digits > 0 && digits < 4 &&
      line.substr(digits).starts_with(". ")) {
    return {MarkdownLine::Kind::kNumber, 0, trim(line.substr(digits + 2))};
  }
  return {MarkdownLine::Kind::kText, 0, line};
}

// Gathers lines into blocks; a blank line ends one.
class MarkdownBlocks {
 public:
  explicit MarkdownBlocks(const Citations& citations) : citations_(citations) {}

  void line(std::string_view raw) {
    const MarkdownLine line = read_line(raw);
    using Kind = MarkdownLine::Kind;
    if (line.kind == Kind::kBlank) return close();
    if (line.kind == Kind::kHeading) {
      close();
      html_ += fmt::format("<h{0}>{1}</h{0}>\n", line.level, inline_html(line.text, citations_));
      return;
    }
    // A line of text goes on with the paragraph or the item before it.
    if (line.kind == Kind::kText && !items_.empty()) {
      items_.back() += '\n';
      items_.back() += line.text;
      return;
    }
    if (line.kind != open_) close();
    open_ = line.kind;
    if (line.kind == Kind::kQuote && !items_.empty()) {
      items_.back() += '\n';
      items_.back() += line.text;
    } else {
      items_.emplace_back(line.text);
    }
  }

  std::string finish() {
    close();
    return std::move(html_);
  }

 private:
  void close() {
    using Kind = MarkdownLine::Kind;
    if (items_.empty()) return;
    const bool list = open_ == Kind::kBullet || open_ == Kind::kNumber;
    const char* const outer = open_ == Kind::kBullet   ? "ul"
                              : open_ == Kind::kNumber ? "ol"
                                                       : "blockquote";
    const bool wrapped = list || open_ == Kind::kQuote;
    if (wrapped) html_ += fmt::format("<{}>\n", outer);
    for (const std::string& item : items_) {
      const char* const inner = list ? "li" : "p";
      html_ += fmt::format("<{0}>{1}</{0}>\n", inner, inline_html(item, citations_));
    }
    if (wrapped) html_ += fmt::format("</{}>\n", outer);
    items_.clear();
    open_ = Kind::kBlank;
  }

  const Citations& citations_;
  MarkdownLine::Kind open_ = MarkdownLine::Kind::kBlank;
  std::vector<std::string> items_;
  std::string html_;
};

}  // namespace

std::string markdown_html(std::string_view markdown, const Citations& citations) {
  MarkdownBlocks blocks(citations);
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    blocks.line(markdown.substr(0, end));
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
  }
  return blocks.finish();
}

std::vector<std::string> cited_keys(std::string_view markdown) {
  std::vector<std::string> keys;
  for (std::size_t at = 0; (at = markdown.find('@', at)) != std::string_view::npos; ++at) {
    const std::string_view key = citation_key_at(markdown, at);
    if (key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    keys.emplace_back(key);
  }
  return keys;
}

}  // namespace vindplaats
