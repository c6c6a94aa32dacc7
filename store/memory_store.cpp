#include <array>
#include <filesystem>
#include <mutex>

#include "store/encoding.h"
#include "store/persistent_map.h"
#include "store/store.h"

namespace vindplaats {
namespace {

using MemoryTables = std::array<PersistentMap, kTables>;

// Copies of the tables as they were.
class MemorySnapshot final : public Snapshot {
 public:
  explicit MemorySnapshot(MemoryTables tables) : tables_(std::move(tables)) {}

  Result<bool> get(Table table, std::string_view key, std::string& value) const override {
    const PersistentMap::Row* const row = at(table).find(key);
    if (row != nullptr) value = row->value;
    return row != nullptr;
  }

  Result<void> scan(Table table, std::string_view begin, std::string_view end,
                    const Visitor& visit) const override {
    at(table).scan(begin, end,
                   [&](const PersistentMap::Row& row) { return visit(row.key, row.value); });
    return {};
  }

  Result<bool> last(Table table, std::string_view end, std::string& key,
                    std::string& value) const override {
    const PersistentMap::Row* const row = at(table).last(end);
    if (row == nullptr) return false;
    key = row->key;
    value = row->value;
    return true;
  }

 private:
  const PersistentMap& at(Table table) const { return tables_[static_cast<std::size_t>(table)]; }

  const MemoryTables tables_;
};

void apply_to_memory(const Batch::Operation& operation, PersistentMap& rows) {
  switch (operation.kind) {
    case Batch::Operation::kPut:
      return rows.put(operation.key, operation.value);
    case Batch::Operation::kRemove:
      return rows.remove(operation.key);
    case Batch::Operation::kRemoveRange:
      return rows.remove_range(operation.key, operation.value);
  }
}

class MemoryStore final : public Store {
 public:
  MemoryStore() {
    std::string version;
    append_number(version, kFormatVersion);
    tables_[static_cast<std::size_t>(Table::kMeta)].put("format", version);
  }

  Result<void> commit(const Batch& batch, Durability) override {
    const std::lock_guard lock(mutex_);
    batch.each([this](const Batch::Operation& operation) {
      apply_to_memory(operation, tables_[static_cast<std::size_t>(operation.table)]);
    });
    return {};
  }

  std::unique_ptr<Snapshot> snapshot() const override {
    const std::lock_guard lock(mutex_);
    return std::make_unique<MemorySnapshot>(tables_);
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
    tables_[static_cast<std::size_t>(table)] = PersistentMap();
    return {};
  }

  std::uint64_t bytes() const override {
    const std::lock_guard lock(mutex_);
    std::uint64_t total = 0;
    for (const PersistentMap& table : tables_) {
      table.scan({}, {}, [&](const PersistentMap::Row& row) {
        total += row.key.size() + row.value.size();
        return true;
      });
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
