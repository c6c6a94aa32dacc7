#include "normalize/fields/identifiers.h"

#include <algorithm>

#include "core/text.h"
#include "normalize/fields/check_digits.h"
#include "normalize/fields/identifier_text.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

bool is_host(std::string_view host, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return equals_ignoring_case(host, name); });
}

// A handle's naming authority, which a DOI's is too: "10.1000", "20.500.12832", "1887".
std::size_t authority_length(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (is_digit(text[end]) || (text[end] == '.' && end > 0 && text[end - 1] != '.')))
    ++end;
  return end > 0 && text[end - 1] == '.' ? 0 : end;
}

// ISBN and ISSN as written: digits with hyphens and spaces between, an X at the end. Empty beyond
// `most`.
std::string bare_digits(std::string_view text, std::size_t most) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (is_digit(c)) {
      out += c;
    } else if ((c == 'x' || c == 'X') && (out.size() == 9 || out.size() == 7)) {
      out += 'X';
    } else if (c != '-' && c != ' ') {
      break;
    }
    ++at;
    if (out.size() > most) return {};
  }
  return out;
}

// Dashes of every kind to "-", so that "978–90–…" is read.
std::string folded_number(std::string_view text) {
  return plain_fold(cut_utf8(trim(text), 200));
}

// "(online):", "-13", "(e)": what stands between "ISBN" and its number.
void skip_label(std::string_view& text) {
  if (text.starts_with("-13") || text.starts_with("-10")) text.remove_prefix(3);
  if ((text.starts_with("13:") || text.starts_with("10:"))) text.remove_prefix(3);
  if (text.starts_with("(")) text = text.substr(std::min(text.find(')'), text.size() - 1) + 1);
  while (!text.empty() && (text.front() == ':' || text.front() == ' ' || text.front() == '.'))
    text.remove_prefix(1);
}

bool take_isbn_label(std::string_view& text) {
  const bool there =
      take_prefix(text, {"urn:isbn:", "info:isbn/", "isbn13", "isbn10", "e-isbn", "eisbn", "isbn"});
  if (there) skip_label(text);
  return there;
}

bool take_issn_label(std::string_view& text) {
  const bool there = take_prefix(
      text, {"urn:issn:", "info:issn/", "e-issn", "eissn", "p-issn", "pissn", "issn-l", "issn"});
  if (there) skip_label(text);
  return there;
}

bool is_urn_byte(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view("-._~:/+,()!*'$;=@").find(c) != std::string_view::npos;
}

// ---- each kind: what it looks like by itself, and the addresses that it has

// "10.1000/abc", behind "doi:" and the signs people write there.
std::optional<std::string> doi_of(std::string_view text) {
  take_prefix(text, {"doi"});
  while (text.starts_with('/') || text.starts_with('(')) text.remove_prefix(1);
  std::string unslashed;
  if (text.starts_with("10.") && text.find('/') == text.npos && text.find('%') != text.npos) {
    unslashed = percent_decode(text).value_or("");
    text = unslashed;
  }
  text = without_trailing_punctuation(first_token(text));
  const std::size_t authority = authority_length(text);
  const bool shape = text.starts_with("10.") && authority >= 7 && authority < text.size() &&
                     text[authority] == '/';
  if (!shape || text.size() < authority + 2) return std::nullopt;
  return to_lower(text);
}

std::optional<std::string> doi_at(const AddressParts& address) {
  if (!is_host(address.host, {"doi.org", "dx.doi.org", "hdl.handle.net", "doi.pangaea.de"}))
    return std::nullopt;
  const auto path = percent_decode(address.path);
  return path ? doi_of(trim(*path)) : std::nullopt;
}

std::optional<std::string> handle_of(std::string_view text) {
  text = without_trailing_punctuation(first_token(text));
  const std::size_t authority = authority_length(text);
  // 123456789 is what DSpace uses until somebody registers: thousands of repositories share
  // it. 10.x is a DOI.
  const bool shape = authority >= 2 && authority + 1 < text.size() && text[authority] == '/';
  if (!shape || text.starts_with("10.") || text.substr(0, authority) == "123456789")
    return std::nullopt;
  return std::string(text);
}

std::optional<std::string> handle_at(const AddressParts& address) {
  std::string_view path = address.path;
  if (!is_host(address.host, {"hdl.handle.net"})) {
    // DSpace shows its items at ".../handle/<handle>" and files below it.
    const std::size_t at = path.starts_with("handle/") ? 0 : path.find("/handle/");
    if (at == path.npos) return std::nullopt;
    path = path.substr(path.find("handle/", at) + 7);
    const std::size_t slash = path.find('/');
    path = slash == path.npos ? path : path.substr(0, path.find('/', slash + 1));
  }
  const auto plain = percent_decode(path);
  return plain ? handle_of(*plain) : std::nullopt;
}

