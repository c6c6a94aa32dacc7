#include <gtest/gtest.h>

#include "normalize/fields/mojibake.h"

namespace vindplaats {
namespace {

struct MojibakeCase {
  const char *text, *repaired;  // null: it stays
};

constexpr MojibakeCase kMojibakeCases[] = {
    {"BelgiÃ« en CafÃ© Ã‰Ã©n", "België en Café Één"},
    {"donâ€™t â€œquoteâ€\u009d", "don’t “quote”"},
    {"2019 â€“ 2021", "2019 – 2021"},
    {"â‚¬ 5 en 20Â°", "€ 5 en 20°"},
    {"ï»¿Titel", "\ufeffTitel"},
    {"BelgiÃ\u00ab", "België"},
    {"coÃ¶rdinatie in België", "coördinatie in België"},
    {"ÅžiÅŸli en EdirnelilerÃ§", "Şişli en Edirnelilerç"},
    // What people write.
    {"België, CAFÉ», SÃO PAULO, Âge, naïef, Ärzte", nullptr},
    {"Ä“ alleen", nullptr},
    {"â", nullptr},
    {"Ã", nullptr},
    {"Ã en Â", nullptr},
    {"日本語", nullptr},
    {"", nullptr},
};

TEST(Mojibake, IsUndoneOnceWhereItIsPlain) {
  for (const MojibakeCase& one : kMojibakeCases) {
    const std::optional<std::string> repaired = without_mojibake(one.text);
    EXPECT_EQ(repaired.value_or("stays"), one.repaired == nullptr ? "stays" : one.repaired)
        << one.text;
  }
}

TEST(Mojibake, ControlsAreReadAsWindows1252) {
  EXPECT_EQ(without_c1_controls("don\u0092t \u0080 5"), "don’t € 5");
  EXPECT_EQ(without_c1_controls("a\u0081b"), "ab");
  EXPECT_EQ(without_c1_controls("één \u00a0"), std::nullopt);
  EXPECT_EQ(without_c1_controls("\xc2"), std::nullopt);
}

TEST(Mojibake, TwiceEscapedIsSeen) {
  for (const char* text : {"caf&amp;eacute;", "&amp;#8217;", "a &amp;amp; b", "&amp;#x2019;"})
    EXPECT_TRUE(escaped_twice(text)) << text;
  for (const char* text : {"caf&eacute;", "a &amp; b", "R&amp;D; x", "&amp;geennaam;", "&amp;", ""})
    EXPECT_FALSE(escaped_twice(text)) << text;
}

}  // namespace
}  // namespace vindplaats
