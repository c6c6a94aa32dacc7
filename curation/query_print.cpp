#include "curation/query_print.h"

#include "core/text.h"

namespace vindplaats {
namespace {

using PrintedKind = QueryNode::Kind;

// How strongly a node binds; what binds less than its place asks stands in parentheses.
int binding(const QueryNode& node) {
  switch (node.kind) {
    case PrintedKind::kOr:
      return 0;
    case PrintedKind::kAnd:
      return 1;
    case PrintedKind::kNear:
      return 2;
    case PrintedKind::kNot:
      return 3;
    default:
      return 4;
  }
}

void print_node(const QueryNode& node, std::string& out);

void print_at(const QueryNode& node, int least, std::string& out) {
  const bool parenthesised = binding(node) < least;
  if (parenthesised) out += '(';
  print_node(node, out);
  if (parenthesised) out += ')';
}

void print_leaf(const QueryNode& node, std::string& out) {
  if (node.field != QueryField::kAny) {
    out += query_field_name(node.field);
    out += ':';
  }
  switch (node.kind) {
    case PrintedKind::kPhrase:
      out += '"' + node.text + '"';
      break;
    case PrintedKind::kList:
      out += '@' + node.text;
      break;
    default:
      out += node.text;
  }
}

void print_node(const QueryNode& node, std::string& out) {
  switch (node.kind) {
    case PrintedKind::kOr:
    case PrintedKind::kAnd: {
      const bool alternatives = node.kind == PrintedKind::kOr;
      bool first = true;
      for (const QueryNode& child : node.children) {
        if (!first) out += alternatives ? " OR " : " AND ";
        first = false;
        print_at(child, alternatives ? 1 : 2, out);
      }
      return;
    }
    case PrintedKind::kNear:
      print_at(node.children[0], 2, out);
      out += " NEAR/" + std::to_string(node.near) + ' ';
      print_at(node.children[1], 3, out);
      return;
    case PrintedKind::kNot:
      out += "NOT ";
      print_at(node.children[0], 3, out);
      return;
    default:
      print_leaf(node, out);
  }
}

}  // namespace

std::string print_part(const QueryNode& node) {
  std::string out;
  print_node(node, out);
  return out;
}

std::string print(const Query& query) {
  return print_part(query.root);
}

}  // namespace vindplaats
