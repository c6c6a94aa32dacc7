#include "harvesters/oai_identify.h"

#include <algorithm>

#include "core/text.h"

namespace vindplaats {
namespace {

struct NamedFormat {
  std::string_view name, uri;
};
// A name may stand for several namespaces; the first rows of a name are preferred.
constexpr NamedFormat kNamedFormats[] = {
    {"oai_openaire", "http://namespace.openaire.eu/schema/oaire/"},
    {"nl_didl", "urn:mpeg:mpeg21:2002:02-DIDL-NS"},
    {"didl", "urn:mpeg:mpeg21:2002:02-DIDL-NS"},
    {"mods", "http://www.loc.gov/mods/v3"},
    {"oai_dc", kOaiDcNamespace},
    {"qdc", "http://purl.org/dc/terms/"},
    {"qdc", "http://dspace.org/qualifieddc/"},
    {"qdc", "http://worldcat.org/xmlschemas/qdc-1.0/"},
    {"oai_qdc", "http://dspace.org/qualifieddc/"},
    {"oai_qdc", "http://worldcat.org/xmlschemas/qdc-1.0/"},
    {"oai_qdc", "http://purl.org/dc/terms/"},
    {"xoai", "http://www.lyncode.com/xoai"},
    {"dim", "http://www.dspace.org/xmlns/dspace/dim"},
    {"mets", "http://www.loc.gov/METS/"},
    {"marc", "http://www.loc.gov/MARC21/slim"},
    {"marcxml", "http://www.loc.gov/MARC21/slim"},
    {"etdms", "http://www.ndltd.org/standards/metadata/etdms/1.0/"},
    {"etdms", "http://www.ndltd.org/standards/metadata/etdms/1.1/"},
    {"uketd_dc", "http://naca.central.cranfield.ac.uk/ethos-oai/2.0/"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"ore", "http://www.w3.org/2005/Atom"},
    {"oai_datacite", "http://schema.datacite.org/oai/oai-1.1/"},
    {"oai_datacite", "http://schema.datacite.org/oai/oai-1.0/"},
    {"datacite", "http://datacite.org/schema/kernel-4"},
    {"datacite", "http://datacite.org/schema/kernel-3"},
    {"oai_datacite", "http://datacite.org/schema/kernel-4"},
    {"oai_datacite", "http://datacite.org/schema/kernel-3"},
    {"cerif", "https://www.openaire.eu/cerif-profile/1.2/"},
    {"cerif", "https://www.openaire.eu/cerif-profile/1.1/"},
    {"oai_cerif_openaire", "https://www.openaire.eu/cerif-profile/1.2/"},
    {"oai_cerif_openaire", "https://www.openaire.eu/cerif-profile/1.1/"},
    {"jats", "https://jats.nlm.nih.gov/ns/archiving/1.3/"},
    {"jats", "https://jats.nlm.nih.gov/ns/archiving/1.2/"},
    {"jats", "https://jats.nlm.nih.gov/ns/archiving/1.1/"},
    {"jats", "http://jats.nlm.nih.gov"},
    {"oai_doaj", "http://doaj.org/features/oai_doaj/1.0/"},
    {"lom", "http://ltsc.ieee.org/xsd/LOM"},
    {"lom", "http://www.imsglobal.org/xsd/imsmd_v1p2"},
    {"edm", "http://www.europeana.eu/schemas/edm/"},
};

std::string_view without_scheme_and_end(std::string_view uri) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (starts_with_ignoring_case(uri, scheme)) uri.remove_prefix(scheme.size());
  }
  while (!uri.empty() && (uri.back() == '/' || uri.back() == '#')) uri.remove_suffix(1);
  return uri;
}

bool is_readable(std::string_view uri, std::span<const std::string_view> readable) {
  if (readable.empty()) return true;
  return std::any_of(readable.begin(), readable.end(),
                     [&](std::string_view known) { return same_namespace(known, uri); });
}

// The offer in that namespace; of several (nl_didl, nl_didl_norm) the one of that very name.
const OaiFormat* offered_as(const std::vector<OaiFormat>& offered, std::string_view uri,
                            std::string_view name) {
  const OaiFormat* found = nullptr;
  for (const OaiFormat& format : offered) {
    const bool reserved = uri == kOaiDcNamespace && format.prefix == "oai_dc";
    if (!same_namespace(format.uri, uri) && !reserved) continue;
    if (found == nullptr || format.prefix == name) found = &format;
  }
  return found;
}

// The namespaces that a name in a source's `formats` stands for; a namespace stands for itself.
std::vector<std::string_view> namespaces_named(std::string_view name) {
  std::vector<std::string_view> found;
  if (name.find(':') != std::string_view::npos) found.push_back(name);
  for (const NamedFormat& known : kNamedFormats) {
    if (known.name == name) found.push_back(known.uri);
  }
  return found;
}

}  // namespace

bool same_namespace(std::string_view a, std::string_view b) {
  return a == b || equals_ignoring_case(without_scheme_and_end(a), without_scheme_and_end(b));
}

OaiIdentify read_identify(const OaiAnswer& answer) {
  OaiIdentify identify{"day", "no"};
  if (!answer.verb) return identify;
  const ScannedDocument& document = *answer.document;
  std::string granularity, earliest;
  for (const std::size_t child : document.children(*answer.verb)) {
    const std::string_view local = document.local(child);
    if (local == "granularity") granularity = to_lower(document.text(child));
    if (local == "earliestDatestamp") earliest = document.text(child);
    if (local != "deletedRecord") continue;
    const std::string deleted = to_lower(document.text(child));
    if (deleted.starts_with("persist")) identify.deleted = "persistent";
    if (deleted.starts_with("trans")) identify.deleted = "transient";
  }
  // Seen: "YYYY-MM-DDThh:mm:ssZ" in every case, without Z, with a space, "seconds", and nothing at
  // all (gh:wimmuskee/shell-oaiharvester#7); then the earliest datestamp shows it.
  const bool seconds = granularity.empty() ? earliest.find('T') != std::string::npos
                                           : granularity.find("ss") != std::string::npos ||
                                                 granularity.find("second") != std::string::npos;
  if (seconds) identify.granularity = "second";
  return identify;
}

std::vector<OaiFormat> read_metadata_formats(const OaiAnswer& answer) {
  std::vector<OaiFormat> formats;
  if (!answer.verb) return formats;
  const ScannedDocument& document = *answer.document;
  for (const std::size_t element : document.children(*answer.verb)) {
    if (document.local(element) != "metadataFormat") continue;
    OaiFormat format;
    for (const std::size_t child : document.children(element)) {
      if (document.local(child) == "metadataPrefix") format.prefix = document.text(child);
      if (document.local(child) == "metadataNamespace") format.uri = document.text(child);
    }
    if (!format.prefix.empty()) formats.push_back(std::move(format));
  }
  return formats;
}

const OaiFormat* choose_format(const std::vector<OaiFormat>& offered,
                               const std::vector<std::string>& wanted,
                               std::span<const std::string_view> readable) {
  for (const std::string& name : wanted) {
    for (const std::string_view uri : namespaces_named(name)) {
      if (!is_readable(uri, readable)) continue;
      if (const OaiFormat* found = offered_as(offered, uri, name)) return found;
    }
  }
  return nullptr;
}

}  // namespace vindplaats
