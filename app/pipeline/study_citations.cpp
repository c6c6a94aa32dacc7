// What the authors' texts cite, against what the study holds now.
#include <fmt/format.h>

#include "app/pipeline/study.h"
#include "app/write_file.h"
#include "export/bundle/markdown.h"
#include "export/bundle/parts.h"

namespace vindplaats {
namespace {

// As the authors saw them in the last bundle; empty when there is none that can be read.
std::map<std::string, std::int64_t> last_revisions(const Platform& platform, const Study& study) {
  std::map<std::string, std::int64_t> revisions;
  const std::string path =
      fmt::format("{}/bundles/{}/{}", platform.dir, study.id, kBundlePublications);
  const Result<std::string> text = read_whole_file(path);
  if (!text) return revisions;
  std::string_view rest = *text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const Result<WorkLine> line = from_json<WorkLine>(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line) revisions[line->publication.id] = line->publication.revision;
  }
  return revisions;
}

std::string citation_trouble(const FoundWork* work,
                             const std::map<std::string, std::int64_t>& last) {
  if (work == nullptr) return "is not in the selection";
  if (work->standing == kExcluded) return "was excluded by " + work->criterion;
  const auto before = last.find(work->publication.id);
  if (before != last.end() && before->second != work->publication.revision) {
    return "has changed since the last build; read it again";
  }
  return {};
}

}  // namespace

Result<std::vector<CitationWarning>> check_citations(const Platform& platform, const Study& study,
                                                     const StudySelection& selection) {
  std::map<std::string, const FoundWork*> works;
  for (const FoundWork& work : selection.works) {
    works[work.publication.id] = &work;
  }
  const std::map<std::string, std::int64_t> last = last_revisions(platform, study);
  TRY_ASSIGN(const std::vector<StudyText> texts, read_study_texts(platform, study));
  std::vector<CitationWarning> warnings;
  for (const StudyText& text : texts) {
    for (const std::string& key : cited_keys(text.markdown)) {
      const auto found = works.find(key);
      const std::string what =
          citation_trouble(found == works.end() ? nullptr : found->second, last);
      if (!what.empty()) warnings.push_back({text.name, key, what});
    }
  }
  return warnings;
}

}  // namespace vindplaats
