#pragma once
// Names and labels as a bundle's readers see them, in its language. Pure; safe from any thread.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "export/vocabularies.h"

namespace vindplaats {

// The text in the bundle's language: "en", else Dutch.
inline std::string_view nl_or_en(std::string_view language, std::string_view nl,
                                 std::string_view en) {
  return language == "en" ? en : nl;
}

// "nl", unless the study has a title in English only.
std::string study_language(const Study& study);
// A label in that language, else in whatever language it has.
std::string label_in(const Labels& labels, const std::string& language);
std::string study_title(const Study& study, const std::string& language);
// A source's own name: its partner's, with the source's id where a partner has several.
std::string source_name(const Platform& platform, const std::string& source);
// Else the id.
std::string partner_name(const Platform& platform, const std::string& partner);
std::string theme_label(const Platform& platform, const std::string& theme,
                        const std::string& language);
std::string term_label(std::span<const Term> terms, const std::string& id,
                       const std::string& language);
// "nl" -> "Nederlands"; the tag itself where we have no name for it.
std::string language_label(const std::string& tag, const std::string& language);
// A study's status: "concept", "in bewerking", "vastgesteld".
std::string_view status_text(std::string_view status, std::string_view language);
// "1 publicatie", "3 publicaties".
std::string publications_text(std::int64_t count, const std::string& language);

}  // namespace vindplaats
