#include "core/http.h"

#include <gtest/gtest.h>

#include "core/time.h"

namespace vindplaats {
namespace {

TEST(Response, ReadsContentType) {
  Response response;
  response.headers = {{"content-type", "Text/XML; Charset=\"ISO-8859-1\"; q=1"}};
  EXPECT_EQ(response.media_type(), "text/xml");
  EXPECT_EQ(response.charset(), "iso-8859-1");
  EXPECT_EQ(response.header("Content-TYPE").substr(0, 4), "Text");
}

TEST(Response, ReadsRetryAfterInBothForms) {
  const Instant now = *parse_time("2026-11-22T06:00:00Z");
  const std::pair<const char*, int> cases[] = {{"120", 120},
                                               {"Sun, 22 Nov 2026 06:01:00 GMT", 60},
                                               {"Sun, 22 Nov 2026 05:00:00 GMT", 0},
                                               {"-5", 0}};
  for (const auto& [value, seconds] : cases) {
    Response response;
    response.headers = {{"Retry-After", value}};
    ASSERT_TRUE(response.retry_after(now)) << value;
    EXPECT_EQ(response.retry_after(now)->count(), seconds) << value;
  }
  EXPECT_FALSE(Response{}.retry_after(now));
}

}  // namespace
}  // namespace vindplaats
