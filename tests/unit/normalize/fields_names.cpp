#include <gtest/gtest.h>

#include "core/text.h"
#include "normalize/fields/names.h"

namespace vindplaats {
namespace {

struct NameCase {
  const char* text;
  const char* name;
  const char* family;
  const char* given;
  const char* role = "";
  const char* orcid = "";
  const char* affiliation = "";
};

constexpr NameCase kNameCases[] = {
    {"Vries, Anna de", "Anna de Vries", "de Vries", "Anna"},
    {"Vries, A. de", "A. de Vries", "de Vries", "A."},
    {"de Vries, Anna", "Anna de Vries", "de Vries", "Anna"},
    {"De Vries, Anna", "Anna De Vries", "De Vries", "Anna"},
    {"Anna de Vries", "Anna de Vries", "de Vries", "Anna"},
    {"Anna Maria van der Berg", "Anna Maria van der Berg", "van der Berg", "Anna Maria"},
    {"Berg, J.H. van den", "J.H. van den Berg", "van den Berg", "J.H."},
    {"Hof, Jan van 't", "Jan van 't Hof", "van 't Hof", "Jan"},
    {"Jan van \u2019t Hof", "Jan van \u2019t Hof", "van \u2019t Hof", "Jan"},
    {"Anna Van der Berg", "Anna Van der Berg", "Van der Berg", "Anna"},
    {"Piet Jansen", "Piet Jansen", "Jansen", "Piet"},
    {"P. Jansen", "P. Jansen", "Jansen", "P."},
    {"Jansen P.J.", "P.J. Jansen", "Jansen", "P.J."},
    {"Jansen PJ", "PJ Jansen", "Jansen", "PJ"},
    {"van der Berg", "van der Berg", "van der Berg", ""},
    {"José Ortega y Gasset", "José Ortega y Gasset", "Ortega y Gasset", "José"},
    {"Ludwig van Beethoven", "Ludwig van Beethoven", "van Beethoven", "Ludwig"},
    {"Goethe, Johann Wolfgang von", "Johann Wolfgang von Goethe", "von Goethe", "Johann Wolfgang"},
    {"Charles de Gaulle", "Charles de Gaulle", "de Gaulle", "Charles"},
    {"Jansen-de Boer, Anna", "Anna Jansen-de Boer", "Jansen-de Boer", "Anna"},
    {"Anna Jansen - de Boer", "Anna Jansen - de Boer", "Jansen - de Boer", "Anna"},
    {"Mohamed El Amrani", "Mohamed El Amrani", "El Amrani", "Mohamed"},
    {"Plato", "Plato", "Plato", ""},
    {"prof. dr. Anna de Vries", "Anna de Vries", "de Vries", "Anna"},
    {"Prof.dr. A.B. de Vries", "A.B. de Vries", "de Vries", "A.B."},
    {"mr. drs. P. Jansen MSc", "P. Jansen", "Jansen", "P."},
    {"Anna de Vries, PhD", "Anna de Vries", "de Vries", "Anna"},
    {"Vries, dr. Anna de", "Anna de Vries", "de Vries", "Anna"},
    {"King, Martin Luther, Jr.", "Martin Luther King Jr.", "King", "Martin Luther"},
    {"Martin Luther King Jr.", "Martin Luther King Jr.", "King", "Martin Luther"},
    {"Vries, Anna de, 1950-", "Anna de Vries", "de Vries", "Anna"},
    {"Vries, Anna de (1950-2010)", "Anna de Vries", "de Vries", "Anna"},
    {"Anna de Vries (editor)", "Anna de Vries", "de Vries", "Anna", "editor"},
    {"Vries, A. de [red.]", "A. de Vries", "de Vries", "A.", "editor"},
    {"A. de Vries (red.)", "A. de Vries", "de Vries", "A.", "editor"},
    {"A. de Vries, red.", "A. de Vries", "de Vries", "A.", "editor"},
    {"Vries, Anna de https://orcid.org/0000-0002-1825-0097", "Anna de Vries", "de Vries", "Anna",
     "", "0000-0002-1825-0097"},
    {"Anna de Vries (0000-0002-1825-0097)", "Anna de Vries", "de Vries", "Anna", "",
     "0000-0002-1825-0097"},
    {"Anna de Vries https://orcid.org/0000-0002-1825-0098", "Anna de Vries", "de Vries", "Anna"},
    {"Vries, A. de info:eu-repo/dai/nl/123456789", "A. de Vries", "de Vries", "A."},
    {"Anna de Vries (Universiteit Utrecht)", "Anna de Vries", "de Vries", "Anna", "", "",
     "Universiteit Utrecht"},
    {"anna@example.nl (Anna de Vries)", "Anna de Vries", "de Vries", "Anna"},
    {"Anna de Vries <anna@example.nl>", "Anna de Vries", "de Vries", "Anna"},
    {"\"Anna de Vries\" <anna@example.nl>", "Anna de Vries", "de Vries", "Anna"},
    {"  Anna \n de  Vries ", "Anna de Vries", "de Vries", "Anna"},
    {"Raad, Anna de", "Anna de Raad", "de Raad", "Anna"},
    {"A. Bank", "A. Bank", "Bank", "A."},
    {"Anna de Bank", "Anna de Bank", "de Bank", "Anna"},
    {"Kraats, J. van de", "J. van de Kraats", "van de Kraats", "J."},
    {"Kraats, van de, J.", "J. van de Kraats", "van de Kraats", "J."},
    {"Kraats, J., van de", "J. van de Kraats", "van de Kraats", "J."},
    {"Kraats J van de", "J van de Kraats", "van de Kraats", "J"},
    {"Artagnan C d'", "C d'Artagnan", "d'Artagnan", "C"},
    {"van de Kraats, J.", "J. van de Kraats", "van de Kraats", "J."},
    {"Fatima ben Ali", "Fatima ben Ali", "ben Ali", "Fatima"},
    {"VAN DE KRAATS, EVERINE", "Everine van de Kraats", "van de Kraats", "Everine"},
    {"KRAATS, E.B. VAN DE", "E.B. van de Kraats", "van de Kraats", "E.B."},
    {"E.B. VAN DE KRAATS", "E.B. van de Kraats", "van de Kraats", "E.B."},
    {"KRAATS, Everine van de", "Everine van de Kraats", "van de Kraats", "Everine"},
    {"JANSEN-DE BOER, AL", "AL Jansen-de Boer", "Jansen-de Boer", "AL"},
    {"IJSSELSTEIN, P.", "P. IJsselstein", "IJsselstein", "P."},
    {"O'BRIEN, P.", "P. O'Brien", "O'Brien", "P."},
    {"\u00d6ZG\u00dcR, P.", "P. \u00d6zg\u00fcr", "\u00d6zg\u00fcr", "P."},
    {"PIET JANSEN", "PIET JANSEN", "JANSEN", "PIET"},  // or an organisation
    {"Jansen, Piet.", "Piet Jansen", "Jansen", "Piet"},
    {"Piet Jansen.", "Piet Jansen", "Jansen", "Piet"},
    {"Jansen, P.J.", "P.J. Jansen", "Jansen", "P.J."},
    {"Jansen, Joh.", "Joh. Jansen", "Jansen", "Joh."},
    {"Piet Jansen, Universiteit Utrecht", "Piet Jansen", "Jansen", "Piet", "", "",
     "Universiteit Utrecht"},
};

TEST(Names, TakesPersonsApart) {
  for (const NameCase& example : kNameCases) {
    const Person person = read_name(example.text);
    EXPECT_EQ(person.name, example.name) << example.text;
    EXPECT_EQ(person.family, example.family) << example.text;
    EXPECT_EQ(person.given, example.given) << example.text;
    EXPECT_EQ(person.kind, "person") << example.text;
    EXPECT_EQ(person.role, example.role) << example.text;
    EXPECT_EQ(person.orcid, example.orcid) << example.text;
    EXPECT_EQ(person.affiliation, example.affiliation) << example.text;
  }
}

TEST(Names, ReadsItsOwnNamesAgain) {
  for (const NameCase& example : kNameCases) {
    const Person again = read_name(read_name(example.text).name);
    EXPECT_EQ(again.name, example.name);
    EXPECT_EQ(again.family, example.family) << example.name;
  }
}

TEST(Names, KnowsOrganisations) {
  for (const char* text : {"Universiteit Utrecht",
                           "Verwey-Jonker Instituut",
                           "Movisie",
                           "SCP",
                           "WODC",
                           "TNO-NIPO",
                           "Ministerie van Sociale Zaken en Werkgelegenheid",
                           "Gemeente Amsterdam",
                           "Stichting Lezen",
                           "Regioplan Beleidsonderzoek BV",
                           "Ecorys Nederland B.V.",
                           "Sociaal en Cultureel Planbureau (SCP)",
                           "Centre for European Policy Studies",
                           "European Commission",
                           "Raad voor Volksgezondheid en Samenleving",
                           "Kennisplatform Inclusief Samenleven",
                           "Jansen & Janssen",
                           "Inspectie van het Onderwijs",
                           "Redactie",
                           "Zorg en Welzijn",
                           "Hogeschool van Amsterdam",
                           "Universiteit Utrecht, Faculteit Sociale Wetenschappen",
                           "Research Institute of Management (ERIM), Erasmus University Rotterdam",
                           "Nationale ombudsman",
                           "Piet Jansen, met dank aan de redactie",
                           "VLUCHTELINGENWERK NEDERLAND",
                           "Cold Spring Harbor Laboratory"}) {
    const Person made = read_name(text);
    EXPECT_EQ(made.kind, "organisation") << text;
    EXPECT_EQ(made.name, text);
    EXPECT_EQ(made.family, "") << text;
  }
}

TEST(Names, AnAddressAloneIsNoName) {
  for (const char* text : {"info@example.nl", "<info@example.nl>",
                           "https://orcid.org/0000-0002-1825-0097", "", "  ", "()", ","}) {
    EXPECT_EQ(read_name(text).name, "") << text;
  }
}

struct NamesCase {
  const char* text;
  const char* names;
};

TEST(Names, SplitsListsOnlyWhereSafe) {
  const NamesCase cases[] = {
      {"Vries, A. de; Jansen, P.", "A. de Vries|P. Jansen"},
      {"Anna de Vries; Piet Jansen;", "Anna de Vries|Piet Jansen"},
      {"Anna de Vries en Piet Jansen", "Anna de Vries|Piet Jansen"},
      {"Anna de Vries and Piet Jansen", "Anna de Vries|Piet Jansen"},
      {"Anna de Vries & Piet Jansen", "Anna de Vries|Piet Jansen"},
      {"Anna de Vries, Piet Jansen en Jan de Boer", "Anna de Vries|Piet Jansen|Jan de Boer"},
      {"Anna de Vries, Piet Jansen, and Jan de Boer", "Anna de Vries|Piet Jansen|Jan de Boer"},
      {"Anna de Vries, Piet Jansen, Jan de Boer", "Anna de Vries|Piet Jansen|Jan de Boer"},
      {"Jansen, P., Vries, A. de & Boer, K.", "P. Jansen|A. de Vries|K. Boer"},
      {"Jansen, P. en Vries, A. de", "P. Jansen|A. de Vries"},
      {"Zorg en Welzijn", "Zorg en Welzijn"},
      {"Ministerie van Justitie en Veiligheid", "Ministerie van Justitie en Veiligheid"},
      {"Movisie en Verwey-Jonker Instituut", "Movisie en Verwey-Jonker Instituut"},
      {"Vries Jansen, Anna Maria", "Anna Maria Vries Jansen"},
      {"Anna en Piet Jansen", "Anna en Piet Jansen"},
      {"Jansen & Janssen", "Jansen & Janssen"},
      {"WODC; SCP", "WODC|SCP"},
      {"Jansen, Piet and Vries, Anna de", "Piet Jansen|Anna de Vries"},
      {"Jansen, Piet / Vries, Anna de / Boer, Jan", "Piet Jansen|Anna de Vries|Jan Boer"},
      {"Piet Jansen + Anna de Vries", "Piet Jansen|Anna de Vries"},
      {"Jansen, Piet | Vries, Anna de", "Piet Jansen|Anna de Vries"},
      {"Jansen P, de Vries A, van de Kraats JB", "P Jansen|A de Vries|JB van de Kraats"},
      {"Jansen P, de Vries A", "P Jansen|A de Vries"},
      {"Malcolm X", "Malcolm X"},
      {"Vries, A. de; et al.", "A. de Vries"},
      {"Vries, A. de et al", "A. de Vries"},
      {"A. de Vries, P. Jansen, J. Boer e.a.", "A. de Vries|P. Jansen|J. Boer"},
      {"Vries, A. de [et al.]", "A. de Vries"},
      {"Jansen, P. and others", "P. Jansen"},
      {"et al.", ""},
      {"Auteur: Piet Jansen & Anna de Vries", "Piet Jansen|Anna de Vries"},
      {"door Piet Jansen", "Piet Jansen"},
      {"Door Jansen", "Door Jansen"},
      {"By Piet Jansen", "Piet Jansen"},
      {"", ""},
      {";;", ""},
  };
  for (const NamesCase& example : cases) {
    std::vector<std::string> names;
    for (const Person& person : read_names(example.text)) names.push_back(person.name);
    EXPECT_EQ(join(names, "|"), example.names) << example.text;
  }
}

TEST(Names, ALabelBeforeThemIsARole) {
  const std::pair<const char*, const char*> cases[] = {
      {"onder redactie van Piet Jansen", "editor"},
      {"redactie: Piet Jansen", "editor"},
      {"m.m.v. Piet Jansen", "contributor"},
      {"foto: Piet Jansen", "photographer"},
      {"tekst: Piet Jansen", ""},
      {"redactie: Piet Jansen (vert.)", "translator"},
  };
  for (const auto& [text, role] : cases) {
    const std::vector<Person> people = read_names(text);
    ASSERT_EQ(people.size(), 1U) << text;
    EXPECT_EQ(people[0].name, "Piet Jansen") << text;
    EXPECT_EQ(people[0].role, role) << text;
  }
}

TEST(Names, AnOrcidThatStandsAloneBelongsToTheNameBeforeIt) {
  const std::vector<Person> people =
      read_names("Jansen, P.;https://orcid.org/0000-0002-1825-0097; Vries, A. de");
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[0].orcid, "0000-0002-1825-0097");
  EXPECT_EQ(people[1].orcid, "");
}

TEST(Names, SaysWhereOthersWereLeftOut) {
  EXPECT_EQ(without_others("Vries, A. de, e.a."), "Vries, A. de");
  EXPECT_EQ(without_others("Vries, A. de [ET AL.]"), "Vries, A. de");
  EXPECT_EQ(without_others("et al."), "");
  for (const char* whole : {"Vries, A. de", "Gea", "Pietal", "Jansen (ed.)", ""})
    EXPECT_EQ(without_others(whole), whole);
}

TEST(Names, JoinsPartsThatCameApart) {
  const Person person = name_from_parts("Anna de", "Vries");
  EXPECT_EQ(person.name, "Anna de Vries");
  EXPECT_EQ(person.family, "de Vries");
  EXPECT_EQ(person.given, "Anna");
  EXPECT_EQ(name_from_parts("", "Vries").name, "Vries");
  EXPECT_EQ(name_from_parts("", "").name, "");
  EXPECT_EQ(name_from_parts("EVERINE VAN DE", "KRAATS").name, "Everine van de Kraats");
  EXPECT_EQ(name_from_parts("E.B.", "VAN DE KRAATS").family, "van de Kraats");
}

TEST(Names, MayBeAnAccentAlone) {
  EXPECT_FALSE(looks_like_organisation("\u0301"));
  EXPECT_EQ(read_names("\u0301; Jansen, P.").size(), 2U);
}

TEST(Names, StayWithinBounds) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "Anna de Vries; ";
  EXPECT_EQ(read_names(many).size(), 1000U);
  EXPECT_LE(read_name(std::string(1'000'000, '(')).name.size(), 1000U);
}

}  // namespace
}  // namespace vindplaats
