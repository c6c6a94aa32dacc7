#pragma once
// A synthesis study from the store: selected, screened, made into a bundle (contract section 8,
// docs/study.md). Everything is computed from one snapshot; only write_screening writes.
#include <string>
#include <vector>

#include "app/pipeline/ledger_writer.h"
#include "config/types.h"
#include "core/clock.h"
#include "curation/study.h"
#include "export/bundle/bundle.h"

namespace vindplaats {

// The ledger's entries that hold a ScreeningDecision.
inline constexpr std::string_view kLedgerScreening = "screening";

// kNotFound, with the studies there are.
Result<const Study*> find_study(const Platform& platform, const std::string& id);

// What the study finds, as of a day ("YYYY-MM-DD"). kUsage when its query cannot be read.
Result<StudySelection> select_study(const Snapshot& snapshot, const Platform& platform,
                                    const Study& study, const std::string& as_of);

// The decisions of all studies, in order. kCorrupt when one cannot be read.
Result<std::vector<Screened>> read_screening(const Snapshot& snapshot);

// Writes the decisions of one person, all or none, in one synced commit.
Result<void> write_screening(Store& store, const Clock& clock, const std::string& by,
                             const std::vector<ScreeningDecision>& decisions);

// The authors' own texts: studies/<id>/*.md in order of name; at most 1 MB each.
Result<std::vector<StudyText>> read_study_texts(const Platform& platform, const Study& study);

struct StudyBuild {
  std::string out;    // a folder; empty: bundles/<study> of the platform
  std::string as_of;  // "YYYY-MM-DD"
  bool public_form = false;
};
struct StudyBuilt {
  std::string path;
  std::int64_t publications = 0;  // of the selection: included, pending and not retrieved
  std::int64_t files = 0;
};
// The bundle, complete or absent, after it has been verified from its own bytes.
Result<StudyBuilt> build_study(const Snapshot& snapshot, const Platform& platform,
                               const Study& study, const StudyBuild& build, Instant now);

// A citation in the authors' texts that leads nowhere, or to what has changed since the last build.
struct CitationWarning {
  std::string file, publication, what;
};
Result<std::vector<CitationWarning>> check_citations(const Platform& platform, const Study& study,
                                                     const StudySelection& selection);

}  // namespace vindplaats
