#include "tests/unit/export/study_sample.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/export/sample.h"

namespace vindplaats::testing {
namespace {

Study sample_study() {
  Study study;
  study.id = "polarisatie";
  study.title = {{"nl", "Polarisatie: wat weten we & wat werkt?"}, {"en", "Polarisation"}};
  study.question = "Wat is bekend over polarisatie, en welke aanpak werkt?";
  study.subquestions = {"Bij wie speelt het?"};
  study.partners = {"waterveen"};
  study.funder = "Ministerie van Voorbeelden";
  study.authors = {{"Anna de Vries", "0000-0002-1825-0097", "waterveen", "lead"}};
  study.query = "polarisatie NOT licht*";
  study.years = "2010..2026";
  study.criteria = {{"E1", "exclude", "title", "Niet over groepen in de samenleving", ""},
                    {"E2", "exclude", "fulltext", "Beschrijft geen aanpak", ""}};
  study.columns = {{"werkzaam", "Werkzame elementen", "person"}, {"year", "Jaar", "machine"}};
  study.matrix_rows = "theme";
  study.matrix_columns = "audience";
  return study;
}

Record sample_variant(const std::string& id, const Metadata& metadata) {
  Record record;
  record.id = id;
  record.source = id.substr(0, id.find('/'));
  record.identifier = id.substr(id.find('/') + 1);
  record.harvested = "2026-02-03T04:05:06Z";
  record.payload = std::string(64, 'a');
  record.metadata = metadata;
  return record;
}

// Adds the work and its records, of which all but the first are duplicates.
void add_work(BundleContent& content, int number, const std::string& title,
              const std::vector<std::string>& records, const WorkStanding& standing,
              const std::string& criterion = "") {
  FoundWork work;
  work.publication = sample_publication(number, title);
  work.publication.records = records;
  work.publication.note = "Geheime notitie";
  work.publication.metadata.issued = std::to_string(2012 + number);
  work.publication.metadata.audiences = {number % 2 == 0 ? "gemeenten" : "onderwijs"};
  work.standing = standing.standing;
  work.stage = standing.stage;
  work.disputed = standing.disputed;
  work.criterion = criterion;
  for (const std::string& id : records) {
    work.variants.push_back(sample_variant(id, work.publication.metadata));
    FoundRecord found{id,
                      id.substr(0, id.find('/')),
                      work.publication.id,
                      "2026-02-03T04:05:06Z",
                      std::string(64, 'a'),
                      id == records.front() ? "" : std::string(kRemovedDuplicate),
                      title};
    content.records.push_back(found);
  }
  content.works.push_back(std::move(work));
}

Screened sample_screened(std::int64_t sequence, const std::string& by, const std::string& id,
                         const std::string& stage, const std::string& decision,
                         const std::string& criterion, bool counts = true) {
  return {sequence,
          "2026-05-01T09:00:00Z",
          by,
          {"polarisatie", id, stage, decision, criterion,
           decision == "exclude" ? "=1+1 volgens Geheime Collega" : ""},
          counts};
}

void add_decisions(BundleContent& content) {
  const auto id = [&](std::size_t work) { return content.works[work].publication.id; };
  content.decisions = {
      sample_screened(1, "zoë", id(0), "title", "exclude", "E1", false),
      sample_screened(2, "zoë", id(0), "title", "include", ""),
      sample_screened(3, "zoë", id(0), "fulltext", "include", ""),
      sample_screened(4, "bram", id(1), "title", "exclude", "E1"),
      sample_screened(5, "bram", id(2), "fulltext", "exclude", "E2"),
      sample_screened(6, "zoë", id(3), "title", "include", ""),
      sample_screened(7, "bram", id(4), "title", "exclude", "E1"),
      sample_screened(8, "zoë", id(4), "title", "include", ""),
  };
}

}  // namespace

StudySample::StudySample() : platform(sample_platform()), study(sample_study()) {
  content.platform = &platform;
  content.study = &study;
  add_work(content, 1, "=Polarisatie in de wijk", {"waterveen-oai/1", "lindewaal-feed/1"},
           {"included", "", false});
  add_work(content, 2, "Polarisatie op de markt", {"waterveen-oai/2"}, {"excluded", "title", false},
           "E1");
  add_work(content, 3, "Polarisatie in <kranten>", {"lindewaal-feed/3"},
           {"excluded", "fulltext", false}, "E2");
  add_work(content, 4, "Polarisatie en school", {"lindewaal-feed/4"}, {"not-retrieved", "", false});
  add_work(content, 5, "Polarisatie online", {"waterveen-oai/5"}, {"pending", "title", true});
  add_work(content, 6, "Polarisatie in 2018", {"waterveen-oai/6"}, {"pending", "title", false});
  Metadata& described = content.works[3].publication.metadata;
  described.abstract_text = "Een onderzoek | met een streep.\n\nEn een tweede alinea.";
  described.creators.emplace_back().name = "Sevda Yılmaz";
  described.access = "restricted";
  described.license = "https://creativecommons.org/licenses/by/4.0/";
  described.identifiers.doi = "10.1234/waterveen.4";
  add_decisions(content);
  content.records.push_back({"waterveen-oai/7", "waterveen-oai", "p00000000000z",
                             "2026-02-03T04:05:06Z", "", std::string(kRemovedYears),
                             "Polarisatie vroeger"});
  content.records.push_back({"waterveen-oai/8", "waterveen-oai", "", "2026-02-03T04:05:06Z", "",
                             std::string(kRemovedDeleted), "Polarisatie, ingetrokken"});
  std::sort(content.records.begin(), content.records.end(),
            [](const FoundRecord& a, const FoundRecord& b) { return a.id < b.id; });
  content.stages = {"title", "fulltext"};
  content.searched = 120;
  content.hits = 7;
  content.rules = {{"nieuwe-migratie", "statushouders", "statushouder*", false, 3}};
  content.sources = {
      {"lindewaal-feed", "2026-01-01T00:00:00Z", "2026-11-20T00:00:00Z", "finished", 40},
      {"waterveen-oai", "", "", "never harvested", 80}};
  content.texts = {{"10-inleiding.md", "# Inleiding\n\nZoals *bekend* [@" +
                                           content.works[0].publication.id +
                                           ", p. 3] <script>.\n"}};
  content.as_of = "2026-11-22";
  content.now = sample_now();
}

BundleFiles rendered_bundle(const BundleContent& content) {
  const auto files = render_bundle(content);
  BundleFiles by_path;
  if (!files) {
    ADD_FAILURE() << files.error().what;
    return by_path;
  }
  for (const File& file : *files) by_path[file.path] = file.bytes;
  return by_path;
}

}  // namespace vindplaats::testing
