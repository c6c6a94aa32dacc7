// Answers that are made to cost much, and DOCTYPEs (faults.md M8, D29, D30): each is refused or
// read with words, in this process, without opening a file or a connection. What it cost is
// printed.
#include <ctime>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app/demo/server.h"
#include "harvesters/protocol.h"
#include "harvesters/split.h"
#include "normalize/format.h"
#include "tests/unit/app/asked_source.h"

namespace vindplaats {
namespace {

// What a source of that type makes of the answer; every record normalised.
struct Eaten {
  std::string refused;  // why nothing was read
  std::vector<std::string> set_aside;
  std::vector<Record> records;
};

Eaten eat(const char* type, std::string body) {
  const testing::AskedSource asked(type);
  Response response = asked.answer(std::move(body));
  Eaten eaten;
  Result<Page> page = asked.protocol->read(asked.source, asked.step, response, asked.options);
  // WordPress is asked for other things first.
  for (int turn = 0; turn < 6 && page && page->next && page->items.empty(); ++turn) {
    const Step next = std::move(*page->next);
    response.url = next.request.url;
    page = asked.protocol->read(asked.source, next, response, asked.options);
  }
  if (!page) {
    eaten.refused = page.error().what;
    return eaten;
  }
  for (const Rejected& rejected : page->rejected)
    eaten.set_aside.push_back(rejected.identifier + ": " + rejected.reason);
  for (const Item& item : page->items) {
    const Result<Reading> reading = normalize(item.raw, item.payload, {});
    if (reading) eaten.records.push_back(reading->record);
    if (!reading) eaten.set_aside.push_back(reading.error().what);
  }
  return eaten;
}

std::string times(std::string_view text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string rss_of(const std::string& item) {
  return "<rss version=\"2.0\"><channel><title>P</title><item><guid>1</guid>" + item +
         "</item></channel></rss>";
}

std::string oai_of(const std::string& metadata) {
  return "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
         "<responseDate>2026-01-01T00:00:00Z</responseDate><request>x</request><ListRecords>"
         "<record><header><identifier>oai:a:1</identifier><datestamp>2026-01-01</datestamp>"
         "</header><metadata>" +
         metadata + "</metadata></record></ListRecords></OAI-PMH>";
}

std::string many_attributes(std::size_t count) {
  std::string text = "<a";
  for (std::size_t i = 0; i < count; ++i) text += fmt::format(" a{}=\"\"", i);
  return text + "/>";
}

struct Bomb {
  const char* name;
  const char* type;
  std::string (*body)();
};
const Bomb kBombs[] = {
    {"AMillionAttributesInARecord", "oai-pmh", [] { return oai_of(many_attributes(1'000'000)); }},
    {"AMillionAttributesInAnItem", "feed", [] { return rss_of(many_attributes(1'000'000)); }},
    {"FiveMillionDeepInARecord", "oai-pmh", [] { return oai_of(times("<a>", 5'000'000)); }},
    {"FiveMillionDeepAndClosed", "oai-pmh",
     [] { return oai_of(times("<a>", 5'000'000) + times("</a>", 5'000'000)); }},
    {"FiveMillionDeepInAFeed", "feed", [] { return rss_of(times("<a>", 5'000'000)); }},
    {"FiveMillionDeepInJson", "feed",
     [] {
       return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": " +
              times("[", 5'000'000);
     }},
    {"TwentyMillionValuesInJson", "feed",
     [] {
       return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [" +
              times("0,", 20'000'000) + "0]}";
     }},
    {"FiveMillionDeepInWordPress", "wordpress", [] { return times("[", 5'000'000); }},
    {"AMillionItems", "feed",
     [] { return rss_of("</item>" + times("<item/>", 1'000'000) + "<item>"); }},
};

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}
long most_resident() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

TEST(Bombs, AreRefusedWithWords) {
  for (const Bomb& bomb : kBombs) {
    std::string body = bomb.body();
    const std::size_t size = body.size();
    const long memory = most_resident();
    const double before = processor_seconds();
    const Eaten eaten = eat(bomb.type, std::move(body));
    fmt::print("{}: {} bytes, {:.2f} s of processor time, {} kB more memory: {}\n", bomb.name, size,
               processor_seconds() - before, most_resident() - memory,
               eaten.refused.empty() && !eaten.set_aside.empty() ? eaten.set_aside.front()
                                                                 : eaten.refused);
    EXPECT_TRUE(eaten.records.empty()) << bomb.name;
    EXPECT_TRUE(!eaten.refused.empty() || !eaten.set_aside.empty()) << bomb.name;
  }
}

// Ten ways to define characters, files and addresses (D29, D30).
struct Doctype {
  const char* name;
  const char* text;  // FILE and URL are replaced
  bool in_feeds;     // may stand in a feed: it defines nothing but characters of HTML
};
constexpr Doctype kDoctypes[] = {
    {"None", "<!DOCTYPE a>", true},
    {"System", "<!DOCTYPE a SYSTEM \"FILE\">", true},
    {"Public", "<!DOCTYPE a PUBLIC \"-//x//EN\" \"URL\">", true},
    {"HtmlCharacter", "<!DOCTYPE a [<!ENTITY nbsp \"&#160;\">]>", true},
    {"Text", "<!DOCTYPE a [<!ENTITY x \"text\">]>", false},
    {"File", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://FILE\">]>", false},
    {"RelativeFile", "<!DOCTYPE a [<!ENTITY x SYSTEM \"FILE\">]>", false},
    {"Address", "<!DOCTYPE a [<!ENTITY x SYSTEM \"URL\">]>", false},
    {"Parameter", "<!DOCTYPE a [<!ENTITY % x SYSTEM \"URL\"> %x;]>", false},
    {"Unparsed", "<!DOCTYPE a [<!NOTATION n SYSTEM \"URL\"><!ENTITY x SYSTEM \"FILE\" NDATA n>]>",
     false},
    {"Growing",
     "<!DOCTYPE a [<!ENTITY a \"lollollol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x "
     "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
     false},
    {"Circular", "<!DOCTYPE a [<!ENTITY x \"&y;\"><!ENTITY y \"&x;\">]>", false},
    {"Attribute", "<!DOCTYPE a [<!ATTLIST a b CDATA \"text\"><!ENTITY x \"y\">]>", false},
    {"Unfinished", "<!DOCTYPE a [<!ENTITY x \"", false},
};

// Something that must never be opened, and a server that must never be asked.
class Bait {
 public:
  Bait()
      : file_(std::filesystem::temp_directory_path() / fmt::format("vindplaats-bait-{}", getpid())),
        watch_(inotify_init1(IN_NONBLOCK)),
        server_(std::move(*ScriptedServer::start({}))) {
    std::ofstream(file_) << "planted";
    inotify_add_watch(watch_, file_.c_str(), IN_OPEN | IN_ACCESS);
  }
  ~Bait() {
    close(watch_);
    std::filesystem::remove(file_);
  }
  Bait(const Bait&) = delete;
  Bait& operator=(const Bait&) = delete;

  std::string filled(std::string text) const {
    for (const auto& [name, value] : {std::pair<std::string, std::string>{"FILE", file_.string()},
                                      {"URL", server_->url("/x.dtd")}}) {
      for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += value.size())
        text.replace(at, name.size(), value);
    }
    return text;
  }
  bool opened() const {
    char events[4096];
    return read(watch_, events, sizeof events) > 0;
  }
  std::size_t asked() const { return server_->connections(); }
  const std::filesystem::path& file() const { return file_; }

 private:
  std::filesystem::path file_;
  int watch_;
  std::unique_ptr<ScriptedServer> server_;
};

bool tells(const Record& record, std::string_view words) {
  return to_json(record).find(words) != std::string::npos;
}

TEST(Doctypes, AreRefusedInOaiAndWhereTheyDefineAnythingInFeeds) {
  const Bait bait;
  int refused = 0;
  for (const Doctype& doctype : kDoctypes) {
    SCOPED_TRACE(doctype.name);
    const std::string head = bait.filled(doctype.text);
    const std::string title = "<title>Werk &x; thuis</title>";
    const Eaten oai = eat("oai-pmh", head + oai_of("<a>" + title + "</a>"));
    EXPECT_NE(oai.refused.find("DOCTYPE"), std::string::npos) << oai.refused;
    EXPECT_TRUE(oai.records.empty());
    const Eaten inside = eat("oai-pmh", oai_of(head + "<a>" + title + "</a>"));
    EXPECT_TRUE(inside.records.empty());
    const Eaten feed = eat("feed", head + rss_of(title));
    EXPECT_EQ(feed.records.empty(), !doctype.in_feeds) << feed.refused;
    refused += feed.records.empty() ? 1 : 0;
    for (const Record& record : feed.records) EXPECT_FALSE(tells(record, "planted"));
  }
  EXPECT_FALSE(bait.opened());
  EXPECT_EQ(bait.asked(), 0U);
  EXPECT_GE(refused, 10);
}

// A page's DOCTYPE says nothing to us; and what a person has in a file is read no other way.
TEST(Doctypes, AreIgnoredInWebPagesAndRefusedInFilesOfPeople) {
  const Bait bait;
  for (const Doctype& doctype : kDoctypes) {
    SCOPED_TRACE(doctype.name);
    const std::string head = bait.filled(doctype.text);
    const auto page = split_document(
        head + "<html><head><title>Werk</title></head><body>&x;</body></html>", SplitOptions{});
    if (page) {
      for (const Item& item : page->items) {
        const Result<Reading> reading = normalize(item.raw, item.payload, {});
        EXPECT_FALSE(reading && tells(reading->record, "planted"));
      }
    }
    const auto record =
        split_document(head + "<record><title>&x;</title></record>", SplitOptions{});
    EXPECT_FALSE(record) << "no metadata has one";
  }
  EXPECT_FALSE(bait.opened());
  EXPECT_EQ(bait.asked(), 0U);
}

// That the bait would tell.
TEST(Doctypes, TheBaitTells) {
  const Bait bait;
  std::ifstream(bait.file()).get();
  EXPECT_TRUE(bait.opened());
}

}  // namespace
}  // namespace vindplaats
