#pragma once
// A batch as RocksDB writes it; for store/rocks_store alone.
#include <vector>

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include "store/store.h"

namespace vindplaats {

// `tables`: the column families by table. Nobody else may write meanwhile: a range is removed row
// by row, those that are stored and those that the batch itself has put.
rocksdb::Status to_rocks(const Batch& batch, rocksdb::DB& db,
                         const std::vector<rocksdb::ColumnFamilyHandle*>& tables,
                         rocksdb::WriteBatch& writes);

}  // namespace vindplaats
