#pragma once
// The front over a store in memory, without a wire: requests in, answers out, with a browser's
// cookies kept from one to the next.
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/pipeline/curate.h"
#include "app/web/routes.h"
#include "core/text.h"
#include "core/time.h"
#include "store/harvest_tables.h"

namespace vindplaats::testing {

// Stands where a test sets it.
class SetClock : public Clock {
 public:
  Instant now() const override { return now_; }
  std::chrono::milliseconds ticks() const override { return ticks_; }
  void wait(std::chrono::milliseconds duration) override { ticks_ += duration; }
  void pass(std::chrono::seconds time) {
    now_ += time;
    ticks_ += time;
  }

 private:
  Instant now_ = *parse_time("2026-11-22T08:00:00Z");
  std::chrono::milliseconds ticks_{1000};
};

using Fields = std::vector<std::pair<std::string, std::string>>;

class FrontBench {
 public:
  FrontBench();

  // A platform with two themes, one source and one partner.
  std::shared_ptr<Platform> platform = std::make_shared<Platform>();
  std::unique_ptr<Store> store = open_memory_store();
  SetClock clock;
  std::string base_url = "http://127.0.0.1:8080/";
  std::mutex desk;
  int wrote = 0;
  ReleaseShelf shelf{"/nonexistent"};
  WebHouse house;

  void add_user(const std::string& name, const std::string& role,
                const std::vector<std::string>& themes = {});
  // The path of a new login link.
  std::string link_for(const std::string& name);
  // Puts a record into the store; curate_now() makes a publication of it.
  void put(const std::string& identifier, const Metadata& metadata,
           const std::vector<Finding>& findings = {});
  void curate_now();
  // The publication that holds a record.
  Publication of(const std::string& identifier);
};

// One browser: its cookies.
class Browser {
 public:
  explicit Browser(FrontBench& bench) : bench_(bench) {}

  WebResponse get(const std::string& target, const std::vector<Header>& more = {});
  // With the token of the page that was seen last, unless the fields name one.
  WebResponse post(const std::string& target, Fields fields, const std::vector<Header>& more = {});
  // By a one-time link.
  void log_in(const std::string& name);
  std::map<std::string, std::string> cookies;
  std::string token;  // of the page that was seen last

 private:
  WebResponse ask(WebRequest request, const std::vector<Header>& more);
  FrontBench& bench_;
};

std::string header_of(const WebResponse& response, std::string_view name);

}  // namespace vindplaats::testing
