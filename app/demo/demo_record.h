#pragma once
// A publication as a made-up institute keeps it: what OaiRepository and FeedSite publish. Plain
// values.
#include <string>
#include <string_view>
#include <vector>

#include "core/markup.h"

namespace vindplaats {

struct DemoRecord {
  std::string identifier;  // OAI identifier, or a feed item's guid
  std::string datestamp;   // "2026-03-01T12:00:00Z": of the last change
  bool deleted = false;
  std::vector<std::string> sets;
  std::string title, alternative, abstract_text;
  std::vector<std::string> creators;  // "Vries, Anna de"
  std::string publisher;
  std::string issued;  // "2026-03-01", "2026-03" or "2026"
  std::string type, language;
  std::vector<std::string> subjects;
  std::string rights;
  std::string doi;  // "10.5555/abc"
  std::string url;  // landing page
};

// <name>text</name> and a line end; nothing for an empty text.
std::string markup_element(std::string_view name, std::string_view text);

}  // namespace vindplaats
