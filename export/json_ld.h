#pragma once
// A publication as schema.org describes works (JSON-LD 1.1), for search engines: what the website
// puts into its page of it. Pure; safe from any thread.
#include <string>
#include <string_view>

#include "config/types.h"
#include "export/public_item.h"
#include "export/small_json.h"

namespace vindplaats {

// The whole document. It names nothing that the item does not hold: Google's structured-data rules
// ask that a reader can see on the page what it says.
OrderedJson json_ld_of(const PublicItem& item, const Platform& platform);

// A type of schema.org 28.1: by the product where that names a form ("podcast"), else by the COAR
// type, else by the product, else "CreativeWork".
std::string_view schema_org_type(std::string_view product, std::string_view coar_type);

// For a <script> element: every "<" as "\u003c", so that no text can end the element or begin a
// comment in it (HTML standard, "Restrictions for contents of script elements").
std::string script_safe(const std::string& json);

}  // namespace vindplaats
