#pragma once
// What kind of work something is in the vocabularies of CSL, BibLaTeX and RIS, by its COAR type and
// the platform's product. Pure; safe from any thread. docs/citations.md shows the table to users.
#include <string>
#include <string_view>

#include "core/record.h"

namespace vindplaats {

// Where a work appeared: what its `partOf` title means.
enum class Host {
  kSeries,     // it stands on its own, at most in a series: reports, books, theses
  kContainer,  // it is a part of something: articles, chapters, pages of a website
};

struct WorkForm {
  std::string_view csl;       // CSL 1.0.2 type
  std::string_view biblatex;  // entry type
  std::string_view ris;       // TY
  Host host;
  bool by_institution;  // who made it public is an institution rather than a publishing house
  bool dated_by_day;    // a reference shows the day, not the year alone
};

// `report` for all that is known to be a report, `document` when nothing is known.
const WorkForm& work_form(const Metadata& metadata);

// The kind in words, "Onderzoeksrapport" or "Research report", in Dutch for works in Dutch or in an
// unknown language; empty where the form says all there is.
std::string_view work_genre(const Metadata& metadata);

// BibLaTeX's own word for a kind of thesis ("phdthesis"), else empty.
std::string_view thesis_type(const Metadata& metadata);

}  // namespace vindplaats
