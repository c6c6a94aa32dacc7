// Passwords, tokens and links that were planted are found nowhere that others look: in no log, no
// page of numbers, no list, no export, and not in the store's files (docs/faults.md D38).
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/raw_http.h"
#include "tests/support/serve_process.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::raw_get;
using testing::RawAnswer;
using testing::RawConnection;
using testing::read_raw_answer;
using testing::ServeProcess;
using testing::Workbench;
namespace fs = std::filesystem;

constexpr const char* kPlantedPassword = "geheim-wachtwoord-van-fatima-7";
constexpr const char* kPlantedGuess = "verkeerd-geraden-wachtwoord-9";

RawAnswer raw_post(std::uint16_t port, const std::string& target, const std::string& more,
                   const std::string& type, const std::string& body) {
  RawConnection connection(port);
  connection.send(
      fmt::format("POST {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}"
                  "Content-Type: {}\r\nContent-Length: {}\r\n\r\n{}",
                  target, more, type, body.size(), body));
  return read_raw_answer(connection.read_to_end());
}

std::string whole_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string all_files_below(const fs::path& folder) {
  std::string all;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) all += whole_file(entry.path());
  }
  return all;
}

// Whatever a form carries beside the fields: the token of its page and the cookie it hangs on.
struct FormSecrets {
  std::string cookie, token;
};
FormSecrets open_login(std::uint16_t port) {
  const RawAnswer page = raw_get(port, "/login");
  const std::string cookie = page.header("Set-Cookie");
  const std::size_t at = page.body.find("name=\"token\" value=\"");
  return {cookie.substr(0, cookie.find(';')),
          at == std::string::npos ? "" : page.body.substr(at + 20, 64)};
}

int log_in(std::uint16_t port, const std::string& password) {
  const FormSecrets form = open_login(port);
  return raw_post(port, "/login", "Cookie: " + form.cookie + "\r\n",
                  "application/x-www-form-urlencoded",
                  fmt::format("name=fatima&password={}&token={}", password, form.token))
      .status;
}

TEST(Secrets, D38ArePlantedAndFoundNowhere) {
  const Workbench bench;
  bench.keep_one_theme();
  bench.expect(0, {"user", "add", "fatima"});
  EXPECT_EQ(bench.run({"user", "password", "fatima"}, std::string(kPlantedPassword) + "\n").status,
            0);
  const std::string token = bench.json({"user", "token", "fatima", "--name", "proef"})["token"];
  const std::string link = bench.json({"user", "link", "fatima"})["link"];
  const std::string link_secret = link.substr(link.rfind('/') + 1);

  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  const std::string bearer = "Authorization: Bearer " + token + "\r\n";
  // Used well, used wrongly, put where no secret belongs.
  EXPECT_EQ(log_in(serve.port(), kPlantedPassword), 303);
  EXPECT_EQ(log_in(serve.port(), kPlantedGuess), 403);
  EXPECT_EQ(raw_get(serve.port(), "/api/v1/me", bearer).status, 200);
  EXPECT_EQ(raw_get(serve.port(), "/api/v1/me?token=" + token).status, 401);
  EXPECT_EQ(raw_get(serve.port(), "/api/v1/me?token=" + token, bearer).status, 422);
  EXPECT_EQ(raw_get(serve.port(), "/" + token).status, 404);
  EXPECT_EQ(raw_get(serve.port(), "/login/" + link_secret + "x").status, 404);
  EXPECT_EQ(
      raw_post(serve.port(), "/api/v1/bring", bearer, "application/json",
               R"({"records": [{"title": "Een rapport", "product": "rapport"}], "accept": true})")
          .status,
      200);
  std::string seen =
      raw_get(serve.port(), "/metrics").body + raw_get(serve.port(), "/healthz").body;
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"status", "--json"},
                                             {"user", "list", "--json"},
                                             {"user", "show", "fatima"},
                                             {"user", "show", "fatima", "--json"},
                                             {"export", "--json", "--force"}}) {
    const auto outcome = bench.run(words);
    seen += outcome.out + outcome.err;
  }
  EXPECT_EQ(serve.stop(), 0);
  seen += serve.log() + all_files_below(bench.dir());
  EXPECT_GT(seen.size(), 10'000U);
  EXPECT_NE(seen.find("fatima"), std::string::npos) << "it looks where something is";
  for (const std::string& secret : {std::string(kPlantedPassword), std::string(kPlantedGuess),
                                    token, token.substr(11), link_secret})
    EXPECT_EQ(seen.find(secret), std::string::npos) << secret;
}

}  // namespace
}  // namespace vindplaats
