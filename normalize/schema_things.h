#pragma once
// The things that a JSON-LD value describes: the value itself, the items of a list, of "@graph",
// and what "mainEntity" names; at most 1,000. Found again by "@id", since descriptions name each
// other so. Borrows the document; one thread.
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/json_document.h"

namespace vindplaats {

class SchemaThings {
 public:
  explicit SchemaThings(const JsonNode& root);

  std::span<const JsonNode> all() const { return things_; }
  // The thing that is described under that id; one that does not exist when none is.
  JsonNode by_id(const std::string& id) const;

 private:
  void add(const JsonNode& value, int depth);

  std::vector<JsonNode> things_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace vindplaats
