#include "normalize/citation.h"

#include <gtest/gtest.h>

#include "core/json.h"

namespace vindplaats::testing {
namespace {

struct CitationCase {
  const char* text;
  const char* json;  // of the PartOf; empty: it is none
};

TEST(Citation, ReadsWhatPlainlyIsOneAndNothingElse) {
  const CitationCase cases[] = {
      {"Tijdschrift voor X, 12(3), 45-67",
       R"({"title":"Tijdschrift voor X","volume":"12","issue":"3","pages":"45-67"})"},
      {"Tijdschrift X; Vol. 12 No. 3 (2019): Wonen; 45-67",
       R"({"title":"Tijdschrift X","volume":"12","issue":"3","pages":"45-67"})"},
      {"Verkenningen, jaargang 45, nr. 2, p. 10–31",
       R"({"title":"Verkenningen","volume":"45","issue":"2","pages":"10–31"})"},
      {"Cahier ; 2019-5", R"({"title":"Cahier","number":"2019-5"})"},
      {"ISSN 2049-3630", R"({"issn":"2049-3630"})"},
      {"Blad voor Y, ISSN: 2049-3630", R"({"title":"Blad voor Y","issn":"2049-3630"})"},
      {"2049-3630", R"({"issn":"2049-3630"})"},
      {"ISBN 978-90-274-3964-2", R"({"isbn":"9789027439642"})"},
      {"Een gewone zin over 3 dingen", ""},
      {"Amsterdam; Rotterdam", ""},
      {"Kroniek (3)", ""},
      {"2049-3631", ""},  // check digit
      {"", ""},
  };
  for (const CitationCase& one : cases) {
    const std::optional<PartOf> found = read_citation(one.text);
    EXPECT_EQ(found ? to_json(*found) : std::string(), one.json) << one.text;
  }
}

TEST(Citation, TakesNoTimeOnHostileText) {
  EXPECT_FALSE(read_citation(std::string(1'000'000, '(')));
  EXPECT_FALSE(read_citation(std::string(999, '-')));
}

}  // namespace
}  // namespace vindplaats::testing
