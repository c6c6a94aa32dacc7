#pragma once
// A harvest that is answered by the fuzzer, and what must hold for every item that a protocol cuts
// out of an answer, whatever the answer was.
#include <string>

#include "core/json.h"
#include "core/text.h"
#include "core/uri.h"
#include "harvesters/protocol.h"
#include "normalize/format.h"
#include "tests/fuzz/fuzz.h"

namespace vindplaats::fuzz {

inline void check_record(const Record& record) {
  const std::string json = to_json(record);
  promise(valid_utf8(json), "a record is valid UTF-8");
  const Result<Record> again = from_json<Record>(json);
  promise(again && *again == record, "a record reads back as it was");
  for (const Link& link : record.metadata.links)
    promise(link.url.starts_with("http://") || link.url.starts_with("https://"),
            "links are of the web");
  promise(to_lower(record.metadata.content_html).find("<script") == std::string::npos,
          "nothing runs");
}

inline void check_item(const Item& item) {
  promise(item.raw.deleted || !item.raw.identifier.empty(), "what is kept has an identifier");
  if (const Result<Reading> reading = normalize(item.raw, item.payload, {})) {
    check_record(reading->record);
  } else {
    promise(!reading.error().what.empty(), "a refusal has a reason");
  }
}

inline void check_rejected(const Rejected& rejected) {
  promise(!rejected.identifier.empty(), "what is set aside has a name");
  promise(!rejected.reason.empty(), "what is set aside has a reason");
}

// A harvest by one protocol, of which every answer is what the fuzzer made up.
struct FuzzedRun {
  FuzzedRun(const char* type, const char* url) {
    source.id = "fuzz";
    source.type = type;
    source.url = url;
    options.now = Instant(std::chrono::hours(500'000));
    options.max_record = 1 << 16;
    protocol = find_protocol(source.type);
    begin({});
    response.status = 200;
    response.url = source.url;
  }
  void begin(const Checkpoint& stored) { step = protocol->begin(source, stored, options); }
  // The answer, read and checked, and the turn behind it, if there is one.
  Result<Page> read() {
    Result<Page> page = protocol->read(source, step, response, options);
    if (!page) return page;
    for (const Item& item : page->items) check_item(item);
    for (const Rejected& rejected : page->rejected) check_rejected(rejected);
    if (page->next) step = *page->next;
    return page;
  }
  // The same bytes to everything that is asked, so many times.
  void walk(std::string_view bytes, int turns) {
    response.body = bytes;
    for (int turn = 0; turn < turns; ++turn) {
      promise(parse_uri(step.request.url).has_value(), "what is asked is an address");
      response.url = step.request.url;
      const Result<Page> page = read();
      if (!page || !page->next) return;
    }
  }

  Source source;
  RunOptions options;
  const Protocol* protocol = nullptr;
  Step step;
  Response response;
};

}  // namespace vindplaats::fuzz
