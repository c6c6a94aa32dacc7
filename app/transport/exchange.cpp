#include "app/transport/exchange.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/transport/address_rules.h"
#include "app/transport/failure_words.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kSmallestLease = 4 * 1024, kLeaseStep = 256 * 1024;
// A server that announces more than this is believed only as its bytes come.
constexpr std::size_t kReserveAtOnce = 1024 * 1024;

// The address and port in the bytes that a socket is about to connect to.
struct SocketTarget {
  std::vector<std::uint8_t> bytes;  // empty: neither IPv4 nor IPv6
  std::uint16_t port = 0;
};

SocketTarget read_target(const curl_sockaddr& address) {
  SocketTarget target;
  if (address.family == AF_INET && address.addrlen >= sizeof(sockaddr_in)) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address.addr, sizeof v4);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&v4.sin_addr);
    target.bytes.assign(bytes, bytes + sizeof v4.sin_addr);
    target.port = ntohs(v4.sin_port);
  } else if (address.family == AF_INET6 && address.addrlen >= sizeof(sockaddr_in6)) {
    // curl_sockaddr declares 16 bytes, and gives as many as addrlen says.
    sockaddr_in6 v6{};
    std::memcpy(&v6, static_cast<const void*>(&address.addr), sizeof v6);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(&v6.sin6_addr);
    target.bytes.assign(bytes, bytes + sizeof v6.sin6_addr);
    target.port = ntohs(v6.sin6_port);
  }
  return target;
}

std::string refusal_words(AddressVerdict verdict, const SocketTarget& target) {
  const std::string shown = address_text(target.bytes);
  if (verdict == AddressVerdict::kPort) {
    return fmt::format(
        "port {} is neither 80 nor 443; open {} with that port in [fetch] private if that is meant",
        target.port, shown);
  }
  return fmt::format(
      "the address leads to a private network ({} port {}); allow it in [fetch] private if that is "
      "meant",
      shown, target.port);
}

void append_to(curl_slist*& list, const std::string& text) {
  curl_slist* longer = curl_slist_append(list, text.c_str());
  if (longer != nullptr) list = longer;
}

long whole_seconds(Milliseconds duration) {
  return std::max<long>(
      1, static_cast<long>(std::chrono::ceil<std::chrono::seconds>(duration).count()));
}

}  // namespace

Exchange::Exchange(const FetchPolicy& policy, const Attempt& attempt, BodyBudget& budget,
                   Clock& clock, WhenFull when_full, const std::atomic<bool>* broken_off)
    : policy_(policy),
      attempt_(attempt),
      uri_(attempt.uri),
      lease_(std::make_shared<BodyBudget::Lease>(budget)),
      clock_(clock),
      when_full_(when_full),
      broken_off_(broken_off),
      start_(clock.ticks()) {}

Exchange::~Exchange() {
  curl_slist_free_all(header_list_);
  curl_slist_free_all(addresses_);
}

void Exchange::configure(CURL* handle) {
  curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, error_text_);
  curl_easy_setopt(handle, CURLOPT_URL, uri_.text.c_str());
  // The address was read and put in normal form by parse_uri: from here on not one byte may change
  // (faults.md M6).
  curl_easy_setopt(handle, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(handle, attempt_.request.head ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1L);
  if (const auto& post = attempt_.request.post) {
    curl_easy_setopt(handle, CURLOPT_POST, 1L);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post->size()));
    curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, post->data());
  }
  curl_easy_setopt(handle, CURLOPT_USERAGENT, policy_.user_agent.c_str());
  set_network(handle);
  set_limits(handle);
  set_callbacks(handle);
  set_headers(handle);
  set_addresses(handle);
}

void Exchange::set_network(CURL* handle) {
  // Without this curl reads file:///etc/passwd without any socket (faults.md M3).
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  // Redirects are followed by Fetch, so that each hop is judged anew and no secret goes along
  // (faults.md M5).
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  // An empty text, not an unset one: else http_proxy of the environment would hide the real address
  // (faults.md M4). With a proxy from vindplaats.toml, the proxy resolves the name, and judging the
  // address is its duty (docs/settings.md).
  curl_easy_setopt(handle, CURLOPT_PROXY, policy_.fetch.proxy.c_str());
  curl_easy_setopt(handle, CURLOPT_NOPROXY, "");
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  // In place of the one big file of known authorities; the folder with the same ones stays.
  if (!policy_.ca.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, policy_.ca.c_str());
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  // Else ending it early waits for a name that is being looked up on another thread.
  curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(handle, CURLOPT_MAXCONNECTS, 2L);
}

void Exchange::set_limits(CURL* handle) {
  const FetchSettings& fetch = policy_.fetch;
  const auto connect =
      std::max<long>(1, static_cast<long>(std::min(fetch.connect, attempt_.left).count()));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, connect);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(fetch.low_speed_bytes));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, whole_seconds(fetch.low_speed_time));
  curl_easy_setopt(handle, CURLOPT_BUFFERSIZE, 64L * 1024);
}

