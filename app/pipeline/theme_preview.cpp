#include "app/pipeline/theme_preview.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/pipeline/curated.h"
#include "app/pipeline/placer.h"
#include "app/pipeline/preview_words.h"
#include "app/pipeline/registrations.h"
#include "app/pipeline/search.h"
#include "config/load.h"
#include "store/publication_outlines.h"

namespace vindplaats {
namespace {

std::size_t size_of(const OpenIndex& index) {
  std::size_t size = 0;
  for (const OpenSegment& one : index.segments) size += one.live.count();
  return size;
}

using ClassifiedIds = std::map<std::string, Classification>;

// What the rules say of every publication that could stand elsewhere by them. Those that rules meet
// without giving them a theme, and that had none, stay where they are.
Result<ClassifiedIds> classified(const OpenIndex& index, const CompiledThemes& themes) {
  ClassifiedIds found;
  each_placed(index, [&](std::string_view id) { found.emplace(id, Classification()); });
  TRY(classify_index(index, themes, [&](std::string_view id, const Classification& one) {
    if (!one.themes.empty()) found.insert_or_assign(std::string(id), one);
  }));
  return found;
}

Result<std::vector<Judged>> judge_all(const Snapshot& snapshot, const Standing& standing,
                                      const ClassifiedIds& found, const Platform& platform,
                                      Instant now) {
  TRY_ASSIGN(const FirstHarvests first, FirstHarvests::read(snapshot));
  std::vector<Judged> judged;
  judged.reserve(found.size());
  const Position nobody;
  for (const auto& [id, classification] : found) {
    TRY_ASSIGN(std::optional<Publication> publication, get_publication_without_texts(snapshot, id));
    if (!publication) continue;
    const auto decided = standing.find(id);
    const Position* const position = decided == standing.end() ? nullptr : &decided->second;
    std::set<std::string> sources;
    for (const std::string& record : publication->records) sources.insert(source_of(record));
    Judged one;
    one.placing = place(*publication, classification, position == nullptr ? nobody : *position,
                        sources, platform, now);
    one.first_harvest_of = first.brought(*publication);
    one.publication = std::move(*publication);
    one.position = position;
    judged.push_back(std::move(one));
  }
  return judged;
}

}  // namespace

Result<Platform> with_theme(const Platform& platform, const Theme& theme) {
  Platform changed = platform;
  std::erase_if(changed.themes, [&](const Theme& one) { return one.id == theme.id; });
  changed.themes.insert(std::ranges::upper_bound(changed.themes, theme.id, {}, &Theme::id), theme);
  TRY(check_platform(changed));
  return changed;
}

Result<ThemePreview> preview_theme(const Snapshot& snapshot, SegmentCache& cache,
                                   const Platform& platform, const Theme& theme, Instant now,
                                   std::size_t explained) {
  TRY_ASSIGN(const Platform changed, with_theme(platform, theme));
  TRY_ASSIGN(const Platform before, with_removed_sources(platform, snapshot));
  TRY_ASSIGN(const Platform after, with_removed_sources(changed, snapshot));
  TRY_ASSIGN(const CompiledThemes themes, compile_themes(after.themes, after.words));
  TRY_ASSIGN(const OpenIndex index, open_or_make_index(snapshot, cache, platform));
  TRY_ASSIGN(const ClassifiedIds found, classified(index, themes));
  TRY_ASSIGN(const Curated curated, read_curated(snapshot));
  const Standing standing = standing_of(curated, after);
  TRY_ASSIGN(std::vector<Judged> judged, judge_all(snapshot, standing, found, after, now));
  const PreviewContext context{before, after, now, theme.id};
  ThemePreview preview = compare_places(std::move(judged), context);
  preview.publications = static_cast<std::int64_t>(size_of(index));
  TRY(PreviewWords(snapshot, context, themes).explain(preview, explained));
  return preview;
}

}  // namespace vindplaats
