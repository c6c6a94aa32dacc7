#include "export/citations/work_facts.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"
#include "core/time.h"
#include "export/citations/work_form.h"

namespace vindplaats {
namespace {

// Roles come in their normal form (normalize/fields/names): of these two, else what the list says.
std::string_view part_of_role(std::string_view role, std::string_view otherwise) {
  return role == "editor" || role == "translator" ? role : otherwise;
}

bool begins_small(std::string_view word) {
  while (!word.empty() && (word.front() == '\'' || word.starts_with("\u2019"))) {
    word.remove_prefix(word.front() == '\'' ? 1 : 3);
  }
  return !word.empty() && word.front() >= 'a' && word.front() <= 'z';
}

bool read_digits(std::string_view text, int& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string web_address(std::string_view text) {
  const bool web =
      starts_with_ignoring_case(text, "https://") || starts_with_ignoring_case(text, "http://");
  return web && text.find_first_of(" \t\r\n<>\"") == text.npos ? std::string(text) : std::string();
}

}  // namespace

CitedName cited_name(const Person& person) {
  CitedName out;
  const std::string family = one_line(person.family);
  if (person.kind == "organisation" || family.empty()) {
    out.literal = one_line(person.name.empty() ? person.family : person.name);
    return out;
  }
  std::size_t at = 0;
  for (std::size_t space = family.find(' '); space != family.npos; space = family.find(' ', at)) {
    if (!begins_small(std::string_view(family).substr(at, space - at))) break;
    at = space + 1;
  }
  if (at > 0) out.particle = family.substr(0, at - 1);
  out.family = family.substr(at);
  out.given = one_line(person.given);
  return out;
}

std::string whole_family(const CitedName& name) {
  return name.particle.empty() ? name.family : name.particle + ' ' + name.family;
}

std::vector<CitedName> cited_people(const Metadata& metadata, std::string_view part) {
  std::vector<CitedName> out;
  const auto add = [&](const std::vector<Person>& people, std::string_view otherwise) {
    for (const Person& person : people) {
      if (part_of_role(person.role, otherwise) != part) continue;
      CitedName name = cited_name(person);
      if (!name.literal.empty() || !name.family.empty()) out.push_back(std::move(name));
    }
  };
  add(metadata.creators, "author");
  add(metadata.contributors, "");
  return out;
}

std::optional<CitedDate> cited_date(std::string_view text) {
  CitedDate date;
  text = text.substr(0, std::min(text.size(), text.find('T')));
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if (!read_digits(text.substr(0, 4), date.year)) return std::nullopt;
  if (text.size() >= 7 && (text[4] != '-' || !read_digits(text.substr(5, 2), date.month))) {
    return std::nullopt;
  }
  if (text.size() == 10 && (text[7] != '-' || !read_digits(text.substr(8, 2), date.day))) {
    return std::nullopt;
  }
  const int month = text.size() >= 7 ? date.month : 1;
  const int day = text.size() == 10 ? date.day : 1;
  if (month < 0 || day < 0) return std::nullopt;
  if (!valid_date(date.year, static_cast<unsigned>(month), static_cast<unsigned>(day))) {
    return std::nullopt;
  }
  return date;
}

std::string cited_publisher(const CitedWork& work) {
  const WorkForm& form = work_form(work.metadata);
  const std::string institution = one_line(work.institution);
  const std::string publisher = one_line(work.metadata.publisher);
  if (form.by_institution) return institution.empty() ? publisher : institution;
  const bool part = form.host == Host::kContainer;
  return publisher.empty() && !part ? institution : publisher;
}

std::string cited_host(const CitedWork& work) {
  const WorkForm& form = work_form(work.metadata);
  const std::string title = one_line(work.metadata.part_of.title);
  const bool site = form.csl == "webpage" || form.csl == "post-weblog";
  return title.empty() && site ? cited_publisher(work) : title;
}

std::string cited_address(const CitedWork& work) {
  if (std::string url = web_address(work.url); !url.empty()) return url;
  const Metadata& metadata = work.metadata;
  const auto link = [&](std::string_view rel) {
    for (const Link& one : metadata.links) {
      if (!rel.empty() && one.rel != rel) continue;
      if (std::string url = web_address(one.url); !url.empty()) return url;
    }
    return std::string();
  };
  if (std::string url = link("landing"); !url.empty()) return url;
  const std::string& handle = metadata.identifiers.handle;
  if (!handle.empty()) return web_address("https://hdl.handle.net/" + handle);
  if (std::string url = link(""); !url.empty()) return url;
  const std::vector<std::string>& urls = metadata.identifiers.url;
  return urls.empty() ? std::string() : web_address(urls.front());
}

std::string cited_number(const Metadata& metadata) {
  const std::string own = one_line(metadata.number);
  const bool report = work_form(metadata).csl == "report";
  return own.empty() && report ? one_line(metadata.part_of.number) : own;
}

std::vector<std::string> cited_keywords(const Metadata& metadata) {
  constexpr std::size_t kMost = 100;  // more is an index, not a description
  std::vector<std::string> out;
  for (const Subject& subject : metadata.subjects) {
    std::string value = one_line(subject.value);
    std::replace(value.begin(), value.end(), ',', ';');
    if (value.empty() || std::find(out.begin(), out.end(), value) != out.end()) continue;
    out.push_back(std::move(value));
    if (out.size() == kMost) break;
  }
  return out;
}

std::pair<std::string, std::string> cited_pages(std::string_view pages) {
  const std::string text = one_line(pages);
  for (const std::string_view dash : {std::string_view("\u2013"), std::string_view("-")}) {
    const std::size_t at = text.find(dash);
    if (at == text.npos) continue;
    std::string_view last = trim(std::string_view(text).substr(at + dash.size()));
    while (last.starts_with('-')) last.remove_prefix(1);  // "12--20"
    return {std::string(trim(std::string_view(text).substr(0, at))), std::string(trim(last))};
  }
  return {text, ""};
}

}  // namespace vindplaats
