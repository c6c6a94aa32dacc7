// protocol.json: what the study set out to do, and by which versions. searches.csv: what was
// searched, after PRISMA-S (Rethlefsen et al. 2021, Systematic Reviews 10:39).
#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"
#include "core/version.h"
#include "export/bundle/parts.h"
#include "export/bundle/words.h"
#include "export/tables/csv.h"

namespace vindplaats {
namespace {

OrderedJson authors_json(const BundleParts& parts) {
  OrderedJson list = OrderedJson::array();
  for (const StudyAuthor& author : parts.content.study->authors) {
    if (author.name.empty()) continue;
    OrderedJson json = {{"name", author.name}};
    put(json, "orcid", author.orcid);
    put(json, "partner", author.partner);
    put(json, "role", author.role);
    list.push_back(std::move(json));
  }
  return list;
}

OrderedJson criteria_json(const Study& study) {
  OrderedJson list = OrderedJson::array();
  for (const StudyCriterion& criterion : study.criteria) {
    OrderedJson json = {{"id", criterion.id}, {"kind", criterion.kind}, {"stage", criterion.stage}};
    put(json, "nl", criterion.nl);
    put(json, "en", criterion.en);
    list.push_back(std::move(json));
  }
  return list;
}

OrderedJson columns_json(const Study& study) {
  OrderedJson list = OrderedJson::array();
  for (const StudyColumn& column : study.columns) {
    OrderedJson json = {{"id", column.id}};
    put(json, "label", column.label);
    put(json, "by", column.by);
    list.push_back(std::move(json));
  }
  return list;
}

OrderedJson protocol_json(const BundleParts& parts) {
  const BundleContent& content = parts.content;
  const Study& study = *content.study;
  OrderedJson json = {{"study", study.id}};
  put(json, "title", study.title);
  put(json, "question", study.question);
  put(json, "subquestions", study.subquestions);
  json["status"] = study.status;
  json["authors"] = authors_json(parts);
  put(json, "partners", study.partners);
  put(json, "funder", study.funder);
  put(json, "license", study.license);
  json["asOf"] = content.as_of;
  json["made"] = format_time(content.now);
  json["madeBy"] = {{"name", "Vindplaats"}, {"version", version()}};
  json["public"] = content.public_form;
  OrderedJson scope = {{"searched", study.scope}, {"query", study.query}};
  put(scope, "themes", study.themes);
  put(scope, "years", study.years);
  put(scope, "languages", study.languages);
  put(scope, "types", study.types);
  json["scope"] = std::move(scope);
  json["stages"] = content.stages;
  json["criteria"] = criteria_json(study);
  json["columns"] = columns_json(study);
  return json;
}

// The address without what may be a key or a password in it.
std::string public_address(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return {};
  std::string address = url.substr(0, url.find_first_of("?#"));
  const std::size_t host = scheme + 3;
  const std::size_t at = address.substr(0, address.find('/', host)).rfind('@');
  if (at != std::string::npos && at >= host) address.erase(host, at + 1 - host);
  return address;
}

std::vector<std::string> source_row(const BundleParts& parts, const SearchedSource& searched) {
  const Source* const source = parts.content.platform->source(searched.id);
  std::int64_t found = 0;
  for (const NamedCount& count : parts.flow.sources) {
    if (count.id == searched.id) found = count.count;
  }
  return {"source",
          searched.id,
          source_name(*parts.content.platform, searched.id),
          source == nullptr ? "" : source->type,
          source == nullptr ? "" : public_address(source->url),
          source == nullptr ? "" : join(source->sets, "; "),
          searched.first,
          searched.last_read,
          searched.state,
          std::to_string(searched.records),
          "",
          std::to_string(found)};
}

std::vector<std::string> query_row(const char* what, const std::string& id, const std::string& name,
                                   const BundleContent& content, const std::string& text,
                                   std::int64_t hits) {
  return {what, id,
          name, "",
          "",   "",
          "",   content.as_of,
          "",   std::to_string(content.searched),
          text, std::to_string(hits)};
}

DataTable searches_table(const BundleParts& parts) {
  const BundleContent& content = parts.content;
  DataTable table;
  table.columns = {{"what"}, {"id"},    {"name"},  {"type"},     {"address"}, {"sets"},
                   {"from"}, {"until"}, {"state"}, {"searched"}, {"query"},   {"hits"}};
  for (const SearchedSource& source : content.sources) {
    table.rows.push_back(source_row(parts, source));
  }
  table.rows.push_back(query_row("query", content.study->id,
                                 study_title(*content.study, parts.language), content,
                                 content.study->query, content.hits));
  for (const SearchedRule& rule : content.rules) {
    table.rows.push_back(query_row(
        rule.exclude ? "excluding rule" : "rule", rule.theme + "/" + rule.rule,
        theme_label(*content.platform, rule.theme, parts.language), content, rule.text, rule.hits));
  }
  return table;
}

}  // namespace

std::vector<File> protocol_files(const BundleParts& parts) {
  return {{std::string(kBundleProtocol), file_text(protocol_json(parts))},
          {"searches.csv", csv(searches_table(parts), parts.language)}};
}

}  // namespace vindplaats
