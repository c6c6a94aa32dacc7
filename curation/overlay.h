#pragma once
// Editors' corrections (contract section 1, overlay): a field's value as a person typed it, and how
// it lies over what sources say. Pure; safe from any thread.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/publication.h"
#include "core/result.h"

namespace vindplaats {

// `value` as typed on the command line or in a form, as the canonical JSON of that field
// (curation/correction_values.h says what each form takes). Text fields take text; lists take
// "nl, en" or JSON, where [] empties the field; structures take JSON. An empty value gives an empty
// string: the correction is taken away. At most 100,000 bytes. kNotFound: no such field, or none
// that a person may set (they are listed); kInput: what the field does not take, with an example of
// what it does.
Result<std::string> parse_correction(std::string_view field, std::string_view value,
                                     const Platform& platform);

// Lays the corrections over the publication and lists them in `overlays`, with provenance by who
// made them. Languages and URIs that belong to a value that is replaced go with it, unless they are
// corrected too; a corrected abstract replaces the old one among all abstracts. What does not read
// as its field's value leaves the sources' value.
void apply_overlay(Publication& publication, const std::map<std::string, Correction>& overlay);

}  // namespace vindplaats
