// ListSets, for who chooses among them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harvesters/oai_sets.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string listed(const std::string& sets) {
  return "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>"
         "2026-11-22T08:00:00Z</responseDate><request>https://x.example/oai</request>" +
         sets + "</OAI-PMH>";
}

OaiAnswer answer_of(const std::string& sets) {
  return std::move(*read_oai_text({listed(sets), "utf-8"}, "https://x.example/oai", {}));
}

TEST(OaiSetNames, AreReadWithAndWithoutAName) {
  const OaiAnswer answer = answer_of(
      "<ListSets><set><setSpec>a:b</setSpec><setName>Onderzoek &amp; meer</setName></set>"
      "<set><setSpec>kaal</setSpec></set><set><setName>zonder spec</setName></set>"
      "<resumptionToken> verder 1+2 </resumptionToken></ListSets>");
  EXPECT_THAT(read_set_names(answer),
              ElementsAre(OfferedSet{"a:b", "Onderzoek & meer"}, OfferedSet{"kaal", ""}));
  EXPECT_EQ(resumption_token(answer), "verder 1+2");
}

TEST(OaiSetNames, ARepositoryWithoutSetsHasNone) {
  const OaiAnswer answer = answer_of("<error code=\"noSetHierarchy\">none</error>");
  EXPECT_THAT(read_set_names(answer), IsEmpty());
  EXPECT_EQ(resumption_token(answer), "");
}

}  // namespace
}  // namespace vindplaats
