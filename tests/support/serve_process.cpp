#include "tests/support/serve_process.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vindplaats::testing {
namespace {

constexpr std::chrono::minutes kLongestWait{2};

std::filesystem::path new_log() {
  std::string pattern = (std::filesystem::temp_directory_path() / "vindplaats-log-XXXXXX").string();
  const int file = mkstemp(pattern.data());
  close(file);
  return pattern;
}

std::string whole_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int shell_status(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

pid_t start_binary(std::vector<std::string> words, const std::filesystem::path& output,
                   const std::filesystem::path& folder) {
  const pid_t child = fork();
  if (child != 0) return child;
  const int file = open(output.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  const int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
  dup2(null, 0);
  dup2(file, 1);
  dup2(file, 2);
  if (!folder.empty() && chdir(folder.c_str()) != 0) _exit(126);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execv(pointers.front(), pointers.data());
  _exit(127);
}

}  // namespace

ServeProcess::ServeProcess(const std::string& binary, const std::filesystem::path& dir,
                           const std::vector<std::string>& more) {
  std::vector<std::string> words = {binary,  "--dir",    dir.string(),
                                    "serve", "--listen", "127.0.0.1:0"};
  words.insert(words.end(), more.begin(), more.end());
  start(words, " serving ");
}

ServeProcess::ServeProcess(const std::vector<std::string>& words, const std::string& until) {
  start(words, until);
}

void ServeProcess::start(const std::vector<std::string>& words, const std::string& until) {
  log_ = new_log();
  child_ = start_binary(words, log_, {});
  if (!until.empty() && !wait_for(until)) return;
  const std::string log = this->log(), mark = " address=127.0.0.1:";
  const std::size_t at = log.find(mark);
  if (at != std::string::npos)
    port_ = static_cast<std::uint16_t>(std::atoi(log.c_str() + at + mark.size()));
}

ServeProcess::~ServeProcess() {
  if (running()) {
    signal(SIGKILL);
    wait();
  }
  std::filesystem::remove(log_);
}

bool ServeProcess::running() {
  if (child_ <= 0 || status_ >= 0) return false;
  int status = 0;
  if (waitpid(child_, &status, WNOHANG) == child_) status_ = shell_status(status);
  return status_ < 0;
}

void ServeProcess::signal(int number) const {
  kill(child_, number);
}

int ServeProcess::wait() {
  int status = 0;
  if (status_ < 0 && waitpid(child_, &status, 0) == child_) status_ = shell_status(status);
  return status_;
}

int ServeProcess::stop() {
  signal(SIGTERM);
  return wait();
}

std::string ServeProcess::log() const {
  return whole_file(log_);
}

bool ServeProcess::wait_for(const std::string& text) {
  const auto until = std::chrono::steady_clock::now() + kLongestWait;
  while (std::chrono::steady_clock::now() < until) {
    const bool runs = running();
    if (log().find(text) != std::string::npos) return true;
    if (!runs) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

int run_binary(const std::vector<std::string>& words, const std::filesystem::path& folder,
               std::string& said) {
  const std::filesystem::path output = new_log();
  const pid_t child = start_binary(words, output, folder);
  int status = 0;
  waitpid(child, &status, 0);
  said = whole_file(output);
  std::filesystem::remove(output);
  return shell_status(status);
}

}  // namespace vindplaats::testing
