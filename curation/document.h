#pragma once
// A publication prepared for queries: analysed once, asked by any number of rules. A plain value;
// safe to read from any thread. It keeps the vocabulary its words stand in alive. Made by Analyser
// (analyser.h).
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "curation/vocabulary.h"

namespace vindplaats {

// The fields of the query language (contract section 3). kAny: none was named, which means title,
// alternative titles, abstract and subjects.
enum class QueryField : std::uint8_t {
  kAny,
  kTitle,
  kAbstract,
  kSubject,
  kCreator,
  kPublisher,
  kPartner,
  kSource,
  kLanguage,
  kType,
  kProduct,
  kTheme,
  kStatus,
  kIdentifier,
  kYear,
};
inline constexpr std::size_t kQueryFields = 15;

// A word where it stands. `word` is an index into Document::words.
struct Token {
  std::uint32_t word = 0;
  std::uint32_t value = 0;     // an index into Document::values
  std::uint32_t position = 0;  // counts words, a hyphenated one once: for NEAR
  std::uint32_t sequence = 0;  // counts parts: for phrases
  std::uint32_t start = 0;     // code points from the start of the value
  std::uint16_t length = 0;
  std::uint16_t parts = 1;  // how many parts it spans
};

// One value of a field, with the tokens [first, first + count), in order of sequence, a joined word
// before its first part.
struct TextValue {
  QueryField field = QueryField::kAny;
  std::uint8_t same = 0;    // in which of the Word's forms it is compared
  std::string_view key;     // the schema's name of the field: "alternativeTitles"
  std::uint32_t index = 0;  // which of the field's values
  std::uint32_t first = 0, count = 0;
};

// A value that is compared as a whole: an id, a type, an identifier.
struct WholeValue {
  QueryField field = QueryField::kAny;
  std::string_view key;
  std::uint32_t index = 0;
  std::uint32_t length = 0;  // code points of what was written
  std::string folded;
};

struct Document {
  std::shared_ptr<const Vocabulary> vocabulary;
  std::vector<const Word*> words;  // distinct
  std::vector<Token> tokens;
  std::vector<TextValue> values;
  std::vector<WholeValue> wholes;
  // The tokens of word w: token_of[first_token[w]] .. token_of[first_token[w + 1]], in order.
  std::vector<std::uint32_t> first_token, token_of;
  int year = 0;  // 0: unknown
};

// Fills first_token and token_of from the words and tokens.
void index_tokens(Document& document);

}  // namespace vindplaats
