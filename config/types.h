#pragma once
// What people declare in files (contract section 3), as plain values with the contract's defaults.
// config/load.h reads them.
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/json.h"

namespace vindplaats {

using Milliseconds = std::chrono::milliseconds;

// Where something was declared: for messages. Lines count from 1.
struct Place {
  std::string file;
  int line = 0;
  std::map<std::string, int> lines = {};  // of the keys at the top of a file

  int line_of(const std::string& key) const {
    const auto found = lines.find(key);
    return found != lines.end() ? found->second : line;
  }
  bool operator==(const Place&) const = default;
};

// A text per language of the platform; absent languages are left out.
using Labels = std::map<std::string, std::string>;

struct SiteSettings {
  std::string url = "https://www.example.nl/";
  std::string publication = "publicatie/{slug}", theme = "thema/{id}",
              study = "synthesestudie/{id}";
  std::string tokens;
  bool operator==(const SiteSettings&) const = default;
};
struct ReleaseSettings {
  Milliseconds after = std::chrono::minutes(10);
  std::int64_t keep = 30;
  Thousandths max_drop{100};
  std::string hook;
  std::vector<std::string> command;
  bool operator==(const ReleaseSettings&) const = default;
};
struct PublishSettings {
  std::vector<std::string> require = {"title", "summary", "product", "link"};
  bool second_editor = false;
  bool operator==(const PublishSettings&) const = default;
};
struct QueueSettings {
  Milliseconds since = std::chrono::hours(24 * 365 * 3);
  std::vector<std::string> exclude_types = {"bachelor thesis", "master thesis"};
  std::vector<std::string> exclude_products = {"agenda", "vacature", "persbericht"};
  std::int64_t limit_new = 50;
  bool operator==(const QueueSettings&) const = default;
};
struct FetchSettings {
  std::vector<std::string> private_networks;  // key "private": "127.0.0.0/8:1024-65535"
  std::string proxy;
  std::int64_t max_page = 64'000'000, max_record = 2'000'000;  // bytes
  Milliseconds connect = std::chrono::seconds(10), total = std::chrono::minutes(10);
  std::int64_t low_speed_bytes = 1000;  // key "low_speed": "1kB/60s"
  Milliseconds low_speed_time = std::chrono::seconds(60);
  std::int64_t redirects = 5;
  bool operator==(const FetchSettings&) const = default;
};
struct MailSettings {
  std::string smtp, from;
  bool operator==(const MailSettings&) const = default;
};
struct PrivacySettings {
  Milliseconds suggestions = std::chrono::hours(24 * 30 * 6),
               contacts = std::chrono::hours(24 * 30 * 13);
  bool operator==(const PrivacySettings&) const = default;
};
// A selection that publications name and the website shows together.
struct Collection {
  std::string id;
  Labels label, description;
  bool operator==(const Collection&) const = default;
};

// vindplaats.toml
struct Settings {
  std::string name = "Kennisplatform", contact = "redactie@example.nl";
  std::string base_url = "http://127.0.0.1:8080/", timezone = "Europe/Amsterdam";
  std::vector<std::string> languages = {"nl", "en"};
  SiteSettings site;
  ReleaseSettings release;
  PublishSettings publish;
  QueueSettings queue;
  FetchSettings fetch;
  MailSettings mail;
  PrivacySettings privacy;
  std::vector<Collection> collections;  // in the order of the file
  bool operator==(const Settings&) const = default;
};

// sources/<id>.toml
struct Source {
  std::string id, partner;
  bool active = true;
  std::string type;  // oai-pmh, feed, wordpress, sitemap or files
  std::string url;
  std::vector<std::string> formats = {"oai_openaire", "nl_didl", "mods", "oai_dc"};
  std::vector<std::string> sets, sections, exclude_sections;
  Milliseconds every = std::chrono::hours(12);
  std::optional<Milliseconds> delay;  // none: 1 s, 0 for private networks
  Thousandths max_drop{100};
  Thousandths trust{1000};
  std::string role = "partner";  // partner or aggregator
  bool own = false;
  std::vector<std::string> auto_accept;
  bool allow_private = false;
  std::string ca, ca_until;  // a file of certificates, and the last day that they are trusted
  Place place;
  bool operator==(const Source&) const = default;
};

struct Contact {
  std::string name, mail, language = "nl";
  std::vector<std::string> gets = {"errors", "decisions", "digest"};  // which letters
  bool operator==(const Contact&) const = default;
};
struct Agreement {
  std::string version, metadata = "CC0-1.0", fulltext = "link";  // link, study or republish
  bool image = false;
  bool operator==(const Agreement&) const = default;
};
// partners/<id>.toml
struct Partner {
  std::string id, name, kind, url, ror, logo;
  Labels description;
  std::string contributes = "passive";  // active or passive
  std::vector<Contact> contacts;
  Agreement agreement;
  Place place;
  bool operator==(const Partner&) const = default;
};

struct Rule {
  std::string id;
  Thousandths weight{1000};
  bool exclude = false;
  std::string query;  // checked by curation/query
  Place place;        // of the query
  bool operator==(const Rule&) const = default;
};
struct ThemeTest {
  std::string title, abstract_text;
  bool expect = true;
  Place place;
  bool operator==(const ThemeTest&) const = default;
};
// themes/<id>.toml
struct Theme {
  std::string id;
  Labels label;
  std::vector<std::string> aliases;
  Thousandths threshold{1000};
  bool auto_accept = false;
  std::vector<std::string> succeeds;
  std::string valid_from, valid_until;  // days; empty: open
  std::vector<Rule> rules;
  std::vector<ThemeTest> tests;
  Place place;

