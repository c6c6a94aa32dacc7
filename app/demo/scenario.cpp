#include "app/demo/scenario.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/demo/feed_site.h"
#include "app/demo/oai_repository.h"

namespace vindplaats {
namespace {

using std::chrono::milliseconds;

Handler oai_handler(const Clock& clock, OaiOptions options, std::size_t count, bool deletions) {
  auto repository =
      std::make_shared<OaiRepository>(std::move(options), sample_records(count, deletions), clock);
  return [repository](const ServerRequest& request) { return repository->answer(request); };
}

Handler feed_handler(FeedOptions options, std::size_t count) {
  auto site = std::make_shared<FeedSite>(std::move(options), sample_records(count, false));
  return [site](const ServerRequest& request) { return site->answer(request); };
}

Routes oai_twisted(const Clock& clock, Twist twist) {
  return {{"/oai", twisted(oai_handler(clock, {}, 250, false), std::move(twist))}};
}

Routes feed_twisted(Twist twist) {
  return {{"/feed", twisted(feed_handler({}, 20), std::move(twist))}};
}

bool lists(const ServerRequest& request) {
  return request.parameter("verb") == "ListRecords";
}
bool continues(const ServerRequest& request) {
  return !request.parameter("resumptionToken").empty();
}

void replace_first(std::string& text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), by);
}

Answer html_page(int status, std::string_view words) {
  Answer answer;
  answer.status = status;
  answer.headers = {{"Content-Type", "text/html; charset=utf-8"}};
  answer.body = fmt::format("<!DOCTYPE html>\n<html><body><h1>{}</h1></body></html>\n", words);
  return answer;
}

Routes play_oai_pages(const Clock& clock) {
  return {{"/oai", oai_handler(clock, {}, 250, true)}};
}

Routes play_oai_days(const Clock& clock) {
  OaiOptions options;
  options.day_granularity = true;
  options.deleted_record = "no";
  return {{"/oai", oai_handler(clock, options, 250, true)}};
}

Routes play_oai_empty(const Clock& clock) {
  return {{"/oai", oai_handler(clock, {}, 0, false)}};
}

// Row 1: the token of the first page on every page, and the same page.
Routes play_oai_token_loop(const Clock& clock) {
  auto first = std::make_shared<std::string>();
  return oai_twisted(clock, [first](const ServerRequest& request, std::size_t, Answer& answer) {
    if (!lists(request)) return;
    if (first->empty()) *first = answer.body;
    answer.body = *first;
  });
}

// Row 6: the second token is never known again.
Routes play_oai_token_expired(const Clock& clock) {
  auto list_requests = std::make_shared<std::size_t>(0);
  return oai_twisted(
      clock, [list_requests](const ServerRequest& request, std::size_t, Answer& answer) {
        if (!lists(request) || !continues(request) || ++*list_requests != 2) return;
        answer.body = fmt::format(
            "<?xml version=\"1.0\"?>\n<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
            "<responseDate>2026-01-01T00:00:00Z</responseDate><request>http://{}/oai</request>"
            "<error code=\"badResumptionToken\">expired</error></OAI-PMH>\n",
            request.header("Host"));
      });
}

// D15: an end tag is missing inside the record at 20.
Routes play_oai_broken_record(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest&, std::size_t, Answer& answer) {
    replace_first(answer.body, "Publicatie 20</dc:title>", "Publicatie 20</dc:titel>");
  });
}

// Row 48.
Routes play_oai_control_characters(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest&, std::size_t, Answer& answer) {
    replace_first(answer.body, "Publicatie 20<", "Publicatie\x1a 20\x03<");
  });
}

// Row 34: each second request.
Routes play_oai_busy(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest&, std::size_t number, Answer& answer) {
    if (number % 2 == 1) return;
    answer = html_page(503, "Busy");
    answer.headers.push_back({"Retry-After", "2"});
  });
}

// Row 13: the second page fails for ever.
Routes play_oai_page_fails(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (continues(request)) answer = html_page(500, "Internal error");
  });
}

// Row 44, without a length: only the missing root tag tells.
Routes play_oai_cut(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (!lists(request)) return;
    answer.delivery.framing = Delivery::Framing::kUntilClose;
    answer.delivery.cut_after = answer.body.size() / 2;
  });
}

