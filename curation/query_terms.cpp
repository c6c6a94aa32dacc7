#include "curation/query_terms.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/text.h"
#include "curation/analyser.h"
#include "curation/query_lex.h"
#include "curation/word_scanner.h"

namespace vindplaats {
namespace {

constexpr std::array<std::string_view, 7> kStatuses = {
    "unselected", "candidate", "suggested", "accepted", "rejected", "later", "withdrawn"};

constexpr std::size_t kMinTruncated = 2;

PatternKind truncation(bool at_start, bool at_end, PatternKind untruncated) {
  if (at_start) return at_end ? PatternKind::kInside : PatternKind::kEnd;
  return at_end ? PatternKind::kBeginning : untruncated;
}

// Takes the asterisks off both ends.
std::string_view without_asterisks(std::string_view text, bool& at_start, bool& at_end) {
  at_start = text.starts_with('*');
  if (at_start) text.remove_prefix(1);
  at_end = text.ends_with('*');
  if (at_end) text.remove_suffix(1);
  return text;
}

std::string folded_part(const WordPart& part) {
  std::string key;
  append_word_key(key, part);
  return part.plain ? key : fold(key);
}

}  // namespace

struct TermMaker::Piece {
  std::vector<std::string> parts;
  bool at_start = false, at_end = false;
  std::string joined() const {
    std::string all;
    for (const std::string& part : parts) all += part;
    return all;
  }
};

bool field_has_wholes(QueryField field) {
  return field == QueryField::kPartner ||
         (field >= QueryField::kSource && field <= QueryField::kIdentifier);
}

bool field_has_words(QueryField field) {
  return field <= QueryField::kPartner;
}

std::uint32_t TermMaker::pattern(PatternKind kind, std::string text) {
  const auto [place, fresh] =
      known_.try_emplace({kind, text}, static_cast<std::uint32_t>(patterns_.size()));
  if (!fresh) return place->second;
  Pattern made;
  made.kind = kind;
  made.text = std::move(text);
  if (kind == PatternKind::kStem) {
    for (std::size_t language = 0; language < kStemLanguages; ++language) {
      made.stems[language] = std::string(stemmer_.stem(language, made.text));
    }
  }
  if (kind == PatternKind::kInside) made.pairs = pair_bits(made.text);
  patterns_.push_back(std::move(made));
  return place->second;
}

// The words of `text`, white space apart, each with its own asterisks.
Result<std::vector<TermMaker::Piece>> TermMaker::pieces(std::string_view text, int column) const {
  std::vector<Piece> all;
  for (const std::string_view chunk : split(text, ' ')) {
    bool at_start = false, at_end = false;
    const std::string_view inner = without_asterisks(chunk, at_start, at_end);
    if (const std::size_t sign = inner.find_first_of("*?$"); sign != std::string_view::npos) {
      const bool question = inner[sign] == '?' && sign + 1 == inner.size();
      if (!question) {
        return fail_at(column,
                       fmt::format("'{}' has a {} where it means nothing; only * at the beginning "
                                   "or end of a word stands for letters",
                                   chunk, inner[sign]));
      }
    }
    WordScanner scanner(inner);
    ScannedWord word;
    const std::size_t before = all.size();
    while (scanner.next(word)) {
      Piece& piece = all.emplace_back();
      for (std::size_t i = 0; i < word.count; ++i)
        piece.parts.push_back(folded_part(word.parts[i]));
    }
    const auto too_short = [&](bool truncated, bool first) {
      if (!truncated) return false;
      if (all.size() == before) return true;
      return utf8_length((first ? all[before] : all.back()).joined()) < kMinTruncated;
    };
    if (too_short(at_start, true) || too_short(at_end, false)) {
      return fail_at(column,
                     fmt::format("'{}' would find nearly everything; write at least {} letters "
                                 "with *",
                                 chunk, kMinTruncated));
    }
    if (all.size() == before) continue;
    all[before].at_start = at_start;
    all.back().at_end = at_end;
  }
  return all;
}

// A single word without truncation goes by its stem; a phrase's words letter by letter, hyphenated
// ones both in parts and joined.
void TermMaker::add_piece(const Piece& piece, bool single, QueryNode& node) {
  const PatternKind plain = single ? PatternKind::kStem : PatternKind::kExact;
  const auto joined = pattern(truncation(piece.at_start, piece.at_end, plain), piece.joined());
  if (single) {
    node.patterns.push_back(joined);
    return;
  }
  node.joined.push_back(joined);
  for (std::size_t i = 0; i < piece.parts.size(); ++i) {
    const bool at_start = piece.at_start && i == 0;
    const bool at_end = piece.at_end && i + 1 == piece.parts.size();
    node.patterns.push_back(pattern(truncation(at_start, at_end, plain), piece.parts[i]));
  }
}

Result<void> TermMaker::whole(std::string_view text, QueryNode& node) const {
  bool at_start = false, at_end = false;
  const std::string_view inner = without_asterisks(text, at_start, at_end);
  if (inner.find('*') != std::string_view::npos) {
    return fail_at(node.column, fmt::format("'{}' has a * where it means nothing; only * at the "
                                            "beginning or end stands for letters",
                                            text));
  }
  Pattern pattern;
  pattern.kind = truncation(at_start, at_end, PatternKind::kExact);
  pattern.text =
      node.field == QueryField::kIdentifier ? compared_identifier(inner) : fold(trim(inner));
  if (pattern.text.empty()) return fail_at(node.column, "there is nothing to look for here");
  if (node.field == QueryField::kStatus && pattern.kind == PatternKind::kExact &&
      std::find(kStatuses.begin(), kStatuses.end(), pattern.text) == kStatuses.end()) {
    return fail_at(node.column, fmt::format("'{}' is no status; a status is one of {}", text,
                                            fmt::join(kStatuses, ", ")));
  }
  node.whole.push_back(std::move(pattern));
  return {};
}

Result<QueryNode> TermMaker::year(std::string_view text, int column) const {
  QueryNode node;
  node.kind = QueryNode::Kind::kYear;
  node.field = QueryField::kYear;
  node.column = column;
  node.text = std::string(text);
  const auto read = [](std::string_view digits, int& year) {
    if (digits.size() != 4) return false;
    int number = 0;
    for (const char digit : digits) {
      if (digit < '0' || digit > '9') return false;
      number = 10 * number + (digit - '0');
    }
    year = number;
    return true;
  };
  const std::size_t dots = text.find("..");
  bool good = false;
  if (dots == std::string_view::npos) {
    good = read(text, node.from);
    node.until = node.from;
  } else {
    const std::string_view from = text.substr(0, dots), until = text.substr(dots + 2);
    good = (from.empty() || read(from, node.from)) && (until.empty() || read(until, node.until)) &&
           !(from.empty() && until.empty()) && node.from <= node.until;
  }
  if (!good) {
    return fail_at(column, fmt::format("'{}' is no year or range of years; write year:2015 or "
                                       "year:2015..2021, or leave one end open",
                                       text));
  }
  return node;
}

Result<QueryNode> TermMaker::term(std::string_view text, bool quoted, QueryField field,
                                  int column) {
  if (field == QueryField::kYear) return year(trim(text), column);
  QueryNode node;
  node.field = field;
  node.column = column;
  node.text = one_line(text);
  if (field_has_wholes(field)) TRY(whole(node.text, node));
  std::vector<Piece> words;
  if (field_has_words(field)) {
    TRY_ASSIGN(words, pieces(node.text, column));
    if (words.empty()) {
      return fail_at(column, fmt::format("'{}' holds no letters or digits to look for", node.text));
    }
  }
  const bool single = !quoted && words.size() <= 1;
  node.kind = quoted || words.size() > 1 ? QueryNode::Kind::kPhrase : QueryNode::Kind::kWord;
  for (const Piece& piece : words) add_piece(piece, single, node);
  if (node.joined == node.patterns) node.joined.clear();
  return node;
}

}  // namespace vindplaats
