#pragma once
// The io_context of an AsioLoop, for the few .cpp files that open sockets on it. Never include this
// in a header: Asio costs seconds a file.
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <thread>

#include "app/loop/asio_loop.h"

namespace vindplaats {

struct AsioLoop::Parts {
  boost::asio::io_context context{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work =
      boost::asio::make_work_guard(context);
  std::thread thread;
};

// Its handlers run on the loop thread only.
inline boost::asio::io_context& asio_context(AsioLoop& loop) {
  return loop.parts().context;
}

}  // namespace vindplaats
