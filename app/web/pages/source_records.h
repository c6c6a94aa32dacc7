#pragma once
// The records of one source: the list, what was set aside, and one record beside what came in.
#include <string>

#include "app/web/visit.h"

namespace vindplaats {

// GET. All in the order of the store, from `after` on; with `finding`, those of the first
// kNamedRecords that have that finding; with `tab=aside`, the first that were set aside, with why.
WebResponse source_records_page(const Visit& visit);
// GET. The record `identifier`: its payload and what was made of it; `version`: an older one, read
// as it is read today. 404 when there is none.
WebResponse source_record_page(const Visit& visit);

// Their addresses; with a parameter when it has a name.
std::string records_page(const std::string& source, std::string_view parameter = "",
                         const std::string& value = "");
std::string record_page(const std::string& source, const std::string& identifier);

}  // namespace vindplaats
