#pragma once
// Who may read a work and under what terms. Pure; safe from any thread; linear time.
#include <optional>
#include <string>
#include <string_view>

namespace vindplaats {

// What one rights value says; what it does not say is empty.
struct AccessReading {
  std::string access;         // COAR: open, embargoed, restricted or metadata only
  std::string embargo_until;  // EDTF day, month or year
  std::string license;        // an address that is known, canonical:
                              // "https://creativecommons.org/licenses/by/4.0/"
  std::string rights;  // its words, one line, when it is none of the above ("All rights reserved")
};

// COAR, info:eu-repo and eprint access rights, OpenAIRE and DSpace words,
// info:eu-repo/date/embargoEnd, Creative Commons and rightsstatements.org addresses and spellings
// ("CC BY 4.0", "CC-BY-NC"), GNU and open-data licences by address; other addresses and words are
// `rights`.
AccessReading read_access(std::string_view text);

// A licence's canonical address, from an address or a spelling; also inside a sentence ("licensed
// under a Creative Commons Attribution 4.0 International License"). A Creative Commons licence that
// names no version becomes its short name ("CC BY-NC"): there is no address of it that would say
// the truth. nullopt: none that is known.
std::optional<std::string> read_license(std::string_view text);

// Which of two access values holds when a record says both: the stricter. Empty counts as nothing
// said.
std::string stricter_access(const std::string& a, const std::string& b);

}  // namespace vindplaats
