#include "curation/evaluator.h"
#include "curation/query.h"

namespace vindplaats {
namespace {

Hits hits_of(const Query& query, const Document& document) {
  Hits hits(query.patterns.size());
  for (std::uint32_t pattern = 0; pattern < query.patterns.size(); ++pattern) {
    for (std::uint32_t word = 0; word < document.words.size(); ++word) {
      const std::uint8_t forms = same(query.patterns[pattern], *document.words[word]);
      if (forms != 0) hits.add({pattern, word, forms});
    }
  }
  return hits;  // in order already
}

}  // namespace

void append_json(std::string& out, const Match& match) {
  out += "{\"field\":";
  append_json_string(out, match.field);
  if (match.index != 0) out += ",\"index\":" + std::to_string(match.index);
  out += ",\"start\":" + std::to_string(match.start) +
         ",\"length\":" + std::to_string(match.length) + '}';
}

Matches evaluate(const Query& query, const Document& document) {
  const Hits hits = hits_of(query, document);
  const Evaluator evaluator(document, hits);
  Matches result;
  result.matched = evaluator.test(query.root);
  if (result.matched) result.matches = evaluator.places(query.root);
  return result;
}

bool matches(const Query& query, const Document& document) {
  const Hits hits = hits_of(query, document);
  return Evaluator(document, hits).test(query.root);
}

}  // namespace vindplaats
