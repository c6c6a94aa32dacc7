// A publication in the words of schema.org.
#include "export/json_ld.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/assemble.h"
#include "tests/unit/export/sample.h"

namespace vindplaats {
namespace {

OrderedJson ld_of(const Publication& publication, const Platform& platform) {
  const ReleaseContent content =
      assemble(platform, {&publication, 1}, {}, nullptr, testing::sample_now());
  return json_ld_of(content.items.at(0), platform);
}

OrderedJson ld_with(const std::function<void(Publication&)>& change) {
  Publication publication = testing::sample_publication(3, "Titel");
  change(publication);
  return ld_of(publication, testing::sample_platform());
}

}  // namespace

TEST(JsonLd, TypeFollowsTheFormThenTheCoarTypeThenTheProduct) {
  struct Case {
    const char* product;
    const char* coar;
    const char* type;
  };
  const Case cases[] = {
      {"rapport", "", "Report"},
      {"rapport", "research report", "Report"},
      {"rapport", "doctoral thesis", "Thesis"},
      {"rapport", "book", "Book"},
      {"rapport", "text", "Report"},
      {"artikel", "", "Article"},
      {"artikel", "journal article", "ScholarlyArticle"},
      {"", "journal article", "ScholarlyArticle"},
      {"podcast", "sound", "PodcastEpisode"},
      {"", "sound", "AudioObject"},
      {"video", "moving image", "VideoObject"},
      {"webinar", "", "VideoObject"},
      {"cursus", "learning object", "Course"},
      {"blog", "text", "BlogPosting"},
      {"kennisdossier", "", "WebPage"},
      {"website", "", "WebSite"},
      {"vacature", "other", "WebPage"},
      {"rapport", "blog post", "Report"},  // a feed's item that was joined with a report
      {"handreiking", "blog post", "LearningResource"},
      {"", "blog post", "BlogPosting"},
      {"", "", "CreativeWork"},
      {"iets", "iets", "CreativeWork"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(schema_org_type(c.product, c.coar), c.type) << c.product << ", " << c.coar;
  }
}

TEST(JsonLd, AnArticleLiesInAnIssueOfAVolumeOfItsJournal) {
  const OrderedJson json = ld_with([](Publication& p) {
    p.metadata.part_of.title = "Tijdschrift";
    p.metadata.part_of.issn = "1234-5679";
    p.metadata.part_of.volume = "12";
    p.metadata.part_of.issue = "3";
    p.metadata.part_of.pages = "1-9";
  });
  const OrderedJson& issue = json["isPartOf"];
  EXPECT_EQ(issue["@type"], "PublicationIssue");
  EXPECT_EQ(issue["issueNumber"], "3");
  EXPECT_EQ(issue["isPartOf"]["volumeNumber"], "12");
  EXPECT_EQ(issue["isPartOf"]["isPartOf"]["@type"], "Periodical");
  EXPECT_EQ(issue["isPartOf"]["isPartOf"]["name"], "Tijdschrift");
  EXPECT_EQ(json["pagination"], "1-9");
}

TEST(JsonLd, AnAuthorIsKnownByOrcid) {
  const OrderedJson json = ld_with([](Publication& p) {
    p.metadata.creators = {
        {"Anna de Vries", "de Vries", "Anna", "person", "0000-0002-1825-0097", "Waterveen", ""},
        {"Werkgroep", "", "", "organisation", "", "", ""}};
  });
  EXPECT_EQ(json["author"][0]["@id"], "https://orcid.org/0000-0002-1825-0097");
  EXPECT_EQ(json["author"][0]["affiliation"]["name"], "Waterveen");
  EXPECT_EQ(json["author"][1]["@type"], "Organization");
  EXPECT_FALSE(json["author"][1].contains("@id"));
}

TEST(JsonLd, SaysThatAWorkIsFreeOnlyWhereSomebodySaysSo) {
  const auto access = [](const char* value) {
    return ld_with([&](Publication& p) { p.metadata.access = value; });
  };
  EXPECT_EQ(access("open")["isAccessibleForFree"], true);
  EXPECT_EQ(access("restricted")["isAccessibleForFree"], false);
  EXPECT_FALSE(access("").contains("isAccessibleForFree"));
}

TEST(JsonLd, AFilmHasWhatAPlayerNeeds) {
  const OrderedJson json = ld_with([](Publication& p) {
    p.metadata.product = "video";
    p.metadata.duration = "PT3M20S";
    Link film;
    film.url = "https://www.waterveen.example/film.mp4";
    film.rel = "fulltext";
    film.type = "video/mp4";
    film.length = 1000;
    p.metadata.links.push_back(film);
  });
  EXPECT_EQ(json["contentUrl"], "https://www.waterveen.example/film.mp4");
  EXPECT_EQ(json["duration"], "PT3M20S");
  EXPECT_EQ(json["uploadDate"], "2024-05");
  EXPECT_EQ(json["encoding"][0]["contentSize"], "1000 B");
}

TEST(JsonLd, SoundAndPicturesNameTheirFileToo) {
  const auto with_file = [](const char* type, const char* url) {
    return ld_with([&](Publication& p) {
      p.metadata.product.clear();
      p.metadata.type = type;
      Link file;
      file.url = url;
      file.rel = "fulltext";
      p.metadata.links.push_back(file);
    });
  };
  EXPECT_EQ(with_file("sound", "https://a.example/x.mp3")["contentUrl"], "https://a.example/x.mp3");
  EXPECT_EQ(with_file("image", "https://a.example/x.png")["contentUrl"], "https://a.example/x.png");
  EXPECT_FALSE(with_file("sound", "https://a.example/x.pdf").contains("contentUrl"));
  EXPECT_FALSE(with_file("report", "https://a.example/x.mp3").contains("contentUrl"));
}

TEST(JsonLd, ACourseHasAProvider) {
  const OrderedJson course = ld_with([](Publication& p) { p.metadata.product = "cursus"; });
  EXPECT_EQ(course["provider"], course["publisher"]);
  EXPECT_FALSE(ld_with([](Publication&) {}).contains("provider"));
}

TEST(JsonLd, ThePublisherIsThePartnerOfThatNameElseTheMaker) {
  const auto publisher = [](const char* name) {
    return ld_with([&](Publication& p) { p.metadata.publisher = name; })["publisher"];
  };
  EXPECT_EQ(publisher("De Bontewerf")["url"], "https://www.bontewerf.example/");
  EXPECT_EQ(publisher("Iemand anders")["name"], "Iemand anders");
  EXPECT_FALSE(publisher("Iemand anders").contains("url"));
  EXPECT_EQ(publisher("")["name"], "Waterveen");
}

}  // namespace vindplaats
