#pragma once
// Titles and identifiers that a collection shows to say less than they seem to. Pure; safe from any
// thread.
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "curation/match_member.h"

namespace vindplaats {

// Titles (folded) of which the members show that they come back each time: kSerialTitle in
// match_clusters.h. Borrowed from the members.
std::unordered_set<std::string_view> serial_titles(const std::vector<Member>& members);

// Takes the keys away that stand on too many titles: kMaxTitlesOfKey in match_clusters.h.
void drop_shared_keys(std::vector<Member>& members);

}  // namespace vindplaats
