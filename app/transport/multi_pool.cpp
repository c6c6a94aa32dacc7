#include "app/transport/multi_pool.h"

#include <new>
#include <utility>

namespace vindplaats {
namespace {

// Open connections that wait for their host's next request.
constexpr long kIdleConnections = 64;

}  // namespace

MultiPool::MultiPool(AsioLoop& loop, Ended ended)
    : loop_(loop), ended_(std::move(ended)), multi_(curl_multi_init()) {
  if (multi_ == nullptr) throw std::bad_alloc();
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &MultiPool::on_socket);
  curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &MultiPool::on_timer);
  curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, kIdleConnections);
}

MultiPool::~MultiPool() {
  *alive_ = false;
  // curl closes what it opened; the descriptors must not.
  for (auto& [socket, watch] : watches_) watch->descriptor.release();
  watches_.clear();
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, nullptr);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, nullptr);
  curl_multi_cleanup(multi_);
}

void MultiPool::add(CURL* handle) {
  curl_multi_add_handle(multi_, handle);
}

void MultiPool::remove(CURL* handle) {
  curl_multi_remove_handle(multi_, handle);
}

int MultiPool::on_socket(CURL*, curl_socket_t socket, int what, void* self, void*) {
  static_cast<MultiPool*>(self)->watch(socket, what);
  return 0;
}

int MultiPool::on_timer(CURLM*, long milliseconds, void* self) {
  auto& pool = *static_cast<MultiPool*>(self);
  pool.timer_.reset();
  if (milliseconds < 0) return 0;
  // Also for "now": curl must not be called from inside its own callback.
  pool.timer_ =
      pool.loop_.after(std::chrono::milliseconds(milliseconds), [&pool] { pool.go_on(); });
  return 0;
}

void MultiPool::watch(curl_socket_t socket, int what) {
  const auto found = watches_.find(socket);
  if (what == CURL_POLL_REMOVE) {
    if (found == watches_.end()) return;
    const WatchPointer watch = found->second;
    watches_.erase(found);
    watch->wanted = 0;
    watch->descriptor.release();  // curl closes it
    return;
  }
  WatchPointer watch = found == watches_.end() ? nullptr : found->second;
  if (!watch) {
    watch = std::make_shared<Watch>(asio_context(loop_), socket);
    watches_.emplace(socket, watch);
  }
  watch->wanted = what;
  arm(watch, socket);
}

void MultiPool::arm(const WatchPointer& watch, curl_socket_t socket) {
  if ((watch->wanted & CURL_POLL_IN) != 0 && !watch->reading) arm_one(watch, socket, true);
  if ((watch->wanted & CURL_POLL_OUT) != 0 && !watch->writing) arm_one(watch, socket, false);
}

void MultiPool::arm_one(const WatchPointer& watch, curl_socket_t socket, bool read) {
  (read ? watch->reading : watch->writing) = true;
  watch->descriptor.async_wait(
      read ? Descriptor::wait_read : Descriptor::wait_write,
      [this, alive = alive_, watch, socket, read](const boost::system::error_code& error) {
        (read ? watch->reading : watch->writing) = false;
        if (!*alive || error == boost::asio::error::operation_aborted) return;
        const int wanted = read ? CURL_POLL_IN : CURL_POLL_OUT;
        if ((watch->wanted & wanted) == 0) return;  // not any more
        act(socket, error ? CURL_CSELECT_ERR : read ? CURL_CSELECT_IN : CURL_CSELECT_OUT);
        if (*alive) arm(watch, socket);
      });
}

void MultiPool::act(curl_socket_t socket, int events) {
  int running = 0;
  curl_multi_socket_action(multi_, socket, events, &running);
  reap();
}

void MultiPool::reap() {
  int left = 0;
  while (const CURLMsg* const message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* const handle = message->easy_handle;
    const CURLcode code = message->data.result;  // gone with the handle
    remove(handle);
    ended_(handle, code);
  }
}

}  // namespace vindplaats
