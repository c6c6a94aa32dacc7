// The first step over XML from strangers: one walk that checks structure and limits and notes where
// elements lie.
#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

#include "core/text.h"
#include "core/xml.h"

namespace vindplaats {
namespace {

// What may be walked again after broken records, as a multiple of the text: a page of nothing but
// broken records must not cost quadratic time.
constexpr std::size_t kRescanFactor = 4;

// What ends a name: white space, ">" or "/".
constexpr std::array<bool, 256> kEndsName = [] {
  std::array<bool, 256> table{};
  for (const char c : {' ', '\t', '\n', '\r', '>', '/'})
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool ends_name(char c) {
  return kEndsName[static_cast<unsigned char>(c)];
}

class Scanner {
 public:
  Scanner(std::string_view text, const XmlScan& options) : text_(text), options_(options) {}

  Result<XmlOutline> run() {
    while (true) {
      const std::size_t open = text_.find('<', at_);
      if (open == std::string_view::npos) break;
      at_ = open;
      if (const char* problem = markup(); problem != nullptr && !recover()) return error(problem);
      if (refused_)
        return fail(Fault::kRefused,
                    fmt::format("line {}: it holds a DOCTYPE, which is never read", line()));
      if (cut_off_ || done_) break;
    }
    if (!seen_root_) return fail(Fault::kInput, "it is not XML: there is no element in it");
    outline_.complete = done_;
    outline_.trailing =
        std::string(cut_utf8(trim(text_.substr(std::min(at_, text_.size()))), done_ ? 200 : 0));
    return std::move(outline_);
  }

 private:
  struct Open {
    std::string_view name;
    std::size_t begin;
    std::size_t noted;  // index in outline_.elements, or npos
    bool resumable;
  };
  static constexpr std::size_t kNot = static_cast<std::size_t>(-1);

  std::size_t line() const {
    const auto end = text_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, text_.size()));
    return 1 + static_cast<std::size_t>(std::count(text_.begin(), end, '\n'));
  }
  tl::unexpected<Error> error(const char* problem) const {
    return fail(Fault::kInput, fmt::format("line {}: {}", line(), problem));
  }

  // What starts at the "<" under at_. Null, or what is wrong with it.
  const char* markup() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (next == '/') return end_tag();
    if (next == '?') return skip_to("?>");
    return next == '!' ? declaration() : start_tag();
  }

