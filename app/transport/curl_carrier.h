#pragma once
// Transfers on libcurl's multi interface, driven by Boost.Asio (stack.md section 3): one thread,
// thousands at once. Loop thread only; let go of there, or while the loop stands still.
#include <memory>

#include "app/loop/asio_loop.h"
#include "app/transport/carrier.h"
#include "app/transport/gate_parts.h"

namespace vindplaats {

// Borrows the loop.
std::unique_ptr<Carrier> make_curl_carrier(AsioLoop& loop, std::shared_ptr<GateParts> parts);

}  // namespace vindplaats
