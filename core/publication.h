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

// A place among the first of a theme's page, until a day.
struct Featured {
  std::string theme;
  std::int64_t rank = 0;  // from 1
  std::string until;      // "YYYY-MM-DD"; empty: until somebody ends it
  bool operator==(const Featured&) const = default;
};

// An editor's correction of a field as it lies over what sources say.
struct Correction {
  std::string field;  // a key of the publication: "title"
  std::string value;  // canonical JSON of that field; empty: the correction is taken away
  std::string by;
  bool operator==(const Correction&) const = default;
};

// What is different since an editor decided: both sides as a person reads them; empty when absent.
struct Difference {
  std::string field, before, after;
  bool operator==(const Difference&) const = default;
};

struct Publication {
  std::string id;  // "p" and 12 characters
  std::string slug;
  std::vector<std::string> former_ids, former_slugs;
  std::int64_t revision = 0;          // another one as soon as an editor would see something else
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
  Featured featured;
  std::string note;         // the editors' last one; never public
  std::string assigned_to;  // an editor's name
  std::vector<Correction> overlays;
  // Since the decision that holds, its sources changed so much that an editor should look again
  // (contract section 2, design.md 8). The decision holds meanwhile.
  std::vector<Difference> reopened;
  std::vector<std::string> same_as;  // publications that may be the same work: a question
  std::string later_until;           // "YYYY-MM-DD": set aside until then
  std::string first_seen, updated;   // RFC 3339
  std::vector<Origin> provenance;
  bool operator==(const Publication&) const = default;
};

}  // namespace vindplaats