  const char* declaration() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) return skip_to("-->");
    if (rest.starts_with("<![CDATA[")) return skip_to("]]>");
    refused_ =
        starts_with_ignoring_case(rest, "<!doctype") || starts_with_ignoring_case(rest, "<!entity");
    return refused_ ? nullptr : "'<!' starts nothing that XML knows";
  }

  const char* skip_to(std::string_view end) {
    const std::size_t found = text_.find(end, at_ + 2);
    cut_off_ = found == std::string_view::npos;
    at_ = cut_off_ ? text_.size() : found + end.size();
    return nullptr;
  }

  // Where the tag's ">" is, quotes respected; counts attributes by their quoted values.
  std::size_t tag_end(std::size_t from, std::size_t& attributes) const {
    const char* const end = text_.data() + text_.size();
    for (const char* p = text_.data() + from; p < end; ++p) {
      if (*p == '>') return static_cast<std::size_t>(p - text_.data());
      if (*p == '<') return kNot - 1;
      if (*p != '"' && *p != '\'') continue;
      ++attributes;
      p = static_cast<const char*>(std::memchr(p + 1, *p, static_cast<std::size_t>(end - p - 1)));
      if (p == nullptr) return kNot;
    }
    return kNot;
  }

  const char* start_tag() {
    std::size_t name_end = at_ + 1;
    while (name_end < text_.size() && !ends_name(text_[name_end]) && text_[name_end] != '<')
      ++name_end;
    const std::string_view name = text_.substr(at_ + 1, name_end - at_ - 1);
    if (name.empty()) return "a '<' that starts no tag";
    std::size_t attributes = 0;
    const std::size_t close = tag_end(name_end, attributes);
    if (close == kNot) return cut_off_ = true, nullptr;
    if (close == kNot - 1) return "a '<' inside a tag";
    if (attributes > options_.limits.attributes) return "an element with too many attributes";
    if (open_.size() >= options_.limits.depth) return "elements too deep inside each other";
    const bool empty = text_[close - 1] == '/' && close > name_end;
    open(name, text_.substr(name_end, close - name_end - (empty ? 1 : 0)));
    at_ = close + 1;
    if (empty) close_top();
    return nullptr;
  }

  void open(std::string_view name, std::string_view attributes) {
    seen_root_ = true;
    Open element{name, at_, kNot, options_.resume_at && options_.resume_at(name, open_.size())};
    if (options_.keep && options_.keep(name, open_.size())) {
      element.noted = outline_.elements.size();
      outline_.elements.push_back({name, attributes, open_.size(), at_, 0, false});
    }
    open_.push_back(element);
  }

  void close_top() {
    if (open_.back().noted != kNot) outline_.elements[open_.back().noted].end = at_;
    open_.pop_back();
    done_ = open_.empty();
  }

  const char* end_tag() {
    std::size_t name_end = at_ + 2;
    while (name_end < text_.size() && !ends_name(text_[name_end])) ++name_end;
    const std::size_t close = text_.find('>', name_end);
    if (close == std::string_view::npos && !closes_root(name_end)) return cut_off_ = true, nullptr;
    if (open_.empty() || open_.back().name != text_.substr(at_ + 2, name_end - at_ - 2)) {
      return "an end tag that closes nothing";
    }
    at_ = std::min(close, text_.size() - 1) + 1;
    close_top();
    return nullptr;
  }

  // "</feed" at the very end: only its bracket is missing, so all came.
  bool closes_root(std::size_t name_end) const {
    return open_.size() == 1 && trim(text_.substr(name_end)).empty() &&
           open_.back().name == text_.substr(at_ + 2, name_end - at_ - 2);
  }

  // Goes on behind the innermost record that is open: at the next one of its name, or at the end of
  // what holds it.
  bool recover() {
    std::size_t level = open_.size();
    while (level > 0 && !open_[level - 1].resumable) --level;
    if (level < 2) return false;
    const Open element = open_[level - 1];
    const std::size_t next = next_sibling(element, open_[level - 2].name);
    if (next == kNot) return false;
    rescanned_ += at_ > next ? at_ - next : 0;
    if (rescanned_ > kRescanFactor * text_.size()) return false;
    while (!outline_.elements.empty() && outline_.elements.back().begin > element.begin)
      outline_.elements.pop_back();
    if (element.noted != kNot) {
      outline_.elements[element.noted].end = next;
      outline_.elements[element.noted].broken = true;
    }
    open_.resize(level - 1);
    at_ = next;
    return true;
  }

  std::size_t next_sibling(const Open& element, std::string_view parent) const {
    const std::size_t sibling = find_tag(fmt::format("<{}", element.name), element.begin + 1);
    return std::min(sibling, find_tag(fmt::format("</{}", parent), element.begin + 1));
  }

  std::size_t find_tag(const std::string& tag, std::size_t from) const {
    for (std::size_t at = text_.find(tag, from); at != std::string_view::npos;
         at = text_.find(tag, at + 1)) {
      if (at + tag.size() < text_.size() && ends_name(text_[at + tag.size()])) return at;
    }
    return kNot;
  }

  std::string_view text_;
  const XmlScan& options_;
  std::size_t at_ = 0;
  std::size_t rescanned_ = 0;
  std::vector<Open> open_;
  XmlOutline outline_;
  bool seen_root_ = false, done_ = false, cut_off_ = false, refused_ = false;
};

}  // namespace

Result<XmlOutline> scan_xml(std::string_view text, const XmlScan& options) {
  return Scanner(text, options).run();
}

}  // namespace vindplaats
