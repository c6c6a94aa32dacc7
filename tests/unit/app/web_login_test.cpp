// Coming in: links, passwords, codes, sessions; what a form must carry; who may go where.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/passwords.h"
#include "app/totp.h"
#include "store/ledger.h"
#include "tests/unit/app/front_bench.h"

namespace vindplaats {
namespace {

using testing::Browser;
using testing::FrontBench;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::Not;

constexpr const char* kPassword = "vier woorden zijn genoeg";

// Sets the password of who is logged in.
void choose_password(Browser& browser) {
  browser.get("/account");
  EXPECT_EQ(
      browser.post("/account/password", {{"password", kPassword}, {"again", kPassword}}).status,
      303);
}

WebResponse log_in(Browser& browser, const std::string& name, const std::string& password,
                   const std::string& code = "") {
  browser.get("/login");
  return browser.post("/login", {{"name", name}, {"password", password}, {"code", code}});
}

std::int64_t ledger_entries(FrontBench& bench, const std::string& part) {
  std::int64_t found = 0;
  EXPECT_TRUE(scan_ledger(*bench.store->snapshot(), 1, [&](const LedgerEntry& entry) {
    found += entry.body.find(part) != std::string::npos ? 1 : 0;
    return true;
  }));
  return found;
}

TEST(WebLogin, ALinkOpensOnceAndLookingAtItDoesNotUseItUp) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  const std::string link = bench.link_for("fatima");
  Browser browser(bench), other(bench);
  EXPECT_THAT(browser.get(link).body, HasSubstr("fatima"));
  EXPECT_THAT(other.get(link).body, HasSubstr("fatima"));
  const WebResponse in = browser.post(link, {});
  EXPECT_EQ(in.status, 303);
  EXPECT_THAT(header_of(in, "Set-Cookie"), HasSubstr("HttpOnly; SameSite=Lax"));
  EXPECT_EQ(browser.get("/account").status, 200);
  EXPECT_EQ(other.post(link, {}).status, 404);
  EXPECT_EQ(other.get("/account").status, 303);
  EXPECT_EQ(ledger_entries(bench, "\"login\""), 1);
}

TEST(WebLogin, ALinkIsOldAfterADay) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  const std::string link = bench.link_for("fatima");
  Browser browser(bench);
  browser.get(link);
  bench.clock.pass(std::chrono::hours(25));
  EXPECT_EQ(browser.post(link, {}).status, 404);
}

TEST(WebLogin, ASessionHasAnIdOfItsOwnAndIsDeadAfterLogout) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  Browser browser(bench);
  browser.log_in("fatima");
  choose_password(browser);
  const std::string before = browser.cookies.at("session");
  browser.get("/account");
  EXPECT_EQ(browser.post("/logout", {}).status, 303);
  EXPECT_FALSE(browser.cookies.contains("session"));
  EXPECT_EQ(log_in(browser, "fatima", kPassword).status, 303);
  EXPECT_NE(browser.cookies.at("session"), before);
  Browser thief(bench);
  thief.cookies["session"] = before;
  EXPECT_EQ(thief.get("/account").status, 303);
}

TEST(WebLogin, ASessionEndsWhenItIsNotUsedAndAfterADayOfWork) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  Browser browser(bench);
  browser.log_in("fatima");
  bench.clock.pass(std::chrono::minutes(119));
  EXPECT_EQ(browser.get("/account").status, 200);
  bench.clock.pass(std::chrono::minutes(121));
  EXPECT_EQ(browser.get("/account").status, 303);
  browser.log_in("fatima");
  int hours = 0;
  while (browser.get("/account").status == 200 && hours < 30) {
    bench.clock.pass(std::chrono::hours(1));
    ++hours;
  }
  EXPECT_EQ(hours, 13);
}

TEST(WebLogin, WhoHasNoAccountAnyMoreIsOutAtOnce) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  Browser browser(bench);
  browser.log_in("fatima");
  EXPECT_TRUE(remove_account(*bench.store, bench.clock, "fatima", "test"));
  EXPECT_EQ(browser.get("/account").status, 303);
}

