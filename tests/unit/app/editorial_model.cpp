#include "tests/unit/app/editorial_model.h"

#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "app/pipeline/page_plan.h"
#include "app/pipeline/renormalize.h"
#include "config/defaults.h"
#include "core/publication_fields.h"
#include "core/time.h"
#include "store/publication_tables.h"

namespace vindplaats::testing {
namespace {

Source model_source(const std::string& id, std::int64_t trust) {
  Source source;
  source.id = id;
  source.partner = id;
  source.type = "oai-pmh";
  source.url = "https://" + id + ".example/oai";
  source.trust.count = trust;
  return source;
}

Partner model_partner(const std::string& id) {
  Partner partner;
  partner.id = id;
  partner.name = "Instituut " + id;
  return partner;
}

// One rule a theme: what is tested here does not depend on what rules say, and compiling the real
// ones at every step takes most of the time.
Rule model_rule(const std::string& query) {
  Rule rule;
  rule.id = "regel";
  rule.query = query;
  return rule;
}

}  // namespace

EditorialModel::EditorialModel() : clock_(*parse_time("2026-03-01T08:00:00Z")) {
  platform_ = std::move(*default_platform());
  std::string pattern =
      (std::filesystem::temp_directory_path() / "vindplaats-model-XXXXXX").string();
  platform_.dir = mkdtemp(pattern.data());
  std::erase_if(platform_.themes, [](const Theme& theme) {
    return theme.id != "onderwijs" && theme.id != "arbeidsmarkt" && theme.id != "nieuwe-migratie";
  });
  for (Theme& theme : platform_.themes) theme.rules = {model_rule("vluchteling* OR gemeente*")};
  platform_.partners = {model_partner("linde"), model_partner("zuider")};
  platform_.sources = {model_source("linde", 1000), model_source("zuider", 900)};
}

EditorialModel::~EditorialModel() {
  std::error_code ignored;
  std::filesystem::remove_all(platform_.dir, ignored);
}

Result<ExportOutcome> EditorialModel::release() {
  clock_.step(std::chrono::minutes(1));
  ExportOptions options;
  options.force = true;
  return make_release(*store_, platform_, clock_, options);
}

void EditorialModel::harvest(const std::string& source, const std::vector<Item>& items) {
  clock_.step(std::chrono::hours(1));
  Page page;
  page.items = items;
  const Result<PagePlan> plan =
      plan_page(*store_->snapshot(), *platform_.source(source), page, clock_.now(), {}, {});
  ASSERT_TRUE(plan) << plan.error().what;
  ASSERT_EQ(plan->rejected, 0) << plan->errors.front().message;
  ASSERT_TRUE(store_->commit(plan->batch, Durability::kSynced));
  curate_all();
}

Item EditorialModel::record(const std::string& identifier, const std::string& json) {
  Item item;
  item.raw.identifier = identifier;
  item.raw.datestamp = "2026-03-01";
  item.raw.format = "application/vnd.vindplaats.record+json";
  item.payload.bytes = json;
  return item;
}

Item EditorialModel::withdrawn(const std::string& identifier) {
  Item item;
  item.raw.identifier = identifier;
  item.raw.datestamp = "2026-03-02";
  item.raw.deleted = true;
  return item;
}

void EditorialModel::curate_all() {
  const Result<CurateReport> report = curate(*store_, platform_, clock_, {});
  ASSERT_TRUE(report) << report.error().what;
}

void EditorialModel::rebuild() {
  const Result<RenormalizeReport> report = rebuild_records(*store_, platform_, nullptr);
  ASSERT_TRUE(report) << report.error().what;
  curate_all();
}

std::vector<Publication> EditorialModel::publications() {
  std::vector<Publication> all;
  EXPECT_TRUE(scan_publications(*store_->snapshot(), [&](const Publication& publication) {
    all.push_back(publication);
    return true;
  }));
  return all;
}

std::optional<Publication> EditorialModel::find(const std::string& id) {
  Result<Publication> found = find_publication(*store_->snapshot(), id);
  return found ? std::optional(std::move(*found)) : std::nullopt;
}

std::string EditorialModel::json(const std::string& id) {
  const std::optional<Publication> found = find(id);
  return found ? to_json(*found) : "";
}

Result<std::vector<Publication>> EditorialModel::decide(const std::string& publication,
                                                        const DecisionRequest& request) {
  clock_.step(std::chrono::minutes(1));
  return write_decisions(*store_, platform_, clock_, {{publication, request}}, "fatima");
}

}  // namespace vindplaats::testing