std::optional<std::string> urn_nbn_of(std::string_view lower) {
  const std::size_t start = lower.find("urn:nbn:");
  if (start == lower.npos) return std::nullopt;
  std::string_view urn = lower.substr(start);
  urn = urn.substr(0, static_cast<std::size_t>(
                          std::find_if_not(urn.begin(), urn.end(), is_urn_byte) - urn.begin()));
  urn = without_trailing_punctuation(urn);
  const std::string_view rest = urn.size() > 8 ? urn.substr(8) : std::string_view();
  // RFC 8458: a country code, namespaces behind colons, and a string behind a hyphen.
  if (rest.size() < 4 || !is_letter(rest[0]) || !is_letter(rest[1]) ||
      (rest[2] != ':' && rest[2] != '-'))
    return std::nullopt;
  const std::size_t hyphen = rest.find('-');
  if (hyphen == rest.npos || hyphen + 1 == rest.size()) return std::nullopt;
  return std::string(urn);
}

// Behind any resolver.
std::optional<std::string> urn_nbn_at(const AddressParts& address) {
  if (address.text.find('%') != address.text.npos)
    return urn_nbn_of(to_lower(percent_decode(address.text).value_or("")));
  // Most addresses have no colon but that of their scheme.
  if (address.text.find(':', std::string_view("https:").size()) == address.text.npos)
    return std::nullopt;
  return urn_nbn_of(to_lower(address.text));
}

std::optional<std::string> issn_of(std::string_view folded) {
  take_issn_label(folded);
  const std::string digits = bare_digits(folded, 8);
  if (!right_issn(digits)) return std::nullopt;
  return digits.substr(0, 4) + '-' + digits.substr(4);
}

std::optional<std::string> issn_at(const AddressParts& address) {
  if (!is_host(address.host, {"portal.issn.org", "issn.org", "urn.issn.org", "worldcat.org"}))
    return std::nullopt;
  const std::string path = folded_number(address.path);
  if (path.find("issn") == path.npos) return std::nullopt;
  return issn_of(std::string_view(path).substr(path.rfind('/') + 1));
}

std::optional<std::string> orcid_of(std::string_view text) {
  std::string digits;
  for (const char c : without_trailing_punctuation(first_token(text))) {
    if (is_digit(c)) digits += c;
    if (c == 'x' || c == 'X') digits += 'X';
    if (!is_digit(c) && c != 'x' && c != 'X' && c != '-' && c != '/') return std::nullopt;
  }
  if (!right_orcid(digits)) return std::nullopt;
  return digits.substr(0, 4) + '-' + digits.substr(4, 4) + '-' + digits.substr(8, 4) + '-' +
         digits.substr(12);
}

std::optional<std::string> orcid_at(const AddressParts& address) {
  return is_host(address.host, {"orcid.org"}) ? orcid_of(address.path) : std::nullopt;
}

std::optional<std::string> ror_of(std::string_view lower) {
  if (lower.ends_with('/')) lower.remove_suffix(1);
  if (!right_ror(lower)) return std::nullopt;
  return "https://ror.org/" + std::string(lower);
}

std::optional<std::string> ror_at(const AddressParts& address) {
  return is_host(address.host, {"ror.org"}) ? ror_of(to_lower(address.path)) : std::nullopt;
}

std::optional<std::string> pmid_of(std::string_view text) {
  text = without_trailing_punctuation(text);
  if (text.size() > 9 || !all_digits(text) || text.front() == '0') return std::nullopt;
  return std::string(text);
}

std::optional<std::string> pmid_at(const AddressParts& address) {
  std::string_view path = address.path;
  const bool pubmed = is_host(address.host, {"pubmed.ncbi.nlm.nih.gov"});
  if (!pubmed && !(is_host(address.host, {"ncbi.nlm.nih.gov"}) && take_prefix(path, {"pubmed/"})))
    return std::nullopt;
  while (path.ends_with('/')) path.remove_suffix(1);
  return pmid_of(path);
}

std::optional<std::string> arxiv_of(std::string_view lower) {
  std::string_view id = without_trailing_punctuation(first_token(lower));
  if (id.ends_with(".pdf")) id.remove_suffix(4);
  const std::size_t version = id.rfind('v');
  if (version != id.npos && version > 0 && is_digit(id[version - 1]) &&
      all_digits(id.substr(version + 1)))
    id = id.substr(0, version);
  // "2101.00001": year and month, four or five digits; before April 2007 "hep-th/9901001".
  const bool dotted = id.size() >= 9 && id.size() <= 10 && id[4] == '.' &&
                      all_digits(id.substr(0, 4)) && all_digits(id.substr(5));
  const std::size_t slash = id.find('/');
  const bool old = slash != id.npos && slash >= 2 && is_letter(id[0]) && id.size() == slash + 8 &&
                   all_digits(id.substr(slash + 1));
  if (!dotted && !old) return std::nullopt;
  return std::string(id);
}

