#pragma once
// The fixtures of metadata formats: tests/fixtures/formats/<format>/<case>.xml, read as a record
// and the frame it stood in.
#include <filesystem>
#include <string>

#include "normalize/format.h"

namespace vindplaats::testing {

struct FormatCase {
  RawRecord raw;
  Payload payload;
};

// A case's header stands in a comment before the root element, a line a value: "format: URI",
// "language: nl", "base: URL", "feed-title:", "feed-author:", "feed-link:", "xmlns:PREFIX: URI",
// "set:", "deleted: true", "identifier:". All may be left out: then the format is the first
// namespace (or media type) of the folder's format.
FormatCase read_format_case(const Format& format, const std::filesystem::path& path);

// {"record": ..., "traces": [...]} or {"error": "..."}, as it stands in the golden file.
std::string golden_text(const Result<Reading>& reading);

}  // namespace vindplaats::testing
