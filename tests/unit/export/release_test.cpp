// The files of a release, and whether it may and need be made.
#include "export/release.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/digest.h"
#include "export/assemble.h"
#include "export/schema_check.h"
#include "export/schemas.h"
#include "tests/support/golden.h"
#include "tests/unit/export/sample.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::sample_now;
using testing::sample_publication;

const Platform& release_platform() {
  static const Platform kPlatform = testing::sample_platform();
  return kPlatform;
}

const File& file_of(const Release& release, std::string_view path) {
  static const File kNoFile;
  for (const File& file : release.files) {
    if (file.path == path) return file;
  }
  ADD_FAILURE() << "no " << path;
  return kNoFile;
}

PreviousRelease standing(const Release& release, const ReleaseContent& content) {
  PreviousRelease previous;
  previous.manifest = release.manifest;
  for (const PublicItem& item : content.items) previous.items[item.id] = item;
  return previous;
}

std::vector<Publication> many_publications(int count) {
  std::vector<Publication> all;
  for (int i = 0; i < count; ++i) {
    all.push_back(sample_publication(i, "Titel " + std::to_string(i)));
  }
  return all;
}

ReleaseContent content_of(const std::vector<Publication>& publications,
                          const ReleaseHistory& history = {},
                          const PreviousRelease* previous = nullptr, int days_later = 0) {
  return assemble(release_platform(), publications, history, previous,
                  sample_now() + std::chrono::days(days_later));
}

// Without the lines of files that say nothing of this release.
std::string own_lines(const std::string& manifest) {
  std::string out;
  for (std::size_t at = 0; at < manifest.size();) {
    const std::size_t end = std::min(manifest.find('\n', at), manifest.size() - 1) + 1;
    const std::string line = manifest.substr(at, end - at);
    at = end;
    if (line.find("\"schema/") == line.npos && line.find("vocabularies") == line.npos) out += line;
  }
  return out;
}

}  // namespace

TEST(Release, WritesTheFilesOfTheContract) {
  const Release release = render_release(content_of(testing::sample_publications()));
  EXPECT_THAT(release.held, ElementsAre());
  const auto folder = testing::fixtures() / "export" / "release";
  for (const File& file : release.files) {
    if (file.path.starts_with("schema/") || file.path == "vocabularies.json") continue;
    std::filesystem::create_directories((folder / file.path).parent_path());
    testing::expect_golden(folder / file.path,
                           file.path == "manifest.json" ? own_lines(file.bytes) : file.bytes);
  }
}

TEST(Release, GivesTheSameBytesTwice) {
  const Release one = render_release(content_of(testing::sample_publications()));
  const Release other = render_release(content_of(testing::sample_publications()));
  EXPECT_EQ(one.files, other.files);
}

TEST(Release, EveryItemValidatesAndTheArrayHoldsTheSameItems) {
  const Release release = render_release(content_of(testing::sample_publications()));
  const std::string& array = file_of(release, "catalogue.json").bytes;
  const auto check = SchemaCheck::make(schema_text("catalogue"), "catalogue");
  ASSERT_TRUE(check);
  EXPECT_THAT(check->problems(array), ElementsAre());
  std::string lines;
  for (const auto& item : nlohmann::ordered_json::parse(array)) lines += item.dump() + "\n";
  EXPECT_EQ(lines, file_of(release, "catalogue.jsonl").bytes);
}

TEST(Release, ManifestNamesEveryFileWithDigestAndSize) {
  const Release release = render_release(content_of(testing::sample_publications()));
  const auto manifest = parse_manifest(file_of(release, "manifest.json").bytes);
  ASSERT_TRUE(manifest);
  EXPECT_EQ(manifest->files.size() + 1, release.files.size());
  for (const ManifestFile& entry : manifest->files) {
    const File& file = file_of(release, entry.path);
    EXPECT_EQ(entry.sha256, sha256_hex(file.bytes));
    EXPECT_EQ(static_cast<std::size_t>(entry.bytes), file.bytes.size());
  }
  const std::string digest = sha256_hex(file_of(release, "catalogue.jsonl").bytes);
  EXPECT_EQ(manifest->release, "20261122T060000Z-" + digest.substr(0, 8));
  EXPECT_TRUE(std::is_sorted(manifest->files.begin(), manifest->files.end(),
                             [](const auto& a, const auto& b) { return a.path < b.path; }));
}

TEST(Release, AnEmptyCatalogueIsWholeToo) {
  const Release release = render_release(content_of({}));
  EXPECT_THAT(release.held, ElementsAre());
  EXPECT_EQ(file_of(release, "catalogue.jsonl").bytes, "");
  EXPECT_EQ(nlohmann::json::parse(file_of(release, "catalogue.json").bytes).size(), 0U);
  EXPECT_THAT(file_of(release, "manifest.json").bytes, HasSubstr("\"bytes\": 0"));
  EXPECT_THAT(file_of(release, "manifest.json").bytes, HasSubstr("\"publications\": 0"));
}

TEST(Release, NothingPrivateIsInAnyFile) {
  const Release release = render_release(content_of(testing::sample_publications()));
  for (const File& file : release.files) {
    if (file.path.starts_with("schema/")) continue;
    for (const char* secret : {"geheim", "Geheim", "Jansen", "jan@", "vragen@", "score", "rules",
                               "overlay", "agreement", "anders", "p00000000000y", "2031-03-03"}) {
      EXPECT_EQ(file.bytes.find(secret), std::string::npos) << secret << " in " << file.path;
    }
  }
}

