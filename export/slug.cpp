#include "export/slug.h"

#include <algorithm>
#include <memory>

#include <unicode/translit.h>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kTailLength = 4;
constexpr std::size_t kReadBytes = 2000;  // of a title: far more than 80 characters need

bool is_dutch(std::string_view language) {
  return language == "nl" || language.starts_with("nl-");
}

const std::string& dutch_title(const Metadata& metadata) {
  if (is_dutch(metadata.title_language)) return metadata.title;
  for (const LocalText& title : metadata.alternative_titles) {
    if (is_dutch(title.language)) return title.value;
  }
  return metadata.title;
}

// Every script in Latin letters, accents and ligatures gone: "Één" is "Een", "Straße" "Strasse".
std::string to_ascii(std::string_view text) {
  static const std::unique_ptr<const icu::Transliterator> kLatin = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  }();
  std::string out(text);
  const bool ascii =
      out.end() == std::find_if(out.begin(), out.end(), [](char c) { return c < 0; });
  if (ascii || !kLatin) return out;
  icu::UnicodeString buffer = icu::UnicodeString::fromUTF8(out);
  kLatin->transliterate(buffer);
  out.clear();
  return buffer.toUTF8String(out);
}

// An apostrophe joins ("foto's" is "fotos"), all else that is no letter or digit parts.
std::string words_of(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      out += lower;
    } else if (c != '\'' && c != '`' && !out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

// Whole words; only a first word that is longer than all there is room for is cut itself.
std::string cut_words(std::string words, std::size_t room) {
  if (words.size() <= room) return words;
  const std::size_t hyphen = words.rfind('-', room);
  words.resize(hyphen == std::string::npos ? room : hyphen);
  return words;
}

}  // namespace

std::string make_slug(const Publication& publication, int number) {
  const std::string& id = publication.id;
  std::string tail = "-" + id.substr(id.size() - std::min(kTailLength, id.size()));
  if (number > 1) tail.insert(0, "-" + std::to_string(number));
  std::string words = words_of(to_ascii(cut_utf8(dutch_title(publication.metadata), kReadBytes)));
  if (words.empty()) words = "publicatie";
  return cut_words(std::move(words), kSlugLength - tail.size()) + tail;
}

}  // namespace vindplaats
