#include "store/publication_outlines.h"

#include "store/rows.h"

namespace vindplaats {

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, PublicationOutline>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
  visit("records", self.records);
  visit("status", self.status);
  visit("firstSeen", self.first_seen);
}

Result<void> scan_publication_outlines(
    const Snapshot& snapshot, const std::function<void(const PublicationOutline&)>& visit) {
  const auto read = [](std::string_view key, std::string_view value) {
    return read_json_row<PublicationOutline>(Table::kPublications, key, value);
  };
  return scan_rows(snapshot, Table::kPublications, {}, read,
                   [&](const PublicationOutline& outline) {
                     visit(outline);
                     return true;
                   });
}

}  // namespace vindplaats