  // A theme takes candidates from its first day up to and including its last; `today` is
  // "YYYY-MM-DD".
  bool open_on(const std::string& today) const {
    return valid_from <= today && (valid_until.empty() || valid_until >= today);
  }
  bool operator==(const Theme&) const = default;
};

struct Criterion {
  std::string id, nl, en;
  bool operator==(const Criterion&) const = default;
};
struct Reason {
  std::string id, nl, en;
  bool tell = false;  // may the partner read it
  std::string note;   // for the editor: when to use it
  bool operator==(const Reason&) const = default;
};
// criteria.toml
struct Criteria {
  Labels text;
  std::vector<Criterion> criteria;
  std::vector<Reason> reasons;
  bool operator==(const Criteria&) const = default;
};

struct StudyAuthor {
  std::string name, orcid, partner, role;
  bool operator==(const StudyAuthor&) const = default;
};
// What screening goes by: a publication that meets an `exclude` criterion falls out at that stage.
struct StudyCriterion {
  std::string id, kind = "exclude", stage = "title", nl, en;
  bool operator==(const StudyCriterion&) const = default;
};
// A column of the evidence table.
struct StudyColumn {
  std::string id, label,
      by = "person";  // person: filled in by hand; machine: taken from the record
  bool operator==(const StudyColumn&) const = default;
};
// studies/<id>/study.toml (contract section 8)
struct Study {
  std::string id;
  Labels title;
  std::string question;
  std::vector<std::string> subquestions, partners;
  std::string funder, license = "CC-BY-4.0";
  std::string status = "draft";  // draft, open or final
  std::vector<StudyAuthor> authors;
  std::string scope = "store";  // store or catalogue
  std::string query;            // checked by curation/query
  std::vector<std::string> themes;
  std::string years;  // "2010..2026", open at either side; empty: all
  std::vector<std::string> languages, types;
  std::vector<StudyCriterion> criteria;
  std::vector<StudyColumn> columns;
  std::string matrix_rows, matrix_columns;
  Place place;
  bool operator==(const Study&) const = default;
};

// The whole platform folder, read at the start of every command. Lists are in order of id.
struct Platform {
  std::string dir;  // absolute
  Settings settings;
  std::vector<Partner> partners;
  std::vector<Source> sources;
  std::vector<Theme> themes;
  std::map<std::string, std::vector<std::string>> words;  // words/<name>.toml: for @name in queries
  Criteria criteria;
  std::vector<Study> studies;
  std::string digest;  // of the files that were read, hex; empty: it was not read from files

  // Null when there is none.
  const Partner* partner(const std::string& id) const;
  const Source* source(const std::string& id) const;
  const Theme* theme(const std::string& id_or_alias) const;
  const Study* study(const std::string& id) const;
  bool operator==(const Platform&) const = default;
};

}  // namespace vindplaats
