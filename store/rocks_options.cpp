#include "store/rocks_options.h"

#include <array>

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

namespace vindplaats {
namespace {

constexpr std::size_t kKiB = 1024, kMiB = 1024 * kKiB;

// Blocks, filters and indexes that are kept in memory, all tables together.
constexpr std::size_t kBlockCache = 24 * kMiB;
// All tables' write buffers together. A harvest fills the payloads' and the records' at the same
// pace, so both are flushed in turn.
constexpr std::size_t kWriteBuffers = 48 * kMiB;
// The log is replayed at the start after a crash: about 1 s for this much.
constexpr std::size_t kLogSize = 160 * kMiB;

enum class Shape {
  kSmall,    // few or short values
  kLookups,  // asked for keys that are mostly not there: whether a record is new, which group it is
             // in
  kBulk,     // the great mass of bytes; asked only for what is there
  kPacked,  // bytes that are as short as they get, and are read many at a time while somebody waits
};
constexpr std::array<Shape, kTables> kShapes = {
    Shape::kSmall,    // meta
    Shape::kBulk,     // payloads
    Shape::kLookups,  // heads
    Shape::kSmall,    // ledger
    Shape::kSmall,    // checkpoints
    Shape::kSmall,    // journal
    Shape::kSmall,    // rejected
    Shape::kBulk,     // records
    Shape::kBulk,     // publications
    Shape::kLookups,  // groups
    Shape::kSmall,    // links
    Shape::kPacked,   // index
};

rocksdb::BlockBasedTableOptions blocks(Shape shape, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  // In the cache and not beside it, so that memory stays within bounds at ten million records.
  table.cache_index_and_filter_blocks = true;
  table.pin_l0_filter_and_index_blocks_in_cache = true;
  // 16 kB instead of 4: with ZSTD at the bottom 35-45 % less disk (six records or more a block
  // share their words).
  table.block_size = shape == Shape::kBulk ? 16 * kKiB : 8 * kKiB;
  if (shape == Shape::kPacked) table.block_size = 4 * kKiB;  // a page
  // Ten bits a key: one in a hundred look-ups of an absent key reads a block.
  if (shape == Shape::kLookups || shape == Shape::kBulk)
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  return table;
}

// ZSTD with a dictionary where a row stays for good; LZ4 above it, where it is soon rewritten. We
// compress nothing ourselves: a value alone has too little to repeat (blob files: 1,463 bytes a
// record where blocks take 844).
void compress(rocksdb::ColumnFamilyOptions& options) {
  options.compression = rocksdb::kLZ4Compression;
  options.bottommost_compression = rocksdb::kZSTD;
  options.bottommost_compression_opts.enabled = true;
  options.bottommost_compression_opts.level = 1;
  options.bottommost_compression_opts.max_dict_bytes = 16 * kKiB;
  options.bottommost_compression_opts.zstd_max_train_bytes = 256 * kKiB;
  // Made of samples as they are: training saved 1.4 % of the disk and took 3 % of a harvest.
  options.bottommost_compression_opts.use_zstd_dict_trainer = false;
  // Blocks wait uncompressed until the dictionary is made; without this bound a whole file would.
  options.bottommost_compression_opts.max_dict_buffer_bytes = 2 * kMiB;
}

rocksdb::ColumnFamilyOptions column_family(Shape shape,
                                           const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options;
  // Unpacking the index's pages by ZSTD took a third of a search's time, and LZ4 finds nothing in
  // them to pack.
  if (shape == Shape::kPacked) {
    options.compression = rocksdb::kNoCompression;
  } else {
    compress(options);
  }
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(blocks(shape, cache)));
  options.write_buffer_size = shape == Shape::kBulk ? 24 * kMiB : 8 * kMiB;
  options.max_write_buffer_number = 3;
  // A filter for what is not on disk yet as well.
  if (shape == Shape::kLookups) {
    options.memtable_whole_key_filtering = true;
    options.memtable_prefix_bloom_size_ratio = 0.02;
  }
  // A harvest writes mostly new rows: merging small files often costs more than the filters save.
  // 16 files slow no reader noticeably.
  options.level0_file_num_compaction_trigger = shape == Shape::kBulk ? 16 : 4;
  options.level0_slowdown_writes_trigger = 32;
  options.level0_stop_writes_trigger = 48;
  options.level_compaction_dynamic_level_bytes = true;
  options.optimize_filters_for_hits = shape == Shape::kBulk;
  return options;
}

}  // namespace

std::string rocks_column_family(Table table) {
  return table == Table::kMeta ? rocksdb::kDefaultColumnFamilyName : table_name(table);
}

rocksdb::DBOptions rocks_database_options() {
  rocksdb::DBOptions options;
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.db_write_buffer_size = kWriteBuffers;
  options.max_total_wal_size = kLogSize;
  options.max_background_jobs = 2;
  // `serve` has sockets to open too.
  options.max_open_files = 512;
  // The default takes a log with a damaged middle for one that ends there, and drops acknowledged
  // commits without a word. This one accepts a torn end, which is all that a kill or a power cut
  // leaves, and refuses the rest.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.paranoid_checks = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> rocks_column_families() {
  const std::shared_ptr<rocksdb::Cache> cache = rocksdb::NewLRUCache(kBlockCache);
  std::vector<rocksdb::ColumnFamilyDescriptor> families;
  for (std::size_t i = 0; i < kTables; ++i) {
    families.emplace_back(rocks_column_family(static_cast<Table>(i)),
                          column_family(kShapes[i], cache));
  }
  return families;
}

}  // namespace vindplaats
