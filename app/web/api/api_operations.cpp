#include "app/web/api/operations.h"

namespace vindplaats {
namespace {

constexpr bool kSlow = true, kOnlyLooks = false;

constexpr ApiOperation kOperations[] = {
    {"get-me", "GET", "/me", "account", Right::kSignedIn, "", "", "Me", 200, api_me},
    {"list-users", "GET", "/users", "account", Right::kRun, "", "", "Users", 200, api_users},

    {"list-queue", "GET", "/queue", "queue", Right::kRead, "limit cursor", "", "Queue", 200,
     api_queue},
    {"list-theme-queue", "GET", "/themes/{id}/queue", "queue", Right::kRead, "limit cursor", "",
     "Queue", 200, api_queue},
    {"list-lacking", "GET", "/queue/lacking", "queue", Right::kRead, "limit cursor", "",
     "PublicationPage", 200, api_lacking},
    {"list-later", "GET", "/queue/later", "queue", Right::kRead, "limit cursor", "",
     "PublicationPage", 200, api_later},
    {"list-questions", "GET", "/queue/questions", "queue", Right::kRead, "limit", "", "Questions",
     200, api_questions},

    {"search", "GET", "/search", "publications", Right::kRead,
     "q status theme partner year type product language source facets limit offset", "", "Found",
     200, api_search},
    {"get-publication", "GET", "/publications/{id}", "publications", Right::kRead, "", "",
     "PublicationWhole", 200, api_publication},
    {"get-record", "GET", "/record", "publications", Right::kRead, "id", "", "Record", 200,
     api_record},
    {"get-payload", "GET", "/record/payload", "publications", Right::kDecide, "id version", "",
     "Payload", 200, api_payload},

    {"accept-publication", "POST", "/publications/{id}/accept", "decisions", Right::kDecide, "",
     "Accept", "Decisions", 200, api_decide},
    {"reject-publication", "POST", "/publications/{id}/reject", "decisions", Right::kDecide, "",
     "Reject", "Decisions", 200, api_decide},
    {"put-off-publication", "POST", "/publications/{id}/later", "decisions", Right::kDecide, "",
     "Later", "Decisions", 200, api_decide},
    {"change-themes", "POST", "/publications/{id}/themes", "decisions", Right::kDecide, "",
     "Themes", "Decisions", 200, api_decide},
    {"edit-publication", "POST", "/publications/{id}/edit", "decisions", Right::kDecide, "", "Edit",
     "Decisions", 200, api_decide},
    {"write-summary", "POST", "/publications/{id}/summary", "decisions", Right::kDecide, "",
     "WriteSummary", "Decisions", 200, api_decide},
    {"write-note", "POST", "/publications/{id}/note", "decisions", Right::kDecide, "", "WriteNote",
     "Decisions", 200, api_decide},
    {"merge-publications", "POST", "/publications/{id}/merge", "decisions", Right::kDecide, "",
     "OtherPublication", "Decisions", 200, api_decide},
    {"split-publication", "POST", "/publications/{id}/split", "decisions", Right::kDecide, "",
     "SplitOff", "Decisions", 200, api_decide},
    {"set-apart", "POST", "/publications/{id}/apart", "decisions", Right::kDecide, "",
     "OtherPublication", "Decisions", 200, api_decide},
    {"withdraw-publication", "POST", "/publications/{id}/withdraw", "decisions", Right::kDecide, "",
     "Withdraw", "Decisions", 200, api_decide},
    {"restore-publication", "POST", "/publications/{id}/restore", "decisions", Right::kDecide, "",
     "Remark", "Decisions", 200, api_decide},
    {"undo-decision", "POST", "/publications/{id}/undo", "decisions", Right::kDecide, "", "Remark",
     "Decisions", 200, api_decide},
    {"bring-publications", "POST", "/bring", "decisions", Right::kDecide, "", "Bring", "Brought",
     200, api_bring},

    {"list-themes", "GET", "/themes", "themes", Right::kRead, "", "", "ThemeList", 200, api_themes},
    {"get-theme", "GET", "/themes/{id}", "themes", Right::kRules, "", "", "ThemeFile", 200,
     api_theme},
    {"preview-theme", "POST", "/themes/{id}/preview", "themes", Right::kRules, "", "ThemeDraft",
     "ThemePreview", 200, api_preview_theme, kSlow, kOnlyLooks},
    {"save-theme", "PUT", "/themes/{id}", "themes", Right::kRules, "", "ThemeSave", "ThemeSaved",
     200, api_save_theme},

    {"get-status", "GET", "/status", "sources", Right::kSources, "", "", "Status", 200, api_status,
     kSlow},
    {"get-source", "GET", "/sources/{id}", "sources", Right::kSources, "", "", "SourceWhole", 200,
     api_source, kSlow},
    {"harvest-source", "POST", "/sources/{id}/harvest", "sources", Right::kSources, "", "Nothing",
     "HarvestOrdered", 202, api_harvest},
    {"suspend-source", "POST", "/sources/{id}/suspend", "sources", Right::kSources, "",
     "Suspension", "SourceChanged", 200, api_suspend},
    {"resume-source", "POST", "/sources/{id}/resume", "sources", Right::kSources, "", "Nothing",
     "SourceChanged", 200, api_resume},
    {"release-source", "POST", "/sources/{id}/release", "sources", Right::kSources, "",
     "SourceRelease", "SourceReleased", 200, api_release_source},
    {"list-registrations", "GET", "/registrations", "sources", Right::kSources, "state", "",
     "Registrations", 200, api_registrations},
    {"approve-registration", "POST", "/registrations/{id}/approve", "sources", Right::kSources, "",
     "Approval", "Registration", 200, api_approve},
    {"refuse-registration", "POST", "/registrations/{id}/refuse", "sources", Right::kSources, "",
     "Refusal", "Registration", 200, api_refuse},

    {"list-studies", "GET", "/studies", "studies", Right::kStudies, "", "", "StudyList", 200,
     api_studies, kSlow},
    {"get-study", "GET", "/studies/{id}", "studies", Right::kStudies, "asOf", "", "StudyState", 200,
     api_study, kSlow},
    {"list-to-screen", "GET", "/studies/{id}/waiting", "studies", Right::kStudies, "asOf stage", "",
     "StudyWaiting", 200, api_study_waiting, kSlow},
    {"screen", "POST", "/studies/{id}/screening", "studies", Right::kStudies, "", "Screening",
     "ScreeningTaken", 200, api_screen},
    {"build-study", "POST", "/studies/{id}/build", "studies", Right::kStudies, "", "StudyBuild",
     "StudyBuilt", 200, api_build_study},

    {"list-releases", "GET", "/releases", "releases", Right::kSignedIn, "", "", "Releases", 200,
     api_releases},
};

}  // namespace

std::span<const ApiOperation> api_operations() {
  return kOperations;
}

}  // namespace vindplaats