// Row 37.
Routes play_oai_html(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request)) answer = html_page(200, "Please log in");
  });
}

// Row 47.
Routes play_oai_trailing_notice(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest&, std::size_t, Answer& answer) {
    answer.body += "\n<br />\n<b>Notice</b>: Undefined index: set in oai.php on line 12<br />\n";
  });
}

// Row 45.
Routes play_oai_gzip_unsaid(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest&, std::size_t, Answer& answer) {
    answer.delivery.coding = Delivery::Coding::kGzipUnsaid;
  });
}

Routes play_oai_slow(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest&, std::size_t, Answer& answer) {
    answer.delivery.delay = milliseconds(500);
    answer.delivery.piece = 4096;
    answer.delivery.pause = milliseconds(20);
  });
}

// Row 43.
Routes play_oai_drip(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest&, std::size_t, Answer& answer) {
    answer.delivery.piece = 1;
    answer.delivery.pause = milliseconds(1000);
  });
}

Routes play_oai_endless(const Clock& clock) {
  return oai_twisted(clock, [](const ServerRequest& request, std::size_t, Answer& answer) {
    answer.delivery.endless = lists(request);
  });
}

Routes play_feed(FeedKind kind) {
  FeedOptions options;
  options.kind = kind;
  return {{"/feed", feed_handler(options, 20)}};
}
Routes play_feed_rss2(const Clock&) {
  return play_feed(FeedKind::kRss2);
}
Routes play_feed_atom(const Clock&) {
  return play_feed(FeedKind::kAtom);
}
Routes play_feed_rss1(const Clock&) {
  return play_feed(FeedKind::kRss1);
}

Routes play_feed_paged(const Clock&) {
  FeedOptions options;
  options.window = 10;
  options.paged = true;
  return {{"/feed", feed_handler(options, 35)}};
}

// Row 57: another token in every link and guid at each request.
Routes play_feed_changing_links(const Clock&) {
  return feed_twisted([](const ServerRequest&, std::size_t number, Answer& answer) {
    const std::string token = fmt::format("?sid={}", number * 7919);
    std::string out;
    std::size_t done = 0;
    for (const std::string_view end : {"</link>", "</guid>"}) {
      out.clear();
      done = 0;
      for (std::size_t at; (at = answer.body.find(end, done)) != std::string::npos;
           done = at + end.size()) {
        out.append(answer.body, done, at - done).append(token).append(end);
      }
      out.append(answer.body, done);
      answer.body = out;
    }
  });
}

// Row 65: the validators never change, whatever is new.
Routes play_feed_frozen_etag(const Clock&) {
  return feed_twisted([](const ServerRequest& request, std::size_t number, Answer& answer) {
    answer.headers = {{"Content-Type", "application/rss+xml"}, {"ETag", "\"frozen\""}};
    if (number > 1 && request.header("If-None-Match") == "\"frozen\"") {
      answer.status = 304;
      answer.body.clear();
    }
  });
}

Routes play_feed_broken(const Clock&) {
  return feed_twisted([](const ServerRequest&, std::size_t, Answer& answer) {
    replace_first(answer.body, "Publicatie 12", "Publicatie & <i>12");
  });
}

// Row 39.
Routes play_feed_gone(const Clock&) {
  return feed_twisted(
      [](const ServerRequest&, std::size_t, Answer& answer) { answer = html_page(410, "Gone"); });
}

// Row 38.
Routes play_feed_moved(const Clock&) {
  Routes routes = play_feed(FeedKind::kRss2);
  routes["/new-feed"] = routes["/feed"];
  routes["/feed"] = [](const ServerRequest&) {
    Answer answer = html_page(301, "Moved");
    answer.headers.push_back({"Location", "/new-feed"});
    return answer;
  };
  return routes;
}

// Row 36.
Routes play_feed_bot_wall(const Clock&) {
  return feed_twisted([](const ServerRequest&, std::size_t, Answer& answer) {
    answer = html_page(403, "Just a moment...");
    answer.headers.push_back({"cf-mitigated", "challenge"});
  });
}

// Row 46.
Routes play_feed_bomb(const Clock&) {
  return feed_twisted([](const ServerRequest&, std::size_t, Answer& answer) {
    answer.delivery.coding = Delivery::Coding::kGzip;
    answer.delivery.zeros = std::uint64_t{1} << 30;
  });
}

