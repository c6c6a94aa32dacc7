#include <array>
#include <cstdint>

#include "normalize/fields/types_table.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

std::size_t letter_of(char c) {
  return static_cast<std::size_t>(to_lower(c) - 'a');
}

// Which second letters follow each first one, in the words that name a product in Dutch.
using Starts = std::array<std::uint32_t, 26>;

Starts product_starts() {
  Starts starts{};
  for (const TypeWord& word : type_words()) {
    if (word.dutch && !word.product.empty() && is_lower(word.key[0]) && is_lower(word.key[1]))
      starts[letter_of(word.key[0])] |= std::uint32_t{1} << letter_of(word.key[1]);
  }
  return starts;
}

}  // namespace

bool may_name_product(std::string_view text) {
  static const Starts kStarts = product_starts();
  if (text.size() < 2 || !is_letter(text[0]) || !is_letter(text[1])) return true;
  if (is_lower(text[0]) && is_upper(text[1])) return true;  // "eLearning" is two words
  return (kStarts[letter_of(text[0])] >> letter_of(text[1]) & 1) != 0;
}

}  // namespace vindplaats
