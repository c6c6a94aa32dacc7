// Dublin Core as OAI-PMH requires it of every repository (OAI-PMH 2.0 section 2.5).
#include <array>

#include "normalize/dublin_core.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

constexpr auto kOaiDcNamespaces = std::to_array<std::string_view>({
    "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "http://purl.org/dc/elements/1.1/",
    "http://www.openarchives.org/OAI/dc/",
});

}  // namespace

extern const Format format_oai_dc;
const Format format_oai_dc{"oai_dc", kOaiDcNamespaces, {}, 1, nullptr, read_dublin_core_record};

}  // namespace vindplaats
