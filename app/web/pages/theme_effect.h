#pragma once
// What changed rules would do (app/pipeline/theme_preview.h), as the workbench shows it: fills
// {{#EFFECT}} of theme.html. Pure.
#include <vector>

#include "app/web/visit.h"
#include "config/types.h"
#include "curation/classify.h"
#include "curation/theme_preview.h"

namespace vindplaats {

// Of each kind so many changes are named; the preview must have explained these.
inline constexpr std::size_t kNamedChanges = 10;

void add_effect(View& view, const Visit& visit, const Platform& platform,
                const ThemePreview& preview, const std::vector<TestOutcome>& tests);

}  // namespace vindplaats
