// Who did what for a work: relators, identifiers of people, cards.
#include <gtest/gtest.h>

#include "normalize/fields/name_identifiers.h"
#include "normalize/fields/relators.h"
#include "normalize/title_parts.h"
#include "normalize/vcard.h"

namespace vindplaats {
namespace {

TEST(Relators, CodesAddressesAndWords) {
  struct Row {
    std::string_view text;
    RelatorKind kind;
    std::string_view role;
  };
  const Row rows[] = {
      {"", RelatorKind::kMaker, ""},
      {"aut", RelatorKind::kMaker, ""},
      {"Author.", RelatorKind::kMaker, ""},
      {"auteur", RelatorKind::kMaker, ""},
      {"cre", RelatorKind::kMaker, ""},
      {"http://id.loc.gov/vocabulary/relators/aut", RelatorKind::kMaker, ""},
      {"http://id.loc.gov/vocabulary/relators/edt", RelatorKind::kContributor, "editor"},
      {"marcrel:trl", RelatorKind::kContributor, "translator"},
      {"redacteur", RelatorKind::kContributor, "editor"},
      {"vertaler", RelatorKind::kContributor, "translator"},
      {"ths", RelatorKind::kContributor, "supervisor"},
      {"dgg", RelatorKind::kContributor, "degree grantor"},
      {"RightsHolder", RelatorKind::kContributor, "rights holder"},
      {"pbl", RelatorKind::kPublisher, ""},
      {"uitgever", RelatorKind::kPublisher, ""},
      {"educational validator", RelatorKind::kContributor, "educational validator"},
  };
  for (const Row& row : rows) {
    const Relator read = read_relator(row.text);
    EXPECT_EQ(read.kind, row.kind) << row.text;
    EXPECT_EQ(read.role, row.role) << row.text;
  }
  EXPECT_LE(read_relator(std::string(5'000, 'x')).role.size(), 60U);
}

TEST(NameIdentifiers, IsniByItsCheckDigit) {
  EXPECT_EQ(normal_isni("0000 0001 2103 2683"), "0000000121032683");
  EXPECT_EQ(normal_isni("http://isni.org/isni/0000000121032683"), "0000000121032683");
  EXPECT_EQ(normal_isni("https://www.isni.org/0000000121032683"), "0000000121032683");
  EXPECT_EQ(normal_isni("ISNI:0000-0001-2103-2683"), "0000000121032683");
  for (const char* wrong : {"0000000121032684", "000000012103268", "", "https://example.nl/1"})
    EXPECT_EQ(normal_isni(wrong), std::nullopt) << wrong;
}

TEST(NameIdentifiers, DaiByItsCheckDigit) {
  EXPECT_EQ(normal_dai("071792279"), "info:eu-repo/dai/nl/071792279");
  EXPECT_EQ(normal_dai("info:eu-repo/dai/nl/071792279"), "info:eu-repo/dai/nl/071792279");
  EXPECT_EQ(normal_dai("http://purl.org/info:eu-repo/dai/nl/071792279"),
            "info:eu-repo/dai/nl/071792279");
  for (const char* wrong : {"071792278", "171792279", "12", "", "info:eu-repo/dai/nl/abc"})
    EXPECT_EQ(normal_dai(wrong), std::nullopt) << wrong;
}

TEST(NameIdentifiers, AnIsniInTheBlockOfOrcidIsAnOrcid) {
  EXPECT_EQ(orcid_of_isni("0000000218250097"), "0000-0002-1825-0097");
  EXPECT_EQ(orcid_of_isni("0000000121032683"), std::nullopt) << "below the block";
}

TEST(TitleParts, AreJoinedAsTheyArePrinted) {
  struct Row {
    TitleParts parts;
    std::string_view title;
  };
  const Row rows[] = {
      {{"De", "stad", "wonen en werken"}, "De stad: wonen en werken"},
      {{"L'", "école", ""}, "L'école"},
      {{"", "Wie is wij?", "een verkenning"}, "Wie is wij? een verkenning"},
      {{"", "Jaarrapport /", "", "Deel 2", "Wonen"}, "Jaarrapport. Deel 2, Wonen"},
      {{"", "Jaarrapport :", "cijfers /"}, "Jaarrapport: cijfers"},
      {{"", "", "alleen een ondertitel"}, "alleen een ondertitel"},
      {{}, ""},
  };
  for (const Row& row : rows) EXPECT_EQ(join_title(row.parts), row.title);
}

TEST(Vcard, NamesAPersonOrAnOrganisation) {
  const PersonParts person = read_vcard(
      "BEGIN:VCARD\nVERSION:3.0\nFN:Eva van de Kraats\nN:Kraats;Eva;van de;;\n"
      "URL;TYPE=ORCID:https://orcid.org/0000-0002-1825-0097\nORG:Hogeschool\nEND:VCARD");
  EXPECT_EQ(person.family, "Kraats");
  EXPECT_EQ(person.given, "Eva");
  EXPECT_EQ(person.terms, "van de");
  EXPECT_EQ(person.affiliation, "Hogeschool");
  ASSERT_EQ(person.identifiers.size(), 1U);
  EXPECT_EQ(person.identifiers[0].value, "https://orcid.org/0000-0002-1825-0097");

  const PersonParts house = read_vcard("BEGIN:VCARD FN:Codex N:;;;; ORG:Codex END:VCARD");
  EXPECT_EQ(house.whole, "Codex");
  EXPECT_EQ(house.kind, "organisation");
  EXPECT_TRUE(house.family.empty());

  EXPECT_EQ(read_vcard("BEGIN:VCARD FN:Piet Jansen N:Jansen;Piet;;; END:VCARD").family, "Jansen");
  EXPECT_TRUE(read_vcard("").whole.empty());
  EXPECT_TRUE(read_vcard("BEGIN:VCARD").whole.empty());
}

}  // namespace
}  // namespace vindplaats
