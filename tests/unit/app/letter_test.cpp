// Letters in outbox/: whole, readable by others, and nothing foreign in their headers.
#include "app/letter.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "app/pipeline/partner_letters.h"
#include "app/pipeline/partner_links.h"
#include "app/write_file.h"
#include "normalize/base64.h"
#include "tests/unit/app/front_bench.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
namespace fs = std::filesystem;

Settings letter_settings() {
  Settings settings;
  settings.name = "Kennisplatform Één";
  settings.contact = "redactie@example.nl";
  return settings;
}

std::string text_of_letter(const std::string& bytes) {
  return decode_base64(bytes.substr(bytes.find("\r\n\r\n") + 4)).value_or("not base64");
}

TEST(Letters, AreMailThatOthersRead) {
  const Letter letter{"anna@zv.example", "Anna Jansen", "Één onderwerp", "Beste Anna,\n\nDag!\n"};
  const std::string bytes = letter_bytes(letter_settings(), Instant{}, letter);
  EXPECT_THAT(bytes, HasSubstr("\r\nTo: =?UTF-8?B?QW5uYSBKYW5zZW4=?= <anna@zv.example>\r\n"));
  EXPECT_THAT(bytes, HasSubstr("\r\nSubject: =?UTF-8?B?w4nDqW4gb25kZXJ3ZXJw?=\r\n"));
  EXPECT_THAT(bytes, HasSubstr("\r\nDate: Thu, 01 Jan 1970 00:00:00 +0000\r\n"));
  EXPECT_EQ(text_of_letter(bytes), letter.text);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find("\r\n", at);
    ASSERT_NE(end, bytes.npos);
    EXPECT_LE(end - at, 998U);  // RFC 5322 2.1.1
    at = end + 2;
  }
}

TEST(Letters, NothingForeignBecomesAHeader) {
  const Letter letter{"anna@zv.example", "Anna\r\nBcc: x@y.example", "Hallo\nTo: z@y.example", "x"};
  const std::string bytes = letter_bytes(letter_settings(), Instant{}, letter);
  EXPECT_THAT(bytes, Not(HasSubstr("\nBcc:")));
  EXPECT_THAT(bytes, Not(HasSubstr("\nTo: z@")));
  testing::SetClock clock;
  for (const std::string to : {"", "anna", "a@b\r\nBcc: c@d", "a@b, c@d", "<a@b>", "a b@c"})
    EXPECT_FALSE(write_letter("/nonexistent", letter_settings(), clock, {to, "A", "b", "c"})) << to;
}

class PartnerLetters : public ::testing::Test {
 protected:
  PartnerLetters() {
    dir = fs::temp_directory_path() / ("letters-" + std::to_string(getpid()));
    platform.dir = dir.string();
    platform.settings = letter_settings();
  }
  ~PartnerLetters() override { fs::remove_all(dir); }
  Proposal proposed(const std::string& name, const std::string& url) {
    ProposalEntry entry;
    entry.name = name;
    entry.type = "feed";
    entry.url = url;
    entry.contact_name = "Anna Jansen";
    entry.contact_mail = "anna@zv.example";
    const auto id = propose(*store, clock, platform, entry);
    EXPECT_TRUE(id) << id.error().what;
    return *find_proposal(*store->snapshot(), *id);
  }
  std::string letter_at(const std::string& path) {
    return text_of_letter(*read_whole_file((dir / path).string()));
  }

  fs::path dir;
  Platform platform;
  std::unique_ptr<Store> store = open_memory_store();
  testing::SetClock clock;
};

TEST_F(PartnerLetters, WhoIsLetInGetsTheLink) {
  const Proposal asked = proposed("Zuiderveste", "https://zv.example/feed");
  const auto approved = approve(*store, clock, platform, asked.asked.source, "fatima");
  const auto path = tell_approved(*store, clock, platform, *approved, "fatima");
  ASSERT_TRUE(path) << path.error().what;
  EXPECT_THAT(*path, StartsWith("outbox/"));
  const auto token = PartnerLinks().token_of(*store, "zuiderveste");
  ASSERT_TRUE(*token);
  EXPECT_THAT(letter_at(*path), HasSubstr("/partner/" + **token));
  // The second source of the same institute gets the same link, which goes on working.
  const Proposal second = proposed("Zuiderveste", "https://zv.example/ander");
  const auto more = approve(*store, clock, platform, second.asked.source, "fatima");
  clock.pass(std::chrono::seconds(1));
  EXPECT_THAT(letter_at(*tell_approved(*store, clock, platform, *more, "fatima")),
              HasSubstr("/partner/" + **token));
}

// Whoever types an institute's name is not that institute.
TEST_F(PartnerLetters, WhoNamesAPartnerThatThereIsGetsNoLinkToItsPages) {
  Partner known;
  known.id = "zuiderveste";
  known.name = "Zuiderveste";
  platform.partners = {known};
  ASSERT_TRUE(make_partner_link(*store, clock, "zuiderveste", "fatima"));
  const Proposal asked = proposed("Zuiderveste", "https://zv.example/feed");
  const auto approved = approve(*store, clock, platform, asked.asked.source, "fatima");
  const auto path = tell_approved(*store, clock, platform, *approved, "fatima");
  ASSERT_TRUE(path) << path.error().what;
  EXPECT_THAT(letter_at(*path), Not(HasSubstr("/partner/")));
}

TEST_F(PartnerLetters, WhoIsNotLetInReadsWhy) {
  const Proposal asked = proposed("Vogels", "https://vogels.example/feed");
  ASSERT_TRUE(refuse(*store, clock, asked.asked.source, "Dit gaat over vogels.", "fatima"));
  const auto refused = find_proposal(*store->snapshot(), asked.asked.source);
  const auto path = tell_refused(clock, platform, *refused);
  ASSERT_TRUE(path) << path.error().what;
  EXPECT_THAT(letter_at(*path), HasSubstr("Dit gaat over vogels."));
}

}  // namespace
}  // namespace vindplaats
