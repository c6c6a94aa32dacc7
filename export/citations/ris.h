#pragma once
// RIS as EndNote, Zotero, Mendeley, Rayyan and EPPI-Reviewer read it. Pure; safe from any thread;
// never fails; equal works give equal bytes.
#include <span>
#include <string>

#include "export/citations/cited_work.h"

namespace vindplaats {

// One reference a work in the order given, from "TY  - " to "ER  - ", a blank line between. UTF-8
// without a byte order mark; lines end in CR LF, as the format's description of 2001 has it; no
// value holds a line break.
std::string ris(std::span<const CitedWork> works);

}  // namespace vindplaats
