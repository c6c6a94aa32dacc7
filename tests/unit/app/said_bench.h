#pragma once
// Whether a text of the core is known in Dutch.
#include <string>

#include <gtest/gtest.h>

#include "app/web/said.h"

namespace vindplaats::testing {

inline void expect_dutch(const std::string& what) {
  EXPECT_EQ(said(Language::kDutch, what).language, "nl") << what;
}

}  // namespace vindplaats::testing
