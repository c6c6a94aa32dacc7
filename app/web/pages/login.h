#pragma once
// Coming in and going out. Whatever is wrong with a login is told in the same words and takes the
// same time, so that nobody learns who has an account (faults.md B1, D34).
#include "app/web/visit.h"

namespace vindplaats {

WebResponse login_page(const Visit& visit);
// /login/{secret}: a one-time link. Looking does not use it up, so that a mail program that opens
// every link leaves it whole; the button does.
WebResponse login_link_page(const Visit& visit);
WebResponse logout(const Visit& visit);

}  // namespace vindplaats
