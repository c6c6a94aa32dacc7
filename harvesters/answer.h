#pragma once
// What an answer is before any protocol looks at it, and the plain words for what it should not
// be. Pure; safe from any thread.
#include <optional>
#include <string>
#include <string_view>

#include "core/charset.h"
#include "core/http.h"
#include "core/record.h"

namespace vindplaats {

// How far into an answer it is told what it is: licences stand before some roots.
inline constexpr std::size_t kRootWithin = 65'536;  // bytes

// The root element's name as written, behind declaration, comments and DOCTYPE; empty when no
// element starts within the first 64 KB.
std::string_view root_name(std::string_view text);

// The body as text that starts with "<" if it is XML at all (faults.md row 52), with a finding when
// its label was wrong.
Decoded decode_answer(std::string_view body, const std::string& charset,
                      std::vector<Finding>& findings);

// As recognise() (protocol.h), of text that is decoded.
std::string_view recognise_text(std::string_view text);

// The error that a status of 400 and more stands for; none below. 401, 403, 404, 410 and the like
// are kRefused, 408, 425, 429 and 5xx kRemote.
std::optional<Error> status_error(const Response& response);

// `text` is not what was `wanted` ("OAI-PMH", "a feed"). kRemote when the source gave it before
// (faults.md row 37: a login, consent or maintenance page goes away), else kRefused.
Error not_what_was_asked(std::string_view text, std::string_view wanted, bool worked_before);

}  // namespace vindplaats
