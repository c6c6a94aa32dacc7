// What strangers write that is almost XML, made XML: faults.md rows 48, 49, 54 and D30.
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <libxml/HTMLparser.h>

#include "core/byte_block.h"
#include "core/text.h"
#include "core/xml.h"

namespace vindplaats {
namespace {

enum RepairKind { kControl, kEntity, kAmpersand, kReference, kKinds };
constexpr std::array<const char*, kKinds> kRepairCodes = {
    "control-characters", "html-entity", "bare-ampersand", "bad-character-reference"};

constexpr std::size_t kLongestReference = 32;

// The bytes at which a closer look is needed: controls that XML 1.0 forbids, references, the second
// byte of CDATA and comments, and the lead of U+FFFE and U+FFFF.
template <class Bytes>
constexpr auto suspects(Bytes bytes) {
  const auto forbidden = (bytes < 0x20) & (bytes != '\t') & (bytes != '\n') & (bytes != '\r');
  return forbidden | (bytes == '&') | (bytes == '!') | (bytes == 0xef);
}

// The first of them from `at` on, or the end.
std::size_t next_suspect(std::string_view text, std::size_t at) {
  at = skip_blocks(text, at, suspects<ByteBlock>);
  while (at < text.size() && !suspects(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

// XML 1.0 production 2.
bool xml_character(std::uint32_t c) {
  return c == 9 || c == 10 || c == 13 || (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c < 0xfffe) ||
         (c >= 0x10000 && c < 0x110000);
}

// HTML 4's character of that name; 0 when there is none.
char32_t html_character(std::string_view name) {
  if (name.empty() || name.size() > 10) return 0;
  const std::string terminated(name);
  const htmlEntityDesc* entity =
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
  return entity == nullptr ? 0 : static_cast<char32_t>(entity->value);
}

bool xml_entity(std::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
}

// "#65" or "#x41" to the character; nothing when it is no number.
std::optional<std::uint32_t> numeric_reference(std::string_view name) {
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(std::min<std::size_t>(hex ? 2 : 1, name.size()));
  std::uint32_t value = 0;
  const auto [end, code] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
  if (digits.empty() || end != digits.data() + digits.size()) return std::nullopt;
  return code == std::errc() ? value : 0xffffffff;
}

// As a reference again: the character may be one that acts in XML.
void append_reference(std::string& out, std::uint32_t character) {
  out += fmt::format("&#x{:x};", character);
}

struct Repair {
  RepairKind kind;
  std::size_t length;  // bytes replaced; 0: nothing to do
  std::string text;
};

Repair look_at_ampersand(std::string_view text, std::size_t at) {
  const std::size_t end = text.substr(at + 1, kLongestReference).find(';');
  const std::string_view name = end == std::string_view::npos ? "" : text.substr(at + 1, end);
  if (name.starts_with('#')) {
    const std::optional<std::uint32_t> character = numeric_reference(name);
    if (character && xml_character(*character)) {
      if (name[1] != 'X') return {kReference, 0, {}};
      Repair repair{kReference, name.size() + 2, {}};  // XML knows "&#x" only
      append_reference(repair.text, *character);
      return repair;
    }
    if (character) return {kReference, name.size() + 2, "\xef\xbf\xbd"};
  } else if (xml_entity(name)) {
    return {kEntity, 0, {}};
  } else if (const char32_t character = html_character(name); character != 0) {
    Repair repair{kEntity, name.size() + 2, {}};
    append_utf8(repair.text, character);
    return repair;
  }
  return {kAmpersand, 1, "&amp;"};
}

// Calls visit(at, repair) for everything to change; stops when it returns false. CDATA sections
// hold no references.
template <class Visit>
void walk_repairs(std::string_view text, Visit&& visit) {
  std::size_t cdata_end = 0;
  for (std::size_t at = next_suspect(text, 0); at < text.size(); at = next_suspect(text, at + 1)) {
    const auto byte = static_cast<unsigned char>(text[at]);
    Repair repair{kControl, 0, {}};
    if (byte < 0x20) {
      repair = {kControl, 1, "\xef\xbf\xbd"};
    } else if (byte == 0xef) {
      const std::string_view character = text.substr(at, 3);
      if (character == "\xef\xbf\xbe" || character == "\xef\xbf\xbf")
        repair = {kControl, 3, "\xef\xbf\xbd"};
    } else if (byte == '&' && at >= cdata_end) {
      repair = look_at_ampersand(text, at);
    } else if (byte == '!' && at > cdata_end && text[at - 1] == '<') {
      if (text.substr(at, 8) == "![CDATA[") {
        cdata_end = std::min(text.find("]]>", at), text.size());
      } else if (text.substr(at, 3) == "!--") {
        cdata_end = std::min(text.find("-->", at), text.size());
      }
    }
    if (repair.length == 0) continue;
    if (!visit(at, repair)) return;
    at += repair.length - 1;
  }
}

// Are these declarations nothing but characters of HTML, each as one reference: `<!ENTITY nbsp
// "&#160;">`.
bool only_html_characters(std::string_view subset) {
  for (std::string_view rest = trim(subset); !rest.empty(); rest = trim(rest)) {
    if (!rest.starts_with("<!ENTITY")) return false;
    const std::size_t end = rest.find('>');
    if (end == std::string_view::npos) return false;
    const std::vector<std::string_view> words = split(rest.substr(8, end - 8), ' ');
    if (words.size() != 2 || html_character(words[0]) == 0 || words[1].size() < 6) return false;
    const std::string_view value = words[1].substr(1, words[1].size() - 2);
    if (!value.starts_with("&#") || !value.ends_with(';')) return false;
    if (!numeric_reference(value.substr(1, value.size() - 2))) return false;
    rest.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace

bool needs_repair(std::string_view text) {
  bool found = false;
  walk_repairs(text, [&](std::size_t, const Repair&) { return found = true, false; });
  return found;
}

std::string repair_xml(std::string_view text, std::vector<Finding>& findings) {
  std::string out;
  out.reserve(text.size() + 64);
  std::array<std::size_t, kKinds> counts{};
  std::size_t copied = 0;
  walk_repairs(text, [&](std::size_t at, const Repair& repair) {
    out.append(text, copied, at - copied).append(repair.text);
    copied = at + repair.length;
    ++counts[repair.kind];
    return true;
  });
  out.append(text, copied);
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    if (counts[kind] == 0) continue;
    const char* severity = kind == kEntity ? "info" : "warning";
    findings.push_back({severity, "", kRepairCodes[kind], fmt::format("{}", counts[kind])});
  }
  return out;
}

Result<std::string> without_doctype(std::string given) {
  const std::string_view text = given;
  const std::size_t root = [&] {
    for (std::size_t at = text.find('<'); at != std::string_view::npos;
         at = text.find('<', at + 1)) {
      const char next = at + 1 < text.size() ? text[at + 1] : '\0';
      if (next != '!' && next != '?') return at;
      if (starts_with_ignoring_case(text.substr(at), "<!doctype")) return at;
      if (text.substr(at, 4) == "<!--") at = std::min(text.find("-->", at), text.size() - 1);
    }
    return text.size();
  }();
  if (!starts_with_ignoring_case(text.substr(root), "<!doctype")) return given;
  std::size_t end = text.find_first_of("[>", root);
  if (end != std::string_view::npos && text[end] == '[') {
    const std::size_t close = text.find(']', end);
    if (close == std::string_view::npos ||
        !only_html_characters(text.substr(end + 1, close - end - 1))) {
      return fail(Fault::kRefused,
                  "it holds a DOCTYPE with declarations of its own, which are never read; leave "
                  "the DOCTYPE out");
    }
    end = text.find('>', close);
  }
  if (end == std::string_view::npos) return fail(Fault::kInput, "its DOCTYPE is not closed");
  return given.erase(root, end + 1 - root);
}

}  // namespace vindplaats
