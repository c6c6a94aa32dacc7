#pragma once
// The synthesis study of `vindplaats demo`, as its authors would write it, and its screening, half
// done.
#include <string>
#include <string_view>

#include "config/types.h"
#include "core/clock.h"
#include "store/store.h"

namespace vindplaats::demo {

inline constexpr std::string_view kTourStudy = "demo";
extern const std::string_view kTourStudyToml;   // studies/demo/study.toml
extern const std::string_view kTourStudyIntro;  // studies/demo/10-inleiding.md

// How many works there are to screen, and what became of them at each stage.
struct TourScreening {
  std::int64_t works = 0, excluded = 0, included = 0, read = 0;
};

// As `by` would screen who has come half way: on title and abstract what is about neither school
// nor work is left out and the rest taken in; of that rest the first half was also read. What has
// been screened before, by anyone, stays as it is.
Result<TourScreening> screen_half(Store& store, const Platform& platform, const Clock& clock,
                                  const Study& study, const std::string& by);

}  // namespace vindplaats::demo
