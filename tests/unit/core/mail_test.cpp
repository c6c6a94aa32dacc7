#include "core/mail.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

struct MailCase {
  const char* text;
  const char* masked;
  std::size_t count;
};

constexpr MailCase kMailCases[] = {
    {"anna@example.nl", "a***@example.nl", 1},
    {"Mail naar anna.de-vries+x@sub.example.nl.", "Mail naar a***@sub.example.nl.", 1},
    {"(anna@example.nl), piet@example.org;", "(a***@example.nl), p***@example.org;", 2},
    {"<a href=\"mailto:anna@example.nl\">", "<a href=\"mailto:a***@example.nl\">", 1},
    {"élise@example.fr", "é***@example.fr", 1},
    {"contact:\u00a0anna@example.nl", "contact:\u00a0a***@example.nl", 1},
    {"\u201canna@example.nl\u201d", "\u201ca***@example.nl\u201d", 1},
    {"a***@example.nl", "a***@example.nl", 0},
    {"@example", "@example", 0},
    {"@kis_nl volgt @movisie", "@kis_nl volgt @movisie", 0},
    {"prijs 3@2.50", "prijs 3@2.50", 0},
    {"https://example.nl/logo@2x.png", "https://example.nl/logo@2x.png", 0},
    {"https://medium.com/@naam/bericht", "https://medium.com/@naam/bericht", 0},
    {"https://example.org/maps/@52.1,4.9", "https://example.org/maps/@52.1,4.9", 0},
    {"a@b", "a@b", 0},
    {"a@b..nl", "a@b..nl", 0},
    {"a@b.c@d.nl", "a@b***@d.nl", 1},
    {"", "", 0},
    {"@", "@", 0},
    {"geen adres", "geen adres", 0},
};

TEST(Mail, MasksAddresses) {
  for (const MailCase& example : kMailCases) {
    std::size_t masked = 0;
    EXPECT_EQ(mask_mail(example.text, masked), example.masked) << example.text;
    EXPECT_EQ(masked, example.count) << example.text;
  }
}

TEST(Mail, MaskingTwiceChangesNothing) {
  for (const MailCase& example : kMailCases) {
    std::size_t masked = 0;
    EXPECT_EQ(mask_mail(example.masked, masked), example.masked);
    EXPECT_EQ(masked, 0U) << example.masked;
  }
}

TEST(Mail, CountsOn) {
  std::size_t masked = 2;
  mask_mail("anna@example.nl", masked);
  EXPECT_EQ(masked, 3U);
}

TEST(Mail, KnowsAnAddressAlone) {
  for (const char* text : {"anna@example.nl", " mailto:anna@example.nl "})
    EXPECT_TRUE(is_mail_address(text)) << text;
  for (const char* text : {"Anna <anna@example.nl>", "anna", "anna@", "@example.nl", "a@b c.nl", "",
                           "anna@example.nl."})
    EXPECT_FALSE(is_mail_address(text)) << text;
}

TEST(Mail, LongRunsTakeLinearTime) {
  for (const char* part : {"a@", "@", "a", "a.b@c.nl", "aaaa@bbbb"}) {
    std::string text;
    while (text.size() < 2'000'000) text += part;
    std::size_t masked = 0;
    mask_mail(text, masked);
  }
}

}  // namespace
}  // namespace vindplaats
