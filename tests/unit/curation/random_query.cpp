// Random queries and documents out of so few words that they often meet.
#include <array>

#include "tests/unit/curation/reference_evaluator.h"

namespace vindplaats::testing {
namespace {

using RandomKind = ReferenceNode::Kind;

constexpr std::array<std::string_view, 16> kTextWords = {
    "aa",  "bb",  "cc",    "aabb",  "Gemeente", "gemeenten",   "policy",       "policies",
    "één", "EEN", "aa-bb", "bb-cc", "aa-bb-cc", "organisatie", "organisaties", "cc-aa"};
constexpr std::array<std::string_view, 20> kQueryWords = {
    "aa",       "bb",     "cc",    "aabb",   "gemeente",    "gemeenten", "Policy",
    "policies", "een",    "aa*",   "*bb",    "*eent*",      "polic*",    "aa-bb",
    "aa-bb*",   "*cc-aa", "bb-cc", "aabbcc", "organisatie", "*aa*"};
constexpr std::array<QueryField, 5> kRandomFields = {QueryField::kAny, QueryField::kAny,
                                                     QueryField::kTitle, QueryField::kAbstract,
                                                     QueryField::kCreator};
constexpr std::array<std::string_view, 3> kLanguages = {"nl", "en", ""};

template <class T, std::size_t N>
const T& one_of(Random& random, const std::array<T, N>& values) {
  return values[random.below(N)];
}

std::string random_text(Random& random, std::uint64_t most) {
  std::string text;
  for (std::uint64_t left = random.below(most + 1); left > 0; --left)
    text += (text.empty() ? "" : " ") + std::string(one_of(random, kTextWords));
  return text;
}

ReferenceNode random_term(Random& random) {
  ReferenceNode node;
  node.kind = random.below(3) == 0 ? RandomKind::kPhrase : RandomKind::kWord;
  node.field = one_of(random, kRandomFields);
  const std::uint64_t words = node.kind == RandomKind::kWord ? 1 : 1 + random.below(3);
  for (std::uint64_t i = 0; i < words; ++i) node.words.emplace_back(one_of(random, kQueryWords));
  return node;
}

// What may stand beside NEAR.
ReferenceNode random_side(Random& random, int depth) {
  const std::uint64_t pick = depth == 0 ? 0 : random.below(5);
  if (pick < 3) return random_term(random);
  ReferenceNode node;
  node.kind = pick == 3 ? RandomKind::kOr : RandomKind::kNear;
  node.near = static_cast<int>(random.below(4));
  node.children.push_back(random_side(random, depth - 1));
  node.children.push_back(random_side(random, depth - 1));
  return node;
}

ReferenceNode random_year(Random& random) {
  ReferenceNode node;
  node.kind = RandomKind::kYear;
  node.from = 2018 + static_cast<int>(random.below(4));
  node.until = node.from + static_cast<int>(random.below(3));
  return node;
}

std::string written_term(const ReferenceNode& node) {
  std::string text;
  for (const std::string& word : node.words) text += (text.empty() ? "" : " ") + word;
  if (node.kind == RandomKind::kPhrase) text = '"' + text + '"';
  if (node.field == QueryField::kAny) return text;
  return std::string(query_field_name(node.field)) + ':' + text;
}

}  // namespace

std::string written(const ReferenceNode& node) {
  const auto child = [&](std::size_t i) { return written(node.children[i]); };
  switch (node.kind) {
    case RandomKind::kAnd:
      return "(" + child(0) + " AND " + child(1) + ")";
    case RandomKind::kOr:
      return "(" + child(0) + " OR " + child(1) + ")";
    case RandomKind::kNot:
      return "(NOT " + child(0) + ")";
    case RandomKind::kNear:
      return "(" + child(0) + " NEAR/" + std::to_string(node.near) + " " + child(1) + ")";
    case RandomKind::kYear:
      return "year:" + std::to_string(node.from) + ".." + std::to_string(node.until);
    default:
      return written_term(node);
  }
}

ReferenceNode random_query(Random& random, int depth) {
  const std::uint64_t pick = depth == 0 ? 0 : random.below(8);
  if (pick < 2) return random_term(random);
  if (pick == 2) return random_year(random);
  if (pick < 5) {
    ReferenceNode node;
    node.kind = RandomKind::kNear;
    node.near = static_cast<int>(random.below(4));
    node.children.push_back(random_side(random, depth - 1));
    node.children.push_back(random_side(random, depth - 1));
    return node;
  }
  ReferenceNode node;
  node.kind = pick == 5 ? RandomKind::kOr : RandomKind::kAnd;
  node.children.push_back(random_query(random, depth - 1));
  node.children.push_back(random_query(random, depth - 1));
  if (pick == 7) {  // a AND NOT b
    ReferenceNode negated;
    negated.kind = RandomKind::kNot;
    negated.children.push_back(std::move(node.children[1]));
    node.children[1] = std::move(negated);
  }
  return node;
}

Metadata random_metadata(Random& random) {
  Metadata metadata;
  metadata.title = random_text(random, 6);
  metadata.title_language = one_of(random, kLanguages);
  if (random.below(2) == 0)
    metadata.alternative_titles.push_back(
        {random_text(random, 3), std::string(one_of(random, kLanguages))});
  metadata.abstract_text = random_text(random, 12);
  metadata.abstract_language = one_of(random, kLanguages);
  for (std::uint64_t i = random.below(3); i > 0; --i)
    metadata.subjects.push_back(
        {random_text(random, 2), "", "", std::string(one_of(random, kLanguages))});
  metadata.creators.resize(1);
  metadata.creators[0].name = random_text(random, 3);
  if (random.below(4) != 0) metadata.issued = std::to_string(2018 + random.below(5)) + "-05";
  return metadata;
}

}  // namespace vindplaats::testing
