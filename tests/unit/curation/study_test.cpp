#include "curation/study.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "curation/study_screening.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct StoredWork {
  Publication publication;
  std::vector<StudyRecord> records;
};

StoredWork stored_work(const std::string& id, const std::string& title,
                       const std::vector<std::string>& records) {
  StoredWork work;
  work.publication.id = id;
  work.publication.records = records;
  work.publication.status = "unselected";
  work.publication.first_seen = "2026-01-10T00:00:00Z";
  work.publication.metadata.title = title;
  work.publication.metadata.issued = "2020";
  work.publication.metadata.languages = {"nl"};
  for (const std::string& record : records) {
    StudyRecord& stored = work.records.emplace_back();
    stored.record.id = record;
    stored.record.source = record.substr(0, record.find('/'));
    stored.record.identifier = record.substr(record.find('/') + 1);
    stored.record.metadata.title = title;
    stored.first_harvested = "2026-01-10T00:00:00Z";
  }
  return work;
}

Study screened_study() {
  Study study;
  study.id = "polarisatie";
  study.query = "polarisatie";
  study.criteria = {{"E1", "exclude", "title", "Niet over groepen", ""},
                    {"E2", "exclude", "fulltext", "Geen aanpak", ""}};
  return study;
}

// The store of every test here, unless it says otherwise.
std::vector<StoredWork> stored_works() {
  std::vector<StoredWork> works = {
      stored_work("p000000000001", "Polarisatie in de wijk", {"vu/1", "scp/9"}),
      stored_work("p000000000002", "Polarisatie en jongeren", {"scp/2"}),
      stored_work("p000000000003", "Polarisatie van licht", {"vu/3"}),
      stored_work("p000000000004", "Heel iets anders", {"vu/4"}),
      stored_work("p000000000005", "Polarisatie vroeger", {"vu/5", "scp/5"}),
  };
  works[4].publication.metadata.issued = "1999-03";
  return works;
}

StudySelection select(const Study& study, const Platform& platform,
                      const std::vector<StoredWork>& works, std::vector<Screened> decisions = {},
                      const std::string& as_of = "2026-11-22") {
  const auto search = compile_study(study, platform);
  EXPECT_TRUE(search) << search.error().what;
  StudySelector selector(study, *search, platform, as_of);
  for (const StoredWork& work : works) {
    if (selector.finds(work.publication)) selector.add(work.publication, work.records);
  }
  return std::move(selector).finish(std::move(decisions));
}

std::vector<std::string> fates(const StudySelection& selection) {
  std::vector<std::string> lines;
  for (const FoundRecord& record : selection.records) {
    lines.push_back(record.id + (record.removed.empty() ? "" : " " + record.removed));
  }
  return lines;
}

std::vector<std::string> standings(const StudySelection& selection) {
  std::vector<std::string> lines;
  for (const FoundWork& work : selection.works) {
    lines.push_back(work.publication.id.substr(12) + " " + work.standing +
                    (work.stage.empty() ? "" : " " + work.stage) +
                    (work.criterion.empty() ? "" : " " + work.criterion) +
                    (work.disputed ? " disputed" : ""));
  }
  return lines;
}

TEST(Study, EveryFoundRecordIsScreenedOrRemovedForOneReason) {
  Study study = screened_study();
  study.years = "2010..2026";
  const StudySelection selection = select(study, {}, stored_works());
  EXPECT_THAT(fates(selection), ElementsAre("scp/2", "scp/5 duplicate", "scp/9 duplicate", "vu/1",
                                            "vu/3", "vu/5 years"));
  EXPECT_EQ(selection.searched, 5);
  EXPECT_EQ(selection.hits, 4);
  EXPECT_THAT(selection.sources, ElementsAre(std::pair("scp", 3), std::pair("vu", 4)));
}