TEST(WebLogin, OverHttpsTheCookieIsTheHostsAlone) {
  FrontBench bench;
  bench.base_url = "https://redactie.example.nl/";
  bench.add_user("fatima", "editor");
  Browser browser(bench);
  browser.log_in("fatima");
  EXPECT_TRUE(browser.cookies.contains("__Host-session"));
  EXPECT_THAT(header_of(browser.get("/?lang=en"), "Set-Cookie"), HasSubstr("; Secure"));
}

TEST(WebLogin, WhatIsWrongIsToldInTheSameWords) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  Browser browser(bench);
  browser.log_in("fatima");
  choose_password(browser);
  Browser stranger(bench);
  const WebResponse known = log_in(stranger, "fatima", "niet het wachtwoord");
  const WebResponse unknown = log_in(stranger, "nemand", "niet het wachtwoord");
  EXPECT_EQ(known.status, 403);
  EXPECT_EQ(unknown.status, 403);
  std::string same = known.body;
  same.replace(same.find("value=\"fatima\""), 14, "value=\"nemand\"");
  EXPECT_EQ(same, unknown.body);
}

TEST(WebLogin, OfAThousandGuessesTwentyAtMostReachTheHash) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  Browser browser(bench);
  browser.get("/login");
  int reached = 0, refused = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::string name = i % 3 == 0 ? "fatima" : "name" + std::to_string(i);
    const int status = browser.post("/login", {{"name", name}, {"password", "guess"}}).status;
    ++(status == 403 ? reached : refused);
  }
  EXPECT_LE(reached, 20);
  EXPECT_EQ(reached + refused, 1000);
  bench.clock.pass(std::chrono::minutes(16));
  EXPECT_EQ(browser.post("/login", {{"name", "fatima"}, {"password", "guess"}}).status, 403);
}

TEST(WebLogin, ALockIsNotedOnceAndALinkStillOpens) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  for (int i = 0; i < 30; ++i)
    bench.house.guard->guess("fatima", "192.0.2." + std::to_string(i), bench.clock.ticks());
  Browser browser(bench);
  EXPECT_EQ(log_in(browser, "fatima", "guess").status, 429);
  bench.clock.pass(std::chrono::minutes(16));
  const std::string link = bench.link_for("fatima");
  browser.get(link);
  EXPECT_EQ(browser.post(link, {}).status, 303);
}

TEST(WebLogin, ASecondFactorIsAskedForAndACodeHoldsOnce) {
  FrontBench bench;
  bench.add_user("anna", "administrator");
  Browser browser(bench);
  browser.log_in("anna");
  choose_password(browser);
  const WebResponse page = browser.get("/account");
  const std::size_t at = page.body.find("name=\"secret\" value=\"") + 21;
  const std::string secret = page.body.substr(at, 32);
  const auto code = [&] {
    return totp_code(secret, bench.clock.now().time_since_epoch().count() / 30);
  };
  EXPECT_EQ(
      browser
          .post("/account/code", {{"secret", secret}, {"code", "000000"}, {"current", kPassword}})
          .status,
      422);
  EXPECT_EQ(
      browser.post("/account/code", {{"secret", secret}, {"code", code()}, {"current", kPassword}})
          .status,
      303);
  Browser other(bench);
  EXPECT_EQ(log_in(other, "anna", kPassword).status, 403);
  EXPECT_EQ(log_in(other, "anna", kPassword, code()).status, 403) << "used a moment ago";
  bench.clock.pass(std::chrono::seconds(30));
  EXPECT_EQ(log_in(other, "anna", kPassword, code()).status, 303);
}

TEST(Totp, IsTheOneOfTheStandard) {
  // RFC 6238, appendix B, SHA-1, the last six of the eight digits.
  const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  EXPECT_EQ(totp_code(secret, 1), "287082");
  EXPECT_EQ(totp_code(secret, 37037036), "081804");
  EXPECT_EQ(totp_code(secret, 0x23523EC), "081804");
  EXPECT_EQ(totp_code(secret, 0x27BC86AA), "353130");
  EXPECT_EQ(totp_code("no base32!", 1), "");
  EXPECT_EQ(new_totp_secret().size(), 32U);
}

