// Values that people set as structures: creators, subjects, links and the like.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "config/values.h"
#include "core/json.h"
#include "core/publication_fields.h"
#include "core/text.h"
#include "core/uri.h"
#include "curation/correction_values.h"

namespace vindplaats {
namespace {

// Reads a typed object: unlike what the store holds it may have misspelt keys, which are refused.
template <class T>
void read_strictly(JsonReader& reader, T& value, std::string& unknown) {
  reader.object([&](std::string_view key) {
    json_detail::Assigner assigner{reader, key};
    each_field(assigner, value);
    if (assigner.done) return;
    unknown = key;
    reader.skip();
  });
}

// Every text of it on one line.
struct LineMaker {
  void operator()(std::string_view, std::string& value) const { value = one_line(value); }
  template <class T>
  void operator()(std::string_view, T&) const {}
};

Result<void> check_reading(JsonReader& reader, const std::string& unknown) {
  if (reader.failed() || !reader.at_end()) return fail(Fault::kInput, "it is no such JSON");
  if (!unknown.empty())
    return fail(Fault::kInput, fmt::format("there is no key '{}' in it", cut_utf8(unknown, 80)));
  return {};
}

template <class T>
Result<std::string> checked_object(T value, Result<void> (*check)(T&)) {
  LineMaker lines;
  each_field(lines, value);
  TRY(check(value));
  return to_json(value);
}

template <class T>
Result<std::string> json_object(std::string_view text, Result<void> (*check)(T&)) {
  T value{};
  std::string unknown;
  JsonReader reader(text);
  read_strictly(reader, value, unknown);
  TRY(check_reading(reader, unknown));
  return checked_object(std::move(value), check);
}

template <class T>
Result<std::string> checked_objects(std::vector<T> values, Result<void> (*check)(T&)) {
  if (values.size() > kMostCorrectionItems)
    return fail(Fault::kInput, fmt::format("there are more than {} items", kMostCorrectionItems));
  LineMaker lines;
  for (T& value : values) {
    each_field(lines, value);
    TRY(check(value));
  }
  std::string out;
  append_json(out, values);
  return out;
}

template <class T>
Result<std::string> json_objects(std::string_view text, Result<void> (*check)(T&)) {
  std::vector<T> values;
  std::string unknown;
  JsonReader reader(text);
  reader.array([&] { read_strictly(reader, values.emplace_back(), unknown); });
  TRY(check_reading(reader, unknown));
  return checked_objects(std::move(values), check);
}

Result<void> check_choice(std::string_view choices, std::string_view value) {
  for (const std::string_view choice : split(choices, '|')) {
    if (choice == value) return {};
  }
  return fail(Fault::kInput, fmt::format("'{}' is none of {}", cut_utf8(value, 80), choices));
}

Result<void> check_tag(std::string& tag) {
  if (tag.empty()) return {};
  TRY_ASSIGN(tag, language_tag(tag));
  return {};
}

Result<void> check_address(std::string& address) {
  TRY_ASSIGN(address, web_address(address));
  return {};
}

int digit_value(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c == 'X' ? 10 : -1;
}

// ISO 7064 mod 11-2 over "0000-0002-1825-0097".
bool right_orcid_digits(std::string_view orcid) {
  if (orcid.size() != 19) return false;
  int sum = 0;
  for (std::size_t i = 0; i < orcid.size(); ++i) {
    if (i == 4 || i == 9 || i == 14) {
      if (orcid[i] != '-') return false;
      continue;
    }
    const int digit = digit_value(orcid[i]);
    if (digit < 0 || (digit == 10 && i != 18)) return false;
    sum = i == 18 ? sum + digit : (sum + digit) * 2;
  }
  return sum % 11 == 1;
}

// ISO 3297: "1234-5679", weights 8 to 1 over the digits, mod 11.
bool right_issn_digits(std::string_view issn) {
  if (issn.size() != 9 || issn[4] != '-') return false;
  int sum = 0, weight = 8;
  for (std::size_t i = 0; i < issn.size(); ++i) {
    if (i == 4) continue;
    const int digit = digit_value(issn[i]);
    if (digit < 0 || (digit == 10 && i != 8)) return false;
    sum += digit * weight--;
  }
  return sum % 11 == 0;
}

// ISO 2108: thirteen digits, weights 1 and 3 in turn, mod 10.
bool right_isbn_digits(std::string_view isbn) {
  if (isbn.size() != 13 || !(isbn.starts_with("978") || isbn.starts_with("979"))) return false;
  int sum = 0;
  for (std::size_t i = 0; i < isbn.size(); ++i) {
    const int digit = digit_value(isbn[i]);
    if (digit < 0 || digit > 9) return false;
    sum += digit * (i % 2 == 0 ? 1 : 3);
  }
  return sum % 10 == 0;
}

Result<void> check_person(Person& person) {
  if (person.name.empty()) person.name = one_line(person.given + " " + person.family);
  if (person.name.empty()) return fail(Fault::kInput, "a creator has no name");
  if (person.kind.empty()) person.kind = "person";
  TRY(check_choice("person|organisation", person.kind));
  if (const std::size_t slash = person.orcid.rfind('/'); slash != std::string::npos)
    person.orcid.erase(0, slash + 1);
  if (!person.orcid.empty() && !right_orcid_digits(person.orcid))
    return fail(Fault::kInput, fmt::format("'{}' is no ORCID", cut_utf8(person.orcid, 80)));
  return {};
}

// "Anna de Vries" as it stands; "Vries, Anna de" is shown as "Anna de Vries".
Person typed_person(std::string_view text) {
  Person person;
  const std::size_t comma = text.find(',');
  if (comma == text.npos) {
    person.name = text;
    return person;
  }
  person.family = trim(text.substr(0, comma));
  person.given = trim(text.substr(comma + 1));
  return person;
}

Result<void> check_subject(Subject& subject) {
  if (subject.value.empty()) return fail(Fault::kInput, "a subject has no value");
  if (!subject.uri.empty()) TRY(check_address(subject.uri));
  return check_tag(subject.language);
}

Result<void> check_link(Link& link) {
  TRY(check_address(link.url));
  TRY(check_choice("landing|fulltext|preview|transcript|related", link.rel));
  if (link.length < 0) return fail(Fault::kInput, "a length is less than 0");
  return check_tag(link.language);
}

Result<void> check_image(Image& image) {
  return check_address(image.url);
}

Result<void> check_part_of(PartOf& part_of) {
  std::erase(part_of.isbn, '-');
  if (!part_of.issn.empty() && !right_issn_digits(part_of.issn))
    return fail(Fault::kInput, fmt::format("'{}' is no ISSN", cut_utf8(part_of.issn, 80)));
  if (!part_of.isbn.empty() && !right_isbn_digits(part_of.isbn))
    return fail(Fault::kInput, fmt::format("'{}' is no ISBN-13", cut_utf8(part_of.isbn, 80)));
  return {};
}

Result<void> check_featured(Featured& featured) {
  constexpr std::int64_t kLastRank = 100;
  if (featured.rank < 1 || featured.rank > kLastRank)
    return fail(Fault::kInput, fmt::format("its rank is not from 1 to {}", kLastRank));
  if (!featured.until.empty() && !is_calendar_day(featured.until, false))
    return fail(Fault::kInput, fmt::format("'{}' is no day", cut_utf8(featured.until, 80)));
  return {};
}

}  // namespace

Result<std::string> correct_creators(std::string_view value, const Platform&) {
  if (value.starts_with('[')) return json_objects<Person>(value, check_person);
  std::vector<Person> persons;
  for (const std::string_view part : split(value, ';')) persons.push_back(typed_person(part));
  return checked_objects(std::move(persons), check_person);
}

Result<std::string> correct_subjects(std::string_view value, const Platform&) {
  if (value.starts_with('[')) return json_objects<Subject>(value, check_subject);
  std::vector<Subject> subjects;
  for (const std::string_view part : split(value, ';'))
    subjects.emplace_back().value = std::string(part);
  return checked_objects(std::move(subjects), check_subject);
}

Result<std::string> correct_links(std::string_view value, const Platform&) {
  return json_objects<Link>(value, check_link);
}

Result<std::string> correct_image(std::string_view value, const Platform&) {
  if (value.starts_with('{')) return json_object<Image>(value, check_image);
  Image image;
  image.url = value;
  return checked_object(std::move(image), check_image);
}

Result<std::string> correct_part_of(std::string_view value, const Platform&) {
  if (value.starts_with('{')) return json_object<PartOf>(value, check_part_of);
  PartOf part_of;
  part_of.title = value;
  return checked_object(std::move(part_of), check_part_of);
}

Result<std::string> correct_featured(std::string_view value, const Platform& platform) {
  Featured featured;
  if (value.starts_with('{')) {
    TRY_ASSIGN(const std::string json, json_object<Featured>(value, check_featured));
    TRY_ASSIGN(featured, from_json<Featured>(json));
  } else {
    const std::string line = one_line(value);
    const std::vector<std::string_view> parts = split(line, ' ');
    if (parts.size() < 2 || parts.size() > 3)
      return fail(Fault::kInput, "it is not a theme, a rank and, if it ends, a day");
    const std::string_view rank = parts[1];
    const auto [end, code] = std::from_chars(rank.data(), rank.data() + rank.size(), featured.rank);
    if (code != std::errc() || end != rank.data() + rank.size())
      return fail(Fault::kInput, fmt::format("'{}' is no rank", cut_utf8(rank, 80)));
    featured.theme = parts[0];
    if (parts.size() == 3) featured.until = parts[2];
  }
  const Theme* theme = platform.theme(featured.theme);
  if (theme == nullptr)
    return fail(Fault::kInput, fmt::format("there is no theme '{}'", cut_utf8(featured.theme, 80)));
  featured.theme = theme->id;
  return checked_object(std::move(featured), check_featured);
}

}  // namespace vindplaats
