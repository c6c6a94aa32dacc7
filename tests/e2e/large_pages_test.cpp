// Ten pages of 64 MB at once stay within 512 MB of memory, and a page of 65 MB is refused by name
// (faults.md D23): the real binary, its own peak told by the system.
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/demo/server.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::Workbench;

constexpr std::size_t kMegabyte = 1'000'000;
constexpr long kMostKilobytes = 512 * 1024;

// A page of `size` bytes to the byte: records of about 1.9 MB.
std::string page_of(std::size_t size) {
  std::string page =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OAI-PMH "
      "xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-01-01T00:00:00Z"
      "</responseDate><request verb=\"ListRecords\">x</request><ListRecords>";
  const std::string end = "</ListRecords></OAI-PMH>";
  constexpr std::size_t kRecord = 1'900'000;
  for (int i = 0; page.size() + kRecord + 4'000 < size; ++i) {
    page += fmt::format(
        "<record><header><identifier>oai:groot:{}</identifier><datestamp>2026-01-01T00:00:00Z"
        "</datestamp></header><metadata><oai_dc:dc "
        "xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Groot rapport {}</dc:title>"
        "<dc:description>",
        i, i);
    page.append(kRecord, 'x');
    page += "</dc:description></oai_dc:dc></metadata></record>";
  }
  page.append(size - page.size() - end.size(), ' ');
  return page + end;
}

std::string verb_answer(const std::string& verb, const std::string& inside) {
  return "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>"
         "2026-01-01T00:00:00Z</responseDate><request>x</request><" +
         verb + ">" + inside + "</" + verb + "></OAI-PMH>";
}

Handler repository_of(const std::string& page) {
  return [&page](const ServerRequest& request) {
    Answer answer;
    answer.headers = {{"Content-Type", "text/xml"}};
    const std::string_view verb = request.parameter("verb");
    if (verb == "Identify") {
      answer.body = verb_answer(
          "Identify",
          "<repositoryName>Groot</repositoryName><baseURL>x</baseURL><protocolVersion>2.0"
          "</protocolVersion><adminEmail>a@example.nl</adminEmail><earliestDatestamp>2020-01-01"
          "</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DD"
          "</granularity>");
    } else if (verb == "ListMetadataFormats") {
      answer.body = verb_answer(
          "ListMetadataFormats",
          "<metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>x</schema>"
          "<metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace>"
          "</metadataFormat>");
    } else {
      answer.body = page;
    }
    return answer;
  };
}

// Kilobytes at the peak of a whole harvest.
long harvest_peak(const Workbench& bench) {
  const pid_t child = fork();
  if (child == 0) {
    const int null = open("/dev/null", O_RDWR);
    dup2(null, 1);
    dup2(null, 2);
    execl(VINDPLAATS_BINARY, "vindplaats", "--dir", bench.dir().c_str(), "harvest", nullptr);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  EXPECT_EQ(wait4(child, &status, 0, &usage), child);
  EXPECT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 3) << "one of them failed";
  return usage.ru_maxrss;
}

TEST(LargePages, D23TenOf64MegabytesFitAndOneOf65IsRefused) {
  const std::string page = page_of(64 * kMegabyte), larger = page_of(65 * kMegabyte);
  ASSERT_EQ(page.size(), 64 * kMegabyte);
  const Workbench bench;
  std::vector<std::unique_ptr<ScriptedServer>> servers;
  for (int i = 0; i < 11; ++i) {
    auto server = ScriptedServer::start({{"/oai", repository_of(i == 10 ? larger : page)}});
    ASSERT_TRUE(server);
    bench.add_source(i == 10 ? "larger" : fmt::format("large-{}", i), "oai-pmh",
                     (*server)->url("/oai"));
    servers.push_back(std::move(*server));
  }
  const long peak = harvest_peak(bench);
  fmt::print("10 pages of 64 MB at once: {} MB at the peak\n", peak / 1024);
#ifndef __SANITIZE_ADDRESS__
  EXPECT_LE(peak, kMostKilobytes);
#endif
  const auto status = bench.json({"status"});
  for (const auto& source : status["sources"]) {
    const std::string id = source["id"];
    if (id.starts_with("large-")) {
      EXPECT_EQ(source["records"], 33) << source.dump(2);
    }
    if (id != "larger") continue;
    EXPECT_EQ(source["state"], "failed");
    EXPECT_EQ(source["records"], 0);
    EXPECT_EQ(source["cause"], "An answer is larger than allowed.");
  }
}

}  // namespace
}  // namespace vindplaats
