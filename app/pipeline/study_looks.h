#pragma once
// What studies find, kept at hand for pages: looking a study up in the store reads every
// publication, so somebody who may wait does it (search()), and pages show the last look. What is
// screened since is laid over it without looking again.
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "app/pipeline/study.h"

namespace vindplaats {

struct StudyLook {
  Study study;     // as it was when it was looked up
  std::string at;  // RFC 3339: when
  StudySelection selection;
};

// Safe from any thread.
class StudyLooks {
 public:
  // Null: nobody has looked it up since the start.
  std::shared_ptr<const StudyLook> last(const std::string& study) const;
  // Takes seconds on a large store. kUsage when the query cannot be read.
  Result<void> search(const Snapshot& snapshot, const Platform& platform, const Study& study,
                      Instant now);
  // The last look with the decisions that the ledger has now; nothing when there is no look.
  Result<void> screen_again(const Snapshot& snapshot, const std::string& study, Instant now);
  // Somebody was erased: what was found is looked up anew.
  void forget();

 private:
  void keep(std::shared_ptr<const StudyLook> look);

  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const StudyLook>> looks_;
};

}  // namespace vindplaats
