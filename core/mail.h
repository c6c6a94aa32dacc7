#pragma once
// Mail addresses in harvested text are shown masked (contract section 4): "a***@example.nl". Pure;
// safe from any thread; linear time.
#include <cstddef>
#include <string>
#include <string_view>

namespace vindplaats {

// The text with every mail address masked: the first character of the name stays, so that a person
// who knows it recognises it. Adds their number to `masked`. Masked addresses are left alone: doing
// it twice changes nothing.
std::string mask_mail(std::string_view text, std::size_t& masked);

// Is the whole text one mail address, with or without "mailto:".
bool is_mail_address(std::string_view text);

}  // namespace vindplaats
