#include "core/ris.h"

#include <algorithm>

#include "core/text.h"

namespace vindplaats {
namespace {

// Databases write a few lines on themselves before the first reference.
constexpr std::size_t kLookedAt = 4'096;

bool is_tag_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

// "AU  - " is what the descriptions ask for; one space before the hyphen, none behind it, and tabs
// are met.
bool begins_with_tag(std::string_view line) {
  if (line.size() < 3 || !is_tag_letter(line[0])) return false;
  if (!is_tag_letter(line[1]) && (line[1] < '0' || line[1] > '9')) return false;
  const std::size_t hyphen = line.find_first_not_of(" \t", 2);
  if (hyphen == std::string_view::npos || hyphen == 2 || hyphen > 5 || line[hyphen] != '-') {
    return false;
  }
  return hyphen + 1 == line.size() || line[hyphen + 1] == ' ' || line[hyphen + 1] == '\t';
}

bool is_tag(std::string_view line, std::string_view name) {
  return line.starts_with(name) && begins_with_tag(line);
}

// The line at `at`, without its end; `at` moves behind it. Lines end in LF, CR LF or CR.
std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  const std::string_view line = text.substr(at, end - at);
  at = end + 1;
  if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++at;
  return line;
}

}  // namespace

bool is_ris(std::string_view text) {
  text = trim(text.substr(0, kLookedAt));
  for (std::size_t at = 0; at < text.size();) {
    if (is_tag(next_line(text, at), "TY")) return true;
  }
  return false;
}

std::vector<std::string_view> ris_references(std::string_view text) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::vector<std::string_view> found;
  std::size_t begin = kNone;
  const auto close = [&](std::size_t end) {
    if (begin != kNone) found.push_back(trim(text.substr(begin, end - begin)));
    begin = kNone;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    std::string_view line = next_line(text, at);
    if (start == 0) line = trim(line);  // a byte order mark
    if (is_tag(line, "TY")) {
      close(start);
      begin = static_cast<std::size_t>(line.data() - text.data());
    } else if (is_tag(line, "ER")) {
      close(std::min(at, text.size()));
    }
  }
  close(text.size());
  return found;
}

std::vector<RisTag> ris_tags(std::string_view reference) {
  std::vector<RisTag> tags;
  for (std::size_t at = 0; at < reference.size();) {
    const std::string_view line = next_line(reference, at);
    if (begins_with_tag(line)) {
      const std::string_view value = line.substr(line.find('-') + 1);
      tags.push_back({line.substr(0, 2), std::string(trim(value))});
    } else if (!tags.empty()) {
      tags.back().value += '\n';
      tags.back().value += trim(line);
    }
  }
  for (RisTag& tag : tags) tag.value = std::string(trim(tag.value));
  std::erase_if(tags, [](const RisTag& tag) { return tag.value.empty(); });
  return tags;
}

}  // namespace vindplaats
