#pragma once
// What a partner is told by letter about what it registered: that it was let in, with the link to
// its pages, or not, and why. Into outbox/ (app/letter); to whoever registered it, in their
// language.
#include "app/letter.h"
#include "app/pipeline/registered_sources.h"

namespace vindplaats {

// After approve(). Makes the partner's link when it has none; whoever registered a source under the
// name of a partner that there was before gets no link: that partner's contacts have it. Returns
// the path of the letter; empty when there is nobody to write to.
Result<std::string> tell_approved(Store& store, const Clock& clock, const Platform& platform,
                                  const Proposal& proposal, const std::string& by);
// After refuse().
Result<std::string> tell_refused(const Clock& clock, const Platform& platform,
                                 const Proposal& proposal);

}  // namespace vindplaats
