#include <gtest/gtest.h>

#include "normalize/fields/access.h"
#include "normalize/fields/audience.h"

namespace vindplaats {
namespace {

struct AccessCase {
  const char* text;
  const char* access;
  const char* embargo = "";
};

TEST(Access, ReadsWhoMayRead) {
  const AccessCase cases[] = {
      {"http://purl.org/coar/access_right/c_abf2", "open"},
      {"http://purl.org/coar/access_right/c_16ec", "restricted"},
      {"info:eu-repo/semantics/openAccess", "open"},
      {"info:eu-repo/semantics/closedAccess", "metadata only"},
      {"info:eu-repo/semantics/restrictedAccess", "restricted"},
      {"info:eu-repo/semantics/embargoedAccess", "embargoed"},
      {"http://purl.org/eprint/accessRights/OpenAccess", "open"},
      {"http://purl.org/eprint/accessRights/ClosedAccess", "metadata only"},
      {"Open Access", "open"},
      {"open access", "open"},
      {"Vrij toegankelijk", "open"},
      {"metadata only access", "metadata only"},
      {"info:eu-repo/date/embargoEnd/2025-06-01", "", "2025-06-01"},
      {"Embargo until 1 June 2025", "embargoed", "2025-06-01"},
      {"Onder embargo tot 1 juni 2025", "embargoed", "2025-06-01"},
      {"embargo", "embargoed"},
      {"Onder embargo t/m 1 juni 2025", "embargoed", "2025-06-01"},
      {"Embargo (2025-06-01)", "embargoed", "2025-06-01"},
      {"http://purl.org/coar/access_right/c_abf2/", "open"},
      {"https://purl.org/coar/access_right/c_f1cf", "embargoed"},
      {"http://purl.org/coar/access_right/c_14cb", "metadata only"},
      {"http://vocabularies.coar-repositories.org/access_rights/c_16ec/", "restricted"},
      {"http://purl.org/eprint/accessRights/RestrictedAccess", "restricted"},
      {"http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC", "restricted"},
      {"/dk/atira/pure/openaccesspermission/open", "open"},
      {"/dk/atira/pure/openaccesspermission/embargoed", "embargoed"},
      {"Open Access.", "open"},
      {"open toegang", "open"},
      {"Vrije toegang", "open"},
      {"Publicly available", "open"},
      {"Beperkte toegang", "restricted"},
      {"Vertrouwelijk", "restricted"},
      {"Niet openbaar", "restricted"},
      {"Gesloten toegang", "metadata only"},
      {"Alleen metadata", "metadata only"},
  };
  for (const AccessCase& example : cases) {
    const AccessReading reading = read_access(example.text);
    EXPECT_EQ(reading.access, example.access) << example.text;
    EXPECT_EQ(reading.embargo_until, example.embargo) << example.text;
    EXPECT_EQ(reading.license + reading.rights, "") << example.text;
  }
}

struct LicenseCase {
  const char* text;
  const char* license;
};

constexpr LicenseCase kLicenseCases[] = {
    {"https://creativecommons.org/licenses/by/4.0/",
     "https://creativecommons.org/licenses/by/4.0/"},
    {"http://creativecommons.org/licenses/by-nc-nd/4.0",
     "https://creativecommons.org/licenses/by-nc-nd/4.0/"},
    {"http://www.creativecommons.org/licenses/by/4.0/deed.nl",
     "https://creativecommons.org/licenses/by/4.0/"},
    {"https://creativecommons.org/licenses/by/3.0/nl/legalcode",
     "https://creativecommons.org/licenses/by/3.0/nl/"},
    {"https://creativecommons.org/publicdomain/zero/1.0/",
     "https://creativecommons.org/publicdomain/zero/1.0/"},
    {"https://creativecommons.org/publicdomain/mark/1.0/",
     "https://creativecommons.org/publicdomain/mark/1.0/"},
    {"CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"},
    {"cc-by-nc-nd-40", "https://creativecommons.org/licenses/by-nc-nd/4.0/"},
    {"cc by 4", "https://creativecommons.org/licenses/by/4.0/"},
    {"http://creativecommons.org/licenses/by-nd-nc/1.0/",
     "https://creativecommons.org/licenses/by-nc-nd/1.0/"},
    {"http://creativecommons.org/licenses/by-nc-sa/2.5/nl/deed.en",
     "https://creativecommons.org/licenses/by-nc-sa/2.5/nl/"},
    {"https://creativecommons.org/licenses/by/3.0/igo/",
     "https://creativecommons.org/licenses/by/3.0/igo/"},
    {"https://creativecommons.org/licenses/by-nc/4.0/?ref=chooser-v1",
     "https://creativecommons.org/licenses/by-nc/4.0/"},
    {"CC Attribution-NonCommercial-ShareAlike 4.0",
     "https://creativecommons.org/licenses/by-nc-sa/4.0/"},
    {"Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"},
    {"Dit werk valt onder een Creative Commons Naamsvermelding-NietCommercieel-GeenAfgeleideWerken "
     "3.0 Nederland-licentie",
     "https://creativecommons.org/licenses/by-nc-nd/3.0/nl/"},
    {"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"},
    {"cc_by_nc_sa_4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"},
    {"CC BY-NC-ND 3.0 NL", "https://creativecommons.org/licenses/by-nc-nd/3.0/nl/"},
    {"CC0", "https://creativecommons.org/publicdomain/zero/1.0/"},
    {"CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"},
    {"Creative Commons Attribution 4.0 International",
     "https://creativecommons.org/licenses/by/4.0/"},
    {"Creative Commons Naamsvermelding-GelijkDelen 4.0 Internationaal",
     "https://creativecommons.org/licenses/by-sa/4.0/"},
    {"This work is licensed under a Creative Commons Attribution-NonCommercial 4.0 International "
     "License.",
     "https://creativecommons.org/licenses/by-nc/4.0/"},
    {"Attribution-NonCommercial-NoDerivatives 4.0 International",
     "https://creativecommons.org/licenses/by-nc-nd/4.0/"},
    {"http://rightsstatements.org/vocab/InC/1.0/", "http://rightsstatements.org/vocab/InC/1.0/"},
    {"https://rightsstatements.org/page/InC/1.0/?language=en",
     "http://rightsstatements.org/vocab/InC/1.0/"},
    {"https://opensource.org/licenses/MIT", "https://opensource.org/licenses/MIT"},
    {"https://www.openaccess.nl/nl/you-share-we-take-care",
     "https://www.openaccess.nl/en/you-share-we-take-care"},
};

TEST(Access, ReadsLicences) {
  for (const LicenseCase& example : kLicenseCases) {
    const AccessReading reading = read_access(example.text);
    EXPECT_EQ(reading.license, example.license) << example.text;
    EXPECT_EQ(reading.access + reading.rights, "") << example.text;
    EXPECT_EQ(read_license(reading.license).value_or(""), example.license);
  }
}

// There is no address that says neither more nor less; `license` is always an address.
TEST(Access, ALicenceWithoutVersionIsRights) {
  for (const char* text : {"CC-BY-NC", "CC BY", "CC BY-SA 2019", "cc-by-99",
                           "https://creativecommons.org/licenses/by-nc-sa", "cc by-nc-nd"}) {
    const AccessReading reading = read_access(text);
    EXPECT_EQ(reading.license, "") << text;
    EXPECT_EQ(reading.rights, text);
  }
  EXPECT_EQ(read_license("CC-BY-NC"), "CC BY-NC");
  EXPECT_EQ(read_license("CC BY"), "CC BY");
}

TEST(Access, KeepsOtherWords) {
  for (const char* text :
       {"All rights reserved", "© 2021 Movisie", "Alle rechten voorbehouden",
        "Copyright by the author", "http://www.elsevier.com/tdm/userlicense/1.0/",
        "According to the accord", "by 4.0"}) {
    const AccessReading reading = read_access(text);
    EXPECT_EQ(reading.rights, text);
    EXPECT_EQ(reading.access + reading.license + reading.embargo_until, "") << text;
  }
  EXPECT_EQ(read_access("  two\n words ").rights, "two words");
  EXPECT_EQ(read_access("").rights, "");
}

TEST(Access, TheStricterHolds) {
  EXPECT_EQ(stricter_access("open", "embargoed"), "embargoed");
  EXPECT_EQ(stricter_access("metadata only", "restricted"), "metadata only");
  EXPECT_EQ(stricter_access("", "open"), "open");
  EXPECT_EQ(stricter_access("open", ""), "open");
}

TEST(Audience, ReadsDutchAndEnglishWords) {
  const std::pair<const char*, const char*> cases[] = {
      {"Gemeenten", "gemeenten"},
      {"municipalities", "gemeenten"},
      {"Beleidsmakers bij gemeenten", "gemeenten"},
      {"Rijksoverheid", "rijksoverheid"},
      {"Ministeries", "rijksoverheid"},
      {"maatschappelijke-organisaties", "maatschappelijke-organisaties"},
      {"NGO's", "maatschappelijke-organisaties"},
      {"Migrantenorganisaties", "migrantenorganisaties"},
      {"Onderwijs", "onderwijs"},
      {"teachers", "onderwijs"},
      {"sociaal-professionals", "sociaal-professionals"},
      {"Professionals in het sociaal domein", "sociaal-professionals"},
      {"onderzoek-en-advies", "onderzoek-en-advies"},
      {"Researchers", "onderzoek-en-advies"},
      {"politiek-en-bestuur", "politiek-en-bestuur"},
      {"Bestuurders", "politiek-en-bestuur"},
      {"Werkgevers", "bedrijfsleven"},
      {"bedrijfsleven", "bedrijfsleven"},
      {"Studenten", "studenten"},
      {"media", "media"},
      {"Pers", "media"},
      {"personeel", ""},
      {"Iedereen", ""},
      {"", ""}};
  for (const auto& [text, audience] : cases)
    EXPECT_EQ(read_audience(text).value_or(""), audience) << text;
}

}  // namespace
}  // namespace vindplaats
