#include "app/pipeline/release.h"

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

Result<std::vector<Publication>> accepted_publications(const Snapshot& snapshot) {
  std::vector<Publication> accepted;
  TRY(scan_publications(snapshot, [&](const Publication& publication) {
    if (publication.status == "accepted") accepted.push_back(publication);
    return true;
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

}  // namespace

Result<ExportOutcome> make_release(Store& store, const Platform& platform, const Clock& clock,
                                   const ExportOptions& options) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  const std::string public_dir = platform.dir + "/public";
  TRY_ASSIGN(const std::optional<PreviousRelease> previous, read_current(public_dir));
  TRY_ASSIGN(const ReleaseHistory history, release_history(*snapshot));
  TRY_ASSIGN(const std::vector<Publication> publications, accepted_publications(*snapshot));
  const ReleaseContent content =
      assemble(platform, publications, history, previous ? &*previous : nullptr, clock.now());
  const Release release = render_release(content);

  ExportOutcome outcome;
  outcome.id = release.manifest.release;
  outcome.publications = static_cast<std::int64_t>(content.items.size());
  if (!release.held.empty() && !options.force) {
    outcome.held = release.held;
    return outcome;
  }
  WriteOptions write;
  write.keep = platform.settings.release.keep;
  if (!options.out.empty()) {
    outcome.path = options.out;
    outcome.written = true;
    TRY(write_release_to(options.out, release, write));
    return outcome;
  }
  outcome.path = public_dir + "/current";
  if (!release.differs && previous) {
    outcome.id = previous->manifest.release;
    return outcome;
  }
  TRY(remember(store, clock, release, history, content.history));
  TRY(write_release(public_dir, release, write));
  outcome.written = true;
  return outcome;
}

}  // namespace vindplaats
