#pragma once
// What one request to forget comes to: the hashes that stay, and what is looked for now. Pure.
#include <string>
#include <vector>

#include "app/pipeline/erase.h"
#include "app/pipeline/suppressions.h"

namespace vindplaats {

struct EraseTarget {
  Suppression suppression;
  std::vector<std::string> forms;  // in words, for whoever asked
  Person person;                   // of a creator: the first name that was given
  std::string partner;             // of a contact: whose
  std::string record;              // of a record: its id, and what it is called from now on
  std::string record_alias;
  std::vector<std::string> needles;  // texts that stand for it as they are: ids in files
};

// `key` as in suppressions.h; `registered`: who answers for what was registered on the web under
// that partner, approved or not. Errors as find_to_erase.
Result<EraseTarget> erase_target(const EraseRequest& request, const Platform& platform,
                                 const std::vector<Contact>& registered, const std::string& key);

}  // namespace vindplaats
