#include "normalize/person_parts.h"

#include <algorithm>

#include "core/mail.h"
#include "core/text.h"
#include "normalize/fields/identifiers.h"
#include "normalize/fields/markup.h"
#include "normalize/fields/name_identifiers.h"
#include "normalize/fields/names.h"
#include "normalize/fields/names_words.h"
#include "normalize/fields/relators.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

// One line without markup, control of its length, and bytes that are no UTF-8.
std::string clean_part(std::string_view text) {
  const std::string valid = repair_utf8(cut_utf8(trim(text), kWordBytes));
  const bool markup = valid.find_first_of("<&") != std::string::npos;
  return one_line(markup ? plain_title(valid) : valid);
}

std::string masked_part(std::string_view text) {
  std::size_t count = 0;
  return mask_mail(clean_part(text), count);
}

bool are_particles(std::string_view text) {
  const std::vector<std::string_view> words = split(text, ' ');
  return !words.empty() && std::all_of(words.begin(), words.end(),
                                       [](std::string_view word) { return is_particle(word); });
}

// "Leij, van der" of a library system that sorts by it: the particle goes where it belongs.
void take_particle_behind(std::string& family, std::string& given) {
  const std::size_t comma = family.rfind(',');
  if (comma == std::string::npos ||
      !are_particles(trim(std::string_view(family).substr(comma + 1))))
    return;
  given.append(" ").append(trim(std::string_view(family).substr(comma + 1)));
  family.resize(comma);
}

// "Versiteit" + "Uni": an organisation has one name.
Person organisation_of(const PersonParts& parts) {
  std::string name = parts.whole.empty() ? parts.given + " " + parts.family : parts.whole;
  return read_organisation(clean_part(name));
}

Person person_of(const PersonParts& parts) {
  std::string given = clean_part(parts.given);
  std::string family = clean_part(parts.family);
  const std::string terms = clean_part(parts.terms);
  take_particle_behind(family, given);
  if (are_particles(terms)) given += " " + terms;
  Person made = name_from_parts(given, family);
  if (is_name_suffix(terms) && !made.name.empty() && !made.name.ends_with(" " + terms))
    made.name += " " + terms;
  return made;
}

Person named(const PersonParts& parts) {
  if (parts.kind == "organisation") return organisation_of(parts);
  if (!trim(parts.family).empty()) return person_of(parts);
  Person made = read_name(clean_part(parts.whole.empty() ? parts.given : parts.whole));
  // Known to be a person: words that look like an organisation's do not make it one.
  if (parts.kind == "person" && made.kind == "organisation") made.kind = "person";
  return made;
}

void take_orcid(const std::optional<std::string>& orcid, const NameIdentifier& one,
                std::string_view field, Person& person, RecordBuilder& out) {
  if (!orcid) return out.finding("identifier-check-digit", field, one.value);
  if (person.orcid.empty()) person.orcid = *orcid;
}

void place_identifier(const NameIdentifier& one, std::string_view field, Person& person,
                      RecordBuilder& out) {
  if (trim(one.value).empty()) return;
  // The scheme, or the value where that is an address, says what it is.
  const std::string scheme = plain_fold(one.scheme), value = plain_fold(one.value);
  const auto says = [&](std::string_view word) {
    return scheme.find(word) != scheme.npos || value.find(word) != value.npos;
  };
  if (says("orcid")) return take_orcid(normal_orcid(one.value), one, field, person, out);
  if (says("isni")) {
    const auto isni = normal_isni(one.value);
    if (!isni) return out.finding("identifier-check-digit", field, one.value);
    if (const auto orcid = orcid_of_isni(*isni); orcid && person.kind == "person")
      return take_orcid(orcid, one, field, person, out);
    return out.not_mapped(field, "ISNI " + *isni);
  }
  if (says("dai")) {
    const auto dai = normal_dai(one.value);
    if (!dai) return out.finding("identifier-check-digit", field, one.value);
    return out.not_mapped(field, *dai);
  }
  out.not_mapped(field, one.scheme.empty() ? one.value : one.scheme + " " + one.value);
}

}  // namespace

void add_person(const PersonParts& parts, PersonRole unsaid, std::string_view role, const At& at,
                RecordBuilder& out) {
  Person person = named(parts);
  if (person.name.empty()) return;
  Relator relator = read_relator(masked_part(role));
  if (trim(role).empty() && unsaid == PersonRole::kContributor)
    relator.kind = RelatorKind::kContributor;
  if (relator.kind == RelatorKind::kPublisher) return out.publisher(person.name, at);
  const bool maker = relator.kind == RelatorKind::kMaker;
  const std::string_view field = maker ? "creators" : "contributors";
  if (!relator.role.empty()) person.role = std::move(relator.role);
  if (person.affiliation.empty()) person.affiliation = masked_part(parts.affiliation);
  for (const NameIdentifier& one : parts.identifiers) place_identifier(one, field, person, out);
  out.person(maker ? PersonRole::kCreator : PersonRole::kContributor, std::move(person), at);
}

}  // namespace vindplaats
