#pragma once
// The shared schema (contract section 4), as plain values. Text is UTF-8 in NFC; an empty string,
// list or false means "absent".
#include <cstdint>
#include <string>
#include <vector>

namespace vindplaats {

struct LocalText {
  std::string value;
  std::string language;  // BCP 47, as all languages here
  bool operator==(const LocalText&) const = default;
};

struct Person {
  std::string name;    // as it is shown: "Anna de Vries"
  std::string family;  // "de Vries"
  std::string given;   // "Anna"
  std::string kind;    // "person" or "organisation"
  std::string orcid;   // "0000-0002-1825-0097", check digit right
  std::string affiliation;
  std::string role;
  bool operator==(const Person&) const = default;
};

struct PartOf {
  std::string title, issn, isbn, volume, issue, pages, number;
  bool operator==(const PartOf&) const = default;
};

struct Subject {
  std::string value, scheme, uri, language;
  bool operator==(const Subject&) const = default;
};

// All in normal form; what fails its check digit is a finding, never here.
struct Identifiers {
  std::string doi;                // lower case, "10.x/..."
  std::string handle;             // "20.500.12832/123"
  std::string urn_nbn;            // lower case, "urn:nbn:nl:ui:10-1874-1"
  std::vector<std::string> isbn;  // ISBN-13, digits only
  std::vector<std::string> issn;  // "1234-567x" in upper case X: "1234-567X"
  std::string pmid;
  std::string arxiv;
  std::vector<std::string> url;
  bool operator==(const Identifiers&) const = default;
};

struct Link {
  std::string url;  // absolute, http or https
  std::string rel;  // landing, fulltext, preview, transcript or related
  std::string title, language;
  std::string type;         // media type
  std::int64_t length = 0;  // bytes
  bool operator==(const Link&) const = default;
};

struct Image {
  std::string url, alt, credit;
  bool operator==(const Image&) const = default;
};

struct Relation {
  std::string type;  // DataCite relation type: "IsPartOf", "IsNewVersionOf", ...
  std::string identifier;
  std::string identifier_type;  // "DOI", "ISBN", "URL", ...
  bool operator==(const Relation&) const = default;
};

// Something odd about a record, for the partner and the editor. docs/findings.md lists every code.
struct Finding {
  std::string severity;  // "info", "warning" or "error"
  std::string field;     // a field of the schema, or empty for the record as a whole
  std::string code;      // "date-unreadable"
  std::string value;     // what was met, cut to 200 bytes
  bool operator==(const Finding&) const = default;
};

// What a record and a publication share: the description of a work.
struct Metadata {
  std::string title, title_language;
  std::vector<LocalText> alternative_titles;
  std::vector<Person> creators, contributors;
  std::string publisher;
  PartOf part_of;
  std::string number;
  std::string issued;    // EDTF level 0: YYYY, YYYY-MM or YYYY-MM-DD
  std::string modified;  // RFC 3339, UTC
  std::string type, type_uri;
  std::string product;
  std::vector<std::string> languages;
  bool language_detected = false;
  std::string abstract_text, abstract_language;
  std::vector<LocalText> abstracts;
  std::string content_html;  // sanitised
  std::vector<Subject> subjects;
  std::vector<std::string> audiences;
  Identifiers identifiers;
  std::vector<Link> links;
  Image image;
  std::string access;  // open, embargoed, restricted or metadata only
  std::string embargo_until;
  std::string license, rights;
  std::string duration;  // ISO 8601
  std::vector<Relation> relations;
  bool operator==(const Metadata&) const = default;
};

// One source's item. `id` is "<source>/<identifier>".
struct Record {
  std::string id, source, identifier;
  std::string datestamp;  // as the source gives it, RFC 3339 or a day
  bool deleted = false;
  std::string format;  // namespace of the metadata
  std::vector<std::string> sets;
  std::string harvested;  // RFC 3339: when this version first came
  std::string payload;    // SHA-256 as hex
  std::int64_t normalizer = 0;
  Metadata metadata;
  std::vector<Finding> findings;
  bool operator==(const Record&) const = default;
};

}  // namespace vindplaats
