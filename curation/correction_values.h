#pragma once
// The forms of values that a person sets (curation/overlay): each takes a value as typed, trimmed
// and not empty, and gives the canonical JSON of its field. Pure; safe from any thread; linear
// time. kInput: what is wrong with it, as the second half of a sentence. To add a form: a function
// here and a row in overlay.cpp.
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/result.h"

namespace vindplaats {

Result<std::string> correct_line(std::string_view value, const Platform& platform);
Result<std::string> correct_paragraphs(std::string_view value, const Platform& platform);
// A BCP 47 tag, in the casing of RFC 5646 section 2.1.1.
Result<std::string> correct_language(std::string_view value, const Platform& platform);
// EDTF level 0: a year, month or day that exists.
Result<std::string> correct_date(std::string_view value, const Platform& platform);
// RFC 3339, or a day, which means 00:00 UTC.
Result<std::string> correct_time(std::string_view value, const Platform& platform);
// The label of a COAR resource type by its form: lower-case words.
Result<std::string> correct_type(std::string_view value, const Platform& platform);
Result<std::string> correct_product(std::string_view value, const Platform& platform);
Result<std::string> correct_access(std::string_view value, const Platform& platform);
// An address that is one, or words.
Result<std::string> correct_license(std::string_view value, const Platform& platform);
Result<std::string> correct_address(std::string_view value, const Platform& platform);
// What may stand in the address of a publication's page.
Result<std::string> correct_slug(std::string_view value, const Platform& platform);

// "a, b" or a JSON list of texts; each item once, in order.
Result<std::string> correct_languages(std::string_view value, const Platform& platform);
Result<std::string> correct_audiences(std::string_view value, const Platform& platform);
// Where the platform declares collections: of those.
Result<std::string> correct_collections(std::string_view value, const Platform& platform);

// "Anna de Vries; Jansen, Bert", or a JSON list of the schema's persons.
Result<std::string> correct_creators(std::string_view value, const Platform& platform);
// "taal; werk", or a JSON list of the schema's subjects.
Result<std::string> correct_subjects(std::string_view value, const Platform& platform);
// A JSON list of the schema's links.
Result<std::string> correct_links(std::string_view value, const Platform& platform);
// An address, or a JSON object with url, alt and credit.
Result<std::string> correct_image(std::string_view value, const Platform& platform);
// A title, or a JSON object.
Result<std::string> correct_part_of(std::string_view value, const Platform& platform);
// "onderwijs 1 2027-01-31" (the day may be left out), or a JSON object.
Result<std::string> correct_featured(std::string_view value, const Platform& platform);

// What they are made of.
inline constexpr std::size_t kMostCorrectionItems = 1'000;
Result<std::string> web_address(std::string_view value);
Result<std::string> language_tag(std::string_view value);
// A day of the calendar, "YYYY-MM-DD"; with `coarse` also "YYYY-MM" and "YYYY".
bool is_calendar_day(std::string_view value, bool coarse);

}  // namespace vindplaats
