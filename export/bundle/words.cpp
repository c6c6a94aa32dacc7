#include "export/bundle/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace vindplaats {
namespace {

// The languages that our sources publish in.
constexpr Term kLanguageTerms[] = {
    {"nl", "Nederlands", "Dutch"}, {"en", "Engels", "English"},    {"de", "Duits", "German"},
    {"fr", "Frans", "French"},     {"fy", "Fries", "Frisian"},     {"es", "Spaans", "Spanish"},
    {"ar", "Arabisch", "Arabic"},  {"tr", "Turks", "Turkish"},     {"uk", "Oekraïens", "Ukrainian"},
    {"pl", "Pools", "Polish"},     {"ti", "Tigrinya", "Tigrinya"}, {"fa", "Perzisch", "Persian"},
    {"ru", "Russisch", "Russian"}, {"it", "Italiaans", "Italian"}, {"so", "Somalisch", "Somali"},
};

}  // namespace

std::string study_language(const Study& study) {
  return !study.title.contains("nl") && study.title.contains("en") ? "en" : "nl";
}

std::string label_in(const Labels& labels, const std::string& language) {
  const auto found = labels.find(language);
  if (found != labels.end()) return found->second;
  return labels.empty() ? std::string() : labels.begin()->second;
}

std::string study_title(const Study& study, const std::string& language) {
  const std::string title = label_in(study.title, language);
  return title.empty() ? study.id : title;
}

std::string partner_name(const Platform& platform, const std::string& id) {
  const Partner* const partner = platform.partner(id);
  return partner == nullptr || partner->name.empty() ? id : partner->name;
}

std::string source_name(const Platform& platform, const std::string& id) {
  const Source* const source = platform.source(id);
  if (source == nullptr || source->partner.empty()) return id;
  const auto siblings =
      std::count_if(platform.sources.begin(), platform.sources.end(),
                    [&](const Source& other) { return other.partner == source->partner; });
  const std::string name = partner_name(platform, source->partner);
  return siblings > 1 ? fmt::format("{} ({})", name, id) : name;
}

std::string theme_label(const Platform& platform, const std::string& id,
                        const std::string& language) {
  const Theme* const theme = platform.theme(id);
  const std::string label = theme == nullptr ? "" : label_in(theme->label, language);
  return label.empty() ? id : label;
}

std::string term_label(std::span<const Term> terms, const std::string& id,
                       const std::string& language) {
  for (const Term& term : terms) {
    if (term.id == id) return std::string(nl_or_en(language, term.nl, term.en));
  }
  return id;
}

std::string language_label(const std::string& tag, const std::string& language) {
  const std::string main = tag.substr(0, tag.find('-'));
  const std::string label = term_label(kLanguageTerms, main, language);
  return main == tag || label == main ? (label == main ? tag : label)
                                      : fmt::format("{} ({})", label, tag);
}

std::string_view status_text(std::string_view status, std::string_view language) {
  if (status == "final") return nl_or_en(language, "vastgesteld", "final");
  if (status == "open") return nl_or_en(language, "in bewerking", "in progress");
  return nl_or_en(language, "concept", "draft");
}

std::string publications_text(std::int64_t count, const std::string& language) {
  const std::string_view one = nl_or_en(language, "publicatie", "publication");
  const std::string_view more = nl_or_en(language, "publicaties", "publications");
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

}  // namespace vindplaats
