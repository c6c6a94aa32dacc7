// Every JSON document of a release validates by a schema that the release holds.
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/assemble.h"
#include "export/release.h"
#include "export/schema_check.h"
#include "export/schemas.h"
#include "tests/unit/export/sample.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Described {
  std::string_view begin;  // of the path
  std::string_view schema;
};

constexpr Described kDescribed[] = {
    {"catalogue.json", "catalogue"},
    {"changes", "changes"},
    {"collections.json", "collections"},
    {"criteria.json", "criteria"},
    {"feeds/", "feed"},
    {"manifest.json", "manifest"},
    {"partners.json", "partners"},
    {"preview.json", "preview"},
    {"publications/", "jsonld"},
    {"redirects.json", "redirects"},
    {"search.json", "search"},
    {"themes.json", "themes"},
    {"vocabularies.json", "vocabularies"},
};

// Empty: no schema describes it.
std::string_view schema_of(std::string_view path) {
  for (const Described& described : kDescribed) {
    if (path.starts_with(described.begin)) return described.schema;
  }
  return {};
}

void expect_described(const Release& release) {
  for (const File& file : release.files) {
    if (!file.path.ends_with(".json") || file.path.starts_with("schema/")) continue;
    const std::string_view schema = schema_of(file.path);
    ASSERT_FALSE(schema.empty()) << "no schema describes " << file.path;
    const auto check =
        SchemaCheck::make(schema_text(schema), schema == "catalogue" ? "catalogue" : "");
    ASSERT_TRUE(check) << schema;
    EXPECT_THAT(check->problems(file.bytes), ElementsAre()) << file.path;
  }
}

ReleaseContent later_content(const Platform& platform, PreviousRelease& previous,
                             AssembleOptions options = {}) {
  std::vector<Publication> publications = testing::sample_publications();
  const ReleaseContent first = assemble(platform, publications, {}, nullptr, testing::sample_now());
  previous.manifest = render_release(first).manifest;
  for (const PublicItem& item : first.items) previous.items[item.id] = item;
  options.kept = {marks_of(previous.manifest.release, first.items)};
  publications[0].metadata.title = "Een andere titel";
  publications[1].status = "withdrawn";
  publications[2].slug = "een-ander-adres";
  return assemble(platform, publications, first.history, &previous,
                  testing::sample_now() + std::chrono::days(1), options);
}

}  // namespace

TEST(Documents, OfAFirstReleaseValidate) {
  const Platform platform = testing::sample_platform();
  expect_described(render_release(
      assemble(platform, testing::sample_publications(), {}, nullptr, testing::sample_now())));
  expect_described(render_release(assemble(platform, {}, {}, nullptr, testing::sample_now())));
}

TEST(Documents, OfALaterReleaseValidateAndTellTheDifference) {
  const Platform platform = testing::sample_platform();
  PreviousRelease previous;
  const Release release = render_release(later_content(platform, previous));
  expect_described(release);
  const auto has = [&](const std::string& path) {
    return std::any_of(release.files.begin(), release.files.end(),
                       [&](const File& file) { return file.path == path; });
  };
  EXPECT_TRUE(has("changes/" + previous.manifest.release + ".json"));
  EXPECT_FALSE(has("preview.json"));
}

TEST(Documents, OfAPreviewValidate) {
  const Platform platform = testing::sample_platform();
  AssembleOptions options;
  options.preview = true;
  PreviousRelease previous;
  expect_described(render_release(later_content(platform, previous, options)));
}

// A reader of a broken text must not be able to break out of the page that it is put into.
TEST(Documents, CannotEndAScriptElement) {
  const Platform platform = testing::sample_platform();
  Publication hostile = testing::sample_publication(1, "</script><script>alert(1)</script><!--");
  const Release release =
      render_release(assemble(platform, {{hostile}}, {}, nullptr, testing::sample_now()));
  EXPECT_THAT(release.held, IsEmpty());
  for (const File& file : release.files) {
    if (!file.path.starts_with("publications/")) continue;
    EXPECT_EQ(file.bytes.find('<'), std::string::npos) << file.bytes;
    EXPECT_EQ(nlohmann::json::parse(file.bytes)["name"], hostile.metadata.title);
  }
}

}  // namespace vindplaats
