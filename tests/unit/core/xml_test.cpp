#include "core/xml.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

// Notes elements named record at depth 2, as the pages of OAI-PMH hold them.
XmlScan record_scan() {
  XmlScan scan;
  scan.keep = scan.resume_at = [](std::string_view name, std::size_t depth) {
    return depth == 2 && local_name(name) == "record";
  };
  return scan;
}

std::vector<std::string> slices(std::string_view text) {
  const Result<XmlOutline> outline = scan_xml(text, record_scan());
  if (!outline) return {"error: " + outline.error().what};
  std::vector<std::string> found;
  for (const XmlElement& element : outline->elements) {
    found.push_back((element.broken ? "broken " : "") +
                    std::string(text.substr(element.begin, element.end - element.begin)));
  }
  if (!outline->complete) found.push_back("cut off");
  return found;
}

using Slices = std::vector<std::string>;

TEST(XmlScan, GivesExactSlices) {
  EXPECT_EQ(slices("<?xml version='1.0'?><!-- <a> --><o><l><record a='>'>1</record> "
                   "<record/><r><record/></r></l></o>"),
            (Slices{"<record a='>'>1</record>", "<record/>"}));
  EXPECT_EQ(slices("<o><l><record><![CDATA[</record>]]></record></l></o>"),
            (Slices{"<record><![CDATA[</record>]]></record>"}));
}

TEST(XmlScan, OneBrokenRecordLeavesTheOthers) {
  EXPECT_EQ(slices("<o><l><record>1</record><record><b>2</record><record>3</record></l></o>"),
            (Slices{"<record>1</record>", "broken <record><b>2</record>", "<record>3</record>"}));
  EXPECT_EQ(slices("<o><l><record>1<record>2</record></l></o>"),
            (Slices{"broken <record>1", "<record>2</record>"}));
  EXPECT_EQ(slices("<o><l><record>1 <2</record><record>3</record></l></o>"),
            (Slices{"broken <record>1 <2</record>", "<record>3</record>"}));
}

TEST(XmlScan, ACutOffTextIsNotComplete) {
  EXPECT_EQ(slices("<o><l><record>1</record><rec"), (Slices{"<record>1</record>", "cut off"}));
  EXPECT_EQ(slices("<o><l><record>1</record></l>").back(), "cut off");
}

TEST(XmlScan, RefusesWhatParsersChokeOn) {
  std::string deep, wide = "<a ";
  for (int i = 0; i < 300; ++i) deep += "<a>";
  for (int i = 0; i < 300; ++i) wide += "a" + std::to_string(i) + "='' ";
  for (const std::string& text :
       {deep, wide + "/>", std::string("no xml"), std::string(), std::string("</a>"),
        std::string("<a></b>"), std::string("<!DOCTYPE a><a/>"), std::string("<a><</a>")}) {
    EXPECT_FALSE(scan_xml(text, {})) << text.substr(0, 40);
  }
}

