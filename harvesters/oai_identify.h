#pragma once
// What Identify and ListMetadataFormats say (sections 4.2 and 4.4 of OAI-PMH 2.0), as far as a
// harvest needs it. Pure; safe from any thread.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "harvesters/oai_answer.h"

namespace vindplaats {

struct OaiIdentify {
  std::string granularity;  // "day" or "second"
  std::string deleted;      // "no", "transient" or "persistent"
};
// Odd spellings are understood, absent ones are the careful choice: days, and no deletions.
OaiIdentify read_identify(const OaiAnswer& answer);

struct OaiFormat {
  std::string prefix;  // what the server calls it
  std::string uri;     // its namespace
};
std::vector<OaiFormat> read_metadata_formats(const OaiAnswer& answer);

// The first of `wanted` that is offered and that somebody reads. `wanted` holds names ("nl_didl")
// or namespaces; the server's own prefixes do not count (DSpace says "marc" where others say
// "marcxml"), but for oai_dc, which the protocol reserves. Null when there is none.
const OaiFormat* choose_format(const std::vector<OaiFormat>& offered,
                               const std::vector<std::string>& wanted,
                               std::span<const std::string_view> readable);

// Equal but for http or https, case and a slash or "#" at the end: servers differ in these.
bool same_namespace(std::string_view a, std::string_view b);

// The namespace of oai_dc, which every repository must offer.
inline constexpr std::string_view kOaiDcNamespace = "http://www.openarchives.org/OAI/2.0/oai_dc/";

}  // namespace vindplaats
