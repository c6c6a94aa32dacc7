// The small parts of a running `serve`: its log, the programs it runs, the service manager, the
// folder of a command.
#include <cstdlib>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/caught.h"
#include "app/serve/child_process.h"
#include "app/serve/local_socket.h"
#include "app/serve/notify.h"
#include "app/serve/serve_log.h"
#include "app/serve/working_folder.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

TEST(ServeLog, IsOneLineAnEventWhateverIsInIt) {
  const std::string line =
      log_text("2026-11-22T00:00:00Z", "info", "harvested",
               {{"source", "wodc"}, {"error", "a b\n\x1b[2J=\"x\"\xe2\x80\xae"}, {"none", ""}});
  EXPECT_EQ(line,
            "2026-11-22T00:00:00Z info harvested source=wodc "
            "error=\"a b\\u000a\\u001b[2J=\\\"x\\\"\\u202e\" none=\"\"");
  EXPECT_EQ(log_json("2026-11-22T00:00:00Z", "info", "x", {{"text", "a\n\xff"}}),
            "{\"time\":\"2026-11-22T00:00:00Z\",\"level\":\"info\",\"event\":\"x\","
            "\"text\":\"a\\n\\ufffd\"}");
}

TEST(ServeLog, LongValuesAreCut) {
  EXPECT_LT(log_text("t", "info", "x", {{"text", std::string(1'000'000, 'a')}}).size(), 5'000U);
}

ChildWanted shell_child(const std::string& script) {
  ChildWanted wanted;
  wanted.arguments = {"sh", "-c", script};
  wanted.folder = "/";
  return wanted;
}

TEST(ChildProcess, SeesItsEnvironmentAndFolderAndIsHeard) {
  ChildWanted wanted = shell_child("echo $VINDPLAATS_RELEASE; pwd; echo fout >&2; cat; exit 3");
  wanted.environment = {{"VINDPLAATS_RELEASE", "20261122T060328Z-0a1b2c3d"}};
  const auto outcome = run_child(wanted);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->status, 3);
  EXPECT_EQ(outcome->said, "20261122T060328Z-0a1b2c3d\n/\nfout\n");
  EXPECT_FALSE(outcome->late);
}

TEST(ChildProcess, IsNoShell) {
  ChildWanted wanted;
  wanted.arguments = {"echo", "$HOME; exit 1"};
  wanted.folder = "/";
  EXPECT_EQ(run_child(wanted)->said, "$HOME; exit 1\n");
}

TEST(ChildProcess, OnlyTheLastOfMuchIsKept) {
  const auto outcome = run_child(shell_child("head -c 5000000 /dev/zero; echo end"));
  ASSERT_TRUE(outcome);
  EXPECT_LE(outcome->said.size(), 4096U);
  EXPECT_TRUE(outcome->said.ends_with("end\n"));
}

TEST(ChildProcess, WhatTakesTooLongIsEndedWithItsChildren) {
  ChildWanted wanted = shell_child("trap '' TERM; sleep 1000 & wait; sleep 1000");
  wanted.at_most = std::chrono::milliseconds(50);
  const auto outcome = run_child(wanted);
  ASSERT_TRUE(outcome);
  EXPECT_TRUE(outcome->late);
  EXPECT_GE(outcome->status, 128);
}

TEST(ChildProcess, WhatIsNotThereIsSaid) {
  ChildWanted wanted;
  wanted.arguments = {"/nowhere/program"};
  wanted.folder = "/";
  EXPECT_EQ(run_child(wanted).error().fault, Fault::kNotFound);
}

