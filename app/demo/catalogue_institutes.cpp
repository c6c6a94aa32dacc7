#include <array>
#include <span>

#include "app/demo/catalogue.h"

namespace vindplaats::demo {

std::span<const Institute> institutes() {
  static const std::array all = {zuiderveste(), samenleven(), bontewerf(), lindewaal(),
                                 waterveen()};
  return all;
}

}  // namespace vindplaats::demo
