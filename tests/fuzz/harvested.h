#pragma once
// What must hold for every item that a protocol cuts out of an answer, whatever the answer was.
#include <string>

#include "core/json.h"
#include "core/text.h"
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

}  // namespace vindplaats::fuzz
