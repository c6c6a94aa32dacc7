#pragma once
// The second of the sanitiser's two steps: what HtmlTidy wrote, as a browser's tree (HTML 13.2.6)
// is written. Only that may come here: gumbo is quadratic in depth. Pure; safe from any thread.
#include <string>

namespace vindplaats {

std::string parse_and_write(const std::string& balanced);

}  // namespace vindplaats
