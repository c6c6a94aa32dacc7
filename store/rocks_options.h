#pragma once
// How RocksDB is set up for our tables, with the reason of every figure beside it. Only
// store/rocks_*.cpp include this.
#include <string>
#include <vector>

#include <rocksdb/db.h>

#include "store/store.h"

namespace vindplaats {

rocksdb::DBOptions rocks_database_options();
// One a table, in the order of Table; kMeta lives in RocksDB's own default column family.
std::vector<rocksdb::ColumnFamilyDescriptor> rocks_column_families();
std::string rocks_column_family(Table table);

}  // namespace vindplaats
