#pragma once
// The pieces of one reference after APA 7 in Dutch or English, as plain text with marks that
// bibliography.cpp makes text and HTML of. Pure; safe from any thread.
#include <string>
#include <string_view>
#include <vector>

#include "export/citations/cited_work.h"

namespace vindplaats {

// A stretch of a reference.
struct ReferencePiece {
  std::string text;
  bool italic = false;
  bool link = false;  // the text is an address
};

// Who a work is known by: its authors, else its editors, else its institution; empty for none, and
// then its title stands there.
struct ReferenceAuthors {
  std::string list;       // "Vries, A. de, & Jansen, B."
  std::string cite;       // "De Vries & Jansen"
  std::string cite_text;  // "De Vries en Jansen"
  std::string sort_key;   // folded; by the family name without its particle
  bool institution = false;
};
ReferenceAuthors reference_authors(const CitedWork& work, bool english);

// The editors as they stand before a book's title: "C. de Wit & B. Jansen (Red.)"; empty for none.
std::string reference_editors(const CitedWork& work, bool english);

// All that follows the authors: "(2019a). Title ...". `year` is the year with its letter.
std::vector<ReferencePiece> reference_pieces(const CitedWork& work, const ReferenceAuthors& authors,
                                             const std::string& letter, bool english);

// "2019", "z.d." or "n.d.", and a letter: "2019a", "z.d.-a".
std::string reference_year(const CitedWork& work, const std::string& letter, bool english);

}  // namespace vindplaats
