#pragma once
// A record as a harvest leaves it in the store: with its head, and seen first on 20 November 2026.
#include <gtest/gtest.h>

#include "store/harvest_tables.h"

namespace vindplaats::testing {

// `record`: its source and identifier at least; the rest follows from these where it is empty.
inline void store_record(Store& store, Record record) {
  Head head;
  head.raw.source = record.source;
  head.raw.identifier = record.identifier;
  head.version = 1;
  head.first_harvested = "2026-11-20T06:00:00Z";
  if (record.id.empty()) record.id = record.source + "/" + record.identifier;
  if (record.harvested.empty()) record.harvested = head.first_harvested;
  Batch batch;
  put_head(batch, head);
  put_record(batch, record);
  ASSERT_TRUE(store.commit(batch, Durability::kSynced));
}

}  // namespace vindplaats::testing
