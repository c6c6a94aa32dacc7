#pragma once
// The last steps of registering a source: who answers for it, what is agreed, and that it was sent.
#include <optional>

#include "app/web/trial_desk.h"
#include "app/web/visit.h"

namespace vindplaats {

// The trial that the address names (/register/{trial}/…), and its name.
std::string trial_name(const Visit& visit);
std::optional<TrialState> find_trial(const Visit& visit);

// The field "mail" of the form, without "mailto:"; at most 200 bytes.
std::string typed_mail(const Visit& visit);

}  // namespace vindplaats
