#pragma once
// Checks JSON against one of our own schemas: what does not validate is never released (contract
// section 7). Reads the keywords of JSON Schema 2020-12 that schema/ uses, and no others; a schema
// that uses another is refused whole, so that no rule is passed over in silence. `format` is an
// annotation (core specification section 7.2.1): what it would demand stands in a `pattern` too.
// Immutable once made: safe from any thread.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vindplaats {

class SchemaCheck {
 public:
  // `definition` names one of the schema's $defs; empty: the whole. kInput when the text is no
  // schema of the kind above.
  static Result<SchemaCheck> make(std::string_view schema, std::string_view definition = "");

  // What is wrong, at most five: "creators[2].orcid: '0000' is not of the form ...". Empty: it
  // validates.
  std::vector<std::string> problems(std::string_view json) const;

  SchemaCheck(SchemaCheck&&) noexcept;
  SchemaCheck& operator=(SchemaCheck&&) noexcept;
  ~SchemaCheck();

 private:
  struct Rules;
  explicit SchemaCheck(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

}  // namespace vindplaats
