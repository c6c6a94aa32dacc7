#include "app/pipeline/release.h"

#include "app/out_folder.h"
#include "app/pipeline/registrations.h"
#include "app/pipeline/search_words.h"
#include "export/assemble.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::string_view kLedgerRelease = "release";

// The body of a "release" entry: what got or changed its address with it.
struct ReleaseNote {
  std::string id;
  std::vector<Released> released;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, ReleaseNote>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
  visit("released", self.released);
}

Result<std::vector<Publication>> accepted_publications(const Snapshot& snapshot) {
  std::vector<Publication> accepted;
  TRY(scan_publications_with(snapshot, {"accepted"}, [&](Publication& publication) {
    accepted.push_back(std::move(publication));
  }));
  return accepted;
}

// The ledger comes first: an address that a reader may see is remembered, also when the power goes
// in between.
Result<void> remember(Store& store, const Clock& clock, const Release& release,
                      const ReleaseHistory& before, const ReleaseHistory& after) {
  ReleaseNote note;
  note.id = release.manifest.release;
  for (const auto& [id, released] : after) {
    const auto known = before.find(id);
    if (known == before.end() || !(known->second == released)) note.released.push_back(released);
  }
  LedgerWriter ledger(store, clock);
  TRY(ledger.append({{"export", std::string(kLedgerRelease), to_json(note)}}));
  return {};
}

// What the ledger and the disk know of earlier releases.
struct KeptReleases {
  std::optional<PreviousRelease> previous;
  ReleaseHistory history;
  AssembleOptions earlier;
};

Result<KeptReleases> standing_releases(const Snapshot& snapshot, const std::string& public_dir,
                                       std::int64_t keep, const ExportOptions& options) {
  KeptReleases standing;
  TRY_ASSIGN(standing.previous, read_current(public_dir));
  TRY_ASSIGN(standing.history, release_history(snapshot));
  standing.earlier.kept = read_kept(public_dir, keep - 1);
  standing.earlier.preview = options.preview;
  if (!options.since.empty()) {
    TRY_ASSIGN(standing.earlier.since, read_marks(public_dir, options.since));
  }
  return standing;
}

// For the caller alone: into a folder of its own, or the preview. True when it was written.
Result<bool> write_aside(const std::string& public_dir, const Release& release,
                         const ExportOptions& options, ExportOutcome& outcome) {
  if (options.out.empty() && !options.preview) return false;
  outcome.path = options.out.empty() ? public_dir + "/preview" : options.out;
  outcome.written = true;
  if (options.out.empty()) {
    TRY(write_preview(public_dir, release, {}));
  } else {
    TRY(write_release_to(options.out, release, {}));
  }
  return true;
}

ExportOutcome outcome_of(const ReleaseContent& content, const Release& release,
                         const ExportOptions& options) {
  ExportOutcome outcome;
  outcome.id = release.manifest.release;
  outcome.publications = static_cast<std::int64_t>(content.items.size());
  outcome.waiting = static_cast<std::int64_t>(content.waiting.size()) + content.left_out;
  outcome.warnings = content.warnings;
  outcome.may_force = release.held_for_loss_only;
  if (!options.force || !outcome.may_force || options.preview) outcome.held = release.held;
  return outcome;
}

}  // namespace

Result<ReleaseHistory> release_history(const Snapshot& snapshot) {
  ReleaseHistory history;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerRelease) return true;
    if (Result<ReleaseNote> note = from_json<ReleaseNote>(entry.body)) {
      for (Released& released : note->released) history[released.id] = std::move(released);
    }
    return true;
  }));
  return history;
}

Result<ExportOutcome> make_release(Store& store, const Platform& platform, const Clock& clock,
                                   const ExportOptions& options) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  const std::string public_dir = platform.dir + "/public";
  if (!options.out.empty()) TRY(check_out_folder(platform.dir, options.out));
  const std::int64_t keep = platform.settings.release.keep;
  TRY_ASSIGN(const KeptReleases standing, standing_releases(*snapshot, public_dir, keep, options));
  TRY_ASSIGN(const std::vector<Publication> publications, accepted_publications(*snapshot));
  const PreviousRelease* const previous = standing.previous ? &*standing.previous : nullptr;
  TRY_ASSIGN(const Platform known, with_removed_sources(platform, *snapshot));
  ReleaseContent content =
      assemble(known, publications, standing.history, previous, clock.now(), standing.earlier);
  content.words = search_words(content.items);
  const Release release = render_release(content);

  ExportOutcome outcome = outcome_of(content, release, options);
  if (!outcome.held.empty() && !options.preview) return outcome;
  TRY_ASSIGN(const bool aside, write_aside(public_dir, release, options, outcome));
  if (aside) return outcome;
  outcome.path = public_dir + "/current";
  if (!release.differs && previous != nullptr) {
    outcome.id = previous->manifest.release;
    return outcome;
  }
  TRY(check_release(public_dir, release));
  TRY(remember(store, clock, release, standing.history, content.history));
  WriteOptions write;
  write.keep = keep;
  TRY(write_release(public_dir, release, write));
  outcome.written = true;
  return outcome;
}

}  // namespace vindplaats
