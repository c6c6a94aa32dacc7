#include "curation/overlay.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/publication_fields.h"
#include "core/text.h"
#include "curation/correction_values.h"

namespace vindplaats {
namespace {

// Longer than any abstract that is one; a value goes into the ledger for ever.
constexpr std::size_t kLongestCorrection = 100'000;

// A field that a person may set. To add one: a row.
struct CorrectableField {
  std::string_view name;
  std::string_view example;  // a value that it takes, as typed
  Result<std::string> (*parse)(std::string_view value, const Platform& platform);
};

constexpr CorrectableField kCorrectable[] = {
    {"title", "Samen leven in de wijk", correct_line},
    {"titleLanguage", "nl", correct_language},
    {"creators", "Anna de Vries; Bert Jansen", correct_creators},
    {"publisher", "Sociaal en Cultureel Planbureau", correct_line},
    {"partOf", R"({"title": "Mens en Maatschappij", "issue": "3"})", correct_part_of},
    {"number", "2026-12", correct_line},
    {"issued", "2026-03-17, 2026-03 or 2026", correct_date},
    {"type", "research report", correct_type},
    {"product", "handreiking", correct_product},
    {"languages", "nl, en", correct_languages},
    {"abstract", "Wat werkt in de wijk?", correct_paragraphs},
    {"abstractLanguage", "nl", correct_language},
    {"subjects", "inburgering; taal", correct_subjects},
    {"audiences", "gemeenten, onderwijs", correct_audiences},
    {"links", R"([{"url": "https://www.example.nl/rapport.pdf", "rel": "fulltext"}])",
     correct_links},
    {"image", "https://www.example.nl/omslag.jpg", correct_image},
    {"access", "open", correct_access},
    {"embargoUntil", "2027-01-01", correct_date},
    {"license", "https://creativecommons.org/licenses/by/4.0/", correct_license},
    {"rights", "Overname met bronvermelding", correct_line},
    {"slug", "samen-leven-in-de-wijk", correct_slug},
    {"collections", "statushouders, taal", correct_collections},
    {"publishFrom", "2027-01-15", correct_time},
    {"publishUntil", "2028-01-15", correct_time},
    {"primaryLink", "https://www.example.nl/rapport", correct_address},
    {"featured", "onderwijs 1 2027-01-31", correct_featured},
    {"assignedTo", "anna", correct_line},
};

// What means nothing without the value it belongs to goes with it.
constexpr std::pair<std::string_view, std::string_view> kCompanions[] = {
    {"titleLanguage", "title"},       {"typeUri", "type"},        {"languageDetected", "languages"},
    {"abstractLanguage", "abstract"}, {"embargoUntil", "access"}, {"rights", "license"}};

// Fields that have a command of their own.
constexpr std::pair<std::string_view, std::string_view> kElsewhere[] = {
    {"summary", "queue summary"},
    {"note", "queue note"},
    {"themes", "queue themes"},
    {"status", "queue accept, reject, later, withdraw and restore"},
    {"records", "queue merge and split"}};

const CorrectableField* find_correctable(std::string_view name) {
  for (const CorrectableField& field : kCorrectable) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

tl::unexpected<Error> not_correctable(std::string_view name) {
  for (const auto& [field, command] : kElsewhere) {
    if (field == name)
      return fail(Fault::kNotFound,
                  fmt::format("'{}' is not edited: use `vindplaats {}`", name, command));
  }
  std::string known;
  for (const CorrectableField& field : kCorrectable)
    known.append(known.empty() ? "" : ", ").append(field.name);
  return fail(Fault::kNotFound, fmt::format("there is no field '{}' to edit; there are: {}",
                                            cut_utf8(name, 80), known));
}

// Puts a value, as JSON, into the field of that name; what does not read leaves it as it was.
struct FieldSetter {
  std::string_view name, json;
  bool set = false;
  template <class T>
  void operator()(std::string_view key, T& value) {
    if (key != name) return;
    T read{};
    JsonReader reader(json);
    reader.read(read);
    if (reader.failed() || !reader.at_end()) return;
    value = std::move(read);
    set = true;
  }
};

struct FieldEraser {
  std::string_view name;
  template <class T>
  void operator()(std::string_view key, T& value) {
    if (key == name) value = T{};
  }
};

void set_origin(std::vector<Origin>& provenance, const Correction& correction) {
  const auto same = [&](const Origin& origin) { return origin.field == correction.field; };
  const auto found = std::find_if(provenance.begin(), provenance.end(), same);
  const Origin origin{correction.field, "", correction.by};
  if (found == provenance.end())
    provenance.push_back(origin);
  else
    *found = origin;
}

using OverlaidFields = std::map<std::string, Correction>;

// A companion that is corrected itself stays.
void erase_companions(Publication& publication, std::string_view leader,
                      const OverlaidFields& overlay) {
  for (const auto& [name, of] : kCompanions) {
    const std::string companion(name);
    if (of != leader || overlay.contains(companion)) continue;
    FieldEraser eraser{companion};
    each_field(eraser, publication);
    std::erase_if(publication.provenance,
                  [&](const Origin& origin) { return origin.field == companion; });
  }
}

// The list of all abstracts holds the corrected one too: readers must not meet the old text there.
void replace_abstract(Metadata& metadata, const std::string& before) {
  std::vector<LocalText>& all = metadata.abstracts;
  const auto old = std::find_if(all.begin(), all.end(),
                                [&](const LocalText& text) { return text.value == before; });
  const auto place = old == all.end() ? all.begin() : all.erase(old);
  if (!metadata.abstract_text.empty())
    all.insert(place, {metadata.abstract_text, metadata.abstract_language});
}

}  // namespace

Result<std::string> parse_correction(std::string_view field, std::string_view value,
                                     const Platform& platform) {
  const CorrectableField* known = find_correctable(field);
  if (known == nullptr) return not_correctable(field);
  if (value.size() > kLongestCorrection)
    return fail(Fault::kInput, fmt::format("{} has at most {} bytes, this is {}", field,
                                           kLongestCorrection, value.size()));
  const std::string valid = repair_utf8(value);
  const std::string_view trimmed = trim(valid);
  if (trimmed.empty()) return std::string();
  Result<std::string> canonical = known->parse(trimmed, platform);
  if (canonical) return canonical;
  return fail(Fault::kInput,
              fmt::format("{} does not take '{}': {}; write for example {}", field,
                          cut_utf8(trimmed, 80), canonical.error().what, known->example));
}

void apply_overlay(Publication& publication, const OverlaidFields& overlay) {
  const std::string abstract = publication.metadata.abstract_text;
  publication.overlays.clear();
  for (const auto& [field, correction] : overlay) {
    publication.overlays.push_back(correction);
    if (find_correctable(field) == nullptr) continue;
    FieldSetter setter{field, correction.value};
    each_field(setter, publication);
    if (!setter.set) continue;
    erase_companions(publication, field, overlay);
    set_origin(publication.provenance, correction);
  }
  if (overlay.contains("abstract")) replace_abstract(publication.metadata, abstract);
}

}  // namespace vindplaats
