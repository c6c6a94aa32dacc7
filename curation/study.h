#pragma once
// The selection of a synthesis study (contract section 8): what its search finds in the store, what
// falls out before anybody looks, and where every screened work stands. Pure: the same study,
// publications, decisions and day give the same rows, in whatever order they come.
//
// Where the contract is silent:
// - What a description does not say keeps nothing out: a work without a year, language or type
//   passes `years`, `languages` and `types`. The coverage report counts such works.
// - A work that fails several of these is counted once, under the first of years, languages, types,
//   themes.
// - `languages = ["nl"]` means nl-BE too. Of `themes` those count that rules or editors gave.
// - A study without criteria has nothing to screen: what is left is included.
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "config/types.h"
#include "config/values.h"
#include "core/study_rows.h"
#include "curation/analyser.h"
#include "curation/query.h"

namespace vindplaats {

// A rule of one of the study's themes, beside which its hits are shown (PRISMA-S item 8).
struct StudyRule {
  std::string theme, rule, text;
  bool exclude = false;
  Query query;
};

// What a study searches by, ready for any number of publications.
struct StudySearch {
  Query query;
  std::vector<StudyRule> rules;
  Years years;
  std::set<std::string> themes, types;  // types folded to lower case
  std::vector<std::string> languages;   // lower case
};

// kUsage with file and line, and the column in the query.
Result<StudySearch> compile_study(const Study& study, const Platform& platform);

// The stages at which its criteria are judged, in order; none when there are no criteria.
std::vector<std::string> study_stages(const Study& study);

// A record with when it first came.
struct StudyRecord {
  Record record;
  std::string first_harvested;  // RFC 3339
};

struct StudySelection {
  std::vector<FoundRecord> records;             // by id
  std::vector<FoundWork> works;                 // those left to screen, by id of their publication
  std::vector<Screened> decisions;              // on these works, in the order they were taken
  std::int64_t searched = 0;                    // publications in scope
  std::map<std::string, std::int64_t> sources;  // of these: how many records of each source
  std::int64_t hits = 0;                        // of these, found by the query
  std::vector<std::int64_t> rule_hits;          // one a rule of the search
};

// Goes through the publications of a store, one after another. Keeps only what is found. Borrows
// study, search and platform. One thread.
class StudySelector {
 public:
  // Records that came later than `as_of` ("YYYY-MM-DD"), and decisions taken later, are passed
  // over.
  StudySelector(const Study& study, const StudySearch& search, const Platform& platform,
                std::string as_of);

  // Is it in scope and found by the query: then add() it. Ask once for every publication.
  bool finds(const Publication& publication);
  // With its records as they are in the store, in any order.
  void add(Publication publication, std::vector<StudyRecord> records);
  // A record that its source withdrew: found when what is still known of it is.
  void add_deleted(const StudyRecord& record);

  // `decisions`: of any study, in any order.
  StudySelection finish(std::vector<Screened> decisions) &&;

 private:
  std::string_view removed_why(const Publication& publication) const;
  std::vector<std::string> partner_names(const Publication& publication) const;

  const Study& study_;
  const StudySearch& search_;
  const Platform& platform_;
  const std::string as_of_;
  Analyser analyser_;
  StudySelection selection_;
};

}  // namespace vindplaats
