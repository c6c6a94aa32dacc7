// What makes the folder an archive that others can check and cite: RO-Crate 1.2, BagIt (RFC 8493),
// the Citation File Format 1.2.0.
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"
#include "core/version.h"
#include "export/bundle/parts.h"
#include "export/bundle/sha512.h"
#include "export/bundle/words.h"
#include "export/citations/work_facts.h"

namespace vindplaats {
namespace {

struct BundleMediaType {
  std::string_view ending, type;
};
constexpr BundleMediaType kBundleMediaTypes[] = {
    {"library.json", "application/vnd.citationstyles.csl+json"},  // the first that fits holds
    {".csv", "text/csv"},
    {".html", "text/html"},
    {".json", "application/json"},
    {".jsonl", "application/jsonl"},
    {".md", "text/markdown"},
    {".svg", "image/svg+xml"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".bib", "application/x-bibtex"},
    {".ris", "application/x-research-info-systems"},
    {".cff", "application/yaml"},
    {".txt", "text/plain"},
};

std::string_view media_type_of(std::string_view path) {
  for (const BundleMediaType& media : kBundleMediaTypes) {
    if (path.ends_with(media.ending)) return media.type;
  }
  return "application/octet-stream";
}

// A double-quoted YAML scalar is a JSON string (YAML 1.2 section 7.3.1).
std::string yaml_text(const std::string& text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string orcid_address(const std::string& orcid) {
  return orcid.starts_with("http") ? orcid : "https://orcid.org/" + orcid;
}

std::string license_address(const std::string& license) {
  return license.empty() ? std::string() : "https://spdx.org/licenses/" + license;
}

// In study.toml an author has one name: "Vries, Anna de" says what is the family's; else it begins
// at the first small word ("Fatima el Amrani"), and is the last word where there is none.
CitedName author_name(const StudyAuthor& author) {
  Person person;
  person.name = one_line(author.name);
  const std::string& name = person.name;
  const std::size_t comma = name.find(", ");
  if (comma != std::string::npos) {
    person.family = name.substr(0, comma);
    person.given = name.substr(comma + 2);
    return cited_name(person);
  }
  std::size_t family = name.rfind(' ');
  for (std::size_t space = name.find(' '); space < family; space = name.find(' ', space + 1)) {
    if (name[space + 1] >= 'a' && name[space + 1] <= 'z') family = space;
  }
  if (family != std::string::npos) {
    person.family = name.substr(family + 1);
    person.given = name.substr(0, family);
  }
  return cited_name(person);
}

std::string citation_authors(const BundleParts& parts) {
  const Platform& platform = *parts.content.platform;
  std::string text;
  for (const StudyAuthor& author : parts.content.study->authors) {
    if (author.name.empty()) continue;
    std::string_view begin = "  - ";
    const auto add = [&](std::string_view key, const std::string& value) {
      if (value.empty()) return;
      text += fmt::format("{}{}: {}\n", std::exchange(begin, "    "), key, yaml_text(value));
    };
    const CitedName name = author_name(author);
    add("name", name.literal);
    add("family-names", name.family);
    add("name-particle", name.particle);
    add("given-names", name.given);
    if (!author.orcid.empty()) add("orcid", orcid_address(author.orcid));
    // Only a person has one in the format.
    if (name.literal.empty() && !author.partner.empty()) {
      add("affiliation", partner_name(platform, author.partner));
    }
  }
  if (!text.empty()) return text;
  for (const std::string& partner : parts.content.study->partners) {
    text += fmt::format("  - name: {}\n", yaml_text(partner_name(platform, partner)));
  }
  return text.empty() ? fmt::format("  - name: {}\n", yaml_text(platform.settings.name)) : text;
}

File citation_file(const BundleParts& parts) {
  const BundleContent& content = parts.content;
  const std::string& license = content.study->license;
  return {"CITATION.cff",
          fmt::format(
              "cff-version: 1.2.0\n"
              "message: {}\n"
              "type: dataset\n"
              "title: {}\n"
              "authors:\n{}"
              "date-released: {}\n"
              "version: {}\n{}",
              yaml_text(std::string(nl_or_en(parts.language, "Verwijs zo naar deze synthesestudie.",
                                             "Cite this synthesis study as below."))),
              yaml_text(study_title(*content.study, parts.language)), citation_authors(parts),
              format_day(content.now), yaml_text(content.as_of),
              license.empty() ? "" : fmt::format("license: {}\n", yaml_text(license)))};
}

OrderedJson reference(std::string_view id) {
  return {{"@id", id}};
}

// RO-Crate 1.2 asks for an ORCID as the id of a person who has one.
std::string author_id(const Study& study, std::size_t index) {
  const std::string& orcid = study.authors[index].orcid;
  return orcid.empty() ? fmt::format("#author-{}", index + 1) : orcid_address(orcid);
}

std::string institute_id(const Platform& platform, const std::string& partner) {
  const Partner* const known = platform.partner(partner);
  return known == nullptr || known->ror.empty() ? "#partner-" + partner : known->ror;
}

OrderedJson root_entity(const BundleParts& parts, OrderedJson has_part) {
  const BundleContent& content = parts.content;
  const Study& study = *content.study;
  OrderedJson root = {
      {"@id", "./"},
      {"@type", "Dataset"},
      {"name", study_title(study, parts.language)},
      {"description", study.question.empty() ? study_title(study, parts.language) : study.question},
      {"datePublished", format_day(content.now)},
      {"version", content.as_of},
      {"inLanguage", parts.language}};
  if (!study.license.empty()) root["license"] = reference(license_address(study.license));
  OrderedJson authors = OrderedJson::array();
  for (std::size_t i = 0; i < study.authors.size(); ++i) {
    if (!study.authors[i].name.empty()) authors.push_back(reference(author_id(study, i)));
  }
  if (!authors.empty()) root["author"] = std::move(authors);
  if (!study.funder.empty()) root["funder"] = reference("#funder");
  root["hasPart"] = std::move(has_part);
  root["mentions"] = reference("#build");
  return root;
}

// The authors and, each once, the institutes they work at.
void add_people(const BundleParts& parts, OrderedJson& graph) {
  const Platform& platform = *parts.content.platform;
  const Study& study = *parts.content.study;
  std::set<std::string> institutes;
  for (std::size_t i = 0; i < study.authors.size(); ++i) {
    const StudyAuthor& author = study.authors[i];
    if (author.name.empty()) continue;
    OrderedJson person = {{"@id", author_id(study, i)}, {"@type", "Person"}, {"name", author.name}};
    if (!author.partner.empty()) {
      institutes.insert(author.partner);
      person["affiliation"] = reference(institute_id(platform, author.partner));
    }
    graph.push_back(std::move(person));
  }
  for (const std::string& id : institutes) {
    OrderedJson institute = {{"@id", institute_id(platform, id)},
                             {"@type", "Organization"},
                             {"name", partner_name(platform, id)}};
    if (const Partner* partner = platform.partner(id)) put(institute, "url", partner->url);
    graph.push_back(std::move(institute));
  }
}

// Who and what the root names.
void add_contextual(const BundleParts& parts, OrderedJson& graph) {
  const BundleContent& content = parts.content;
  const Study& study = *content.study;
  add_people(parts, graph);
  if (!study.funder.empty()) {
    graph.push_back({{"@id", "#funder"}, {"@type", "Organization"}, {"name", study.funder}});
  }
  if (!study.license.empty()) {
    graph.push_back({{"@id", license_address(study.license)},
                     {"@type", "CreativeWork"},
                     {"name", study.license}});
  }
  graph.push_back({{"@id", "#vindplaats"},
                   {"@type", "SoftwareApplication"},
                   {"name", "Vindplaats"},
                   {"version", version()}});
  graph.push_back({{"@id", "#build"},
                   {"@type", "CreateAction"},
                   {"name", "vindplaats study build " + study.id + " --as-of " + content.as_of},
                   {"endTime", format_time(content.now)},
                   {"instrument", reference("#vindplaats")},
                   {"result", reference("./")}});
}

File crate_file(const BundleParts& parts, const std::vector<File>& files) {
  OrderedJson has_part = OrderedJson::array();
  for (const File& file : files) has_part.push_back(reference(file.path));
  OrderedJson graph = OrderedJson::array();
  graph.push_back({{"@id", "ro-crate-metadata.json"},
                   {"@type", "CreativeWork"},
                   {"conformsTo", reference("https://w3id.org/ro/crate/1.2")},
                   {"about", reference("./")}});
  graph.push_back(root_entity(parts, std::move(has_part)));
  for (const File& file : files) {
    graph.push_back({{"@id", file.path},
                     {"@type", "File"},
                     {"name", file.path},
                     {"encodingFormat", media_type_of(file.path)},
                     {"contentSize", std::to_string(file.bytes.size())}});
  }
  add_contextual(parts, graph);
  const OrderedJson crate = {{"@context", "https://w3id.org/ro/crate/1.2/context"},
                             {"@graph", std::move(graph)}};
  return {"ro-crate-metadata.json", file_text(crate)};
}

}  // namespace

std::string manifest_sha512(const std::vector<File>& files) {
  std::vector<const File*> sorted;
  for (const File& file : files) {
    if (file.path != kBundleManifest) sorted.push_back(&file);
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const File* a, const File* b) { return a->path < b->path; });
  std::string text;
  for (const File* const file : sorted) {
    text += fmt::format("{}  {}\n", sha512_hex(file->bytes), file->path);
  }
  return text;
}

std::vector<File> packaging_files(const BundleParts& parts, const std::vector<File>& files) {
  std::vector<File> all = files;
  all.push_back(citation_file(parts));
  std::sort(all.begin(), all.end(), [](const File& a, const File& b) { return a.path < b.path; });
  all.push_back(crate_file(parts, all));
  all.push_back({"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"});
  all.push_back({std::string(kBundleManifest), manifest_sha512(all)});
  std::sort(all.begin(), all.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return all;
}

}  // namespace vindplaats
