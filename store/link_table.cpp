#include "store/link_table.h"

#include "store/rows.h"

namespace vindplaats {

void put_link(Batch& batch, std::string_view address, const LinkState& state) {
  batch.put(Table::kLinks, address, to_json(state));
}

void remove_link(Batch& batch, std::string_view address) {
  batch.remove(Table::kLinks, address);
}

Result<std::optional<LinkState>> get_link(const Snapshot& snapshot, std::string_view address) {
  return get_json_row<LinkState>(snapshot, Table::kLinks, address);
}

Result<void> scan_links(
    const Snapshot& snapshot,
    const std::function<bool(std::string_view address, const LinkState&)>& visit) {
  using Row = std::pair<std::string_view, LinkState>;
  return scan_rows(
      snapshot, Table::kLinks, {},
      [](std::string_view key, std::string_view value) -> Result<Row> {
        TRY_ASSIGN(LinkState state, read_json_row<LinkState>(Table::kLinks, key, value));
        return Row(key, std::move(state));
      },
      [&](const Row& row) { return visit(row.first, row.second); });
}

}  // namespace vindplaats
