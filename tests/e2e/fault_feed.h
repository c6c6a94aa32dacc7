#pragma once
// A feed whose text a test writes, and what a harvest makes of it. One thread, but for the handler.
#include <algorithm>

#include "store/harvest_tables.h"
#include "tests/e2e/fault_bench.h"

namespace vindplaats::testing {

// A feed whose whole text a test writes, at /feed; it may change while it lives.
class FaultyFeed {
 public:
  FaultyFeed() {
    server_ = std::move(*ScriptedServer::start({{"/feed", [this](const ServerRequest& request) {
                                                   Answer answer;
                                                   answer.headers = headers;
                                                   answer.body = body;
                                                   if (twist) twist(request, ++asked, answer);
                                                   return answer;
                                                 }}}));
  }
  std::string body;
  std::vector<Header> headers = {{"Content-Type", "application/xml"}};
  Twist twist;
  std::size_t asked = 0;

  std::string url() const { return server_->url("/feed"); }
  ScriptedServer& server() { return *server_; }

 private:
  std::unique_ptr<ScriptedServer> server_;
};

struct FeedPiece {
  std::string guid, link, title, date, more;
};

inline std::string rss_with(const std::vector<FeedPiece>& items, const std::string& channel = "") {
  std::string text = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Proef</title>" +
                     (channel.empty() ? "<link>https://www.example.nl/</link>" : channel);
  for (const FeedPiece& item : items) {
    text += "<item>";
    if (!item.guid.empty()) text += "<guid isPermaLink=\"false\">" + item.guid + "</guid>";
    if (!item.link.empty()) text += "<link>" + item.link + "</link>";
    text += "<title>" + item.title + "</title>";
    if (!item.date.empty()) text += "<pubDate>" + item.date + "</pubDate>";
    text += item.more + "</item>";
  }
  return text + "</channel></rss>";
}

// Ten items, each part as `shape` makes it of the number.
inline std::vector<FeedPiece> ten(const std::function<FeedPiece(int)>& shape) {
  std::vector<FeedPiece> items;
  for (int i = 1; i <= 10; ++i) items.push_back(shape(i));
  return items;
}
inline std::string day_of(int i) {
  return fmt::format("{:02} Jun 2026 09:00:00 +0200", i);
}
inline FeedPiece plain_piece(int i) {
  return {fmt::format("id-{}", i), fmt::format("https://www.example.nl/{}", i),
          fmt::format("Titel {}", i), day_of(i), ""};
}

inline std::vector<Record> records_of(FaultBench& bench) {
  std::vector<Record> found;
  const auto snapshot = bench.store().snapshot();
  EXPECT_TRUE(scan_records(*snapshot, "feed", [&](const Record& record) {
    found.push_back(record);
    return true;
  }));
  return found;
}

inline bool record_has(const Record& record, const std::string& code) {
  return std::any_of(record.findings.begin(), record.findings.end(),
                     [&](const Finding& finding) { return finding.code == code; });
}

// A source that is well says nothing; one that is not says what and what to do, shortly (D44).
inline void expect_status(FaultBench& bench, const std::string& cause) {
  const auto status = bench.status("feed");
  const std::string said = status.value("cause", ""), remedy = status.value("remedy", "");
  if (cause.empty()) {
    EXPECT_EQ(said, "");
  } else {
    EXPECT_NE(said.find(cause), std::string::npos) << said;
    EXPECT_FALSE(remedy.empty());
  }
  EXPECT_LE(words_in(said + " " + remedy), 25U) << said << " " << remedy;
  EXPECT_FALSE(status["since"].get<std::string>().empty());
  bench.expect_sound();
}

}  // namespace vindplaats::testing
