#pragma once
// Registering a source (contract section 9): an address, what stands there, a trial harvest into
// nothing with its report, contact and agreement, submit. A trial belongs to whoever knows its
// name; nothing is written before the last step.
#include "app/web/visit.h"

namespace vindplaats {

// The version of what a partner agrees with; its text is texts/register.txt (agreement-…).
inline constexpr std::string_view kAgreementVersion = "2026-11";

WebResponse register_page(const Visit& visit);         // /register
WebResponse trial_page(const Visit& visit);            // /register/{trial}
WebResponse register_submit_page(const Visit& visit);  // /register/{trial}/submit
WebResponse register_done_page(const Visit& visit);    // /register/{trial}/done

// Begins a trial of what the form's `address` and `sets` say, and goes to its page. `partner`:
// whose page it is asked from; empty: nobody's.
WebResponse begin_trial(const Visit& visit, const std::string& partner);

}  // namespace vindplaats
