// What the citation formats write, our own readers of these formats read back.
#include <gtest/gtest.h>

#include "export/citations/biblatex.h"
#include "export/citations/ris.h"
#include "export/citations/work_facts.h"
#include "harvesters/split.h"
#include "normalize/format.h"
#include "tests/unit/export/cited_sample.h"

namespace vindplaats::testing {
namespace {

// Has a keyword with a semicolon, which parts keywords, and a person with a family name only, which
// is written as an organisation is.
constexpr std::string_view kOddSigns = "p000000000008";

std::vector<Metadata> read_back(const std::string& file, std::string_view kind) {
  std::vector<Metadata> found;
  const Result<SplitDocument> split = split_document(file, {});
  EXPECT_TRUE(split);
  if (!split) return found;
  EXPECT_EQ(split->kind, kind);
  EXPECT_TRUE(split->rejected.empty());
  for (const Item& item : split->items) {
    const Result<Reading> reading = normalize(item.raw, item.payload, {});
    EXPECT_TRUE(reading) << (reading ? "" : reading.error().what);
    found.push_back(reading ? reading->record.metadata : Metadata{});
  }
  return found;
}

std::vector<std::string> shown_names(const std::vector<Person>& people) {
  std::vector<std::string> names;
  for (const Person& person : people) names.push_back(person.name + '/' + person.family);
  return names;
}

// What both formats can hold of a work.
void expect_same_work(const Metadata& back, const CitedWork& work) {
  const Metadata& sent = work.metadata;
  EXPECT_EQ(back.title, sent.title);
  EXPECT_EQ(back.issued, sent.issued);
  EXPECT_EQ(back.identifiers.doi, sent.identifiers.doi);
  EXPECT_EQ(back.number, sent.number);
  EXPECT_EQ(back.publisher, cited_publisher(work));
  EXPECT_EQ(back.part_of.volume, sent.part_of.volume);
  EXPECT_EQ(back.part_of.issue, sent.part_of.issue);
  EXPECT_EQ(cited_pages(back.part_of.pages), cited_pages(sent.part_of.pages));
  EXPECT_EQ(shown_names(back.contributors), shown_names(sent.contributors));
}

TEST(CitationsReadBack, BiblatexKeepsEveryField) {
  const std::vector<CitedWork> works = cited_works();
  const std::vector<Metadata> back = read_back(biblatex(works), "bibtex");
  ASSERT_EQ(back.size(), works.size());
  for (std::size_t i = 0; i < works.size(); ++i) {
    SCOPED_TRACE(works[i].key);
    expect_same_work(back[i], works[i]);
    if (works[i].key == kOddSigns) continue;
    EXPECT_EQ(cited_keywords(back[i]), cited_keywords(works[i].metadata));
    EXPECT_EQ(shown_names(back[i].creators), shown_names(works[i].metadata.creators));
  }
}

TEST(CitationsReadBack, RisKeepsEveryField) {
  const std::vector<CitedWork> works = cited_works();
  const std::vector<Metadata> back = read_back(ris(works), "ris");
  ASSERT_EQ(back.size(), works.size());
  for (std::size_t i = 0; i < works.size(); ++i) {
    SCOPED_TRACE(works[i].key);
    expect_same_work(back[i], works[i]);
    if (works[i].key == kOddSigns) continue;
    EXPECT_EQ(cited_keywords(back[i]), cited_keywords(works[i].metadata));
    EXPECT_EQ(shown_names(back[i].creators), shown_names(works[i].metadata.creators));
  }
}

TEST(CitationsReadBack, NamesOfReferencesAreTheirDoiOrKey) {
  const std::vector<CitedWork> works = cited_works();
  for (const std::string& file : {ris(works), biblatex(works)}) {
    const Result<SplitDocument> split = split_document(file, {});
    ASSERT_TRUE(split);
    EXPECT_EQ(split->items.at(0).raw.identifier, "doi:10.5555/wodc.2019");
    EXPECT_EQ(split->items.at(1).raw.identifier, "p000000000002");
  }
}

}  // namespace
}  // namespace vindplaats::testing
