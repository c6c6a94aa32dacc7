#pragma once
// The bundle that a synthesis study starts from (contract section 8, docs/study.md): everything
// that was searched, found, judged and counted, as files. Pure: the same content gives the same
// bytes.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/result.h"
#include "core/study_rows.h"
#include "export/target.h"

namespace vindplaats {

// A source that was searched (PRISMA-S items 1 to 3), as it stood when the bundle was made.
struct SearchedSource {
  std::string id;
  // RFC 3339: its first and last run that read it, if need be less some records that were set aside
  // (`state` says so); empty: never.
  std::string first, last_read;
  std::string state;         // as `vindplaats status` shows it
  std::int64_t records = 0;  // that were searched
  bool operator==(const SearchedSource&) const = default;
};

// A rule of one of the study's themes, for comparison (PRISMA-S item 8).
struct SearchedRule {
  std::string theme, rule, text;
  bool exclude = false;
  std::int64_t hits = 0;
};

// What the authors wrote: studies/<id>/<name>.
struct StudyText {
  std::string name;  // "10-inleiding.md"
  std::string markdown;
};

// Borrows platform and study.
struct BundleContent {
  const Platform* platform = nullptr;
  const Study* study = nullptr;
  std::vector<FoundRecord> records;  // by id
  std::vector<FoundWork> works;      // by id of their publication
  std::vector<Screened> decisions;   // in the order they were taken
  std::vector<std::string> stages;   // at which the study's criteria are judged
  std::int64_t searched = 0, hits = 0;
  std::vector<SearchedRule> rules;
  std::vector<SearchedSource> sources;  // by id
  std::vector<StudyText> texts;         // by name
  std::string as_of;                    // "YYYY-MM-DD": what came later is not in it
  Instant now;
  bool public_form = false;  // without who screened, and as a release shows publications
};

// The files, sorted by path, the manifest among them. kInput when the rows contradict each other.
Result<std::vector<File>> render_bundle(const BundleContent& content);

}  // namespace vindplaats
