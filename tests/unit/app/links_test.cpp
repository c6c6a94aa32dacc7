// Links of accepted publications against a server, over days.
#include "app/pipeline/links.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/time.h"
#include "store/publication_tables.h"
#include "tests/unit/app/transport_support.h"

namespace vindplaats {
namespace {

using gate_testing::gate_options;
using gate_testing::serve;
using gate_testing::TestGate;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class LinkDays : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* path : {"/ok", "/gone", "/nohead", "/big", "/busy", "/wall", "/unused"}) {
      server_->route(path, [this](const ServerRequest& request) { return answer(request); });
    }
  }

  Answer answer(const ServerRequest& request) {
    Answer answer = gate_testing::text_answer("words");
    if (request.path == "/gone") answer.status = gone_ ? 404 : 200;
    if (request.path == "/nohead") answer.status = request.method == "HEAD" ? 405 : 200;
    if (request.path == "/wall") answer.status = 403;
    if (request.path == "/busy") answer.status = 429;
    if (request.path == "/big") {
      answer.status = request.method == "HEAD" ? 500 : 200;
      answer.body.assign(std::size_t{100'000'000}, 'x');
    }
    return answer;
  }

  void accept(const std::string& id, std::vector<std::string> paths,
              const std::string& status = "accepted") {
    Publication publication;
    publication.id = id;
    publication.metadata.title = "Titel " + id;
    publication.status = status;
    publication.primary_link = address(paths.at(0));
    for (const std::string& path : paths) {
      Link link;
      link.url = address(path);
      link.rel = "landing";
      publication.metadata.links.push_back(link);
    }
    Batch batch;
    put_publication(batch, publication);
    ASSERT_TRUE(store_->commit(batch, Durability::kSynced));
  }
  std::string address(const std::string& path) const {
    return path.starts_with('/') ? server_->url(path) : path;
  }

  LinkCheckCounts check(const char* day, std::int64_t limit = 0) {
    clock_.set(*parse_time(day));
    server_->clear_journal();
    LinkCheckOptions options;
    options.limit = limit;
    const auto counts = check_links(
        *store_, clock_, [this] { return gate_.gate->for_source(Source{}); }, options);
    EXPECT_TRUE(counts) << (counts ? "" : counts.error().what);
    return counts.value_or(LinkCheckCounts{});
  }
  // "HEAD /ok": what was asked, sorted.
  std::vector<std::string> asked() const {
    std::vector<std::string> lines;
    for (const ServerRequest& request : server_->journal())
      lines.push_back(request.method + " " + request.path);
    std::ranges::sort(lines);
    return lines;
  }
  // "p1 /gone broken 2026-01-01".
  std::vector<std::string> troubles(bool all = false) const {
    std::vector<std::string> lines;
    const auto found = link_troubles(*store_->snapshot(), all);
    EXPECT_TRUE(found) << (found ? "" : found.error().what);
    for (const LinkTrouble& trouble : found.value_or(std::vector<LinkTrouble>{})) {
      const std::string path = trouble.link.url.starts_with(server_->url(""))
                                   ? trouble.link.url.substr(server_->url("").size())
                                   : trouble.link.url;
      lines.push_back(trouble.link.publication + " " + path + " " + trouble.state + " " +
                      trouble.since.substr(0, 10));
    }
    return lines;
  }

  class SteppedClock : public SystemClock {
   public:
    void set(Instant now) { now_ = now; }
    Instant now() const override { return now_; }

   private:
    Instant now_{};
  };

  bool gone_ = true;
  SteppedClock clock_;
  std::unique_ptr<ScriptedServer> server_ = serve({});
  TestGate gate_{gate_options({server_->port()})};
  std::unique_ptr<Store> store_ = open_memory_store();
};

