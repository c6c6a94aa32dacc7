#include "app/serve/local_socket.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace vindplaats {
namespace {

constexpr int kWaitingConnections = 64;

std::string run_folder(const std::string& dir) {
  return dir + "/data/run";
}

// A socket's path is at most 107 bytes (unix(7)); a longer one is reached by way of its open
// folder, which /proc names shortly.
struct SocketAddress {
  sockaddr_un address{};
  Descriptor folder;  // kept open as long as the address is used
};

Result<SocketAddress> address_of_socket(const std::string& dir) {
  SocketAddress found;
  found.address.sun_family = AF_UNIX;
  std::string path = socket_path(dir);
  if (path.size() >= sizeof found.address.sun_path) {
    found.folder = Descriptor(open(run_folder(dir).c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!found.folder) return fail(Fault::kNotFound, path + " cannot be reached");
    path = fmt::format("/proc/self/fd/{}/socket", found.folder.get());
  }
  std::copy(path.begin(), path.end(), found.address.sun_path);
  return found;
}

const sockaddr* plain_address(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

tl::unexpected<Error> socket_failure(const std::string& dir) {
  return fail(Fault::kRefused,
              fmt::format("{} cannot be made: {}", socket_path(dir), std::strerror(errno)));
}

void set_patience(int fd, std::chrono::milliseconds patience) {
  timeval time{};
  time.tv_sec = static_cast<time_t>(patience.count() / 1000);
  time.tv_usec = static_cast<suseconds_t>(patience.count() % 1000 * 1000);
  setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
}

}  // namespace

std::string socket_path(const std::string& dir) {
  return run_folder(dir) + "/socket";
}

Result<Descriptor> listen_locally(const std::string& dir) {
  std::error_code failed;
  std::filesystem::create_directories(run_folder(dir), failed);
  chmod(run_folder(dir).c_str(), 0700);
  forget_socket(dir);
  TRY_ASSIGN(const SocketAddress where, address_of_socket(dir));
  Descriptor listener(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!listener) return socket_failure(dir);
  fchmod(listener.get(), 0600);  // before it has a name: there is no moment in which others may
  if (bind(listener.get(), plain_address(where.address), sizeof where.address) != 0 ||
      chmod(socket_path(dir).c_str(), 0600) != 0 ||
      listen(listener.get(), kWaitingConnections) != 0) {
    return socket_failure(dir);
  }
  return listener;
}

void forget_socket(const std::string& dir) {
  unlink(socket_path(dir).c_str());
}

Result<std::optional<Descriptor>> connect_locally(const std::string& dir,
                                                  std::chrono::milliseconds patience) {
  if (access(socket_path(dir).c_str(), F_OK) != 0) return Result<std::optional<Descriptor>>();
  const auto where = address_of_socket(dir);
  if (!where) return Result<std::optional<Descriptor>>();
  Descriptor connection(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (!connection) return fail(Fault::kRefused, std::strerror(errno));
  set_patience(connection.get(), patience);
  if (connect(connection.get(), plain_address(where->address), sizeof where->address) != 0) {
    if (errno == ECONNREFUSED || errno == ENOENT) return Result<std::optional<Descriptor>>();
    if (errno == EAGAIN || errno == EINPROGRESS)
      return fail(Fault::kBusy, "the store is in use by a `serve` that does not answer");
    return fail(Fault::kRefused, fmt::format("{}: {}", socket_path(dir), std::strerror(errno)));
  }
  set_patience(connection.get(), std::chrono::milliseconds(0));
  if (!is_our_user(connection))
    return fail(Fault::kRefused, "the `serve` of this folder belongs to another user");
  return std::optional<Descriptor>(std::move(connection));
}

bool is_our_user(const Descriptor& connection) {
  ucred peer{};
  socklen_t size = sizeof peer;
  if (getsockopt(connection.get(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return false;
  return peer.uid == geteuid() || peer.uid == 0;
}

bool write_whole(const Descriptor& connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(connection.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace vindplaats
