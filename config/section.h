#pragma once
// A checked table of a document, read into plain values. check_keys has run, so nothing can fail
// here: a key that is absent leaves the value as it was. Asking for a key that the table of keys
// does not know is a bug. Views into the document; one thread.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/document.h"
#include "config/types.h"

namespace vindplaats {

class Section {
 public:
  Section(const ConfigNode& node, ConfigFile kind, std::string_view table = {})
      : node_(&node), kind_(kind), table_(table) {}

  int line() const { return node_->line; }
  // Where `key` stands; the line of the table when it is absent.
  int line_of(std::string_view key) const;
  // The place of the whole file, with the lines of its keys.
  Place place(const std::string& file) const;
  bool has(std::string_view key) const { return node_->find(key) != nullptr; }

  void read(std::string_view key, std::string& out) const;
  void read(std::string_view key, bool& out) const;
  void read(std::string_view key, std::int64_t& out) const;  // a count or a size
  void read(std::string_view key, Thousandths& out) const;
  void read(std::string_view key, Milliseconds& out) const;
  void read(std::string_view key, std::optional<Milliseconds>& out) const;
  void read(std::string_view key, std::vector<std::string>& out) const;
  void read(std::string_view key, Labels& out) const;  // empty texts are left out
  void read_rate(std::string_view key, std::int64_t& bytes, Milliseconds& time) const;

  // The table; an empty one when it is absent.
  Section table(std::string_view key) const;
  std::vector<Section> tables(std::string_view key) const;

 private:
  const ConfigNode* at(std::string_view key) const;

  const ConfigNode* node_;
  ConfigFile kind_;
  std::string_view table_;
};

// No id twice among the tables that are called `name` in `file`.
Result<void> check_distinct_ids(const std::vector<Section>& sections, const std::string& name,
                                const std::string& file);

}  // namespace vindplaats
