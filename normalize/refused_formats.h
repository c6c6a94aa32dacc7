#pragma once
// Metadata formats that are met and not read: by name, with what a partner can offer instead. Pure;
// safe from any thread.
#include <string>
#include <string_view>

namespace vindplaats {

// Why a record in this format is refused and what to do about it, for the partner: "arXiv's own
// format is not read here: ask ...". `format`: the namespace of the metadata, else a media type;
// `element`: the name of its root element, may be empty. Both come from strangers and are cut.
std::string refusal_of(std::string_view format, std::string_view element);

}  // namespace vindplaats
