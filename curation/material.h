#pragma once
// When is a change so large that an editor should look again (design.md, One record's way, 8).
// Pure; safe from any thread.
#include <set>
#include <string>
#include <vector>

#include "core/publication.h"

namespace vindplaats {

// What differs between the work as it was decided on and as it is now, of the fields that decide
// whether it belongs in the catalogue: title, abstract, type, product, issued (the year),
// languages, access. Spelling, punctuation, order, links and counters are not material:
// - A title is the same when its words are, without case, accents, punctuation and white space, or
//   when one or two long words have a slip of one letter (material.cpp says why).
// - An abstract is the same when at most a quarter of its words changed, wherever they stand; also
//   when another one is now the best but the old one is still among them.
// Fields in `corrected` are the editors' own and are passed over. Texts as a person reads them, cut
// to kDifferenceBytes around the first difference. In the order above; empty: nothing to look at.
std::vector<Difference> material_difference(const Metadata& before, const Metadata& after,
                                            const std::set<std::string>& corrected);

inline constexpr std::size_t kDifferenceBytes = 300;

}  // namespace vindplaats
