#include "curation/queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/time.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kToday = "2026-11-22T06:00:00Z";  // less three years: 2023-11-23

Instant moment(const std::string& text) {
  return *parse_time(text);
}

Platform queue_platform() {
  Platform platform;
  for (const char* id : {"arbeidsmarkt", "gesloten", "onderwijs"}) {
    platform.themes.emplace_back();
    platform.themes.back().id = id;
  }
  platform.themes[1].valid_until = "2019-12-31";
  for (const char* id : {"eigen", "scp", "wodc"}) {
    platform.sources.emplace_back();
    platform.sources.back().id = id;
    platform.sources.back().partner = id;
  }
  platform.sources[0].own = true;
  return platform;
}

Publication dated(const std::string& issued) {
  Publication publication;
  publication.id = "p1";
  publication.first_seen = "2026-11-20T00:00:00Z";
  publication.metadata.issued = issued;
  return publication;
}

Classification selected(std::vector<std::string> themes) {
  Classification classification;
  for (std::string& id : themes)
    classification.themes.push_back({std::move(id), Thousandths{1500}, {{"r", {}}}});
  return classification;
}

Placing placed(const Publication& publication, const Platform& platform,
               const Classification& classification = selected({"onderwijs"}),
               const std::set<std::string>& sources = {"wodc"}, const Position& position = {}) {
  return place(publication, classification, position, sources, platform, moment(kToday));
}

TEST(Place, OffersWhatRulesSelected) {
  const Placing placing = placed(dated("2026-03"), queue_platform());
  EXPECT_EQ(placing.status, "candidate");
  EXPECT_EQ(placing.why, "");
  EXPECT_THAT(placing.themes,
              ElementsAre(ThemeMark{"onderwijs", Thousandths{1500}, {"r"}, "rule"}));
  EXPECT_THAT(placing.auto_accept, IsEmpty());
}

TEST(Place, LeavesWhatNoRuleSelected) {
  Classification below;
  below.below = selected({"onderwijs"}).themes;
  for (const Classification& none : {Classification{}, below}) {
    const Placing placing = placed(dated("2026-03"), queue_platform(), none);
    EXPECT_EQ(placing.status, "unselected");
    EXPECT_THAT(placing.themes, IsEmpty());
    EXPECT_EQ(placing.why, "");
  }
}

TEST(Place, ClosedThemesTakeNoCandidates) {
  const Platform platform = queue_platform();
  EXPECT_EQ(placed(dated("2026"), platform, selected({"gesloten"})).status, "unselected");
  const Placing both = placed(dated("2026"), platform, selected({"gesloten", "onderwijs"}));
  ASSERT_EQ(both.themes.size(), 1u);
  EXPECT_EQ(both.themes[0].id, "onderwijs");
  const Placing last_day = place(dated("2019-10"), selected({"gesloten"}), {}, {"wodc"}, platform,
                                 moment("2019-12-31T23:59:59Z"));
  EXPECT_EQ(last_day.status, "candidate");
  EXPECT_EQ(place(dated("2019-10"), selected({"gesloten"}), {}, {"wodc"}, platform,
                  moment("2020-01-01T00:00:00Z"))
                .status,
            "unselected");
}

struct SinceCase {
  std::string_view issued, first_seen;
  bool offered;
};

constexpr SinceCase kSince[] = {{"2023-11-23", "2026-11-20T00:00:00Z", true},
                                {"2023-11-22", "2026-11-20T00:00:00Z", false},
                                {"2023-11", "2026-11-20T00:00:00Z", true},
                                {"2023-10", "2026-11-20T00:00:00Z", false},
                                {"2023", "2026-11-20T00:00:00Z", true},
                                {"2022", "2026-11-20T00:00:00Z", false},
                                {"2027-01-01", "2026-11-20T00:00:00Z", true},
                                // without a date: by when it was first seen
                                {"", "2023-11-23T00:00:00Z", true},
                                {"", "2023-11-22T23:59:59Z", false},
                                {"", "", true}};

// A year or a month counts from its end: what may be new enough is offered.
TEST(QueueSince, CountsAtTheDatesOwnPrecision) {
  for (const SinceCase& row : kSince) {
    Publication publication = dated(std::string(row.issued));
    publication.first_seen = row.first_seen;
    const Placing placing = placed(publication, queue_platform());
    EXPECT_EQ(placing.status, row.offered ? "candidate" : "unselected")
        << row.issued << " " << row.first_seen;
    EXPECT_EQ(placing.why, row.offered ? "" : "from before 2023-11-23");
  }
}

TEST(Place, ThemesTakeCandidatesFromTheirFirstDay) {
  Platform platform = queue_platform();
  platform.themes[2].valid_from = "2026-11-22";
  EXPECT_EQ(placed(dated("2026"), platform).status, "candidate");
  platform.themes[2].valid_from = "2026-11-23";
  EXPECT_EQ(placed(dated("2026"), platform).status, "unselected");
}

TEST(Place, KeepsBackExcludedTypesAndProducts) {
  const Platform platform = queue_platform();
  Publication thesis = dated("2026");
  thesis.metadata.type = "master thesis";
  EXPECT_EQ(placed(thesis, platform).status, "unselected");
  EXPECT_EQ(placed(thesis, platform).why, "of type master thesis");
  EXPECT_EQ(placed(thesis, platform).themes.size(), 1u) << "search still knows its themes";
  Publication agenda = dated("2026");
  agenda.metadata.product = "agenda";
  EXPECT_EQ(placed(agenda, platform).why, "of kind agenda");
  Publication report = dated("2026");
  report.metadata.type = "doctoral thesis";
  report.metadata.product = "rapport";
  EXPECT_EQ(placed(report, platform).status, "candidate");
}

