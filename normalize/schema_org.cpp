#include "normalize/schema_org.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "core/text.h"
#include "normalize/schema_org_parts.h"

namespace vindplaats {
namespace {

// Types of works, best first: what a page is about before the page. Groups share a rank.
struct WorkType {
  std::string_view name;
  int rank;
};
constexpr auto kWorkTypes = std::to_array<WorkType>({
    {"Report", 0},
    {"ScholarlyArticle", 0},
    {"MedicalScholarlyArticle", 0},
    {"Thesis", 0},
    {"Book", 0},
    {"Chapter", 0},
    {"LearningResource", 0},
    {"Course", 0},
    {"PodcastEpisode", 0},
    {"TechArticle", 0},
    {"PublicationIssue", 1},
    {"Dataset", 1},
    {"DigitalDocument", 1},
    {"PresentationDigitalDocument", 1},
    {"Article", 2},
    {"NewsArticle", 2},
    {"BlogPosting", 2},
    {"SocialMediaPosting", 2},
    {"VideoObject", 3},
    {"AudioObject", 3},
    {"FAQPage", 3},
    {"HowTo", 3},
    {"Game", 3},
    {"SoftwareApplication", 3},
    {"CreativeWork", 3},
    {"WebContent", 4},
    {"WebPage", 4},
    {"ItemPage", 4},
    {"AboutPage", 4},
});
constexpr int kNoWork = 9;

int work_rank(const JsonNode& thing) {
  int best = kNoWork;
  for (const std::string& type : schema_types(thing)) {
    for (const WorkType& known : kWorkTypes) {
      if (known.name == type) best = std::min(best, known.rank);
    }
  }
  return best;
}

using SchemaReader = void (*)(const SchemaValue& value, RecordBuilder& out);

struct SchemaRule {
  std::string_view key;
  SchemaReader read;
};

void read_schema_title(const SchemaValue& value, RecordBuilder& out) {
  out.title(value.text(), value.language(), TextForm::kMixed, value.at());
}
void read_schema_other_title(const SchemaValue& value, RecordBuilder& out) {
  out.alternative_title(value.text(), value.language(), TextForm::kMixed, value.at());
}
void read_schema_abstract(const SchemaValue& value, RecordBuilder& out) {
  out.abstract(value.text(), value.language(), TextForm::kMixed, value.at());
}
void read_schema_language(const SchemaValue& value, RecordBuilder& out) {
  const std::string code =
      value.member("alternateName");  // {"name": "Dutch", "alternateName": "nl"}
  out.language(code.empty() ? value.text() : code, false, value.at());
}
template <DateKind kind>
void read_schema_date(const SchemaValue& value, RecordBuilder& out) {
  out.date(kind, value.text(), value.at());
}
void read_schema_type(const SchemaValue& value, RecordBuilder& out) {
  out.type(without_schema_prefix(value.text()), value.at());
}
void read_schema_audience(const SchemaValue& value, RecordBuilder& out) {
  const std::string kind = value.member("audienceType");
  out.audience(kind.empty() ? value.text() : kind, value.at());
}
void read_schema_free(const SchemaValue& value, RecordBuilder& out) {
  const std::string said = to_lower(value.text());
  if (said == "true" || said.ends_with("/true")) out.rights("open", value.at());
  if (said == "false" || said.ends_with("/false")) out.rights("restricted", value.at());
}
void read_schema_rights(const SchemaValue& value, RecordBuilder& out) {
  const std::string url = value.address();
  out.rights(url.empty() ? value.text() : url, value.at());
}
void read_schema_duration(const SchemaValue& value, RecordBuilder& out) {
  out.duration(value.text(), value.at());
}
void read_schema_number(const SchemaValue& value, RecordBuilder& out) {
  out.number(value.text(), value.at());
}
void read_schema_publisher(const SchemaValue& value, RecordBuilder& out) {
  out.publisher(value.text(), value.at());
}
template <const char* relation>
void read_schema_relation(const SchemaValue& value, RecordBuilder& out) {
  const std::string url = value.address();
  out.relation(relation, url.empty() ? value.text() : url, value.at());
}
constexpr char kHasPart[] = "HasPart", kBasedOn[] = "IsDerivedFrom", kVersionOf[] = "IsVersionOf",
               kCites[] = "References", kUnnamed[] = "";

constexpr auto kSchemaRules = std::to_array<SchemaRule>({
    {"name", read_schema_title},
    {"headline", read_schema_title},
    {"alternateName", read_schema_other_title},
    {"alternativeHeadline", read_schema_other_title},
    {"description", read_schema_abstract},
    {"abstract", read_schema_abstract},
    {"inLanguage", read_schema_language},
    {"datePublished", read_schema_date<DateKind::kIssued>},
    {"uploadDate", read_schema_date<DateKind::kAvailable>},
    {"dateCreated", read_schema_date<DateKind::kCreated>},
    {"dateModified", read_schema_date<DateKind::kModified>},
    {"@type", read_schema_type},
    {"additionalType", read_schema_type},
    {"genre", read_schema_type},
    {"learningResourceType", read_schema_type},
    {"author", read_schema_person<PersonRole::kCreator>},
    {"creator", read_schema_person<PersonRole::kCreator>},
    {"contributor", read_schema_person<PersonRole::kContributor>},
    {"editor", read_schema_person<PersonRole::kContributor>},
    {"translator", read_schema_person<PersonRole::kContributor>},
    {"illustrator", read_schema_person<PersonRole::kContributor>},
    {"producer", read_schema_person<PersonRole::kContributor>},
    {"funder", read_schema_person<PersonRole::kContributor>},
    {"sponsor", read_schema_person<PersonRole::kContributor>},
    {"publisher", read_schema_publisher},
    {"keywords", read_schema_subject},
    {"about", read_schema_subject},
    {"audience", read_schema_audience},
    {"identifier", read_schema_identifier},
    {"@id", read_schema_identifier},
    {"sameAs", read_schema_identifier},
    {"isbn", read_schema_identifier},
    {"issn", read_schema_identifier},
    {"url", read_schema_landing},
    {"mainEntityOfPage", read_schema_landing},
    {"contentUrl", read_schema_file},
    {"encoding", read_schema_file},
    {"associatedMedia", read_schema_file},
    {"distribution", read_schema_file},
    {"image", read_schema_image},
    {"thumbnailUrl", read_schema_image},
    {"license", read_schema_rights},
    {"copyrightNotice", read_schema_rights},
    {"conditionsOfAccess", read_schema_rights},
    {"isAccessibleForFree", read_schema_free},
    {"duration", read_schema_duration},
    {"timeRequired", read_schema_duration},
    {"reportNumber", read_schema_number},
    {"hasPart", read_schema_relation<kHasPart>},
    {"isBasedOn", read_schema_relation<kBasedOn>},
    {"exampleOfWork", read_schema_relation<kVersionOf>},
    {"citation", read_schema_relation<kCites>},
    {"relatedLink", read_schema_relation<kUnnamed>},
});

// A value may be one or a list of them.
void read_schema_values(const SchemaRule& rule, SchemaValue value, RecordBuilder& out) {
  if (!value.node.is_array()) return rule.read(value, out);
  std::size_t place = 0;
  const std::string path = value.path;
  for (const JsonNode& item : value.node.items()) {
    if (place >= kListLength) return out.finding("cut", "", path);
    value.node = item;
    value.path = fmt::format("{}[{}]", path, place++);
    rule.read(value, out);
  }
}

}  // namespace

JsonNode find_schema_work(const SchemaThings& things) {
  JsonNode best;
  int rank = kNoWork;
  for (const JsonNode& thing : things.all()) {
    if (const int own = work_rank(thing); own < rank) {
      rank = own;
      best = thing;
    }
  }
  return best;
}

bool read_schema_work(const JsonNode& work, const SchemaThings& things, std::string_view base,
                      RecordBuilder& out) {
  bool known = false;
  for (const SchemaRule& rule : kSchemaRules) {
    const JsonNode node = schema_property(work, rule.key);
    if (!node.exists()) continue;
    known = known || !rule.key.starts_with('@');
    read_schema_values(rule, {node, &things, base, rule.key, std::string(rule.key)}, out);
  }
  read_schema_container(work, things, out);
  return known;
}

}  // namespace vindplaats
