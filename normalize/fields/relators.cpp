#include "normalize/fields/relators.h"

#include "core/text.h"
#include "normalize/fields/names_words.h"
#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kRoleBytes = 60;

struct RelatorWord {
  std::string_view key;   // folded, the last part of an address
  std::string_view role;  // "author": a maker; "publisher": a publisher
};

// http://id.loc.gov/vocabulary/relators, those met in publications, and the words beside them.
// clang-format off
constexpr RelatorWord kRelators[] = {
    {"adv", "supervisor"}, {"aft", "author of afterword"}, {"ann", "annotator"},
    {"art", "artist"}, {"asn", "contributor"}, {"aui", "author of introduction"},
    {"aut", "author"}, {"auteur", "author"}, {"author", "author"},
    {"author of dissertation", "author"}, {"authors", "author"}, {"cartographer", "cartographer"},
    {"cli", "client"}, {"cmm", "commentator"}, {"com", "compiler"},
    {"contactperson", "contact person"}, {"corresp", "author"},
    {"corresponding author", "author"}, {"cph", "rights holder"}, {"cre", "author"},
    {"creator", "author"}, {"ctb", "contributor"}, {"ctg", "cartographer"},
    {"datacollector", "data collector"}, {"datacurator", "data curator"},
    {"datamanager", "data manager"}, {"degree grantor", "degree grantor"},
    {"dgg", "degree grantor"}, {"dgs", "supervisor"}, {"dissertant", "author"},
    {"distributor", "distributor"}, {"drt", "director"}, {"dst", "distributor"},
    {"dtc", "data contributor"}, {"dtm", "data manager"}, {"edc", "editor"}, {"edt", "editor"},
    {"fmo", "former owner"}, {"fnd", "funder"}, {"funder", "funder"}, {"his", "host institution"},
    {"hostinginstitution", "host institution"}, {"ill", "illustrator"}, {"isb", "issuing body"},
    {"ive", "interviewee"}, {"ivr", "interviewer"}, {"led", "lead"}, {"maker", "author"},
    {"mod", "moderator"}, {"nrt", "narrator"}, {"opn", "opponent"}, {"org", "originator"},
    {"oth", "other"}, {"pbd", "editor"}, {"pbl", "publisher"}, {"pht", "photographer"},
    {"presenter", "presenter"}, {"prf", "performer"}, {"pro", "producer"},
    {"projectleader", "project leader"}, {"projectmanager", "project manager"},
    {"promotor", "supervisor"}, {"publisher", "publisher"}, {"res", "researcher"},
    {"researchgroup", "research group"}, {"rev", "reviewer"}, {"rightsholder", "rights holder"},
    {"rth", "research team head"}, {"rtm", "researcher"}, {"sds", "supervisor"},
    {"spk", "speaker"}, {"spn", "sponsor"}, {"ths", "supervisor"}, {"trl", "translator"},
    {"uitgever", "publisher"}, {"uitgeverij", "publisher"}, {"win", "author of introduction"},
    {"workpackageleader", "work package leader"},
};
// clang-format on
static_assert(is_sorted_table(kRelators));

// The last part of an address; "aut" of "marcrel:aut".
std::string_view relator_code(std::string_view text) {
  if (text.find("relators/") == text.npos && !text.starts_with("marcrel:")) return text;
  return text.substr(text.find_last_of("/:") + 1);
}

}  // namespace

Relator read_relator(std::string_view text) {
  text = trim(cut_utf8(text, 300));
  while (!text.empty() && (text.back() == '.' || text.back() == ',')) text.remove_suffix(1);
  if (text.empty()) return {RelatorKind::kMaker, {}};
  const std::string key = plain_fold(relator_code(text));
  const RelatorWord* row = find_row<kRelators>(key);
  std::string_view role = row == nullptr ? role_of(key) : row->role;
  if (role == "author") return {RelatorKind::kMaker, {}};
  if (role == "publisher") return {RelatorKind::kPublisher, {}};
  if (!role.empty()) return {RelatorKind::kContributor, std::string(role)};
  return {RelatorKind::kContributor, std::string(cut_utf8(key, kRoleBytes))};
}

}  // namespace vindplaats
