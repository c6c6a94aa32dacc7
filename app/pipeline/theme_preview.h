#pragma once
// What a theme's file would do, were it saved and `curate` run: over all publications of the store,
// by the index. Nothing is written.
#include "app/pipeline/index_reader.h"
#include "curation/theme_preview.h"

namespace vindplaats {

// The platform with that theme in place of its namesake, or beside the others. kUsage when they do
// not go together: an alias that is taken, a theme to succeed that does not exist.
Result<Platform> with_theme(const Platform& platform, const Theme& theme);

// What is compared with is how publications stand in the store, as they were last curated and
// decided on: so a file that was changed where it lies is previewed as well as a draft of it. Of
// each kind the first `explained` changes are given their words and reason. kUsage with file, line
// and column when a rule's query is wrong; kCorrupt when the store cannot be read. The cache is the
// store's.
Result<ThemePreview> preview_theme(const Snapshot& snapshot, SegmentCache& cache,
                                   const Platform& platform, const Theme& theme, Instant now,
                                   std::size_t explained);

}  // namespace vindplaats
