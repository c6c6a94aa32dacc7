#pragma once
// What the citation formats share: names in parts, dates in parts, who published it and where it
// is. Pure; safe from any thread.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/citations/cited_work.h"

namespace vindplaats {

// A name taken apart. `particle` holds the words before a family name that begin with a small
// letter ("van de" of "van de Kraats"), which Dutch lists sort without: CSL's non-dropping
// particle. A capital ("Van der Berg", as in Belgium) belongs to the family name.
struct CitedName {
  std::string literal;  // an organisation, or a name that nobody took apart; then the rest is empty
  std::string family, particle, given;
};
CitedName cited_name(const Person& person);
// "van de Kraats".
std::string whole_family(const CitedName& name);

// Of the contributors, those who are named for that part: "editor" or "translator"; creators with
// such a role count, too, and are left out of the authors then.
std::vector<CitedName> cited_people(const Metadata& metadata, std::string_view part);  // "author"

struct CitedDate {
  int year = 0, month = 0, day = 0;  // 0: not known
};
// EDTF level 0, and the day of an RFC 3339 time; nothing for all else.
std::optional<CitedDate> cited_date(std::string_view text);

// Who made the work public: for what institutes publish themselves the institution, else the
// publisher; the other one where that is empty, except for articles and chapters.
std::string cited_publisher(const CitedWork& work);
// The title of the journal, book, site or series; for pages and blogs else the institution.
std::string cited_host(const CitedWork& work);
// Where it is: the given address, the landing page, the handle, any link, the first address;
// http(s) only.
std::string cited_address(const CitedWork& work);
// A report's own number, else its number in the series.
std::string cited_number(const Metadata& metadata);
// The values of the subjects, each once, in their order; a comma in one, which parts keywords from
// each other, is a semicolon.
std::vector<std::string> cited_keywords(const Metadata& metadata);
// "12-20" as first and last; the last empty when there is only one.
std::pair<std::string, std::string> cited_pages(std::string_view pages);

}  // namespace vindplaats
