#pragma once
// The functions of the API's operations, by subject; the table in api_operations.cpp says what each
// takes and gives.
#include "app/web/api/api.h"
#include "core/publication.h"

namespace vindplaats {

// api_about.cpp
Result<ApiAnswer> api_me(const ApiCall& call);
Result<ApiAnswer> api_users(const ApiCall& call);
Result<ApiAnswer> api_releases(const ApiCall& call);
// api_queue.cpp
Result<ApiAnswer> api_queue(const ApiCall& call);
Result<ApiAnswer> api_lacking(const ApiCall& call);
Result<ApiAnswer> api_later(const ApiCall& call);
Result<ApiAnswer> api_questions(const ApiCall& call);
// api_publications.cpp
Result<ApiAnswer> api_publication(const ApiCall& call);
Result<ApiAnswer> api_record(const ApiCall& call);
Result<ApiAnswer> api_payload(const ApiCall& call);
Result<ApiAnswer> api_search(const ApiCall& call);
// api_decisions.cpp; what is decided is the last segment of the operation's path
Result<ApiAnswer> api_decide(const ApiCall& call);
Result<ApiAnswer> api_bring(const ApiCall& call);
// api_themes.cpp
Result<ApiAnswer> api_themes(const ApiCall& call);
Result<ApiAnswer> api_theme(const ApiCall& call);
Result<ApiAnswer> api_preview_theme(const ApiCall& call);
Result<ApiAnswer> api_save_theme(const ApiCall& call);
// api_sources.cpp
Result<ApiAnswer> api_status(const ApiCall& call);
Result<ApiAnswer> api_source(const ApiCall& call);
Result<ApiAnswer> api_harvest(const ApiCall& call);
Result<ApiAnswer> api_suspend(const ApiCall& call);
Result<ApiAnswer> api_resume(const ApiCall& call);
Result<ApiAnswer> api_release_source(const ApiCall& call);
// api_registrations.cpp
Result<ApiAnswer> api_registrations(const ApiCall& call);
Result<ApiAnswer> api_approve(const ApiCall& call);
Result<ApiAnswer> api_refuse(const ApiCall& call);
// api_studies.cpp
Result<ApiAnswer> api_studies(const ApiCall& call);
Result<ApiAnswer> api_study(const ApiCall& call);
Result<ApiAnswer> api_study_waiting(const ApiCall& call);
Result<ApiAnswer> api_screen(const ApiCall& call);
Result<ApiAnswer> api_build_study(const ApiCall& call);

}  // namespace vindplaats
