// What is refused is refused by name, and says what to offer instead.
#include "normalize/refused_formats.h"

#include <gtest/gtest.h>

#include "normalize/format.h"

namespace vindplaats::testing {
namespace {

struct Refusal {
  const char* uri;
  const char* name;
  const char* instead;
};

constexpr Refusal kRefusals[] = {
    {"http://arxiv.org/OAI/arXiv/", "arXiv's own format", "oai_dc"},
    {"http://arxiv.org/OAI/arXivRaw/", "arXiv's own format", "oai_dc"},
    {"ddi:codebook:2_5", "DDI", "oai_datacite"},
    {"http://www.icpsr.umich.edu/DDI", "DDI", "oai_dc"},
    {"http://www.clarin.eu/cmd/", "CMDI", "olac"},
    {"http://www.clarin.eu/cmd/1", "CMDI", "olac"},
    {"http://www.isotc211.org/2005/gmd", "ISO 19139", "oai_datacite"},
    {"https://standards.iso.org/iso/19115/-3/mdb/2.0", "ISO 19115", "oai_datacite"},
    {"urn:isbn:1-931666-22-9", "EAD", "oai_dc"},
    {"http://ead3.archivists.org/schema/", "EAD", "oai_dc"},
    {"http://www.tei-c.org/ns/1.0", "TEI", "oai_dc"},
    {"http://www.knaw.nl/narcis/1.0/short/", "NARCIS", "nl_didl"},
    {"http://www.example.nl/eigen-formaat/", "", "oai_dc"},
};

TEST(RefusedFormats, AreNamedWithWhatToOfferInstead) {
  for (const Refusal& one : kRefusals) {
    EXPECT_EQ(find_format(one.uri), nullptr) << one.uri << " is read: it needs no refusal";
    const std::string words = refusal_of(one.uri, "");
    for (const char* part : {one.uri, one.name, one.instead, "ask the institute", "`formats`"})
      EXPECT_NE(words.find(part), std::string::npos) << part << " in " << words;
  }
}

TEST(RefusedFormats, WithoutANamespaceTheRootElementIsNamed) {
  for (const char* format : {"", "application/xml"}) {
    EXPECT_NE(refusal_of(format, "prs").find("<prs>"), std::string::npos);
    EXPECT_NE(refusal_of(format, "prs").find("oai_dc"), std::string::npos);
  }
}

TEST(RefusedFormats, HostileNamesAreCut) {
  const std::string long_name(100'000, 'x');
  EXPECT_LT(refusal_of("urn:" + long_name, long_name).size(), 500U);
  EXPECT_LT(refusal_of("", long_name).size(), 500U);
}

// What the metadata is, rather than what the server called it.
TEST(RefusedFormats, APayloadIsRefusedByWhatItIs) {
  RawRecord raw;
  raw.source = "bron";
  raw.identifier = "1";
  raw.format = "http://www.openarchives.org/OAI/2.0/something";
  Payload payload;
  payload.bytes =
      "<record xmlns='http://www.openarchives.org/OAI/2.0/'><metadata>"
      "<arXiv xmlns='http://arxiv.org/OAI/arXiv/'><id>1</id></arXiv></metadata></record>";
  const Result<Reading> reading = normalize(raw, payload, {});
  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.error().fault, Fault::kInput);
  for (const char* part : {"source bron, record 1", "arXiv's own format", "oai_dc"})
    EXPECT_NE(reading.error().what.find(part), std::string::npos) << reading.error().what;
}

}  // namespace
}  // namespace vindplaats::testing
