#pragma once
// What a partner is told by letter about what it registered: that it was let in, with the link to
// its pages, or not, and why. Into outbox/ (app/letter); to whoever registered it, in their
// language.
#include "app/letter.h"
#include "app/pipeline/registered_sources.h"

namespace vindplaats {

// approve() and refuse() (registered_sources.h), and the letter. kInput too when the letter could
// not be written: what was decided holds.
Result<Proposal> approve_and_tell(Store& store, const Clock& clock, const Platform& platform,
                                  const std::string& source, const std::string& by,
                                  const std::string& partner = "");
Result<void> refuse_and_tell(Store& store, const Clock& clock, const Platform& platform,
                             const std::string& source, const std::string& why,
                             const std::string& by);

// After approve(). Makes the partner's link when it has none; whoever registered a source under the
// name of a partner that there was before gets no link: that partner's contacts have it. Returns
// the path of the letter; empty when there is nobody to write to, or no folder.
Result<std::string> tell_approved(Store& store, const Clock& clock, const Platform& platform,
                                  const Proposal& proposal, const std::string& by);
// After refuse().
Result<std::string> tell_refused(const Clock& clock, const Platform& platform,
                                 const Proposal& proposal);

}  // namespace vindplaats
