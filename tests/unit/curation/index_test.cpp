#include <array>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/random.h"
#include "curation/analyser.h"
#include "curation/index/segment_search.h"
#include "curation/index/term_table.h"
#include "tests/support/evil_queries.h"
#include "tests/unit/curation/memory_segment.h"
#include "tests/unit/curation/queries.h"
#include "tests/unit/curation/reference_evaluator.h"

namespace vindplaats {
namespace {

using ::vindplaats::testing::analysed;
using ::vindplaats::testing::MemorySegment;
using ::vindplaats::testing::parsed;
using ::vindplaats::testing::random_metadata;
using ::vindplaats::testing::random_query;
using ::vindplaats::testing::titled;
using ::vindplaats::testing::written;

std::set<std::uint32_t> indexed_hits(const Query& query, const MemorySegment& memory) {
  SegmentSearch search(
      memory.segment(), memory,
      [&](std::uint32_t pattern) -> const Pattern& { return query.patterns[pattern]; },
      query.patterns.size());
  const auto found = search.find(query.root, DocSet::all(memory.segment().documents()));
  std::set<std::uint32_t> hits;
  if (found) {
    found->each([&](std::uint32_t document) { hits.insert(document); });
  } else {
    ADD_FAILURE() << found.error().what;
  }
  return hits;
}

std::set<std::uint32_t> scanned_hits(const Query& query, const std::vector<Document>& documents) {
  std::set<std::uint32_t> hits;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    if (matches(query, documents[i])) hits.insert(i);
  }
  return hits;
}

MemorySegment segment_of(const std::vector<Document>& documents) {
  SegmentBuilder builder;
  for (std::size_t i = 0; i < documents.size(); ++i)
    builder.add("p" + std::to_string(i), documents[i]);
  return MemorySegment(builder.finish());
}

// Facts out of so few values that they often meet.
Facts random_facts(Random& random) {
  const auto one = [&](std::initializer_list<std::string> values) {
    return *(values.begin() + static_cast<std::ptrdiff_t>(random.below(values.size())));
  };
  Facts facts;
  facts.partners = {one({"aa", "bb-cc"})};
  facts.partner_names = {one({"Gemeente AA", "aa-bb instituut", "Bureau BB"})};
  facts.sources = {one({"aa-oai", "bb-feed"})};
  if (random.below(2) == 0) facts.themes = {one({"onderwijs", "arbeidsmarkt"})};
  facts.status = one({"candidate", "accepted", "unselected"});
  return facts;
}

std::vector<Document> random_documents(Random& random, std::size_t count) {
  Analyser analyser;
  std::vector<Document> documents;
  for (std::size_t i = 0; i < count; ++i) {
    Metadata metadata = random_metadata(random);
    metadata.type = random.below(2) == 0 ? "report" : "journal article";
    metadata.languages = {random.below(2) == 0 ? "nl-NL" : "en"};
    metadata.identifiers.doi = "10.1234/aa." + std::to_string(random.below(20));
    metadata.publisher = random.below(2) == 0 ? "Bureau aa-bb" : "";
    documents.push_back(analyser.analyse(metadata, random_facts(random)));
  }
  return documents;
}

TEST(Index, FindsWhatTheEvaluatorFinds) {
  SeededRandom random(11);
  std::size_t found = 0, asked = 0;
  for (int round = 0; round < 12; ++round) {
    const std::vector<Document> documents = random_documents(random, 150);
    const MemorySegment memory = segment_of(documents);
    for (int i = 0; i < 200; ++i) {
      const std::string text = written(random_query(random, 4));
      const Query query = parsed(text);
      const std::set<std::uint32_t> expected = scanned_hits(query, documents);
      ASSERT_EQ(indexed_hits(query, memory), expected) << text;
      found += expected.size();
      asked += documents.size();
    }
  }
  EXPECT_GT(found, asked / 10) << "the test must see both answers";
  EXPECT_LT(found, asked * 9 / 10);
}

TEST(Index, FindsWhatTheEvaluatorFindsInEveryField) {
  SeededRandom random(12);
  const std::vector<Document> documents = random_documents(random, 400);
  const MemorySegment memory = segment_of(documents);
  for (const std::string text : {"status:accepted",
                                 "status:acc*",
                                 "NOT status:accepted aa",
                                 "theme:onderwijs OR theme:arb*",
                                 "source:aa-oai",
                                 "source:*feed",
                                 "partner:bb-cc",
                                 "partner:gemeente",
                                 "partner:\"gemeente aa\"",
                                 "partner:aa*",
                                 "language:nl",
                                 "language:nl-nl",
                                 "type:report",
                                 "type:\"journal article\"",
                                 "type:*article",
                                 "identifier:10.1234/aa.7",
                                 "identifier:10.1234*",
                                 "identifier:*.7",
                                 "identifier:https://doi.org/10.1234/aa.7",
                                 "identifier:*234/aa.1*",
                                 "year:2019",
                                 "year:2019..2021",
                                 "year:..2019",
                                 "year:2021..",
                                 "publisher:bureau",
                                 "publisher:\"bureau aa-bb\"",
                                 "publisher:aa",
                                 "title:(aa OR bb) year:2020",
                                 "creator:aa NOT creator:bb",
                                 "(aa OR year:2019) NOT status:candidate",
                                 "\"aa bb\" OR title:\"bb cc\"",
                                 "\"aa\"",
                                 "\"aa-bb\"",
                                 "subject:(gemeente* NEAR/2 aa)",
                                 "title:aa NEAR/3 abstract:bb",
                                 "creator:(aa NEAR/1 bb)",
                                 "publisher:(bureau NEAR/0 aa)"}) {
    const Query query = parsed(text);
    EXPECT_EQ(indexed_hits(query, memory), scanned_hits(query, documents)) << text;
  }
}

TEST(Index, FindsCompoundsByTruncationOnBothSides) {
  const std::vector<Document> documents = {
      analysed(titled("Arbeidsmarktintegratie van statushouders")),
      analysed(titled("De arbeidsmarkt")), analysed(titled("Integratiebeleid")),
      analysed(titled("Her-integratie van werk")), analysed(titled("Niets daarvan"))};
  const MemorySegment memory = segment_of(documents);
  using Set = std::set<std::uint32_t>;
  EXPECT_EQ(indexed_hits(parsed("*integratie*"), memory), (Set{0, 2, 3}));
  EXPECT_EQ(indexed_hits(parsed("*integratie"), memory), (Set{0, 3}));
  EXPECT_EQ(indexed_hits(parsed("arbeidsmarkt*"), memory), (Set{0, 1}));
  EXPECT_EQ(indexed_hits(parsed("*markt*"), memory), (Set{0, 1}));
  EXPECT_EQ(indexed_hits(parsed("herintegratie"), memory), (Set{3}));
}

// A document whose words fill pages and whose hyphens, repetitions and values are many.
TEST(Index, KeepsLongDocumentsWhole) {
  SeededRandom random(13);
  std::vector<Document> documents;
  Analyser analyser;
  for (int i = 0; i < 3; ++i) {
    Metadata metadata = random_metadata(random);
    for (int j = 0; j < 2000; ++j)
      metadata.abstract_text += " aa-bb w" + std::to_string(random.below(900));
    documents.push_back(analyser.analyse(metadata, {}));
  }
  const MemorySegment memory = segment_of(documents);
  for (int i = 0; i < 20; ++i) {
    const auto word = [&] { return "w" + std::to_string(random.below(900)); };
    for (const std::string& text :
         {'"' + word() + " aa\"", word() + " NEAR/2 " + word(), "bb NEAR/0 " + word(),
          '"' + word() + " aa-bb " + word() + '"'}) {
      const Query query = parsed(text);
      ASSERT_EQ(indexed_hits(query, memory), scanned_hits(query, documents)) << text;
    }
  }
}

TEST(Index, StampsTellDocumentsApart) {
  SeededRandom random(14);
  std::map<std::uint64_t, std::string> seen;
  for (int i = 0; i < 2000; ++i) {
    Metadata metadata = random_metadata(random);
    const std::string json = to_json(metadata);
    const std::uint64_t stamp = document_stamp(Analyser().analyse(metadata, {}));
    EXPECT_EQ(stamp, document_stamp(Analyser().analyse(metadata, {})));
    // Letters that fold to the same word are the same to the index.
    const auto [place, fresh] = seen.try_emplace(stamp, json);
    if (!fresh) {
      EXPECT_EQ(place->second.size(), json.size()) << place->second << "\n" << json;
    }
  }
  EXPECT_GT(seen.size(), 1900U);
  Facts accepted, rejected;
  accepted.status = "accepted";
  rejected.status = "rejected";
  EXPECT_NE(document_stamp(Analyser().analyse(titled("aa"), accepted)),
            document_stamp(Analyser().analyse(titled("aa"), rejected)));
}

TEST(TermTable, FindsWhatWasAddedAndNothingElse) {
  SeededRandom random(15);
  std::map<std::string, std::string> expected;
  for (int i = 0; i < 1000; ++i) {
    std::string key;
    for (auto left = random.below(12); left > 0; --left)
      key += static_cast<char>('a' + random.below(3));
    expected[key] = std::to_string(random.below(100));
  }
  TermTableBuilder builder;
  for (const auto& [key, payload] : expected) builder.add(key, payload);
  const auto table = TermTable::open(std::move(builder).finish());
  ASSERT_TRUE(table);
  std::map<std::string, std::string> all;
  std::uint32_t number = 0;
  table->each({}, [&](const TermTable::Entry& entry) {
    EXPECT_EQ(entry.number, number++);
    all.emplace(entry.key, entry.payload);
    return true;
  });
  EXPECT_EQ(all, expected);
  std::vector<std::uint32_t> every_third, met;
  for (std::uint32_t i = 0; i < table->size() + 9; i += 3) every_third.push_back(i);
  table->each_at(every_third, [&](const TermTable::Entry& entry) { met.push_back(entry.number); });
  std::erase_if(every_third, [&](std::uint32_t i) { return i >= table->size(); });
  EXPECT_EQ(met, every_third);
  for (int i = 0; i < 1000; ++i) {
    std::string key;
    for (auto left = random.below(6); left > 0; --left)
      key += static_cast<char>('a' + random.below(3));
    EXPECT_EQ(table->find(key,
                          [&](const TermTable::Entry& entry) {
                            EXPECT_EQ(entry.payload, expected[key]);
                            std::string at;
                            table->each_at(std::array{entry.number},
                                           [&](const TermTable::Entry& same) { at += same.key; });
                            EXPECT_EQ(at, key);
                          }),
              expected.contains(key));
    std::size_t beginning = 0;
    table->each_beginning(key, [&](const TermTable::Entry&) { ++beginning; });
    const auto begins = [&](const auto& one) { return one.first.starts_with(key); };
    EXPECT_EQ(beginning,
              static_cast<std::size_t>(std::count_if(expected.begin(), expected.end(), begins)));
  }
}

// The store checks its blocks; what it lets through all the same must not be followed astray.
TEST(Index, DamagedBytesAreRefusedOrFindSomethingElse) {
  SeededRandom random(16);
  const std::vector<Document> documents = random_documents(random, 40);
  SegmentBuilder builder;
  for (std::size_t i = 0; i < documents.size(); ++i)
    builder.add("p" + std::to_string(i), documents[i]);
  const SegmentBytes sound = builder.finish();
  class Damaged final : public SegmentSource {
   public:
    SegmentBytes bytes;
    Result<std::string> part(SegmentPart part) const override {
      return bytes.parts[static_cast<std::size_t>(part)];
    }
    Result<std::string> page(std::uint32_t number) const override {
      if (number >= bytes.pages.size()) return fail(Fault::kCorrupt, "no such page");
      return bytes.pages[number];
    }
  };
  int refused = 0;
  for (int i = 0; i < 3000; ++i) {
    Damaged damaged;
    damaged.bytes = sound;
    std::string& hit = random.below(3) == 0 ? damaged.bytes.pages[0]
                                            : damaged.bytes.parts[random.below(kSegmentParts)];
    if (random.below(4) == 0) {
      hit.resize(random.below(hit.size() + 1));
    } else if (!hit.empty()) {
      hit[random.below(hit.size())] = static_cast<char>(random.below(256));
    }
    const auto segment = Segment::open(damaged);
    if (!segment) {
      ++refused;
      continue;
    }
    const Query query = parsed(written(random_query(random, 3)));
    SegmentSearch search(
        **segment, damaged,
        [&](std::uint32_t pattern) -> const Pattern& { return query.patterns[pattern]; },
        query.patterns.size());
    refused += !search.find(query.root, DocSet::all((*segment)->documents()));
  }
  EXPECT_GT(refused, 300);
}

// faults.md, D39; how long each takes is what bench_rules prints.
TEST(Index, HostilePatternsAreRefusedOrAnsweredAsByTheEvaluator) {
  Analyser analyser;
  std::vector<Document> documents;
  for (const std::string& text :
       {testing::evil_text(std::size_t{16} << 10), std::string("aa ab"),
        std::string("ab aa-ab, aa aa ac."), std::string(200, 'a') + "b", std::string("nergens")})
    documents.push_back(analyser.analyse(titled(text), {}));
  const MemorySegment memory = segment_of(documents);
  const std::vector<std::string> queries = testing::evil_queries();
  EXPECT_EQ(std::set(queries.begin(), queries.end()).size(), 50U);
  std::size_t refused = 0, found = 0;
  for (const std::string& text : queries) {
    const Result<Query> query = parse_query(text, {});
    if (!query) {
      ++refused;
      EXPECT_NE(query.error().what.find("column"), std::string::npos) << text.substr(0, 60);
      continue;
    }
    const std::set<std::uint32_t> hits = scanned_hits(*query, documents);
    EXPECT_EQ(indexed_hits(*query, memory), hits) << text.substr(0, 60);
    EXPECT_LE(evaluate(*query, documents[0]).matches.size(), kMaxMatches);
    found += !hits.empty();
  }
  EXPECT_LT(refused, 10U) << "most are to be answered";
  EXPECT_GT(found, 20U);
}

}  // namespace
}  // namespace vindplaats
