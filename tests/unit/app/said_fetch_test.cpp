// What the gate refuses while an answer comes is said in Dutch on a Dutch page.
#include <gtest/gtest.h>

#include "tests/unit/app/said_bench.h"
#include "tests/unit/app/transport_support.h"

namespace vindplaats {
namespace {

using gate_testing::gate_options;
using gate_testing::serve;
using gate_testing::TestGate;
using gate_testing::text_answer;
using testing::expect_dutch;

std::string words_of_refusal(GateOptions options, const Answer& answer) {
  const auto server = serve({{"/", [answer](const ServerRequest&) { return answer; }}});
  options.settings.fetch.private_networks.push_back(fmt::format("127.0.0.0/8:{}", server->port()));
  TestGate gate(std::move(options));
  const auto response = gate.get(server->url("/"));
  EXPECT_FALSE(response);
  return response ? "" : response.error().what;
}

TEST(SaidFetch, AnswersThatAreStopped) {
  GateOptions small = gate_options({});
  small.settings.fetch.max_page = 10;
  expect_dutch(words_of_refusal(small, text_answer("more than ten bytes")));
  Answer headers = text_answer("x");
  headers.delivery.extra_headers = 500;
  expect_dutch(words_of_refusal(gate_options({}), headers));
  GateOptions hasty = gate_options({});
  hasty.settings.fetch.total = std::chrono::milliseconds(50);
  Answer slow = text_answer("x");
  slow.delivery.delay = std::chrono::milliseconds(300);
  expect_dutch(words_of_refusal(hasty, slow));
}

TEST(SaidFetch, AddressesOfPrivateNetworks) {
  const auto server = serve({});
  TestGate gate(gate_options({}));
  for (const std::string& url : {server->url("/"), std::string("http://10.0.0.1/"),
                                 std::string("http://93.184.215.14:8081/")}) {
    const auto response = gate.get(url);
    ASSERT_FALSE(response) << url;
    expect_dutch(response.error().what);
  }
}

}  // namespace
}  // namespace vindplaats
