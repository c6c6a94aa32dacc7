#pragma once
// The last look before a text goes out: no mail address leaves in a release (contract section 7).
// Harvested text is masked when it is read; this is for what editors wrote. Pure; safe from any
// thread; linear time.
#include <string>
#include <string_view>

#include "export/public_item.h"

namespace vindplaats {

// "jan@example.nl" becomes "j***@example.nl", as in records. What is masked already stays; an "@"
// inside a web address ("https://social.example/@jan") is none.
std::string without_mail(std::string_view text);
// The same for every text of it; addresses and identifiers keep their bytes.
void remove_mail(PublicItem& item);

}  // namespace vindplaats
