#pragma once
// What editors decide on and readers see: one or more records of the same work (contract section
// 4), as a plain value.
#include <cstdint>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/record.h"

namespace vindplaats {

// That a theme holds a publication: by which rules, how strongly; or because an editor said so.
struct ThemeMark {
  std::string id;
  Thousandths score;
  std::vector<std::string> rules;
  std::string by;  // "rule" or "editor"
  bool operator==(const ThemeMark&) const = default;
};

struct Summary {
  std::string text, language;
  std::string by;  // "editor" or "partner"
  bool operator==(const Summary&) const = default;
};

// Where a field's value comes from.
struct Origin {
  std::string field;
  std::string record;  // a record's id, or empty when `by` is an editor
  std::string by;
  bool operator==(const Origin&) const = default;
};

struct Publication {
  std::string id;  // "p" and 12 characters
  std::string slug;
  std::vector<std::string> former_ids, former_slugs;
  std::int64_t revision = 0;          // goes up with everything that changes what an editor sees
  std::vector<std::string> records;   // ids, the best first
  std::vector<std::string> partners;  // ids, the maker first, then by trust
  Metadata metadata;
  std::vector<ThemeMark> themes;
  std::vector<std::string> collections;
  std::string status;  // unselected, candidate, suggested, accepted, rejected, later or withdrawn
  bool ready = false;
  std::vector<std::string> lacks;
  std::string publish_from, publish_until;
  Summary summary;
  std::string primary_link;
  std::string first_seen, updated;  // RFC 3339
  std::vector<Origin> provenance;
  bool operator==(const Publication&) const = default;
};

}  // namespace vindplaats
