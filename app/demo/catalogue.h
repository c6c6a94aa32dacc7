#pragma once
// What the institutes of `vindplaats demo` publish. All of it is invented: institutes, people and
// findings. Constant data; safe from any thread, and every view in it stays valid for the life of
// the program.
#include <span>
#include <string_view>

namespace vindplaats::demo {

// One publication of a built-in institute, in the words the institute itself would use. A work that
// two institutes publish is an Item at each, with the same `doi`.
struct Item {
  std::string_view key;  // local identifier, stable, unique over all institutes, [a-z0-9-]
  std::string_view title;
  std::string_view title_en;  // "" or an English alternative title
  std::string_view abstract;  // two or three sentences, plain text
  std::string_view creators;  // "Family, Given; Family, Given", or an organisation (no comma)
  std::string_view issued;    // as EDTF: 2021, 2021-03 or 2021-03-17; in feeds always a day
  std::string_view kind;      // as this institute writes its type: "Onderzoeksrapport", "Blog"
  std::string_view language;  // "nl" or "en"
  std::string_view subjects;  // "a; b; c" keywords
  std::string_view doi;       // "" or "10.5555/...": the test prefix
  // Id of the theme it belongs to, "" for a neighbour that belongs to none: what the demo shows and
  // tests check, never served.
  std::string_view theme;
};

struct Institute {
  std::string_view id;
  std::string_view name;
  std::string_view kind;  // of partner: "hogeschool", "planbureau", "gemeente", ...
  std::span<const Item> items;
};

// In a fixed order: two repositories (OAI-PMH), then the feeds in RSS 2.0, Atom and RSS 1.0.
// Repositories list their items oldest first, feeds newest first.
std::span<const Institute> institutes();

// Each of them, in catalogue_<name>.cpp.
Institute zuiderveste();
Institute samenleven();
Institute bontewerf();
Institute lindewaal();
Institute waterveen();
// Not one of them: it is there to be registered.
Institute oosterlicht();

}  // namespace vindplaats::demo
