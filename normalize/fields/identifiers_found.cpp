// Identifiers where nobody put them in a field of their own: in a page's address, in a text. Only
// where they can be nobody else's.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "normalize/fields/identifier_text.h"
#include "normalize/fields/identifiers.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLabelledBytes = 300;

// What publishers write behind a DOI to name a form of the page.
constexpr auto kFormsOfPage = std::to_array<std::string_view>(
    {"full", "abstract", "abs", "pdf", "epdf", "epub", "html", "full/html", "pdf/view", "meta"});

std::string_view without_ending(std::string_view path, std::string_view ending) {
  const bool there = path.size() > ending.size() &&
                     equals_ignoring_case(path.substr(path.size() - ending.size()), ending);
  return there ? path.substr(0, path.size() - ending.size()) : path;
}

// "10.1080/x" of "10.1080/x/full"; nullopt when something else stands behind it.
std::optional<std::string> doi_before_form(std::string_view text) {
  while (text.ends_with('/')) text.remove_suffix(1);
  text = without_ending(without_ending(text, ".pdf"), ".html");
  const std::size_t prefix = text.find('/');
  if (prefix == text.npos) return std::nullopt;
  const std::size_t end = std::min(text.find('/', prefix + 1), text.size());
  const std::string form = to_lower(text.substr(std::min(end + 1, text.size())));
  const bool known = form.empty() || std::find(kFormsOfPage.begin(), kFormsOfPage.end(), form) !=
                                         kFormsOfPage.end();
  return known ? normal_doi(text.substr(0, end)) : std::nullopt;
}

// The value of a query's parameter that names the work.
std::string_view named_in_query(std::string_view query) {
  for (const std::string_view name : {"doi=", "id="}) {
    for (std::size_t at = 0; at < query.size();) {
      const std::size_t end = std::min(query.find('&', at), query.size());
      const std::string_view pair = query.substr(at, end - at);
      if (starts_with_ignoring_case(pair, name)) return pair.substr(name.size());
      at = end + 1;
    }
  }
  return {};
}

struct LabelledKind {
  std::initializer_list<std::string_view> labels;
  IdentifierKind kind;
  std::optional<std::string> (*normal)(std::string_view);
};

const LabelledKind kLabelledKinds[] = {
    {{"doi"}, IdentifierKind::kDoi, normal_doi},
    {{"handle", "hdl"}, IdentifierKind::kHandle, normal_handle},
    {{"pmid", "pubmed id"}, IdentifierKind::kPmid, normal_pmid},
    {{"arxiv"}, IdentifierKind::kArxiv, normal_arxiv},
    {{"isbn-13", "isbn-10", "isbn13", "isbn10", "isbn"}, IdentifierKind::kIsbn, normal_isbn13},
};

bool is_isbn_text(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || c == '-' || c == ' ' || c == 'x' || c == 'X';
  });
}

}  // namespace

std::optional<std::string> doi_in_address(std::string_view address) {
  // Few addresses have a DOI's beginning in them, and looking closer takes work.
  if (address.size() > kIdentifierBytes || address.find("10.") == address.npos) return std::nullopt;
  const auto parts = address_parts(trim(address));
  if (!parts) return std::nullopt;
  const auto path = percent_decode(parts->path);
  const auto query = percent_decode(named_in_query(parts->query));
  if (query && query->starts_with("10.")) return doi_before_form(*query);
  const std::size_t at = path ? path->find("/10.") : std::string::npos;
  if (at == std::string::npos || ("/" + path->substr(0, at) + "/").find("/handle/") != path->npos)
    return std::nullopt;
  return doi_before_form(std::string_view(*path).substr(at + 1));
}

std::optional<Classified> labelled_identifier(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLabelledBytes) return std::nullopt;
  if (starts_with_ignoring_case(text, "urn:nbn:") && first_token(text) == text) {
    if (auto urn = normal_urn_nbn(text))
      return Classified{IdentifierKind::kUrnNbn, std::move(*urn), false, {}};
  }
  for (const LabelledKind& known : kLabelledKinds) {
    std::string_view rest = text;
    if (!take_prefix(rest, known.labels)) continue;
    const bool isbn = known.kind == IdentifierKind::kIsbn;
    if (isbn ? !is_isbn_text(rest) : rest.empty() || first_token(rest) != rest) return std::nullopt;
    if (auto value = known.normal(rest))
      return Classified{known.kind, std::move(*value), false, {}};
    if (!isbn || std::count_if(rest.begin(), rest.end(), is_digit) < 9) return std::nullopt;
    return Classified{known.kind, std::string(text), true, {}};
  }
  return std::nullopt;
}

}  // namespace vindplaats
