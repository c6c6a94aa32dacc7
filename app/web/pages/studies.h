#pragma once
// Synthesis studies: found, screened, made into a bundle. Who may see them: administrators and
// editors all; a researcher those that name them (may_study).
#include "app/pipeline/study_looks.h"
#include "app/web/visit.h"

namespace vindplaats {

// GET: those that the visitor may see.
WebResponse studies_page(const Visit& visit);
// GET: one: its question, what it finds, the flow, what is to be screened (`tab`: title, fulltext,
// included or excluded; `page`), and its bundle. 404 when there is none, 403 when it is none of the
// visitor's; so with all below.
WebResponse study_page(const Visit& visit);
// GET: the flow as a picture; 404 before anybody has looked the study up.
WebResponse study_flow(const Visit& visit);
// GET: the file `path` of the bundle that was built last, to be kept.
WebResponse study_file(const Visit& visit);
// POST: looks it up in the store.
WebResponse search_study(const Visit& visit);
// POST: `do` is "include" or "exclude" (by `criterion`), of `publication` at `stage`. 422 says what
// is wrong with it.
WebResponse screen_study(const Visit& visit);
// POST: makes the bundle.
WebResponse build_study_bundle(const Visit& visit);

// An author's account is called as the author is: Anna de Vries -> anna-de-vries.
bool is_author(const Study& study, const std::string& account);
bool may_study(const Visit& visit, const Study& study);

}  // namespace vindplaats
