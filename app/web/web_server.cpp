#include "app/web/web_server.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <mutex>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "app/serve/local_socket.h"

namespace vindplaats {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::asio::ip::tcp;
using boost::system::error_code;

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::chrono::seconds kLastAnswers{2};

// What the sessions share with their server.
struct WebShared {
  WebAnswer answer;
  WebRefusal refusal;
  WebRules rules;
  std::atomic<std::int64_t> connections{0};
  std::atomic<std::int64_t> bytes_sent{0};
  std::atomic<bool> stopping{false};
  std::atomic<std::int64_t> waiting{0};
  std::optional<asio::thread_pool> waiters;
  std::mutex mutex;
  std::map<int, std::int64_t> answers;

  void count(int status) {
    const std::lock_guard lock(mutex);
    ++answers[status];
  }
};

std::string_view view_of(beast::string_view text) {
  return {text.data(), text.size()};
}

// Which answer a request gets that cannot be read. 0: none, the connection is closed.
int refusal_for(const error_code& error) {
  if (error == http::error::end_of_stream || error == beast::error::timeout) return 0;
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
  if (error == http::error::body_limit) return 413;
  if (error == http::error::bad_version) return 505;
  return error.category() == make_error_code(http::error::bad_target).category() ? 400 : 0;
}

std::string head_text(const WebResponse& response, std::uint64_t length, bool keep) {
  std::string head =
      fmt::format("HTTP/1.1 {} {}\r\n", response.status,
                  view_of(http::obsolete_reason(static_cast<http::status>(response.status))));
  for (const Header& header : response.headers)
    head += fmt::format("{}: {}\r\n", header.name, header.value);
  head += fmt::format(
      "Date: {}\r\n",
      http_date(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())));
  // RFC 9110 8.6: not with these.
  if (response.status != 204 && response.status != 304)
    head += fmt::format("Content-Length: {}\r\n", length);
  return head + (keep ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
}

// One connection. Kept alive by what it waits for.
class WebSession : public std::enable_shared_from_this<WebSession> {
 public:
  WebSession(tcp::socket&& socket, WebShared& shared)
      : stream_(std::move(socket)), shared_(shared) {
    ++shared_.connections;
  }
  ~WebSession() { --shared_.connections; }
  WebSession(const WebSession&) = delete;
  WebSession& operator=(const WebSession&) = delete;

  void run() {
    asio::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->read_head(); });
  }

 private:
  void read_head() {
    if (shared_.stopping) return close();
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.rules.most_head));
    parser_->body_limit(shared_.rules.most_body);
    stream_.expires_after(shared_.rules.request_time);
    http::async_read_header(stream_, buffer_, *parser_,
                            [self = shared_from_this()](error_code error, std::size_t) {
                              error ? self->refuse(refusal_for(error)) : self->read_body();
                            });
  }

  void read_body() {
    const auto& head = parser_->get();
    if (head.version() != 10 && head.version() != 11) return refuse(505);
    if (head.count(http::field::host) != 1 && head.version() == 11) return refuse(400);
    if (head.target().size() > shared_.rules.most_target) return refuse(414);
    // Nobody is asked to go on who waits for that: what we take is small.
    http::async_read(stream_, buffer_, *parser_,
                     [self = shared_from_this()](error_code error, std::size_t) {
                       error ? self->refuse(refusal_for(error)) : self->answer();
                     });
  }

  void answer() {
    const auto& message = parser_->get();
    const bool keep = message.keep_alive();
    std::optional<WebTarget> target = read_target(view_of(message.target()));
    if (!target) return refuse(400);
    WebRequest request;
    request.method = view_of(message.method_string());
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    for (const auto& field : message)
      request.headers.push_back(
          {std::string(view_of(field.name_string())), std::string(view_of(field.value()))});
    request.body = message.body();
    error_code unknown;
    request.peer = stream_.socket().remote_endpoint(unknown).address().to_string();
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if ((!reads && request.method != "OPTIONS") || shared_.rules.slow(request))
      return answer_later(std::move(request), keep);
    send(shared_.answer(request), request.method == "HEAD", keep && !shared_.stopping);
  }

  void answer_later(WebRequest request, bool keep) {
    if (shared_.waiting >= shared_.rules.most_waiting) return refuse(503);
    ++shared_.waiting;
    asio::post(*shared_.waiters, [self = shared_from_this(), request = std::move(request), keep] {
      WebResponse response = self->shared_.answer(request);
      const bool head_only = request.method == "HEAD";
      --self->shared_.waiting;
      asio::post(self->stream_.get_executor(),
                 [self, response = std::move(response), head_only, keep] {
                   self->send(response, head_only, keep && !self->shared_.stopping);
                 });
    });
  }

  void refuse(int status) {
    if (status == 0) return close();
    // RFC 9110 9.3.2: no body to a HEAD, whatever is wrong with it.
    const bool head_only = parser_ && parser_->get().method() == http::verb::head;
    send(shared_.refusal(status), head_only, false);
  }

  // Opens the file first: it may have gone with an old release.
  bool open_part(const WebResponse& response) {
    file_ = Descriptor(open(response.file->path.c_str(), O_RDONLY | O_CLOEXEC));
    at_ = response.file->offset;
    left_ = response.file->length;
    return static_cast<bool>(file_);
  }

  void send(WebResponse response, bool head_only, bool keep) {
    left_ = 0;
    if (response.file && !open_part(response)) {
      response = shared_.refusal(404);
      response.file.reset();
    }
    const std::uint64_t length = response.file ? response.file->length : response.body.size();
    const bool empty = head_only || response.status == 204 || response.status == 304;
    if (empty) left_ = 0;
    keep_ = keep;
    out_ = head_text(response, length, keep);
    if (!response.file && !empty) out_ += response.body;
    shared_.count(response.status);
    if (!empty) shared_.bytes_sent += static_cast<std::int64_t>(length);
    write_out();
  }

  void write_out() {
    stream_.expires_after(shared_.rules.piece_time);
    asio::async_write(stream_, asio::buffer(out_),
                      [self = shared_from_this()](error_code error, std::size_t) {
                        error ? self->close() : self->written();
                      });
  }

  void written() {
    if (left_ > 0) {
      out_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, left_)));
      const ssize_t got = pread(file_.get(), out_.data(), out_.size(), static_cast<off_t>(at_));
      if (got <= 0)
        return close();  // shorter than it was: the reader sees that the rest is missing
      out_.resize(static_cast<std::size_t>(got));
      at_ += static_cast<std::uint64_t>(got);
      left_ -= static_cast<std::uint64_t>(got);
      return write_out();
    }
    file_.close();
    keep_ ? read_head() : close();
  }

  void close() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_both, ignored);
    stream_.close();
  }

  beast::tcp_stream stream_;
  WebShared& shared_;
  beast::flat_buffer buffer_{32 * 1024};
  std::optional<http::request_parser<http::string_body>> parser_;
  std::string out_;
  Descriptor file_;
  std::uint64_t at_ = 0, left_ = 0;
  bool keep_ = false;
};

}  // namespace

