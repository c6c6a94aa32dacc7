#include "app/letter.h"

#include <fmt/format.h>
#include <sodium.h>

#include "app/web/exchange.h"
#include "app/write_file.h"
#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLineLength = 76;  // RFC 2045 6.8
constexpr std::size_t kIdDigits = 16;

std::string base64_of(std::string_view bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the NUL
  return out;
}

// RFC 2047: words of at most 75 characters, each whole in its encoding. A line break can not come
// through: there is none in one_line().
std::string encoded_words(std::string_view text) {
  const std::string line = one_line(text);
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view part = cut_utf8(std::string_view(line).substr(at), 42);
    out += fmt::format("{}=?UTF-8?B?{}?=", out.empty() ? "" : "\r\n ", base64_of(part));
    at += part.size();
  }
  return out;
}

// An address that can stand in a header: nothing in it ends the line or begins another address.
bool is_plain_address(std::string_view mail) {
  return mail.find('@') != mail.npos && mail.size() <= 254 &&
         mail.find_first_of(" \t\r\n<>,;:\"()[]\\") == mail.npos;
}

}  // namespace

std::string letter_bytes(const Settings& settings, Instant now, const Letter& letter) {
  const std::string from = settings.mail.from.empty() ? settings.contact : settings.mail.from;
  std::string text = base64_of(letter.text);
  std::string body;
  for (std::size_t at = 0; at < text.size(); at += kLineLength)
    body += text.substr(at, kLineLength) + "\r\n";
  const std::string id =
      sha256_hex(letter.to + letter.subject + letter.text + format_time(now)).substr(0, kIdDigits);
  std::string date = http_date(now);
  date.replace(date.size() - 3, 3, "+0000");  // RFC 5322 3.3: GMT is an obsolete zone
  return fmt::format(
      "From: {} <{}>\r\nTo: {} <{}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@vindplaats>\r\n"
      "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
      encoded_words(settings.name), from, encoded_words(letter.to_name), letter.to,
      encoded_words(letter.subject), date, id, body);
}

Result<std::string> write_letter(const std::string& dir, const Settings& settings,
                                 const Clock& clock, const Letter& letter) {
  if (!is_plain_address(letter.to))
    return fail(Fault::kInput, fmt::format("'{}' is no mail address", one_line(letter.to)));
  const std::string bytes = letter_bytes(settings, clock.now(), letter);
  std::string when;
  for (const char c : format_time(clock.now())) {
    if (c != '-' && c != ':') when += c;
  }
  const std::string path =
      fmt::format("outbox/{}-{}.eml", when, sha256_hex(bytes).substr(0, kIdDigits));
  TRY(write_file(dir + "/" + path, bytes));
  return path;
}

}  // namespace vindplaats
