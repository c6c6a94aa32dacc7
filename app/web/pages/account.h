#pragma once
// One's own account: password and second factor.
#include "app/web/visit.h"

namespace vindplaats {

WebResponse account_page(const Visit& visit);
// POST /account/password: a new one; all other sessions of the account end.
WebResponse change_password(const Visit& visit);
// POST /account/code: a second factor, when its first code is right; or none any more.
WebResponse change_second_factor(const Visit& visit);
// Makes a token of the API, which the answer shows this once, or revokes one.
WebResponse change_tokens(const Visit& visit);

}  // namespace vindplaats
