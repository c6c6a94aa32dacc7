#include "normalize/fields/access.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"
#include "normalize/fields/dates.h"
#include "normalize/fields/memo.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

// The stricter the further down.
constexpr std::string_view kStrictness[] = {"open", "embargoed", "restricted", "metadata only"};

struct AccessWord {
  std::string_view key;  // folded
  std::string_view access;
};

// Codes, the last parts of addresses, and words. "Closed" is "metadata only" by OpenAIRE's own
// table (guidelines 4.0, access rights).
constexpr AccessWord kAccessWords[] = {
    {"c_14cb", "metadata only"},
    {"c_16ec", "restricted"},
    {"c_abf2", "open"},
    {"c_f1cf", "embargoed"},
    {"alleen metadata", "metadata only"},
    {"beperkt toegankelijk", "restricted"},
    {"beperkte toegang", "restricted"},
    {"besloten", "restricted"},
    {"campus only", "restricted"},
    {"closed", "metadata only"},
    {"closed access", "metadata only"},
    {"closedaccess", "metadata only"},
    {"confidential", "restricted"},
    {"embargo", "embargoed"},
    {"embargoed", "embargoed"},
    {"embargoed access", "embargoed"},
    {"embargoedaccess", "embargoed"},
    {"free", "open"},
    {"free access", "open"},
    {"freely available", "open"},
    {"gesloten", "metadata only"},
    {"gesloten toegang", "metadata only"},
    {"metadata only", "metadata only"},
    {"metadata only access", "metadata only"},
    {"metadata-only", "metadata only"},
    {"metadataonly", "metadata only"},
    {"niet openbaar", "restricted"},
    {"no access", "metadata only"},
    {"non_public", "restricted"},
    {"onder embargo", "embargoed"},
    {"onbeperkt toegankelijk", "open"},
    {"open", "open"},
    {"open access", "open"},
    {"open toegang", "open"},
    {"open toegankelijk", "open"},
    {"open_access", "open"},
    {"openaccess", "open"},
    {"openbaar", "open"},
    {"public", "open"},
    {"publicly available", "open"},
    {"publiek", "open"},
    {"publiek toegankelijk", "open"},
    {"restricted", "restricted"},
    {"restricted access", "restricted"},
    {"restrictedaccess", "restricted"},
    {"under embargo", "embargoed"},
    {"unrestricted", "open"},
    {"unrestricted access", "open"},
    {"vertrouwelijk", "restricted"},
    {"vrij beschikbaar", "open"},
    {"vrij toegankelijk", "open"},
    {"vrije toegang", "open"},
};

std::string_view access_of_word(std::string_view folded) {
  const auto* row = std::find_if(std::begin(kAccessWords), std::end(kAccessWords),
                                 [&](const AccessWord& word) { return word.key == folded; });
  return row == std::end(kAccessWords) ? std::string_view() : row->access;
}

// "info:eu-repo/semantics/openAccess", "http://purl.org/coar/access_right/c_abf2",
// "http://purl.org/eprint/accessRights/OpenAccess", and the same without what stands before: all
// say it in their last part.
std::string_view access_of_address(std::string_view folded) {
  constexpr std::string_view kPlaces[] = {
      "info:eu-repo/semantics/",
      "/coar/access_right/",
      "/eprint/accessrights/",
      "/access_rights/",
      "/openaccesspermission/",  // Pure's own

      "publications.europa.eu/resource/authority/access-right/"};
  for (const std::string_view place : kPlaces) {
    const std::size_t at = folded.find(place);
    if (at == folded.npos) continue;
    std::string_view word = folded.substr(at + place.size());
    while (word.ends_with('/')) word.remove_suffix(1);
    return access_of_word(word);
  }
  return {};
}

int strictness(std::string_view access) {
  const auto* found = std::find(std::begin(kStrictness), std::end(kStrictness), access);
  return found == std::end(kStrictness) ? -1 : static_cast<int>(found - kStrictness);
}

// "Embargo until 1 January 2025", "embargoed (2025-01-01)", "onder embargo tot 2025".
bool read_embargo(std::string_view folded, AccessReading& out) {
  constexpr std::string_view kBefore[] = {"info:eu-repo/date/embargoend/",
                                          "embargoed until",
                                          "embargo until",
                                          "embargoed access until",
                                          "under embargo until",
                                          "onder embargo tot",
                                          "onder embargo t/m",
                                          "embargo tot",
                                          "embargo t/m",
                                          "embargo end date",
                                          "embargo end",
                                          "embargoend",
                                          "embargo"};
  for (const std::string_view words : kBefore) {
    if (!folded.starts_with(words)) continue;
    std::string_view rest = folded.substr(words.size());
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == ':' || rest.front() == '('))
      rest.remove_prefix(1);
    const auto date = read_date(rest);
    if (!date) continue;
    out.embargo_until = date->edtf;
    if (!words.starts_with("info:")) out.access = "embargoed";
    return true;
  }
  return false;
}

AccessReading read_any_access(std::string_view text) {
  AccessReading out;
  const std::string words = one_line(text);
  std::string folded = plain_fold(cut_utf8(words, 500));
  while (folded.ends_with('.')) folded.pop_back();
  if (read_embargo(folded, out)) return out;
  std::string_view access = access_of_address(folded);
  if (access.empty()) access = access_of_word(folded);
  if (!access.empty()) {
    out.access = access;
    return out;
  }
  std::optional<std::string> license = read_license(words);
  // Without a version there is no address: then it is the source's words (contract section 4).
  if (license && license->starts_with("http")) {
    out.license = std::move(*license);
  } else {
    out.rights = words;
  }
  return out;
}

}  // namespace

AccessReading read_access(std::string_view text) {
  thread_local Memo<AccessReading> known;
  return known.of(text, read_any_access);
}

std::string stricter_access(const std::string& a, const std::string& b) {
  return strictness(a) >= strictness(b) ? a : b;
}

}  // namespace vindplaats