TEST(XmlScan, ManyBrokenRecordsCostLinearTime) {
  std::string text = "<o><l>";
  for (int i = 0; i < 50'000; ++i) text += "<record>";
  text += "</l></o>";
  const Result<XmlOutline> outline = scan_xml(text, record_scan());
  // Either is right; that it ends is what is tested: walked again for each record it would take
  // hours.
  if (outline) {
    EXPECT_FALSE(outline->elements.empty());
  } else {
    EXPECT_EQ(outline.error().fault, Fault::kInput);
  }
}

TEST(XmlScan, TellsWhatStandsBehindTheRoot) {
  const Result<XmlOutline> outline = scan_xml("<a/>\n<br /><b>Warning</b>: x in y.php", {});
  ASSERT_TRUE(outline);
  EXPECT_TRUE(outline->complete);
  EXPECT_EQ(outline->trailing, "<br /><b>Warning</b>: x in y.php");
}

TEST(XmlRepair, MakesXmlOfWhatIsAlmostXml) {
  struct Case {
    const char *text, *repaired, *code;
  };
  const Case cases[] = {
      {"<a>AT&T</a>", "<a>AT&amp;T</a>", "bare-ampersand"},
      {"<a>caf&eacute;</a>", "<a>café</a>", "html-entity"},
      {"<a>x\x1ay</a>", "<a>x\xef\xbf\xbdy</a>", "control-characters"},
      {"<a>\xef\xbf\xbe</a>", "<a>\xef\xbf\xbd</a>", "control-characters"},
      {"<a>&#55349;&#x1;</a>", "<a>\xef\xbf\xbd\xef\xbf\xbd</a>", "bad-character-reference"},
      {"<a b='?x=1&y=2'/>", "<a b='?x=1&amp;y=2'/>", "bare-ampersand"},
  };
  for (const Case& c : cases) {
    std::vector<Finding> findings;
    EXPECT_TRUE(needs_repair(c.text));
    EXPECT_EQ(repair_xml(c.text, findings), c.repaired);
    ASSERT_EQ(findings.size(), 1U) << c.text;
    EXPECT_EQ(findings[0].code, c.code);
  }
  for (const char* good :
       {"<a>&amp;&#233;&#xE9;&lt;</a>", "<a><![CDATA[AT&T &nbsp;]]></a>", "<!-- a & b --><a/>"}) {
    EXPECT_FALSE(needs_repair(good)) << good;
  }
}

TEST(Doctype, IsCutOutOrRefused) {
  EXPECT_EQ(*without_doctype("<!DOCTYPE rss PUBLIC \"-//x//EN\" \"http://x/rss.dtd\"><rss/>"),
            "<rss/>");
  EXPECT_EQ(
      *without_doctype(
          "<?xml?><!DOCTYPE rss [<!ENTITY nbsp \"&#160;\"> <!ENTITY eacute '&#xE9;'>]><rss/>"),
      "<?xml?><rss/>");
  EXPECT_EQ(*without_doctype("<!-- <!DOCTYPE --><rss/>"), "<!-- <!DOCTYPE --><rss/>");
  for (const char* text : {"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a/>",
                           "<!DOCTYPE a [<!ENTITY lol \"lol\"><!ENTITY l2 \"&lol;&lol;\">]><a/>",
                           "<!DOCTYPE a [", "<!DOCTYPE a"}) {
    EXPECT_FALSE(without_doctype(text)) << text;
  }
}

TEST(XmlDocument, NamesAreComparedByNamespace) {
  Payload payload;
  payload.frame.namespaces = {{"dc", "http://purl.org/dc/elements/1.1/"}, {"", "urn:outer"}};
  payload.frame.language = "nl";
  payload.bytes =
      "<r><dc:title xml:lang='en'>T<b>x</b> &amp; y</dc:title><z xmlns='urn:inner'><q/></z></r>";
  const Result<XmlDocument> document = XmlDocument::parse(payload);
  ASSERT_TRUE(document) << document.error().what;
  const pugi::xml_node title = document->root().first_child();
  EXPECT_TRUE(document->is(title, "http://purl.org/dc/elements/1.1/", "title"));
  EXPECT_EQ(document->language_of(title), "en");
  EXPECT_EQ(document->language_of(document->root()), "nl");
  EXPECT_EQ(document->namespace_of(document->root()), "urn:outer");
  EXPECT_EQ(document->namespace_of(document->root().last_child().first_child()), "urn:inner");
  EXPECT_EQ(XmlDocument::text_of(title), "Tx & y");
}

TEST(XmlDocument, OneTextIsAViewOfTheDocument) {
  Payload payload;
  payload.bytes = "<r><a>one</a><b>t<c>w</c>o</b><d/></r>";
  const Result<XmlDocument> document = XmlDocument::parse(payload);
  ASSERT_TRUE(document) << document.error().what;
  std::string joined = "left over";
  const pugi::xml_node one = document->root().child("a");
  EXPECT_EQ(XmlDocument::text_of(one, joined).data(), one.first_child().value());
  EXPECT_EQ(XmlDocument::text_of(document->root().child("b"), joined), "two");
  EXPECT_EQ(joined, "two");
  EXPECT_EQ(XmlDocument::text_of(document->root().child("d"), joined), "");
}

TEST(XmlDocument, BrokenBytesAreAnError) {
  for (const char* bytes : {"", "<a>", "<a></b>", "text"}) {
    Payload payload;
    payload.bytes = bytes;
    EXPECT_FALSE(XmlDocument::parse(payload)) << bytes;
  }
}

TEST(XmlDocument, WalksEverythingButWhatWasCutOutOfAWalkedPage) {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  for (int i = 0; i < 300; ++i) deep += "</a>";
  Payload payload;
  payload.bytes = deep;
  EXPECT_FALSE(XmlDocument::parse(payload)) << "what comes out of a store is walked";
  payload.bytes = "<a>b &amp; <c>d</c><![CDATA[e]]></a>";
  const Result<XmlDocument> walked = XmlDocument::parse(payload);
  payload.scanned = true;
  const Result<XmlDocument> trusted = XmlDocument::parse(payload);
  ASSERT_TRUE(walked && trusted);
  EXPECT_EQ(XmlDocument::text_of(walked->root()), "b & de");
  EXPECT_EQ(XmlDocument::text_of(trusted->root()), "b & de");
}

// Written plainly they are read without a parser: the same text with a space more goes through it.
TEST(ReadAttributes, PlainOnesComeOutAsTheParserHasThem) {
  for (const std::string text :
       {R"( a="b")", R"( xmlns:dc="http://x/" xml:lang="nl")", R"( a="")", R"( a="b" a="c")",
        R"( a="1 > 0")", R"( a="it's")", R"( a="x=y")", R"( a="&lt;")", R"( a='b')", R"( a="é")",
        " a=\"b\nc\"", " a-1=\"b\"", ""}) {
    EXPECT_EQ(read_attributes(text), read_attributes(" " + text)) << text;
  }
}

}  // namespace
}  // namespace vindplaats
