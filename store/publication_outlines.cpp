#include "store/publication_outlines.h"

#include "core/publication_fields.h"
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

struct PublicationWithoutTexts {
  Publication publication;
};

// For reading only: a key of these is passed over before any field is looked for.
template <class Self>
requires std::is_same_v<std::remove_const_t<Self>, PublicationWithoutTexts>
void each_field(json_detail::Assigner& assigner, Self& self) {
  const std::string_view key = assigner.key;
  if (key != "abstract" && key != "abstracts" && key != "contentHtml" && key != "provenance")
    each_field(assigner, self.publication);
}

Result<std::optional<Publication>> get_publication_without_texts(const Snapshot& snapshot,
                                                                 std::string_view id) {
  TRY_ASSIGN(std::optional<PublicationWithoutTexts> read,
             get_json_row<PublicationWithoutTexts>(snapshot, Table::kPublications, id));
  if (!read) return std::optional<Publication>();
  return std::optional<Publication>(std::move(read->publication));
}

}  // namespace vindplaats
