#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/text.h"
#include "curation/query.h"
#include "curation/query_lex.h"
#include "curation/query_print.h"
#include "curation/query_terms.h"

namespace vindplaats {
namespace {

using Symbol = QuerySymbol::Kind;
using NodeKind = QueryNode::Kind;

// What was named before among these parts says nothing more. Left in, it would cost every time:
// what different words can find in a text is bounded by the text, one word named a thousand times
// is not.
class DistinctParts {
 public:
  void add(QueryNode part) {
    if (known_.insert(print_part(part)).second) parts_.push_back(std::move(part));
  }
  std::vector<QueryNode> take() { return std::move(parts_); }

 private:
  std::set<std::string> known_;
  std::vector<QueryNode> parts_;
};

// `a AND (b AND c)` is `a AND b AND c`: one form for what means the same.
QueryNode joined_node(NodeKind kind, std::vector<QueryNode> children) {
  if (children.size() == 1) return std::move(children.front());
  DistinctParts parts;
  QueryNode node;
  node.kind = kind;
  node.column = children.front().column;
  for (QueryNode& child : children) {
    if (child.kind != kind) {
      parts.add(std::move(child));
      continue;
    }
    for (QueryNode& inner : child.children) parts.add(std::move(inner));
  }
  node.children = parts.take();
  if (node.children.size() > 1) return node;
  QueryNode only = std::move(node.children.front());
  return only;
}

// Does it look for anything, rather than only leave out.
bool looks_for_something(const QueryNode& node) {
  const auto looks = [](const QueryNode& child) { return looks_for_something(child); };
  switch (node.kind) {
    case NodeKind::kNot:
      return false;
    case NodeKind::kAnd:
      return std::any_of(node.children.begin(), node.children.end(), looks);
    case NodeKind::kOr:
      return std::all_of(node.children.begin(), node.children.end(), looks);
    default:
      return true;
  }
}

// Fills what lets evaluation pass over alternatives whose words are not there.
void index_alternatives(QueryNode& node) {
  for (QueryNode& child : node.children) index_alternatives(child);
  if (node.kind != NodeKind::kOr && node.kind != NodeKind::kList) return;
  for (const QueryNode& child : node.children) {
    const bool leaf = child.kind == NodeKind::kWord || child.kind == NodeKind::kPhrase;
    const bool known = leaf && child.whole.empty() && !child.patterns.empty();
    const bool twofold = known && !child.joined.empty();
    node.patterns.push_back(known ? child.patterns.front() : kNoPattern);
    node.joined.push_back(twofold ? child.joined.front() : node.patterns.back());
  }
}

// The first node that has no place in a text, so NEAR cannot measure from it; null when there is
// none.
const QueryNode* without_place(const QueryNode& node) {
  if (node.kind == NodeKind::kAnd || node.kind == NodeKind::kNot || node.kind == NodeKind::kYear)
    return &node;
  if (node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase) {
    return field_has_wholes(node.field) ? &node : nullptr;
  }
  for (const QueryNode& child : node.children) {
    if (const QueryNode* found = without_place(child)) return found;
  }
  return nullptr;
}

class QueryParser {
 public:
  QueryParser(std::vector<QuerySymbol> symbols, const WordLists& words, QueryUse use)
      : symbols_(std::move(symbols)), words_(words), use_(use), maker_(query_.patterns) {}

  Result<Query> run() {
    if (here().kind == Symbol::kEnd)
      return fail_at(1, "the query is empty; write a word to look for");
    TRY_ASSIGN(query_.root, alternatives());
    if (here().kind == Symbol::kClose) {
      return fail_at(here().column, "this ) closes nothing; take it out, or add ( before");
    }
    if (!looks_for_something(query_.root)) {
      return fail_at(query_.root.column,
                     "this only says what to leave out; say also what to look for, as in "
                     "migratie NOT vogels");
    }
    index_alternatives(query_.root);
    return std::move(query_);
  }

