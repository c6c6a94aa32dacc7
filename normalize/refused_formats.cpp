#include "normalize/refused_formats.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/text.h"

namespace vindplaats {
namespace {

struct RefusedFormat {
  std::string_view start;    // of the namespace, without scheme and "www."
  std::string_view name;     // as a person knows it
  std::string_view instead;  // the formats that hold the same works, best first
};

// What repositories, archives and aggregators offer beside a format that is read. Namespaces change
// with the version, so their beginnings are compared.
constexpr auto kRefusedFormats = std::to_array<RefusedFormat>({
    {"arxiv.org/oai/arxiv", "arXiv's own format", "oai_dc"},
    {"clarin.eu/cmd", "CMDI, a description of language resources,", "olac or oai_dc"},
    {"ddi:", "DDI, a description of survey data,", "oai_datacite or oai_dc"},
    {"digital2.library.unt.edu/untl", "UNTL, the format of the University of North Texas,",
     "oai_dc"},
    {"ead3.archivists.org", "EAD, a description of archives,", "oai_dc"},
    {"europeana.eu/schemas/ese", "ESE, Europeana's old format,", "edm or oai_dc"},
    {"gcmd.gsfc.nasa.gov", "DIF, a description of earth data,", "oai_datacite or oai_dc"},
    {"icpsr.umich.edu/ddi", "DDI, a description of survey data,", "oai_datacite or oai_dc"},
    {"isotc211.org", "ISO 19139, a description of maps and geodata,", "oai_datacite or oai_dc"},
    {"knaw.nl/narcis", "what NARCIS made of records", "nl_didl or oai_dc"},
    {"kulturarv.dk", "the register of Danish monuments", "oai_dc"},
    {"lido-schema.org", "LIDO, a description of museum objects,", "oai_dc"},
    {"openarchives.org/oai/2.0/static-repository", "a static repository in one file",
     "the address of an OAI-PMH server"},
    {"opengis.net/cat/csw", "CSW, a catalogue of geodata,", "oai_datacite or oai_dc"},
    {"schemas.icpsr.umich.edu/ddi", "DDI, a description of survey data,", "oai_datacite or oai_dc"},
    {"standards.iso.org/iso/19115", "ISO 19115, a description of maps and geodata,",
     "oai_datacite or oai_dc"},
    {"tei-c.org/ns", "TEI, an edition of a text,", "oai_dc"},
    {"urn:isbn:1-931666-22-9", "EAD, a description of archives,", "oai_dc"},
});

constexpr std::size_t kShownBytes = 100;

// Lower case, as tables have it.
std::string bare_namespace(std::string_view uri) {
  std::string bare = to_lower(trim(uri));
  for (const std::string_view start : {"http://", "https://", "www."}) {
    if (bare.starts_with(start)) bare.erase(0, start.size());
  }
  return bare;
}

}  // namespace

std::string refusal_of(std::string_view format, std::string_view element) {
  const std::string bare = bare_namespace(format);
  const auto* known =
      std::find_if(kRefusedFormats.begin(), kRefusedFormats.end(),
                   [&](const RefusedFormat& one) { return bare.starts_with(one.start); });
  if (known != kRefusedFormats.end()) {
    return fmt::format(
        "{} (\"{}\") is not read here: ask the institute for {}, and name it first in the source's "
        "`formats`",
        known->name, cut_utf8(trim(format), kShownBytes), known->instead);
  }
  constexpr std::string_view kRemedy =
      "ask the institute for a format that is, such as oai_dc, and name it first in the source's "
      "`formats`";
  // XML without a namespace says by its root element alone what it is.
  const bool nameless = bare.empty() || bare == "application/xml" || bare == "text/xml";
  if (nameless && !element.empty())
    return fmt::format("metadata that begins with <{}>, without a namespace, is not read here: {}",
                       cut_utf8(element, kShownBytes), kRemedy);
  return fmt::format("the metadata format \"{}\" is not read here: {}",
                     cut_utf8(trim(format), kShownBytes), kRemedy);
}

}  // namespace vindplaats
