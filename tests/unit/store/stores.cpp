#include "tests/unit/store/stores.h"

#include <cstdlib>

namespace vindplaats::testing {

TempDir::TempDir() {
  std::string pattern =
      (std::filesystem::temp_directory_path() / "vindplaats-store-XXXXXX").string();
  EXPECT_NE(mkdtemp(pattern.data()), nullptr);
  path_ = pattern;
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void expect_ok(const Result<void>& result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().what);
}

void commit(Store& store, const Batch& batch) {
  expect_ok(store.commit(batch, Durability::kSynced));
}

Rows rows_of(const Snapshot& snapshot, Table table) {
  Rows rows;
  expect_ok(snapshot.scan(table, {}, {}, [&](std::string_view key, std::string_view value) {
    rows.emplace(key, value);
    return true;
  }));
  return rows;
}

std::string dump(const Snapshot& snapshot, Table table) {
  std::string text;
  expect_ok(snapshot.scan(table, {}, {}, [&](std::string_view key, std::string_view value) {
    if (!text.empty()) text += ' ';
    text.append(key).append("=").append(value);
    return true;
  }));
  return text;
}

std::unique_ptr<Store> opened(const std::string& dir) {
  return value(open_rocks_store(dir));
}

}  // namespace vindplaats::testing
