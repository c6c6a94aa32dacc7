// A newer normaliser: what it would change is told before anything is written, and what people
// decided stays.
#include "app/pipeline/renormalize.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "app/pipeline/finding_counts.h"
#include "core/json.h"
#include "store/harvest_tables.h"
#include "tests/unit/app/editorial_model.h"

namespace vindplaats {
namespace {

using testing::EditorialModel;

class Renormalize : public ::testing::Test {
 protected:
  Renormalize() {
    model_.harvest("linde", {EditorialModel::record("a", R"({"title": "Wonen in de wijk",
        "issued": "2021-03-12", "languages": ["nl"]})"),
                             EditorialModel::record("b", R"({"title": "Werk na de studie",
        "issued": "2020", "languages": ["nl"]})")});
  }

  Record record(const std::string& identifier) {
    const auto found = get_record(*model_.store().snapshot(), "linde", identifier);
    EXPECT_TRUE(found && *found);
    return found && *found ? **found : Record();
  }

  // As an older normaliser would have left it.
  template <class Change>
  void age(const std::string& identifier, Change&& change) {
    Record old = record(identifier);
    old.normalizer = 1;
    change(old.metadata);
    Batch batch;
    put_record(batch, old);
    ASSERT_TRUE(model_.store().commit(batch, Durability::kSynced));
  }

  RenormalizeReport run(bool dry_run, bool all = false) {
    RenormalizeOptions options;
    options.dry_run = dry_run;
    options.all = all;
    Result<RenormalizeReport> report =
        renormalize(model_.store(), model_.platform(), options, nullptr);
    EXPECT_TRUE(report) << report.error().what;
    return report ? *report : RenormalizeReport();
  }

  std::int64_t outdated() {
    auto counts = count_findings(*model_.store().snapshot(), "linde");
    EXPECT_TRUE(counts);
    return counts ? (*counts)["linde"].outdated : -1;
  }

  std::string publication_of(const std::string& identifier) {
    for (const Publication& one : model_.publications()) {
      if (std::ranges::find(one.records, "linde/" + identifier) != one.records.end()) return one.id;
    }
    return {};
  }

  EditorialModel model_;
};

TEST_F(Renormalize, ADryRunCountsByFieldWithExamplesAndWritesNothing) {
  EXPECT_EQ(outdated(), 0);
  EXPECT_EQ(run(true).read, 0) << "what this normaliser made is not read";
  EXPECT_EQ(run(true, true).read, 2);
  age("a", [](Metadata& metadata) {
    metadata.title = "WONEN IN DE WIJK";
    metadata.issued.clear();
    metadata.publisher = "Niemand";
  });
  EXPECT_EQ(outdated(), 1);
  const std::string before = to_json(record("a"));

  const RenormalizeReport report = run(true);
  EXPECT_EQ(report.read, 1);
  EXPECT_EQ(report.outdated, 1);
  EXPECT_EQ(report.changed, 1);
  EXPECT_EQ(report.unreadable, 0);
  EXPECT_EQ(report.altered.at("title"), 1);
  EXPECT_EQ(report.gained.at("issued"), 1);
  EXPECT_EQ(report.lost.at("publisher"), 1);
  ASSERT_EQ(report.examples.size(), 3U);
  const auto title = std::ranges::find(report.examples, "title", &FieldChange::field);
  ASSERT_NE(title, report.examples.end());
  EXPECT_EQ(title->record, "linde/a");
  EXPECT_EQ(title->before, "\"WONEN IN DE WIJK\"");
  EXPECT_EQ(title->after, "\"Wonen in de wijk\"");

  EXPECT_EQ(to_json(record("a")), before);
  EXPECT_EQ(outdated(), 1);
}

TEST_F(Renormalize, WritesWhatTheDryRunToldAndNothingTheSecondTime) {
  age("a", [](Metadata& metadata) { metadata.title = "WONEN IN DE WIJK"; });
  const std::int64_t told = run(true).changed;
  EXPECT_EQ(told, 1);
  EXPECT_EQ(run(false).changed, told);
  EXPECT_EQ(record("a").metadata.title, "Wonen in de wijk");
  EXPECT_EQ(outdated(), 0);
  EXPECT_EQ(run(false).read, 0);
}

// Where the result is the same only its version is written, and no change is told.
TEST_F(Renormalize, AVersionAloneIsNoChange) {
  age("b", [](Metadata&) {});
  const RenormalizeReport report = run(false);
  EXPECT_EQ(report.read, 1);
  EXPECT_EQ(report.changed, 0);
  EXPECT_EQ(outdated(), 0);
}

TEST_F(Renormalize, WhatCannotBeReadAnyMoreStaysAndIsNamed) {
  age("a", [](Metadata& metadata) { metadata.title = "Zoals het was"; });
  const auto head = get_head(*model_.store().snapshot(), "linde", "a");
  ASSERT_TRUE(head && *head);
  Head odd = **head;
  odd.raw.format = "http://arxiv.org/OAI/arXiv/";
  Batch batch;
  put_head(batch, odd);
  ASSERT_TRUE(model_.store().commit(batch, Durability::kSynced));

  const RenormalizeReport report = run(false);
  EXPECT_EQ(report.unreadable, 1);
  ASSERT_EQ(report.refused.size(), 1U);
  EXPECT_EQ(report.refused[0].first, "linde/a");
  EXPECT_FALSE(report.refused[0].second.empty());
  EXPECT_EQ(record("a").metadata.title, "Zoals het was");
}

TEST_F(Renormalize, CorrectionsOfEditorsStay) {
  const std::string id = publication_of("a");
  ASSERT_FALSE(id.empty());
  DecisionRequest edit;
  edit.kind = "edit";
  edit.corrections = {{"title", "Een titel van de redactie"}};
  ASSERT_TRUE(model_.decide(id, edit));
  age("a", [](Metadata& metadata) {
    metadata.title = "WONEN IN DE WIJK";
    metadata.issued = "2019";
  });
  EXPECT_EQ(run(false).changed, 1);
  model_.curate_all();
  const std::optional<Publication> after = model_.find(id);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->metadata.title, "Een titel van de redactie");
  EXPECT_EQ(after->metadata.issued, "2021-03-12") << "the rest follows the normaliser";
  ASSERT_EQ(after->overlays.size(), 1U);
  EXPECT_EQ(after->overlays[0].field, "title");
}

}  // namespace
}  // namespace vindplaats
