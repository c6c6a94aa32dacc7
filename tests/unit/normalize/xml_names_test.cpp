#include "normalize/xml_names.h"

#include <gtest/gtest.h>

#include "normalize/base64.h"
#include "normalize/xml_record.h"

namespace vindplaats::testing {
namespace {

XmlDocument parsed_element(std::string bytes) {
  static Payload payload;  // the document asks its frame, which says nothing
  payload.bytes = std::move(bytes);
  Result<XmlDocument> document = XmlDocument::parse(payload);
  EXPECT_TRUE(document) << document.error().what;
  return std::move(*document);
}

TEST(XmlNames, KnowsTheSpellingsOfANamespace) {
  for (const char* uri : {"http://search.yahoo.com/mrss/", "https://search.yahoo.com/mrss",
                          "http://SEARCH.yahoo.com/mrss"}) {
    EXPECT_EQ(vocabulary_of(uri), XmlVocabulary::kMedia) << uri;
  }
  EXPECT_EQ(vocabulary_of("http://purl.org/atom/ns#"), XmlVocabulary::kAtom);
  EXPECT_EQ(vocabulary_of("http://example.nl/"), XmlVocabulary::kOther);
}

TEST(XmlNames, GoesByNamespaceNotByPrefix) {
  const XmlDocument document = parsed_element(
      R"(<item xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:dc="http://example.nl/y"><x:title/><dc:title/><title/></item>)");
  ElementNames names(document, document.root(), XmlVocabulary::kRss);
  EXPECT_EQ(names.of(document.root().child("x:title")).vocabulary, XmlVocabulary::kDublinCore);
  EXPECT_EQ(names.of(document.root().child("dc:title")).vocabulary, XmlVocabulary::kOther);
  EXPECT_EQ(names.of(document.root().child("title")).vocabulary, XmlVocabulary::kOwn);
  EXPECT_TRUE(names.tolerated().empty());
}

TEST(XmlNames, TakesWellKnownPrefixesThatNobodyDeclared) {
  const XmlDocument document = parsed_element("<item><dc:title/><vreemd:title/></item>");
  ElementNames names(document, document.root(), XmlVocabulary::kRss);
  EXPECT_EQ(names.of(document.root().child("dc:title")).vocabulary, XmlVocabulary::kDublinCore);
  EXPECT_EQ(names.of(document.root().child("vreemd:title")).vocabulary, XmlVocabulary::kOther);
  EXPECT_EQ(names.tolerated(), "dc:title");
}

TEST(XmlRecord, InnerHtmlIsReadTheSameByAnHtmlParser) {
  const XmlDocument document =
      parsed_element("<c><h:p xmlns:h='x' class='a&quot;b'>1 &lt; 2<h:br/><h:i/></h:p></c>");
  EXPECT_EQ(inner_html(document.root()), R"(<p class="a&quot;b">1 &lt; 2<br><i></i></p>)");
}

TEST(Base64, DecodesWholeTextOnly) {
  EXPECT_EQ(decode_base64("PHA+ \n aGk8L3A+"), "<p>hi</p>");
  EXPECT_EQ(decode_base64("aGk="), "hi");
  EXPECT_EQ(decode_base64("a"), std::nullopt);
  EXPECT_EQ(decode_base64("a=Gk"), std::nullopt);
  EXPECT_EQ(decode_base64("aG%k"), std::nullopt);
}

}  // namespace
}  // namespace vindplaats::testing
