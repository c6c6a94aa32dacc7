// Every folder below tests/fixtures/protocols/<protocol>/ is a conversation: case.json says what is
// harvested and how, the requests must come exactly so, and result.json is what came of it.
#include <filesystem>
#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "core/digest.h"
#include "core/time.h"
#include "harvesters/page_guard.h"
#include "harvesters/protocol.h"
#include "tests/support/conversation.h"
#include "tests/support/golden.h"

namespace vindplaats {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

struct RecordedCase {
  Source source;
  RunOptions options;
  Checkpoint checkpoint;
};

RecordedCase read_case(const std::filesystem::path& folder) {
  const json told = json::parse(testing::read_file(folder / "case.json"));
  RecordedCase recorded;
  const json& source = told.at("source");
  recorded.source.id = source.value("id", "proef");
  const std::string protocol = folder.parent_path().filename();
  recorded.source.type = protocol == "oai_pmh" ? "oai-pmh" : protocol;
  recorded.source.url = source.at("url");
  recorded.source.formats = source.value("formats", recorded.source.formats);
  recorded.source.sets = source.value("sets", recorded.source.sets);
  recorded.source.sections = source.value("sections", recorded.source.sections);
  recorded.source.exclude_sections = source.value("exclude_sections", std::vector<std::string>());
  const json options = told.value("options", json::object());
  recorded.options.full = options.value("full", false);
  recorded.options.from = options.value("from", "");
  recorded.options.until = options.value("until", "");
  recorded.options.record = options.value("record", "");
  recorded.options.identifiers_only = options.value("identifiers_only", false);
  recorded.options.max_record = options.value("max_record", recorded.options.max_record);
  recorded.options.now = *parse_time(options.value("now", "2026-11-22T06:00:00Z"));
  recorded.checkpoint.values = told.value("checkpoint", recorded.checkpoint.values);
  return recorded;
}

ordered_json shown_items(const Page& page, const Response& response) {
  ordered_json items = ordered_json::array();
  for (const Item& item : page.items) {
    ordered_json shown = ordered_json::parse(to_json(item.raw));
    if (!item.payload.bytes.empty()) {
      shown["payload"] = std::to_string(item.payload.bytes.size()) + " bytes";
      EXPECT_EQ(item.raw.payload, sha256_hex(item.payload.bytes));
      const char first = item.payload.bytes.front(), last = item.payload.bytes.back();
      const bool whole = (first == '<' && last == '>') || (first == '{' && last == '}');
      EXPECT_TRUE(whole) << item.payload.bytes;
      if (item.payload.frame.charset == "utf-8") {
        EXPECT_NE(response.body.find(item.payload.bytes), std::string::npos) << "bytes as sent";
      }
    }
    if (&item == &page.items.front()) {
      shown["frame"] = ordered_json::parse(to_json(item.payload.frame));
    }
    items.push_back(shown);
  }
  return items;
}

ordered_json shown_page(const Page& page, const Response& response) {
  ordered_json shown;
  if (!page.items.empty()) shown["items"] = shown_items(page, response);
  for (const Rejected& rejected : page.rejected) {
    shown["rejected"].push_back({{"identifier", rejected.identifier},
                                 {"reason", rejected.reason},
                                 {"bytes", rejected.bytes.size()}});
  }
  for (const Finding& finding : page.findings) {
    shown["findings"].push_back(ordered_json::parse(to_json(finding)));
  }
  if (page.total) shown["total"] = *page.total;
  if (page.unchanged) shown["unchanged"] = true;
  if (page.restarted) shown["restarted"] = true;
  if (page.whole) shown["whole"] = true;
  return shown.is_null() ? ordered_json::object() : shown;
}

// A run that is cut off behind any page goes on with the very request that would have come next.
void expect_resumes(const Protocol& protocol, const RecordedCase& recorded, const Page& page) {
  const RunOptions& options = recorded.options;
  if (page.checkpoint.get("run.pages").empty() || options.full || !options.from.empty() ||
      !options.until.empty() || !options.record.empty() || options.identifiers_only) {
    return;
  }
  const Step again = protocol.begin(recorded.source, page.checkpoint, options);
  EXPECT_EQ(again.request, page.next->request);
}

ordered_json play(const RecordedCase& recorded, testing::Conversation& conversation) {
  const Protocol* protocol = find_protocol(recorded.source.type);
  ordered_json result;
  Checkpoint checkpoint = recorded.checkpoint;
  std::optional<Step> step = protocol->begin(recorded.source, checkpoint, recorded.options);
  PageGuard guard;
  result["pages"] = ordered_json::array();
  while (step) {
    const Result<Response> response = conversation.send(step->request);
    if (!response) break;
    Result<Page> page = protocol->read(recorded.source, *step, *response, recorded.options);
    Result<void> guarded;
    if (page) guarded = guard.check(*page);
    if (!page || !guarded) {
      const Error error = page ? guarded.error() : page.error();
      result["error"] = {{"fault", fault_code(error.fault)}, {"what", error.what}};
      break;
    }
    result["pages"].push_back(shown_page(*page, *response));
    checkpoint = page->checkpoint;
    if (page->next) expect_resumes(*protocol, recorded, *page);
    step = std::move(page->next);
  }
  result["checkpoint"] = checkpoint.values;
  return result;
}

std::vector<std::string> recorded_cases() {
  std::vector<std::string> names;
  const std::filesystem::path root = testing::fixtures() / "protocols";
  for (const std::filesystem::path& path : testing::files_in(root, ".json")) {
    if (path.filename() != "case.json") continue;
    names.push_back(std::filesystem::relative(path.parent_path(), root).string());
  }
  return names;
}

class RecordedConversation : public ::testing::TestWithParam<std::string> {};

TEST_P(RecordedConversation, AsksAndReadsAsRecorded) {
  const std::filesystem::path folder = testing::fixtures() / "protocols" / GetParam();
  testing::Conversation conversation(folder);
  const ordered_json result = play(read_case(folder), conversation);
  EXPECT_TRUE(conversation.finished()) << "something was not asked";
  testing::expect_golden(folder / "result.json", result.dump(2) + "\n");
}

INSTANTIATE_TEST_SUITE_P(All, RecordedConversation, ::testing::ValuesIn(recorded_cases()),
                         [](const auto& tested) {
                           std::string name = tested.param;
                           for (char& c : name) {
                             if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
                           }
                           return name;
                         });

}  // namespace
}  // namespace vindplaats
