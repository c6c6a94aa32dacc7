#include <array>
#include <filesystem>
#include <map>
#include <mutex>

#include "store/encoding.h"
#include "store/store.h"

namespace vindplaats {
namespace {

using MemoryTable = std::map<std::string, std::string, std::less<>>;
using MemoryTables = std::array<std::shared_ptr<MemoryTable>, kTables>;

// Holds the tables as they were; a commit copies a table that a snapshot still holds. Letting go
// happens under the store's mutex, so that the store's "nobody else holds it" is certain.
class MemorySnapshot final : public Snapshot {
 public:
  MemorySnapshot(MemoryTables tables, std::mutex& mutex)
      : tables_(std::move(tables)), mutex_(mutex) {}
  MemorySnapshot(const MemorySnapshot&) = delete;
  MemorySnapshot& operator=(const MemorySnapshot&) = delete;
  ~MemorySnapshot() override {
    const std::lock_guard lock(mutex_);
    for (auto& table : tables_) table.reset();
  }

  Result<bool> get(Table table, std::string_view key, std::string& value) const override {
    const MemoryTable& rows = at(table);
    const auto found = rows.find(key);
    if (found == rows.end()) return false;
    value = found->second;
    return true;
  }

  Result<void> scan(Table table, std::string_view begin, std::string_view end,
                    const Visitor& visit) const override {
    const MemoryTable& rows = at(table);
    for (auto row = rows.lower_bound(begin); row != rows.end(); ++row) {
      if (!end.empty() && row->first >= end) break;
      if (!visit(row->first, row->second)) break;
    }
    return {};
  }

  Result<bool> last(Table table, std::string_view end, std::string& key,
                    std::string& value) const override {
    const MemoryTable& rows = at(table);
    auto row = end.empty() ? rows.end() : rows.lower_bound(end);
    if (row == rows.begin()) return false;
    --row;
    key = row->first;
    value = row->second;
    return true;
  }

 private:
  const MemoryTable& at(Table table) const { return *tables_[static_cast<std::size_t>(table)]; }

  MemoryTables tables_;
  std::mutex& mutex_;
};

void apply_to_memory(const Batch::Operation& operation, MemoryTable& rows) {
  switch (operation.kind) {
    case Batch::Operation::kPut:
      rows.insert_or_assign(std::string(operation.key), std::string(operation.value));
      return;
    case Batch::Operation::kRemove:
      if (const auto found = rows.find(operation.key); found != rows.end()) rows.erase(found);
      return;
    case Batch::Operation::kRemoveRange:
      if (operation.key < operation.value) {
        rows.erase(rows.lower_bound(operation.key), rows.lower_bound(operation.value));
      }
      return;
  }
}

class MemoryStore final : public Store {
 public:
  MemoryStore() {
    for (auto& table : tables_) table = std::make_shared<MemoryTable>();
    std::string version;
    append_number(version, kFormatVersion);
    tables_[static_cast<std::size_t>(Table::kMeta)]->emplace("format", version);
  }

  Result<void> commit(const Batch& batch, Durability) override {
    const std::lock_guard lock(mutex_);
    batch.each([this](const Batch::Operation& operation) {
      auto& table = tables_[static_cast<std::size_t>(operation.table)];
      if (table.use_count() > 1) table = std::make_shared<MemoryTable>(*table);
      apply_to_memory(operation, *table);
    });
    return {};
  }

  std::unique_ptr<Snapshot> snapshot() const override {
    const std::lock_guard lock(mutex_);
    return std::make_unique<MemorySnapshot>(tables_, mutex_);
  }

  Result<void> compact() override { return {}; }

  Result<void> copy_to(const std::string& dir) override {
    if (std::filesystem::exists(dir)) return fail(Fault::kRefused, dir + " is there already");
    TRY_ASSIGN(const std::unique_ptr<Store> copy, open_rocks_store(dir));
    Batch batch;
    const std::unique_ptr<Snapshot> now = snapshot();
    for (int i = 0; i < kTables; ++i) {
      const auto table = static_cast<Table>(i);
      TRY(now->scan(table, {}, {}, [&](std::string_view key, std::string_view value) {
        batch.put(table, key, value);
        return true;
      }));
    }
    return copy->commit(batch, Durability::kSynced);
  }

  Result<void> clear(Table table) override {
    const std::lock_guard lock(mutex_);
    tables_[static_cast<std::size_t>(table)] = std::make_shared<MemoryTable>();
    return {};
  }

  std::uint64_t bytes() const override {
    const std::lock_guard lock(mutex_);
    std::uint64_t total = 0;
    for (const auto& table : tables_) {
      for (const auto& [key, value] : *table) total += key.size() + value.size();
    }
    return total;
  }

 private:
  mutable std::mutex mutex_;
  MemoryTables tables_;
};

}  // namespace

std::unique_ptr<Store> open_memory_store() {
  return std::make_unique<MemoryStore>();
}

}  // namespace vindplaats
