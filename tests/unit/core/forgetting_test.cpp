#include "core/forgetting.h"

#include <gtest/gtest.h>

#include "core/digest.h"

namespace vindplaats {
namespace {

constexpr std::string_view kKey = "the platform's secret";

Forgetting forgetting(const std::vector<std::string>& forms) {
  ForgottenHashes hashes;
  for (const std::string& form : forms) add_name(hashes, kKey, form);
  Forgetting made{std::string(kKey)};
  made.add(hashes);
  return made;
}

Forgetting of_piet() {
  return forgetting(name_forms("Piet", "van der", "Berg"));
}

struct Cleaned {
  std::string_view text, left;
};

class Texts : public ::testing::TestWithParam<Cleaned> {};

TEST_P(Texts, LoseTheName) {
  std::string text(GetParam().text);
  EXPECT_EQ(of_piet().clean(text), GetParam().text != GetParam().left);
  EXPECT_EQ(text, GetParam().left);
  EXPECT_FALSE(of_piet().finds(text));
}

INSTANTIATE_TEST_SUITE_P(
    Forgetting, Texts,
    ::testing::Values(
        Cleaned{"door Piet van der Berg en Anna Smit", "door  en Anna Smit"},
        Cleaned{"<dc:creator>Berg, Piet van der</dc:creator>", "<dc:creator></dc:creator>"},
        Cleaned{"<dc:creator>van der Berg, PIET</dc:creator>", "<dc:creator></dc:creator>"},
        Cleaned{"Bérg Píet van der", ""},
        Cleaned{"<m:name><m:namePart type=\"family\">Berg</m:namePart>\n "
                "<m:namePart type=\"given\">Piet van der</m:namePart></m:name>",
                "<m:name><m:namePart type=\"family\"></m:namePart>\n "
                "<m:namePart type=\"given\"></m:namePart></m:name>"},
        Cleaned{R"({"family":"van der Berg","given":"Piet"},{"family":"Smit"})",
                R"({"family":"","given":""},{"family":"Smit"})"},
        Cleaned{R"("[{\"family\":\"van der Berg\",\"given\":\"Piet\"}]")",
                R"("[{\"family\":\"\",\"given\":\"\"}]")"},
        Cleaned{"<a title=\"Piet van der Berg\">x</a>", "<a title=\"\">x</a>"},
        Cleaned{"<![CDATA[Piet van der Berg schreef]]>", "<![CDATA[ schreef]]>"},
        Cleaned{"interview-met-piet-van-der-berg-ab12", "interview-met-ab12"},
        // Others, and what only looks like it.
        Cleaned{"Piet van den Berg; Berg, Piet", "Piet van den Berg; Berg, Piet"},
        Cleaned{"<c>Smit, Piet</c><c>van der Berg, Anna</c>",
                "<c>Smit, Piet</c><c>van der Berg, Anna</c>"},
        Cleaned{"Smit, Piet; van der Berg, Anna", "Smit, Piet; van der Berg, Anna"},
        Cleaned{R"(["Smit, Piet","van der Berg, Anna"])", R"(["Smit, Piet","van der Berg, Anna"])"},
        Cleaned{"", ""}, Cleaned{"<", "<"}, Cleaned{"\xff\xfe<a", "\xff\xfe<a"}));

TEST(Forgetting, TakesAnInitialWithItsPoint) {
  const Forgetting piet = forgetting({"Berg, P.J."});
  std::string text = "Smit, A.; Berg, P. J.; Jansen, K.";
  EXPECT_TRUE(piet.clean(text));
  EXPECT_EQ(text, "Smit, A.; ; Jansen, K.");
}

TEST(Forgetting, TakesAMailAddressWhole) {
  ForgottenHashes hashes;
  add_mail(hashes, kKey, "Piet@Example.nl");
  Forgetting made{std::string(kKey)};
  made.add(hashes);
  std::string text = "Vragen? piet@example.nl. Of anna.piet@example.nl";
  EXPECT_TRUE(made.clean(text));
  EXPECT_EQ(text, "Vragen? . Of anna.piet@example.nl");
}

TEST(Forgetting, KnowsRecordsByTheirIds) {
  ForgottenHashes hashes;
  add_record(hashes, kKey, "vu/oai:1");
  Forgetting made{std::string(kKey)};
  EXPECT_TRUE(made.empty());
  made.add(hashes);
  EXPECT_FALSE(made.empty());
  EXPECT_TRUE(made.is_record("vu/oai:1"));
  EXPECT_FALSE(made.is_record("vu/oai:2"));
}

TEST(Forgetting, NeedsTheKey) {
  ForgottenHashes hashes;
  add_name(hashes, "another key", "Piet van der Berg");
  Forgetting made{std::string(kKey)};
  made.add(hashes);
  EXPECT_FALSE(made.finds("Piet van der Berg"));
}

TEST(Forgetting, TakesPersonsOutOfARecord) {
  Metadata metadata;
  metadata.title = "Gesprek met Piet van der Berg";
  metadata.creators = {{"Piet van der Berg", "van der Berg", "Piet", "person", "", "", ""},
                       {"Anna Smit", "Smit", "Anna", "person", "", "", ""}};
  EXPECT_TRUE(of_piet().clean(metadata));
  EXPECT_EQ(metadata.title, "Gesprek met ");
  ASSERT_EQ(metadata.creators.size(), 1U);
  EXPECT_EQ(metadata.creators[0].name, "Anna Smit");
  EXPECT_FALSE(of_piet().clean(metadata));
}

TEST(HmacSha256, IsThatOfRfc4231) {
  // Test case 2.
  EXPECT_EQ(to_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

}  // namespace
}  // namespace vindplaats