void Exchange::set_callbacks(CURL* handle) {
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, &Exchange::on_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &Exchange::on_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Exchange::on_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, this);
  // The total deadline is ours, not CURLOPT_TIMEOUT_MS: the time spent waiting for the body budget
  // is not the server's fault.
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, &Exchange::on_progress);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, this);
}

void Exchange::set_headers(CURL* handle) {
  for (const Header& header : attempt_.request.headers) {
    // curl's own spelling of a header without value: "Name;". "Name:" would take the header out.
    append_to(header_list_,
              header.value.empty() ? header.name + ";" : header.name + ": " + header.value);
  }
  if (attempt_.identity) {
    append_to(header_list_, "Accept-Encoding: identity");
  } else {
    // Asks for these two; curl undoes br and zstd as well when they come unasked.
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  }
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, header_list_);
}

void Exchange::set_addresses(CURL* handle) {
  if (!policy_.resolve) return;
  std::string row = fmt::format("{}:{}:", uri_.host, uri_.port);
  append_to(addresses_, "-" + row.substr(0, row.size() - 1));
  row += join(policy_.resolve(uri_.host), ",");
  append_to(addresses_, row);
  curl_easy_setopt(handle, CURLOPT_RESOLVE, addresses_);
}

bool Exchange::stop(Fault fault, const std::string& what) {
  stopped_ = Error{fault, uri_.authority() + ": " + what};
  return false;
}

bool Exchange::judge(const curl_sockaddr& address) {
  // Then the address is the proxy's: an administrator's choice, wherever it stands.
  if (!policy_.fetch.proxy.empty()) return true;
  const SocketTarget target = read_target(address);
  const AddressVerdict verdict = judge_address(target.bytes, target.port, policy_.networks);
  if (allowed(verdict)) return true;
  refused_ = Error{Fault::kRefused, uri_.authority() + ": " + refusal_words(verdict, target)};
  return false;
}

curl_socket_t Exchange::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
  // The very bytes that are connected to: no second name look-up can come in between (faults.md M3,
  // D27).
  if (!static_cast<Exchange*>(self)->judge(*address)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t Exchange::on_header(char* bytes, std::size_t one, std::size_t count, void* self) {
  const std::string_view line(bytes, one * count);
  return static_cast<Exchange*>(self)->take_header(line) ? line.size() : 0;
}

std::size_t Exchange::on_body(char* bytes, std::size_t one, std::size_t count, void* self) {
  return static_cast<Exchange*>(self)->take_body(std::string_view(bytes, one * count));
}

Milliseconds Exchange::left() const {
  const Milliseconds now = paused_at_.value_or(clock_.ticks());
  return attempt_.left - (now - start_ - waited_);
}

void Exchange::too_late() {
  stop(Fault::kRemote,
       fmt::format("not done within the time allowed for one request; {} bytes had come. It is "
                   "tried again later; if it stays so, tell the partner",
                   response_.body.size()));
}

int Exchange::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& exchange = *static_cast<Exchange*>(self);
  if (exchange.broken_off_ != nullptr && *exchange.broken_off_) return 1;
  if (exchange.left() >= Milliseconds(0)) return 0;
  exchange.too_late();
  return 1;
}

bool Exchange::take_header(std::string_view line) {
  header_bytes_ += line.size();
  if (header_bytes_ > kMaxHeaderBytes) {
    return stop(
        Fault::kRefused,
        fmt::format("more than {} bytes of headers; this is no ordinary server", kMaxHeaderBytes));
  }
  if (line.starts_with("HTTP/"))
    response_.headers.clear();  // of an interim answer (1xx) or a proxy
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return true;
  Header header{std::string(trim(line.substr(0, colon))),
                std::string(trim(line.substr(colon + 1)))};
  if (equals_ignoring_case(header.name, "Content-Length")) {
    std::uint64_t announced = 0;
    std::from_chars(header.value.data(), header.value.data() + header.value.size(), announced);
    if (attempt_.request.head || attempt_.request.most > 0) announced = 0;  // it will not come
    if (too_large(announced)) return false;
    response_.body.reserve(std::min<std::size_t>(announced, kReserveAtOnce));
  }
  response_.headers.push_back(std::move(header));
  return true;
}

bool Exchange::too_large(std::uint64_t bytes) {
  if (bytes <= static_cast<std::uint64_t>(policy_.fetch.max_page)) return false;
  stop(
      Fault::kRefused,
      fmt::format("the answer is larger than {} bytes; ask the partner for smaller pages, or raise "
                  "max_page in [fetch]",
                  policy_.fetch.max_page));
  return true;
}

