#pragma once
// Tables as an Excel workbook of one sheet (ECMA-376), by libxlsxwriter. Safe from any thread;
// uses a temporary file of its own. The same table and options give the same bytes.
#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "export/tables/table.h"

namespace vindplaats {

struct XlsxOptions {
  std::string language = "nl";
  std::string sheet = {};   // its name: cut to 31 characters, [ ] : * ? / \ become spaces
  std::string title = {};   // of the document's properties
  std::string author = {};  // likewise
  Instant created = {};     // stands in the file as the time it was made
};

// Text stays text, "=1+1" too. The header row is frozen and filters; cells that a person must fill
// are marked by words and colour. A text beyond Excel's 32,767 characters is cut and ends in "…"
// (csv has all of it). kInput: more than 1,048,575 rows or 16,384 columns; kConflict: no temporary
// file could be written.
Result<std::string> xlsx(const DataTable& table, const XlsxOptions& options);

}  // namespace vindplaats
