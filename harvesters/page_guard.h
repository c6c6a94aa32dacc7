#pragma once
// Ends a run that would never end by itself: a source that gives ever new tokens for the same
// records (faults.md row 2: 300,000 served, 36,000 exist; gh:Esri/geoportal-server-harvester#79).
// One a run, kept in memory by whoever runs it, for any protocol; a resumed run starts with a new
// one, which only means that it notices later. One thread.
#include "harvesters/identifier_set.h"
#include "harvesters/protocol.h"

namespace vindplaats {

class PageGuard {
 public:
  static constexpr int kFruitlessPages = 20;
  // More than the largest repository (arXiv: 2.5 million records) needs at 100 records a page.
  static constexpr int kMostPages = 100'000;

  // To be asked after each page, before its `next` is sent. kRemote when the run must stop.
  Result<void> check(const Page& page);

 private:
  IdentifierSet known_;
  int fruitless_ = 0;
  int pages_ = 0;
};

}  // namespace vindplaats
