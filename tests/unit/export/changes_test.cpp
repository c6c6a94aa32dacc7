// What changes from one release to the next, and where old addresses lead.
#include "export/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/assemble.h"
#include "export/redirects.h"
#include "export/release.h"
#include "tests/unit/export/sample.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::sample_publication;
using ::testing::UnorderedElementsAre;

// A row of releases, each made from the publications that it is given.
class ReleaseRow {
 public:
  ReleaseRow() : platform(testing::sample_platform()) {}

  const ReleaseContent& release(const std::vector<Publication>& publications) {
    now_ += std::chrono::days(1);
    const ReleaseHistory history = content_.history;
    content_ = assemble(platform, publications, history, &previous_, now_);
    previous_.items.clear();
    for (const PublicItem& item : content_.items) previous_.items[item.id] = item;
    return content_;
  }

  std::vector<SiteRedirect> redirects() const { return redirects_of(content_); }

  Platform platform;

 private:
  Instant now_ = testing::sample_now();
  ReleaseContent content_;
  PreviousRelease previous_;
};

Publication with_slug(int number, const std::string& slug) {
  Publication p = sample_publication(number, "Titel " + std::to_string(number));
  p.slug = slug;
  return p;
}

SiteRedirect moved(const std::string& from, const std::string& to) {
  return {"/publicatie/" + from, "/publicatie/" + to, 301};
}
SiteRedirect gone(const std::string& from) {
  return {"/publicatie/" + from, "", 410};
}

Changes changes_of(const std::vector<Publication>& before, const std::vector<Publication>& after) {
  ReleaseRow row;
  const KeptRelease old = marks_of("old", row.release(before).items);
  const ReleaseContent& content = row.release(after);
  return changes_since(old, marks_of("", content.items), content.items);
}

}  // namespace

TEST(Changes, NameWhatCameWhatWentAndWhatIsDifferent) {
  Publication other = with_slug(2, "twee");
  other.metadata.title = "Een andere titel";
  const Changes changes = changes_of({with_slug(1, "een"), with_slug(2, "twee"), with_slug(4, "v")},
                                     {other, with_slug(3, "drie"), with_slug(4, "v")});
  const std::string prefix = "p00000000000";
  EXPECT_EQ(changes.since, "old");
  EXPECT_THAT(changes.added, ElementsAre(ItemAddress{prefix + "3", "drie"}));
  EXPECT_THAT(changes.changed, ElementsAre(ItemAddress{prefix + "2", "twee"}))
      << "only the one whose public form differs";
  EXPECT_THAT(changes.removed, ElementsAre(ItemAddress{prefix + "1", "een"}));
  EXPECT_THAT(changes.moved, IsEmpty());
}

TEST(Changes, TellWhereAMergedWorkIsNow) {
  Publication home = with_slug(2, "twee");
  home.former_ids = {with_slug(1, "").id};
  const Changes changes = changes_of({with_slug(1, "een"), with_slug(2, "twee")}, {home});
  const ItemAddress from = {with_slug(1, "").id, "een"};
  const ItemAddress to = {home.id, "twee"};
  EXPECT_THAT(changes.moved, ElementsAre(MovedItem{from, to}));
  EXPECT_THAT(changes.changed, ElementsAre(to)) << "it has a former id now";
  EXPECT_THAT(changes.removed, IsEmpty());
}

TEST(Changes, TellOfANewAddress) {
  const Changes changes = changes_of({with_slug(1, "oud")}, {with_slug(1, "nieuw")});
  const std::string id = with_slug(1, "").id;
  EXPECT_THAT(changes.moved,
              ElementsAre(MovedItem{ItemAddress{id, "oud"}, ItemAddress{id, "nieuw"}}));
  EXPECT_THAT(changes.changed, ElementsAre(ItemAddress{id, "nieuw"}));
}

TEST(Changes, FromNothingAreAllAdditions) {
  ReleaseRow row;
  const ReleaseContent& content = row.release({with_slug(1, "een")});
  const Changes changes = changes_since({}, marks_of("", content.items), content.items);
  EXPECT_EQ(changes.since, "");
  EXPECT_EQ(changes.added.size(), 1U);
}

TEST(Redirects, LeadFromEveryFormerSlugToTheLast) {
  ReleaseRow row;
  row.release({with_slug(1, "een")});
  EXPECT_THAT(row.redirects(), IsEmpty());
  row.release({with_slug(1, "twee")});
  row.release({with_slug(1, "drie")});
  EXPECT_THAT(row.redirects(), UnorderedElementsAre(moved("een", "drie"), moved("twee", "drie")));
  row.release({with_slug(1, "een")});
  EXPECT_THAT(row.redirects(), UnorderedElementsAre(moved("twee", "een"), moved("drie", "een")))
      << "an address in use leads nowhere else";
}