TEST_F(LinkDays, are_asked_once_each_and_again_after_thirty_days) {
  accept("p1", {"/ok", "/unused"});
  accept("p2", {"/ok"});
  accept("p3", {"/wall"}, "rejected");
  EXPECT_EQ(check("2026-01-01").checked, 2);
  EXPECT_THAT(asked(), ElementsAre("HEAD /ok", "HEAD /unused"));
  EXPECT_EQ(check("2026-01-30").checked, 0);
  EXPECT_THAT(asked(), IsEmpty());
  EXPECT_EQ(check("2026-01-31").checked, 2);
  EXPECT_THAT(troubles(true), IsEmpty());
}

TEST_F(LinkDays, are_broken_after_two_failures_three_days_apart_until_they_work_again) {
  accept("p1", {"/gone"});
  accept("p2", {"/ok", "/gone"});
  check("2026-01-01");
  EXPECT_THAT(troubles(), IsEmpty());
  EXPECT_THAT(troubles(true),
              ElementsAre("p1 /gone failing 2026-01-01", "p2 /gone failing 2026-01-01"));
  EXPECT_EQ(check("2026-01-03").checked, 0);
  check("2026-01-04");
  EXPECT_THAT(troubles(), ElementsAre("p1 /gone broken 2026-01-01", "p2 /gone broken 2026-01-01"));
  EXPECT_EQ(link_troubles(*store_->snapshot(), false)->at(0).cause, "there is no such page (404)");
  gone_ = false;
  check("2026-01-07");
  EXPECT_THAT(troubles(true), IsEmpty());
}

TEST_F(LinkDays, are_asked_for_their_beginning_where_a_server_knows_no_head) {
  accept("p1", {"/nohead"});
  accept("p2", {"/big"});
  check("2026-01-01");
  const std::vector<std::string> requests = asked();
  EXPECT_EQ(std::ranges::count(requests, "GET /nohead"), 1);
  EXPECT_EQ(std::ranges::count(requests, "GET /big"), 1);
  EXPECT_THAT(troubles(true), IsEmpty());
}

TEST_F(LinkDays, leave_a_host_alone_that_asks_for_it) {
  accept("p1", {"/busy"});
  accept("p2", {"/ok"});
  const LinkCheckCounts counts = check("2026-01-01");
  EXPECT_THAT(asked(), ElementsAre("HEAD /busy"));
  EXPECT_EQ(counts.due, 2);
  EXPECT_THAT(troubles(true), IsEmpty());
}

TEST_F(LinkDays, are_not_asked_in_a_private_network) {
  accept("p1", {"http://10.0.0.1/"});
  accept("p2", {"http://127.0.0.1:1/"});
  check("2026-01-01");
  check("2026-02-01");
  EXPECT_THAT(troubles(), IsEmpty());
  EXPECT_THAT(troubles(true), ElementsAre("p1 http://10.0.0.1/ unclear 2026-02-01",
                                          "p2 http://127.0.0.1:1/ unclear 2026-02-01"));
  EXPECT_THAT(link_troubles(*store_->snapshot(), true)->at(0).cause, HasSubstr("private network"));
}

TEST_F(LinkDays, are_forgotten_when_nobody_has_them_any_more) {
  accept("p1", {"/gone"});
  accept("p2", {"/ok"});
  check("2026-01-01");
  accept("p1", {"/unused"});
  check("2026-01-02");
  accept("p1", {"/gone"});
  check("2026-01-04");
  EXPECT_THAT(troubles(true), ElementsAre("p1 /gone failing 2026-01-04"));
}

TEST_F(LinkDays, stop_at_the_limit_and_go_on_the_next_day) {
  accept("p1", {"/ok", "/unused", "/nohead"});
  const LinkCheckCounts first = check("2026-01-01", 2);
  EXPECT_EQ(first.links, 3);
  EXPECT_EQ(first.checked, 2);
  EXPECT_EQ(first.due, 1);
  EXPECT_EQ(check("2026-01-02", 2).checked, 1);
}

}  // namespace
}  // namespace vindplaats