constexpr Scenario kScenarios[] = {
    {"feed-atom", "an Atom 1.0 feed", play_feed_atom},
    {"feed-bomb", "a feed of a gigabyte of zeros in a megabyte of gzip", play_feed_bomb},
    {"feed-bot-wall", "403 from a firewall instead of the feed", play_feed_bot_wall},
    {"feed-broken", "a feed with an open tag and a bare ampersand", play_feed_broken},
    {"feed-changing-links", "another session id in every link and guid at each request",
     play_feed_changing_links},
    {"feed-frozen-etag", "validators that never change", play_feed_frozen_etag},
    {"feed-gone", "410 for ever", play_feed_gone},
    {"feed-moved", "301 to a new address", play_feed_moved},
    {"feed-paged", "35 items on pages of 10, by ?paged=", play_feed_paged},
    {"feed-rss1", "an RSS 1.0 feed", play_feed_rss1},
    {"feed-rss2", "an RSS 2.0 feed with ETag and Last-Modified", play_feed_rss2},
    {"oai-broken-record", "one of 250 records is not well-formed", play_oai_broken_record},
    {"oai-busy", "503 with Retry-After to every second request", play_oai_busy},
    {"oai-control-characters", "a record with characters that XML forbids",
     play_oai_control_characters},
    {"oai-cut", "half a page, without a length", play_oai_cut},
    {"oai-days", "whole days only, and no memory of deletions", play_oai_days},
    {"oai-drip", "a byte a second", play_oai_drip},
    {"oai-empty", "a repository without records", play_oai_empty},
    {"oai-endless", "a page that never ends", play_oai_endless},
    {"oai-gzip-unsaid", "compressed pages without a word about it", play_oai_gzip_unsaid},
    {"oai-html", "a login page with status 200 instead of records", play_oai_html},
    {"oai-page-fails", "500 for every page but the first", play_oai_page_fails},
    {"oai-pages", "250 records on three pages, some deleted", play_oai_pages},
    {"oai-slow", "half a second before each page, then slowly", play_oai_slow},
    {"oai-token-expired", "the second resumption token has expired", play_oai_token_expired},
    {"oai-token-loop", "the same page with the same token for ever", play_oai_token_loop},
    {"oai-trailing-notice", "a PHP notice behind the closing tag", play_oai_trailing_notice},
};

}  // namespace

std::span<const Scenario> scenarios() {
  return kScenarios;
}

const Scenario* find_scenario(std::string_view name) {
  const auto* found = std::ranges::find(kScenarios, name, &Scenario::name);
  return found == std::end(kScenarios) ? nullptr : found;
}

std::vector<DemoRecord> sample_records(std::size_t count, bool deletions) {
  std::vector<DemoRecord> records(count);
  for (std::size_t i = 0; i < count; ++i) {
    DemoRecord& record = records[i];
    const std::size_t number = i + 1;
    record.identifier = fmt::format("oai:repository.example.nl:{}", number);
    record.datestamp =
        fmt::format("2026-{:02}-{:02}T{:02}:00:00Z", 1 + i / 28 % 10, 1 + i % 28, i % 24);
    record.deleted = deletions && number % 10 == 0;
    record.title = fmt::format("Publicatie {}", number);
    record.abstract_text =
        fmt::format("Samenvatting van publicatie {}: wie & wat, < 10 regels.", number);
    record.creators = {fmt::format("Vries, Anna {} de", number), "Yılmaz, Emre"};
    record.publisher = "Instituut Voorbeeld";
    record.issued = record.datestamp.substr(0, 10);
    record.type = "report";
    record.language = "nl";
    record.subjects = {"migratie", "wonen"};
    record.doi = fmt::format("10.5555/voorbeeld.{}", number);
    record.url = fmt::format("https://repository.example.nl/publicaties/{}", number);
  }
  return records;
}

Handler twisted(Handler handler, Twist twist) {
  auto count = std::make_shared<std::size_t>(0);
  return [handler = std::move(handler), twist = std::move(twist),
          count](const ServerRequest& request) {
    Answer answer = handler(request);
    twist(request, ++*count, answer);
    return answer;
  };
}

}  // namespace vindplaats
