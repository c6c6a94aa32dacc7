#include "app/demo/world.h"

#include <fmt/format.h>

#include "app/demo/catalogue.h"
#include "app/demo/feed_site.h"
#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "core/text.h"

namespace vindplaats::demo {
namespace {

enum class Kind { kRepository, kRss2, kAtom, kRss1 };

// How each institute publishes, by its place in the catalogue, and what is difficult about it.
struct Setup {
  Kind kind;
  std::string_view trait;
  std::chrono::milliseconds delay{0};  // before each answer
  std::size_t broken_page = 0;         // the page whose first record is damaged; 0: none
};
const Setup kSetups[] = {
    {Kind::kRepository, "one broken record, two withdrawn", std::chrono::milliseconds(0), 2},
    {Kind::kRepository, "slow: a third of a second a page", std::chrono::milliseconds(330), 0},
    {Kind::kRss2, "a feed", std::chrono::milliseconds(0), 0},
    {Kind::kAtom, "a feed", std::chrono::milliseconds(0), 0},
    {Kind::kRss1, "a feed", std::chrono::milliseconds(0), 0}};

constexpr std::size_t kPageSize = 10;
constexpr std::size_t kWithdrawn = 2;

std::string identifier_of(const Institute& institute, const Item& item, Kind kind) {
  return kind == Kind::kRepository
             ? fmt::format("oai:{}.example:{}", institute.id, item.key)
             : fmt::format("https://{}.example/publicaties/{}", institute.id, item.key);
}

std::vector<std::string> list_of(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, ';');
  return {parts.begin(), parts.end()};
}

DemoRecord record_of(const Institute& institute, const Item& item, Kind kind) {
  DemoRecord record;
  record.identifier = identifier_of(institute, item, kind);
  record.datestamp = std::string(item.issued) +
                     std::string("-01-01").substr(0, 10 - item.issued.size()) + "T09:00:00Z";
  record.title = item.title;
  record.alternative = item.title_en;
  record.abstract_text = item.abstract;
  record.creators = list_of(item.creators);
  record.publisher = institute.name;
  record.issued = item.issued;
  record.type = item.kind;
  record.language = item.language;
  record.subjects = list_of(item.subjects);
  record.rights = "info:eu-repo/semantics/openAccess";
  record.doi = item.doi;
  record.url = fmt::format("https://{}.example/publicaties/{}", institute.id, item.key);
  return record;
}

// Leaves the title's end tag out of the page's first record: what one careless template does to a
// whole page elsewhere.
void damage_first_record(std::string& body) {
  const std::size_t close = body.find("</dc:title>");
  if (close != std::string::npos) body.erase(close, 11);
}

Handler repository_handler(const Institute& institute, std::vector<DemoRecord> records,
                           const Setup& setup, const Clock& clock) {
  for (std::size_t i = 0; i < kWithdrawn && setup.broken_page > 0; ++i) {
    DemoRecord withdrawn;
    withdrawn.identifier = fmt::format("oai:{}.example:ingetrokken-{}", institute.id, i + 1);
    withdrawn.datestamp = "2025-06-01T09:00:00Z";
    withdrawn.deleted = true;
    records.push_back(std::move(withdrawn));
  }
  OaiOptions options;
  options.name = institute.name;
  options.page_size = kPageSize;
  const auto repository =
      std::make_shared<OaiRepository>(std::move(options), std::move(records), clock);
  const auto pages = std::make_shared<std::size_t>(0);
  return [repository, pages, setup](const ServerRequest& request) {
    Answer answer = repository->answer(request);
    answer.delivery.delay = setup.delay;
    if (request.parameter("verb") != "ListRecords") return answer;
    *pages = request.parameter("resumptionToken").empty() ? 1 : *pages + 1;
    if (*pages == setup.broken_page) damage_first_record(answer.body);
    return answer;
  };
}

Handler feed_handler(const Institute& institute, std::vector<DemoRecord> records, Kind kind) {
  FeedOptions options;
  options.kind = kind == Kind::kRss2   ? FeedKind::kRss2
                 : kind == Kind::kAtom ? FeedKind::kAtom
                                       : FeedKind::kRss1;
  options.title = institute.name;
  options.home = fmt::format("https://{}.example/", institute.id);
  const auto site = std::make_shared<FeedSite>(std::move(options), std::move(records));
  return [site](const ServerRequest& request) { return site->answer(request); };
}

Partner partner_of(const Institute& institute) {
  Partner partner;
  partner.id = institute.id;
  partner.name = institute.name;
  partner.kind = institute.kind;
  partner.url = fmt::format("https://{}.example/", institute.id);
  return partner;
}

}  // namespace

Result<std::unique_ptr<World>> World::start(const Clock& clock) {
  std::unique_ptr<World> world(new World);
  std::size_t n = 0;
  for (const Institute& institute : institutes()) {
    const Setup& setup = kSetups[n++];
    std::vector<DemoRecord> records;
    for (const Item& item : institute.items) {
      records.push_back(record_of(institute, item, setup.kind));
      world->themes_[records.back().identifier] = item.theme;
    }
    const bool repository = setup.kind == Kind::kRepository;
    const std::string path = repository ? "/oai" : "/feed";
    Routes routes;
    routes[path] = repository ? repository_handler(institute, std::move(records), setup, clock)
                              : feed_handler(institute, std::move(records), setup.kind);
    TRY_ASSIGN(auto server, ScriptedServer::start(std::move(routes)));
    Source source;
    source.id = institute.id;
    source.partner = institute.id;
    source.type = repository ? "oai-pmh" : "feed";
    source.url = server->url(path);
    source.allow_private = true;
    world->sources_.push_back(std::move(source));
    world->partners_.push_back(partner_of(institute));
    world->traits_[std::string(institute.id)] = setup.trait;
    world->servers_.push_back(std::move(server));
  }
  TRY(world->add_newcomer());
  return world;
}

Result<void> World::add_newcomer() {
  const Institute institute = oosterlicht();
  std::vector<DemoRecord> records;
  for (const Item& item : institute.items)
    records.push_back(record_of(institute, item, Kind::kRss2));
  Routes routes;
  routes["/feed"] = feed_handler(institute, std::move(records), Kind::kRss2);
  routes["/"] = [name = std::string(institute.name)](const ServerRequest&) {
    Answer answer;
    answer.headers = {{"Content-Type", "text/html; charset=utf-8"}};
    answer.body = fmt::format(
        "<!doctype html><html lang=\"nl\"><head><title>{0}</title>"
        "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"{0}\" href=\"/feed\">"
        "</head><body><h1>{0}</h1></body></html>",
        name);
    return answer;
  };
  TRY_ASSIGN(auto server, ScriptedServer::start(std::move(routes)));
  newcomer_ = server->url("/");
  servers_.push_back(std::move(server));
  return {};
}

const std::string& World::theme_of(const std::string& identifier) const {
  static const std::string kNone;
  const auto found = themes_.find(identifier);
  return found == themes_.end() ? kNone : found->second;
}

}  // namespace vindplaats::demo
