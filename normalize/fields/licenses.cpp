#include <algorithm>
#include <array>
#include <iterator>

#include "core/text.h"
#include "normalize/fields/access.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLicenseBytes = 4000;

struct LicenseWord {
  std::string_view part;  // folded
  char flag;              // b: by, n: nc, d: nd, s: sa, 0: cc0, p: public domain mark
};

// Creative Commons' elements as codes and in Dutch, English and German words.
constexpr LicenseWord kElements[] = {
    {"attribution", 'b'},       {"naamsvermelding", 'b'},
    {"namensnennung", 'b'},     {"noncommercial", 'n'},
    {"non-commercial", 'n'},    {"non commercial", 'n'},
    {"nietcommercieel", 'n'},   {"niet-commercieel", 'n'},
    {"nicht kommerziell", 'n'}, {"nicht-kommerziell", 'n'},
    {"noderiv", 'd'},           {"no deriv", 'd'},
    {"no-deriv", 'd'},          {"geenafgeleide", 'd'},
    {"geen afgeleide", 'd'},    {"keine bearbeitung", 'd'},
    {"sharealike", 's'},        {"share alike", 's'},
    {"share-alike", 's'},       {"gelijkdelen", 's'},
    {"gelijk delen", 's'},      {"weitergabe unter gleichen", 's'},
};

struct KnownLicense {
  std::string_view part;     // of the folded address, without scheme and "www."
  std::string_view address;  // canonical
};

constexpr KnownLicense kLicenses[] = {
    {"opensource.org/licenses/mit", "https://opensource.org/licenses/MIT"},
    {"opensource.org/license/mit", "https://opensource.org/licenses/MIT"},
    {"apache.org/licenses/license-2.0", "https://www.apache.org/licenses/LICENSE-2.0"},
    {"gnu.org/licenses/gpl-3.0", "https://www.gnu.org/licenses/gpl-3.0"},
    {"gnu.org/licenses/agpl-3.0", "https://www.gnu.org/licenses/agpl-3.0"},
    {"gnu.org/licenses/lgpl-3.0", "https://www.gnu.org/licenses/lgpl-3.0"},
    {"opendatacommons.org/licenses/odbl", "https://opendatacommons.org/licenses/odbl/1-0/"},
    {"opendatacommons.org/licenses/pddl", "https://opendatacommons.org/licenses/pddl/1-0/"},
    {"opendatacommons.org/licenses/by", "https://opendatacommons.org/licenses/by/1-0/"},
    {"joinup.ec.europa.eu/software/page/eupl", "https://joinup.ec.europa.eu/software/page/eupl"},
    {"openaccess.nl/en/you-share-we-take-care",
     "https://www.openaccess.nl/en/you-share-we-take-care"},
    {"openaccess.nl/nl/you-share-we-take-care",
     "https://www.openaccess.nl/en/you-share-we-take-care"},
};

// What was read of a Creative Commons licence.
struct Commons {
  std::string code;     // "by-nc-sa", "zero", "mark"
  std::string version;  // "4.0"
  std::string ported;   // "nl", "igo", before 4.0 only
};

constexpr std::array<std::string_view, 8> kCodes = {"by",       "by-sa",    "by-nd", "by-nc",
                                                    "by-nc-sa", "by-nc-nd", "zero",  "mark"};

