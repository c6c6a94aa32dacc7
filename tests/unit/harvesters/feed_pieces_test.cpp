#include <fmt/format.h>
#include <gtest/gtest.h>

#include "harvesters/feed_identity.h"

namespace vindplaats {
namespace {

TEST(FeedLinks, LoseWhatDoesNotNameThePage) {
  const std::pair<const char*, const char*> kLinks[] = {
      {"https://x.example/a#deel-2", "https://x.example/a"},
      {"https://x.example/a?utm_source=rss&id=7&fbclid=z", "https://x.example/a?id=7"},
      {"https://x.example/a?UTM_Medium=feed", "https://x.example/a"},
      {"https://x.example/a?id=7&amp;utm_source=rss", "https://x.example/a?id=7"},
      {"https://x.example/a;jsessionid=0AF3?id=7", "https://x.example/a?id=7"},
      {"https://x.example/a?PHPSESSID=1&b=2&c=3", "https://x.example/a?b=2&c=3"},
      {"https://x.example/?p=12", "https://x.example/?p=12"}};
  for (const auto& [link, clean] : kLinks) EXPECT_EQ(clean_link(link), clean);
}

TEST(FeedDates, AreReadAsRfc822AndRfc3339) {
  const std::pair<const char*, const char*> kDates[] = {
      {"Tue, 03 Jun 2025 09:39:21 +0200", "2025-06-03T07:39:21Z"},
      {"3 June 2025 09:39 GMT", "2025-06-03T09:39:00Z"},
      {"Tue, 03 Jun 2025 09:39:21 EDT", "2025-06-03T13:39:21Z"},
      {"2025-06-03T09:39:21+02:00", "2025-06-03T07:39:21Z"},
      {"2025-06-03", "2025-06-03T00:00:00Z"},
      {"31 Feb 2025 09:39:21 GMT", ""},
      {"di, 03 jun 2025", ""},
      {"", ""}};
  for (const auto& [date, datestamp] : kDates) EXPECT_EQ(feed_datestamp(date), datestamp) << date;
}

FeedEntry entry_of(const std::string& guid, const std::string& link, const std::string& title,
                   const std::string& date = "2026-01-01") {
  FeedEntry entry;
  entry.guid = guid;
  entry.link = link;
  entry.title = title;
  entry.date = date;
  return entry;
}

TEST(FeedIdentity, PinsTheHighestRungThatTellsAllItemsApart) {
  const std::vector<FeedEntry> distinct = {entry_of("1", "l", "a"), entry_of("2", "l", "b")};
  const std::vector<FeedEntry> one_guid = {entry_of("1", "l1", "a"), entry_of("1", "l2", "b")};
  const std::vector<FeedEntry> no_guid = {entry_of("1", "l1", "a"), entry_of("", "l2", "b")};
  const std::vector<FeedEntry> one_link = {entry_of("", "l", "a"), entry_of("", "l", "b")};
  const std::vector<std::pair<const std::vector<FeedEntry>*, std::string>> kCases = {
      {&distinct, "guid"}, {&one_guid, "link"}, {&no_guid, "link"}, {&one_link, "title"}};
  for (const auto& [entries, rung] : kCases) {
    FeedMemory memory;
    identify_entries(*entries, memory);
    EXPECT_EQ(memory.rung, rung);
  }
}

TEST(FeedIdentity, IsTheSameOfAFeedThatIsReadAlone) {
  const std::vector<std::vector<FeedEntry>> feeds = {
      {},
      {entry_of("1", "l", "a"), entry_of("2", "l", "b")},
      {entry_of("1", "l1", "a"), entry_of("2", "l2", "a")},
      {entry_of("1", "l1", "a"), entry_of("1", "l2", "b")},
      {entry_of("1", "l1", "a"), entry_of("1", "l1", "a")},
      {entry_of("1", "l1", "a"), entry_of("", "l2", "b")},
      {entry_of(std::string(3000, 'g'), "l1", "a"), entry_of("2", "l2", "b")},
      {entry_of("", "", "", ""), entry_of("", "", "", "")},
  };
  for (const std::vector<FeedEntry>& entries : feeds) {
    FeedMemory memory;
    const FeedIdentities known = identify_entries(entries, memory);
    const FeedIdentities alone = name_entries(entries);
    EXPECT_EQ(alone.identifiers, known.identifiers);
    EXPECT_EQ(alone.findings, known.findings);
    EXPECT_EQ(alone.known, known.known);
    EXPECT_EQ(alone.reused, known.reused);
  }
}

TEST(FeedIdentity, KeepsTheRungOnceChosen) {
  FeedMemory memory;
  memory.rung = "link";
  const FeedIdentities named =
      identify_entries({entry_of("1", "l1", "a"), entry_of("2", "l2", "b")}, memory);
  EXPECT_EQ(named.identifiers, (std::vector<std::string>{"l1", "l2"}));
  EXPECT_EQ(memory.rung, "link");
}

TEST(FeedIdentity, LetsAnItemFallDownTheLadderWhenItsNameIsTaken) {
  FeedMemory memory;
  memory.rung = "guid";
  const FeedIdentities named =
      identify_entries({entry_of("1", "l1", "a"), entry_of("1", "l2", "b")}, memory);
  EXPECT_EQ(named.identifiers, (std::vector<std::string>{"1", "l2"}));
}

std::vector<FeedEntry> random_guids(int first, int count, int salt) {
  std::vector<FeedEntry> entries;
  for (int i = first; i < first + count; ++i) {
    entries.push_back(entry_of(fmt::format("{}-{}", salt, i), "", fmt::format("titel {}", i)));
  }
  return entries;
}

TEST(FeedIdentity, GivesItemsTheirOldNamesWhenTheSourceMakesNewOnes) {
  FeedMemory memory;
  const FeedIdentities first = identify_entries(random_guids(0, 20, 1), memory);
  for (int fetch = 2; fetch < 6; ++fetch) {
    const FeedIdentities again = identify_entries(random_guids(0, 20, fetch), memory);
    EXPECT_EQ(again.identifiers, first.identifiers) << "fetch " << fetch;
    ASSERT_EQ(again.findings.size(), 1U);
    EXPECT_EQ(again.findings[0].code, "identifiers-change");
  }
}

TEST(FeedIdentity, TakesAFewNewNamesAsTheyAre) {
  FeedMemory memory;
  std::vector<FeedEntry> entries = random_guids(0, 20, 1);
  identify_entries(entries, memory);
  for (int i = 0; i < 5; ++i) entries[static_cast<std::size_t>(i)].guid += "-nieuw";
  const FeedIdentities named = identify_entries(entries, memory);
  EXPECT_EQ(named.identifiers[0], "1-0-nieuw");
  EXPECT_TRUE(named.findings.empty());
}

TEST(FeedIdentity, RemembersAtMostFiveHundredItems) {
  FeedMemory memory;
  identify_entries(random_guids(0, 700, 1), memory);
  EXPECT_EQ(memory.items.size(), 500U);
  Checkpoint checkpoint;
  store_feed_memory(memory, checkpoint);
  EXPECT_EQ(load_feed_memory(checkpoint).items, memory.items);
}

}  // namespace
}  // namespace vindplaats
