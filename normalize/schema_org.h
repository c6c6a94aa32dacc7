#pragma once
// A work described in schema.org's terms as JSON-LD (https://schema.org/CreativeWork), alone or
// among the other things that a page describes. Contexts are never fetched: keys are read as
// schema.org spells them, with or without "schema:" before them. Pure; one thread; the nodes are
// borrowed for the call.
#include <string_view>

#include "normalize/builder.h"
#include "normalize/schema_things.h"

namespace vindplaats {

// The one that is most plainly a work (a Report before a WebPage); a node that does not exist when
// none is one: an organisation, a list of crumbs, a search box.
JsonNode find_schema_work(const SchemaThings& things);

// Reads `work`. What it names by "@id" only is looked up in `things`. Relative addresses lead from
// `base`. False: it holds no property that is known.
bool read_schema_work(const JsonNode& work, const SchemaThings& things, std::string_view base,
                      RecordBuilder& out);

}  // namespace vindplaats
