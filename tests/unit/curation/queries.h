#pragma once
// Queries and documents for the tests of this folder, in as few words as a table needs.
#include <string>
#include <string_view>
#include <vector>

#include "curation/analyser.h"
#include "curation/query.h"

namespace vindplaats::testing {

// @migratie: migratie, migrant*, "sociale cohesie" and arbeid en zorg (a phrase without quotes);
// @leeg: nothing.
const WordLists& sample_lists();

// Fails the test when it is wrong; then a query for "wrong".
Query parsed(std::string_view text);

Metadata titled(std::string_view title, std::string_view language = "nl");

Document analysed(const Metadata& metadata, const Facts& facts = {});

// Does the query find the text as a title in that language.
bool finds(std::string_view query, std::string_view title, std::string_view language = "nl");

// Where it finds it: "title 0+8", "subjects[1] 3+4".
std::vector<std::string> places(std::string_view query, const Metadata& metadata,
                                const Facts& facts = {});

}  // namespace vindplaats::testing
