#include "curation/match_keys.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/text.h"
#include "curation/match_text.h"

namespace vindplaats {
namespace {

// The ways in which the same identifier is met; records normalised by us have none of them.
constexpr std::string_view kResolvers[] = {"https://doi.org/",
                                           "http://doi.org/",
                                           "https://dx.doi.org/",
                                           "http://dx.doi.org/",
                                           "https://hdl.handle.net/",
                                           "http://hdl.handle.net/",
                                           "doi:",
                                           "hdl:",
                                           "https://persistent-identifier.nl/",
                                           "http://persistent-identifier.nl/"};

// DOIs, handles and URNs are compared without case (ISO 26324 section 4.4; RFC 3651 section 3.1;
// RFC 8141 section 3.1).
std::string bare_identifier(std::string_view text) {
  text = trim(text);
  for (const std::string_view resolver : kResolvers) {
    if (starts_with_ignoring_case(text, resolver)) text.remove_prefix(resolver.size());
  }
  return to_lower(text);
}

// Does it say itself that the identifier is that of the book or series it stands in.
bool says_part_of(const Metadata& metadata, std::string_view bare) {
  return std::any_of(metadata.relations.begin(), metadata.relations.end(), [&](const Relation& r) {
    return (r.type == "IsPartOf" || r.type == "IsPublishedIn") &&
           bare_identifier(r.identifier) == bare;
  });
}

// A part bears the ISBN of its book: that is no key to the part.
bool bears_isbn_of_whole(const Metadata& metadata, WorkKind kind, const std::string& isbn) {
  return kind == WorkKind::kPart || kind == WorkKind::kArticle || kind == WorkKind::kConference ||
         digits_and_x(metadata.part_of.isbn) == isbn;
}

// The keys of one kind, as a part of the sorted row.
std::span<const std::string> keys_of(const std::vector<std::string>& keys, KeyKind kind) {
  const std::string_view prefix = key_prefix(kind);
  const auto first = std::lower_bound(keys.begin(), keys.end(), prefix);
  auto last = first;
  while (last != keys.end() && last->starts_with(prefix)) ++last;
  return {first, last};
}

bool share_registrant(std::string_view a, std::string_view b, char sign) {
  return a.substr(0, a.find(sign)) == b.substr(0, b.find(sign));
}

}  // namespace

std::string_view likeness_name(Likeness likeness) {
  constexpr std::string_view kNames[] = {"unknown", "differ", "partly", "nearly", "same"};
  return kNames[static_cast<std::size_t>(likeness)];
}

std::vector<std::string> identifier_keys(const Metadata& metadata, WorkKind kind) {
  const Identifiers& given = metadata.identifiers;
  std::vector<std::string> keys;
  const auto add = [&](KeyKind of, std::string_view identifier) {
    const std::string bare = bare_identifier(identifier);
    if (bare.empty() || says_part_of(metadata, bare)) return;
    const std::string prefix(key_prefix(of));
    keys.push_back(bare.starts_with(prefix) ? bare : prefix + bare);
  };
  add(KeyKind::kDoi, given.doi);
  add(KeyKind::kUrnNbn, given.urn_nbn);
  add(KeyKind::kHandle, given.handle);
  add(KeyKind::kPmid, given.pmid);
  add(KeyKind::kArxiv, given.arxiv);
  for (const std::string& text : given.isbn) {
    const std::string isbn = digits_and_x(text);
    if (!bears_isbn_of_whole(metadata, kind, isbn)) add(KeyKind::kIsbn, isbn);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

Likeness compare_keys(const std::vector<std::string>& a, const std::vector<std::string>& b,
                      KeyKind kind) {
  const auto mine = keys_of(a, kind), other = keys_of(b, kind);
  if (mine.empty() || other.empty()) return Likeness::kUnknown;
  const bool shared =
      std::find_first_of(mine.begin(), mine.end(), other.begin(), other.end()) != mine.end();
  return shared ? Likeness::kSame : Likeness::kDiffer;
}

bool deposited_twice(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (const auto& [kind, sign] : {std::pair(KeyKind::kUrnNbn, '-'), {KeyKind::kHandle, '/'}}) {
    if (compare_keys(a, b, kind) != Likeness::kDiffer) continue;
    for (const std::string& mine : keys_of(a, kind)) {
      for (const std::string& other : keys_of(b, kind)) {
        if (share_registrant(mine, other, sign)) return true;
      }
    }
  }
  return false;
}

}  // namespace vindplaats
