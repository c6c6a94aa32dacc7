#pragma once
// One request and its answer on one curl handle: what is set on the handle, what its callbacks may
// do, and what its result means. It does not drive the transfer: fetch_gate does so with
// curl_easy_perform, curl_carrier with curl multi. One thread at a time; the object must live
// until the transfer has ended.
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <curl/curl.h>

#include "app/transport/body_budget.h"
#include "app/transport/fetch_policy.h"
#include "app/transport/gzip_stream.h"
#include "core/clock.h"

namespace vindplaats {

// When there is no memory left for more of a body (body_budget.h).
enum class WhenFull {
  kWait,   // the thread waits
  kPause,  // the transfer is paused: curl_easy_pause(CURLPAUSE_CONT) when there may be some again
};

class Exchange {
 public:
  // At most that many bytes of headers, interim answers included: a real server sends 1 or 2 kB.
  static constexpr std::size_t kMaxHeaderBytes = 128 * 1024;

  // Borrows all of it. `broken_off`: looked at each second, or more often; true ends the transfer.
  Exchange(const FetchPolicy& policy, const Attempt& attempt, BodyBudget& budget, Clock& clock,
           WhenFull when_full, const std::atomic<bool>* broken_off = nullptr);
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // Sets every option on a handle that is new or was reset.
  void configure(CURL* handle);
  // What came of it, once curl has said `code`. Call once.
  Transfer conclude(CURL* handle, CURLcode code);

  // What is left of the time for the whole request; below 0: it is over. Waiting for memory does
  // not count.
  Milliseconds left() const;
  // The time is over: what conclude() then says, whatever curl says.
  void too_late();
  bool is_paused() const { return paused_at_.has_value(); }

 private:
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static std::size_t on_header(char* bytes, std::size_t one, std::size_t count, void* self);
  static std::size_t on_body(char* bytes, std::size_t one, std::size_t count, void* self);
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  void set_network(CURL* handle);
  void set_limits(CURL* handle);
  void set_callbacks(CURL* handle);
  void set_headers(CURL* handle);
  void set_addresses(CURL* handle);
  bool take_header(std::string_view line);
  std::size_t take_body(std::string_view bytes);
  std::size_t take_packed(std::string_view bytes);
  std::size_t take_plain(std::string_view bytes);
  bool may_hold(std::size_t total);
  tl::expected<Response, ExchangeFailure> outcome(CURL* handle, CURLcode code);
  bool stop(Fault fault, const std::string& what);
  bool too_large(std::uint64_t bytes);
  void note_network(CURL* handle);
  bool judge(const curl_sockaddr& address);

  const FetchPolicy& policy_;
  const Attempt& attempt_;
  const Uri& uri_;
  std::shared_ptr<BodyBudget::Lease> lease_;
  Clock& clock_;
  const WhenFull when_full_;
  const std::atomic<bool>* const broken_off_;
  const Milliseconds start_;
  Milliseconds waited_{0};  // for memory
  std::optional<Milliseconds> paused_at_;
  curl_slist* header_list_ = nullptr;
  curl_slist* addresses_ = nullptr;
  char error_text_[CURL_ERROR_SIZE] = {};
  std::size_t header_bytes_ = 0;
  bool enough_ = false;               // of the body has come
  std::optional<GzipStream> packed_;  // when it is compressed and nobody said so
  Response response_;
  std::optional<Error>
      refused_;  // an address that was not asked; another one of the same name may still do
  std::optional<Error> stopped_;  // by one of our own rules: says more than curl's code
  bool private_network_ = false;
  bool sent_ = false;
};

}  // namespace vindplaats
