#pragma once
// Forgets a person, a record or a partner's contact everywhere (AVG art. 17; contract section 2,
// `erase`): what sources sent, records, the texts of the ledger, publications, releases, bundles
// and letters; and keeps them away by a list of keyed hashes (suppressions.h). Carrying it out
// again does what was left when it was cut off. Under the desk; harvests may go on beside it.
#include <string>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/forgetting.h"
#include "core/random.h"
#include "store/store.h"

namespace vindplaats {

// One of the three.
struct EraseRequest {
  std::vector<std::string>
      creators;         // one person's name in the ways it is written: "Anna de Vries"
  std::string record;   // "<source>/<identifier>"
  std::string contact;  // a partner's id
};

struct EraseReport {
  std::vector<std::string> forms;    // of names and addresses, as they are looked for
  std::vector<std::string> records;  // that hold them
  std::int64_t payloads = 0;         // versions of what sources sent
  std::int64_t aside = 0;            // rows of what was set aside, and of runs that go on
  std::int64_t entries = 0;          // of the ledger
  // Persons with the same family name and initial: for a person to judge. With how many records.
  struct Lookalike {
    std::string name;
    std::int64_t records = 0;
  };
  std::vector<Lookalike> lookalikes;
  std::vector<std::string> releases, bundles, letters;  // that hold them, by their paths
  std::vector<std::string> own_files;                   // people's own files that do
  std::vector<std::string> backups;                     // made before now, by the ledger
  std::string release;                                  // the new one; empty: none was needed
};

// What there is to forget. kNotFound: no such record or partner; kInput: a name of one word, which
// would take that word out of every text.
Result<EraseReport> find_to_erase(const Store& store, const Platform& platform,
                                  const EraseRequest& request);
// Forgets it. What find_to_erase fails with; and when no release can be made without it: then all
// but the releases is done.
Result<EraseReport> erase(Store& store, const Platform& platform, const Clock& clock,
                          Random& random, const EraseRequest& request, const std::string& by);

}  // namespace vindplaats
