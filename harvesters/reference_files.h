#pragma once
// Files of references, as reference managers and catalogues export them: RIS, BibTeX and BibLaTeX,
// and tables of publications (CSV). Each reference becomes one item, named by its DOI, else by its
// own key, else by a digest of title, year, first author and publisher, else of all its bytes.
// Pure; safe from any thread; linear time.
#include <string_view>

#include "core/charset.h"
#include "harvesters/protocol.h"

namespace vindplaats {

// "ris", "bibtex", "csv", or empty: by what the text begins with, never by a file's name.
std::string_view reference_kind(std::string_view text);

struct ReferenceContext {
  std::string_view source;
  std::string_view base;  // where the file came from
  std::size_t max_record = 2'000'000;
};

// A row takes the table's header into its payload, all cells quoted.
// A reference that is larger, or not closed, is set aside with its reason. An entry of a
// bibliography takes the @string entries that it uses and the entry that its `crossref` names into
// its payload, so that it can be read alone.
void add_references(std::string_view kind, const Decoded& file, const ReferenceContext& context,
                    Page& page);

}  // namespace vindplaats
