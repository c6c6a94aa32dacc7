#include "core/visits.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

TEST(Visits, WhatChangesAtEachFetchIsTakenOut) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://x.nl/a?p=12&utm_source=y&token=1", "https://x.nl/a?p=12&utm_source=&token="},
      {"https://x.nl/a?id=4f3a2b1c9d8e", "https://x.nl/a?id="},
      {"https://x.nl/a?p=20231234", "https://x.nl/a?p=20231234"},
      {"https://x.nl/a?titel=integratiebeleid", "https://x.nl/a?titel=integratiebeleid"},
      {"https://x.nl/a#x?token=1", "https://x.nl/a#x?token="},
      {"<a href=\"https://x.nl/a?sid=77&amp;p=1\">Wat? token=1</a>",
       "<a href=\"https://x.nl/a?sid=&amp;p=1\">Wat? token=1</a>"},
  };
  for (const auto& [text, settled] : cases) EXPECT_EQ(settled_addresses(text), settled);
}

}  // namespace
}  // namespace vindplaats
