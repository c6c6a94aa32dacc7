#pragma once
// A publication's description in the visitor's words, for lists and its own page. Pure.
#include <string>
#include <string_view>
#include <vector>

#include "app/web/visit.h"
#include "config/types.h"
#include "core/publication.h"
#include "curation/decisions.h"
#include "curation/rank.h"

namespace vindplaats {

// A value of the schema in the visitor's words (app/web/texts/vocabulary): "rapport" of the kind
// "kind". The value itself where the table has none.
std::string shown_value(const Visit& visit, std::string_view kind, const std::string& value);
// "Arbeidsmarkt": a theme's label; its id when it has none.
std::string theme_label(const Visit& visit, const Platform& platform, const std::string& theme);
std::string reason_label(const Visit& visit, const Platform& platform, const std::string& reason);
std::string partner_names(const Platform& platform, const std::vector<std::string>& partners);
// "22 november 2026", "november 2026", "2026" of what EDTF or RFC 3339 says; as it is when it is
// neither.
std::string shown_day(const Visit& visit, std::string_view time);
std::string shown_kind(const Visit& visit, const Metadata& metadata);
std::string shown_status(const Visit& visit, const Publication& publication);
std::string shown_people(const std::vector<Person>& people, std::size_t most);
// "DOI 10.1/x", "ISBN 978…": what tells that it is this work.
std::vector<std::string> shown_identifiers(const Identifiers& identifiers);
// An address when it is http or https, else empty: nothing else becomes a link (faults.md B1).
std::string safe_link(const std::string& url);
// Where the work itself is: its first link, else its DOI.
std::string work_link(const Publication& publication);
// Why it stands where it does, a line a part.
std::vector<std::string> reasons_for_place(const Visit& visit, const Platform& platform,
                                           const Publication& publication, const Rank& rank);
// "accepteerde onder Onderwijs", with the reason or day: a decision as the history tells it.
std::string shown_decision(const Visit& visit, const Platform& platform, const Decision& decision);

// TITLE, BY, PARTNERS, DATE, KIND, ACCESS, IDENTIFIERS (a section of ID_TEXT), LINK (a section of
// HREF) and the like, as publication_line.html shows them.
void describe(View& view, const Visit& visit, const Platform& platform,
              const Publication& publication);

}  // namespace vindplaats
