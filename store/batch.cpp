#include <array>

#include "store/encoding.h"
#include "store/store.h"

namespace vindplaats {
namespace {

struct TableInfo {
  const char* name;
  bool derived;
};
constexpr std::array<TableInfo, kTables> kTableInfo = {{
    {"meta", false},
    {"payloads", false},
    {"heads", false},
    {"ledger", false},
    {"checkpoints", false},
    {"journal", false},
    {"rejected", false},
    {"records", true},
    {"publications", true},
    {"groups", true},
    {"links", false},
    {"index", true},
}};

// An operation's first byte: its kind above, its table below.
void append_operation(std::string& out, Batch::Operation::Kind kind, Table table,
                      std::string_view key) {
  out += static_cast<char>((kind << 4) | static_cast<int>(table));
  append_sized(out, key);
}

bool take_operation(std::string_view& in, Batch::Operation& operation) {
  if (in.empty()) return false;
  const int first = static_cast<unsigned char>(in.front());
  in.remove_prefix(1);
  const int kind = first >> 4, table = first & 15;
  if (kind < Batch::Operation::kPut || kind > Batch::Operation::kRemoveRange || table >= kTables) {
    return false;
  }
  operation.kind = static_cast<Batch::Operation::Kind>(kind);
  operation.table = static_cast<Table>(table);
  operation.value = {};
  if (!take_sized(in, operation.key)) return false;
  return kind == Batch::Operation::kRemove || take_sized(in, operation.value);
}

}  // namespace

const char* table_name(Table table) {
  return kTableInfo[static_cast<std::size_t>(table)].name;
}
bool is_derived(Table table) {
  return kTableInfo[static_cast<std::size_t>(table)].derived;
}

void Batch::put(Table table, std::string_view key, std::string_view value) {
  append_operation(bytes_, Operation::kPut, table, key);
  append_sized(bytes_, value);
}

void Batch::remove(Table table, std::string_view key) {
  append_operation(bytes_, Operation::kRemove, table, key);
}

void Batch::remove_range(Table table, std::string_view begin, std::string_view end) {
  append_operation(bytes_, Operation::kRemoveRange, table, begin);
  append_sized(bytes_, end);
}

Result<Batch> Batch::decode(std::string bytes) {
  std::string_view rest = bytes;
  Operation operation{};
  while (!rest.empty()) {
    const std::size_t at = bytes.size() - rest.size();
    if (!take_operation(rest, operation)) {
      return fail(Fault::kInput,
                  "not a batch: no operation can be read at byte " + std::to_string(at));
    }
  }
  Batch batch;
  batch.bytes_ = std::move(bytes);
  return batch;
}

void Batch::each(const std::function<void(const Operation&)>& visit) const {
  std::string_view rest = bytes_;
  Operation operation{};
  while (take_operation(rest, operation)) visit(operation);
}

}  // namespace vindplaats
