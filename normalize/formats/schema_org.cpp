// A JSON-LD document in schema.org's terms: what Edurep takes from publishers, and what pages carry
// (https://schema.org/docs/datamodel.html).
#include "normalize/schema_org.h"

#include "normalize/format.h"

namespace vindplaats {
namespace {

constexpr std::string_view kSchemaOrgMediaTypes[] = {"application/ld+json"};

void read_schema_org(const RawRecord&, const Payload& payload, const ReadOptions&,
                     RecordBuilder& out) {
  const Result<JsonDocument> document = JsonDocument::parse(payload.bytes);
  if (!document) return out.unreadable("this is no JSON: repair it at the source");
  const SchemaThings things(document->root());
  const JsonNode work = find_schema_work(things);
  if (!work.exists() || !read_schema_work(work, things, payload.frame.base, out)) {
    out.unreadable(
        "it describes no work in schema.org's terms: give a thing whose \"@type\" is a Report, an "
        "Article or another CreativeWork, with a name");
  }
}

}  // namespace

extern const Format format_schema_org;
const Format format_schema_org{"schema_org", {}, kSchemaOrgMediaTypes, 1, read_schema_org};

}  // namespace vindplaats
