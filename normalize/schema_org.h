#pragma once
// A work described in schema.org's terms as JSON-LD (https://schema.org/CreativeWork), alone or
// among the other things that a page describes. Contexts are never fetched: keys are read as
// schema.org spells them, with or without "schema:" before them. Pure; one thread; the nodes are
// borrowed for the call.
#include <span>
#include <string_view>
#include <vector>

#include "core/json_document.h"
#include "normalize/builder.h"

namespace vindplaats {

// All things that a JSON-LD value describes at its top: the value itself, the items of a list, of
// "@graph", and what "mainEntity" names. At most 1,000.
std::vector<JsonNode> schema_things(const JsonNode& root);

// The one that is most plainly a work (a Report before a WebPage); a node that does not exist when
// none is one: an organisation, a list of crumbs, a search box.
JsonNode find_schema_work(std::span<const JsonNode> things);

// Reads `work`. What it names by "@id" only is looked up in `things`. Relative addresses lead from
// `base`. False: it holds no property that is known.
bool read_schema_work(const JsonNode& work, std::span<const JsonNode> things, std::string_view base,
                      RecordBuilder& out);

}  // namespace vindplaats
