// Answers that were damaged on the way: 2,000 of each format, made from our recorded conversations
// by a seed (faults.md D12). None may crash; what cannot be read is named with source, record and
// reason. How long the slowest took is printed, not judged.
#include <ctime>
#include <filesystem>
#include <functional>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/random.h"
#include "core/text.h"
#include "harvesters/protocol.h"
#include "harvesters/split.h"
#include "normalize/format.h"
#include "tests/support/golden.h"
#include "tests/unit/app/asked_source.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMutations = 2'000;
constexpr std::size_t kLargestSeed = 40'000;

struct MutatedFormat {
  const char* name;
  const char* type;    // of the source
  const char* folder;  // of the conversations
  bool (*fits)(std::string_view body);
};

bool is_json_text(std::string_view body) {
  return body.starts_with('{') || body.starts_with('[');
}
constexpr MutatedFormat kMutatedFormats[] = {
    {"OaiPmh", "oai-pmh", "oai_pmh",
     [](std::string_view body) { return body.find("<record>") != std::string_view::npos; }},
    {"RssAndAtom", "feed", "feed", [](std::string_view body) { return body.starts_with('<'); }},
    {"JsonFeed", "feed", "feed", is_json_text},
    {"WordPress", "wordpress", "wordpress",
     [](std::string_view body) { return body.starts_with("[{\"id\""); }},
};

std::vector<std::string> seeds_of(const MutatedFormat& format) {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path root =
      std::filesystem::path(VINDPLAATS_FIXTURES) / "protocols" / format.folder;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".response") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds;
  for (const auto& file : files) {
    const std::string text = testing::read_file(file);
    const std::size_t head = text.find("\n\n");
    std::string body = head == std::string::npos ? std::string() : text.substr(head + 2);
    if (format.fits(body) && body.size() <= kLargestSeed) seeds.push_back(std::move(body));
  }
  return seeds;
}

// What breaks readers: ends of things, deep nesting, half characters, numbers at their limits.
constexpr std::string_view kBreakers[] = {"<",
                                          ">",
                                          "&",
                                          "&#55349;",
                                          "]]>",
                                          "<![CDATA[",
                                          "<!--",
                                          "<!DOCTYPE x [<!ENTITY a 'b'>]>",
                                          "<?xml",
                                          "\xef\xbf\xbe",
                                          "\xc3",
                                          "\xff\xfe",
                                          std::string_view("\0", 1),
                                          "\x1a",
                                          "&nbsp;",
                                          "xmlns:a=''",
                                          "\"",
                                          "\\",
                                          "\\ud800",
                                          "null",
                                          "{",
                                          "}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          "1e999",
                                          "-0",
                                          "true",
                                          "99999999999999999999",
                                          "0000-00-00T99:99:99Z",
                                          "<a><a><a><a><a><a><a><a>",
                                          "[[[[[[[[[[[[",
                                          "</record>",
                                          "</item>",
                                          "<resumptionToken>",
                                          "xml:base='//['"};

// One change of `text`.
void mutate(std::string& text, const std::string& other, Random& random) {
  const auto below = [&](std::size_t most) {
    return most == 0 ? 0 : static_cast<std::size_t>(random.next() % most);
  };
  const std::size_t at = below(text.size() + 1), length = below(64) + 1;
  switch (below(7)) {
    case 0:
      if (at < text.size()) text[at] = static_cast<char>(below(256));
      return;
    case 1:
      text.erase(std::min(at, text.size()), length);
      return;
    case 2:
      text.insert(at, text.substr(std::min(below(text.size() + 1), text.size()), length));
      return;
    case 3:
      text.insert(at, kBreakers[below(std::size(kBreakers))]);
      return;
    case 4:
      text.resize(at);
      return;
    case 5:
      text.insert(at, other.substr(std::min(below(other.size() + 1), other.size()), length * 8));
      return;
    default:
      if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
  }
}

// What came of all answers of a format.
struct MutationTally {
  std::size_t answers = 0, unreadable = 0, records = 0, rejected = 0, refused = 0;
};

void look_at(const Page& page, MutationTally& tally) {
  for (const Rejected& rejected : page.rejected) {
    ++tally.rejected;
    EXPECT_FALSE(rejected.identifier.empty());
    EXPECT_FALSE(rejected.reason.empty());
    EXPECT_TRUE(valid_utf8(rejected.identifier) && valid_utf8(rejected.reason));
  }
  for (const Item& item : page.items) {
    const Result<Reading> reading = normalize(item.raw, item.payload, {});
    if (reading) {
      ++tally.records;
      EXPECT_TRUE(valid_utf8(to_json(reading->record)));
      continue;
    }
    ++tally.refused;
    const std::string& what = reading.error().what;
    const std::string place =
        fmt::format("source {}, record {}: ", item.raw.source, item.raw.identifier);
    EXPECT_TRUE(what.starts_with(place) && what.size() > place.size()) << what;
  }
}

// A list of posts, as it is read from a file: a conversation asks for two other things before it.
void read_posts(const std::string& body, MutationTally& tally) {
  ++tally.answers;
  SplitOptions options;
  options.source = "bron";
  Result<SplitDocument> split = split_document(body, options);
  if (!split) {
    ++tally.unreadable;
    EXPECT_FALSE(split.error().what.empty());
    return;
  }
  Page page;
  page.items = std::move(split->items);
  page.rejected = std::move(split->rejected);
  look_at(page, tally);
}

void read_mutated(const MutatedFormat& format, std::string body, MutationTally& tally) {
  if (std::string_view(format.type) == "wordpress") return read_posts(body, tally);
  const testing::AskedSource asked(format.type);
  ++tally.answers;
  const Result<Page> page =
      asked.protocol->read(asked.source, asked.step, asked.answer(std::move(body)), asked.options);
  if (page) return look_at(*page, tally);
  ++tally.unreadable;
  EXPECT_FALSE(page.error().what.empty());
}

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

class MutatedAnswers : public ::testing::TestWithParam<MutatedFormat> {};

TEST_P(MutatedAnswers, AreReadOrRefusedByName) {
  const std::vector<std::string> seeds = seeds_of(GetParam());
  ASSERT_GE(seeds.size(), 3U);
  SeededRandom random(20261122);
  MutationTally tally;
  double slowest = 0;
  for (std::size_t i = 0; i < kMutations; ++i) {
    std::string body = seeds[i % seeds.size()];
    const std::string& other = seeds[random.next() % seeds.size()];
    for (std::size_t change = 0; change <= random.next() % 8; ++change) mutate(body, other, random);
    const double before = thread_seconds();
    read_mutated(GetParam(), std::move(body), tally);
    slowest = std::max(slowest, thread_seconds() - before);
    if (HasFailure()) FAIL() << "change " << i;
  }
  EXPECT_EQ(tally.answers, kMutations);
  EXPECT_GT(tally.records, 0U) << "some changes leave records whole";
  EXPECT_GT(tally.unreadable, 0U) << "and some nothing";
  fmt::print(
      "{}: {} answers, {} unreadable, {} records, {} set aside, {} refused; slowest {:.3f} s "
      "of processor time\n",
      GetParam().name, tally.answers, tally.unreadable, tally.records, tally.rejected,
      tally.refused, slowest);
}
INSTANTIATE_TEST_SUITE_P(D12, MutatedAnswers, ::testing::ValuesIn(kMutatedFormats),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace vindplaats