std::optional<std::string> arxiv_at(const AddressParts& address) {
  constexpr std::string_view kHost = "arxiv.org";  // and those below it: "export.arxiv.org"
  const std::string_view host = address.host;
  std::string_view path = address.path;
  const std::size_t below = host.size() - std::min(host.size(), kHost.size());
  if (!is_host(host.substr(below), {kHost}) || (below > 0 && host[below - 1] != '.') ||
      !take_prefix(path, {"abs/", "pdf/", "html/"}))
    return std::nullopt;
  return arxiv_of(to_lower(path));
}

struct IdentifierAddress {
  IdentifierKind kind;
  std::optional<std::string> (*read)(const AddressParts&);
};

constexpr IdentifierAddress kIdentifierAddresses[] = {
    {IdentifierKind::kDoi, doi_at},       {IdentifierKind::kUrnNbn, urn_nbn_at},
    {IdentifierKind::kHandle, handle_at}, {IdentifierKind::kOrcid, orcid_at},
    {IdentifierKind::kRor, ror_at},       {IdentifierKind::kPmid, pmid_at},
    {IdentifierKind::kArxiv, arxiv_at},   {IdentifierKind::kIssn, issn_at},
};

}  // namespace

std::optional<std::string> normal_doi(std::string_view text) {
  text = trim(text);
  if (text.size() > kIdentifierBytes) return std::nullopt;
  if (const auto address = address_parts(text)) return doi_at(*address);
  take_prefix(text,
              {"info:doi/", "urn:doi:", "doi.org/", "dx.doi.org/", "hdl.handle.net/", "hdl:"});
  return doi_of(text);
}

std::optional<std::string> normal_handle(std::string_view text) {
  text = trim(text);
  if (text.size() > kIdentifierBytes) return std::nullopt;
  if (const auto address = address_parts(text)) return handle_at(*address);
  take_prefix(text, {"info:hdl/", "hdl.handle.net/", "hdl:", "handle:"});
  return handle_of(text);
}

std::optional<std::string> normal_urn_nbn(std::string_view text) {
  text = trim(text);
  if (text.size() > kIdentifierBytes) return std::nullopt;
  if (const auto address = address_parts(text)) return urn_nbn_at(*address);
  return urn_nbn_of(to_lower(text));
}

std::optional<std::string> normal_isbn13(std::string_view text) {
  const std::string folded = folded_number(text);
  std::string_view number = folded;
  take_isbn_label(number);
  const std::string digits = bare_digits(number, 13);
  if (right_isbn13(digits)) return digits;
  if (right_isbn10(digits)) return isbn13_of_isbn10(digits);
  return std::nullopt;
}

std::optional<std::string> normal_issn(std::string_view text) {
  text = trim(text);
  if (const auto address = address_parts(text)) return issn_at(*address);
  return issn_of(folded_number(text));
}

std::optional<std::string> normal_orcid(std::string_view text) {
  text = trim(text);
  if (text.size() > kIdentifierBytes) return std::nullopt;
  if (const auto address = address_parts(text)) return orcid_at(*address);
  take_prefix(text, {"orcid.org/", "www.orcid.org/", "orcid"});
  return orcid_of(text);
}

std::optional<std::string> normal_ror(std::string_view text) {
  text = trim(cut_utf8(text, 200));
  if (const auto address = address_parts(text)) return ror_at(*address);
  take_prefix(text, {"ror.org/", "ror"});
  return ror_of(to_lower(text));
}

std::optional<std::string> normal_pmid(std::string_view text) {
  text = trim(text);
  if (const auto address = address_parts(text)) return pmid_at(*address);
  take_prefix(text, {"info:pmid/", "pubmed id", "pubmed", "pmid"});
  return pmid_of(text);
}

std::optional<std::string> normal_arxiv(std::string_view text) {
  text = trim(cut_utf8(text, 200));
  if (const auto address = address_parts(text)) return arxiv_at(*address);
  take_prefix(text, {"info:arxiv/", "info:eu-repo/semantics/altidentifier/arxiv/", "arxiv.org/abs/",
                     "arxiv"});
  return arxiv_of(to_lower(text));
}

Classified classify_address(const AddressParts& address) {
  Classified out{IdentifierKind::kUrl, {}, false, std::string(address.text)};
  for (const IdentifierAddress& known : kIdentifierAddresses) {
    if (auto value = known.read(address)) {
      out.kind = known.kind;
      out.value = std::move(*value);
      return out;
    }
  }
  out.value = out.url;
  const bool orcid = is_host(address.host, {"orcid.org"}) && address.path.size() == 19;
  const bool ror = is_host(address.host, {"ror.org"}) && address.path.size() == 9;
  if (orcid || ror) {
    out.kind = orcid ? IdentifierKind::kOrcid : IdentifierKind::kRor;
    out.bad_check_digit = true;
  }
  return out;
}

}  // namespace vindplaats
