#include "curation/index/postings.h"

namespace vindplaats {

std::uint8_t lane_of(QueryField field, std::uint8_t same) {
  std::uint8_t lane = 0;
  while (lane + 1u < kLanes && (kLaneTable[lane].field != field || kLaneTable[lane].same != same))
    ++lane;
  return lane;
}

LaneBits lanes_for(QueryField field, std::uint8_t same) {
  LaneBits bits = 0;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    const bool here = field == QueryField::kAny ? kLaneTable[lane].field <= QueryField::kSubject
                                                : kLaneTable[lane].field == field;
    if (here && (kLaneTable[lane].same & same) != 0) bits |= static_cast<LaneBits>(1u << lane);
  }
  return bits;
}

std::uint32_t StandingCodes::code(LaneBits lanes, std::uint32_t times) {
  if (times < kFew) {
    std::uint32_t& known = known_[lanes * std::size_t{kFew} + times];
    if (known == 0) {
      all_.push_back({lanes, times});
      known = static_cast<std::uint32_t>(all_.size());
    }
    return known - 1;
  }
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (all_[i].lanes == lanes && all_[i].times == times) return static_cast<std::uint32_t>(i);
  }
  all_.push_back({lanes, times});
  return static_cast<std::uint32_t>(all_.size() - 1);
}

void put_posting_list(std::string& out, const PostingList& list,
                      const std::vector<TermStanding>& codes) {
  std::string documents, places;
  for (VarintReader reader(list.bytes); !reader.done();) {
    put_varint(documents, reader.next());
    const std::uint32_t code = reader.next32();
    put_varint(documents, code);
    const std::size_t left = reader.left();
    reader.skip(codes[code].times);
    places.append(list.bytes, list.bytes.size() - left, left - reader.left());
  }
  put_varint(out, list.count);
  put_sized(out, documents);
  out += places;
}

PostingReader::PostingReader(std::string_view bytes, const std::vector<TermStanding>& codes)
    : codes_(codes) {
  VarintReader reader(bytes);
  count_ = reader.next32();
  documents_ = VarintReader(reader.sized());
  places_ = VarintReader(reader.take(reader.left()));
}

}  // namespace vindplaats
