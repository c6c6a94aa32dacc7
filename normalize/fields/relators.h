#pragma once
// What somebody did for a work: codes and words of MARC relators, DataCite, JATS, LOM and Dutch
// repositories. Pure; safe from any thread; linear time.
#include <cstdint>
#include <string>
#include <string_view>

namespace vindplaats {

enum class RelatorKind : std::uint8_t { kMaker, kContributor, kPublisher };

struct Relator {
  RelatorKind kind = RelatorKind::kContributor;
  std::string role;  // "editor"; empty for a maker and a publisher: the field says it
};

// "aut", "http://id.loc.gov/vocabulary/relators/aut", "Author", "Auteur", "ContactPerson". A word
// that is not known is its own role, in lower case and at most 60 bytes; empty text: a maker.
Relator read_relator(std::string_view text);

}  // namespace vindplaats