 private:
  const QuerySymbol& here() const { return symbols_[at_]; }
  bool accept(Symbol kind) {
    if (here().kind != kind) return false;
    ++at_;
    return true;
  }
  bool at_operand() const {
    const Symbol kind = here().kind;
    return kind != Symbol::kEnd && kind != Symbol::kClose && kind != Symbol::kOr &&
           kind != Symbol::kAnd && kind != Symbol::kNear;
  }

  Result<QueryNode> alternatives() {
    std::vector<QueryNode> children;
    do {
      TRY_ASSIGN(QueryNode child, conjunction());
      children.push_back(std::move(child));
    } while (accept(Symbol::kOr));
    return joined_node(NodeKind::kOr, std::move(children));
  }

  Result<QueryNode> conjunction() {
    std::vector<QueryNode> children;
    do {
      TRY_ASSIGN(QueryNode child, proximity());
      children.push_back(std::move(child));
    } while (accept(Symbol::kAnd) || at_operand());
    return joined_node(NodeKind::kAnd, std::move(children));
  }

  Result<QueryNode> proximity() {
    TRY_ASSIGN(QueryNode left, negation());
    while (here().kind == Symbol::kNear) {
      if (++nears_ > kMaxQueryDepth) {
        return fail_at(here().column,
                       fmt::format("more than {} times NEAR in one query", kMaxQueryDepth));
      }
      QueryNode node;
      node.kind = NodeKind::kNear;
      node.near = here().near;
      node.column = left.column;
      ++at_;
      TRY_ASSIGN(QueryNode right, negation());
      for (const QueryNode* side : {&left, &right}) {
        if (const QueryNode* odd = without_place(*side)) {
          return fail_at(odd->column,
                         "NEAR measures between words; beside it may stand words, phrases, lists "
                         "and (a OR b), in text fields");
        }
      }
      node.children.push_back(std::move(left));
      node.children.push_back(std::move(right));
      left = std::move(node);
    }
    return left;
  }

  Result<QueryNode> negation() {
    if (here().kind != Symbol::kNot) return operand();
    const int column = here().column;
    ++at_;
    TRY(deeper(column));
    TRY_ASSIGN(QueryNode child, negation());
    --depth_;
    QueryNode node;
    node.kind = NodeKind::kNot;
    node.column = column;
    node.children.push_back(std::move(child));
    return node;
  }

  Result<QueryNode> operand() {
    const QuerySymbol symbol = here();
    switch (symbol.kind) {
      case Symbol::kOpen:
        return group();
      case Symbol::kField:
        return fielded();
      case Symbol::kList:
        ++at_;
        return list(symbol);
      case Symbol::kWord:
      case Symbol::kPhrase:
        ++at_;
        return leaf(symbol.text, symbol.kind == Symbol::kPhrase, symbol.column);
      case Symbol::kEnd:
        return fail_at(
            symbol.column,
            "the query stops where a word was expected; finish it or take out the last operator");
      case Symbol::kClose:
        return fail_at(symbol.column,
                       "a word was expected before this ); add one, or take out the parentheses");
      default:
        return fail_at(symbol.column,
                       fmt::format("{0} needs a word before and after it; to look for the word "
                                   "itself, write \"{0}\"",
                                   symbol.text));
    }
  }

  Result<QueryNode> group() {
    const int column = here().column;
    ++at_;
    TRY(deeper(column));
    TRY_ASSIGN(QueryNode inner, alternatives());
    --depth_;
    if (!accept(Symbol::kClose)) {
      return fail_at(column, "the parenthesis opened here is never closed; add ) where it ends");
    }
    return inner;
  }

