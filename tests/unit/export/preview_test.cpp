// A look ahead at the next release, and what it must not leave behind.
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/assemble.h"
#include "export/release.h"
#include "tests/unit/export/sample.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::sample_publication;

const Platform& preview_platform() {
  static const Platform kPlatform = testing::sample_platform();
  return kPlatform;
}

ReleaseContent previewed(const std::vector<Publication>& publications) {
  AssembleOptions options;
  options.preview = true;
  return assemble(preview_platform(), publications, {}, nullptr, testing::sample_now(), options);
}

std::vector<std::string> titles_of(const ReleaseContent& content) {
  std::vector<std::string> titles;
  for (const PublicItem& item : content.items) titles.push_back(item.metadata.title);
  return titles;
}

}  // namespace

TEST(Preview, ShowsWhatIsAcceptedAndNamesWhatWaits) {
  std::vector<Publication> all;
  for (const char* title : {"klaar", "niet klaar", "later", "voorbij", "kandidaat"}) {
    all.push_back(sample_publication(static_cast<int>(all.size()), title));
  }
  all[1].ready = false;
  all[1].lacks = {"summary"};
  all[2].publish_from = "2027-01-01T00:00:00Z";
  all[3].publish_until = "2026-01-01T00:00:00Z";
  all[4].status = "candidate";
  const ReleaseContent content = previewed(all);
  EXPECT_THAT(titles_of(content), ElementsAre("klaar", "niet klaar", "later"));
  ASSERT_EQ(content.waiting.size(), 2U);
  EXPECT_THAT(content.waiting[0].lacks, ElementsAre("summary"));
  EXPECT_EQ(content.waiting[1].publish_from, "2027-01-01T00:00:00Z");
  EXPECT_EQ(content.waiting[1].slug, content.items[2].slug);
}

TEST(Preview, LeavesOutWhatNoReaderCouldRead) {
  Publication nameless = sample_publication(1, "");
  nameless.ready = false;
  const ReleaseContent content = previewed({nameless, sample_publication(2, "Een")});
  EXPECT_THAT(titles_of(content), ElementsAre("Een"));
  ASSERT_EQ(content.waiting.size(), 1U);
  EXPECT_THAT(content.waiting[0].problem, HasSubstr("has no title"));
  EXPECT_THAT(render_release(content).held, IsEmpty()) << "what it holds, it can show";
}

TEST(Preview, WarnsOfASlugThatIsAnothers) {
  Publication one = sample_publication(2, "Een"), other = sample_publication(3, "Ander");
  one.slug = other.slug = "hetzelfde";
  const ReleaseContent content = previewed({one, other});
  EXPECT_THAT(titles_of(content), ElementsAre("Een", "Ander"));
  EXPECT_EQ(content.items[1].slug, "ander-0003");
  EXPECT_THAT(content.warnings, ElementsAre(HasSubstr("'hetzelfde' belongs to p000000000002")));
}

TEST(Preview, OfAllThatIsReadyIsTheRelease) {
  const std::vector<Publication> all = {sample_publication(1, "Een"),
                                        sample_publication(2, "Twee")};
  const Release preview = render_release(previewed(all));
  const Release release =
      render_release(assemble(preview_platform(), all, {}, nullptr, testing::sample_now()));
  EXPECT_EQ(preview.manifest.release, release.manifest.release);
  EXPECT_EQ(preview.files.size(), release.files.size() + 1) << "preview.json";
}

TEST(Featured, ArePutFirstByRankUntilTheirDayIsOver) {
  std::vector<Publication> all;
  for (int i = 0; i < 5; ++i) all.push_back(sample_publication(i, "Titel " + std::to_string(i)));
  all[0].featured = {"nieuwe-migratie", 2, ""};
  all[1].featured = {"nieuwe-migratie", 1, "2026-11-22"};
  all[2].featured = {"nieuwe-migratie", 3, "2026-11-21"};  // yesterday
  all[3].featured = {"arbeidsmarkt", 1, ""};               // a theme that does not hold it
  const ReleaseContent content =
      assemble(preview_platform(), all, {}, nullptr, testing::sample_now());
  ASSERT_EQ(content.featured.size(), 1U);
  EXPECT_THAT(content.featured.at("nieuwe-migratie"), ElementsAre(all[1].id, all[0].id));
}

TEST(Themes, TellWhatSucceedsWhat) {
  const Release release =
      render_release(assemble(preview_platform(), {}, {}, nullptr, testing::sample_now()));
  for (const File& file : release.files) {
    if (file.path != "themes.json") continue;
    const auto themes = nlohmann::json::parse(file.bytes);
    EXPECT_THAT(themes[0]["succeeds"], ElementsAre("participatie"));
    EXPECT_THAT(themes[2]["succeededBy"], ElementsAre("arbeidsmarkt"));
  }
}

TEST(Collections, KeepTheOrderOfTheSettingsAndNameUnknownOnesLast) {
  std::vector<Publication> all = {sample_publication(1, "Oud"), sample_publication(2, "Nieuw")};
  all[0].metadata.issued = "2019";
  all[0].collections = {"startpakket", "zonder-naam"};
  all[1].collections = {"startpakket"};
  const Release release =
      render_release(assemble(preview_platform(), all, {}, nullptr, testing::sample_now()));
  for (const File& file : release.files) {
    if (file.path != "collections.json") continue;
    const auto collections = nlohmann::json::parse(file.bytes);
    ASSERT_EQ(collections.size(), 3U);
    EXPECT_EQ(collections[0]["id"], "leeg");
    EXPECT_THAT(collections[0]["publications"], IsEmpty());
    EXPECT_EQ(collections[1]["label"]["nl"], "Startpakket");
    EXPECT_THAT(collections[1]["publications"], ElementsAre(all[1].id, all[0].id));
    EXPECT_EQ(collections[2]["id"], "zonder-naam");
    EXPECT_FALSE(collections[2].contains("label"));
  }
}

}  // namespace vindplaats
