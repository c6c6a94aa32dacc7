// vindplaats.toml into plain values.
#include <fmt/format.h>

#include "config/load.h"
#include "config/section.h"

namespace vindplaats {

namespace {

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

Result<void> read_collections(const Section& top, const std::string& file,
                              std::vector<Collection>& collections) {
  const std::vector<Section> sections = top.tables("collection");
  TRY(check_distinct_ids(sections, "collection", file));
  for (const Section& section : sections) {
    Collection& collection = collections.emplace_back();
    section.read("id", collection.id);
    section.read("label", collection.label);
    section.read("description", collection.description);
    if (!collection.label.empty()) continue;
    return config_error("label is empty: write for example { nl = \"Startpakket\" }", file,
                        section.line_of("label"), "collection.label");
  }
  return {};
}

}  // namespace

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
  TRY(read_collections(top, file, settings.collections));
  return settings;
}

}  // namespace vindplaats