  Result<QueryNode> fielded() {
    const QuerySymbol symbol = here();
    ++at_;
    const std::string_view name = query_field_name(symbol.field);
    if (field_ != QueryField::kAny) {
      return fail_at(symbol.column,
                     fmt::format("{}: stands inside {}:, which already says where to look; take "
                                 "one of them out",
                                 name, query_field_name(field_)));
    }
    if (use_ == QueryUse::kRule &&
        (symbol.field == QueryField::kTheme || symbol.field == QueryField::kStatus)) {
      return fail_at(symbol.column,
                     fmt::format("a rule cannot ask for {}:, which follows from rules and "
                                 "decisions; name the words that make it so",
                                 name));
    }
    const Symbol next = here().kind;
    if (next != Symbol::kOpen && next != Symbol::kWord && next != Symbol::kPhrase &&
        next != Symbol::kList && next != Symbol::kField) {
      return fail_at(
          symbol.column,
          fmt::format("nothing stands after {0}:; write {0}:word or {0}:(a OR b)", name));
    }
    field_ = symbol.field;
    auto inner = operand();
    field_ = QueryField::kAny;
    return inner;
  }

  Result<QueryNode> list(const QuerySymbol& symbol) {
    const auto found = words_.find(std::string(symbol.text));
    if (found == words_.end()) return unknown_list(symbol);
    if (field_ == QueryField::kYear) return fail_at(symbol.column, "year: takes years, no list");
    QueryNode node;
    node.kind = NodeKind::kList;
    node.field = field_;
    node.text = std::string(symbol.text);
    node.column = symbol.column;
    DistinctParts entries;
    for (const std::string& entry : found->second) {
      const std::string_view text = trim(entry);
      const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
      auto term = leaf(quoted ? text.substr(1, text.size() - 2) : text, quoted, symbol.column);
      if (!term)
        return fail_in(fmt::format("in the word list @{}, entry '{}'", symbol.text, entry),
                       term.error());
      entries.add(std::move(*term));
    }
    node.children = entries.take();
    if (node.children.empty()) {
      return fail_at(symbol.column,
                     fmt::format("the word list @{} is empty; give it words", symbol.text));
    }
    return node;
  }

  tl::unexpected<Error> unknown_list(const QuerySymbol& symbol) const {
    std::string names;
    for (const auto& [name, entries] : words_) names += (names.empty() ? "@" : ", @") + name;
    return fail_at(
        symbol.column,
        fmt::format("there is no word list @{0}; {1}, or make words/{0}.toml", symbol.text,
                    names.empty() ? "there are none yet" : "there are " + names));
  }

  Result<QueryNode> leaf(std::string_view text, bool quoted, int column) {
    if (++terms_ > kMaxQueryTerms) {
      return fail_at(
          column, fmt::format("the query has more than {} words; make it smaller", kMaxQueryTerms));
    }
    return maker_.term(text, quoted, field_, column);
  }

  Result<void> deeper(int column) {
    if (++depth_ <= kMaxQueryDepth) return {};
    return fail_at(
        column, fmt::format("more than {} parentheses or NOTs inside each other; make it simpler",
                            kMaxQueryDepth));
  }

  std::vector<QuerySymbol> symbols_;
  const WordLists& words_;
  QueryUse use_;
  Query query_;
  TermMaker maker_;
  std::size_t at_ = 0, terms_ = 0;
  int depth_ = 0, nears_ = 0;
  QueryField field_ = QueryField::kAny;
};

}  // namespace

bool QueryNode::operator==(const QueryNode& other) const {
  return kind == other.kind && field == other.field && near == other.near && from == other.from &&
         until == other.until && text == other.text && children == other.children &&
         patterns == other.patterns && joined == other.joined && whole == other.whole;
}

Result<Query> parse_query(std::string_view text, const WordLists& words, QueryUse use) {
  if (text.size() > kMaxQueryBytes) {
    return fail_at(
        1, fmt::format("the query is longer than {} bytes; put words in a list", kMaxQueryBytes));
  }
  if (!valid_utf8(text)) return fail_at(1, "the query is not UTF-8 text");
  TRY_ASSIGN(auto symbols, lex_query(text));
  return QueryParser(std::move(symbols), words, use).run();
}

}  // namespace vindplaats
