#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/services.h"
#include "app/write_file.h"
#include "core/time.h"
#include "harvesters/split.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

std::string refusal(const std::string& file, const std::string& record, const std::string& reason) {
  nlohmann::ordered_json json = {{"file", file}};
  if (!record.empty()) json["record"] = record;
  json["reason"] = reason;
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string why_json(const Reading& reading) {
  nlohmann::ordered_json traces = nlohmann::ordered_json::array();
  for (const Trace& trace : reading.traces) {
    traces.push_back({{"field", trace.field},
                      {"path", trace.path},
                      {"before", trace.before},
                      {"rule", trace.rule}});
  }
  return fmt::format("{{\"record\":{},\"why\":{}}}\n", to_json(reading.record),
                     traces.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

// One run of `try normalize` over its files.
class TryNormalize {
 public:
  TryNormalize(const Invocation& call, Streams& streams) : call_(call), streams_(streams) {
    split_.source = call.get("source", "try");
    split_.base = call.get("base-url");
    read_.traces = call.has("why");
  }

  void read(const std::string& file, const std::string& bytes, const std::string& harvested) {
    Result<SplitDocument> document = split_document(bytes, split_);
    if (!document) return refuse(file, "", document.error().what);
    for (const Rejected& rejected : document->rejected)
      refuse(file, rejected.identifier, rejected.reason);
    for (Item& item : document->items) {
      item.raw.harvested = harvested;
      const Result<Reading> reading = normalize(item.raw, item.payload, read_);
      if (!reading) {
        refuse(file, item.raw.identifier, reading.error().what);
        continue;
      }
      write(*reading);
    }
    empty_documents_ += document->items.empty() && document->rejected.empty();
  }

  void write(const Reading& reading) {
    ++written_;
    if (read_.traces) return streams_.out(why_json(reading));
    line_.clear();
    append_json(line_, reading.record);
    streams_.out(line_ += '\n');
  }

  void refuse(const std::string& file, const std::string& record, const std::string& reason) {
    ++refused_;
    streams_.err(refusal(file, record, reason));
  }

  // A document without records is no failure: an empty feed is one.
  int status() const {
    if (refused_ == 0) return kExitOk;
    return written_ > 0 || empty_documents_ > 0 ? kExitPartly : kExitFailed;
  }

 private:
  const Invocation& call_;
  Streams& streams_;
  SplitOptions split_;
  ReadOptions read_;
  std::string line_;  // what was written last: its memory serves the next
  int written_ = 0, refused_ = 0, empty_documents_ = 0;
};

Result<int> run_try_normalize(const Invocation& call, Services& services, Streams& streams) {
  TryNormalize stage(call, streams);
  const std::string harvested = call.globals.now.empty() ? "" : format_time(services.clock().now());
  for (const std::string& file : call.positionals) {
    if (file == "-") {
      stage.read(file, streams.in(), harvested);
      continue;
    }
    const Result<std::string> bytes = read_whole_file(file);
    if (bytes) stage.read(file, *bytes, harvested);
    if (!bytes) stage.refuse(file, "", bytes.error().what);
  }
  return stage.status();
}

const Verb kTryVerbs[] = {
    {"try normalize",
     "Read files into the schema, a record a line, without a store",
     {{"FILE", "OAI-PMH answers, records, feeds; - for standard input", 1, 0}},
     {{"base-url", "URL", "Where relative addresses lead from"},
      {"source", "ID", "The source's id (default: try)"},
      {"why", "", "With the reason of every value"}},
     "  vindplaats try normalize feed.xml\n  curl -s https://example.nl/feed | vindplaats try "
     "normalize --base-url https://example.nl/ -",
     run_try_normalize,
     Work::kHere}};

}  // namespace

extern const CommandSet command_try;
const CommandSet command_try{100, kTryVerbs};

}  // namespace vindplaats
