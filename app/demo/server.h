#pragma once
// An HTTP/1.1 server on the loopback that answers from a script, in every way in which real servers
// go wrong (faults.md A4). It plays the partners in the demo and in tests. Its own thread carries
// all connections, also hundreds of slow ones; handlers are called on that thread, one at a time.
// Everything else is safe from any thread.
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/http.h"
#include "core/result.h"

namespace vindplaats {

// As it came; kept in the journal.
struct ServerRequest {
  std::string method;
  std::string target;  // path and query as sent
  std::string path;
  std::vector<std::pair<std::string, std::string>> parameters;  // of the query, decoded, in order
  std::vector<Header> headers;
  std::size_t connection = 0;       // counts from 1; equal for requests over one connection
  std::chrono::milliseconds at{0};  // since the server started

  // The first value; empty when there is none.
  std::string_view header(std::string_view name) const;
  std::string_view parameter(std::string_view name) const;
};

// How an answer goes over the wire. The parts combine.
struct Delivery {
  enum class Framing { kLength, kChunked, kUntilClose };
  enum class Coding {
    kNone,
    kGzip,         // compressed, and says so
    kGzipUnsaid,   // compressed without a word
    kGzipClaimed,  // says so and is not
  };

  Framing framing = Framing::kLength;
  Coding coding = Coding::kNone;
  std::chrono::milliseconds delay{0};  // before the first byte
  std::size_t piece = 0;               // bytes sent at once; 0: all
  std::chrono::milliseconds pause{0};  // after each piece
  std::optional<std::size_t>
      cut_after;                  // bytes of the body on the wire, then the connection is closed
  std::uint64_t zeros = 0;        // the body is that many zero bytes instead; with kGzip a bomb
  bool endless = false;           // the body again and again, chunked
  std::size_t extra_headers = 0;  // of 1,000 bytes each, before the real ones
  bool hang_up = false;           // closes without an answer
};

struct Answer {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
  Delivery delivery = {};
};

using Handler = std::function<Answer(const ServerRequest&)>;
// By path; one that ends in "*" is for all paths that begin so, the longest wins. What fits none is
// answered with 404.
using Routes = std::map<std::string, Handler>;

class ScriptedServer {
 public:
  // Listens on 127.0.0.1; port 0: any free one. kUsage when the port is taken.
  static Result<std::unique_ptr<ScriptedServer>> start(Routes routes, std::uint16_t port = 0);
  // Closes every connection and waits for its thread.
  ~ScriptedServer();

  std::uint16_t port() const;
  // "http://127.0.0.1:PORT" and the path.
  std::string url(std::string_view path) const;
  // Adds or replaces one.
  void route(const std::string& path, Handler handler);

  std::vector<ServerRequest> journal() const;
  void clear_journal();
  // How many connections were accepted, and the most requests that were being answered at the same
  // time.
  std::size_t connections() const;
  std::size_t most_at_once() const;

 private:
  class Core;
  explicit ScriptedServer(std::unique_ptr<Core> core);
  std::unique_ptr<Core> core_;
};

}  // namespace vindplaats