TEST(Study, FiltersLeaveInWhatADescriptionDoesNotSay) {
  std::vector<StoredWork> works = stored_works();
  works[1].publication.metadata.issued.clear();
  works[1].publication.metadata.languages.clear();
  works[2].publication.metadata.languages = {"de"};
  works[0].publication.metadata.languages = {"nl-BE"};
  works[0].publication.metadata.type = "report";
  Study study = screened_study();
  study.years = "2010..";
  study.languages = {"nl"};
  study.types = {"Report"};
  EXPECT_THAT(fates(select(study, {}, works)),
              ElementsAre("scp/2", "scp/5 duplicate", "scp/9 duplicate", "vu/1", "vu/3 languages",
                          "vu/5 years"));
}

TEST(Study, ThemesAreAskedForUnderTheirAliasesToo) {
  Platform platform;
  platform.themes.emplace_back().id = "jeugd-en-opvoeding";
  platform.themes[0].aliases = {"opvoeding-en-jeugd"};
  platform.themes[0].rules.emplace_back().id = "jongeren";
  platform.themes[0].rules[0].query = "jongeren";
  std::vector<StoredWork> works = stored_works();
  works[1].publication.themes.emplace_back().id = "jeugd-en-opvoeding";
  Study study = screened_study();
  study.themes = {"opvoeding-en-jeugd"};
  const StudySelection selection = select(study, platform, works);
  EXPECT_THAT(fates(selection), ElementsAre("scp/2", "scp/5 duplicate", "scp/9 duplicate",
                                            "vu/1 themes", "vu/3 themes", "vu/5 themes"));
  EXPECT_THAT(selection.rule_hits, ElementsAre(1));
}

TEST(Study, TheCatalogueScopeSearchesAcceptedOnly) {
  std::vector<StoredWork> works = stored_works();
  works[1].publication.status = "accepted";
  Study study = screened_study();
  study.scope = "catalogue";
  const StudySelection selection = select(study, {}, works);
  EXPECT_THAT(fates(selection), ElementsAre("scp/2"));
  EXPECT_EQ(selection.searched, 1);
}

TEST(Study, WhatCameAfterTheDayIsNotThere) {
  std::vector<StoredWork> works = stored_works();
  works[0].records[0].first_harvested = "2026-03-02T10:00:00Z";
  works[1].publication.first_seen = "2026-03-02T10:00:00Z";
  const StudySelection selection = select(screened_study(), {}, works, {}, "2026-03-01");
  EXPECT_THAT(fates(selection), ElementsAre("scp/5 duplicate", "scp/9", "vu/3", "vu/5"));
}

TEST(Study, ADeletedRecordIsIdentifiedByWhatIsStillKnownOfIt) {
  const Study study = screened_study();
  const Platform platform;
  const auto search = compile_study(study, platform);
  StudySelector selector(study, *search, platform, "2026-11-22");
  StudyRecord gone = stored_work("p", "Polarisatie", {"vu/8"}).records[0];
  gone.record.deleted = true;
  selector.add_deleted(gone);
  gone.record.metadata.title = "Iets anders";
  selector.add_deleted(gone);
  EXPECT_THAT(fates(std::move(selector).finish({})), ElementsAre("vu/8 deleted"));
}

Screened screened(std::int64_t sequence, const std::string& by, const std::string& publication,
                  const std::string& stage, const std::string& decision,
                  const std::string& criterion = "") {
  return {sequence,
          "2026-05-0" + std::to_string(sequence) + "T09:00:00Z",
          by,
          {"polarisatie", "p00000000000" + publication, stage, decision, criterion, ""},
          false};
}

