#include "tests/unit/app/front_bench.h"

#include <fmt/format.h>

#include "app/accounts.h"
#include "app/pipeline/index_reader.h"
#include "core/random.h"
#include "store/publication_tables.h"
#include "tests/unit/app/stored_record.h"

namespace vindplaats::testing {
namespace {

SegmentCache& bench_segments() {
  static SegmentCache segments;
  return segments;
}

Theme bench_theme(const std::string& id, const std::string& query) {
  Theme theme;
  theme.id = id;
  theme.label = {{"nl", "Thema " + id}, {"en", "Theme " + id}};
  theme.rules = {{"woord", Thousandths{1500}, false, query, {}}};
  return theme;
}

}  // namespace

FrontBench::FrontBench()
    : house{shelf,
            [] { return nullptr; },
            [] {
              return Readiness{true, "", {}};
            },
            [] { return Counters(); },
            [this] { return clock.now(); },
            [] { return std::string("Kennis & <Platform>"); },
            [this] { return base_url; },
            [this] { return platform; },
            store.get(),
            &bench_segments(),
            &clock,
            [this] { return std::unique_lock(desk); },
            [this] { ++wrote; }} {
  platform->settings.name = "Kennis & <Platform>";
  platform->digest = "bench";
  platform->partners.resize(1);
  platform->partners[0].id = "wodc";
  platform->partners[0].name = "WODC";
  Source source;
  source.id = source.partner = "wodc";
  platform->sources = {source};
  platform->themes = {bench_theme("arbeidsmarkt", "werk*"), bench_theme("onderwijs", "school*")};
  platform->criteria.reasons = {
      {"buiten-thema", "Buiten de thema's", "Outside the themes", true, ""},
      {"verouderd", "Verouderd", "Out of date", true, ""}};
}

void FrontBench::add_user(const std::string& name, const std::string& role,
                          const std::vector<std::string>& themes) {
  AccountEntry entry;
  entry.action = "add";
  entry.name = name;
  entry.role = role;
  entry.themes = themes;
  const auto added = add_account(*store, clock, entry, "test");
  ASSERT_TRUE(added) << added.error().what;
}

std::string FrontBench::link_for(const std::string& name) {
  SystemRandom random;
  const auto link = make_login_link(*store, clock, random, name, "/", "test");
  EXPECT_TRUE(link) << link.error().what;
  return link.value_or("");
}

void FrontBench::put(const std::string& identifier, const Metadata& metadata,
                     const std::vector<Finding>& findings) {
  Record record;
  record.source = "wodc";
  record.identifier = identifier;
  record.metadata = metadata;
  record.findings = findings;
  store_record(*store, std::move(record));
}

void FrontBench::curate_now() {
  const auto report = curate(*store, *platform, clock, {});
  ASSERT_TRUE(report) << report.error().what;
}

Publication FrontBench::of(const std::string& identifier) {
  const auto snapshot = store->snapshot();
  const auto id = get_group(*snapshot, "wodc/" + identifier);
  if (!id || !*id) {
    ADD_FAILURE() << identifier;
    return {};
  }
  const auto publication = get_publication(*snapshot, **id);
  return publication && *publication ? **publication : Publication();
}

std::string header_of(const WebResponse& response, std::string_view name) {
  for (const Header& one : response.headers) {
    if (equals_ignoring_case(one.name, name)) return one.value;
  }
  return "";
}

WebResponse Browser::ask(WebRequest request, const std::vector<Header>& more) {
  std::string line;
  for (const auto& [name, value] : cookies)
    line += fmt::format("{}{}={}", line.empty() ? "" : "; ", name, value);
  if (!line.empty()) request.headers.push_back({"Cookie", line});
  request.headers.push_back({"Host", "127.0.0.1:8080"});
  request.headers.insert(request.headers.end(), more.begin(), more.end());
  request.peer = "192.0.2.7";
  WebResponse response = answer_request(request, bench_.house);
  for (const Header& header : response.headers) {
    if (header.name != "Set-Cookie") continue;
    const std::string pair = header.value.substr(0, header.value.find(';'));
    const std::size_t equals = pair.find('=');
    cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
    if (header.value.find("Max-Age=0") != std::string::npos) cookies.erase(pair.substr(0, equals));
  }
  constexpr std::string_view kToken = "name=\"token\" value=\"";
  if (const std::size_t at = response.body.find(kToken); at != std::string::npos)
    token = response.body.substr(at + kToken.size(), 64);
  return response;
}

WebResponse Browser::get(const std::string& target, const std::vector<Header>& more) {
  const auto read = read_target(target);
  EXPECT_TRUE(read) << target;
  if (!read) return {};
  return ask({"GET", read->path, read->query, {}, "", ""}, more);
}

WebResponse Browser::post(const std::string& target, Fields fields,
                          const std::vector<Header>& more) {
  const bool named = std::any_of(fields.begin(), fields.end(),
                                 [](const auto& field) { return field.first == "token"; });
  if (!named) fields.emplace_back("token", token);
  std::string body;
  for (const auto& [name, value] : fields)
    body += fmt::format("{}{}={}", body.empty() ? "" : "&", percent_encoded(name),
                        percent_encoded(value));
  return ask({"POST",
              target,
              "",
              {{"Content-Type", "application/x-www-form-urlencoded"}},
              std::move(body),
              ""},
             more);
}

void Browser::log_in(const std::string& name) {
  const std::string link = bench_.link_for(name);
  get(link);
  EXPECT_EQ(post(link, {}).status, 303);
  get("/account");
}

}  // namespace vindplaats::testing
