#include "app/serve/command_server.h"

#include <poll.h>
#include <sys/socket.h>

#include "core/version.h"

namespace vindplaats {
namespace {

constexpr int kLookUp = 200;  // milliseconds between two looks at whether it is over

}  // namespace

Result<std::unique_ptr<CommandServer>> CommandServer::start(const std::string& dir,
                                                            CarryOut carry_out) {
  TRY_ASSIGN(Descriptor listener, listen_locally(dir));
  return std::unique_ptr<CommandServer>(
      new CommandServer(dir, std::move(listener), std::move(carry_out)));
}

CommandServer::CommandServer(std::string dir, Descriptor listener, CarryOut carry_out)
    : dir_(std::move(dir)), listener_(std::move(listener)), carry_out_(std::move(carry_out)) {
  rules_.version = version();
  acceptor_ = std::thread([this] { accept_connections(); });
}

CommandServer::~CommandServer() {
  stop();
  wait();
  closed_ = true;
  acceptor_.join();
  forget_socket(dir_);
  reap(true);
}

void CommandServer::stop() {
  stopping_ = true;
}

void CommandServer::wait() {
  reap(true);
}

std::size_t CommandServer::running() const {
  const std::lock_guard lock(mutex_);
  std::size_t running = 0;
  for (const Session& session : sessions_) running += !session.done;
  return running;
}

void CommandServer::accept_connections() {
  while (!closed_) {
    pollfd waits{listener_.get(), POLLIN, 0};
    if (poll(&waits, 1, kLookUp) > 0) {
      Descriptor connection(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
      if (connection && is_our_user(connection)) take(std::move(connection));
    }
    reap(false);
  }
}

void CommandServer::take(Descriptor connection) {
  const std::lock_guard lock(mutex_);
  if (sessions_.size() >= kMostSessions) return;
  Session& session = sessions_.emplace_back();
  session.thread = std::thread([this, &session, held = std::move(connection)] {
    serve_session(held, carry_out_, stopping_, rules_);
    session.done = true;
  });
}

// Joins the threads of sessions that are done; with `all`, waits for every one there is.
void CommandServer::reap(bool all) {
  std::list<Session> over;
  {
    const std::lock_guard lock(mutex_);
    for (auto session = sessions_.begin(); session != sessions_.end();) {
      const auto next = std::next(session);
      if (all || session->done) over.splice(over.end(), sessions_, session);
      session = next;
    }
  }
  for (Session& session : over) session.thread.join();
}

}  // namespace vindplaats
