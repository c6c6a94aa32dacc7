#include "curation/work_kinds.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace vindplaats {
namespace {

struct KindRow {
  std::string_view name;
  WorkKind kind;
};

// Labels of COAR resource types 3.1. What is not here says too little: "text", "other".
constexpr KindRow kKindsOfTypes[] = {
    {"aggregated data", WorkKind::kData},
    {"bachelor thesis", WorkKind::kThesis},
    {"bibliography", WorkKind::kWhole},
    {"blog post", WorkKind::kNotice},
    {"book", WorkKind::kWhole},
    {"book part", WorkKind::kPart},
    {"book review", WorkKind::kReview},
    {"clinical trial data", WorkKind::kData},
    {"commentary", WorkKind::kReview},
    {"compiled data", WorkKind::kData},
    {"conference output", WorkKind::kConference},
    {"conference paper", WorkKind::kConference},
    {"conference paper not in proceedings", WorkKind::kConference},
    {"conference poster", WorkKind::kMedia},
    {"conference poster not in proceedings", WorkKind::kMedia},
    {"conference presentation", WorkKind::kMedia},
    {"conference proceedings", WorkKind::kPeriodical},
    {"contribution to journal", WorkKind::kArticle},
    {"corrigendum", WorkKind::kCorrection},
    {"data management plan", WorkKind::kData},
    {"dataset", WorkKind::kData},
    {"doctoral thesis", WorkKind::kThesis},
    {"editorial", WorkKind::kNotice},
    {"encoded data", WorkKind::kData},
    {"experimental data", WorkKind::kData},
    {"geospatial data", WorkKind::kData},
    {"image", WorkKind::kMedia},
    {"internal report", WorkKind::kWhole},
    {"journal", WorkKind::kPeriodical},
    {"journal article", WorkKind::kArticle},
    {"learning object", WorkKind::kLearning},
    {"lecture", WorkKind::kMedia},
    {"letter", WorkKind::kNotice},
    {"letter to the editor", WorkKind::kNotice},
    {"magazine", WorkKind::kPeriodical},
    {"manuscript", WorkKind::kPreprint},
    {"master thesis", WorkKind::kThesis},
    {"memorandum", WorkKind::kWhole},
    {"moving image", WorkKind::kMedia},
    {"newspaper", WorkKind::kPeriodical},
    {"newspaper article", WorkKind::kNotice},
    {"observational data", WorkKind::kData},
    {"other periodical", WorkKind::kPeriodical},
    {"other type of report", WorkKind::kWhole},
    {"peer review", WorkKind::kReview},
    {"periodical", WorkKind::kPeriodical},
    {"policy report", WorkKind::kWhole},
    {"preprint", WorkKind::kPreprint},
    {"project deliverable", WorkKind::kWhole},
    {"report", WorkKind::kWhole},
    {"report part", WorkKind::kPart},
    {"report to funding agency", WorkKind::kWhole},
    {"research article", WorkKind::kArticle},
    {"research proposal", WorkKind::kNotice},
    {"research report", WorkKind::kWhole},
    {"research software", WorkKind::kData},
    {"review article", WorkKind::kArticle},
    {"simulation data", WorkKind::kData},
    {"software", WorkKind::kData},
    {"sound", WorkKind::kMedia},
    {"source code", WorkKind::kData},
    {"still image", WorkKind::kMedia},
    {"survey data", WorkKind::kData},
    {"technical documentation", WorkKind::kWhole},
    {"technical report", WorkKind::kWhole},
    {"thesis", WorkKind::kThesis},
    {"transcription", WorkKind::kNotice},
    {"video", WorkKind::kMedia},
    {"working paper", WorkKind::kWhole},
};

// Products that a report may be turned into; the others are kinds of reports.
constexpr KindRow kKindsOfProducts[] = {
    {"agenda", WorkKind::kNotice},       {"animatie", WorkKind::kMedia},
    {"blog", WorkKind::kNotice},         {"brochure", WorkKind::kLeaflet},
    {"cursus", WorkKind::kLearning},     {"factsheet", WorkKind::kLeaflet},
    {"infographic", WorkKind::kLeaflet}, {"infosheet", WorkKind::kLeaflet},
    {"nieuws", WorkKind::kNotice},       {"persbericht", WorkKind::kNotice},
    {"podcast", WorkKind::kMedia},       {"training", WorkKind::kLearning},
    {"vacature", WorkKind::kNotice},     {"video", WorkKind::kMedia},
    {"webinar", WorkKind::kMedia},
};

template <std::size_t N>
WorkKind look_up(const KindRow (&rows)[N], std::string_view name) {
  const auto found = std::lower_bound(
      std::begin(rows), std::end(rows), name,
      [](const KindRow& row, std::string_view wanted) { return row.name < wanted; });
  return found != std::end(rows) && found->name == name ? found->kind : WorkKind::kUnknown;
}

constexpr bool sorted_by_name(const KindRow& a, const KindRow& b) {
  return a.name < b.name;
}
static_assert(std::is_sorted(std::begin(kKindsOfTypes), std::end(kKindsOfTypes), sorted_by_name));
static_assert(std::is_sorted(std::begin(kKindsOfProducts), std::end(kKindsOfProducts),
                             sorted_by_name));

bool is_whole(WorkKind kind) {
  return kind == WorkKind::kWhole || kind == WorkKind::kThesis || kind == WorkKind::kPeriodical;
}

// Words on paper, in whatever form.
bool is_text(WorkKind kind) {
  return kind != WorkKind::kMedia && kind != WorkKind::kData && kind != WorkKind::kCorrection &&
         kind != WorkKind::kReview;
}

}  // namespace

WorkKind work_kind(const Metadata& metadata) {
  const WorkKind product = look_up(kKindsOfProducts, metadata.product);
  return product != WorkKind::kUnknown ? product : look_up(kKindsOfTypes, metadata.type);
}

bool far_apart(WorkKind a, WorkKind b) {
  if (a == b || a == WorkKind::kUnknown || b == WorkKind::kUnknown) return false;
  if (!is_text(a) || !is_text(b)) return true;
  return (a == WorkKind::kPart && is_whole(b)) || (b == WorkKind::kPart && is_whole(a));
}

}  // namespace vindplaats
