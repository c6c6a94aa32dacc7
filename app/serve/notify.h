#pragma once
// Tells the service manager how we are: a datagram to $NOTIFY_SOCKET (sd_notify(3)). Nothing
// happens where there is none.
#include <chrono>
#include <optional>
#include <string_view>

namespace vindplaats {

// "READY=1", "STOPPING=1", "WATCHDOG=1", "RELOADING=1".
void notify_manager(std::string_view state);
// How often the manager wants to hear from us; none: it does not watch ($WATCHDOG_USEC,
// $WATCHDOG_PID).
std::optional<std::chrono::milliseconds> watchdog_interval();

}  // namespace vindplaats