// What curl is to think: all was taken, or an error, or wait.
std::size_t Exchange::take_body(std::string_view bytes) {
  // What the first bytes of an answer are is known once there are two.
  const std::string first =
      response_.body.size() < 2 ? response_.body + std::string(bytes.substr(0, 2)) : "";
  if (!packed_ && attempt_.request.most == 0 && GzipStream::is_gzip(first)) {
    packed_.emplace();
    packed_->take(std::exchange(response_.body, std::string()),
                  [](std::string_view) { return true; });
  }
  return packed_ ? take_packed(bytes) : take_plain(bytes);
}

std::size_t Exchange::take_packed(std::string_view bytes) {
  std::size_t refused = 0;
  const bool all = packed_->take(bytes, [&](std::string_view piece) {
    const std::size_t taken = take_plain(piece);
    if (taken != piece.size()) refused = taken;
    return taken == piece.size();
  });
  if (!all) return refused;
  if (!packed_->is_broken()) return bytes.size();
  stop(Fault::kRemote, "the compressed answer is cut off or broken");
  return CURL_WRITEFUNC_ERROR;
}

std::size_t Exchange::take_plain(std::string_view bytes) {
  // After decompression: curl's own limit counts what comes over the wire, if anything (faults.md
  // M1).
  const std::size_t total = response_.body.size() + bytes.size();
  const std::size_t most = attempt_.request.most;
  if (most > 0 && total >= most) {
    response_.body.append(bytes.substr(0, most - response_.body.size()));
    enough_ = true;
    return CURL_WRITEFUNC_ERROR;
  }
  if (too_large(total)) return CURL_WRITEFUNC_ERROR;
  if (!may_hold(total)) return CURL_WRITEFUNC_PAUSE;
  response_.body.append(bytes);
  return bytes.size();
}

// Memory is asked of the budget in growing steps: a small answer takes the lock once, and a
// thousand that only drip do not hold much of it together (faults.md M14).
bool Exchange::may_hold(std::size_t total) {
  const std::size_t step = total < kLeaseStep ? std::bit_ceil(std::max(total, kSmallestLease))
                                              : (total / kLeaseStep + 1) * kLeaseStep;
  const std::size_t needed =
      std::max(total, std::min(step, static_cast<std::size_t>(policy_.fetch.max_page)));
  const Milliseconds before = paused_at_.value_or(clock_.ticks());
  if (when_full_ == WhenFull::kWait) {
    lease_->grow(needed);
  } else if (!lease_->try_grow(needed)) {
    paused_at_ = before;
    return false;
  }
  waited_ += clock_.ticks() - before;
  paused_at_.reset();
  return true;
}

void Exchange::note_network(CURL* handle) {
  char* text = nullptr;
  long port = 0;
  curl_easy_getinfo(handle, CURLINFO_PRIMARY_IP, &text);
  curl_easy_getinfo(handle, CURLINFO_PRIMARY_PORT, &port);
  if (text == nullptr || !policy_.fetch.proxy.empty()) return;
  std::uint8_t bytes[16];
  const bool v6 = std::strchr(text, ':') != nullptr;
  if (inet_pton(v6 ? AF_INET6 : AF_INET, text, bytes) != 1) return;
  private_network_ = judge_address({bytes, v6 ? 16u : 4u}, static_cast<std::uint16_t>(port),
                                   policy_.networks) == AddressVerdict::kOpened;
}

Transfer Exchange::conclude(CURL* handle, CURLcode code) {
  note_network(handle);
  long request_bytes = 0;
  curl_easy_getinfo(handle, CURLINFO_REQUEST_SIZE, &request_bytes);
  sent_ = request_bytes > 0;
  Transfer transfer{outcome(handle, code), attempt_.left - left(), sent_, private_network_};
  if (transfer.outcome) transfer.hold = std::move(lease_);
  return transfer;
}

tl::expected<Response, ExchangeFailure> Exchange::outcome(CURL* handle, CURLcode code) {
  if (refused_ && code == CURLE_COULDNT_CONNECT) return tl::unexpected(ExchangeFailure{*refused_});
  if (enough_ && code == CURLE_WRITE_ERROR) code = CURLE_OK;
  if (stopped_ && code != CURLE_OK) return tl::unexpected(ExchangeFailure{*stopped_});
  if (code != CURLE_OK) {
    TransferFailure failure{.code = code, .detail = error_text_, .bytes = response_.body.size()};
    curl_easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &failure.tls_verdict);
    failure.connected = sent_;
    return tl::unexpected(explain_failure(uri_.authority(), failure));
  }
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  response_.status = static_cast<int>(status);
  response_.url = uri_.text;
  if (packed_ && !packed_->is_whole()) {
    stop(Fault::kRemote, "the compressed answer is cut off or broken");
    return tl::unexpected(ExchangeFailure{*stopped_});
  }
  return std::move(response_);
}

}  // namespace vindplaats
