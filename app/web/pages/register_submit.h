#pragma once
// The last steps of registering a source: who answers for it, what is agreed, and that it was sent.
#include <optional>

#include "app/web/trial_desk.h"
#include "app/web/visit.h"

namespace vindplaats {

// The trial that the address names (/register/{trial}/…), and its name.
std::string trial_name(const Visit& visit);
std::optional<TrialState> find_trial(const Visit& visit);

// Looks like a mail address: one @ with something on both sides, no white space; at most 200 bytes.
bool is_mail_address(std::string_view text);

}  // namespace vindplaats
