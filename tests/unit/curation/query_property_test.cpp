#include <gtest/gtest.h>

#include "curation/classify.h"
#include "tests/unit/curation/queries.h"
#include "tests/unit/curation/reference_evaluator.h"

namespace vindplaats {
namespace {

using ::vindplaats::testing::parsed;
using ::vindplaats::testing::random_metadata;
using ::vindplaats::testing::random_query;
using ::vindplaats::testing::reference_matches;
using ::vindplaats::testing::reference_places;
using ::vindplaats::testing::ReferenceNode;
using ::vindplaats::testing::written;

std::string shown(const Metadata& metadata) {
  return to_json(metadata);
}

TEST(QueryProperty, WhatIsPrintedReadsAsTheSameQuery) {
  SeededRandom random(1);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = written(random_query(random, 4));
    const Query query = parsed(text);
    const std::string canonical = print(query);
    EXPECT_EQ(parsed(canonical), query) << text << "\n" << canonical;
    EXPECT_EQ(print(parsed(canonical)), canonical) << text;
    EXPECT_LE(canonical.size(), text.size()) << text;
    if (HasFailure()) return;
  }
}

TEST(QueryProperty, AgreesWithTheReferenceOnWhatMatches) {
  SeededRandom random(2);
  Analyser analyser;
  int matched = 0;
  for (int i = 0; i < 4000; ++i) {
    const ReferenceNode node = random_query(random, 3);
    const Metadata metadata = random_metadata(random);
    const Query query = parsed(written(node));
    const Document document = analyser.analyse(metadata, {});
    const bool expected = reference_matches(node, metadata);
    matched += expected;
    ASSERT_EQ(matches(query, document), expected) << written(node) << "\n" << shown(metadata);
    ASSERT_EQ(evaluate(query, document).matched, expected) << written(node);
  }
  EXPECT_GT(matched, 800) << "the test must see both answers";
  EXPECT_LT(matched, 3200);
}

TEST(QueryProperty, AgreesWithTheReferenceOnThePlaces) {
  SeededRandom random(3);
  Analyser analyser;
  for (int i = 0; i < 3000; ++i) {
    const ReferenceNode node = random_query(random, 0);  // a word or a phrase
    const Metadata metadata = random_metadata(random);
    const Matches found = evaluate(parsed(written(node)), analyser.analyse(metadata, {}));
    const std::set<Match> expected = reference_places(node, metadata);
    ASSERT_EQ(std::vector<Match>(expected.begin(), expected.end()), found.matches)
        << written(node) << "\n"
        << shown(metadata);
  }
}

// The rules of all themes are looked up together; each must still be what its query is alone.
TEST(QueryProperty, RulesTogetherMatchAsEachAlone) {
  SeededRandom random(4);
  for (int round = 0; round < 20; ++round) {
    Theme theme;
    theme.id = "t";
    std::vector<Query> queries;
    for (int i = 0; i < 60; ++i) {
      const std::string text = written(random_query(random, 3));
      queries.push_back(parsed(text));
      theme.rules.push_back({std::to_string(i), Thousandths{1}, false, text, {}});
    }
    const auto compiled = compile_themes({theme}, {});
    ASSERT_TRUE(compiled) << compiled.error().what;
    Analyser analyser;
    for (int i = 0; i < 30; ++i) {
      const Metadata metadata = random_metadata(random);
      const Document document = analyser.analyse(metadata, {});
      std::vector<RuleMatch> expected;
      for (std::size_t rule = 0; rule < queries.size(); ++rule) {
        const Matches alone = evaluate(queries[rule], document);
        if (alone.matched) expected.push_back({theme.rules[rule].id, alone.matches});
      }
      const Classification found = classify(*compiled, document);
      std::vector<RuleMatch> together;
      for (const auto* themes : {&found.themes, &found.below}) {
        for (const ThemeMatch& match : *themes)
          together.insert(together.end(), match.rules.begin(), match.rules.end());
      }
      ASSERT_EQ(together, expected) << shown(metadata);
    }
  }
}

TEST(QueryProperty, DocumentsDoNotDependOnWhatWasAnalysedBefore) {
  SeededRandom random(5);
  Analyser used;
  for (int i = 0; i < 300; ++i) {
    const Metadata metadata = random_metadata(random);
    const Query query = parsed(written(random_query(random, 2)));
    EXPECT_EQ(evaluate(query, used.analyse(metadata, {})).matches,
              evaluate(query, Analyser().analyse(metadata, {})).matches);
  }
}

}  // namespace
}  // namespace vindplaats
