#include "app/show_publication.h"

#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/show.h"
#include "core/publication_fields.h"
#include "core/publication_link.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kShownAbstract = 600;

// "  Label       value" when there is a value.
void add_row(std::string& out, std::string_view label, const std::string& value) {
  if (!value.empty()) out += fmt::format("  {} {}\n", pad(label, 13), value);
}

std::string names_of(const std::vector<Person>& people) {
  std::vector<std::string> names;
  for (const Person& person : people) names.push_back(person.name);
  return fmt::format("{}", fmt::join(names, "; "));
}

std::string identifiers_of(const Identifiers& identifiers) {
  std::vector<std::string> all;
  const auto add = [&](std::string_view kind, const std::string& value) {
    if (!value.empty()) all.push_back(fmt::format("{} {}", kind, value));
  };
  add("DOI", identifiers.doi);
  add("handle", identifiers.handle);
  add("", identifiers.urn_nbn);
  for (const std::string& isbn : identifiers.isbn) add("ISBN", isbn);
  for (const std::string& issn : identifiers.issn) add("ISSN", issn);
  return fmt::format("{}", fmt::join(all, ", "));
}

std::string themes_of(const Publication& publication) {
  std::vector<std::string> marks;
  for (const ThemeMark& mark : publication.themes) {
    marks.push_back(mark.rules.empty() ? mark.id
                                       : fmt::format("{} {} ({})", mark.id, to_decimal(mark.score),
                                                     fmt::join(mark.rules, ", ")));
  }
  return fmt::format("{}", fmt::join(marks, "; "));
}

std::string status_of(const Publication& publication) {
  std::string status = publication.status;
  if (!publication.later_until.empty()) status += " until " + publication.later_until;
  if (publication.status == "accepted" && !publication.ready)
    status +=
        fmt::format(", not yet in a release: it lacks {}", fmt::join(publication.lacks, ", "));
  if (!publication.publish_from.empty()) status += ", from " + publication.publish_from;
  return status;
}

void add_description(std::string& out, const Publication& publication) {
  const Metadata& metadata = publication.metadata;
  add_row(out, "by", names_of(metadata.creators));
  add_row(out, "from", fmt::format("{}", fmt::join(publication.partners, ", ")));
  add_row(out, "published", metadata.issued);
  add_row(out, "kind",
          metadata.product.empty() ? metadata.type
                                   : fmt::format("{} ({})", metadata.product, metadata.type));
  add_row(out, "language", fmt::format("{}", fmt::join(metadata.languages, ", ")));
  add_row(out, "access", metadata.access);
  add_row(out, "identifiers", identifiers_of(metadata.identifiers));
  add_row(out, "link", publication.primary_link);
  for (const Relation& relation : metadata.relations) {
    if (links_publication(relation)) add_row(out, relation.type, relation.identifier);
  }
  add_row(out, "summary", publication.summary.text);
  add_row(out, "abstract", shortened(metadata.abstract_text, kShownAbstract));
}

void add_rank(std::string& out, const Rank& rank) {
  out += fmt::format("  {} {}\n", pad("place", 13), to_decimal(rank.score));
  for (const RankPart& part : rank.parts)
    out += fmt::format("  {} {:>6}  {}\n", pad("", 13), to_decimal(part.points), part.reason);
}

void add_questions(std::string& out, const Publication& publication) {
  for (const Difference& difference : publication.reopened) {
    out += fmt::format("  changed since: {}\n    was: {}\n    is:  {}\n", difference.field,
                       difference.before.empty() ? "(nothing)" : difference.before,
                       difference.after.empty() ? "(nothing)" : difference.after);
  }
  for (const std::string& other : publication.same_as) {
    out += fmt::format(
        "  the same work as {0}? If so: vindplaats queue merge {1} {0}; if not: "
        "vindplaats queue apart {1} {0}\n",
        other, publication.id);
  }
}

void add_records(std::string& out, const std::vector<Record>& records) {
  out += "\nRecords\n";
  for (const Record& record : records) {
    out += fmt::format("  {}\n    {}, harvested {}{}\n", record.id,
                       shortened(record.metadata.title, kTitleWidth), record.harvested,
                       record.deleted ? ", withdrawn by its source" : "");
    for (const Finding& finding : record.findings) {
      if (finding.severity == "info") continue;
      out += fmt::format("    {}: {} {}\n", finding.severity, finding.code,
                         shortened(finding.value, kTitleWidth));
    }
  }
}

std::string decided_json(const Decided& decided, bool undone) {
  std::string json =
      fmt::format("{{\"sequence\":{},\"at\":\"{}\",\"by\":", decided.sequence, decided.at);
  append_json_string(json, decided.by);
  json += fmt::format(",\"undone\":{},\"decision\":{}}}", undone, to_json(decided.decision));
  return json;
}

std::string link_trouble_json(const LinkTrouble& trouble) {
  std::string json = "{";
  const std::pair<const char*, const std::string*> fields[] = {{"url", &trouble.link.url},
                                                               {"state", &trouble.state},
                                                               {"since", &trouble.since},
                                                               {"cause", &trouble.cause}};
  for (const auto& [key, value] : fields) {
    json += fmt::format("{}\"{}\":", json.size() > 1 ? "," : "", key);
    append_json_string(json, *value);
  }
  return json + "}";
}

