#pragma once
// A letter as a file in outbox/ (contract section 3): RFC 5322, plain text in UTF-8, for whoever
// sends them. One file a letter, written whole or not at all. Safe from any thread.
#include <string>

#include "config/types.h"
#include "core/clock.h"
#include "core/result.h"

namespace vindplaats {

struct Letter {
  std::string to, to_name;  // a mail address; how they are called
  std::string subject;
  std::string text;  // lines end in \n
};

// Returns the path, below the folder. kInput: no address of a mail box, or it cannot be written.
Result<std::string> write_letter(const std::string& dir, const Settings& settings,
                                 const Clock& clock, const Letter& letter);
// Its bytes: headers encoded (RFC 2047), the text as quoted-printable would be: base64.
std::string letter_bytes(const Settings& settings, Instant now, const Letter& letter);

}  // namespace vindplaats
