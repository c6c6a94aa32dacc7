#include "app/loop/asio_loop.h"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <utility>

#include "app/loop/asio_context.h"

namespace vindplaats {
namespace {

class AsioTimer : public Timer {
 public:
  AsioTimer(boost::asio::io_context& context, std::chrono::milliseconds wait, LoopTask task)
      : timer_(context, wait) {
    timer_.async_wait(
        [dropped = dropped_, task = std::move(task)](const boost::system::error_code& error) {
          // Cancelling does not call back a handler that is in the queue already.
          if (!error && !*dropped) task();
        });
  }
  ~AsioTimer() override { *dropped_ = true; }

 private:
  const std::shared_ptr<bool> dropped_ = std::make_shared<bool>(false);
  boost::asio::steady_timer timer_;
};

}  // namespace

AsioLoop::AsioLoop() : parts_(std::make_unique<Parts>()) {}

AsioLoop::~AsioLoop() {
  stop();
}

void AsioLoop::start() {
  parts_->thread = std::thread([this] { parts_->context.run(); });
}

void AsioLoop::stop() {
  parts_->context.stop();
  if (parts_->thread.joinable()) parts_->thread.join();
}

bool AsioLoop::here() const {
  return parts_->thread.get_id() == std::this_thread::get_id();
}

void AsioLoop::post(LoopTask task) {
  boost::asio::post(parts_->context, std::move(task));
}

std::unique_ptr<Timer> AsioLoop::after(std::chrono::milliseconds wait, LoopTask task) {
  return std::make_unique<AsioTimer>(parts_->context, wait, std::move(task));
}

}  // namespace vindplaats
