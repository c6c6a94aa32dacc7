#include "curation/match_explain.h"

#include <algorithm>

#include "core/text.h"
#include "curation/match_guards.h"

namespace vindplaats {
namespace {

std::string creators_shown(const Metadata& metadata) {
  std::vector<std::string> names;
  for (const Person& person : metadata.creators) names.push_back(person.name);
  return join(names, "; ");
}

std::string identifiers_shown(const Metadata& metadata) {
  const Identifiers& known = metadata.identifiers;
  std::vector<std::string> shown;
  for (const std::string* one :
       {&known.doi, &known.urn_nbn, &known.handle, &known.pmid, &known.arxiv}) {
    if (!one->empty()) shown.push_back(*one);
  }
  return join(shown, ", ");
}

// So much of an abstract tells which one it is.
constexpr std::size_t kAbstractShown = 60;

std::string field_shown(const Metadata& metadata, MatchField field) {
  switch (field) {
    case MatchField::kTitle:
      return metadata.title;
    case MatchField::kCreators:
      return creators_shown(metadata);
    case MatchField::kYear:
      return metadata.issued;
    case MatchField::kContainer:
      return metadata.part_of.title;
    case MatchField::kVolume:
      return metadata.part_of.volume;
    case MatchField::kIssue:
      return metadata.part_of.issue;
    case MatchField::kPages:
      return metadata.part_of.pages;
    case MatchField::kIdentifier:
      return identifiers_shown(metadata);
    case MatchField::kIsbn:
      return join(metadata.identifiers.isbn, ", ");
    case MatchField::kNumber:
      return metadata.number;
    case MatchField::kAbstract:
      return std::string(cut_utf8(metadata.abstract_text, kAbstractShown));
  }
  return {};
}

Explanation explain_pair(const Record& a, const Record& b) {
  const Member first = member_of(a), second = member_of(b);
  const MatchPair pair = compare_members(first, second);
  Explanation out{a.id, b.id, match_score(pair), {}, {}};
  for (std::size_t i = 0; i < kMatchFields; ++i) {
    const FieldEvidence& field = pair.fields[i];
    if (field.likeness == Likeness::kUnknown) continue;
    const auto which = static_cast<MatchField>(i);
    out.fields.push_back(
        {std::string(match_field_name(which)), std::string(likeness_name(field.likeness)),
         field_shown(a.metadata, which), field_shown(b.metadata, which), field.weight});
  }
  for (const MatchGuard& guard : match_guards()) {
    if (!guard.objects(pair, false)) continue;
    const std::string words(guard.words);
    if (std::find(out.doubts.begin(), out.doubts.end(), words) == out.doubts.end())
      out.doubts.push_back(words);
  }
  if (out.doubts.empty() && out.score < kMergeScore)
    out.doubts.emplace_back("too little is known to be sure");
  return out;
}

}  // namespace

Explanation explain_match(const std::vector<Record>& a, const std::vector<Record>& b) {
  Explanation best;
  for (const Record& one : a) {
    for (const Record& other : b) {
      Explanation found = explain_pair(one, other);
      if (best.a.empty() || found.score > best.score) best = std::move(found);
    }
  }
  return best;
}

}  // namespace vindplaats
