#include "app/serve/signals.h"

#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace vindplaats {
namespace {

std::atomic<int> stop_signals{0};
std::atomic<bool> reload_asked{false};
int signal_pipe[2] = {-1, -1};
struct sigaction former_actions[4];
constexpr int kServeSignals[] = {SIGTERM, SIGINT, SIGHUP, SIGPIPE};

void on_serve_signal(int signal) {
  const int saved = errno;
  if (signal == SIGHUP) {
    reload_asked = true;
  } else if (stop_signals.fetch_add(1) > 0) {
    _exit(128 + signal);
  }
  const ssize_t ignored = write(signal_pipe[1], "!", 1);
  static_cast<void>(ignored);
  errno = saved;
}

}  // namespace

ServeSignals::ServeSignals() {
  stop_signals = 0;
  reload_asked = false;
  if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0) signal_pipe[0] = signal_pipe[1] = -1;
  struct sigaction action {};
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < 4; ++i) {
    action.sa_handler = kServeSignals[i] == SIGPIPE ? SIG_IGN : on_serve_signal;
    sigaction(kServeSignals[i], &action, &former_actions[i]);
  }
}

ServeSignals::~ServeSignals() {
  for (std::size_t i = 0; i < 4; ++i) sigaction(kServeSignals[i], &former_actions[i], nullptr);
  close(signal_pipe[0]);
  close(signal_pipe[1]);
}

void ServeSignals::wait(std::chrono::milliseconds at_most) {
  if (stop() || reload_asked) return;
  pollfd waits{signal_pipe[0], POLLIN, 0};
  if (poll(&waits, 1, static_cast<int>(at_most.count())) <= 0) return;
  char bytes[64];
  while (read(signal_pipe[0], bytes, sizeof bytes) > 0) {
  }
}

bool ServeSignals::stop() const {
  return stop_signals > 0;
}

bool ServeSignals::reload() {
  return reload_asked.exchange(false);
}

}  // namespace vindplaats
