#pragma once
// What a card on the website shows of a publication (contract section 7). Pure; safe from any
// thread.
#include <string>
#include <string_view>

#include "export/public_item.h"

namespace vindplaats {

// From an item whose other fields are made already. `partner` is the maker's name, empty when it is
// not known. The text: the summary, else the beginning of the Dutch abstract, else of the English
// one, else of whatever abstract there is.
Card make_card(const PublicItem& item, std::string_view partner);

// What opens behind a link: "pdf", "document", "video", ..., by its media type, else by the ending
// of its address; "page" for all else.
std::string_view link_kind(const Link& link);

}  // namespace vindplaats
