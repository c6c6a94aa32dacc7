#pragma once
// A source of one type that has just been asked for its records, for tests that hand it an answer.
#include <string>
#include <utility>

#include "harvesters/protocol.h"

namespace vindplaats::testing {

struct AskedSource {
  Source source;
  RunOptions options;
  const Protocol* protocol;
  Step step;

  explicit AskedSource(const char* type) : protocol(find_protocol(type)) {
    source.id = "bron";
    source.type = type;
    source.url = "https://www.example.nl/bron";
    options.now = Instant(std::chrono::hours(500'000));
    step = protocol->begin(source, {}, options);
    if (source.type != "oai-pmh") return;
    step.checkpoint.set("run.phase", "records");
    step.checkpoint.set("run.pages", "1");
    step.checkpoint.set("run.prefix", "oai_dc");
  }

  Response answer(std::string body) const {
    Response response;
    response.status = 200;
    response.url = source.url;
    response.body = std::move(body);
    return response;
  }
};

}  // namespace vindplaats::testing
