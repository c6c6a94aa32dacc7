#pragma once
// What in a record could do something in a reader's browser, found without the code that cleans:
// libxml2 reads the HTML, and every attribute and address is looked at. Pure; safe from any thread.
#include <string>
#include <vector>

#include "core/record.h"

namespace vindplaats::testing {

// Elements that run, embed or submit, event attributes, and addresses that are not http or https; a
// line each, such as "contentHtml: <a onclick>". Empty: nothing does harm.
std::vector<std::string> harms_of(const Record& record);

}  // namespace vindplaats::testing
