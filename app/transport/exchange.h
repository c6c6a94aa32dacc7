#pragma once
// One request and its answer on one curl handle: what is set on the handle, what its callbacks may
// do, and what its result means. It does not drive the transfer: fetch_gate does so with
// curl_easy_perform, an event loop may with curl multi. One thread at a time; the object must live
// until the transfer has ended.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <curl/curl.h>

#include "app/transport/address_rules.h"
#include "app/transport/body_budget.h"
#include "config/types.h"
#include "core/clock.h"
#include "core/http.h"
#include "core/uri.h"

namespace vindplaats {

// What holds for all requests of one source.
struct FetchPolicy {
  FetchSettings fetch;
  std::vector<PrivateNetwork>
      networks;  // opened by [fetch] private, and by the source's allow_private
  std::optional<Milliseconds> delay;  // of the source
  std::string user_agent;
  std::string connections;  // policies with the same text share connections; those that open other
                            // networks never do
  // In place of DNS, for tests: the addresses of a host, as text. Empty function: the system's
  // resolver.
  std::function<std::vector<std::string>(const std::string& host)> resolve;
};

// Why there is no answer, and what may still be tried.
struct ExchangeFailure {
  Error error;
  bool again = false;     // the same request may work now: refused, cut off
  bool identity = false;  // the content coding was broken: ask once more without any
};

class Exchange {
 public:
  // At most that many bytes of headers, interim answers included: a real server sends 1 or 2 kB.
  static constexpr std::size_t kMaxHeaderBytes = 128 * 1024;

  // `left`: what remains of the time for the whole request. Borrows all but `uri`.
  Exchange(const FetchPolicy& policy, Uri uri, BodyBudget& budget, Clock& clock, Milliseconds left);
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // What is asked beside the address, as core/http.h's Request says it. `identity`: ask for no
  // content coding.
  struct Wanted {
    const std::vector<Header>& headers;
    bool identity = false;
    bool head = false;
    std::size_t most = 0;
  };
  // Sets every option on a handle that is new or was reset.
  void configure(CURL* handle, const Wanted& wanted);
  // What came of it, once curl has said `code`. Call once.
  tl::expected<Response, ExchangeFailure> conclude(CURL* handle, CURLcode code);

  // Valid after the transfer: did the connection lead into an opened network, and how long did it
  // take without waiting for memory.
  bool private_network() const { return private_network_; }
  // Was a request sent, or did it end before (unknown name, refused address, nobody there).
  bool sent() const { return sent_; }
  Milliseconds elapsed() const { return clock_.ticks() - start_ - waited_; }

 private:
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static std::size_t on_header(char* bytes, std::size_t one, std::size_t count, void* self);
  static std::size_t on_body(char* bytes, std::size_t one, std::size_t count, void* self);
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  void set_network(CURL* handle);
  void set_limits(CURL* handle);
  void set_callbacks(CURL* handle);
  void set_headers(CURL* handle, const std::vector<Header>& headers, bool identity);
  void set_addresses(CURL* handle);
  bool take_header(std::string_view line);
  bool take_body(std::string_view bytes);
  bool stop(Fault fault, const std::string& what);
  bool too_large(std::uint64_t bytes);
  void note_network(CURL* handle);
  bool judge(const curl_sockaddr& address);

  const FetchPolicy& policy_;
  const Uri uri_;
  BodyBudget::Lease lease_;
  Clock& clock_;
  const Milliseconds start_;
  const Milliseconds left_;
  Milliseconds waited_{0};
  curl_slist* header_list_ = nullptr;
  curl_slist* addresses_ = nullptr;
  char error_text_[CURL_ERROR_SIZE] = {};
  std::size_t header_bytes_ = 0;
  std::size_t most_ = 0;  // bytes of the body that are enough; 0: all
  bool head_ = false, enough_ = false;
  Response response_;
  std::optional<Error>
      refused_;  // an address that was not asked; another one of the same name may still do
  std::optional<Error> stopped_;  // by one of our own rules: says more than curl's code
  bool private_network_ = false;
  bool sent_ = false;
};

}  // namespace vindplaats