TEST(Place, NeverOffersThePlatformsOwnNorOthersRecordsOfIt) {
  Platform platform = queue_platform();
  platform.themes[2].auto_accept = true;
  for (const std::set<std::string>& sources :
       {std::set<std::string>{"eigen"}, std::set<std::string>{"eigen", "wodc"}}) {
    const Placing placing = placed(dated("2026"), platform, selected({"onderwijs"}), sources);
    EXPECT_EQ(placing.status, "unselected");
    EXPECT_EQ(placing.why, "it is the platform's own");
    EXPECT_THAT(placing.auto_accept, IsEmpty());
  }
}

TEST(AutoAccept, ComesFromTheThemeOrFromOneOfTheSources) {
  Platform platform = queue_platform();
  const Classification both = selected({"arbeidsmarkt", "onderwijs"});
  platform.themes[2].auto_accept = true;
  EXPECT_THAT(placed(dated("2026"), platform, both).auto_accept, ElementsAre("onderwijs"));
  platform.themes[2].auto_accept = false;
  platform.sources[1].auto_accept = {"arbeidsmarkt", "gesloten"};
  EXPECT_THAT(placed(dated("2026"), platform, both, {"wodc"}).auto_accept, IsEmpty());
  EXPECT_THAT(placed(dated("2026"), platform, both, {"wodc", "scp"}).auto_accept,
              ElementsAre("arbeidsmarkt"));
  EXPECT_THAT(placed(dated("2026"), platform, selected({"gesloten"}), {"scp"}).auto_accept,
              IsEmpty());
  EXPECT_THAT(placed(dated("2020"), platform, both, {"scp"}).auto_accept, IsEmpty())
      << "what is not offered is not accepted either";
}

TEST(Place, LeavesADecisionAsItIsWhateverTheRulesSay) {
  const Platform platform = queue_platform();
  for (const char* status : {"rejected", "later", "withdrawn"}) {
    Position position;
    position.status = status;
    EXPECT_EQ(placed(dated("2026"), platform, selected({"onderwijs"}), {"wodc"}, position).status,
              status);
    EXPECT_EQ(placed(dated("2001"), platform, {}, {"eigen"}, position).status, status);
  }
  Position accepted;
  accepted.status = "accepted";
  accepted.themes = {"gesloten", "onderwijs"};
  accepted.by = "anna";
  const Placing yes =
      placed(dated("2001"), platform, selected({"arbeidsmarkt", "onderwijs"}), {"eigen"}, accepted);
  EXPECT_EQ(yes.status, "accepted");
  EXPECT_THAT(yes.themes, ElementsAre(ThemeMark{"gesloten", {}, {}, "editor"},
                                      ThemeMark{"onderwijs", Thousandths{1500}, {"r"}, "editor"}));
  accepted.themes_by = "rule";
  EXPECT_EQ(placed(dated("2001"), platform, {}, {"wodc"}, accepted).themes[0].by, "rule");
  accepted.status = "withdrawn";
  EXPECT_EQ(placed(dated("2001"), platform, {}, {"wodc"}, accepted).themes.size(), 2u)
      << "a restore gives them back";
}

// Or the queue of a theme could not show one that comes back.
TEST(Place, ShowsWhatRulesSayOfARejectedOne) {
  Position rejected;
  rejected.status = "rejected";
  const Placing placing =
      placed(dated("2026"), queue_platform(), selected({"onderwijs"}), {"wodc"}, rejected);
  EXPECT_THAT(placing.themes,
              ElementsAre(ThemeMark{"onderwijs", Thousandths{1500}, {"r"}, "rule"}));
}

TEST(PlaceLater, IsACandidateAgainFromItsDayOn) {
  const Platform platform = queue_platform();
  Position later;
  later.status = "later";
  later.decisions = 1;
  const auto status = [&](const char* until, const Classification& rules,
                          const std::set<std::string>& sources) {
    later.until = until;
    return placed(dated("2001"), platform, rules, sources, later).status;
  };
  EXPECT_EQ(status("2026-11-23", selected({"onderwijs"}), {"wodc"}), "later");
  EXPECT_EQ(status("2026-11-22", selected({"onderwijs"}), {"wodc"}), "candidate")
      << "however old: somebody asked for it";
  EXPECT_EQ(status("2026-11-22", {}, {"wodc"}), "candidate");
  EXPECT_EQ(status("", selected({"onderwijs"}), {"wodc"}), "later") << "until somebody looks again";
  EXPECT_EQ(status("2026-11-22", selected({"onderwijs"}), {"wodc", "eigen"}), "unselected");
}

TEST(AutoAccept, LeavesWhatAPersonHasTouched) {
  Platform platform = queue_platform();
  platform.themes[2].auto_accept = true;
  Position touched;
  touched.decisions = 1;
  const Placing placing =
      placed(dated("2026"), platform, selected({"onderwijs"}), {"wodc"}, touched);
  EXPECT_EQ(placing.status, "candidate");
  EXPECT_THAT(placing.auto_accept, IsEmpty());
}

}  // namespace
}  // namespace vindplaats
