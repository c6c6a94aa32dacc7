#include <algorithm>
#include <map>
#include <optional>

#include <gtest/gtest.h>

#include "core/random.h"
#include "core/text.h"
#include "curation/analyser.h"
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

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

std::vector<std::string> some_words(Random& random, std::size_t count) {
  std::vector<std::string> words;
  while (words.size() < count) {
    const std::string title = random_metadata(random).title;
    for (const std::string_view word : split(title, ' ')) {
      const bool plain = word.size() > 1 && std::all_of(word.begin(), word.end(), is_letter);
      if (plain && words.size() < count) words.emplace_back(word);
    }
  }
  return words;
}

// A list that many rules name is looked through once a document, and words that came before are
// not looked up again: neither may change what any rule finds.
TEST(QueryProperty, SharedListsAndRememberedWordsChangeNothing) {
  SeededRandom random(7);
  int matched = 0;
  for (int round = 0; round < 10; ++round) {
    const WordLists lists = {{"een", some_words(random, 4)}, {"twee", some_words(random, 4)}};
    Theme theme;
    theme.id = "t";
    for (const std::string query :
         {"@een", "@twee", "@een AND @twee", "@een NEAR/3 @twee", "title:@een",
          "title:(@een OR @twee)", "abstract:@een NEAR/5 abstract:@twee", "@een NOT title:@twee"})
      theme.rules.push_back({query, Thousandths{1}, false, query, {}});
    const auto compiled = compile_themes({theme}, lists);
    ASSERT_TRUE(compiled) << compiled.error().what;
    WordMemory memory;
    std::optional<Analyser> analyser;
    for (int i = 0; i < 60; ++i) {
      if (i % 20 == 0) analyser.emplace();
      const Document document = analyser->analyse(random_metadata(random), {});
      const Classification found = classify(*compiled, document, Places::kTell, &memory);
      std::map<std::string, std::vector<Match>> by_rule;
      for (const auto* themes : {&found.themes, &found.below}) {
        for (const ThemeMatch& match : *themes) {
          for (const RuleMatch& rule : match.rules) by_rule[rule.id] = rule.matches;
        }
      }
      for (const Rule& rule : theme.rules) {
        const Matches alone = evaluate(*parse_query(rule.query, lists), document);
        matched += alone.matched;
        ASSERT_EQ(by_rule.contains(rule.id), alone.matched) << rule.id;
        if (alone.matched) {
          ASSERT_EQ(by_rule[rule.id], alone.matches) << rule.id;
        }
      }
    }
  }
  EXPECT_GT(matched, 100);
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