TEST(Study, AWorkStandsWhereItsScreenersPutIt) {
  struct Case {
    const char* what;
    std::vector<Screened> decisions;
    const char* standing;
  };
  const Case cases[] = {
      {"nobody", {}, "1 pending title"},
      {"in on title", {screened(1, "an", "1", "title", "include")}, "1 pending fulltext"},
      {"out on title", {screened(1, "an", "1", "title", "exclude", "E1")}, "1 excluded title E1"},
      {"in on full text",
       {screened(1, "an", "1", "title", "include"), screened(2, "an", "1", "fulltext", "include")},
       "1 included"},
      {"a later stage passes the earlier",
       {screened(1, "an", "1", "fulltext", "include")},
       "1 included"},
      {"changed her mind",
       {screened(1, "an", "1", "title", "exclude", "E1"),
        screened(2, "an", "1", "title", "include")},
       "1 pending fulltext"},
      {"two disagree",
       {screened(1, "an", "1", "title", "exclude", "E1"),
        screened(2, "bo", "1", "title", "include")},
       "1 pending title disputed"},
      {"two exclude: the study's first criterion",
       {screened(1, "an", "1", "fulltext", "exclude", "E2"),
        screened(2, "bo", "1", "fulltext", "exclude", "E1")},
       "1 excluded fulltext E1"},
      {"a criterion that is gone counts no more",
       {screened(1, "an", "1", "title", "exclude", "E7")},
       "1 pending title"},
  };
  for (const Case& c : cases) {
    const std::vector<StoredWork> works = {stored_works()[0]};
    EXPECT_THAT(standings(select(screened_study(), {}, works, c.decisions)),
                ElementsAre(c.standing))
        << c.what;
  }
}

TEST(Study, AClosedFullTextIsNotRetrievedUntilSomebodyJudgesIt) {
  std::vector<StoredWork> works = {stored_works()[0]};
  const std::vector<Screened> passed = {screened(1, "an", "1", "title", "include")};
  Metadata& metadata = works[0].publication.metadata;
  metadata.access = "restricted";
  EXPECT_THAT(standings(select(screened_study(), {}, works, passed)),
              ElementsAre("1 not-retrieved"));
  metadata.links.emplace_back().rel = "fulltext";
  EXPECT_THAT(standings(select(screened_study(), {}, works, passed)),
              ElementsAre("1 pending fulltext"));
  metadata.access = "embargoed";
  metadata.embargo_until = "2026-11";  // all of the month
  EXPECT_THAT(standings(select(screened_study(), {}, works, passed)),
              ElementsAre("1 not-retrieved"));
  EXPECT_THAT(standings(select(screened_study(), {}, works, passed, "2026-12-01")),
              ElementsAre("1 pending fulltext"));
  std::vector<Screened> judged = passed;
  judged.push_back(screened(2, "an", "1", "fulltext", "include"));
  EXPECT_THAT(standings(select(screened_study(), {}, works, judged)), ElementsAre("1 included"));
}

TEST(Study, WithoutCriteriaAllThatIsLeftIsIncluded) {
  Study study = screened_study();
  study.criteria.clear();
  EXPECT_THAT(standings(select(study, {}, {stored_works()[0]})), ElementsAre("1 included"));
}

TEST(Study, DecisionsFollowAWorkUnderItsNewId) {
  std::vector<StoredWork> works = {stored_works()[0]};
  works[0].publication.former_ids = {"p000000000007"};
  const StudySelection selection =
      select(screened_study(), {}, works, {screened(1, "an", "7", "title", "exclude", "E1")});
  EXPECT_THAT(standings(selection), ElementsAre("1 excluded title E1"));
  EXPECT_EQ(selection.decisions[0].decision.publication, "p000000000001");
}

TEST(Study, DecisionsAfterTheDayAndOfOtherStudiesAreNotThere) {
  Screened other = screened(1, "an", "1", "title", "exclude", "E1");
  other.decision.study = "iets-anders";
  const std::vector<Screened> decisions = {other, screened(4, "an", "1", "title", "exclude", "E1")};
  const StudySelection selection =
      select(screened_study(), {}, {stored_works()[0]}, decisions, "2026-05-03");
  EXPECT_THAT(standings(selection), ElementsAre("1 pending title"));
  EXPECT_THAT(selection.decisions, IsEmpty());
}

