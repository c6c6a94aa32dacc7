#include "core/uri.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include <curl/curl.h>
#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLongestAddress =
    8000;  // what servers commonly accept (RFC 9110 4.1 asks for 8,000 at least)

struct CurlUrlCloser {
  void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
};
using CurlUrl = std::unique_ptr<CURLU, CurlUrlCloser>;

std::string url_part(CURLU* handle, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(handle, part, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

tl::unexpected<Error> refuse_address(std::string_view text, std::string_view why) {
  return fail(Fault::kRefused,
              fmt::format("the address '{}' is refused: {}", cut_utf8(text, 200), why));
}

bool has_http_scheme(std::string_view text) {
  return starts_with_ignoring_case(text, "http://") || starts_with_ignoring_case(text, "https://");
}

// Does it start with a scheme (RFC 3986 3.1), whichever.
bool has_scheme(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
  });
}

// Bytes that may not stand in an address as they are: controls, space, quotes, angle brackets and
// all above ASCII.
std::string encode_odd_bytes(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7f || c == '"' || c == '<' || c == '>' || c == '`' || c == '{' ||
        c == '}' || c == '|' || c == '^') {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

// UTS 46, so that one name has one spelling; circled digits and full-width dots become what they
// look like (faults.md M6).
std::string ascii_host(std::string_view host) {
  if (std::all_of(host.begin(), host.end(),
                  [](char c) { return static_cast<signed char>(c) > 0; })) {
    return to_lower(host);
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::IDNAInfo info;
  if (U_FAILURE(status)) return {};
  idna->nameToASCII_UTF8(icu::StringPiece(host.data(), static_cast<std::int32_t>(host.size())),
                         sink, info, status);
  return U_FAILURE(status) || info.hasErrors() ? std::string() : out;
}

// What stands between "//" and the next of "/?#".
struct Split {
  std::string_view before, authority, after;
};
Split split_authority(std::string_view text) {
  const std::size_t begin = text.find("//") + 2;
  const std::size_t end = std::min(text.find_first_of("/?#", begin), text.size());
  return {text.substr(0, begin), text.substr(begin, end - begin), text.substr(end)};
}

// The same address in ASCII. kRefused for what must not stand in an authority.
Result<std::string> ascii_address(std::string_view text) {
  const Split part = split_authority(text);
  if (part.authority.find('@') != std::string_view::npos) {
    return refuse_address(text, "it holds a user name or password; leave them out");
  }
  if (part.authority.find('%') != std::string_view::npos) {
    return refuse_address(text, "the host name holds a percent sign");
  }
  const bool ipv6 = part.authority.starts_with('[');
  const std::size_t colon = ipv6 ? part.authority.find("]:") : part.authority.rfind(':');
  const std::size_t host_end =
      colon == std::string_view::npos ? part.authority.size() : colon + (ipv6 ? 1 : 0);
  const std::string host = ascii_host(part.authority.substr(0, host_end));
  if (host.empty() || host == ".") return refuse_address(text, "there is no host name in it");
  return std::string(part.before) + host + std::string(part.authority.substr(host_end)) +
         encode_odd_bytes(part.after);
}

enum class AddressByte : std::uint8_t { kOdd, kPlain, kSign };

// RFC 3986's characters are what curl and encode_odd_bytes leave as they are; of a sign it matters
// what stands behind it.
constexpr std::array<AddressByte, 256> kAddressBytes = [] {
  std::array<AddressByte, 256> table{};
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:[]@!$&'()*+,;=";
  for (const char c : kPlain) table[static_cast<unsigned char>(c)] = AddressByte::kPlain;
  for (const char c : {'/', '?', '#', '%'})
    table[static_cast<unsigned char>(c)] = AddressByte::kSign;
  return table;
}();

// Would a parser leave the sign that `rest` begins with: no dots to resolve, no empty query or
// fragment, no percent sign before "2e", which is a dot to some.
bool is_plain_sign(std::string_view rest) {
  const char next = rest.size() > 1 ? rest[1] : '\0';
  switch (rest.front()) {
    case '/':
      return next != '.';
    case '?':
      return next != '\0' && next != '#';
    case '#':
      return next != '\0';
    default:
      return next != '2' || rest.size() < 3 || (rest[2] | 0x20) != 'e';
  }
}

// Labels of a to z, 0 to 9 and hyphens; the last one of letters only, so that it is no number for
// an address ("127.1", "0x7f.1").
bool is_plain_host(std::string_view host) {
  if (host.size() > 253 || host.empty()) return false;
  char before = '.';
  bool letters = true;
  for (const char c : host) {
    const bool letter = c >= 'a' && c <= 'z';
    const bool fits = letter || (c >= '0' && c <= '9') || (c == '-' && before != '.') ||
                      (c == '.' && before != '.');
    if (!fits) return false;
    letters = c == '.' || (letters && letter);
    before = c;
  }
  return letters && before != '.';
}

// Is it an absolute address that a parser would give back unchanged: lower-case scheme and host, no
// port and no user, a path without dots to resolve, no empty query or fragment. Most addresses in
// records are such, and libcurl's parser takes 20 times as long to say so. What is in the least
// unusual goes the long way.
bool is_plain_address(std::string_view text) {
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return false;
  const std::size_t slash = text.find('/', scheme);
  if (slash == std::string_view::npos || !is_plain_host(text.substr(scheme, slash - scheme)))
    return false;
  for (std::size_t at = slash; at < text.size(); ++at) {
    const AddressByte kind = kAddressBytes[static_cast<unsigned char>(text[at])];
    if (kind == AddressByte::kPlain) continue;
    if (kind == AddressByte::kOdd || !is_plain_sign(text.substr(at))) return false;
  }
  return true;
}

Result<CurlUrl> curl_url_of(std::string_view text) {
  TRY_ASSIGN(const std::string ascii, ascii_address(text));
  CurlUrl handle(curl_url());
  const CURLUcode code = curl_url_set(handle.get(), CURLUPART_URL, ascii.c_str(), 0);
  if (code != CURLUE_OK) return refuse_address(text, curl_url_strerror(code));
  return handle;
}

}  // namespace

std::string Uri::authority() const {
  return fmt::format("{}:{}", host, port);
}

Result<Uri> parse_uri(std::string_view given) {
  const std::string_view text = trim(given);
  if (text.size() > kLongestAddress) return refuse_address(text, "it is longer than 8,000 bytes");
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f) {
      return refuse_address(text, "it holds white space or a control character");
    }
    if (c == '\\')
      return refuse_address(text, "it holds a backslash, which programs read in different ways");
  }
  if (!has_http_scheme(text))
    return refuse_address(text, "only http:// and https:// addresses are read");
  TRY_ASSIGN(const CurlUrl handle, curl_url_of(text));
  curl_url_set(handle.get(), CURLUPART_FRAGMENT, nullptr, 0);
  Uri uri;
  uri.scheme = to_lower(url_part(handle.get(), CURLUPART_SCHEME));
  uri.host = url_part(handle.get(), CURLUPART_HOST);
  uri.path = url_part(handle.get(), CURLUPART_PATH);
  uri.query = url_part(handle.get(), CURLUPART_QUERY);
  const std::string port = url_part(handle.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  const auto [end, code] = std::from_chars(port.data(), port.data() + port.size(), uri.port);
  if (code != std::errc() || end != port.data() + port.size() || uri.port == 0) {
    return refuse_address(text, "its port is not a number from 1 to 65535");
  }
  if (uri.host.empty()) return refuse_address(text, "there is no host name in it");
  uri.text = url_part(handle.get(), CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  return uri;
}

Result<std::string> resolve_link(std::string_view reference, std::string_view base) {
  const std::string_view trimmed = trim(reference);
  if (trimmed.size() <= kLongestAddress && is_plain_address(trimmed)) return std::string(trimmed);
  std::string text(trimmed);
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
  const auto unusable = [&](std::string_view why) {
    return fail(Fault::kInput, fmt::format("'{}' is no usable link: {}", cut_utf8(text, 200), why));
  };
  if (text.size() > kLongestAddress) return unusable("it is longer than 8,000 bytes");
  if (has_scheme(text) && !has_http_scheme(text))
    return unusable("only http and https links are kept");
  std::string absolute = text;
  if (!has_http_scheme(text)) {
    if (!has_http_scheme(base))
      return unusable("it is relative, and there is no address to resolve it by");
    Result<CurlUrl> handle = curl_url_of(base);
    if (!handle) return unusable("the address to resolve it by is broken");
    if (text.starts_with("//")) {
      absolute = url_part(handle->get(), CURLUPART_SCHEME) + ":" + text;
    } else {
      curl_url_set(handle->get(), CURLUPART_FRAGMENT, nullptr, 0);
      const std::string encoded = encode_odd_bytes(text);
      const bool fragment = encoded.starts_with('#');
      if (!fragment && !encoded.empty() &&
          curl_url_set(handle->get(), CURLUPART_URL, encoded.c_str(), 0) != CURLUE_OK) {
        return unusable("it cannot be resolved");
      }
      absolute = url_part(handle->get(), CURLUPART_URL) + (fragment ? encoded : std::string());
    }
  }
  std::replace(absolute.begin(), absolute.end(), '\\',
               '/');  // as browsers read it (WHATWG URL 4.4)
  Result<CurlUrl> handle = curl_url_of(absolute);
  if (!handle) return unusable("it is broken");
  std::string url = url_part(handle->get(), CURLUPART_URL);
  return has_http_scheme(url) ? Result<std::string>(std::move(url))
                              : unusable("only http and https links are kept");
}

std::string percent_encode(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (unreserved) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string with_query(const Uri& base, std::string_view added_query) {
  std::string text = base.text;
  if (base.query.empty()) {
    if (!text.ends_with('?')) text += '?';
  } else {
    text += '&';
  }
  return text.append(added_query);
}

}  // namespace vindplaats
