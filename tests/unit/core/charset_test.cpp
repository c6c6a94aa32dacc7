#include "core/charset.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

using namespace std::string_literals;

struct CharsetCase {
  const char* name;
  std::string bytes;
  const char* http;
  const char* text;
  const char* charset;
};

TEST(Charset, BytesWinOverLabels) {
  const CharsetCase cases[] = {
      {"plain", "<a>x</a>", "", "<a>x</a>", "utf-8"},
      {"mark", "\xef\xbb\xbf<a>é</a>", "iso-8859-1", "<a>é</a>", "utf-8"},
      {"utf-16 with mark", "\xff\xfe<\0a\0/\0>\0"s, "", "<a/>", "utf-16le"},
      {"utf-16 without mark", "\0<\0a\0/\0>"s, "", "<a/>", "utf-16be"},
      {"latin-1 by declaration", "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>", "",
       "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>", "windows-1252"},
      {"header before declaration", "<?xml version='1.0' encoding='utf-8'?><a>\xcf</a>", "koi8-r",
       "<?xml version='1.0' encoding='utf-8'?><a>о</a>", "koi8-r"},
      {"says utf-8, is latin-1", "<a>caf\xe9 \x93x\x94</a>", "utf-8", "<a>café “x”</a>",
       "windows-1252"},
      {"says latin-1, is utf-8", "<a>café</a>", "latin1", "<a>café</a>", "utf-8"},
      {"says utf-16, is one byte", "<a>é</a>", "utf-16", "<a>é</a>", "utf-8"},
      {"misspelt", "<a>é</a>", "utf8", "<a>é</a>", "utf-8"},
      {"unknown label", "<a>é</a>", "x-nobody", "<a>é</a>", "utf-8"},
      {"one broken byte in much utf-8", "éééééééé\xff", "utf-8", "éééééééé\xef\xbf\xbd", "utf-8"},
  };
  for (const CharsetCase& c : cases) {
    const Decoded decoded = decode_text(c.bytes, c.http);
    EXPECT_EQ(decoded.text, c.text) << c.name;
    EXPECT_EQ(decoded.charset, c.charset) << c.name;
  }
}

TEST(Charset, AContradictionIsTold) {
  EXPECT_TRUE(decode_text("caf\xe9", "utf-8").contradicted);
  EXPECT_TRUE(decode_text("café", "iso-8859-1").contradicted);
  EXPECT_FALSE(decode_text("cafe", "iso-8859-1").contradicted);
  EXPECT_TRUE(decode_text("caf\xe9", "").guessed);
}

}  // namespace
}  // namespace vindplaats
