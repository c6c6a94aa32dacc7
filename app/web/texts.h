#pragma once
// What the front says, in Dutch and English: the tables of app/web/texts/, a file a subject. A row
// is a key and a line a language:
//
//   queue-title
//     nl Wachtrij
//     en Queue
//
// {1}, {2} stand for what the caller fills in. Constant data; safe from any thread.
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vindplaats {

enum class Language { kDutch, kEnglish };
// "nl" or "en".
std::string_view language_tag(Language language);

struct TextPair {
  std::string_view nl, en;
};
using TextTable = std::map<std::string_view, TextPair>;

// Reads a table of the above form. kInput names the row: a key twice, a language that is missing.
Result<void> read_texts(std::string_view file, TextTable& table);
// All tables together.
const TextTable& all_texts();

// The text of a key; the key itself when there is none, so that a page says what is missing.
std::string_view text_of(Language language, std::string_view key);
// The same with {1}, {2} replaced. What is filled in is not looked at again.
std::string text_with(Language language, std::string_view key,
                      std::initializer_list<std::string_view> values);

}  // namespace vindplaats
