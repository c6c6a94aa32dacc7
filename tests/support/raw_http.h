#pragma once
// An HTTP client that sends exactly the bytes it is given, as clients that mean no good do.
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace vindplaats::testing {

// One connection to 127.0.0.1. One thread.
class RawConnection {
 public:
  explicit RawConnection(std::uint16_t port);
  ~RawConnection();
  RawConnection(RawConnection&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  RawConnection& operator=(RawConnection&&) = delete;

  bool open() const { return fd_ >= 0; }
  void send(std::string_view bytes);
  // All that comes until the other side closes; what came by then when it does not close in time.
  std::string read_to_end(std::chrono::milliseconds at_most = std::chrono::seconds(20));
  // Did the other side close at the end of read_to_end().
  bool closed() const { return closed_; }

 private:
  int fd_ = -1;
  bool closed_ = false;
};

struct RawAnswer {
  int status = 0;
  std::string head, body;

  // A header's value; empty when there is none.
  std::string header(std::string_view name) const;
};

// A GET (or what `method` says) on a connection of its own. `more`: header lines, each with CR LF.
RawAnswer raw_get(std::uint16_t port, const std::string& target, const std::string& more = "",
                  const std::string& method = "GET");
// What read_to_end() gave, taken apart.
RawAnswer read_raw_answer(const std::string& bytes);

}  // namespace vindplaats::testing
