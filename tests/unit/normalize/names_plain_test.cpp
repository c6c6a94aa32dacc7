#include "normalize/fields/names_plain.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/text.h"
#include "normalize/fields/names.h"
#include "normalize/fields/names_tables.h"
#include "normalize/fields/part_sieve.h"

namespace vindplaats {
namespace {

std::string_view text_of(std::string_view word) {
  return word;
}
std::string_view text_of(const NameRole& row) {
  return row.key;
}
std::string_view text_of(const NameLabel& row) {
  return row.before;
}

// In each place of a name, in small letters and in capitals, with and without signs behind.
void expect_not_plain(std::string_view word) {
  const std::string small(trim(word));
  std::string large = small;
  for (char& c : large) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  for (const std::string& text : {small, large}) {
    for (const std::string& line :
         {text + " Jansen, Piet", "Jansen " + text + ", Piet", "Jansen, " + text,
          "Jansen, " + text + ".", "Jansen, " + text + " Piet", "Jansen, Piet " + text + "..",
          "Jansen, Piet " + text, text + " Piet Jansen", "Piet " + text + " Jansen",
          "Piet Jansen " + text, "Piet " + text + ".", "Jansén, Piet " + text})
      EXPECT_FALSE(is_plain_name(line)) << line;
  }
}

template <class List>
void expect_none_plain(const List& list) {
  for (const auto& row : list) expect_not_plain(text_of(row));
}

TEST(PlainNames, HoldNoWordThatAnyReaderLooksFor) {
  expect_none_plain(kNameTitles);
  expect_none_plain(kNameDegrees);
  expect_none_plain(kNameSuffixes);
  expect_none_plain(kNameRoles);
  expect_none_plain(kNameConjunctions);
  expect_none_plain(kNameLabels);
  expect_none_plain(kUnnamedOthers);
  expect_none_plain(kOrganisationWords);
  expect_none_plain(kKnownOrganisations);
  expect_none_plain(kOrganisationInnerWords);
  expect_none_plain(kLegalForms);
}

TEST(PlainNames, HoldNoPartOfAnOrganisationOrAnAddress) {
  for (const std::string_view part : kOrganisationParts) {
    EXPECT_FALSE(is_plain_name("Jansen, Y" + std::string(part) + "y")) << part;
    EXPECT_FALSE(is_plain_name("Piet Y" + std::string(part) + "y")) << part;
  }
  EXPECT_FALSE(is_plain_name("Piet Radboudumc"));
  EXPECT_FALSE(is_plain_name("Jansen, Orcid"));
  EXPECT_FALSE(is_plain_name("Jansen, www.jansen"));
}

TEST(PlainNames, AreShortLinesOfTwoWordsAndOneCommaAtMost) {
  for (const char* line :
       {"", " ", ",", "Jansen", "Jansen,", "Jansen,Piet", "Jansen , Piet", "Jansen,  Piet",
        " Jansen, Piet", "Jansen, Piet ", ", Piet", "Jansen, Piet, P.", "Jansen P, Vries A",
        "Jansen, Piet.", "Jansen, P. [red.]", "Jansen; Vries", "Jansen, P. 1950",
        "abcd-abcd-abcd-abcd Jansen"})
    EXPECT_FALSE(is_plain_name(line)) << line;
  EXPECT_FALSE(is_plain_name("Jansen, " + std::string(60, 'a')));
}

TEST(PlainNames, AreReadAsAnyName) {
  for (const std::string_view line :
       {"Jansen, Piet", "Vries, A. de", "van de Kraats-de Boer, Everine B.", "O'Brien, J.-P.",
        "KRAATS, E.B.", "García Márquez, Gabriel", "Vries, Anna d'", "Anna de Vries",
        "Kraats J van de", "Jansen PJ", "Élodie Müller", "Angelo, d' Piet"}) {
    Person plain, read;
    ASSERT_TRUE(read_plain_name(line, plain)) << line;
    read_name(line, looks_like_organisation(line), read);
    EXPECT_EQ(plain, read) << line;
  }
  Person person;
  EXPECT_FALSE(read_plain_name("Jansen, Piet [red.]", person));
  EXPECT_EQ(person, Person());
}

TEST(PartSieve, TriesEveryPlaceWhereAPartMayBegin) {
  static constexpr std::string_view kParts[] = {"umc", "raad van"};
  constexpr PartSieve sieve(kParts);
  const auto rests = [&](std::string_view text) {
    std::vector<std::string> found;
    sieve.any_rest(text, [&](std::string_view rest) {
      found.emplace_back(rest);
      return false;
    });
    return found;
  };
  EXPECT_EQ(rests("umc raad UMC"), (std::vector<std::string>{"umc raad UMC", "raad UMC", "UMC"}));
  EXPECT_TRUE(rests("um raa").empty());
  EXPECT_TRUE(rests("").empty());
}

}  // namespace
}  // namespace vindplaats