template <class T, class ToJson>
std::string json_list(const std::vector<T>& values, const ToJson& json) {
  std::string list;
  for (const T& value : values) list += (list.empty() ? "" : ",") + json(value);
  return "[" + list + "]";
}

}  // namespace

std::string show_waiting(const Waiting& waiting) {
  return fmt::format("{}  {}\n               {}\n", waiting.publication.id,
                     shortened(waiting.publication.metadata.title, kTitleWidth),
                     reason_for_place(waiting.rank));
}

std::string show_standing(const Publication& publication) {
  std::string themes;
  for (const ThemeMark& mark : publication.themes)
    themes += (themes.empty() ? " in " : ", ") + mark.id;
  std::string out = fmt::format("{}  {}{}  {}\n", publication.id, publication.status, themes,
                                shortened(publication.metadata.title, kTitleWidth));
  if (publication.status == "accepted" && !publication.ready) {
    out += fmt::format("               not yet in a release: it lacks {}\n",
                       fmt::join(publication.lacks, ", "));
  }
  return out;
}

std::string show_whole(const WholePublication& whole) {
  const Publication& publication = whole.publication;
  std::string out = fmt::format("{}  {}\n", publication.id, publication.metadata.title);
  add_row(out, "status", status_of(publication));
  add_row(out, "themes", themes_of(publication));
  add_row(out, "collections", fmt::format("{}", fmt::join(publication.collections, ", ")));
  add_description(out, publication);
  add_row(out, "note", publication.note);
  add_row(out, "assigned to", publication.assigned_to);
  add_row(out, "formerly", fmt::format("{}", fmt::join(publication.former_ids, ", ")));
  add_row(out, "revision", std::to_string(publication.revision));
  for (const Correction& correction : publication.overlays) {
    out += fmt::format("  {} corrected by {}: {}\n", correction.field, correction.by,
                       shortened(correction.value, kTitleWidth));
  }
  if (whole.rank) add_rank(out, *whole.rank);
  add_questions(out, publication);
  for (const LinkTrouble& trouble : whole.links) {
    out += fmt::format("  link {} since {}: {}\n    {}\n", trouble.state,
                       trouble.since.substr(0, 10), trouble.cause, trouble.link.url);
  }
  add_records(out, whole.records);
  if (!whole.history.empty()) out += "\nHistory\n";
  const std::set<std::int64_t> undone = undone_decisions(whole.history);
  for (const Decided& decided : whole.history) {
    out +=
        fmt::format("  {}  {}  {}{}\n", decided.at, decided.by, describe_decision(decided.decision),
                    undone.contains(decided.sequence) ? " (undone)" : "");
  }
  return out;
}

std::string describe_decision(const Decision& decision) {
  std::string out = decision.kind;
  if (!decision.themes.empty()) out += fmt::format(" in {}", fmt::join(decision.themes, ", "));
  if (!decision.reason.empty()) out += ": " + decision.reason;
  if (!decision.until.empty()) out += " until " + decision.until;
  if (!decision.publish_from.empty()) out += " from " + decision.publish_from;
  if (decision.kind == "merge") out += " " + decision.other + " into it";
  if (decision.kind == "apart") out += " from " + decision.other;
  if (decision.kind == "split")
    out += fmt::format(" {} off as {}", decision.record, decision.other);
  std::vector<std::string_view> fields;
  for (const Correction& correction : decision.corrections) fields.push_back(correction.field);
  if (!fields.empty()) out += fmt::format(" {}", fmt::join(fields, ", "));
  if (!decision.note.empty()) out += ": " + shortened(decision.note, kTitleWidth);
  return out;
}

std::string publications_json(const std::vector<Publication>& publications) {
  return fmt::format(
      "{{\"publications\":{},\"total\":{}}}\n",
      json_list(publications, [](const Publication& publication) { return to_json(publication); }),
      publications.size());
}

std::string ranked_json(const Waiting& waiting) {
  std::string json = to_json(waiting.publication);
  json.pop_back();
  return json + ",\"rank\":" + to_json(waiting.rank) + "}";
}

std::string queue_json(const Queue& queue) {
  std::string themes;
  for (const auto& [theme, count] : queue.by_theme)
    themes += fmt::format("{}\"{}\":{}", themes.empty() ? "" : ",", theme, count);
  return fmt::format("{{\"publications\":{},\"total\":{},\"waiting\":{{{}}},\"heldBack\":{}}}\n",
                     json_list(queue.waiting, ranked_json), queue.waiting.size(), themes,
                     queue.held_back);
}

std::string publication_json(const WholePublication& whole) {
  std::string json = to_json(whole.publication);
  json.pop_back();
  if (whole.rank) json += ",\"rank\":" + to_json(*whole.rank);
  const std::set<std::int64_t> undone = undone_decisions(whole.history);
  json += ",\"sources\":" +
          json_list(whole.records, [](const Record& record) { return to_json(record); });
  json += ",\"history\":" + json_list(whole.history, [&](const Decided& decided) {
            return decided_json(decided, undone.contains(decided.sequence));
          });
  if (!whole.links.empty())
    json += ",\"linkTroubles\":" + json_list(whole.links, link_trouble_json);
  return json + "}\n";
}

}  // namespace vindplaats
