#include "normalize/fields/languages.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "core/text.h"
#include "normalize/fields/languages_table.h"
#include "normalize/fields/memo.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kTagBytes = 200;
constexpr std::size_t kListBytes = 500;
constexpr std::size_t kDetectBytes = 2000;  // more changes no verdict and costs time
constexpr int kFewestLetters = 20;
constexpr int kLeastPercent = 60;

// The last part of an address or a path: ".../language/NLD", "iso639-3:nld".
std::string_view last_part(std::string_view text) {
  const std::size_t at = text.find_last_of("/:#");
  const bool address =
      text.find("://") != text.npos || text.starts_with("iso") || text.starts_with("urn:");
  return address && at != text.npos ? text.substr(at + 1) : text;
}

// "-nl", "_Latn_RS", ".UTF-8": region and script in the casing of RFC 5646 section 2.1.1; the rest
// falls away.
std::string read_subtags(std::string_view rest) {
  std::string script;
  std::string region;
  std::size_t at = 0;
  while (at < rest.size() && (rest[at] == '-' || rest[at] == '_')) {
    const std::size_t start = at + 1;
    at = std::min(rest.find_first_of("-_.@ ", start), rest.size());
    std::string part(rest.substr(start, at - start));
    if (!std::all_of(part.begin(), part.end(), [](char c) { return is_lower(c) || is_digit(c); }))
      break;
    if (part.size() == 4 && script.empty() && region.empty() && is_lower(part[0])) {
      part[0] = static_cast<char>(part[0] - 32);
      script = "-" + part;
    } else if (region.empty() && part.size() == 2 && is_lower(part[0]) && is_lower(part[1])) {
      for (char& c : part) c = static_cast<char>(c - 32);
      region = part == "UK" ? "-GB" : "-" + part;  // no code, but often written
    } else if (region.empty() && part.size() == 3 && all_digits(part)) {
      region = "-" + part;
    } else {
      break;
    }
  }
  return script + region;
}

// "dutch; flemish", "dutch (netherlands)", "nederlands / engels": the first.
std::string_view first_name(std::string_view text) {
  text = text.substr(0, text.find_first_of(";,/(|"));
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// "nederlandse", "engelstalig": the language's name with an ending.
std::string_view language_of_adjective(std::string_view name) {
  for (const std::string_view ending :
       {std::string_view("talige"), std::string_view("talig"), std::string_view("e")}) {
    if (name.size() > ending.size() + 3 && name.ends_with(ending))
      return language_of_word(name.substr(0, name.size() - ending.size()));
  }
  return {};
}

int count_letters(std::string_view text) {
  int letters = 0;
  for (const char c : text) {
    const bool starts = static_cast<unsigned char>(c) >= 0xc0;
    letters += is_letter(c) || starts;
  }
  return letters;
}

std::string tag_of(std::string_view text) {
  const std::string folded = plain_fold(text);
  const std::string_view word = last_part(folded);
  if (const std::string_view code = language_of_word(word); !code.empty()) return std::string(code);
  const std::size_t end = std::min(word.find_first_of("-_.@"), word.size());
  const bool tag = (end == 2 || end == 3) && end < word.size();
  if (tag) {
    const std::string_view code = language_of_word(word.substr(0, end));
    if (!code.empty()) return std::string(code) + read_subtags(word.substr(end));
  }
  const std::string_view first = first_name(word);
  if (first.empty()) return {};
  if (const std::string_view code = language_of_word(first); !code.empty())
    return std::string(code);
  return std::string(language_of_adjective(first));
}

// CLD2 gives back codes of its own for a few languages.
std::string tag_of_cld(CLD2::Language language) {
  if (language == CLD2::UNKNOWN_LANGUAGE || language == CLD2::TG_UNKNOWN_LANGUAGE) return {};
  return bcp47(CLD2::LanguageCode(language));
}

std::vector<std::string> tags_of(std::string_view text) {
  std::string parts(text);
  for (const std::string_view word : {" and ", " en ", " & ", " und ", " et "}) {
    for (std::size_t at = parts.find(word); at != parts.npos; at = parts.find(word, at))
      parts.replace(at, word.size(), ";");
  }
  const bool address = parts.find(':') != parts.npos;
  for (char& c : parts) c = c == ',' || c == '|' || (c == '/' && !address) ? ';' : c;
  std::vector<std::string> tags;
  for (const std::string_view part : split(parts, ';')) {
    std::string tag = bcp47(part);
    // One that is none: the text is no list, but "Dutch (Netherlands, Belgium)".
    if (tag.empty()) return {};
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(std::move(tag));
  }
  return tags;
}

}  // namespace

std::string bcp47(std::string_view text) {
  thread_local Memo<std::string> known;
  return text.size() > kTagBytes ? std::string() : known.of(text, tag_of);
}

std::vector<std::string> languages_of(std::string_view text) {
  thread_local Memo<std::vector<std::string>> known;
  return text.size() > kListBytes ? std::vector<std::string>() : known.of(text, tags_of);
}

std::string_view primary_language(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

Detected detect_language(std::string_view plain_text, std::string_view hint) {
  const std::string_view text = cut_utf8(plain_text, kDetectBytes);
  const std::string languages(hint.empty() ? "nl,en" : hint);
  const CLD2::CLDHints hints{languages.c_str(), nullptr, CLD2::UNKNOWN_ENCODING,
                             CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language best[3];
  int percents[3] = {};
  double scores[3] = {};
  int bytes = 0;
  int valid = 0;
  bool reliable = false;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(text.size()), true, &hints,
                                          CLD2::kCLDFlagBestEffort, best, percents, scores, nullptr,
                                          &bytes, &reliable, &valid);
  Detected out;
  out.language = tag_of_cld(best[0]);
  if (out.language.empty()) return out;
  out.percent = percents[0];
  out.reliable = reliable && out.percent >= kLeastPercent && count_letters(text) >= kFewestLetters;
  return out;
}

}  // namespace vindplaats
