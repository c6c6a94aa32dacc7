#include "app/demo/server.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <mutex>
#include <thread>

#include <fmt/format.h>

#include "app/demo/server_body.h"
#include "app/demo/server_request.h"
#include "core/text.h"

namespace vindplaats {
namespace {

namespace asio = boost::asio;
using Tcp = asio::ip::tcp;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kMaxRequestHead = 64 * 1024;
constexpr std::size_t kWriteAtOnce = 256 * 1024;
constexpr auto kNoThrow = asio::as_tuple(asio::use_awaitable);

struct StatusWords {
  int status;
  const char* words;
};
constexpr StatusWords kStatusWords[] = {
    {200, "OK"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {410, "Gone"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
};

const char* status_words(int status) {
  const auto* row = std::ranges::find(kStatusWords, status, &StatusWords::status);
  return row == std::end(kStatusWords) ? "Answer" : row->words;
}

bool has_no_body(int status) {
  return status == 204 || status == 304;
}

// Does the connection end with this answer.
bool closes_after(const Answer& answer) {
  const Delivery& delivery = answer.delivery;
  return delivery.framing == Delivery::Framing::kUntilClose || delivery.cut_after.has_value();
}

std::string answer_head(const Answer& answer, const WireBody& body, bool chunked) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", answer.status, status_words(answer.status));
  for (std::size_t i = 0; i < answer.delivery.extra_headers; ++i) {
    head += fmt::format("X-Flood-{}: {}\r\n", i, std::string(1000, 'x'));
  }
  for (const Header& header : answer.headers) head += header.name + ": " + header.value + "\r\n";
  const Delivery::Coding coding = answer.delivery.coding;
  if (coding == Delivery::Coding::kGzip || coding == Delivery::Coding::kGzipClaimed) {
    head += "Content-Encoding: gzip\r\n";
  }
  if (chunked) {
    head += "Transfer-Encoding: chunked\r\n";
  } else if (answer.delivery.framing == Delivery::Framing::kLength && !has_no_body(answer.status)) {
    head += fmt::format("Content-Length: {}\r\n", body.size());
  }
  if (closes_after(answer)) head += "Connection: close\r\n";
  return head + "\r\n";
}

}  // namespace

class ScriptedServer::Core {
 public:
  explicit Core(Routes routes) : routes_(std::move(routes)), acceptor_(context_) {}
  ~Core() {
    context_.stop();
    if (thread_.joinable()) thread_.join();
  }

  Result<void> listen(std::uint16_t port) {
    boost::system::error_code error;
    const Tcp::endpoint endpoint(asio::ip::address_v4::loopback(), port);
    acceptor_.open(endpoint.protocol(), error);
    acceptor_.set_option(Tcp::acceptor::reuse_address(true), error);
    acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
      return fail(Fault::kUsage,
                  fmt::format("cannot listen on 127.0.0.1:{}: {}", port, error.message()));
    }
    port_ = acceptor_.local_endpoint().port();
    asio::co_spawn(context_, accept_all(), asio::detached);
    thread_ = std::thread([this] { context_.run(); });
    return {};
  }

  std::uint16_t port() const { return port_; }
  void route(const std::string& path, Handler handler) {
    const std::lock_guard lock(mutex_);
    routes_[path] = std::move(handler);
  }
  std::vector<ServerRequest> journal() const {
    const std::lock_guard lock(mutex_);
    return journal_;
  }
  void clear_journal() {
    const std::lock_guard lock(mutex_);
    journal_.clear();
  }
  std::size_t connections() const { return connections_; }
  std::size_t most_at_once() const { return most_at_once_; }

 private:
  asio::awaitable<void> accept_all() {
    for (;;) {
      auto [error, socket] = co_await acceptor_.async_accept(kNoThrow);
      if (error == asio::error::operation_aborted) co_return;
      if (error) {
        // Out of file descriptors, or the client was gone already: not in a tight loop.
        co_await pause(std::chrono::milliseconds(10));
        continue;
      }
      asio::co_spawn(context_, serve(std::move(socket), ++connections_), asio::detached);
    }
  }

  asio::awaitable<void> serve(Tcp::socket socket, std::size_t connection) {
    std::string buffer;
    bool go_on = co_await speaks_http(socket);
    while (go_on) {
      auto [error, size] = co_await asio::async_read_until(
          socket, asio::dynamic_buffer(buffer, kMaxRequestHead), "\r\n\r\n", kNoThrow);
      if (error) co_return;
      ServerRequest request = read_server_request(std::string_view(buffer).substr(0, size));
      buffer.erase(0, size);
      request.connection = connection;
      most_at_once_ = std::max(most_at_once_.load(), ++busy_);
      const Answer answer = answer_to(request);
      go_on = co_await deliver(socket, answer, request.method == "HEAD");
      --busy_;
    }
    boost::system::error_code ignored;
    socket.shutdown(Tcp::socket::shutdown_both, ignored);
  }

