#pragma once
// What a verb may use: the platform folder, the store, the clock, chance and the gate to the
// network. Opened when first asked for, so that
// `--help`, `init` and `try` touch none of them.
#include <memory>
#include <mutex>

#include "app/command.h"
#include "config/types.h"
#include "core/clock.h"
#include "core/http.h"
#include "core/random.h"
#include "store/store.h"

namespace vindplaats {

// One thread, but for store() and transport_for() once they have been opened.
class Services {
 public:
  virtual ~Services() = default;
  virtual Clock& clock() = 0;
  virtual Random& random() = 0;
  // The absolute platform folder, whether it is one or not.
  virtual const std::string& dir() const = 0;
  virtual Result<const Platform*> platform() = 0;
  // Reads the folder again: after a verb has written to it.
  virtual Result<const Platform*> reload() = 0;
  virtual Result<Store*> store() = 0;
  // The gate for one source's addresses: politeness is shared by all of them. The platform must
  // have been read.
  virtual std::unique_ptr<Transport> transport_for(const Source& source) = 0;
};

// Services of this process, by the global options. kUsage when --now is no time.
Result<std::unique_ptr<Services>> make_services(const Globals& globals);

}  // namespace vindplaats
