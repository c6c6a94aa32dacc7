#include "app/transport/handle_pool.h"

#include <algorithm>
#include <mutex>
#include <new>

namespace vindplaats {
namespace {

void init_curl_once() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

}  // namespace

CurlHandle HandlePool::take(const std::string& key) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(idle_, key, &Idle::key);
    if (found != idle_.end()) {
      CurlHandle handle = std::move(found->handle);
      idle_.erase(found);
      return handle;
    }
  }
  init_curl_once();
  CurlHandle handle(curl_easy_init());
  if (!handle) throw std::bad_alloc();
  return handle;
}

void HandlePool::give_back(const std::string& key, CurlHandle handle) {
  curl_easy_reset(handle.get());  // keeps the connections
  std::list<Idle> surplus;        // closed outside the lock
  const std::lock_guard lock(mutex_);
  idle_.push_front({key, std::move(handle)});
  if (idle_.size() > idle_limit_) surplus.splice(surplus.end(), idle_, std::prev(idle_.end()));
}

std::size_t HandlePool::idle() const {
  const std::lock_guard lock(mutex_);
  return idle_.size();
}

}  // namespace vindplaats
