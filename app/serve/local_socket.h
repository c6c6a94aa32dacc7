#pragma once
// The socket data/run/socket of a platform folder: a place in the file system, mode 0600, in a
// folder of mode 0700; it leads nowhere else. Who speaks there is asked of the kernel
// (SO_PEERCRED, unix(7)). Functions safe from any thread.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "app/descriptor.h"
#include "core/result.h"

namespace vindplaats {

// Where it lies: DIR/data/run/socket.
std::string socket_path(const std::string& dir);

// Makes the socket, in place of one that a dead process left: whoever calls this has the store
// open, so nobody else can be listening. kRefused when it cannot be made.
Result<Descriptor> listen_locally(const std::string& dir);
// Takes the file away again.
void forget_socket(const std::string& dir);

// None: nobody listens there. kBusy: somebody does, and does not take us within `patience`;
// kRefused: it belongs to another user.
Result<std::optional<Descriptor>> connect_locally(const std::string& dir,
                                                  std::chrono::milliseconds patience);
// Is the other end a process of our own user, or of root.
bool is_our_user(const Descriptor& connection);

// All of it, or false when the other end is gone. Waits.
bool write_whole(const Descriptor& connection, std::string_view bytes);

}  // namespace vindplaats
