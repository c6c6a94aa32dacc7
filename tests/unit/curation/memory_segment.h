#pragma once
// A segment of the index whose bytes lie in memory, for the tests of this folder.
#include <memory>

#include <gtest/gtest.h>

#include "curation/index/segment.h"

namespace vindplaats::testing {

class MemorySegment final : public SegmentSource {
 public:
  explicit MemorySegment(SegmentBytes bytes) : bytes_(std::move(bytes)) {
    auto opened = Segment::open(*this);
    EXPECT_TRUE(opened) << opened.error().what;
    if (opened) segment_ = *opened;
  }
  Result<std::string> part(SegmentPart part) const override {
    return bytes_.parts[static_cast<std::size_t>(part)];
  }
  Result<std::string> page(std::uint32_t number) const override {
    if (number >= bytes_.pages.size()) return fail(Fault::kCorrupt, "no such page");
    return bytes_.pages[number];
  }
  const Segment& segment() const { return *segment_; }

 private:
  const SegmentBytes bytes_;
  std::shared_ptr<const Segment> segment_;
};

}  // namespace vindplaats::testing
