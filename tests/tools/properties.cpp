// corpora_properties MUTATIONS < NAMES: what must hold for whatever is read, of every file that
// standard input names, a line each, and of MUTATIONS damaged and hostile variants of it: reading
// and normalising it twice gives the same bytes, a record comes back from its JSON, and nothing in
// it does harm. A line of figures at the end: files, documents, records, wrong. Exit status 1 when
// anything was wrong.
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/json.h"
#include "harvesters/split.h"
#include "normalize/format.h"
#include "tests/support/harm.h"
#include "tests/support/mutations.h"

namespace vindplaats::corpora {
namespace {

constexpr std::size_t kShownWrong = 20;

struct Figures {
  std::size_t files = 0, documents = 0, records = 0, wrong = 0;
};

class PropertyCheck {
 public:
  explicit PropertyCheck(std::size_t mutations) : mutations_(mutations) {}

  void file(const std::string& name) {
    std::ifstream in(name, std::ios::binary);
    if (!in) return note(name, "cannot be read");
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    ++figures_.files;
    document(name, bytes);
    std::size_t number = 0;
    for (const std::string& variant : testing::mutations_of(bytes, mutations_))
      document(fmt::format("{} (variant {})", name, ++number), variant);
  }

  const Figures& figures() const { return figures_; }

 private:
  // As `try normalize` reads it.
  void document(const std::string& name, const std::string& bytes) {
    ++figures_.documents;
    const Result<SplitDocument> once = split_document(bytes, {}), twice = split_document(bytes, {});
    if (once.has_value() != twice.has_value()) return note(name, "read once, refused once");
    if (!once) return;
    if (once->items.size() != twice->items.size()) return note(name, "cut into other records");
    for (std::size_t i = 0; i < once->items.size(); ++i)
      item(name, once->items[i], twice->items[i]);
  }

  void item(const std::string& name, const Item& one, const Item& other) {
    const Result<Reading> first = normalize(one.raw, one.payload, {});
    const Result<Reading> second = normalize(other.raw, other.payload, {});
    if (!first || !second) {
      if (first.has_value() != second.has_value() || first.error().what != second.error().what)
        note(name, "refused in other words");
      return;
    }
    ++figures_.records;
    const std::string json = to_json(first->record);
    if (json != to_json(second->record)) note(name, "normalised twice: other bytes");
    const Result<Record> back = from_json<Record>(json);
    if (!back || !(*back == first->record)) note(name, "does not come back from its JSON");
    for (const std::string& harm : testing::harms_of(first->record)) note(name, harm);
  }

  void note(const std::string& name, const std::string& what) {
    if (++figures_.wrong <= kShownWrong) fmt::print(stderr, "    {}: {}\n", name, what);
  }

  const std::size_t mutations_;
  Figures figures_;
};

}  // namespace
}  // namespace vindplaats::corpora

int main(int count, char** words) {
  const std::string_view word = count == 2 ? words[1] : "";
  std::size_t mutations = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), mutations);
  if (word.empty() || read.ec != std::errc() || read.ptr != word.data() + word.size()) {
    fmt::print(stderr, "usage: corpora_properties MUTATIONS < NAMES\n");
    return 2;
  }
  vindplaats::corpora::PropertyCheck check(mutations);
  for (std::string name; std::getline(std::cin, name);) check.file(name);
  const auto& figures = check.figures();
  fmt::print("{} {} {} {}\n", figures.files, figures.documents, figures.records, figures.wrong);
  return figures.wrong == 0 ? 0 : 1;
}
