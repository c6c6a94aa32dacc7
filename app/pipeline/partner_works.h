#pragma once
// What is a partner's, and what a partner may do with it (contract section 9, `/partner/{token}`).
// A record is theirs when its source is, or when they brought it themselves; a publication when one
// of its records is. Everything here asks that first: what is another's is as if it were not there.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/publication.h"
#include "store/publication_tables.h"
#include "store/store.h"

namespace vindplaats {

// Who a decision is by, when a partner asked for it on their own page.
std::string partner_decider(const std::string& partner);
// The reason of a publication that its partner took down; criteria.toml need not know it.
inline constexpr std::string_view kReasonOfPartner = "partner";

std::vector<std::string> sources_of_partner(const Platform& platform, const std::string& partner);
bool is_record_of(const Platform& platform, const std::string& partner, std::string_view record_id);
// Are all its records theirs.
bool is_theirs_alone(const Platform& platform, const std::string& partner,
                     const Publication& publication);

// Every publication that holds a record of theirs, what was last changed first.
Result<std::vector<PublicationGlance>> works_of_partner(const Snapshot& snapshot,
                                                        const Platform& platform,
                                                        const std::string& partner);
// One of them. kNotFound when it is not theirs, whether there is one or not.
Result<Publication> work_of_partner(const Snapshot& snapshot, const Platform& platform,
                                    const std::string& partner, const std::string& publication);

enum class TakenDown {
  kAtOnce,   // it is theirs alone: decided, by them; gone with the next release
  kAsked,    // another partner has it too: an editor decides
  kAlready,  // it is not in the catalogue and waits for nobody
};
// Takes a publication down, under the desk. kNotFound as above.
Result<TakenDown> take_down(Store& store, const Platform& platform, const Clock& clock,
                            const std::string& partner, const std::string& publication);

// Works that a partner brings (contract section 3, contributes = "active"): kept as records under
// identifiers that are the partner's own, so that nobody can write over another's. Returns the
// records' ids.
Result<std::vector<std::string>> bring_works(Store& store, const Platform& platform,
                                             const Clock& clock, const std::string& partner,
                                             const std::vector<Metadata>& works);
// The same for one that a visitor suggests, who is no partner.
Result<std::vector<std::string>> bring_suggestion(Store& store, const Platform& platform,
                                                  const Clock& clock, const Metadata& work);

}  // namespace vindplaats
