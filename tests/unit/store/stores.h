#pragma once
// What the store's tests share: a folder that goes away, and rows read back in one call.
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "store/store.h"

namespace vindplaats::testing {

// A new folder of its own; removed with all that is in it.
class TempDir {
 public:
  TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  ~TempDir();
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The value, or a failed test with the error's words.
template <class T>
T value(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << result.error().what;
    return T{};
  }
  return std::move(*result);
}
void expect_ok(const Result<void>& result);

// Commits synced, and expects that it works.
void commit(Store& store, const Batch& batch);
using Rows = std::map<std::string, std::string>;
Rows rows_of(const Snapshot& snapshot, Table table);
// As text that a failed test shows: "k=v k=v".
std::string dump(const Snapshot& snapshot, Table table);
// An opened store in `dir`; a failed test otherwise.
std::unique_ptr<Store> opened(const std::string& dir);

}  // namespace vindplaats::testing
