#include <algorithm>

#include "core/text.h"
#include "export/citations/reference.h"
#include "export/citations/work_facts.h"

namespace vindplaats {
namespace {

void append_initial(std::string& out, std::string_view part) {
  std::size_t at = 0;
  const char32_t first = next_utf8(part, at);
  append_utf8(out, first);
  out += '.';
}

// "Anna Maria" -> "A. M.", "J.H." -> "J. H.", "Jean-Pierre" -> "J.-P.".
std::string initials_of(std::string_view given) {
  std::string out;
  std::string_view rest = given;
  char before = ' ';
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" .-"), rest.size());
    if (end > 0) {
      if (!out.empty()) out += before == '-' ? "-" : " ";
      append_initial(out, rest.substr(0, end));
    }
    if (end == rest.size()) break;
    if (end > 0 || rest[end] == '-') before = rest[end];
    rest.remove_prefix(end + 1);
  }
  return out;
}

// "van de Kraats" at the beginning of a citation: "Van de Kraats".
std::string with_capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string cited_surname(const CitedName& name) {
  return name.literal.empty() ? with_capital(whole_family(name)) : name.literal;
}

// Dutch lists set the particle behind ("Kraats, A. van de"), English ones before the name.
std::string listed_name(const CitedName& name, bool english) {
  if (!name.literal.empty()) return name.literal;
  const std::string initials = initials_of(name.given);
  std::string out = english ? whole_family(name) : name.family;
  if (!initials.empty()) out += ", " + initials;
  if (!english && !name.particle.empty()) out += (initials.empty() ? ", " : " ") + name.particle;
  return out;
}

// APA 7: up to twenty; of more the first nineteen and the last.
std::string listed_names(const std::vector<CitedName>& people, bool english) {
  constexpr std::size_t kAll = 20;
  const std::size_t count = people.size();
  std::string out;
  for (std::size_t i = 0; i < std::min(count, kAll - 1); ++i) {
    if (i > 0) out += i + 1 == count ? ", & " : ", ";
    out += listed_name(people[i], english);
  }
  if (count == kAll) out += ", & " + listed_name(people.back(), english);
  if (count > kAll) out += ", … " + listed_name(people.back(), english);
  return out;
}

std::string cited_names(const std::vector<CitedName>& people, std::string_view sign) {
  std::string out = cited_surname(people.front());
  if (people.size() == 2) out += std::string(sign) + cited_surname(people.back());
  if (people.size() > 2) out += " et al.";
  return out;
}

std::string sorted_names(const std::vector<CitedName>& people) {
  std::string out;
  for (const CitedName& name : people) {
    out += fold(name.literal.empty() ? name.family + ' ' + initials_of(name.given) + name.particle
                                     : name.literal);
    out += '\x1f';
  }
  return out;
}

std::string editors_mark(std::size_t count, bool english) {
  if (!english) return " (Red.)";
  return count == 1 ? " (Ed.)" : " (Eds.)";
}

// "C. de Wit".
std::string name_in_order(const CitedName& name) {
  if (!name.literal.empty()) return name.literal;
  const std::string initials = initials_of(name.given);
  return initials.empty() ? whole_family(name) : initials + ' ' + whole_family(name);
}

}  // namespace

std::string reference_editors(const CitedWork& work, bool english) {
  const std::vector<CitedName> people = cited_people(work.metadata, "editor");
  std::string out;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (i > 0) out += i + 1 < people.size() ? ", " : people.size() > 2 ? ", & " : " & ";
    out += name_in_order(people[i]);
  }
  return out.empty() ? out : out + editors_mark(people.size(), english);
}

ReferenceAuthors reference_authors(const CitedWork& work, bool english) {
  ReferenceAuthors out;
  std::vector<CitedName> people = cited_people(work.metadata, "author");
  std::string mark;
  const bool part = !work.metadata.part_of.title.empty();
  if (people.empty() && !part) {
    people = cited_people(work.metadata, "editor");
    if (!people.empty()) mark = editors_mark(people.size(), english);
  }
  if (people.empty()) {
    const std::string institution = cited_publisher(work);
    if (institution.empty()) return out;
    out.institution = true;
    people.push_back({institution, "", "", ""});
  }
  out.list = listed_names(people, english) + mark;
  out.cite = cited_names(people, " & ");
  out.cite_text = cited_names(people, english ? " and " : " en ");
  out.sort_key = sorted_names(people);
  return out;
}

}  // namespace vindplaats
