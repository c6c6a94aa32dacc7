#include "app/web/pages/describe.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/pipeline/partner_works.h"
#include "core/text.h"

namespace vindplaats {
namespace {

std::string label_in(const Labels& labels, Language language, const std::string& fallback) {
  const auto own = labels.find(std::string(language_tag(language)));
  if (own != labels.end() && !own->second.empty()) return own->second;
  const auto any = std::find_if(labels.begin(), labels.end(),
                                [](const auto& one) { return !one.second.empty(); });
  return any == labels.end() ? fallback : any->second;
}

std::string reason_part(const Visit& visit, const Platform& platform,
                        const Publication& publication, const RankPart& part) {
  const std::string words = fmt::format("“{}”", fmt::join(part.words, "”, “"));
  if (part.what == "rules") {
    const std::string theme = theme_label(visit, platform, part.theme);
    const auto mark = std::find_if(publication.themes.begin(), publication.themes.end(),
                                   [&](const ThemeMark& one) { return one.id == part.theme; });
    const std::string score =
        to_decimal(mark == publication.themes.end() ? part.points : mark->score);
    return part.words.empty() ? visit.text("why-rules-plain", {theme, score})
                              : visit.text("why-rules", {theme, score, words});
  }
  if (part.what == "freshness")
    return visit.text("why-freshness", {shown_day(visit, publication.metadata.issued)});
  if (part.what == "trust" && publication.partners.empty()) return "";
  if (part.what == "trust")
    return visit.text("why-trust", {partner_names(platform, publication.partners)});
  if (part.what == "nearness") return visit.text("why-nearness", {words});
  if (part.what == "changed") return std::string(visit.text("why-changed"));
  if (part.what == "asked") return std::string(visit.text("why-asked"));
  return part.reason;
}

}  // namespace

std::string shown_value(const Visit& visit, std::string_view kind, const std::string& value) {
  std::string key = fmt::format("{}-{}", kind, to_lower(value));
  std::replace(key.begin(), key.end(), ' ', '-');
  return all_texts().contains(key) ? std::string(visit.text(key)) : value;
}

std::string theme_label(const Visit& visit, const Platform& platform, const std::string& theme) {
  const Theme* const found = platform.theme(theme);
  return found == nullptr ? theme : label_in(found->label, visit.language, theme);
}

std::string reason_label(const Visit& visit, const Platform& platform, const std::string& reason) {
  for (const Reason& one : platform.criteria.reasons) {
    if (one.id == reason) return visit.english() ? one.en : one.nl;
  }
  if (reason == kReasonOfPartner) return std::string(visit.text("reason-partner"));
  return reason;
}

std::string partner_names(const Platform& platform, const std::vector<std::string>& partners) {
  std::vector<std::string> names;
  for (const std::string& id : partners) {
    const Partner* const partner = platform.partner(id);
    names.push_back(partner == nullptr || partner->name.empty() ? id : partner->name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string shown_day(const Visit& visit, std::string_view time) {
  const std::string_view day = time.substr(0, 10);
  unsigned month = 0, number = 0;
  if (day.size() >= 7) std::from_chars(day.data() + 5, day.data() + 7, month);
  if (day.size() == 10) std::from_chars(day.data() + 8, day.data() + 10, number);
  if (month == 0 || month > 12) return std::string(time);
  const std::string_view name = visit.text(fmt::format("month-{}", month));
  const std::string_view year = day.substr(0, 4);
  if (number == 0) return fmt::format("{} {}", name, year);
  return fmt::format("{} {} {}", number, name, year);
}

std::string shown_kind(const Visit& visit, const Metadata& metadata) {
  return shown_value(visit, "kind", metadata.product.empty() ? metadata.type : metadata.product);
}

std::string shown_status(const Visit& visit, const Publication& publication) {
  std::string text = shown_value(visit, "status", publication.status);
  if (publication.status == "later" && !publication.later_until.empty())
    text += " " + visit.text("status-until", {shown_day(visit, publication.later_until)});
  return text;
}

std::string shown_people(const std::vector<Person>& people, std::size_t most) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(most, people.size()); ++i) names.push_back(people[i].name);
  std::string text = fmt::format("{}", fmt::join(names, ", "));
  if (people.size() > most) text += fmt::format(" + {}", people.size() - most);
  return text;
}

std::vector<std::string> shown_identifiers(const Identifiers& identifiers) {
  std::vector<std::string> all;
  const auto add = [&](std::string_view kind, const std::string& value) {
    if (!value.empty()) all.push_back(fmt::format("{} {}", kind, value));
  };
  add("DOI", identifiers.doi);
  add("Handle", identifiers.handle);
  add("", identifiers.urn_nbn);
  for (const std::string& isbn : identifiers.isbn) add("ISBN", isbn);
  for (const std::string& issn : identifiers.issn) add("ISSN", issn);
  add("PMID", identifiers.pmid);
  add("arXiv", identifiers.arxiv);
  return all;
}

std::string safe_link(const std::string& url) {
  const bool web =
      starts_with_ignoring_case(url, "https://") || starts_with_ignoring_case(url, "http://");
  return web ? url : "";
}

std::string work_link(const Publication& publication) {
  if (std::string link = safe_link(publication.primary_link); !link.empty()) return link;
  for (const Link& link : publication.metadata.links) {
    if (std::string url = safe_link(link.url); !url.empty()) return url;
  }
  const std::string& doi = publication.metadata.identifiers.doi;
  return doi.empty() ? "" : "https://doi.org/" + doi;
}

std::vector<std::string> reasons_for_place(const Visit& visit, const Platform& platform,
                                           const Publication& publication, const Rank& rank) {
  std::vector<std::string> lines;
  for (const RankPart& part : rank.parts) {
    std::string line = reason_part(visit, platform, publication, part);
    if (!line.empty()) lines.push_back(std::move(line));
  }
  return lines;
}

std::string shown_decision(const Visit& visit, const Platform& platform, const Decision& decision) {
  std::string text = shown_value(visit, "did", decision.kind);
  std::vector<std::string> themes;
  for (const std::string& theme : decision.themes)
    themes.push_back(theme_label(visit, platform, theme));
  if (!themes.empty()) text += fmt::format(": {}", fmt::join(themes, ", "));
  if (!decision.reason.empty()) text += ": " + reason_label(visit, platform, decision.reason);
  if (!decision.until.empty())
    text += " " + visit.text("status-until", {shown_day(visit, decision.until)});
  if (!decision.other.empty()) text += " " + decision.other;
  if (!decision.record.empty()) text += " (" + decision.record + ")";
  std::vector<std::string> fields;
  for (const Correction& one : decision.corrections)
    fields.push_back(shown_value(visit, "field", one.field));
  if (!fields.empty()) text += fmt::format(": {}", fmt::join(fields, ", "));
  if (!decision.note.empty()) text += fmt::format(" “{}”", decision.note);
  return text;
}

void describe(View& view, const Visit& visit, const Platform& platform,
              const Publication& publication) {
  const Metadata& metadata = publication.metadata;
  view.set("PID", publication.id)
      .set("PAGE", "/publications/" + publication.id)
      .set("REVISION", std::to_string(publication.revision));
  const auto fact = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) view.add("FACT").set("FACT_NAME", visit.text(key)).set("FACT", value);
  };
  fact("fact-partner", partner_names(platform, publication.partners));
  fact("fact-date", shown_day(visit, metadata.issued));
  fact("fact-kind", shown_kind(visit, metadata));
  fact("fact-by", shown_people(metadata.creators, 4));
  fact("fact-access", shown_value(visit, "access", metadata.access));
  fact("fact-language", fmt::format("{}", fmt::join(metadata.languages, ", ")));
  fact("fact-identifiers",
       fmt::format("{}", fmt::join(shown_identifiers(metadata.identifiers), " · ")));
  if (const std::string link = work_link(publication); !link.empty())
    view.add("WORK").set("WORK_HREF", link);
}

}  // namespace vindplaats