TEST(Passwords, AreCheckedAndKeptAsArgon2id) {
  const auto hash = hash_password(kPassword, "fatima");
  ASSERT_TRUE(hash);
  EXPECT_THAT(*hash, HasSubstr("$argon2id$v=19$m=65536,t=2"));
  EXPECT_TRUE(right_password(*hash, kPassword));
  EXPECT_FALSE(right_password(*hash, "vier woorden zijn genoeg."));
  EXPECT_FALSE(right_password("", kPassword));
  EXPECT_FALSE(hash_password("kort", "fatima"));
  EXPECT_FALSE(hash_password("fatima-fatima", "fatima-fatima"));
  EXPECT_FALSE(hash_password(std::string(1001, 'x'), "fatima"));
}

TEST(WebForms, WithoutTokenFromElsewhereOrByGetNothingIsDone) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  for (const Route& route : routes()) {
    if (route.methods.find("POST") == std::string_view::npos) continue;
    std::string path(route.path);
    if (const std::size_t place = path.find("{}"); place != std::string::npos)
      path.replace(place, 2, "p1");
    Browser browser(bench);
    browser.log_in("fatima");
    const auto before = read_head(*bench.store->snapshot())->sequence;
    EXPECT_EQ(browser.post(path, {{"token", ""}}).status, 403) << path;
    EXPECT_EQ(browser.post(path, {{"token", std::string(64, 'a')}}).status, 403) << path;
    EXPECT_EQ(browser.post(path, {}, {{"Origin", "https://evil.example"}}).status, 403) << path;
    EXPECT_EQ(browser.post(path, {}, {{"Origin", "null"}}).status, 403) << path;
    EXPECT_EQ(browser.post(path, {}, {{"Sec-Fetch-Site", "cross-site"}}).status, 403) << path;
    if (route.methods == "POST") {
      EXPECT_EQ(browser.get(path).status, 405) << path;
    }
    EXPECT_EQ(read_head(*bench.store->snapshot())->sequence, before) << path;
    Browser other(bench);
    other.log_in("fatima");
    EXPECT_EQ(browser.post(path, {{"token", other.token}}).status, 403) << path;
  }
}

TEST(WebRights, EveryRoleGetsWhereItMayAndNowhereElse) {
  FrontBench bench;
  for (const std::string_view role : kRoles)
    bench.add_user("u-" + std::string(role), std::string(role), {"onderwijs"});
  for (const Route& route : routes()) {
    if (!std::holds_alternative<PageHandler>(route.handler)) continue;
    std::string path(route.path);
    if (const std::size_t place = path.find("{}"); place != std::string::npos)
      path.replace(place, 2, "p1");
    for (const std::string_view role : kRoles) {
      Browser browser(bench);
      browser.log_in("u-" + std::string(role));
      const bool reads = route.methods != "POST";
      const WebResponse answer = reads ? browser.get(path) : browser.post(path, {});
      const bool may = extent_of(role, route.right) != Extent::kNone;
      EXPECT_EQ(answer.status == 403, !may) << role << " " << path << " " << answer.status;
      EXPECT_LT(answer.status, 500) << role << " " << path;
    }
    Browser nobody(bench);
    nobody.get("/login");
    const bool reads = route.methods != "POST";
    const int status = (reads ? nobody.get(path) : nobody.post(path, {})).status;
    if (extent_of(kNobody, route.right) == Extent::kNone) {
      EXPECT_EQ(status, reads ? 303 : 403) << path;
    }
  }
}

TEST(WebRights, AfterTheLoginOneGoesOnWhereOneWanted) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  Browser browser(bench);
  browser.log_in("fatima");
  choose_password(browser);
  browser.post("/logout", {});
  EXPECT_EQ(header_of(browser.get("/account?x=1"), "Location"), "/login?next=%2Faccount%3Fx%3D1");
  browser.get("/login");
  const auto to = [&](const std::string& next) {
    browser.get("/login");
    return header_of(
        browser.post("/login", {{"name", "fatima"}, {"password", kPassword}, {"next", next}}),
        "Location");
  };
  EXPECT_EQ(to("/account?x=1"), "/account?x=1");
  browser.post("/logout", {});
  for (const char* elsewhere : {"https://evil.example", "//evil.example", "/\\evil.example"}) {
    browser.cookies.clear();
    EXPECT_EQ(to(elsewhere), "/") << elsewhere;
  }
}

}  // namespace
}  // namespace vindplaats
