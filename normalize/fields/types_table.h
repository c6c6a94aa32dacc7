#pragma once
// COAR's resource types, and the words that lead to them. Pure data.
#include <span>
#include <string_view>

namespace vindplaats {

struct CoarType {
  std::string_view code;     // "c_6501", last part of its address
  std::string_view key;      // its label, lower case
  std::string_view product;  // of the platform, where it follows from the type alone
  int depth;                 // 0: other; 1: text, image; 2: a kind; 3: a kind of a kind
};

struct TypeWord {
  std::string_view key;      // folded, single words for camel case, singular
  std::string_view label;    // of a CoarType
  std::string_view product;  // where the word says more than its type; empty: the type's
  bool dutch;
};

const CoarType* coar_by_code(std::string_view code_lower_case);
const CoarType* coar_by_label(std::string_view label);
std::string_view coar_address(const CoarType& type);  // of a row that one of these two gave
const TypeWord* type_word(std::string_view key);
std::span<const TypeWord> type_words();  // all, sorted by key
// False: no Dutch word of the table that names a product begins as this text does.
bool may_name_product(std::string_view text);

// How a title shows its product: its first or last words.
struct ProductWord {
  std::string_view key;  // folded
  std::string_view product;
  bool strict;  // holds only when it stands alone before a colon, a dash or the end ("Blog: ...")
  bool ending;  // holds as the end of a compound, too ("integratiemonitor")
};
const ProductWord* product_word(std::string_view word);
const ProductWord* product_ending(std::string_view word);
// False: neither of the two knows this word, in whatever case.
bool may_show_product(std::string_view word);

}  // namespace vindplaats
