#pragma once
// The overview of a study's report: sentences about the selection, each with the rows it rests on.
// Pure.
#include <vector>

#include "export/bundle/parts.h"
#include "export/bundle/report_html.h"

namespace vindplaats {

std::vector<StatementGroup> overview_of(const BundleParts& parts);

}  // namespace vindplaats
