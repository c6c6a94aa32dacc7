#include "curation/study.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "core/text.h"
#include "curation/study_standing.h"

namespace vindplaats {
namespace {

// "2015-03" -> 2015; 0 when there is none.
int study_year_of(const std::string& issued) {
  if (issued.size() < 4) return 0;
  int year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (issued[i] < '0' || issued[i] > '9') return 0;
    year = year * 10 + (issued[i] - '0');
  }
  return year;
}

bool within(const Years& years, int year) {
  if (year == 0) return true;
  return (years.first == 0 || year >= years.first) && (years.last == 0 || year <= years.last);
}

// "nl-BE" is "nl", and not the other way round.
bool is_language(const std::string& tag, const std::string& wanted) {
  const std::string lower = to_lower(tag);
  return lower == wanted || lower.starts_with(wanted + "-");
}

bool speaks_one_of(const std::vector<std::string>& languages,
                   const std::vector<std::string>& wanted) {
  return languages.empty() || wanted.empty() ||
         std::any_of(languages.begin(), languages.end(), [&](const std::string& language) {
           return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& other) {
             return is_language(language, other);
           });
         });
}

std::string source_of(const std::string& record_id) {
  return record_id.substr(0, record_id.find('/'));
}

FoundRecord found_record(const StudyRecord& from, const std::string& publication) {
  FoundRecord found;
  found.id = from.record.id;
  found.source = from.record.source;
  found.publication = publication;
  found.harvested = from.first_harvested;
  found.payload = from.record.payload;
  found.title = from.record.metadata.title;
  return found;
}

Result<Query> compile_query(const std::string& text, const Platform& platform, QueryUse use,
                            const Place& place) {
  Result<Query> query = parse_query(text, platform.words, use);
  if (query) return query;
  Error error = query.error();
  error.file = place.file;
  error.line = place.line_of("query");
  error.key = "query";
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace

Result<StudySearch> compile_study(const Study& study, const Platform& platform) {
  StudySearch search;
  TRY_ASSIGN(search.query, compile_query(study.query, platform, QueryUse::kSearch, study.place));
  if (!study.years.empty()) {
    TRY_ASSIGN(search.years, parse_years(study.years));
  }
  for (const std::string& type : study.types) search.types.insert(to_lower(type));
  for (const std::string& language : study.languages) {
    search.languages.push_back(to_lower(language));
  }
  for (const std::string& id : study.themes) {
    const Theme* const theme = platform.theme(id);
    if (theme == nullptr) {
      return fail(Fault::kUsage, fmt::format("study {}: there is no theme '{}'", study.id, id));
    }
    if (!search.themes.insert(theme->id).second) continue;
    for (const Rule& rule : theme->rules) {
      TRY_ASSIGN(Query query, compile_query(rule.query, platform, QueryUse::kRule, rule.place));
      search.rules.push_back({theme->id, rule.id, rule.query, rule.exclude, std::move(query)});
    }
  }
  return search;
}

StudySelector::StudySelector(const Study& study, const StudySearch& search,
                             const Platform& platform, std::string as_of)
    : study_(study), search_(search), platform_(platform), as_of_(std::move(as_of)) {
  selection_.rule_hits.assign(search.rules.size(), 0);
}

std::vector<std::string> StudySelector::partner_names(const Publication& publication) const {
  std::vector<std::string> names;
  for (const std::string& id : publication.partners) {
    if (const Partner* const partner = platform_.partner(id)) names.push_back(partner->name);
  }
  return names;
}

bool StudySelector::finds(const Publication& publication) {
  if (study_.scope == "catalogue" && publication.status != "accepted") return false;
  if (!publication.first_seen.empty() && publication.first_seen.substr(0, 10) > as_of_) {
    return false;
  }
  ++selection_.searched;
  std::vector<std::string> sources;
  for (const std::string& record : publication.records) {
    sources.push_back(source_of(record));
    ++selection_.sources[sources.back()];
  }
  const Document document =
      analyser_.analyse(publication, std::move(sources), partner_names(publication));
  for (std::size_t i = 0; i < search_.rules.size(); ++i) {
    selection_.rule_hits[i] += matches(search_.rules[i].query, document);
  }
  if (!matches(search_.query, document)) return false;
  ++selection_.hits;
  return true;
}

std::string_view StudySelector::removed_why(const Publication& publication) const {
  const Metadata& metadata = publication.metadata;
  if (!within(search_.years, study_year_of(metadata.issued))) return kRemovedYears;
  if (!speaks_one_of(metadata.languages, search_.languages)) return kRemovedLanguages;
  if (!search_.types.empty() && !metadata.type.empty() &&
      !search_.types.contains(to_lower(metadata.type))) {
    return kRemovedTypes;
  }
  const auto wanted = [&](const ThemeMark& mark) { return search_.themes.contains(mark.id); };
  if (!search_.themes.empty() &&
      std::none_of(publication.themes.begin(), publication.themes.end(), wanted)) {
    return kRemovedThemes;
  }
  return {};
}

void StudySelector::add(Publication publication, std::vector<StudyRecord> records) {
  std::erase_if(records, [&](const StudyRecord& record) {
    return record.record.deleted || record.first_harvested.substr(0, 10) > as_of_;
  });
  if (records.empty()) {
    --selection_.hits;
    return;
  }
  // In the publication's own order, the best first; the others are its duplicates.
  const auto rank = [&](const StudyRecord& record) {
    return std::find(publication.records.begin(), publication.records.end(), record.record.id) -
           publication.records.begin();
  };
  std::vector<std::pair<std::ptrdiff_t, std::size_t>> order;
  for (std::size_t i = 0; i < records.size(); ++i) order.emplace_back(rank(records[i]), i);
  std::sort(order.begin(), order.end());

  const std::string_view why = removed_why(publication);
  FoundWork work;
  for (const auto& [place, i] : order) {
    FoundRecord& found = selection_.records.emplace_back(found_record(records[i], publication.id));
    found.removed = work.variants.empty() ? why : kRemovedDuplicate;
    work.variants.push_back(std::move(records[i].record));
  }
  if (!why.empty()) return;
  work.publication = std::move(publication);
  selection_.works.push_back(std::move(work));
}

void StudySelector::add_deleted(const StudyRecord& record) {
  if (study_.scope == "catalogue" || record.record.metadata.title.empty()) return;
  if (record.first_harvested.substr(0, 10) > as_of_) return;
  if (!matches(search_.query, analyser_.analyse(record.record))) return;
  FoundRecord found = found_record(record, "");
  found.removed = kRemovedDeleted;
  selection_.records.push_back(std::move(found));
}

StudySelection StudySelector::finish(std::vector<Screened> decisions) && {
  std::sort(selection_.records.begin(), selection_.records.end(),
            [](const FoundRecord& a, const FoundRecord& b) { return a.id < b.id; });
  std::sort(
      selection_.works.begin(), selection_.works.end(),
      [](const FoundWork& a, const FoundWork& b) { return a.publication.id < b.publication.id; });
  std::erase_if(decisions, [&](const Screened& screened) {
    return screened.decision.study != study_.id || screened.at.substr(0, 10) > as_of_;
  });
  selection_.decisions = place_works(study_, as_of_, selection_.works, std::move(decisions));
  return std::move(selection_);
}

}  // namespace vindplaats
