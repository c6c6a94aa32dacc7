#pragma once
// The one place that decides what of a publication the world may see (contract section 7, "Never in
// a release"). Pure; safe from any thread.
#include <string>

#include "config/types.h"
#include "core/clock.h"
#include "export/public_item.h"

namespace vindplaats {

// The public form, but for `published` and `updated`, which are of the release. Left out:
// - contentHtml unless the agreement of the partner whose record it came from says
//   `fulltext = "republish"`, and the image unless it says `image = true`. Where an editor chose
//   the value the maker's agreement holds; a source or partner that is not known allows nothing;
// - until `embargoUntil` is over (all of the month or year, where it names no day) every full-text
//   link, that address wherever else it stands, and contentHtml;
// - mail addresses, scores, rules, and who decided.
// `slug` is the address it gets. Without a primary link, or when that one is left out, the first
// there is of: landing page, full text, DOI, handle, URN, any other link.
PublicItem public_form(const Publication& publication, const std::string& slug,
                       const Platform& platform, Instant now);

// An address of the website: "publicatie/{slug}" with `value` in the place of what stands in
// braces, below the site's own address.
std::string site_address(const SiteSettings& site, const std::string& form,
                         const std::string& value);

}  // namespace vindplaats