TEST(Study, TheOrderOfWhatComesInChangesNothing) {
  const std::vector<Screened> decisions = {screened(1, "an", "1", "title", "exclude", "E1"),
                                           screened(2, "bo", "2", "title", "include"),
                                           screened(3, "an", "1", "title", "include")};
  const StudySelection forward = select(screened_study(), {}, stored_works(), decisions);
  std::vector<StoredWork> works = stored_works();
  std::reverse(works.begin(), works.end());
  for (StoredWork& work : works) std::reverse(work.records.begin(), work.records.end());
  const StudySelection backward =
      select(screened_study(), {}, works, {decisions[2], decisions[1], decisions[0]});
  EXPECT_EQ(forward.records, backward.records);
  EXPECT_EQ(forward.works, backward.works);
  EXPECT_EQ(forward.decisions, backward.decisions);
}

TEST(Study, AWrongQueryNamesFileAndColumn) {
  Study study = screened_study();
  study.query = "polarisatie AND (";
  study.place.file = "studies/polarisatie/study.toml";
  study.place.lines["query"] = 12;
  const auto search = compile_study(study, {});
  ASSERT_FALSE(search);
  EXPECT_EQ(search.error().fault, Fault::kUsage);
  EXPECT_EQ(search.error().line, 12);
  EXPECT_THAT(search.error().what, HasSubstr("column"));
}

TEST(StudyScreening, ReadsATableOfDecisions) {
  const Study study = screened_study();
  const ScreeningImport import{&study, "", {"p000000000001", "p000000000002"}};
  const auto decisions = parse_screening(
      "id;title;stage;decision;criterion;note\n"
      "p000000000001;x;title;Uitsluiten;e1;gaat over licht\n"
      "p000000000002;y;fulltext;include;;\n"
      "p000000000009;z;title;;;\n",
      import);
  ASSERT_TRUE(decisions) << decisions.error().what;
  EXPECT_THAT(*decisions, ElementsAre(ScreeningDecision{"polarisatie", "p000000000001", "title",
                                                        "exclude", "E1", "gaat over licht"},
                                      ScreeningDecision{"polarisatie", "p000000000002", "fulltext",
                                                        "include", "", ""}));
}

TEST(StudyScreening, SaysWhatIsWrongWithLineAndColumn) {
  const Study study = screened_study();
  const ScreeningImport import{&study, "", {"p000000000001"}};
  const std::pair<const char*, const char*> cases[] = {
      {"p000000000009,title,include,", "line 2, column id: 'p000000000009' is no publication"},
      {"p000000000001,abstract,include,", "line 2, column stage: 'abstract' is no stage"},
      {"p000000000001,title,misschien,", "line 2, column decision: 'misschien' is neither"},
      {"p000000000001,title,exclude,", "line 2, column criterion: an exclusion needs one of E1"},
      {"p000000000001,title,exclude,E9", "'E9' is no criterion of this study; there are E1"},
      {"p000000000001,title,include,\np000000000001,title,include,", "line 3, column id: "},
  };
  for (const auto& [row, what] : cases) {
    const auto decisions =
        parse_screening("id,stage,decision,criterion\n" + std::string(row) + "\n", import);
    ASSERT_FALSE(decisions) << row;
    EXPECT_THAT(decisions.error().what, HasSubstr(what));
  }
  EXPECT_THAT(parse_screening("id,besluit\n", import).error().what, HasSubstr("no column 'dec"));
  EXPECT_THAT(parse_screening("id,decision\n", import).error().what, HasSubstr("--stage"));
}

TEST(StudyScreening, TheStageMayBeGivenBeside) {
  const Study study = screened_study();
  const auto decisions =
      parse_screening("id,decision\np000000000001,include\n", {&study, "title", {"p000000000001"}});
  ASSERT_TRUE(decisions);
  EXPECT_EQ(decisions->front().stage, "title");
}

}  // namespace
}  // namespace vindplaats
