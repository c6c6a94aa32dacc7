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

void append_json(JsonBuffer& out, const Match& match) {
  const std::size_t start = out.size();
  out.key("field");
  out.string(match.field);
  if (match.index != 0) {
    out.key("index");
    out.integer(match.index);
  }
  out.key("start");
  out.integer(match.start);
  out.key("length");
  out.integer(match.length);
  out.end(start, '{', '}');
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
