#pragma once
// The synthesis study of `vindplaats demo`, as its authors would write it. Constant data.
#include <string_view>

namespace vindplaats::demo {

inline constexpr std::string_view kTourStudy = "demo";
extern const std::string_view kTourStudyToml;   // studies/demo/study.toml
extern const std::string_view kTourStudyIntro;  // studies/demo/10-inleiding.md

}  // namespace vindplaats::demo
