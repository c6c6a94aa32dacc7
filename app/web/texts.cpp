#include "app/web/texts.h"

#include <cstdlib>
#include <iterator>

#include <fmt/format.h>

#include "app/web/embedded.h"
#include "core/text.h"

namespace vindplaats {
namespace {

// The next line of `file` from `at`, which moves behind it.
std::string_view next_line(std::string_view file, std::size_t& at) {
  const std::size_t end = std::min(file.find('\n', at), file.size());
  const std::string_view line = file.substr(at, end - at);
  at = end + 1;
  return line;
}

TextTable read_all() {
  TextTable table;
  for (const EmbeddedFile& file : web_texts()) {
    // The files are ours and tested: what is wrong in them never leaves the house.
    if (!read_texts(file.bytes, table)) std::abort();
  }
  return table;
}

}  // namespace

std::string_view language_tag(Language language) {
  return language == Language::kEnglish ? "en" : "nl";
}

Result<void> read_texts(std::string_view file, TextTable& table) {
  TextPair* row = nullptr;
  std::string_view key;
  const auto finished = [&]() -> Result<void> {
    if (row == nullptr || (!row->nl.empty() && !row->en.empty())) return {};
    return fail(Fault::kInput, fmt::format("{} has not both languages", key));
  };
  for (std::size_t at = 0; at < file.size();) {
    const std::string_view line = next_line(file, at);
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with("  nl ") && row != nullptr) {
      row->nl = trim(line.substr(5));
    } else if (line.starts_with("  en ") && row != nullptr) {
      row->en = trim(line.substr(5));
    } else {
      TRY(finished());
      key = line;
      const auto [place, is_new] = table.emplace(key, TextPair());
      if (!is_new || !valid_id(key))
        return fail(Fault::kInput, fmt::format("'{}' is no new key", key));
      row = &place->second;
    }
  }
  return finished();
}

const TextTable& all_texts() {
  static const TextTable table = read_all();
  return table;
}

std::string_view text_of(Language language, std::string_view key) {
  const auto found = all_texts().find(key);
  if (found == all_texts().end()) return key;
  return language == Language::kEnglish ? found->second.en : found->second.nl;
}

std::string text_with(Language language, std::string_view key,
                      std::initializer_list<std::string_view> values) {
  const std::string_view text = text_of(language, key);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool place = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}' &&
                       text[at + 1] >= '1' &&
                       static_cast<std::size_t>(text[at + 1] - '1') < values.size();
    if (!place) {
      out += text[at];
      continue;
    }
    out += *std::next(values.begin(), text[at + 1] - '1');
    at += 2;
  }
  return out;
}

}  // namespace vindplaats
