// The parse functions of load.h, but for the settings: a text into one plain value, with what its
// own file can say about it.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "config/load.h"
#include "config/section.h"
#include "config/values.h"
#include "core/text.h"
#include "core/uri.h"

namespace vindplaats {

namespace {

// The id that a path says: the file's stem, or the folder's name of "study.toml".
std::string_view id_in_path(std::string_view file) {
  const bool study = file.ends_with("/study.toml");
  std::string_view stem = file.substr(0, study ? file.size() - 11 : file.rfind('.'));
  const std::size_t slash = stem.rfind('/');
  return slash == stem.npos ? stem : stem.substr(slash + 1);
}

Result<void> check_id(int line, const std::string& id, const std::string& file) {
  const auto fit = check_new_id(id);
  if (fit || (id == "demo" && file.starts_with("studies/"))) return {};
  return config_error(fit.error().what, file, line, "id");
}

Result<void> check_id_in_path(int line, const std::string& id, const std::string& file) {
  const std::string_view expected = id_in_path(file);
  if (id == expected) return {};
  return config_error(fmt::format("id is '{}', but the {} is called '{}'; the two must be the same",
                                  id, file.ends_with("/study.toml") ? "folder" : "file", expected),
                      file, line, "id");
}

Result<void> check_declared_id(const Section& top, const std::string& id, const std::string& file) {
  TRY(check_id(top.line_of("id"), id, file));
  return check_id_in_path(top.line_of("id"), id, file);
}

// Whether there is such a folder is seen when it is read: a disk that is away must not keep the
// platform from starting.
Result<void> check_folder_name(int line, const std::string& url, const std::string& file) {
  if (!trim(url).empty() && url.find("://") == std::string::npos) return {};
  return config_error(
      fmt::format("'{}' is no folder: with type = \"files\" it is a path, absolute or from the "
                  "platform folder on",
                  url),
      file, line, "url");
}

Result<void> check_source(const Section& top, const Source& source, const std::string& file) {
  if (source.type == "files") {
    TRY(check_folder_name(top.line_of("url"), source.url, file));
  } else if (const auto uri = parse_uri(source.url); !uri) {
    return config_error("url: " + uri.error().what, file, top.line_of("url"), "url");
  }
  if (!source.partner.empty() && !valid_id(source.partner)) {
    return config_error(fmt::format("'{}' is no id of a partner", source.partner), file,
                        top.line_of("partner"), "partner");
  }
  if (source.trust.count < 0 || source.trust.count > 10'000) {
    return config_error("trust must be a number from 0 to 10", file, top.line_of("trust"), "trust");
  }
  if (!source.ca.empty() && source.ca_until.empty()) {
    return config_error(
        "until when? add ca_until, the last day that these certificates are trusted", file,
        top.line_of("ca"), "ca");
  }
  return {};
}

Contact read_contact(const Section& section) {
  Contact contact;
  section.read("name", contact.name);
  section.read("mail", contact.mail);
  section.read("language", contact.language);
  section.read("gets", contact.gets);
  return contact;
}

Result<Rule> read_rule(const Section& section, const std::string& file) {
  Rule rule;
  section.read("id", rule.id);
  section.read("weight", rule.weight);
  section.read("exclude", rule.exclude);
  section.read("query", rule.query);
  rule.place = {file, section.line_of("query")};
  if (rule.weight.count != 0) return rule;
  return config_error(fmt::format("rule '{}' has weight 0 and would do nothing", rule.id), file,
                      section.line_of("weight"), "rule.weight");
}

ThemeTest read_theme_test(const Section& section, const std::string& file) {
  ThemeTest test;
  section.read("title", test.title);
  section.read("abstract", test.abstract_text);
  section.read("expect", test.expect);
  test.place = {file, section.line()};
  return test;
}

Result<void> check_theme(const Section& top, const Theme& theme, const std::string& file) {
  if (theme.label.empty()) {
    return config_error("label is empty: write for example { nl = \"Onderwijs\" }", file,
                        top.line_of("label"), "label");
  }
  if (theme.threshold.count <= 0) {
    return config_error("threshold must be more than 0: else every publication is a candidate",
                        file, top.line_of("threshold"), "threshold");
  }
  if (!theme.valid_from.empty() && !theme.valid_until.empty() &&
      theme.valid_until < theme.valid_from) {
    return config_error("valid.until lies before valid.from", file,
                        top.table("valid").line_of("until"), "valid.until");
  }
  return {};
}

void read_study_parts(const Section& top, Study& study) {
  for (const Section& section : top.tables("authors")) {
    StudyAuthor& author = study.authors.emplace_back();
    section.read("name", author.name);
    section.read("orcid", author.orcid);
    section.read("partner", author.partner);
    section.read("role", author.role);
  }
  for (const Section& section : top.tables("criterion")) {
    StudyCriterion& criterion = study.criteria.emplace_back();
    section.read("id", criterion.id);
    section.read("kind", criterion.kind);
    section.read("stage", criterion.stage);
    section.read("nl", criterion.nl);
    section.read("en", criterion.en);
  }
  for (const Section& section : top.tables("column")) {
    StudyColumn& column = study.columns.emplace_back();
    section.read("id", column.id);
    section.read("label", column.label);
    section.read("by", column.by);
  }
  top.table("matrix").read("rows", study.matrix_rows);
  top.table("matrix").read("columns", study.matrix_columns);
}

}  // namespace

Result<void> check_distinct_ids(const std::vector<Section>& sections, const std::string& table,
                                const std::string& file) {
  std::set<std::string> seen;
  for (const Section& section : sections) {
    std::string id;
    section.read("id", id);
    if (!seen.insert(id).second) {
      return config_error(fmt::format("there are two {}s with the id '{}'", table, id), file,
                          section.line_of("id"), table + ".id");
    }
  }
  return {};
}

Result<void> check_new_id(std::string_view id) {
  if (!valid_id(id)) {
    return fail(Fault::kUsage, fmt::format("'{}' is no id: lower-case letters, digits and hyphens, "
                                           "not a hyphen first, at most 63",
                                           cut_utf8(id, 80)));
  }
  if (is_reserved_id(id)) {
    return fail(Fault::kUsage,
                fmt::format("'{}' cannot be an id: it is the name of a subcommand", id));
  }
  return {};
}

Result<Source> parse_source(std::string_view text, const std::string& file) {
  TRY_ASSIGN(const ConfigNode document, parse_config(text, ConfigFile::kSource, file));
  const Section top(document, ConfigFile::kSource);
  Source source;
  source.place = top.place(file);
  top.read("id", source.id);
  TRY(check_declared_id(top, source.id, file));
  top.read("partner", source.partner);
  top.read("active", source.active);
  top.read("type", source.type);
  top.read("url", source.url);
  top.read("formats", source.formats);
  top.read("sets", source.sets);
  top.read("sections", source.sections);
  top.read("exclude_sections", source.exclude_sections);
  top.read("every", source.every);
  top.read("delay", source.delay);
  top.read("max_drop", source.max_drop);
  top.read("trust", source.trust);
  top.read("role", source.role);
  top.read("own", source.own);
  top.read("auto_accept", source.auto_accept);
  top.read("allow_private", source.allow_private);
  top.read("ca", source.ca);
  top.read("ca_until", source.ca_until);
  TRY(check_source(top, source, file));
  return source;
}

Result<Partner> parse_partner(std::string_view text, const std::string& file) {
  TRY_ASSIGN(const ConfigNode document, parse_config(text, ConfigFile::kPartner, file));
  const Section top(document, ConfigFile::kPartner);
  Partner partner;
  partner.place = top.place(file);
  top.read("id", partner.id);
  TRY(check_declared_id(top, partner.id, file));
  top.read("name", partner.name);
  top.read("kind", partner.kind);
  top.read("url", partner.url);
  top.read("ror", partner.ror);
  top.read("logo", partner.logo);
  top.read("description", partner.description);
  top.read("contributes", partner.contributes);
  for (const Section& contact : top.tables("contact"))
    partner.contacts.push_back(read_contact(contact));
  const Section agreement = top.table("agreement");
  agreement.read("version", partner.agreement.version);
  agreement.read("metadata", partner.agreement.metadata);
  agreement.read("fulltext", partner.agreement.fulltext);
  agreement.read("image", partner.agreement.image);
  return partner;
}

Result<Theme> parse_theme(std::string_view text, const std::string& file) {
  TRY_ASSIGN(Theme theme, parse_theme_draft(text, file));
  TRY(check_id_in_path(theme.place.line_of("id"), theme.id, file));
  return theme;
}

Result<Theme> parse_theme_draft(std::string_view text, const std::string& file) {
  TRY_ASSIGN(const ConfigNode document, parse_config(text, ConfigFile::kTheme, file));
  const Section top(document, ConfigFile::kTheme);
  Theme theme;
  theme.place = top.place(file);
  top.read("id", theme.id);
  TRY(check_id(top.line_of("id"), theme.id, file));
  top.read("label", theme.label);
  top.read("aliases", theme.aliases);
  top.read("threshold", theme.threshold);
  top.read("auto_accept", theme.auto_accept);
  top.read("succeeds", theme.succeeds);
  top.table("valid").read("from", theme.valid_from);
  top.table("valid").read("until", theme.valid_until);
  TRY(check_theme(top, theme, file));
  const std::vector<Section> rules = top.tables("rule");
  TRY(check_distinct_ids(rules, "rule", file));
  for (const Section& rule : rules) {
    TRY_ASSIGN(theme.rules.emplace_back(), read_rule(rule, file));
  }
  for (const Section& test : top.tables("test")) theme.tests.push_back(read_theme_test(test, file));
  return theme;
}

Result<std::vector<std::string>> parse_words(std::string_view text, const std::string& file) {
  TRY_ASSIGN(const ConfigNode document, parse_config(text, ConfigFile::kWords, file));
  std::vector<std::string> words;
  Section(document, ConfigFile::kWords).read("words", words);
  return words;
}

Result<Criteria> parse_criteria(std::string_view text, const std::string& file) {
  TRY_ASSIGN(const ConfigNode document, parse_config(text, ConfigFile::kCriteria, file));
  const Section top(document, ConfigFile::kCriteria);
  TRY(check_distinct_ids(top.tables("criterion"), "criterion", file));
  TRY(check_distinct_ids(top.tables("reason"), "reason", file));
  Criteria criteria;
  top.read("text", criteria.text);
  for (const Section& section : top.tables("criterion")) {
    Criterion& criterion = criteria.criteria.emplace_back();
    section.read("id", criterion.id);
    section.read("nl", criterion.nl);
    section.read("en", criterion.en);
  }
  for (const Section& section : top.tables("reason")) {
    Reason& reason = criteria.reasons.emplace_back();
    section.read("id", reason.id);
    section.read("nl", reason.nl);
    section.read("en", reason.en);
    section.read("tell", reason.tell);
    section.read("note", reason.note);
  }
  return criteria;
}

Result<Study> parse_study(std::string_view text, const std::string& file) {
  TRY_ASSIGN(const ConfigNode document, parse_config(text, ConfigFile::kStudy, file));
  const Section top(document, ConfigFile::kStudy);
  Study study;
  study.place = top.place(file);
  top.read("id", study.id);
  TRY(check_declared_id(top, study.id, file));
  TRY(check_distinct_ids(top.tables("criterion"), "criterion", file));
  TRY(check_distinct_ids(top.tables("column"), "column", file));
  top.read("title", study.title);
  top.read("question", study.question);
  top.read("subquestions", study.subquestions);
  top.read("partners", study.partners);
  top.read("funder", study.funder);
  top.read("license", study.license);
  top.read("status", study.status);
  top.read("scope", study.scope);
  top.read("query", study.query);
  top.read("themes", study.themes);
  top.read("years", study.years);
  top.read("languages", study.languages);
  top.read("types", study.types);
  read_study_parts(top, study);
  return study;
}

}  // namespace vindplaats
