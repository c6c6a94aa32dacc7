#pragma once
// What everybody may read: the first page, and what the law asks for.
#include "app/web/visit.h"

namespace vindplaats {

WebResponse home_page(const Visit& visit);
WebResponse accessibility_page(const Visit& visit);
WebResponse privacy_page(const Visit& visit);
WebResponse terms_page(const Visit& visit);
// RFC 9116: whom to tell of a weakness. Asked at another moment it expires later, so it is never
// out of date while the platform is looked after.
WebResponse security_txt(const Visit& visit);

}  // namespace vindplaats
