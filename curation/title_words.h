#pragma once
// What words of a title say about the work, in Dutch and English. A table; safe from any thread.
#include <string_view>

namespace vindplaats {

enum TitleRole : unsigned {
  kSerialWord = 1,  // "nieuwsbrief": the same title comes back each time
  kSeriesWord = 2,  // "factsheet": says what it is, and little of what it is about
  kMarkWord = 4,    // "samenvatting": another form, part or edition of the work with that title
  kNumberWord = 8,  // "tweede", "maart": counts, like digits
  kSmallWord = 16,  // "de": says nothing
};

// The roles of a folded word, of letters only; 0 for all words that are not in the table.
unsigned title_roles(std::string_view word);

}  // namespace vindplaats
