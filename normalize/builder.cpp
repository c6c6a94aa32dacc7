#include "normalize/builder.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/mail.h"
#include "core/text.h"
#include "normalize/fields/access.h"
#include "normalize/fields/audience.h"
#include "normalize/fields/dates.h"
#include "normalize/fields/languages.h"
#include "normalize/fields/names.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kShownBytes = 200;  // of a value in a finding or trace (core/record.h)

// Names of accounts that publishing systems write where an author belongs, and what people write
// there for want of a name; nobody can be thanked by them.
constexpr WordList kAccountNames({"-",
                                  "admin",
                                  "administrator",
                                  "anoniem",
                                  "anonymous",
                                  "beheer",
                                  "beheerder",
                                  "diversen",
                                  "diverse auteurs",
                                  "editor",
                                  "n.n.",
                                  "n.v.t.",
                                  "onbekend",
                                  "redactie",
                                  "root",
                                  "unknown",
                                  "various",
                                  "various authors",
                                  "verschillende auteurs",
                                  "webmaster",
                                  "webredactie",
                                  "wordpress"});

// Codes of ISO 639-2 that say there is no one language: a statement, not a mistake.
constexpr WordList kNoLanguages({"und", "mul", "zxx", "mis", "other", "n/a"});

// "1:02:03", "62:03" or "3723" to seconds.
std::optional<std::int64_t> clock_seconds(std::string_view text) {
  std::int64_t total = 0, part = 0;
  std::size_t digits = 0, parts = 1;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      part = part * 10 + (c - '0');
      if (++digits > 7) return std::nullopt;
    } else if (c == ':' && digits > 0 && parts < 3) {
      total = (total + part) * 60;
      part = 0;
      digits = 0;
      ++parts;
    } else if (c == '.' && digits > 0) {
      break;  // fractions of a second
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0) return std::nullopt;
  return total + part;
}

std::string iso_duration(std::int64_t seconds) {
  std::string out = "PT";
  if (seconds >= 3600) out += std::to_string(seconds / 3600) + "H";
  if (seconds % 3600 >= 60) out += std::to_string(seconds % 3600 / 60) + "M";
  if (seconds % 60 != 0) out += std::to_string(seconds % 60) + "S";
  return out;
}

// ISO 8601 4.4.3.2 with hours, minutes and seconds, days before them.
bool is_iso_duration(std::string_view text) {
  if (text.size() < 3 || text.size() > 30 || text[0] != 'P') return false;
  return std::all_of(text.begin() + 1, text.end(),
                     [](char c) {
                       return (c >= '0' && c <= '9') ||
                              std::string_view("DTHMS.").find(c) != std::string_view::npos;
                     }) &&
         std::string_view("DHMS").find(text.back()) != std::string_view::npos;
}

std::string_view field_of(PersonRole role) {
  return role == PersonRole::kCreator ? "creators" : "contributors";
}

constexpr std::size_t kUsualPeople = 4;

// Papers of a collaboration are not compared pair by pair.
bool is_repeated(const Person& person, std::span<const Person> before) {
  const auto same = [&](const Person& other) {
    return other.name == person.name && other.role == person.role;
  };
  return before.size() <= kShortListLength && std::any_of(before.begin(), before.end(), same);
}

}  // namespace

RecordBuilder::RecordBuilder(const RawRecord& raw, const ReadOptions& options, Reading& reading)
    : raw_(raw), options_(options), reading_(reading), out_(reading_.record.metadata) {
  Record& record = reading_.record;
  record.id = raw.source + "/" + raw.identifier;
  record.source = raw.source;
  record.identifier = raw.identifier;
  record.datestamp = raw.datestamp;
  record.deleted = raw.deleted;
  record.format = raw.format;
  record.sets = raw.sets;
  record.harvested = raw.harvested;
  record.payload = raw.payload;
  record.findings = raw.findings;
}

void RecordBuilder::finding(FindingCode code, std::string_view field, std::string_view value) {
  std::vector<Finding>& findings = reading_.record.findings;
  if (findings.size() > kFindingsLength) return;
  if (findings.size() == kFindingsLength) {
    const FindingText& cut = *find_finding_text("findings-cut");
    findings.push_back({std::string(cut.severity), "", std::string(cut.code), ""});
    return;
  }
  std::size_t ignored = 0;
  std::string shown = repair_utf8(cut_utf8(trim(value), kShownBytes));
  if (shown.find('@') != std::string::npos) shown = mask_mail(shown, ignored);
  const FindingText& text = code.text();
  Finding made{std::string(text.severity), std::string(field), std::string(text.code),
               std::move(shown)};
  if (std::find(findings.begin(), findings.end(), made) == findings.end())
    findings.push_back(std::move(made));
}