TEST(Caught, MemoryThatRanOutIsNoFaultOfOurs) {
  const Error memory = error_of(std::bad_alloc());
  EXPECT_EQ(memory.fault, Fault::kRefused);
  EXPECT_THAT(memory.what, HasSubstr("not enough memory"));
  EXPECT_EQ(error_of(std::bad_array_new_length()).what, memory.what);
  const std::error_code no_thread = std::make_error_code(std::errc::resource_unavailable_try_again);
  EXPECT_EQ(error_of(std::system_error(no_thread)).fault, Fault::kRefused);
  EXPECT_THAT(error_of(std::system_error(no_thread)).what, HasSubstr("another thread"));
  const Error bug = error_of(std::out_of_range("at()"));
  EXPECT_EQ(bug.fault, Fault::kCorrupt);
  EXPECT_EQ(bug.what, "this is a fault of Vindplaats itself: at()");
}

TEST(ServiceManager, GetsADatagramWhereItAsked) {
  std::string pattern = (fs::temp_directory_path() / "vindplaats-notify-XXXXXX").string();
  const std::string path = std::string(mkdtemp(pattern.data())) + "/notify";
  const Descriptor manager(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(bind(manager.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  setenv("NOTIFY_SOCKET", path.c_str(), 1);
  notify_manager("READY=1");
  unsetenv("NOTIFY_SOCKET");
  notify_manager("STOPPING=1");
  char bytes[64];
  const ssize_t got = recv(manager.get(), bytes, sizeof bytes, MSG_DONTWAIT);
  EXPECT_EQ(std::string(bytes, static_cast<std::size_t>(std::max<ssize_t>(got, 0))), "READY=1");
  EXPECT_LT(recv(manager.get(), bytes, sizeof bytes, MSG_DONTWAIT), 0);
  fs::remove_all(fs::path(path).parent_path());
}

TEST(ServiceManager, SaysHowOftenItWantsToHear) {
  EXPECT_FALSE(watchdog_interval());
  setenv("WATCHDOG_USEC", "30000000", 1);
  EXPECT_EQ(watchdog_interval(), std::chrono::milliseconds(15'000));
  setenv("WATCHDOG_PID", "1", 1);
  EXPECT_FALSE(watchdog_interval());
  unsetenv("WATCHDOG_PID");
  setenv("WATCHDOG_USEC", "soon", 1);
  EXPECT_FALSE(watchdog_interval());
  unsetenv("WATCHDOG_USEC");
}

TEST(WorkingFolder, IsOneThreadsOwn) {
  const fs::path before = fs::current_path();
  std::jthread([] {
    const auto turn = enter_folder("/usr");
    EXPECT_TRUE(turn);
    EXPECT_EQ(fs::current_path(), "/usr");
    if (turn && turn->owns_lock()) fs::current_path("/");
  }).join();
  std::jthread([] { EXPECT_EQ(enter_folder("/nowhere").error().fault, Fault::kNotFound); }).join();
  if (fs::current_path() != before) GTEST_SKIP() << "this system gives threads no folder";
}

TEST(LocalSocket, IsPrivateAndTakenOverAndReachedByLongPaths) {
  std::string pattern = (fs::temp_directory_path() / "vindplaats-socket-XXXXXX").string();
  const fs::path base = mkdtemp(pattern.data());
  const std::string dir = (base / std::string(150, 'd')).string();
  EXPECT_FALSE(*connect_locally(dir, std::chrono::seconds(1))) << "nobody is there";
  {
    const auto dead = listen_locally(dir);
    ASSERT_TRUE(dead);
  }
  EXPECT_FALSE(*connect_locally(dir, std::chrono::seconds(1))) << "it died and left its file";
  const auto listener = listen_locally(dir);
  ASSERT_TRUE(listener);
  EXPECT_EQ(fs::status(socket_path(dir)).permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  const auto connection = connect_locally(dir, std::chrono::seconds(1));
  ASSERT_TRUE(connection && *connection);
  EXPECT_TRUE(is_our_user(**connection));
  forget_socket(dir);
  EXPECT_FALSE(fs::exists(socket_path(dir)));
  fs::remove_all(base);
}

}  // namespace
}  // namespace vindplaats
