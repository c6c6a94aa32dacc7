#include "store/rocks_batch.h"

#include <memory>
#include <utility>

namespace vindplaats {
namespace {

rocksdb::Slice as_slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}

class BatchTranslator {
 public:
  BatchTranslator(rocksdb::DB& db, const std::vector<rocksdb::ColumnFamilyHandle*>& tables,
                  rocksdb::WriteBatch& writes)
      : db_(db), tables_(tables), writes_(writes) {}

  rocksdb::Status take(const Batch::Operation& operation) {
    rocksdb::ColumnFamilyHandle* const table = tables_[static_cast<std::size_t>(operation.table)];
    switch (operation.kind) {
      case Batch::Operation::kPut:
        put_.emplace_back(operation.table, operation.key);
        return writes_.Put(table, as_slice(operation.key), as_slice(operation.value));
      case Batch::Operation::kRemove:
        return writes_.Delete(table, as_slice(operation.key));
      case Batch::Operation::kRemoveRange:
        if (operation.key >= operation.value) return rocksdb::Status::OK();
        return remove_rows(operation, table);
    }
    return rocksdb::Status::OK();
  }

 private:
  // RocksDB 7.8.3 frees an iterator over a removed range twice when it meets a damaged block
  // (~MergingIterator; seen where a bit had turned over), which ends the process: so no range is
  // removed as one, but where its rows cannot be read.
  rocksdb::Status remove_rows(const Batch::Operation& range, rocksdb::ColumnFamilyHandle* table) {
    const rocksdb::Slice bound = as_slice(range.value);
    rocksdb::ReadOptions options;
    options.iterate_upper_bound = &bound;
    options.fill_cache = false;
    const std::unique_ptr<rocksdb::Iterator> rows(db_.NewIterator(options, table));
    rocksdb::Status status;
    for (rows->Seek(as_slice(range.key)); rows->Valid() && status.ok(); rows->Next())
      status = writes_.Delete(table, rows->key());
    if (!rows->status().ok())
      return writes_.DeleteRange(table, as_slice(range.key), as_slice(range.value));
    for (const auto& [where, key] : put_) {
      if (where == range.table && key >= range.key && key < range.value && status.ok())
        status = writes_.Delete(table, as_slice(key));
    }
    return status;
  }

  rocksdb::DB& db_;
  const std::vector<rocksdb::ColumnFamilyHandle*>& tables_;
  rocksdb::WriteBatch& writes_;
  std::vector<std::pair<Table, std::string_view>> put_;  // by this batch, so far
};

}  // namespace

rocksdb::Status to_rocks(const Batch& batch, rocksdb::DB& db,
                         const std::vector<rocksdb::ColumnFamilyHandle*>& tables,
                         rocksdb::WriteBatch& writes) {
  BatchTranslator translator(db, tables, writes);
  rocksdb::Status status;
  batch.each([&](const Batch::Operation& operation) {
    if (status.ok()) status = translator.take(operation);
  });
  return status;
}

}  // namespace vindplaats
