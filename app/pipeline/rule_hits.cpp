#include "app/pipeline/rule_hits.h"

#include <unordered_map>

#include "app/pipeline/placer.h"
#include "app/pipeline/search.h"
#include "store/publication_outlines.h"

namespace vindplaats {

Result<RuleHits> read_rule_hits(const Snapshot& snapshot, SegmentCache& cache,
                                const Platform& platform, Instant now) {
  TRY_ASSIGN(const CompiledThemes themes, compile_themes(platform.themes, platform.words));
  TRY_ASSIGN(const OpenIndex index, open_or_make_index(snapshot, cache, platform));
  std::unordered_map<std::string, std::vector<std::uint32_t>> matched;
  TRY(match_index(index, themes, [&](std::string_view id, std::span<const std::uint32_t> rules) {
    matched.emplace(id, std::vector(rules.begin(), rules.end()));
  }));
  TRY_ASSIGN(const FirstHarvests first, FirstHarvests::read(snapshot));
  RuleHealth health(themes, now);
  TRY(scan_publication_outlines(snapshot, [&](const PublicationOutline& outline) {
    Publication publication;
    publication.records = outline.records;
    publication.first_seen = outline.first_seen;
    const auto found = matched.find(outline.id);
    health.add({outline.status, outline.first_seen, !first.brought(publication).empty()},
               found == matched.end() ? std::span<const std::uint32_t>() : found->second);
  }));
  return RuleHits{health.finish(), health.publications(), health.since()};
}

}  // namespace vindplaats
