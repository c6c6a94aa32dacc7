#include "app/pipeline/source_release.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/pipeline/harvest_memory.h"
#include "app/pipeline/removals.h"
#include "store/ledger.h"

namespace vindplaats {
namespace {

// Which choices each matter knows; the first is told when none was made.
struct MatterChoices {
  const char* matter;
  bool needs_choice;
  ReleaseChoice accept;
  const char* options;
};
constexpr MatterChoices kMatterChoices[] = {
    {"deletions", true, ReleaseChoice::kAcceptDeletions, "--accept-deletions or --discard"},
    {"address", true, ReleaseChoice::kAcceptAddress, "--accept-address or --discard"},
    {"format", false, ReleaseChoice::kNone, "no option"},
    {"gone", false, ReleaseChoice::kNone, "no option"},
};

const char* choice_name(ReleaseChoice choice) {
  switch (choice) {
    case ReleaseChoice::kAcceptDeletions:
      return "accept-deletions";
    case ReleaseChoice::kAcceptAddress:
      return "accept-address";
    case ReleaseChoice::kDiscard:
      return "discard";
    case ReleaseChoice::kNone:
      break;
  }
  return "go on";
}

Result<const MatterChoices*> fitting(const SourceStanding& standing, const Source& source,
                                     ReleaseChoice choice) {
  if (!is_parked(standing, source)) {
    return fail(Fault::kRefused,
                fmt::format("source '{}' is not parked; there is nothing to release", source.id));
  }
  const std::string& matter = standing.parked.matter;
  const auto* row = std::ranges::find_if(
      kMatterChoices, [&](const MatterChoices& one) { return matter == one.matter; });
  if (row == std::end(kMatterChoices))
    return fail(Fault::kCorrupt, fmt::format("source '{}' is parked for '{}', which nobody knows",
                                             source.id, matter));
  const bool fits = row->needs_choice ? choice == row->accept || choice == ReleaseChoice::kDiscard
                                      : choice == ReleaseChoice::kNone;
  if (fits) return row;
  return fail(Fault::kRefused, fmt::format("{}; say {}", standing.parked.why, row->options));
}

class SourceRelease {
 public:
  SourceRelease(const Platform& platform, const Source& source, const SourceStanding& standing,
                ReleaseChoice choice, const std::string& by, const ReleaseServices& services)
      : platform_(platform),
        source_(source),
        standing_(standing),
        choice_(choice),
        by_(by),
        services_(services) {}

  Result<std::string> run() {
    TRY_ASSIGN(const MatterChoices* const row, fitting(standing_, source_, choice_));
    const std::string matter = row->matter;
    if (choice_ == ReleaseChoice::kAcceptDeletions) TRY(remove_records());
    if (choice_ == ReleaseChoice::kAcceptAddress) move();
    if (choice_ == ReleaseChoice::kDiscard && matter == "deletions") TRY(keep_records());
    if (matter == "format" && choice_ == ReleaseChoice::kNone) TRY(read_anew());
    if (matter == "deletions") remove_parked(batch_, source_.id);
    if (words_.empty()) words_ = matter == "deletions" ? "the records stay" : "as it was";
    Registration release;
    release.source = source_.id;
    release.action = "release";
    release.why = choice_name(choice_);
    lines_.push_back({by_, std::string(kLedgerRegistration), to_json(release)});
    TRY(services_.ledger.append(lines_, std::move(batch_)));
    return fmt::format("{}; it is harvested again", words_);
  }

 private:
  Result<void> remove_records() {
    TRY_ASSIGN(const Removals removals, parked_removals(*services_.store.snapshot(), source_.id));
    ReadOptions read;
    read.languages = platform_.settings.languages;
    TRY_ASSIGN(const std::int64_t removed,
               apply_removals(services_.store, source_, removals, services_.clock.now(), read));
    words_ = fmt::format("{} records removed", removed);
    return {};
  }

  // The source will say again that they are gone.
  Result<void> keep_records() {
    const std::unique_ptr<Snapshot> snapshot = services_.store.snapshot();
    TRY_ASSIGN(const Removals removals, parked_removals(*snapshot, source_.id));
    TRY_ASSIGN(KeptRecords kept, kept_records(*snapshot, source_.id));
    for (const auto& [identifier, removal] : removals)
      kept.insert_or_assign(identifier, removal.raw.datestamp);
    put_kept(batch_, source_.id, kept);
    return {};
  }

  void move() {
    Registration move;
    move.source = source_.id;
    move.action = "move";
    move.why = "confirmed";
    move.from = source_.url == standing_.moved_to ? standing_.moved_from : source_.url;
    move.to = standing_.parked.to;
    lines_.push_back({by_, std::string(kLedgerRegistration), to_json(move)});
    words_ = fmt::format("from now on at {}", move.to);
  }

  // The next run reads all records in the new format.
  Result<void> read_anew() {
    TRY_ASSIGN(const std::optional<CheckpointValues> stored,
               get_checkpoint(*services_.store.snapshot(), source_.id));
    Checkpoint protocol, own;
    if (stored) split_checkpoint(*stored, protocol, own);
    own.set("full", "1");
    put_checkpoint(batch_, source_.id, join_checkpoint(protocol, own));
    words_ = "the next run reads everything in the new format";
    return {};
  }

  const Platform& platform_;
  const Source& source_;
  const SourceStanding& standing_;
  const ReleaseChoice choice_;
  const std::string& by_;
  const ReleaseServices& services_;
  Batch batch_;
  std::vector<LedgerWriter::Line> lines_;
  std::string words_;
};

}  // namespace

Result<std::string> release_source(const Platform& platform, const std::string& id,
                                   ReleaseChoice choice, const std::string& by,
                                   const ReleaseServices& services) {
  const Source* const in_file = platform.source(id);
  if (in_file == nullptr)
    return fail(Fault::kNotFound,
                fmt::format("there is no source '{}'; `vindplaats source list` shows them", id));
  TRY_ASSIGN(auto standings, source_standings(*services.store.snapshot()));
  const SourceStanding& standing = standings[id];
  const Source source = with_adopted_address(*in_file, standing);
  return SourceRelease(platform, source, standing, choice, by, services).run();
}

}  // namespace vindplaats
