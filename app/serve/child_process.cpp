#include "app/serve/child_process.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/serve/local_socket.h"

extern char** environ;

namespace vindplaats {
namespace {

constexpr std::size_t kSaidAtMost = 4096;
constexpr std::chrono::milliseconds kChildLook{100};
constexpr std::chrono::seconds kLastWarning{2};

// Pointers into `words`, and the null that ends them.
std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> child_environment(const ChildWanted& wanted) {
  std::vector<std::string> all;
  for (char** variable = environ; *variable != nullptr; ++variable) all.emplace_back(*variable);
  for (const auto& [name, value] : wanted.environment) {
    std::erase_if(
        all, [&, start = name + "="](const std::string& one) { return one.starts_with(start); });
    all.push_back(fmt::format("{}={}", name, value));
  }
  return all;
}

// What posix_spawn is told, and let go of afterwards.
struct SpawnRules {
  SpawnRules(const ChildWanted& wanted, int output) {
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addchdir_np(&files, wanted.folder.c_str());
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, output, 1);
    posix_spawn_file_actions_adddup2(&files, output, 2);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setpgroup(&attributes, 0);
    sigset_t set;
    sigemptyset(&set);
    posix_spawnattr_setsigmask(&attributes, &set);
    sigaddset(&set, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &set);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnRules() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnRules(const SpawnRules&) = delete;
  SpawnRules& operator=(const SpawnRules&) = delete;

  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};
};

// Reads what is there. False: the other end is closed.
bool keep_last(int pipe, std::string& said) {
  char bytes[4096];
  const ssize_t got = read(pipe, bytes, sizeof bytes);
  if (got <= 0) return got < 0 && (errno == EAGAIN || errno == EINTR);
  said.append(bytes, static_cast<std::size_t>(got));
  if (said.size() > kSaidAtMost) said.erase(0, said.size() - kSaidAtMost);
  return true;
}

// Follows a child to its end.
class ChildWatch {
 public:
  ChildWatch(pid_t child, Descriptor output, const ChildWanted& wanted)
      : child_(child), output_(std::move(output)), wanted_(wanted) {}

  ChildOutcome follow() {
    using Steady = std::chrono::steady_clock;
    const auto start = Steady::now();
    Steady::time_point warned;
    for (int status = 0;;) {
      pollfd waits{open_ ? output_.get() : -1, POLLIN, 0};
      poll(&waits, 1, static_cast<int>(kChildLook.count()));
      if (waits.revents != 0) open_ = keep_last(output_.get(), outcome_.said);
      if (waitpid(child_, &status, WNOHANG) == child_) return end(status);
      const auto now = Steady::now();
      const bool over =
          now - start > wanted_.at_most || (wanted_.called_off && wanted_.called_off());
      if (over && !outcome_.late) {
        outcome_.late = true;
        warned = now;
        kill(-child_, SIGTERM);
      }
      if (outcome_.late && now - warned > kLastWarning) kill(-child_, SIGKILL);
    }
  }

 private:
  ChildOutcome end(int status) {
    // What it wrote last; who it left behind may still hold the other end.
    for (int reads = 0; open_ && reads < 64; ++reads) {
      pollfd waits{output_.get(), POLLIN, 0};
      if (poll(&waits, 1, 0) <= 0) break;
      open_ = keep_last(output_.get(), outcome_.said);
    }
    outcome_.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return std::move(outcome_);
  }

  const pid_t child_;
  const Descriptor output_;
  const ChildWanted& wanted_;
  bool open_ = true;
  ChildOutcome outcome_;
};

}  // namespace

Result<ChildOutcome> run_child(const ChildWanted& wanted) {
  if (wanted.arguments.empty()) return fail(Fault::kUsage, "no program is named");
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return fail(Fault::kRefused, std::strerror(errno));
  Descriptor reading(ends[0]), writing(ends[1]);
  fcntl(reading.get(), F_SETFL, O_NONBLOCK);
  std::vector<std::string> words = wanted.arguments, variables = child_environment(wanted);
  const SpawnRules rules(wanted, writing.get());
  pid_t child = 0;
  const int failed = posix_spawnp(&child, words.front().c_str(), &rules.files, &rules.attributes,
                                  pointers_to(words).data(), pointers_to(variables).data());
  writing.close();
  if (failed != 0) {
    return fail(Fault::kNotFound,
                fmt::format("{} cannot be started: {}", words.front(), std::strerror(failed)));
  }
  return ChildWatch(child, std::move(reading), wanted).follow();
}

}  // namespace vindplaats