bool is_code(std::string_view code) {
  return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

bool is_version(std::string_view text) {
  return text.size() == 3 && is_digit(text[0]) && text[1] == '.' && is_digit(text[2]) &&
         text[0] >= '1' && text[0] <= '4';
}

// As an address where a version is known (zero and mark have one only), else as words: "CC BY-NC".
std::string commons_text(const Commons& read) {
  if (read.code == "zero" || read.code == "mark")
    return "https://creativecommons.org/publicdomain/" + read.code + "/1.0/";
  if (read.version.empty()) {
    std::string words = "CC " + read.code;
    for (char& c : words) c = is_lower(c) ? static_cast<char>(c - 32) : c;
    return words;
  }
  std::string address =
      "https://creativecommons.org/licenses/" + read.code + '/' + read.version + '/';
  if (!read.ported.empty() && read.version != "4.0") address += read.ported + '/';
  return address;
}

// "by-nc/4.0/deed.nl", "by/3.0/nl/legalcode", "zero/1.0".
std::optional<Commons> commons_of_path(std::string_view path) {
  path = path.substr(0, path.find_first_of(" ?#\"'>)"));
  const std::vector<std::string_view> parts = split(path, '/');
  if (parts.empty()) return std::nullopt;
  // The first version wrote its elements in another order: "by-nd-nc".
  const std::string_view code = parts[0] == "by-nd-nc" ? "by-nc-nd" : parts[0];
  if (!is_code(code)) return std::nullopt;
  Commons out{std::string(code), {}, {}};
  if (parts.size() > 1 && is_version(parts[1])) out.version = parts[1];
  if (parts.size() > 2 && (parts[2].size() == 2 || parts[2] == "igo")) out.ported = parts[2];
  return out;
}

std::optional<Commons> commons_of_address(std::string_view folded) {
  for (const std::string_view place : {std::string_view("creativecommons.org/licenses/"),
                                       std::string_view("creativecommons.org/publicdomain/"),
                                       std::string_view("creativecommons.nl/licenses/")}) {
    const std::size_t at = folded.find(place);
    if (at != folded.npos) return commons_of_path(folded.substr(at + place.size()));
  }
  return std::nullopt;
}

// "-40" and " 40" right behind a code, as NL LOM and URLs of pictures have it; " 4" alone: "4.0".
std::string version_without_point(std::string_view behind_code) {
  while (!behind_code.empty() &&
         (behind_code[0] == '-' || behind_code[0] == ' ' || behind_code[0] == '_'))
    behind_code.remove_prefix(1);
  const std::size_t end = behind_code.find_first_not_of("0123456789");
  const std::string_view digits = behind_code.substr(0, end);
  if (digits.empty() || digits.size() > 2 || (end != behind_code.npos && behind_code[end] == '.'))
    return {};
  const std::string made = {digits[0], '.', digits.size() == 2 ? digits[1] : '0'};
  return is_version(made) ? made : std::string();
}

// The first "4.0" of words that end or go on, and the country behind it: "3.0 NL", "3.0 Nederland".
void read_version(std::string_view folded, Commons& out) {
  for (std::size_t at = 0; at + 3 <= folded.size(); ++at) {
    const bool bounded = (at == 0 || (!is_digit(folded[at - 1]) && folded[at - 1] != '.')) &&
                         (at + 3 == folded.size() || (!is_digit(folded[at + 3])));
    if (!bounded || !is_version(folded.substr(at, 3))) continue;
    out.version = folded.substr(at, 3);
    const std::string_view rest = folded.substr(at + 3);
    if (rest.starts_with(" nl") || rest.starts_with("-nl") || rest.starts_with(" netherlands") ||
        rest.starts_with(" nederland")) {
      out.ported = "nl";
    }
    return;
  }
}

std::string code_of_flags(std::string_view flags) {
  const auto has = [&](char flag) { return flags.find(flag) != flags.npos; };
  std::string code = "by";
  if (has('n')) code += "-nc";
  if (has('d')) code += "-nd";
  if (has('s') && !has('d')) code += "-sa";
  return code;
}

// "cc by-nc-sa", "cc-by", "ccby": the elements behind "cc", which are taken off. Empty: no such
// thing.
std::string take_flags(std::string_view& behind_cc) {
  std::string flags;
  std::size_t at = 0;
  while (at < behind_cc.size()) {
    while (at < behind_cc.size() &&
           (behind_cc[at] == ' ' || behind_cc[at] == '-' || behind_cc[at] == '_'))
      ++at;
    const std::string_view two = behind_cc.substr(at, 2);
    const bool bounded = at + 2 >= behind_cc.size() || !is_letter(behind_cc[at + 2]);
    const char flag = two == "by"   ? 'b'
                      : two == "nc" ? 'n'
                      : two == "nd" ? 'd'
                      : two == "sa" ? 's'
                                    : 0;
    if (flag == 0 || !bounded) break;
    flags += flag;
    at += 2;
  }
  behind_cc.remove_prefix(std::min(at, behind_cc.size()));
  return flags;
}

std::optional<Commons> commons_of_code(std::string_view folded) {
  for (std::size_t at = folded.find("cc"); at != folded.npos; at = folded.find("cc", at + 1)) {
    if (at > 0 && is_letter(folded[at - 1])) continue;
    const std::string_view rest = folded.substr(at + 2);
    if (rest.starts_with("0") || rest.starts_with("-0") || rest.starts_with(" 0") ||
        rest.starts_with("-zero") || rest.starts_with(" zero"))
      return Commons{"zero", {}, {}};
    std::string_view behind = rest;
    const std::string flags = take_flags(behind);
    if (flags.find('b') == flags.npos) continue;
    Commons out{code_of_flags(flags), {}, {}};
    read_version(rest.substr(0, 60), out);
    if (out.version.empty()) out.version = version_without_point(behind);
    return out;
  }
  return std::nullopt;
}

std::optional<Commons> commons_of_words(std::string_view folded) {
  const std::size_t at = folded.find("creative commons");
  const bool attribution =
      folded.starts_with("attribution") || folded.starts_with("naamsvermelding") ||
      folded.starts_with("cc attribution") || folded.starts_with("cc naamsvermelding") ||
      folded.starts_with("public domain mark");
  if (at == folded.npos && !attribution) return std::nullopt;
  const std::string_view words = folded.substr(at == folded.npos ? 0 : at, 300);
  if (words.find("cc0") != words.npos || words.find("zero") != words.npos)
    return Commons{"zero", {}, {}};
  if (words.find("public domain mark") != words.npos) return Commons{"mark", {}, {}};
  std::string flags;
  for (const LicenseWord& element : kElements) {
    if (words.find(element.part) != words.npos) flags += element.flag;
  }
  std::string_view behind = words.substr(std::min<std::size_t>(words.size(), 16));
  if (flags.empty()) flags = take_flags(behind);
  if (flags.find('b') == flags.npos) return std::nullopt;
  Commons out{code_of_flags(flags), {}, {}};
  read_version(words, out);
  return out;
}

// "http://rightsstatements.org/vocab/InC/1.0/": their own form has http. The code keeps its
// letters' case.
std::optional<std::string> rights_statement(std::string_view text, std::string_view folded) {
  constexpr std::string_view kHost = "rightsstatements.org/";
  const std::size_t at = folded.find(kHost);
  if (at == folded.npos || folded.size() != text.size()) return std::nullopt;
  const std::vector<std::string_view> parts = split(text.substr(at + kHost.size()), '/');
  if (parts.size() < 2) return std::nullopt;
  return "http://rightsstatements.org/vocab/" + std::string(parts[1]) + "/1.0/";
}

}  // namespace

std::optional<std::string> read_license(std::string_view text) {
  text = cut_utf8(trim(text), kLicenseBytes);
  const std::string folded = plain_fold(text);
  for (const auto read : {commons_of_address, commons_of_code, commons_of_words}) {
    if (const std::optional<Commons> commons = read(folded)) return commons_text(*commons);
  }
  for (const KnownLicense& license : kLicenses) {
    if (folded.find(license.part) != folded.npos) return std::string(license.address);
  }
  return rights_statement(text, folded);
}

}  // namespace vindplaats
