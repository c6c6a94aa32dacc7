#pragma once
// How keys are made and read, the same order in every table: by source, then by identifier, then by
// number. FORMAT.md shows the bytes. A source's id is [a-z0-9-]; an identifier may hold any byte.
// Numbers are never negative. Pure, safe from any thread; a read fails with kCorrupt, for keys come
// from the store only.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vindplaats {

// Heads, records, rejected, groups: source 0x00 identifier.
std::string record_key(std::string_view source, std::string_view identifier);
// The same from a record's id, "<source>/<identifier>".
std::string record_key_of_id(std::string_view id);
struct RecordKey {
  std::string_view source, identifier;  // into the key
  std::string id() const;               // "<source>/<identifier>"
};
Result<RecordKey> read_record_key(std::string_view key);

// Payloads (a record's versions) and the journal (a run's pages): source 0x00 name 0x00 0x01
// number, where a 0x00 in the name is written 0x00 0xff, so that no name is the beginning of
// another's key.
std::string numbered_key(std::string_view source, std::string_view name, std::int64_t number);
struct NumberedKey {
  std::string source, name;
  std::int64_t number = 0;
};
Result<NumberedKey> read_numbered_key(std::string_view key);

// The ledger: 8 bytes.
std::string sequence_key(std::int64_t sequence);
Result<std::int64_t> read_sequence_key(std::string_view key);

// begin <= key < end, as Snapshot::scan takes it.
struct KeyRange {
  std::string begin, end;
};
// All keys of a source, of either form; an empty source: all keys.
KeyRange source_range(std::string_view source);
// All records from one id to another, both included.
KeyRange record_range(std::string_view first_id, std::string_view last_id);
// All numbers of one name.
KeyRange numbered_range(std::string_view source, std::string_view name);

// A key as messages show it: at most 200 bytes, what is not printable as \x00.
std::string show_key(std::string_view key);

}  // namespace vindplaats