  // A TLS greeting has no end of line to wait for; real servers answer it in plain text and hang
  // up.
  asio::awaitable<bool> speaks_http(Tcp::socket& socket) {
    char first = 0;
    auto [error, size] = co_await socket.async_receive(asio::buffer(&first, 1),
                                                       asio::socket_base::message_peek, kNoThrow);
    if (error || (first >= 'A' && first <= 'Z')) co_return !error;
    co_await write(socket, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    co_return false;
  }

  Answer answer_to(ServerRequest& request) {
    request.at = std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - start_);
    Handler handler;
    {
      const std::lock_guard lock(mutex_);
      journal_.push_back(request);
      handler = find(request.path);
    }
    Answer answer;
    if (request.method != "GET" && request.method != "HEAD") {
      answer.status = request.method.empty() ? 400 : 405;
      answer.delivery.framing = Delivery::Framing::kUntilClose;
    } else if (handler) {
      answer = handler(request);
    } else {
      answer.status = 404;
      answer.body = "There is nothing here.\n";
    }
    return answer;
  }

  Handler find(const std::string& path) const {
    const auto exact = routes_.find(path);
    if (exact != routes_.end()) return exact->second;
    const Handler* best = nullptr;
    std::size_t longest = 0;
    for (const auto& [pattern, handler] : routes_) {
      if (!pattern.ends_with('*') || pattern.size() <= longest) continue;
      if (!path.starts_with(std::string_view(pattern).substr(0, pattern.size() - 1))) continue;
      best = &handler;
      longest = pattern.size();
    }
    return best == nullptr ? Handler() : *best;
  }

  asio::awaitable<void> pause(std::chrono::milliseconds duration) {
    if (duration.count() <= 0) co_return;
    asio::steady_timer timer(context_, duration);
    co_await timer.async_wait(kNoThrow);
  }

  asio::awaitable<bool> write(Tcp::socket& socket, std::string_view bytes) {
    auto [error, written] =
        co_await asio::async_write(socket, asio::buffer(bytes.data(), bytes.size()), kNoThrow);
    co_return !error;
  }

  // False: the connection must not be used again.
  asio::awaitable<bool> deliver(Tcp::socket& socket, const Answer& answer, bool head_only) {
    const Delivery& delivery = answer.delivery;
    co_await pause(delivery.delay);
    if (delivery.hang_up) co_return false;
    const WireBody body = wire_body(answer);
    const bool chunked = delivery.framing == Delivery::Framing::kChunked || body.endless();
    const std::string head = answer_head(answer, body, chunked);
    if (!co_await write(socket, head)) co_return false;
    if (!head_only && !has_no_body(answer.status)) {
      const bool whole = co_await send_body(socket, body, delivery, chunked);
      if (!whole) co_return false;
    }
    co_return !closes_after(answer);
  }

  asio::awaitable<bool> send_body(Tcp::socket& socket, const WireBody& body,
                                  const Delivery& delivery, bool chunked) {
    const std::uint64_t end = delivery.cut_after.value_or(UINT64_MAX);
    const std::size_t step = delivery.piece == 0 ? kWriteAtOnce : delivery.piece;
    std::uint64_t at = 0;
    while (at < end) {
      const std::size_t most = static_cast<std::size_t>(std::min<std::uint64_t>(step, end - at));
      const std::string_view piece = body.piece(at, most);
      if (piece.empty()) break;
      if (chunked) {
        const std::string chunk = fmt::format("{:x}\r\n{}\r\n", piece.size(), piece);
        if (!co_await write(socket, chunk)) co_return false;
      } else if (!co_await write(socket, piece)) {
        co_return false;
      }
      at += piece.size();
      co_await pause(delivery.pause);
    }
    if (delivery.cut_after) co_return false;
    if (!chunked) co_return true;
    co_return co_await write(socket, "0\r\n\r\n");
  }

  const SteadyClock::time_point start_ = SteadyClock::now();
  mutable std::mutex mutex_;
  Routes routes_;
  std::vector<ServerRequest> journal_;
  std::atomic<std::size_t> connections_ = 0;
  std::atomic<std::size_t> most_at_once_ = 0;
  std::size_t busy_ = 0;  // on the server's thread only
  std::uint16_t port_ = 0;
  asio::io_context context_{1};
  Tcp::acceptor acceptor_;
  std::thread thread_;
};

ScriptedServer::ScriptedServer(std::unique_ptr<Core> core) : core_(std::move(core)) {}
ScriptedServer::~ScriptedServer() = default;

Result<std::unique_ptr<ScriptedServer>> ScriptedServer::start(Routes routes, std::uint16_t port) {
  auto core = std::make_unique<Core>(std::move(routes));
  TRY(core->listen(port));
  return std::unique_ptr<ScriptedServer>(new ScriptedServer(std::move(core)));
}

std::uint16_t ScriptedServer::port() const {
  return core_->port();
}
std::string ScriptedServer::url(std::string_view path) const {
  return fmt::format("http://127.0.0.1:{}{}", port(), path);
}
void ScriptedServer::route(const std::string& path, Handler handler) {
  core_->route(path, std::move(handler));
}
std::vector<ServerRequest> ScriptedServer::journal() const {
  return core_->journal();
}
void ScriptedServer::clear_journal() {
  core_->clear_journal();
}
std::size_t ScriptedServer::connections() const {
  return core_->connections();
}
std::size_t ScriptedServer::most_at_once() const {
  return core_->most_at_once();
}

}  // namespace vindplaats
