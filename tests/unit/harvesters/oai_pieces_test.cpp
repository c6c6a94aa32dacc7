#include <gtest/gtest.h>

#include "core/time.h"
#include "harvesters/oai_identify.h"
#include "harvesters/oai_run.h"
#include "harvesters/oai_window.h"

namespace vindplaats {
namespace {

OaiIdentify identify_with(const std::string& fields) {
  const Result<OaiAnswer> answer =
      read_oai_text({"<OAI-PMH><Identify>" + fields + "</Identify></OAI-PMH>", "utf-8"}, "", {});
  return answer ? read_identify(*answer) : OaiIdentify{};
}

TEST(OaiIdentify, UnderstandsOddSpellingsOfGranularity) {
  const std::pair<const char*, const char*> kSpellings[] = {{"YYYY-MM-DDThh:mm:ssZ", "second"},
                                                            {"yyyy-mm-ddThh:mm:ssz", "second"},
                                                            {"YYYY-MM-DD HH:MM:SS", "second"},
                                                            {" YYYY-MM-DDThh:mm:ss \n", "second"},
                                                            {"seconds", "second"},
                                                            {"YYYY-MM-DD", "day"},
                                                            {"yyyy-mm-dd", "day"},
                                                            {"day", "day"},
                                                            {"", "day"}};
  for (const auto& [spelling, granularity] : kSpellings) {
    const std::string field = std::string("<granularity>") + spelling + "</granularity>";
    EXPECT_EQ(identify_with(field).granularity, granularity) << spelling;
  }
}

TEST(OaiIdentify, TakesTheEarliestDatestampWhenGranularityIsAbsent) {
  EXPECT_EQ(
      identify_with("<earliestDatestamp>2001-01-01T00:00:00Z</earliestDatestamp>").granularity,
      "second");
  EXPECT_EQ(identify_with("<earliestDatestamp>2001-01-01</earliestDatestamp>").granularity, "day");
}

TEST(OaiIdentify, TakesAnythingUnknownAboutDeletionsForNo) {
  const std::pair<const char*, const char*> kSpellings[] = {{"persistent", "persistent"},
                                                            {"Persistant", "persistent"},
                                                            {"transient", "transient"},
                                                            {"none", "no"},
                                                            {"", "no"}};
  for (const auto& [spelling, mode] : kSpellings) {
    const std::string field = std::string("<deletedRecord>") + spelling + "</deletedRecord>";
    EXPECT_EQ(identify_with(field).deleted, mode) << spelling;
  }
}

const std::vector<OaiFormat> kOffered = {{"oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc"},
                                         {"didl_plain", "urn:mpeg:mpeg21:2002:02-DIDL-NS"},
                                         {"nl_didl", "urn:mpeg:mpeg21:2002:02-DIDL-NS"},
                                         {"mods", "http://example.org/something-else"},
                                         {"x7", "https://www.loc.gov/MARC21/slim/"}};

std::string chosen(const std::vector<std::string>& wanted,
                   std::span<const std::string_view> readable = {}) {
  const OaiFormat* format = choose_format(kOffered, wanted, readable);
  return format == nullptr ? "" : format->prefix;
}

TEST(OaiFormats, AreChosenByNamespaceInTheOrderWanted) {
  EXPECT_EQ(chosen({"marcxml", "oai_dc"}), "x7");
  EXPECT_EQ(chosen({"mods", "oai_dc"}), "oai_dc");  // the server's "mods" is something else
  EXPECT_EQ(chosen({"nl_didl"}), "nl_didl");        // of two offers in one namespace, the namesake
  EXPECT_EQ(chosen({"urn:mpeg:mpeg21:2002:02-DIDL-NS"}), "didl_plain");
  EXPECT_EQ(chosen({"mods", "qdc"}), "");
}

TEST(OaiFormats, AreOnlyThoseThatSomebodyReads) {
  const std::string_view kReadable[] = {"http://www.openarchives.org/OAI/2.0/oai_dc/"};
  EXPECT_EQ(chosen({"nl_didl", "marcxml", "oai_dc"}, kReadable), "oai_dc");
}

struct WindowCase {
  std::string from, until, last, granularity, sent_from, sent_until;
};

TEST(OaiWindow, NeverRunsBackwardsNorIsEmpty) {
  const WindowCase kCases[] = {
      {"", "", "", "second", "", ""},
      {"", "", "2026-11-20T04:00:00Z", "second", "2026-11-20T04:00:00Z", ""},
      {"", "", "2026-11-20T04:00:00Z", "day", "2026-11-20", ""},
      {"", "", "2041-01-01T00:00:00Z", "second", "2026-11-22T04:00:00Z", ""},
      {"", "", "2041-01-01T00:00:00Z", "day", "2026-11-21", ""},
      {"2026-01-01", "2026-01-01", "", "day", "2026-01-01", "2026-01-02"},
      {"2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", "", "day", "2026-01-01", "2026-01-02"},
      {"", "2026-01-01", "2026-11-20T04:00:00Z", "second", "", "2026-01-01T00:00:00Z"},
      {"2026-02-01", "2026-01-01", "", "second", "", "2026-01-01T00:00:00Z"}};
  for (const WindowCase& tested : kCases) {
    RunOptions options;
    options.from = tested.from;
    options.until = tested.until;
    const OaiWindow window = choose_window(options, tested.last, tested.granularity,
                                           *parse_time("2026-11-22T06:00:00Z"));
    EXPECT_EQ(window.from, tested.sent_from) << tested.from << " " << tested.last;
    EXPECT_EQ(window.until, tested.sent_until) << tested.from << " " << tested.last;
  }
}

TEST(OaiWindow, StaysNearOurClockWhenTheSourceLivesInTheFuture) {
  const Instant now = *parse_time("2026-11-22T06:00:00Z");
  EXPECT_EQ(next_from("2026-11-22T05:00:00Z", "second", now), "2026-11-22T03:00:00Z");
  EXPECT_EQ(next_from("2026-11-22T05:00:00Z", "day", now), "2026-11-21T05:00:00Z");
  EXPECT_EQ(next_from("2041-01-01T00:00:00Z", "second", now), "2026-11-23T04:00:00Z");
  EXPECT_EQ(next_from("yesterday", "second", now), "2026-11-22T04:00:00Z");
}

TEST(OaiRun, ComesBackFromTheCheckpointAsItWas) {
  OaiRun run;
  run.phase = "records";
  run.token = " odd \n token ";
  run.pages = 3;
  Checkpoint checkpoint;
  checkpoint.set("next_from", "2026-01-01T00:00:00Z");
  store_oai_run(run, checkpoint, "run.");
  const OaiRun back = load_oai_run(checkpoint, "run.");
  EXPECT_EQ(back.phase, "records");
  EXPECT_EQ(back.token, " odd \n token ");
  EXPECT_EQ(back.pages, 3);
  checkpoint.clear("run.");
  EXPECT_EQ(checkpoint.values.size(), 1U);
}

TEST(OaiRun, LeavesOnlyForeignArgumentsInTheBaseAddress) {
  EXPECT_EQ(oai_base("https://x.example/oai?verb=ListRecords&set=a&page=oai"),
            "https://x.example/oai?page=oai");
  EXPECT_EQ(oai_base("https://x.example/oai?verb=Identify"), "https://x.example/oai");
  EXPECT_EQ(oai_base("https://x.example/oai"), "https://x.example/oai");
}

}  // namespace
}  // namespace vindplaats
