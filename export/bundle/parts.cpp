#include "export/bundle/parts.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "export/bundle/words.h"

namespace vindplaats {
namespace {

// Numbered by their first decision in this study.
std::vector<Screened> without_screeners(std::vector<Screened> decisions,
                                        const std::string& language) {
  std::map<std::string, std::string> names;
  for (Screened& screened : decisions) {
    std::string& name = names[screened.by];
    if (name.empty()) {
      name = fmt::format("{} {}", nl_or_en(language, "beoordelaar", "reviewer"), names.size());
    }
    screened.by = name;
    screened.decision.note.clear();
  }
  return decisions;
}

// The day on which one of our harvests last saw it at its address.
std::string accessed_day(const WorkLine& line) {
  std::string latest;
  for (const Record& record : line.variants) {
    latest = std::max(latest, record.harvested.substr(0, 10));
  }
  return latest;
}

CitedWork cited_line(const WorkLine& line, const Platform& platform) {
  CitedWork work = cited_work(line.publication, platform);
  work.accessed = accessed_day(line);
  return work;
}

}  // namespace

BundleParts bundle_parts(const BundleContent& content) {
  BundleParts parts{content, study_language(*content.study), {}, {}, {}, {}, {}, {}};
  const SharedForm form{content.platform, content.now, content.public_form};
  for (const FoundWork& work : content.works) {
    if (work.standing == kExcluded) {
      parts.excluded.push_back(&work);
    } else {
      parts.lines.push_back(work_line(work, form));
    }
  }
  parts.decisions = content.public_form ? without_screeners(content.decisions, parts.language)
                                        : content.decisions;
  parts.flow = count_flow(content.records, content.works, content.stages);
  for (const WorkLine& line : parts.lines) {
    parts.works.push_back(cited_line(line, *content.platform));
  }
  parts.references = bibliography(parts.works, parts.language);
  return parts;
}

std::string authors_text(const Metadata& metadata) {
  std::string text;
  for (const Person& person : metadata.creators) {
    if (!text.empty()) text += "; ";
    text += person.name;
  }
  return text;
}

}  // namespace vindplaats
