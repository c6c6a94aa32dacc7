#pragma once
// CSL-JSON (citationstyles.org, schema csl-data.json 1.0): what Zotero, pandoc and citeproc read.
// Pure; safe from any thread; never fails; equal works give equal bytes.
#include <span>
#include <string>

#include "export/citations/cited_work.h"

namespace vindplaats {

// A JSON array with a work a line, in the order given, and a last line feed. A report's institution
// is `publisher`, its number `number` and its kind `genre` (docs/citations.md has the table).
std::string csl_json(std::span<const CitedWork> works);

}  // namespace vindplaats
