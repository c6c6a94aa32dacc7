#pragma once
// Curl handles that wait for their next use with their connections still open. Safe from any
// thread.
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include <curl/curl.h>

namespace vindplaats {

struct CurlHandleCloser {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using CurlHandle = std::unique_ptr<CURL, CurlHandleCloser>;

class HandlePool {
 public:
  // More than that many idle ones: the longest unused is closed.
  explicit HandlePool(std::size_t idle) : idle_limit_(idle) {}

  // A handle without options: the one that was last given back under this key, else a new one. A
  // handle is never used under two keys: its open connections were judged under the first.
  CurlHandle take(const std::string& key);
  void give_back(const std::string& key, CurlHandle handle);
  std::size_t idle() const;

 private:
  struct Idle {
    std::string key;
    CurlHandle handle;
  };
  const std::size_t idle_limit_;
  mutable std::mutex mutex_;
  std::list<Idle> idle_;  // the last given back first
};

}  // namespace vindplaats
