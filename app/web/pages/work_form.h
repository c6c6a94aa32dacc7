#pragma once
// A publication that somebody types into a form, or pastes as RIS or BibTeX: read into works, and
// shown back before it is sent. For a partner's page and for /breng.
#include <vector>

#include "app/web/visit.h"
#include "core/record.h"

namespace vindplaats {

// What the fields of the form say: pasted references, when there are any, else the fields title,
// authors (one a line), date, product, link, abstract and language. `problem` gets the text of what
// is wrong with them.
std::vector<Metadata> works_of_form(const Visit& visit, std::string& problem);
// Fills the fields of templates/work_fields.html with what was typed.
void show_fields(View& view, const Visit& visit);
// A row of PREVIEW a work: PREVIEW_TITLE, FACT, PREVIEW_TEXT, PREVIEW_LINK.
void show_preview(View& view, const Visit& visit, const std::vector<Metadata>& works);

}  // namespace vindplaats
