#include "curation/match_versions.h"

#include <algorithm>
#include <vector>

#include "core/text.h"
#include "curation/title_words.h"

namespace vindplaats {
namespace {

struct FormRow {
  std::string_view word;  // of MatchTitle::marks
  std::string_view bearer, other;
};

constexpr std::string_view kDerived = "IsDerivedFrom", kSource = "IsSourceOf";
constexpr std::string_view kSupplement = "IsSupplementTo", kSupplemented = "IsSupplementedBy";
constexpr std::string_view kDraft = "IsPreviousVersionOf", kFinal = "IsNewVersionOf";
constexpr std::string_view kEdition = "IsVersionOf", kHasEdition = "HasVersion";
constexpr std::string_view kTranslation = "IsTranslationOf", kTranslated = "HasTranslation";
constexpr std::string_view kVariant = "IsVariantFormOf";

// What the one whose title has the word is to the other. Sorted by word; what is not here says too
// little ("comment", "part").
constexpr FormRow kForms[] = {
    {"animatie", kDerived, kSource},
    {"annex", kSupplement, kSupplemented},
    {"annexes", kSupplement, kSupplemented},
    {"appendices", kSupplement, kSupplemented},
    {"appendix", kSupplement, kSupplemented},
    {"arabic", kTranslation, kTranslated},
    {"arabisch", kTranslation, kTranslated},
    {"bijlage", kSupplement, kSupplemented},
    {"bijlagen", kSupplement, kSupplemented},
    {"bijlagenrapport", kSupplement, kSupplemented},
    {"brochure", kDerived, kSource},
    {"codeboek", kSupplement, kSupplemented},
    {"codebook", kSupplement, kSupplemented},
    {"concept", kDraft, kFinal},
    {"conceptversie", kDraft, kFinal},
    {"correction", kSupplement, kSupplemented},
    {"corrigendum", kSupplement, kSupplemented},
    {"data", kSupplement, kSupplemented},
    {"dataset", kSupplement, kSupplemented},
    {"draft", kDraft, kFinal},
    {"druk", kEdition, kHasEdition},
    {"editie", kEdition, kHasEdition},
    {"edition", kEdition, kHasEdition},
    {"engels", kTranslation, kTranslated},
    {"engelse", kTranslation, kTranslated},
    {"engelstalig", kTranslation, kTranslated},
    {"engelstalige", kTranslation, kTranslated},
    {"english", kTranslation, kTranslated},
    {"errata", kSupplement, kSupplemented},
    {"erratum", kSupplement, kSupplemented},
    {"factsheet", kDerived, kSource},
    {"flyer", kDerived, kSource},
    {"herziene", kEdition, kHasEdition},
    {"hoofdlijnen", kDerived, kSource},
    {"infographic", kDerived, kSource},
    {"infosheet", kDerived, kSource},
    {"interim", kDraft, kFinal},
    {"managementsamenvatting", kDerived, kSource},
    {"podcast", kDerived, kSource},
    {"poster", kDerived, kSource},
    {"preprint", kDraft, kFinal},
    {"presentatie", kDerived, kSource},
    {"presentation", kDerived, kSource},
    {"publiekssamenvatting", kDerived, kSource},
    {"publieksversie", kDerived, kSource},
    {"questionnaire", kSupplement, kSupplemented},
    {"rectificatie", kSupplement, kSupplemented},
    {"revised", kEdition, kHasEdition},
    {"samenvatting", kDerived, kSource},
    {"summary", kDerived, kSource},
    {"supplement", kSupplement, kSupplemented},
    {"supplementary", kSupplement, kSupplemented},
    {"synopsis", kDerived, kSource},
    {"tabellen", kSupplement, kSupplemented},
    {"tabellenboek", kSupplement, kSupplemented},
    {"tables", kSupplement, kSupplemented},
    {"translated", kTranslation, kTranslated},
    {"translation", kTranslation, kTranslated},
    {"turkish", kTranslation, kTranslated},
    {"turks", kTranslation, kTranslated},
    {"tussenrapport", kDraft, kFinal},
    {"tussenrapportage", kDraft, kFinal},
    {"updated", kEdition, kHasEdition},
    {"verkort", kDerived, kSource},
    {"verkorte", kDerived, kSource},
    {"vertaling", kTranslation, kTranslated},
    {"video", kDerived, kSource},
    {"voorpublicatie", kDraft, kFinal},
    {"vragenlijst", kSupplement, kSupplemented},
    {"webinar", kDerived, kSource},
};
static_assert(std::is_sorted(std::begin(kForms), std::end(kForms),
                             [](const FormRow& a, const FormRow& b) { return a.word < b.word; }));

const FormRow* form_of(std::string_view word) {
  const auto found = std::lower_bound(
      std::begin(kForms), std::end(kForms), word,
      [](const FormRow& row, std::string_view wanted) { return row.word < wanted; });
  return found != std::end(kForms) && found->word == word ? found : nullptr;
}

// The form that the title of `bearer` names and that of `other` does not. "English summary" is a
// summary, "revised appendix" an appendix.
const FormRow* own_form(const MatchTitle& bearer, const MatchTitle& other) {
  const FormRow* found = nullptr;
  for (const std::string_view word : split(bearer.marks, ' ')) {
    const std::vector<std::string_view> others = split(other.marks, ' ');
    if (std::find(others.begin(), others.end(), word) != others.end()) continue;
    const FormRow* form = form_of(word);
    if (form == nullptr) continue;
    if (found == nullptr || found->bearer == kTranslation || found->bearer == kEdition)
      found = form;
  }
  return found;
}

bool same_core(const MatchPair& pair) {
  const MatchTitle &a = pair.a.title, &b = pair.b.title;
  return (!a.core.empty() && a.core == b.core && a.numbers == b.numbers) ||
         (pair.other_title && pair.title.score >= kMainTitle);
}

bool same_makers(const MatchPair& pair) {
  const Likeness creators = pair.likeness(MatchField::kCreators);
  return creators == Likeness::kSame || creators == Likeness::kPartly;
}

bool other_language(const MatchPair& pair) {
  return !pair.a.language.empty() && !pair.b.language.empty() && pair.a.language != pair.b.language;
}

VersionLink link_by_kind(WorkKind a, WorkKind b) {
  if (a == b || a == WorkKind::kUnknown || b == WorkKind::kUnknown) return {};
  const auto derived = [](WorkKind kind) {
    return kind == WorkKind::kLeaflet || kind == WorkKind::kMedia || kind == WorkKind::kNotice;
  };
  if (a == WorkKind::kData || a == WorkKind::kCorrection) return {kSupplement, kSupplemented};
  if (b == WorkKind::kData || b == WorkKind::kCorrection) return {kSupplemented, kSupplement};
  if (a == WorkKind::kPreprint) return {kDraft, kFinal};
  if (b == WorkKind::kPreprint) return {kFinal, kDraft};
  if (derived(a) != derived(b)) {
    if (derived(a)) return {kDerived, kSource};
    return {kSource, kDerived};
  }
  return {kVariant, kVariant};
}

}  // namespace

VersionLink version_link(const MatchPair& pair, bool serial_title) {
  if (serial_title || !same_core(pair) || !same_makers(pair) || pair.differ(MatchField::kYear))
    return {};
  const FormRow* of_a = own_form(pair.a.title, pair.b.title);
  const FormRow* of_b = own_form(pair.b.title, pair.a.title);
  if (of_a != nullptr && of_b == nullptr) return {of_a->bearer, of_a->other};
  if (of_b != nullptr && of_a == nullptr) return {of_b->other, of_b->bearer};
  if (pair.a.title.marks != pair.b.title.marks) return {};
  if (const VersionLink link = link_by_kind(pair.a.kind, pair.b.kind)) return link;
  if (other_language(pair) || pair.differ(MatchField::kContainer)) return {kVariant, kVariant};
  return {};
}

}  // namespace vindplaats