TEST(Release, IsNeededOnlyWhenMoreThanTheTimeDiffers) {
  std::vector<Publication> publications = testing::sample_publications();
  const ReleaseContent first = content_of(publications);
  const Release release = render_release(first);
  EXPECT_TRUE(release.differs);
  const PreviousRelease previous = standing(release, first);
  const Release same = render_release(content_of(publications, first.history, &previous, 1));
  EXPECT_FALSE(same.differs);
  EXPECT_EQ(same.manifest.previous, release.manifest.release);

  Platform renamed = release_platform();
  renamed.partners[0].name = "Anders geheten";
  const Release other =
      render_release(assemble(renamed, publications, first.history, &previous, sample_now()));
  EXPECT_TRUE(other.differs) << "a partner's name stands in partners.json";
  publications[0].metadata.title = "Een andere titel";
  EXPECT_TRUE(render_release(content_of(publications, first.history, &previous, 1)).differs);
}

TEST(Release, IsHeldWhenTooMuchWouldBeLost) {
  const std::vector<Publication> all = many_publications(20);
  const ReleaseContent first = content_of(all);
  const PreviousRelease previous = standing(render_release(first), first);
  const auto held_with = [&](std::vector<Publication> publications) {
    return render_release(content_of(publications, first.history, &previous, 1)).held;
  };
  EXPECT_THAT(held_with({all.begin() + 2, all.end()}), ElementsAre()) << "a tenth may go";
  EXPECT_THAT(held_with({all.begin() + 3, all.end()}),
              ElementsAre(::testing::AllOf(HasSubstr("3 of the 20"), HasSubstr("Titel 2"))));
  EXPECT_THAT(held_with({}), ElementsAre(HasSubstr("and 10 more")));

  std::vector<Publication> merged(all.begin() + 3, all.end());
  for (int i = 0; i < 3; ++i) merged[0].former_ids.push_back(all[static_cast<std::size_t>(i)].id);
  EXPECT_THAT(held_with(merged), ElementsAre()) << "what was merged is not lost";
}

TEST(Release, OnlyWhatWouldBeLostMayBeForced) {
  const std::vector<Publication> all = many_publications(20);
  const ReleaseContent first = content_of(all);
  const PreviousRelease previous = standing(render_release(first), first);
  EXPECT_FALSE(render_release(first).held_for_loss_only) << "it is not held at all";
  std::vector<Publication> fewer(all.begin() + 10, all.end());
  const auto rendered = [&] {
    return render_release(content_of(fewer, first.history, &previous, 1));
  };
  EXPECT_TRUE(rendered().held_for_loss_only);
  fewer.front().metadata.title.clear();
  EXPECT_EQ(rendered().held.size(), 2U);
  EXPECT_FALSE(rendered().held_for_loss_only) << "something is wrong besides";
}

TEST(Release, IsHeldWhenAnItemDoesNotValidate) {
  Publication nameless = sample_publication(1, "");
  Publication wrong = sample_publication(2, "Titel");
  wrong.metadata.product = "boekenlegger";
  const Release release = render_release(content_of({nameless, wrong}));
  ASSERT_EQ(release.held.size(), 2U);
  EXPECT_THAT(release.held[0], HasSubstr("has no title"));
  EXPECT_THAT(release.held[1], HasSubstr("product: \"boekenlegger\""));
}

TEST(Release, IsHeldWhenAnIdOrSlugIsThereTwice) {
  const Publication p = sample_publication(1, "Titel");
  const Release release = render_release(content_of({p, p}));
  EXPECT_THAT(release.held,
              ElementsAre(HasSubstr("is there twice"), HasSubstr("slug"), HasSubstr("made twice")));
}

TEST(Release, FileNamesAreOurs) {
  for (const char* good : {"a", "a.json", "schema/x-y.json", "_redirects", "a/b/c.d.e",
                           "changes/20261122T060000Z-0a1b2c3d.json"}) {
    EXPECT_TRUE(is_file_name(good)) << good;
  }
  for (const char* bad :
       {"", "/a", "a/", "a//b", ".a", "a/.b", "../a", "a/..", "a\\b", "a b", "é"}) {
    EXPECT_FALSE(is_file_name(bad)) << bad;
  }
}

TEST(Manifest, KnowsTheFormOfAReleaseId) {
  EXPECT_TRUE(is_release_id("20261122T060000Z-0a1b2c3d"));
  for (const char* bad : {"", "20261122T060000Z-0a1b2c3", "20261122T060000Z-0A1B2C3D",
                          "20261122T060000Z-0a1b2c3d/..", ".tmp-20261122T060000Z-0a1b2c3d"}) {
    EXPECT_FALSE(is_release_id(bad)) << bad;
  }
}

TEST(Manifest, OfANewerVersionIsNotRead) {
  Manifest manifest;
  manifest.release = "20261122T060000Z-0a1b2c3d";
  EXPECT_TRUE(parse_manifest(manifest_text(manifest)));
  manifest.schema_version = kReleaseSchemaVersion + 1;
  EXPECT_FALSE(parse_manifest(manifest_text(manifest)));
  EXPECT_FALSE(parse_manifest("{}"));
}

}  // namespace vindplaats
