#include "app/web/pages/partner_status.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/pipeline/partner_works.h"
#include "app/web/pages/describe.h"
#include "export/public_form.h"

namespace vindplaats {
namespace {

// The reason of a rejection or withdrawal that a partner may read; else that there is one.
std::string public_reason(const Visit& visit, const Platform& platform, const std::string& reason) {
  if (reason == kReasonOfPartner) return std::string(visit.text("partner-you-took-it-down"));
  for (const Reason& one : platform.criteria.reasons) {
    if (one.id == reason && one.tell) return visit.english() ? one.en : one.nl;
  }
  return std::string(visit.text("partner-reason-untold"));
}

Result<std::string> reason_of(const Visit& visit, const Snapshot& snapshot,
                              const Publication& publication) {
  std::vector<std::string> ids = publication.former_ids;
  ids.push_back(publication.id);
  TRY_ASSIGN(const std::vector<Decided> decided, visit.house.history->of(snapshot, ids));
  const Standing standing = fold(decided);
  const auto position = standing.find(publication.id);
  return position == standing.end() ? std::string() : position->second.reason;
}

std::string missing_words(const Visit& visit, const Publication& publication) {
  std::vector<std::string> words;
  for (const std::string& lack : publication.lacks)
    words.push_back(shown_value(visit, "lack", lack));
  return visit.text("partner-lacks", {fmt::format("{}", fmt::join(words, ", "))});
}

Result<std::string> explanation(const Visit& visit, const Platform& platform,
                                const Snapshot& snapshot, bool is_released,
                                const Publication& publication) {
  const std::string& status = publication.status;
  if (status == "rejected" || status == "withdrawn") {
    TRY_ASSIGN(const std::string reason, reason_of(visit, snapshot, publication));
    return public_reason(visit, platform, reason);
  }
  if (status == "accepted" && !publication.lacks.empty()) return missing_words(visit, publication);
  if (status == "accepted" && !is_released) return std::string(visit.text("partner-next-release"));
  if (status == "unselected") return std::string(visit.text("partner-unselected"));
  if (status == "accepted") return std::string();
  return std::string(visit.text("partner-waits"));
}

}  // namespace

Result<void> describe_work(View& view, const Visit& visit, const Platform& platform,
                           const Snapshot& snapshot, const ReleaseHistory& released,
                           const Publication& publication) {
  const Metadata& metadata = publication.metadata;
  view.set("TITLE",
           metadata.title.empty() ? std::string(visit.text("report-no-title")) : metadata.title)
      .set("STATUS", shown_status(visit, publication));
  describe(view, visit, platform, publication);
  const auto found = released.find(publication.id);
  const bool is_released = found != released.end();
  TRY_ASSIGN(const std::string words,
             explanation(visit, platform, snapshot, is_released, publication));
  // As a decision it is a rejection where nobody had accepted it.
  if (words == visit.text("partner-you-took-it-down"))
    view.set("STATUS", shown_value(visit, "status", "withdrawn"));
  if (!words.empty()) view.add("EXPLAINED").set("EXPLANATION", words);
  if (publication.status == "accepted" && publication.lacks.empty() && is_released) {
    const SiteSettings& site = platform.settings.site;
    view.add("SHOWN_AT")
        .set("SHOWN_HREF", safe_link(site_address(site, site.publication, found->second.slug)));
  }
  return {};
}

}  // namespace vindplaats
