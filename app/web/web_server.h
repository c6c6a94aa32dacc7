#pragma once
// The front's wire: HTTP/1.1 on one address, over Boost.Beast, which no other file includes. Slow,
// half-open and malformed clients cost nothing but a connection for ten seconds (faults.md D40).
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "app/web/exchange.h"
#include "core/clock.h"
#include "core/result.h"

namespace vindplaats {

struct WebRules {
  std::size_t most_head = 16 * 1024;              // bytes of a request's head
  std::size_t most_target = 8 * 1024;             // of its address
  std::size_t most_body = 64 * 1024;              // of its body
  std::size_t most_connections = 4000;            // more are closed at once
  std::chrono::milliseconds request_time{9'000};  // for a whole request, and between two
  std::chrono::milliseconds piece_time{30'000};   // for 64 kB of an answer
  int threads = 2;
  // What may wait (for the desk, for a password's hash) is answered by others, so many at once; and
  // more than so many that wait are told to come back (503).
  int waiting_threads = 3;
  std::int64_t most_waiting = 100;
  // What of the reading may wait, too.
  std::function<bool(const WebRequest&)> slow = [](const WebRequest&) { return false; };
};

// The answer to a request, all its headers but the framing in it. Called on the server's threads,
// several at once. Only what is no GET, HEAD or OPTIONS may block, and what the rules call slow.
using WebAnswer = std::function<WebResponse(const WebRequest&)>;
// The answer to what is no request, by its status.
using WebRefusal = std::function<WebResponse(int status)>;

struct WebCounts {
  std::map<int, std::int64_t> answers;  // by status
  std::int64_t bytes_sent = 0;          // of bodies
  std::int64_t connections = 0;         // open now
};

// Safe from any thread.
class WebServer {
 public:
  // "127.0.0.1:8080", "[::1]:8080"; port 0: any free one. kUsage when it is no such address,
  // kRefused when it cannot be listened on.
  static Result<std::unique_ptr<WebServer>> start(const std::string& listen, WebAnswer answer,
                                                  WebRefusal refusal, WebRules rules = {});
  // As stop().
  ~WebServer();

  // Takes no connections any more, lets answers that are on their way end for at most two seconds,
  // and closes all. Twice does no harm.
  void stop();
  // Where it listens, with the port it got.
  std::string address() const;
  WebCounts counts() const;

 private:
  class Core;
  explicit WebServer(std::unique_ptr<Core> core);
  std::unique_ptr<Core> core_;
};

// The address and port of --listen. kUsage with what it should be.
struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;
};
Result<ListenAddress> parse_listen(const std::string& text);

}  // namespace vindplaats