TEST(Redirects, LeadFromAMergedWorkToItsHome) {
  ReleaseRow row;
  row.release({with_slug(1, "oud"), with_slug(2, "twee")});
  row.release({with_slug(1, "een"), with_slug(2, "twee")});
  Publication home = with_slug(2, "nieuw");
  home.former_ids = {with_slug(1, "").id};
  row.release({home});
  EXPECT_THAT(row.redirects(), UnorderedElementsAre(moved("een", "nieuw"), moved("oud", "nieuw"),
                                                    moved("twee", "nieuw")));
  row.release({with_slug(1, "een"), with_slug(2, "nieuw")});  // it was split again
  EXPECT_THAT(row.redirects(), UnorderedElementsAre(moved("oud", "een"), moved("twee", "nieuw")));
  row.release({});
  EXPECT_THAT(row.redirects(),
              UnorderedElementsAre(gone("een"), gone("oud"), gone("nieuw"), gone("twee")));
}

TEST(Redirects, SayThatAWorkIsGoneUntilItComesBack) {
  ReleaseRow row;
  row.release({with_slug(1, "een"), with_slug(2, "twee")});
  row.release({with_slug(2, "twee")});
  EXPECT_THAT(row.redirects(), ElementsAre(gone("een")));
  row.release({with_slug(1, "een"), with_slug(2, "twee")});
  EXPECT_THAT(row.redirects(), IsEmpty());
}

TEST(Redirects, RememberAddressesOfOtherSettings) {
  ReleaseRow row;
  row.platform.settings.site.publication = "kennis/{slug}";
  row.release({with_slug(1, "een"), with_slug(2, "twee")});
  row.platform.settings.site.publication = "publicatie/{slug}";
  row.release({with_slug(1, "een")});
  EXPECT_THAT(row.redirects(),
              UnorderedElementsAre(SiteRedirect{"/kennis/een", "/publicatie/een", 301},
                                   SiteRedirect{"/kennis/twee", "", 410}, gone("twee")));
  row.release({with_slug(1, "anders")});
  EXPECT_THAT(row.redirects(),
              UnorderedElementsAre(SiteRedirect{"/kennis/een", "/publicatie/anders", 301},
                                   moved("een", "anders"), SiteRedirect{"/kennis/twee", "", 410},
                                   gone("twee")));
}

TEST(Redirects, PathsHoldNothingThatAHostReadsAsARule) {
  struct Case {
    const char* address;
    const char* path;
  };
  const Case cases[] = {
      {"https://www.example.nl/publicatie/een-0003", "/publicatie/een-0003"},
      {"https://www.example.nl", "/"},
      {"https://www.example.nl/a b\";$uri;{*:x}\\", "/a%20b%22;%24uri;%7B%2A%3Ax%7D%5C"},
      {"https://www.example.nl/één/#deel", "/%C3%A9%C3%A9n/"},
      {"https://www.example.nl/x?slug=een", "/x?slug=een"},
  };
  for (const Case& c : cases) EXPECT_EQ(path_of_address(c.address), c.path) << c.address;
}

TEST(Redirects, AreWrittenForHostsAndForNginx) {
  ReleaseRow row;
  row.release({with_slug(1, "een"), with_slug(2, "twee")});
  const Release release = render_release(row.release({with_slug(2, "nieuw")}));
  for (const File& file : release.files) {
    if (file.path == "_redirects") {
      EXPECT_EQ(file.bytes,
                "/publicatie/een /404.html 410\n/publicatie/twee /publicatie/nieuw 301\n");
    }
    if (file.path == "redirects.map") {
      EXPECT_EQ(file.bytes,
                "\"/publicatie/een\" \"410\";\n\"/publicatie/twee\" \"/publicatie/nieuw\";\n");
    }
  }
}

TEST(Redirects, LeadFromAThemesAliasesToItsPage) {
  ReleaseRow row;
  row.platform.themes[0].aliases = {"werk", "arbeid"};
  row.platform.themes[2].aliases = {"meedoen"};
  row.release({});
  EXPECT_THAT(row.redirects(),
              ElementsAre(SiteRedirect{"/thema/arbeid", "/thema/arbeidsmarkt", 301},
                          SiteRedirect{"/thema/meedoen", "/thema/participatie", 301},
                          SiteRedirect{"/thema/werk", "/thema/arbeidsmarkt", 301}))
      << "a closed theme keeps its page, and names its successors there";
}

}  // namespace vindplaats
