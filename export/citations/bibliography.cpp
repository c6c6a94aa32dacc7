#include "export/citations/bibliography.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "core/markup.h"
#include "core/text.h"
#include "export/citations/reference.h"
#include "export/citations/work_facts.h"

namespace vindplaats {
namespace {

struct ReferenceDraft {
  const CitedWork* work;
  ReferenceAuthors authors;
  std::string year;   // "2019"; empty: not dated
  std::string title;  // folded
  std::string letter = {};
};

// Where nobody is known who made it, the title stands for the author: its first words.
std::string title_as_author(std::string_view title) {
  constexpr std::size_t kWords = 6;
  const std::string line = one_line(title);
  std::size_t at = 0;
  for (std::size_t words = 0; words < kWords; ++words) {
    const std::size_t space = line.find(' ', at);
    if (space == line.npos) return "“" + line + "”";
    at = space + 1;
  }
  return "“" + line.substr(0, at - 1) + "…”";
}

ReferenceDraft draft_of(const CitedWork& work, bool english) {
  ReferenceDraft draft{&work, reference_authors(work, english), "", fold(work.metadata.title)};
  if (draft.authors.list.empty()) {
    draft.authors.cite = draft.authors.cite_text = title_as_author(work.metadata.title);
    draft.authors.sort_key = draft.title + '\x1f';
  }
  if (const auto date = cited_date(work.metadata.issued))
    draft.year = work.metadata.issued.substr(0, 4);
  return draft;
}

bool listed_before(const ReferenceDraft& a, const ReferenceDraft& b) {
  return std::tie(a.authors.sort_key, a.year, a.title, a.work->key) <
         std::tie(b.authors.sort_key, b.year, b.title, b.work->key);
}

// a ... z, aa, ab, ...
std::string letter_at(std::size_t index) {
  std::string out;
  for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
    out.insert(out.begin(), static_cast<char>('a' + (rest - 1) % 26));
  }
  return out;
}

// Works that would be cited alike get letters in the order of the list, so that every citation
// leads to one work.
void tell_apart(std::vector<ReferenceDraft>& drafts) {
  std::map<std::string, std::vector<ReferenceDraft*>> alike;
  for (ReferenceDraft& draft : drafts) {
    alike[fold(draft.authors.cite) + '\x1f' + draft.year].push_back(&draft);
  }
  for (const auto& [cite, group] : alike) {
    if (group.size() < 2) continue;
    for (std::size_t i = 0; i < group.size(); ++i) group[i]->letter = letter_at(i);
  }
}

Reference finished(const ReferenceDraft& draft, bool english) {
  Reference out;
  const std::string year = reference_year(*draft.work, draft.letter, english);
  out.key = draft.work->key;
  out.cite = draft.authors.cite + ", " + year;
  out.cite_text = draft.authors.cite_text + " (" + year + ')';
  for (const ReferencePiece& piece :
       reference_pieces(*draft.work, draft.authors, draft.letter, english)) {
    const std::string safe = escape_markup(piece.text);
    out.text += piece.text;
    if (piece.link) {
      out.html += "<a href=\"" + safe + "\">" + safe + "</a>";
    } else {
      out.html += piece.italic ? "<i>" + safe + "</i>" : safe;
    }
  }
  return out;
}

}  // namespace

std::vector<Reference> bibliography(std::span<const CitedWork> works, std::string_view language) {
  const bool english = language == "en";
  std::vector<ReferenceDraft> drafts;
  drafts.reserve(works.size());
  for (const CitedWork& work : works) drafts.push_back(draft_of(work, english));
  std::sort(drafts.begin(), drafts.end(), listed_before);
  tell_apart(drafts);
  std::vector<Reference> out;
  out.reserve(drafts.size());
  for (const ReferenceDraft& draft : drafts) out.push_back(finished(draft, english));
  return out;
}

}  // namespace vindplaats
