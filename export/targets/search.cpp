// search.json: what the website's own search looks words up in, so that it finds what an editor's
// search and the rules find. The words were analysed elsewhere (ReleaseContent::words).
#include "export/small_json.h"
#include "export/target.h"

namespace vindplaats {
namespace {

OrderedJson search_document(const PublicItem& item) {
  OrderedJson document = OrderedJson::object();
  put(document, "id", item.id);
  put(document, "slug", item.slug);
  put(document, "title", item.card.title);
  put(document, "date", item.card.date);
  put(document, "partner", item.card.partner);
  put(document, "product", item.card.product);
  std::vector<std::string> themes;
  for (const ThemeRef& theme : item.themes) themes.push_back(theme.id);
  put(document, "themes", themes);
  return document;
}

OrderedJson search_word(const SearchWord& word) {
  OrderedJson entry = OrderedJson::object();
  put(entry, "word", word.word);
  put(entry, "nl", word.dutch);
  put(entry, "en", word.english);
  OrderedJson places = OrderedJson::array();
  for (const SearchWord::Place& place : word.places) {
    places.push_back(place.item);
    places.push_back(place.weight);
  }
  entry["in"] = std::move(places);
  return entry;
}

// A line a document and a word: large, yet read by people too.
std::vector<File> render_search(const ReleaseContent& content) {
  std::string text = "{\"documents\":[";
  const char* between = "\n";
  for (const PublicItem& item : content.items) {
    text += between + search_document(item).dump();
    between = ",\n";
  }
  text += "],\n\"words\":[";
  between = "\n";
  for (const SearchWord& word : content.words) {
    text += between + search_word(word).dump();
    between = ",\n";
  }
  return {{"search.json", text + "]}\n"}};
}

}  // namespace

extern const Target target_search{"search", render_search};

}  // namespace vindplaats
