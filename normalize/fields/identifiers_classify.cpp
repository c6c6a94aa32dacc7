#include <algorithm>

#include "core/text.h"
#include "normalize/fields/identifier_text.h"
#include "normalize/fields/identifiers.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

using NormalForm = std::optional<std::string> (*)(std::string_view);

struct IdentifierPrefix {
  std::string_view prefix;  // lower case
  IdentifierKind kind;
  NormalForm normal;
  bool has_check_digit;
};

// What a value says it is. Where it is not in order, it is other, or of its kind with a wrong check
// digit.
constexpr IdentifierPrefix kIdentifierPrefixes[] = {
    {"urn:nbn:", IdentifierKind::kUrnNbn, normal_urn_nbn, false},
    {"urn:isbn:", IdentifierKind::kIsbn, normal_isbn13, true},
    {"isbn", IdentifierKind::kIsbn, normal_isbn13, true},
    {"e-isbn", IdentifierKind::kIsbn, normal_isbn13, true},
    {"eisbn", IdentifierKind::kIsbn, normal_isbn13, true},
    {"urn:issn:", IdentifierKind::kIssn, normal_issn, true},
    {"issn", IdentifierKind::kIssn, normal_issn, true},
    {"e-issn", IdentifierKind::kIssn, normal_issn, true},
    {"eissn", IdentifierKind::kIssn, normal_issn, true},
    {"p-issn", IdentifierKind::kIssn, normal_issn, true},
    {"info:doi/", IdentifierKind::kDoi, normal_doi, false},
    {"urn:doi:", IdentifierKind::kDoi, normal_doi, false},
    {"doi", IdentifierKind::kDoi, normal_doi, false},
    {"dx.doi.org/", IdentifierKind::kDoi, normal_doi, false},
    {"10.", IdentifierKind::kDoi, normal_doi, false},
    {"info:hdl/", IdentifierKind::kHandle, normal_handle, false},
    {"hdl", IdentifierKind::kHandle, normal_handle, false},
    {"handle:", IdentifierKind::kHandle, normal_handle, false},
    {"20.500.", IdentifierKind::kHandle, normal_handle, false},
    {"orcid", IdentifierKind::kOrcid, normal_orcid, true},
    {"ror", IdentifierKind::kRor, normal_ror, true},
    {"info:pmid/", IdentifierKind::kPmid, normal_pmid, false},
    {"pmid", IdentifierKind::kPmid, normal_pmid, false},
    {"arxiv", IdentifierKind::kArxiv, normal_arxiv, false},
    {"info:arxiv/", IdentifierKind::kArxiv, normal_arxiv, false},
};

// "1999-2005" passes as an ISSN one time in eleven, and is a span of years.
bool is_span_of_years(std::string_view text) {
  const auto year = [](std::string_view digits) { return digits >= "1800" && digits <= "2100"; };
  return text.size() == 9 && year(text.substr(0, 4)) && year(text.substr(5));
}

bool is_issn_shape(std::string_view text) {
  return text.size() == 9 && text[4] == '-' && all_digits(text.substr(0, 4)) &&
         all_digits(text.substr(5, 3));
}

// A number alone: an ISBN by its check digit, or by its 978; an ISSN by its hyphen and check digit.
std::optional<Classified> classify_bare_number(std::string_view text) {
  if (!text.empty() && !is_digit(text.front())) return std::nullopt;
  const auto odd = [](char c) {
    return !is_digit(c) && c != '-' && c != ' ' && c != 'x' && c != 'X' && !is_beyond_ascii(c);
  };
  if (std::any_of(text.begin(), text.end(), odd)) return std::nullopt;
  if (is_issn_shape(text) && !is_span_of_years(text)) {
    if (auto value = normal_issn(text))
      return Classified{IdentifierKind::kIssn, std::move(*value), false, {}};
  }
  if (auto value = normal_isbn13(text))
    return Classified{IdentifierKind::kIsbn, std::move(*value), false, {}};
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  if (digits == 13 && (text.starts_with("978") || text.starts_with("979"))) {
    return Classified{IdentifierKind::kIsbn, std::string(text), true, {}};
  }
  return std::nullopt;
}

}  // namespace

Classified classify_identifier(std::string_view text) {
  text = trim(text);
  if (text.size() <= kIdentifierBytes) {
    if (const auto address = address_parts(text)) return classify_address(*address);
  }
  Classified out{IdentifierKind::kOther, std::string(text), false, {}};
  // As lower case; digits have that bit already.
  const char first = text.empty() ? '\0' : static_cast<char>(text.front() | 0x20);
  for (const IdentifierPrefix& known : kIdentifierPrefixes) {
    if (known.prefix.front() != first || !starts_with_ignoring_case(text, known.prefix)) continue;
    if (auto value = known.normal(text))
      return Classified{known.kind, std::move(*value), false, {}};
    // "hdl:10.1000/abc" is a DOI.
    if (known.kind == IdentifierKind::kHandle) {
      if (auto doi = normal_doi(text))
        return Classified{IdentifierKind::kDoi, std::move(*doi), false, {}};
    }
    const bool numbered = std::any_of(text.begin(), text.end(), is_digit);
    if (known.has_check_digit && numbered) {
      out.kind = known.kind;
      out.bad_check_digit = true;
    }
    return out;
  }
  if (auto number = classify_bare_number(text)) return *number;
  return out;
}

std::string_view identifier_type(IdentifierKind kind) {
  switch (kind) {
    case IdentifierKind::kDoi:
      return "DOI";
    case IdentifierKind::kHandle:
      return "Handle";
    case IdentifierKind::kUrnNbn:
      return "URN";
    case IdentifierKind::kIsbn:
      return "ISBN";
    case IdentifierKind::kIssn:
      return "ISSN";
    case IdentifierKind::kPmid:
      return "PMID";
    case IdentifierKind::kArxiv:
      return "arXiv";
    case IdentifierKind::kUrl:
      return "URL";
    case IdentifierKind::kOrcid:
    case IdentifierKind::kRor:
    case IdentifierKind::kOther:
      return "";
  }
  return "";
}

}  // namespace vindplaats