void RecordBuilder::trace(std::string_view field, const At& at, std::string_view before,
                          std::string_view rule) {
  if (!options_.traces) return;
  reading_.traces.push_back({std::string(field), at ? at() : std::string(),
                             repair_utf8(cut_utf8(trim(before), kShownBytes)), std::string(rule)});
}

void RecordBuilder::not_mapped(std::string_view field, std::string_view text) {
  if (!trim(text).empty()) finding("not-mapped", field, text);
}

void RecordBuilder::unreadable(std::string reason) {
  unreadable_ = std::move(reason);
}

// ---- people

void RecordBuilder::people(PersonRole role, std::string_view text, const At& at) {
  const std::string_view field = field_of(role);
  std::string repaired, made;
  std::string_view line = text;
  if (!is_plain_line(text) || text.size() > kRightsBytes)
    line = made = cut(field, one_line(checked(field, text, repaired)), kRightsBytes);
  if (line.empty()) return;
  if (kAccountNames.holds_in_any_case(line)) {
    finding("creator-account", field, line);
    return;
  }
  if (keep_plain_name(role, line)) {
    trace(field, at, text, "name: person");
    return;
  }
  if (line.find('@') != line.npos) finding("email-masked", field, line);
  if (without_others(line).size() != line.size()) finding("creators-incomplete", field, line);
  std::vector<Person> found = read_names(line);
  // "," of a form that nobody filled in; of an address alone it is told already.
  if (found.empty() && line.find('@') == line.npos) return not_mapped(field, line);
  for (Person& one : found) {
    if (options_.traces)
      trace(field, at, text, "name: " + (one.kind.empty() ? std::string("as it stood") : one.kind));
    keep_person(role, std::move(one), nullptr);
  }
}

void RecordBuilder::person(PersonRole role, Person person, const At& at) {
  const std::string_view field = field_of(role);
  repair(field, person);
  // "Jansen, P. et al." of a format whose fields hold one name each.
  const std::string_view given = without_others(person.given);
  if (given.size() != person.given.size()) {
    finding("creators-incomplete", field, person.name);
    person.given = std::string(given);
    person.name = person.given.empty() ? person.family : person.given + " " + person.family;
  }
  keep_person(role, std::move(person), at);
}

void RecordBuilder::keep_person(PersonRole role, Person&& person, const At& at) {
  const std::string_view field = field_of(role);
  std::vector<Person>& list = people_of(role);
  if (person.name.empty() || !room(list, kListLength, field)) return;
  if (person.name.size() > kNameBytes) person.name = cut(field, std::move(person.name), kNameBytes);
  if (at) trace(field, at, person.name, "name: from its parts");
  if (is_repeated(person, list)) return;
  if (list.empty()) list.reserve(kUsualPeople);
  list.push_back(std::move(person));
}

bool RecordBuilder::keep_plain_name(PersonRole role, std::string_view line) {
  std::vector<Person>& list = people_of(role);
  if (list.size() >= kListLength) return false;
  if (list.empty()) list.reserve(kUsualPeople);
  Person& person = list.emplace_back();
  const bool plain = read_plain_name(line, person);
  if (!plain || is_repeated(person, {list.data(), list.size() - 1})) list.pop_back();
  return plain;
}

void RecordBuilder::publisher(std::string_view text, const At& at) {
  std::string name = clean("publisher", text, TextForm::kMixed, false, kWordBytes);
  if (name.empty()) return;
  if (!out_.publisher.empty()) {
    if (name != out_.publisher) finding("publisher-several", "publisher", name);
    return;
  }
  out_.publisher = std::move(name);
  trace("publisher", at, text, "as it stood");
}

// ---- dates

void RecordBuilder::date(DateKind kind, std::string_view text, const At& at) {
  text = trim(text);
  if (text.empty() || !room(days_, kShortListLength, "issued")) return;
  const AccessReading embargo =
      kind == DateKind::kUnsaid && text.find('/') != std::string_view::npos ? read_access(text)
                                                                            : AccessReading{};
  if (!embargo.embargo_until.empty()) {
    rights(text, at);
    return;
  }
  std::optional<DateReading> day = read_date(text);
  const std::string_view field = kind == DateKind::kModified  ? "modified"
                                 : kind == DateKind::kEmbargo ? "embargoUntil"
                                                              : "issued";
  if (!day) {
    finding("date-unreadable", field, text);
    return;
  }
  if (day->guessed) finding("date-guessed", field, text);
  if (day->range) finding("date-range", field, text);
  if (kind == DateKind::kModified) {
    const std::string moment = read_timestamp(text).value_or(std::string());
    if (moment > out_.modified) {
      out_.modified = moment;
      trace("modified", at, text, day->rule);
    }
  }
  const bool timed = text.find(':') != std::string_view::npos;
  const bool future = in_future(day->edtf);
  days_.push_back({kind, std::move(day->edtf), timed, future,
                   options_.traces ? at() : std::string(), std::string(text), day->rule});
}