class WebServer::Core {
 public:
  Core(WebAnswer answer, WebRefusal refusal, WebRules rules) : acceptor_(context_) {
    shared_.answer = std::move(answer);
    shared_.refusal = std::move(refusal);
    shared_.rules = rules;
    shared_.waiters.emplace(static_cast<std::size_t>(rules.waiting_threads));
  }
  ~Core() { stop(); }
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  Result<void> listen(const ListenAddress& where) {
    error_code error;
    const tcp::endpoint endpoint(asio::ip::make_address(where.host, error), where.port);
    if (!error) acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (!error) {
      const tcp::endpoint bound = acceptor_.local_endpoint(error);
      const std::string host = bound.address().to_string();
      address_ =
          fmt::format("{}:{}", bound.address().is_v6() ? "[" + host + "]" : host, bound.port());
    }
    if (!error) return {};
    return fail(Fault::kRefused,
                fmt::format("cannot listen on {}:{}: {}", where.host, where.port, error.message()));
  }

  void run() {
    accept_next();
    for (int i = 0; i < shared_.rules.threads; ++i)
      threads_.emplace_back([this] { context_.run(); });
  }

  void stop() {
    if (shared_.stopping.exchange(true)) return;
    asio::post(context_, [this] {
      error_code ignored;
      acceptor_.close(ignored);
    });
    const auto until = std::chrono::steady_clock::now() + kLastAnswers;
    while (shared_.connections > 0 && std::chrono::steady_clock::now() < until)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    shared_.waiters->join();
    context_.stop();
    for (std::thread& thread : threads_) thread.join();
  }

  const std::string& address() const { return address_; }

  WebCounts counts() {
    WebCounts counts;
    counts.bytes_sent = shared_.bytes_sent;
    counts.connections = shared_.connections;
    const std::lock_guard lock(shared_.mutex);
    counts.answers = shared_.answers;
    return counts;
  }

 private:
  void accept_next() {
    acceptor_.async_accept(asio::make_strand(context_),
                           [this](error_code error, tcp::socket socket) {
                             if (shared_.stopping) return;
                             if (!error) take(std::move(socket));
                             // Out of descriptors: a moment later there may be some again.
                             if (error) std::this_thread::sleep_for(std::chrono::milliseconds(50));
                             accept_next();
                           });
  }

  void take(tcp::socket socket) {
    if (shared_.connections >= static_cast<std::int64_t>(shared_.rules.most_connections)) return;
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    std::make_shared<WebSession>(std::move(socket), shared_)->run();
  }

  WebShared shared_;  // outlives the context, and with it the sessions
  asio::io_context context_;
  tcp::acceptor acceptor_;
  std::string address_;
  std::vector<std::thread> threads_;
};

WebServer::WebServer(std::unique_ptr<Core> core) : core_(std::move(core)) {}

WebServer::~WebServer() = default;

Result<std::unique_ptr<WebServer>> WebServer::start(const std::string& listen, WebAnswer answer,
                                                    WebRefusal refusal, WebRules rules) {
  TRY_ASSIGN(const ListenAddress where, parse_listen(listen));
  auto core = std::make_unique<Core>(std::move(answer), std::move(refusal), rules);
  TRY(core->listen(where));
  core->run();
  return std::unique_ptr<WebServer>(new WebServer(std::move(core)));
}

void WebServer::stop() {
  core_->stop();
}

std::string WebServer::address() const {
  return core_->address();
}

WebCounts WebServer::counts() const {
  return core_->counts();
}

Result<ListenAddress> parse_listen(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  ListenAddress found;
  error_code error = make_error_code(boost::system::errc::invalid_argument);
  if (colon != std::string::npos) {
    found.host = text.substr(0, colon);
    if (found.host.starts_with('[') && found.host.ends_with(']'))
      found.host = found.host.substr(1, found.host.size() - 2);
    asio::ip::make_address(found.host, error);
  }
  const std::string port = colon == std::string::npos ? "" : text.substr(colon + 1);
  const bool number =
      !port.empty() && port.size() <= 5 &&
      std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (error || !number || std::stoi(port) > 65535) {
    return tl::unexpected(Error{
        Fault::kUsage,
        fmt::format("'{}' is no address to listen on; write it as 127.0.0.1:8080 or [::1]:8080",
                    text),
        "", 0, "--listen"});
  }
  found.port = static_cast<std::uint16_t>(std::stoi(port));
  return found;
}

}  // namespace vindplaats
