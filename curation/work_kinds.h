#pragma once
// What kind of work a record describes, as far as matching cares: a report and the factsheet about
// it may share title, authors and year. Pure; safe from any thread.
#include <cstdint>

#include "core/record.h"

namespace vindplaats {

enum class WorkKind : std::uint8_t {
  kUnknown,
  kWhole,  // report, book, guide: what stands on its own
  kThesis,
  kPeriodical,
  kPart,  // of a book or report
  kArticle,
  kConference,
  kPreprint,
  kNotice,  // blog post, news, letter
  kReview,  // of another's work
  kCorrection,
  kLeaflet,  // factsheet, infographic, brochure
  kLearning,
  kMedia,  // film, sound, image, presentation
  kData,
};

// By the product when that names a form of its own, else by the type.
WorkKind work_kind(const Metadata& metadata);

// Even under one identifier not the same work: data and the report about them, a book and its
// chapter. Sources differ on the rest: one's report is another's article.
bool far_apart(WorkKind a, WorkKind b);

}  // namespace vindplaats
