#include "store/keys.h"

#include <algorithm>

#include "store/encoding.h"

namespace vindplaats {
namespace {

constexpr char kSeparator = '\x00', kNameEnd = '\x01', kZeroInName = '\xff';

std::string numbered_prefix(std::string_view source, std::string_view name) {
  std::string key;
  key.reserve(source.size() + name.size() + 11);
  key.append(source);
  key += kSeparator;
  for (const char c : name) {
    key += c;
    if (c == '\x00') key += kZeroInName;
  }
  key += kSeparator;
  key += kNameEnd;
  return key;
}

// Reads a name up to its end mark. False when there is none, or a 0x00 that is neither a mark nor
// escaped.
bool take_name(std::string_view& in, std::string& name) {
  for (;;) {
    const std::size_t zero = in.find('\x00');
    if (zero == std::string_view::npos || zero + 1 >= in.size()) return false;
    const char what = in[zero + 1];
    name.append(in.substr(0, zero));
    in.remove_prefix(zero + 2);
    if (what == kNameEnd) return true;
    if (what != kZeroInName) return false;
    name += '\x00';
  }
}

}  // namespace

std::string record_key(std::string_view source, std::string_view identifier) {
  std::string key;
  key.reserve(source.size() + 1 + identifier.size());
  key.append(source);
  key += kSeparator;
  key.append(identifier);
  return key;
}

std::string record_key_of_id(std::string_view id) {
  const std::size_t slash = std::min(id.find('/'), id.size());
  return record_key(id.substr(0, slash), id.substr(std::min(slash + 1, id.size())));
}

std::string RecordKey::id() const {
  std::string text(source);
  text += '/';
  text.append(identifier);
  return text;
}

Result<RecordKey> read_record_key(std::string_view key) {
  const std::size_t zero = key.find(kSeparator);
  if (zero == std::string_view::npos || zero == 0) {
    return fail(Fault::kCorrupt, "not a record's key: " + show_key(key));
  }
  return RecordKey{key.substr(0, zero), key.substr(zero + 1)};
}

std::string numbered_key(std::string_view source, std::string_view name, std::int64_t number) {
  std::string key = numbered_prefix(source, name);
  append_number(key, number);
  return key;
}

Result<NumberedKey> read_numbered_key(std::string_view key) {
  NumberedKey result;
  const std::size_t zero = std::min(key.find(kSeparator), key.size());
  result.source = key.substr(0, zero);
  std::string_view rest = key.substr(std::min(zero + 1, key.size()));
  if (zero == 0 || !take_name(rest, result.name) || !take_number(rest, result.number) ||
      !rest.empty() || result.number < 0) {
    return fail(Fault::kCorrupt, "not a key with a number: " + show_key(key));
  }
  return result;
}

std::string sequence_key(std::int64_t sequence) {
  std::string key;
  append_number(key, sequence);
  return key;
}

Result<std::int64_t> read_sequence_key(std::string_view key) {
  std::int64_t sequence = 0;
  std::string_view rest = key;
  if (!take_number(rest, sequence) || !rest.empty() || sequence < 0) {
    return fail(Fault::kCorrupt, "not a ledger sequence: " + show_key(key));
  }
  return sequence;
}

KeyRange source_range(std::string_view source) {
  if (source.empty()) return {};
  KeyRange range{std::string(source), std::string(source)};
  range.begin += kSeparator;
  range.end += static_cast<char>(kSeparator + 1);
  return range;
}

KeyRange record_range(std::string_view first_id, std::string_view last_id) {
  KeyRange range{record_key_of_id(first_id), record_key_of_id(last_id)};
  range.end.push_back('\0');
  return range;
}

KeyRange numbered_range(std::string_view source, std::string_view name) {
  KeyRange range;
  range.begin = numbered_prefix(source, name);
  range.end = range.begin;
  range.end.back() = static_cast<char>(kNameEnd + 1);
  return range;
}

std::string show_key(std::string_view key) {
  constexpr char kDigits[] = "0123456789abcdef";
  constexpr std::size_t kMost = 200;
  std::string text;
  for (const char c : key.substr(0, kMost)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f) {
      text += c;
    } else {
      text += "\\x";
      text += kDigits[byte >> 4];
      text += kDigits[byte & 15];
    }
  }
  return key.size() > kMost ? text + "..." : text;
}

}  // namespace vindplaats
