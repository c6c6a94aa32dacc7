#include "core/uri.h"

#include <random>

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

TEST(Uri, HasOneSpelling) {
  const std::pair<const char*, const char*> cases[] = {
      {"HTTP://Example.NL", "http://example.nl/"},
      {" https://example.nl:443/a?b=c#d ", "https://example.nl/a?b=c"},
      {"http://example.nl:8080/a/../b", "http://example.nl:8080/b"},
      {"http://exämple.nl/é", "http://xn--exmple-cua.nl/%C3%A9"},
      {"http://0x7f.1/", "http://127.0.0.1/"},
      {"http://①②⑦.⓪.⓪.①/", "http://127.0.0.1/"},
      {"http://[::1]:81/x", "http://[::1]:81/x"},
  };
  for (const auto& [text, expected] : cases) {
    const Result<Uri> uri = parse_uri(text);
    ASSERT_TRUE(uri) << text << ": " << uri.error().what;
    EXPECT_EQ(uri->text, expected) << text;
  }
}

TEST(Uri, PartsAreThoseOfTheText) {
  const Result<Uri> uri = parse_uri("https://repo.example.nl/oai/request?page=oai");
  ASSERT_TRUE(uri);
  EXPECT_EQ(uri->scheme, "https");
  EXPECT_EQ(uri->authority(), "repo.example.nl:443");
  EXPECT_EQ(uri->query, "page=oai");
  EXPECT_EQ(with_query(*uri, "verb=Identify"),
            "https://repo.example.nl/oai/request?page=oai&verb=Identify");
}

TEST(Uri, WhatProgramsReadDifferentlyIsRefused) {
  const std::string cases[] = {"",
                               "example.nl",
                               "ftp://example.nl/",
                               "file:///etc/passwd",
                               "http://",
                               "http:///x",
                               "http://user@example.nl/",
                               "http://a:b@example.nl/",
                               "http://127.0.0.1\\@good.example/",
                               "http://exa mple.nl/",
                               "http://example.nl/a\nb",
                               "http://ex%61mple.nl/",
                               "http://example.nl:99999/",
                               "http://example.nl:0/",
                               "javascript:alert(1)",
                               "http://example.nl/" + std::string(9000, 'a')};
  for (const std::string& text : cases) EXPECT_FALSE(parse_uri(text)) << text;
}

TEST(Links, AreResolvedByRfc3986) {
  const char* base = "http://example.nl/a/b/c?x=1#f";
  const std::pair<const char*, const char*> cases[] = {
      {"d", "http://example.nl/a/b/d"},          {"/d", "http://example.nl/d"},
      {"../d", "http://example.nl/a/d"},         {"//other.nl/d", "http://other.nl/d"},
      {"?y=2", "http://example.nl/a/b/c?y=2"},   {"", "http://example.nl/a/b/c?x=1"},
      {"#g", "http://example.nl/a/b/c?x=1#g"},   {"a b.pdf", "http://example.nl/a/b/a%20b.pdf"},
      {"https://x.nl/é", "https://x.nl/%C3%A9"}, {"HTTPS://X.nl", "https://x.nl/"},
      {"#", "http://example.nl/a/b/c?x=1"},
  };
  for (const auto& [reference, expected] : cases) {
    const Result<std::string> link = resolve_link(reference, base);
    ASSERT_TRUE(link) << reference << ": " << link.error().what;
    EXPECT_EQ(*link, expected) << reference;
  }
}

TEST(Links, OnlyTheWebIsKept) {
  for (const char* reference : {"javascript:alert(1)", "mailto:a@b.nl", "data:text/html,x",
                                "JaVaScRiPt:x", "tag:x,2024:1", "http://", "https://u:p@x.nl/"}) {
    EXPECT_FALSE(resolve_link(reference, "http://example.nl/")) << reference;
  }
  EXPECT_FALSE(resolve_link("relative", ""));
}

TEST(PercentEncoding, EncodesEachReservedByteOnce) {
  EXPECT_EQ(percent_encode("a+/=@|& %é"), "a%2B%2F%3D%40%7C%26%20%25%C3%A9");
}

// Plain addresses are not given to the parser. One whose scheme is in capitals always is, and must
// come out the same.
TEST(ResolveLink, PlainAddressesComeOutAsTheParserWouldHaveThem) {
  constexpr const char* kHosts[] = {"example.nl",       "a.b-c.example", "Example.nl", "127.1",
                                    "0x7f.1",           "x.127",         "1e100.net",  "exämple.nl",
                                    "example.nl.",      "example..nl",   ".nl",        "-a.nl",
                                    "a_b.nl",           "[::1]",         "u@h.nl",     "h.nl:80",
                                    "h.nl:8080",        "h.nl:",         "",           "localhost",
                                    "xn--exmple-cua.nl"};
  constexpr const char* kPieces[] = {"/",  "a", "Z9", ".", "..",  "/./", "/../", "?",   "??", "#",
                                     "#x", "&", "=",  "%", "%2e", "%2F", "%2E",  "%41", ";",  ":",
                                     "@",  "!", "$",  "'", "(",   ")",   "*",    "+",   ",",  "~",
                                     "-",  "_", "[",  "]", "|",   "{",   " ",    "\\",  "é",  "\"",
                                     "<",  ">", "^",  "`", "\n",  "//",  "/a.b", "/.x"};
  std::mt19937 random(20240511);
  const auto pick = [&](const auto& list) { return list[random() % std::size(list)]; };
  for (int i = 0; i < 200'000; ++i) {
    const bool secure = random() % 2 == 0;
    std::string rest = std::string(secure ? "s://" : "://") + pick(kHosts);
    if (random() % 8 != 0) rest += '/';
    for (std::size_t pieces = random() % 7; pieces > 0; --pieces) rest += pick(kPieces);
    const Result<std::string> plain = resolve_link("http" + rest, "");
    const Result<std::string> parsed = resolve_link("HTTP" + rest, "");
    ASSERT_EQ(plain.has_value(), parsed.has_value()) << rest;
    ASSERT_EQ(plain.value_or(""), parsed.value_or("")) << rest;
  }
}

}  // namespace
}  // namespace vindplaats
