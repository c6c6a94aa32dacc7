#pragma once
// One curl multi handle on an Asio loop: it watches curl's sockets and keeps curl's time, and says
// which transfers have ended. Connections are shared within one pool and never between two, since
// they were judged as they were made (exchange.h). Only .cpp files of this folder include this.
// Loop thread only.
#include <boost/asio/posix/stream_descriptor.hpp>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include <curl/curl.h>

#include "app/loop/asio_context.h"

namespace vindplaats {

class MultiPool {
 public:
  // `ended` is called outside of curl, for one transfer at a time; the handle is out of the pool
  // then.
  using Ended = std::function<void(CURL*, CURLcode)>;
  MultiPool(AsioLoop& loop, Ended ended);
  // No handle may be in it any more.
  ~MultiPool();
  MultiPool(const MultiPool&) = delete;
  MultiPool& operator=(const MultiPool&) = delete;

  void add(CURL* handle);
  void remove(CURL* handle);
  // After something else than a socket or the clock moved a transfer on (curl_easy_pause).
  void go_on() { act(CURL_SOCKET_TIMEOUT, 0); }

 private:
  using Descriptor = boost::asio::posix::stream_descriptor;
  // A socket of curl's that is watched. Handlers that come late find it gone.
  struct Watch {
    Watch(boost::asio::io_context& context, curl_socket_t socket) : descriptor(context, socket) {}
    Descriptor descriptor;
    int wanted = 0;  // CURL_POLL_...
    bool reading = false, writing = false;
  };
  using WatchPointer = std::shared_ptr<Watch>;

  static int on_socket(CURL*, curl_socket_t socket, int what, void* self, void*);
  static int on_timer(CURLM*, long milliseconds, void* self);
  void watch(curl_socket_t socket, int what);
  void arm(const WatchPointer& watch, curl_socket_t socket);
  void arm_one(const WatchPointer& watch, curl_socket_t socket, bool read);
  void act(curl_socket_t socket, int events);
  void reap();

  AsioLoop& loop_;
  const Ended ended_;
  CURLM* const multi_;
  std::map<curl_socket_t, WatchPointer> watches_;
  std::unique_ptr<Timer> timer_;
  // A handler that outlives the pool sees that it has gone.
  const std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace vindplaats