void RecordBuilder::duration(std::string_view text, const At& at) {
  text = trim(text);
  if (text.empty() || !out_.duration.empty()) return;
  if (const auto seconds = clock_seconds(text)) {
    if (*seconds == 0) return;  // "00:00": a system's empty value
    out_.duration = iso_duration(*seconds);
  } else if (is_iso_duration(text)) {
    out_.duration = text;
  } else {
    finding("duration-unreadable", "duration", text);
    return;
  }
  trace("duration", at, text, "duration: ISO 8601");
}

// ---- kinds, languages, rights

void RecordBuilder::type(std::string_view text, const At& at) {
  text = trim(text);
  if (text.empty() || !room(kinds_, kShortListLength, "type")) return;
  Kind kind{read_type(text), options_.traces ? at() : std::string(),
            std::string(cut_utf8(text, kWordBytes))};
  if (!kind.reading.known) {
    if (!read_access(text).access.empty()) return rights(text, at);
    // info:eu-repo/semantics/publishedVersion, COAR versions, EPrints' PeerReviewed: which version
    // it is has no field.
    if (kind.before.ends_with("Version") || kind.before.find("/version/") != std::string::npos ||
        kind.before.ends_with("PeerReviewed"))
      return;
    // "Sound ; Text": several in one field.
    if (const std::vector<std::string_view> parts = split(text, ';'); parts.size() > 1) {
      for (const std::string_view part : parts) type(part, at);
      return;
    }
    finding("type-unknown", "type", text);
  }
  kinds_.push_back(std::move(kind));
}

void RecordBuilder::fallback_type(std::string_view text, std::string rule) {
  fallback_type_ = text;
  fallback_rule_ = std::move(rule);
}

void RecordBuilder::audience(std::string_view text, const At& at) {
  std::optional<std::string> found = read_audience(text);
  if (!found) return not_mapped("audiences", text);
  trace("audiences", at, text, "audience: by its words");
  if (std::find(out_.audiences.begin(), out_.audiences.end(), *found) == out_.audiences.end()) {
    out_.audiences.push_back(std::move(*found));
  }
}

void RecordBuilder::language(std::string_view text, bool inherited, const At& at) {
  text = trim(text);
  if (text.empty() || text.size() > kWordBytes) return;
  std::vector<std::string> tags = languages_of(text);
  if (tags.empty()) {
    const char separator = text.find(';') != std::string_view::npos ? ';' : ',';
    const bool one = separator == ',' && !bcp47(text).empty();
    for (const std::string_view part : one ? std::vector{text} : split(text, separator)) {
      std::string tag = bcp47(part);
      if (!tag.empty())
        tags.push_back(std::move(tag));
      else if (!kNoLanguages.holds_in_any_case(part))
        finding("language-unreadable", "languages", part);
    }
  }
  for (std::string& tag : tags) {
    trace("languages", at, text,
          inherited ? "language: of what it stood in" : "language: as stated");
    if (inherited) {
      inherited_language_ = std::move(tag);
      return;
    }
    if (!room(out_.languages, kShortListLength, "languages")) return;
    if (std::find(out_.languages.begin(), out_.languages.end(), tag) == out_.languages.end()) {
      out_.languages.push_back(std::move(tag));
    }
  }
}

void RecordBuilder::rights(std::string_view text, const At& at) {
  const std::string words = clean("rights", text, TextForm::kMixed, false, kRightsBytes);
  if (words.empty()) return;
  AccessReading said = read_access(words);
  if (!said.access.empty()) {
    if (!out_.access.empty() && out_.access != said.access)
      finding("access-contradicted", "access", words);
    out_.access = stricter_access(out_.access, said.access);
    trace("access", at, text, "access: as stated");
  }
  if (!said.embargo_until.empty()) {
    out_.embargo_until = std::max(out_.embargo_until, said.embargo_until);
    trace("embargoUntil", at, text, "embargo: as stated");
  }
  if (!said.license.empty() && out_.license.empty()) {
    out_.license = std::move(said.license);
    trace("license", at, text, "license: known");
  }
  if (said.rights.empty() || out_.rights.find(said.rights) != std::string::npos) return;
  if (!out_.rights.empty()) out_.rights += "; ";
  out_.rights = cut("rights", out_.rights + said.rights, kRightsBytes);
  trace("rights", at, text, "as it stood");
}

Result<void> RecordBuilder::finish(std::int64_t normalizer) {
  if (!unreadable_.empty()) return fail(Fault::kInput, std::move(unreadable_));
  reading_.record.normalizer = normalizer;
  if (!raw_.deleted) {
    settle_languages();
    settle_titles();
    settle_abstracts();
    settle_access();
    settle_dates();
    settle_types();
    settle_names();
    settle_links();
    check();
  }
  return {};
}

}  // namespace vindplaats
