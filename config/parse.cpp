// The parse functions of load.h: a text into one plain value, with what its own file can say about
// it.
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

Result<void> check_declared_id(const Section& top, const std::string& id, const std::string& file) {
  const auto complain = [&](std::string what) {
    return config_error(std::move(what), file, top.line_of("id"), "id");
  };
  if (const auto fit = check_new_id(id); !fit && !(id == "demo" && file.starts_with("studies/"))) {
    return complain(fit.error().what);
  }
  const std::string_view expected = id_in_path(file);
  if (id != expected) {
    return complain(fmt::format("id is '{}', but the {} is called '{}'; the two must be the same",
                                id, file.ends_with("/study.toml") ? "folder" : "file", expected));
  }
  return {};
}

// No id twice among `sections`.
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

// "http://host" -> "http://host/", so that a path can be appended.
void end_with_slash(std::string& address) {
  if (!address.empty() && !address.ends_with('/')) address += '/';
}

Result<void> check_template(const Section& site, std::string_view key, const std::string& path,
                            std::string_view hole, const std::string& file) {
  if (path.find(hole) != path.npos) return {};
  return config_error(fmt::format("site.{} must hold {}, which is filled in", key, hole), file,
                      site.line_of(key), fmt::format("site.{}", key));
}

Result<void> read_site(const Section& section, const std::string& file, SiteSettings& site) {
  section.read("url", site.url);
  section.read("publication", site.publication);
  section.read("theme", site.theme);
  section.read("study", site.study);
  section.read("tokens", site.tokens);
  end_with_slash(site.url);
  TRY(check_template(section, "publication", site.publication, "{slug}", file));
  TRY(check_template(section, "theme", site.theme, "{id}", file));
  return check_template(section, "study", site.study, "{id}", file);
}

Result<void> read_release(const Section& section, const std::string& file,
                          ReleaseSettings& release) {
  section.read("after", release.after);
  section.read("keep", release.keep);
  section.read("max_drop", release.max_drop);
  section.read("hook", release.hook);
  section.read("command", release.command);
  if (release.keep >= 1) return {};
  return config_error("release.keep must be at least 1", file, section.line_of("keep"),
                      "release.keep");
}

void read_queue(const Section& section, QueueSettings& queue) {
  section.read("since", queue.since);
  section.read("exclude_types", queue.exclude_types);
  section.read("exclude_products", queue.exclude_products);
  section.read("limit_new", queue.limit_new);
}

Result<void> read_fetch(const Section& section, const std::string& file, FetchSettings& fetch) {
  section.read("private", fetch.private_networks);
  section.read("proxy", fetch.proxy);
  section.read("max_page", fetch.max_page);
  section.read("max_record", fetch.max_record);
  section.read("connect", fetch.connect);
  section.read("total", fetch.total);
  section.read_rate("low_speed", fetch.low_speed_bytes, fetch.low_speed_time);
  section.read("redirects", fetch.redirects);
  if (fetch.redirects > 20) {
    return config_error("fetch.redirects must be at most 20", file, section.line_of("redirects"),
                        "fetch.redirects");
  }
  return {};
}

Result<void> read_mail(const Section& section, const std::string& file, MailSettings& mail) {
  section.read("smtp", mail.smtp);
  section.read("from", mail.from);
  if (mail.smtp.empty()) return {};
  if (!mail.smtp.starts_with("smtp://") && !mail.smtp.starts_with("smtps://")) {
    return config_error("mail.smtp must begin with smtp:// or smtps://", file,
                        section.line_of("smtp"), "mail.smtp");
  }
  if (!mail.from.empty()) return {};
  return config_error("mail.from is missing: letters need a sender when mail.smtp is set", file,
                      section.line_of("from"), "mail.from");
}

Result<void> check_source(const Section& top, const Source& source, const std::string& file) {
  if (source.type != "files") {
    if (const auto uri = parse_uri(source.url); !uri) {
      return config_error("url: " + uri.error().what, file, top.line_of("url"), "url");
    }
  }
  if (!source.partner.empty() && !valid_id(source.partner)) {
    return config_error(fmt::format("'{}' is no id of a partner", source.partner), file,
                        top.line_of("partner"), "partner");
  }
  if (source.trust.count < 0 || source.trust.count > 10'000) {
    return config_error("trust must be a number from 0 to 10", file, top.line_of("trust"), "trust");
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

Result<Settings> parse_settings(std::string_view text, const std::string& file) {
  TRY_ASSIGN(const ConfigNode document, parse_config(text, ConfigFile::kSettings, file));
  const Section top(document, ConfigFile::kSettings);
  Settings settings;
  top.read("name", settings.name);
  top.read("contact", settings.contact);
  top.read("base_url", settings.base_url);
  top.read("timezone", settings.timezone);
  top.read("languages", settings.languages);
  if (settings.languages.empty()) {
    return config_error("languages must name at least one", file, top.line_of("languages"),
                        "languages");
  }
  if (settings.base_url.empty()) {
    return config_error("base_url must be an address", file, top.line_of("base_url"), "base_url");
  }
  end_with_slash(settings.base_url);
  TRY(read_site(top.table("site"), file, settings.site));
  TRY(read_release(top.table("release"), file, settings.release));
  top.table("publish").read("require", settings.publish.require);
  top.table("publish").read("second_editor", settings.publish.second_editor);
  read_queue(top.table("queue"), settings.queue);
  TRY(read_fetch(top.table("fetch"), file, settings.fetch));
  TRY(read_mail(top.table("mail"), file, settings.mail));
  top.table("privacy").read("suggestions", settings.privacy.suggestions);
  top.table("privacy").read("contacts", settings.privacy.contacts);
  return settings;
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
  TRY_ASSIGN(const ConfigNode document, parse_config(text, ConfigFile::kTheme, file));
  const Section top(document, ConfigFile::kTheme);
  Theme theme;
  theme.place = top.place(file);
  top.read("id", theme.id);
  TRY(check_declared_id(top, theme.id, file));
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
