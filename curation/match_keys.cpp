#include "curation/match_keys.h"

#include <algorithm>

#include "core/digest.h"
#include "core/text.h"
#include "curation/identity.h"

namespace vindplaats {
namespace {

// The ways in which the same identifier is met; records normalised by us have none of them.
constexpr std::string_view kResolvers[] = {"https://doi.org/",
                                           "http://doi.org/",
                                           "https://dx.doi.org/",
                                           "http://dx.doi.org/",
                                           "https://hdl.handle.net/",
                                           "http://hdl.handle.net/",
                                           "doi:",
                                           "hdl:",
                                           "https://persistent-identifier.nl/",
                                           "http://persistent-identifier.nl/"};

// DOIs, handles and URNs are compared without case (ISO 26324 section 4.4; RFC 3651 section 3.1;
// RFC 8141 section 3.1).
std::string bare_identifier(std::string_view text) {
  text = trim(text);
  for (const std::string_view resolver : kResolvers) {
    if (starts_with_ignoring_case(text, resolver)) text.remove_prefix(resolver.size());
  }
  return to_lower(text);
}

std::string digits_and_x(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if ((c >= '0' && c <= '9') || c == 'X' || c == 'x') out += c == 'x' ? 'X' : c;
  }
  return out;
}

// The first number in it: "Vol. 07" is "7", "73-76" is "73"; folded text when it has none.
std::string first_number(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t start = text.find_first_of(kDigits);
  if (start == text.npos) return match_text(text);
  std::string_view number = text.substr(start, text.find_first_not_of(kDigits, start) - start);
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return std::string(number);
}

// All numbers in it: "Rapport 2019-03" is "2019 3"; folded text when it has none.
std::string report_number(std::string_view text) {
  const std::string numbers = match_title(text).numbers;
  return numbers.empty() ? match_text(text) : numbers;
}

bool is_particle(std::string_view word) {
  static constexpr std::string_view kParticles[] = {
      "al", "bin", "da",  "dal", "de",    "dei",    "del",    "della", "den", "der", "di",
      "do", "dos", "du",  "el",  "het",   "in",     "la",     "le",    "op",  "s",   "t",
      "te", "ten", "ter", "van", "vande", "vanden", "vander", "von",   "zu"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

// "de Vries", "Vries, de" and "Vries" are one; a name of nothing but particles stays as it is.
std::string family_name(std::string_view family) {
  std::string spaced = fold(family);
  for (char& c : spaced) {
    if (c == ',' || c == '\'' || c == '.') c = ' ';
  }
  std::string out;
  for (const std::string_view word : split(spaced, ' ')) {
    if (!is_particle(word)) out += match_text(word);
  }
  return out.empty() ? match_text(family) : out;
}

void take_creator(const Metadata& metadata, Member& member) {
  if (metadata.creators.empty()) return;
  const Person& first = metadata.creators.front();
  if (first.family.empty()) {
    member.creator = match_text(first.name);
    return;
  }
  member.creator = family_name(first.family);
  const std::string given = match_text(first.given);
  std::size_t end = 0;
  if (!given.empty()) next_utf8(given, end);
  member.initial = given.substr(0, end);
}

std::string declared_language(const Metadata& metadata) {
  if (metadata.language_detected || metadata.languages.size() != 1) return {};
  const std::string& tag = metadata.languages.front();
  std::string language = to_lower(std::string_view(tag).substr(0, tag.find('-')));
  return language == "und" || language == "mul" || language == "zxx" ? std::string() : language;
}

std::int32_t issued_year(std::string_view issued) {
  if (issued.size() < 4) return 0;
  std::int32_t year = 0;
  for (const char c : issued.substr(0, 4)) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

// Does it say itself that the identifier is that of the book or series it stands in.
bool says_part_of(const Metadata& metadata, std::string_view bare) {
  return std::any_of(metadata.relations.begin(), metadata.relations.end(), [&](const Relation& r) {
    return (r.type == "IsPartOf" || r.type == "IsPublishedIn") &&
           bare_identifier(r.identifier) == bare;
  });
}

// A part bears the ISBN of its book: that is no key to the part.
bool bears_isbn_of_whole(const Metadata& metadata, WorkKind kind, const std::string& isbn) {
  return kind == WorkKind::kPart || kind == WorkKind::kArticle || kind == WorkKind::kConference ||
         digits_and_x(metadata.part_of.isbn) == isbn;
}

void add_identifiers(const Metadata& metadata, Member& member) {
  const Identifiers& given = metadata.identifiers;
  const auto add = [&](KeyKind kind, std::string_view identifier) {
    const std::string bare = bare_identifier(identifier);
    if (bare.empty() || says_part_of(metadata, bare)) return;
    const std::string prefix(key_prefix(kind));
    member.keys.push_back(bare.starts_with(prefix) ? bare : prefix + bare);
  };
  add(KeyKind::kDoi, given.doi);
  add(KeyKind::kUrnNbn, given.urn_nbn);
  add(KeyKind::kHandle, given.handle);
  for (const std::string& text : given.isbn) {
    const std::string isbn = digits_and_x(text);
    if (!bears_isbn_of_whole(metadata, member.kind, isbn)) add(KeyKind::kIsbn, isbn);
  }
}

void add_title_key(Member& member) {
  if (!member.title.telling || member.creator.empty() || member.year == 0) return;
  const std::string work =
      member.title.folded + "\n" + member.creator + "\n" + std::to_string(member.year);
  member.keys.push_back(std::string(key_prefix(KeyKind::kTitle)) + to_base32(sha256(work), 20));
}

}  // namespace

Member member_of(const Record& record) {
  const Metadata& metadata = record.metadata;
  Member member;
  member.record = record.id;
  member.title = match_title(metadata.title);
  take_creator(metadata, member);
  member.language = declared_language(metadata);
  member.number = report_number(metadata.number);
  member.container = match_text(metadata.part_of.title);
  member.issn = digits_and_x(metadata.part_of.issn);
  member.volume = first_number(metadata.part_of.volume);
  member.issue = first_number(metadata.part_of.issue);
  member.page = first_number(metadata.part_of.pages);
  member.series_number = first_number(metadata.part_of.number);
  member.year = issued_year(metadata.issued);
  member.kind = work_kind(metadata);
  add_identifiers(metadata, member);
  add_title_key(member);
  std::sort(member.keys.begin(), member.keys.end());
  member.keys.erase(std::unique(member.keys.begin(), member.keys.end()), member.keys.end());
  return member;
}

}  // namespace vindplaats
