#pragma once
// One work as a bibliography needs it: the input of every citation format. A plain value.
#include <string>

#include "config/types.h"
#include "core/publication.h"
#include "core/record.h"

namespace vindplaats {

struct CitedWork {
  // The publication's id ("p3k9x0a7b2cd"): the CSL id, the BibLaTeX key and the RIS ID, so that
  // `[@p3k9x0a7b2cd]` means the same work in the authors' texts, pandoc, Zotero and report.html.
  std::string key;
  Metadata metadata;
  std::string institution;  // of a report: the maker's (partner's) full name; empty: the publisher
  std::string url;          // where a reader finds it; empty: the DOI, handle or first link
  std::string accessed;     // "YYYY-MM-DD": the day on which it was there; empty when not known
};

// A publication as it is cited: its maker is the partner where it names no publisher.
CitedWork cited_work(const Publication& publication, const Platform& platform);

}  // namespace vindplaats
