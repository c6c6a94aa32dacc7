#pragma once
// What the proofs of durability share: the real binary in a process of its own, ended at a moment
// or by a call that goes wrong (fault_points.cpp), and the checker that looks at what it has left:
// every page that was acknowledged is there once and whole, no record is without its source and
// evidence, nobody's decision is gone, `current` is one whole release (faults.md, "Rules of the
// checker"). One thread.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/support/workbench.h"

namespace vindplaats::testing {

// "200 of them, or 20": the whole number where VINDPLAATS_LONG is set.
int wanted(int usual, int all);

struct Ended {
  int status = 0;  // exit status; -1: ended by a signal
  int signal = 0;  // that ended it
  std::string out, err;
  bool fired = false;  // has the call that should go wrong been made
  long counted = 0;    // calls of its kind so far
};

// Starts it without output; with `faults` (as VINDPLAATS_FAULT) where it is not empty.
pid_t start_binary(const std::string& dir, const std::vector<std::string>& words);
// Waits for its end. `notes`: a folder for what it says.
Ended run_binary(const std::string& dir, const std::vector<std::string>& words,
                 const std::string& faults, const std::filesystem::path& notes);

// What a store holds of one source.
struct SourceLook {
  std::int64_t heads = 0;     // records
  std::int64_t received = 0;  // by the journal: acknowledged by the run that was cut off
  bool cut_off = false;       // there is a journal: the run has not ended
};
struct StoreLook {
  bool opened = false;
  std::map<std::string, SourceLook> sources;
  std::map<std::string, std::size_t> decisions;  // by note: how many publications
};
// Opens the store and reads all of it. Fails the test for every defect in what sources sent and
// people decided, for a record that is there twice, for a page that is there in part; and, with
// `derived_too`, for a defect in what is derived.
StoreLook look_at(const std::string& dir, const std::vector<std::string>& sources,
                  bool derived_too);

// Every file that the manifest of a release names is there with its digest. True when there is one.
bool expect_whole_release(const std::filesystem::path& release);
// The files of a folder, by name.
std::map<std::string, std::string> files_of(const std::filesystem::path& dir);
// So many publications as lines for `queue bring`, which every theme's rules know.
std::string works_to_bring(int count);

// A platform whose editor has accepted some works, with a release of them; and a bare folder beside
// it for what commands say and make.
class AcceptedWorks {
 public:
  explicit AcceptedWorks(int count);
  const Workbench& bench() const { return bench_; }
  std::string dir() const { return bench_.dir().string(); }
  const std::vector<std::string>& ids() const { return ids_; }
  std::string place(const std::string& name) const { return (beside_.dir() / name).string(); }
  Ended run(const std::vector<std::string>& words, const std::string& faults) const {
    return run_binary(dir(), words, faults, beside_.dir());
  }
  // Gives a work another title, so that the next release is a new one.
  void change(int number) const;
  // The files of a release as it would be made now.
  std::map<std::string, std::string> exported(const Workbench& bench,
                                              const std::string& name) const;

 private:
  Workbench bench_;
  Workbench beside_{true};
  std::vector<std::string> ids_;
};

}  // namespace vindplaats::testing
