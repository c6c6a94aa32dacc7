#pragma once
// The small pieces that stored bytes are made of: 8-byte numbers, short lengths, and parts with
// their length before them. Pure, safe from any thread. A take_ function moves `in` behind what it
// took; it returns false when the bytes are not there, and `in` is then spoilt.
#include <cstdint>
#include <string>
#include <string_view>

namespace vindplaats {

// Eight bytes, the highest first: numbers in keys sort as numbers do.
void append_number(std::string& out, std::int64_t value);
bool take_number(std::string_view& in, std::int64_t& value);

// Seven bits a byte, the lowest first, the top bit set on all but the last: at most ten bytes.
void append_varint(std::string& out, std::uint64_t value);
bool take_varint(std::string_view& in, std::uint64_t& value);

// The length as a varint, then the bytes.
void append_sized(std::string& out, std::string_view bytes);
bool take_sized(std::string_view& in, std::string_view& bytes);

}  // namespace vindplaats
