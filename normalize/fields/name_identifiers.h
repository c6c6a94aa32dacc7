#pragma once
// Identifiers of people and organisations, checked by their check digits. Pure; safe from any
// thread; linear time. nullopt for what is not one.
#include <optional>
#include <string>
#include <string_view>

namespace vindplaats {

// "0000000123456789": bare, with spaces or hyphens, "ISNI:", or an address at isni.org (ISO 27729:
// ISO 7064 mod 11-2).
std::optional<std::string> normal_isni(std::string_view text);
// "info:eu-repo/dai/nl/071792279": the Digital Author Identifier of Dutch repositories, which is
// a number of the national author thesaurus (weighted mod 11); bare, or behind its address.
std::optional<std::string> normal_dai(std::string_view text);
// ORCIDs are a block of ISNI (support.orcid.org, "structure of the ORCID identifier"): the ORCID
// when the ISNI is within it.
std::optional<std::string> orcid_of_isni(std::string_view isni);

}  // namespace vindplaats
