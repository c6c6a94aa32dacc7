#pragma once
// The names of our lists' values as readers see them, in Dutch and English. Constants.
#include <span>
#include <string_view>

namespace vindplaats {

struct Term {
  std::string_view id, nl, en;
  std::string_view uri = {};  // COAR's, for types and access
};

std::span<const Term>
type_terms();  // the COAR resource types that our sources use; id is the label
std::span<const Term> product_terms();
std::span<const Term> audience_terms();
std::span<const Term> access_terms();

}  // namespace vindplaats
