#include "config/section.h"

#include <cassert>

#include "config/values.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {

const ConfigNode* Section::at(std::string_view key) const {
  assert(find_key(kind_, table_, key) != nullptr);
  return node_->find(key);
}

int Section::line_of(std::string_view key) const {
  const ConfigNode* node = at(key);
  return node != nullptr ? node->line : node_->line;
}

Place Section::place(const std::string& file) const {
  Place place{file, 1};
  for (const ConfigNode& member : node_->items) place.lines.emplace(member.name, member.line);
  return place;
}

void Section::read(std::string_view key, std::string& out) const {
  if (const ConfigNode* node = at(key)) out = nfc(trim(node->text));
}

void Section::read(std::string_view key, bool& out) const {
  if (const ConfigNode* node = at(key)) out = node->flag;
}

void Section::read(std::string_view key, std::int64_t& out) const {
  const ConfigNode* node = at(key);
  if (node == nullptr) return;
  out = node->kind == ConfigNode::Kind::kText ? parse_size(node->text).value_or(0) : node->integer;
}

void Section::read(std::string_view key, Thousandths& out) const {
  const ConfigNode* node = at(key);
  if (node == nullptr) return;
  const bool whole = node->kind == ConfigNode::Kind::kInteger;
  out = whole ? Thousandths{node->integer * 1000}
              : exact_thousandths(node->decimal).value_or(Thousandths{});
}

void Section::read(std::string_view key, Milliseconds& out) const {
  if (const ConfigNode* node = at(key)) out = parse_duration(node->text).value_or(Milliseconds(0));
}

void Section::read(std::string_view key, std::optional<Milliseconds>& out) const {
  if (!has(key)) return;
  read(key, out.emplace());
}

void Section::read(std::string_view key, std::vector<std::string>& out) const {
  const ConfigNode* node = at(key);
  if (node == nullptr) return;
  out.clear();
  for (const ConfigNode& item : node->items) out.push_back(nfc(trim(item.text)));
}

void Section::read(std::string_view key, Labels& out) const {
  const ConfigNode* node = at(key);
  if (node == nullptr) return;
  out.clear();
  for (const ConfigNode& label : node->items) {
    std::string text = nfc(trim(label.text));
    if (!text.empty()) out.emplace(label.name, std::move(text));
  }
}

void Section::read_rate(std::string_view key, std::int64_t& bytes, Milliseconds& time) const {
  const ConfigNode* node = at(key);
  if (node == nullptr) return;
  const Rate rate = parse_rate(node->text).value_or(Rate{});
  bytes = rate.bytes;
  time = rate.time;
}

Section Section::table(std::string_view key) const {
  static const ConfigNode kAbsent;
  const ConfigNode* node = at(key);
  return Section(node != nullptr ? *node : kAbsent, kind_, key);
}

std::vector<Section> Section::tables(std::string_view key) const {
  std::vector<Section> result;
  const ConfigNode* node = at(key);
  if (node == nullptr) return result;
  for (const ConfigNode& item : node->items) result.emplace_back(item, kind_, key);
  return result;
}

}  // namespace vindplaats
