#pragma once
// Where the addresses lead that a release no longer has (contract section 7: addresses once
// published lead somewhere for ever). Pure; safe from any thread.
#include <string>
#include <string_view>
#include <vector>

#include "export/target.h"

namespace vindplaats {

// `from` and `to` are paths of the website, percent-encoded: "/publicatie/opnieuw-beginnen-0003".
struct SiteRedirect {
  std::string from;
  std::string to;  // empty: nothing of the work is left
  int status = 301;
  bool operator==(const SiteRedirect&) const = default;
};

// Of every address that there ever was and that is not one of this release: 301 to where the work
// is now, be it another slug or the publication that it was merged into; 410 when it is gone. Of a
// theme's page by each of its aliases: 301 to the page; a closed theme keeps its own. No address is
// there twice, and `to` is always an address of this release, so that nothing leads in a chain.
// Sorted by `from`.
std::vector<SiteRedirect> redirects_of(const ReleaseContent& content);

// The path of an absolute address, and its query: "/publicatie/een-titel-0003". What a path may not
// hold as it is (RFC 3986 section 3.3), and "*" and ":", which hosts' rules read as patterns, is
// percent-encoded.
std::string path_of_address(std::string_view address);

}  // namespace vindplaats
