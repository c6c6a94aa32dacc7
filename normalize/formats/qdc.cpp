// Qualified Dublin Core: its terms in a container of DSpace, OCLC or Dublin Core's own, straight in
// <metadata>, and in the records of theses and language archives that are made of them.
#include <array>

#include "normalize/dublin_core.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

constexpr auto kQdcNamespaces = std::to_array<std::string_view>({
    "http://purl.org/dc/terms/",
    "http://dspace.org/qualifieddc/",
    "http://worldcat.org/xmlschemas/qdc-1.0/",
    "http://epubs.cclrc.ac.uk/xmlns/qdc/",
    "http://www.bl.uk/namespaces/oai_dcq/",
    "http://naca.central.cranfield.ac.uk/ethos-oai/2.0/",
    "http://www.ndltd.org/standards/metadata/etdms/1.0/",
    "http://www.ndltd.org/standards/metadata/etdms/1.1/",
    "http://www.language-archives.org/OLAC/1.1/",
    "http://www.language-archives.org/OLAC/1.0/",
});

}  // namespace

extern const Format format_qdc;
const Format format_qdc{"qdc", kQdcNamespaces, {}, 1, nullptr, read_dublin_core_record};

}  // namespace vindplaats
