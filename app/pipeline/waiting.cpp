#include "app/pipeline/waiting.h"

#include <algorithm>

#include "app/pipeline/placer.h"
#include "app/pipeline/record_reader.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

// Finds the words that met the rules, of one publication after another.
class WordFinder {
 public:
  static Result<WordFinder> make(const Platform& platform) {
    TRY_ASSIGN(std::shared_ptr<const CompiledThemes> themes, compiled_rules(platform));
    return WordFinder(platform, std::move(themes));
  }

  void name(Waiting& waiting) {
    const Document document = document_for_rules(waiting.publication, platform_, analyser_);
    name_words(waiting.rank, waiting.publication,
               classify(*themes_, document, Places::kTell, &memory_));
  }

 private:
  WordFinder(const Platform& platform, std::shared_ptr<const CompiledThemes> themes)
      : platform_(platform), themes_(std::move(themes)) {}

  const Platform& platform_;
  std::shared_ptr<const CompiledThemes> themes_;
  Analyser analyser_;
  WordMemory memory_;
};

}  // namespace

bool is_in_theme(const Publication& publication, std::string_view theme) {
  return theme.empty() || std::any_of(publication.themes.begin(), publication.themes.end(),
                                      [&](const ThemeMark& mark) { return mark.id == theme; });
}

Result<Queue> read_queue_order(const Snapshot& snapshot, const Platform& platform, Instant now,
                               const std::string& theme) {
  TRY_ASSIGN(const FirstHarvests first, FirstHarvests::read(snapshot));
  AcceptedWorks accepted;
  std::vector<Candidate> candidates;
  TRY(scan_publications_with(
      snapshot, {"accepted", "candidate", "later", "rejected"}, [&](Publication& publication) {
        if (publication.status == "accepted") accepted.add(publication);
        if (!waits(publication) || !is_in_theme(publication, theme)) return;
        std::string brought = first.brought(publication);
        candidates.push_back({{std::move(publication), {}}, std::move(brought)});
      }));
  const RankContext context{platform, accepted, now, theme};
  for (Candidate& candidate : candidates)
    candidate.waiting.rank = rank(candidate.waiting.publication, context);
  return order_queue(std::move(candidates), platform.settings);
}

Result<Queue> read_queue(const Snapshot& snapshot, const Platform& platform, Instant now,
                         const std::string& theme) {
  TRY_ASSIGN(Queue queue, read_queue_order(snapshot, platform, now, theme));
  TRY_ASSIGN(WordFinder words, WordFinder::make(platform));
  for (Waiting& waiting : queue.waiting) words.name(waiting);
  return queue;
}

Result<std::optional<Rank>> rank_in_queue(const Snapshot& snapshot, const Platform& platform,
                                          Instant now, const Publication& publication) {
  if (!waits(publication)) return std::optional<Rank>();
  AcceptedWorks accepted;
  TRY(scan_publications_with(snapshot, {"accepted"}, [&](Publication& one) { accepted.add(one); }));
  Waiting waiting{publication, rank(publication, {platform, accepted, now})};
  TRY_ASSIGN(WordFinder words, WordFinder::make(platform));
  words.name(waiting);
  return std::optional<Rank>(std::move(waiting.rank));
}

}  // namespace vindplaats
