#pragma once
// Identifiers in normal form (contract section 4). Pure; safe from any thread; linear
// time. Every normal_ function takes the bare form, the prefixed form ("doi:", "ISBN", "urn:isbn:")
// and the known web addresses, and gives nullopt for what is not one, or fails its check digit. The
// results are stable: normalising one again gives the same.
#include <optional>
#include <string>
#include <string_view>

namespace vindplaats {

std::optional<std::string> normal_doi(std::string_view text);     // "10.1000/abc", lower case
std::optional<std::string> normal_handle(std::string_view text);  // "20.500.12832/123"
std::optional<std::string> normal_urn_nbn(
    std::string_view text);  // "urn:nbn:nl:ui:10-1874-1", lower case
std::optional<std::string> normal_isbn13(
    std::string_view text);                                     // 13 digits; an ISBN-10 becomes one
std::optional<std::string> normal_issn(std::string_view text);  // "1234-567X"
std::optional<std::string> normal_orcid(
    std::string_view text);  // "0000-0002-1825-0097" (ISO 7064 mod 11-2)
std::optional<std::string> normal_ror(
    std::string_view text);  // "https://ror.org/05xvt9f17" (check digits mod 97-10)
std::optional<std::string> normal_pmid(
    std::string_view text);  // digits; bare digits only when they are the whole text
std::optional<std::string> normal_arxiv(
    std::string_view text);  // "2101.00001" or "hep-th/9901001", without version

enum class IdentifierKind {
  kDoi,
  kHandle,
  kUrnNbn,
  kIsbn,
  kIssn,
  kOrcid,
  kRor,
  kPmid,
  kArxiv,
  kUrl,    // http or https, nothing known inside
  kOther,  // "R-1234", "oai:...": no kind of ours
};

struct Classified {
  IdentifierKind kind = IdentifierKind::kOther;
  std::string value;  // normal form; for kUrl and kOther as it stood, trimmed
  bool bad_check_digit =
      false;  // it says it is of `kind`, and its check digit is wrong: `value` is as it stood
  std::string
      url;  // the address it stood in, when it was one: also of a DOI or URN behind a resolver
};

// What a free identifier field (dc:identifier) holds. Bare digits are an ISBN or ISSN only with a
// right check digit and, for the ISSN, a hyphen; a bare number is never a PMID.
Classified classify_identifier(std::string_view text);
// The same, of what is known to be an address: the first kind that reads it, else kUrl.
struct AddressParts;
Classified classify_address(const AddressParts& address);

// The DOI in a page's address at a publisher: ".../doi/full/10.1080/x", ".../article/10.1007/x",
// "?id=10.1371/x". Nullopt where it is not plain where the DOI ends: when more than the name of a
// form ("/full", "/pdf") stands behind it, or when it stands below "/handle/".
std::optional<std::string> doi_in_address(std::string_view address);

// A text that is nothing but an identifier with its label: "DOI: 10.1000/abc", "ISBN 978-...",
// "urn:nbn:nl:...". Words beside it, or a bare address, may speak of another work: nullopt. An ISSN
// is a journal's, never a text's own.
std::optional<Classified> labelled_identifier(std::string_view text);

// The name of a kind as DataCite's relatedIdentifierType spells it: "DOI", "Handle", "URN", "ISBN",
// "ISSN", "PMID", "arXiv", "URL"; "" for the others.
std::string_view identifier_type(IdentifierKind kind);

}  // namespace vindplaats
