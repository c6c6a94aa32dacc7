#include "app/pipeline/search_words.h"

#include <algorithm>
#include <map>

#include "curation/analyser.h"

namespace vindplaats {
namespace {

// As in the ranking of searches: a word in the title counts as three, in a subject as two.
std::uint32_t weight_in(QueryField field) {
  if (field == QueryField::kTitle) return 3;
  return field == QueryField::kSubject ? 2 : 1;
}

std::string other_than(std::string_view stem, std::string_view word) {
  return stem == word ? std::string() : std::string(stem);
}

}  // namespace

std::vector<SearchWord> search_words(std::span<const PublicItem> items) {
  Analyser analyser;
  std::map<std::string, SearchWord, std::less<>> words;
  for (std::uint32_t item = 0; item < items.size(); ++item) {
    const Document document = analyser.analyse(items[item].metadata, {});
    for (const Token& token : document.tokens) {
      const QueryField field = document.values[token.value].field;
      if (field > QueryField::kSubject) continue;
      const Word& word = *document.words[token.word];
      SearchWord& entry = words[std::string(word.text)];
      if (entry.word.empty()) {
        entry = {std::string(word.text),
                 other_than(word.stems[0], word.text),
                 other_than(word.stems[1], word.text),
                 {}};
      }
      if (entry.places.empty() || entry.places.back().item != item)
        entry.places.push_back({item, 0});
      entry.places.back().weight += weight_in(field);
    }
  }
  std::vector<SearchWord> list;
  for (auto& [text, word] : words) list.push_back(std::move(word));
  return list;
}

}  // namespace vindplaats
