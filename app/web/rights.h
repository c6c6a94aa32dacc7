#pragma once
// Who may do what on the front (contract section 9): role x right -> none, one's own, or all. The
// table in rights.cpp is the rights matrix; routes.cpp says which right an address asks for, and
// where the table says kOwn the page looks at whose the object is. Pure.
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

enum class Right {
  kVisit,     // what everybody may see, and the login itself
  kSignedIn,  // what belongs to one's own account
  kRead,      // the queue, publications, search
  kDecide,    // on publications; own: of one's themes
  kRules,     // of themes; own: one's themes
  kSources,   // see, approve, release and order harvests
  kStudies,   // own: those that name one
  kRun,       // what is the administrator's
};

enum class Extent { kNone, kOwn, kAll };

inline constexpr std::string_view kNobody = "";  // the role of who is not logged in

// None for a role that is unknown.
Extent extent_of(std::string_view role, Right right);
// Is one of the publication's themes one of the person's: what "own" means for kDecide and kRules.
bool shares_theme(std::span<const std::string> own, std::span<const std::string> themes);

}  // namespace vindplaats
