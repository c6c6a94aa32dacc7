#pragma once
// Sources and partners as files: what `source add`, `source export` and `partner add` write, and
// OPML, the exchange form of feed lists. Pure; safe from any thread.
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/result.h"

namespace vindplaats {

// The bytes of sources/<id>.toml and partners/<id>.toml: the keys that say what it is, and those
// that differ from their default. parse_source(source_to_toml(s), "sources/<id>.toml") is s again;
// equal values give equal bytes.
std::string source_to_toml(const Source& source);
std::string partner_to_toml(const Partner& partner);

// A text as a TOML basic string, with its quotation marks (TOML 1.0: quotes, backslash and control
// characters escaped).
std::string toml_string(std::string_view text);
// "12h", "90s": the largest unit that says it exactly; "0s".
std::string duration_text(Milliseconds duration);

// An id made from a name: "Verwey-Jonker Instituut" -> "verwey-jonker-instituut"; accents gone, at
// most 63, never reserved; empty when no letter or digit is left.
std::string id_from_name(std::string_view name);

// The outlines of an OPML file (any version) that have an xmlUrl, as sources of type feed, in
// document order; an address met before is left out. Ids come from the titles and are unique within
// the list. Folders become nothing: their outlines are read all the same. kInput when it is no
// OPML; an outline whose address is no http or https address is left out and counted in `skipped`
// (may be null).
Result<std::vector<Source>> parse_opml(std::string_view text, std::size_t* skipped = nullptr);
// OPML 2.0 with an outline for every source of type feed; `title` names the list.
std::string to_opml(const std::vector<Source>& sources, std::string_view title = "Vindplaats");

}  // namespace vindplaats
