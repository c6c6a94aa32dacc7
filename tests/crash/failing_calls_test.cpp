// The n-th write, sync, move or allocation fails (faults.md D5), in a commit, an export, a backup:
// nothing that was acknowledged is lost, and nothing fails without a word.
#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/crash/crash_bench.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;
using testing::Ended;
using testing::Workbench;

struct FailingCall {
  const char* call;
  const char* error;
  const char* path;  // under which; "" takes both places
};

// Counts what happened, for the line at the end.
struct FailureTally {
  int points = 0, refused = 0, crashed = 0, unharmed = 0;
};

#ifdef __SANITIZE_ADDRESS__
constexpr bool kMemoryMayRunOut = false;  // the sanitizer's own runtime cannot do without
#else
constexpr bool kMemoryMayRunOut = true;
#endif

class FailingCalls : public ::testing::Test {
 protected:
  static constexpr int kPoints = 300;

  // Every call in turn, until the command makes no more of them: `act` runs it with a fault and
  // checks what it has left. Allocations are too many: they are taken evenly from the first, when
  // the store is opened, to the last.
  template <class Act>
  FailureTally fail_each(const std::vector<FailingCall>& calls, const Act& act) {
    FailureTally tally;
    const int step = testing::wanted(5, 1);
    for (const FailingCall& call : calls) {
      for (int n = 1; n < kPoints && !HasFailure(); n += step) {
        const Ended ended = act(fmt::format("{} {} {} {}", call.call, n, call.error, call.path));
        if (!ended.fired) break;
        count(ended, tally);
      }
    }
    if (!kMemoryMayRunOut) return tally;
    const Ended whole = act("alloc 0 ENOMEM - data/LOCK");
    EXPECT_EQ(whole.status, 0) << whole.err;
    const int left = (kPoints - tally.points * step) / step;
    for (int i = 0; i < left && !HasFailure(); ++i) {
      const long n = 1 + whole.counted * i / std::max(left, 1);
      const Ended ended = act(fmt::format("alloc {} ENOMEM - data/LOCK", n));
      if (ended.fired) count(ended, tally);
    }
    return tally;
  }

  static void count(const Ended& ended, FailureTally& tally) {
    ++tally.points;
    tally.crashed += ended.signal != 0;
    tally.refused += ended.signal == 0 && ended.status != 0;
    tally.unharmed += ended.status == 0;
    if (ended.signal == 0 && ended.status != 0) {
      // A release that is held (status 3) is told on stdout.
      EXPECT_FALSE(ended.err.empty() && ended.out.empty())
          << "failed without a word, status " << ended.status;
      EXPECT_EQ(ended.err.find("fault of Vindplaats itself"), std::string::npos) << ended.err;
    }
  }
  static void tell(const char* what, const FailureTally& tally) {
    std::printf(
        "%s: %d calls failed: %d refused in words, %d ended the process, %d did no harm; 0 "
        "lost\n",
        what, tally.points, tally.refused, tally.crashed, tally.unharmed);
  }

  testing::AcceptedWorks works_{6};
};

TEST_F(FailingCalls, of_a_commit_lose_nothing) {
  std::map<std::string, std::size_t> acknowledged;
  int act = 0;
  const auto decide = [&](const std::string& fault) {
    const std::string note = fmt::format("act {}", ++act);
    const Ended ended = works_.run({"queue", "note", works_.ids()[0], note}, fault);
    const testing::StoreLook look = testing::look_at(works_.dir(), {}, true);
    for (const auto& [text, times] : acknowledged)
      EXPECT_EQ(look.decisions.at(text), times) << "lost at " << fault;
    const auto found = look.decisions.find(note);
    const std::size_t there = found == look.decisions.end() ? 0 : found->second;
    EXPECT_LE(there, 1U) << fault;
    if (ended.status == 0) {
      EXPECT_EQ(there, 1U) << "acknowledged and not there: " << fault;
    }
    if (there > 0) acknowledged[note] = there;
    return ended;
  };
  tell("commit", fail_each({{"write", "EIO", "/data/"},
                            {"write", "ENOSPC", "/data/"},
                            {"sync", "EIO", "/data/"},
                            {"rename", "EIO", "/data/"}},
                           decide));
}

TEST_F(FailingCalls, of_an_export_leave_one_whole_release) {
  const fs::path current = fs::path(works_.dir()) / "public" / "current";
  int round = 0;
  const auto release = [&](const std::string& fault) {
    works_.change(++round);
    const fs::path before = fs::read_symlink(current);
    const std::string now =
        fmt::format("2027-01-01T{:02}:{:02}:{:02}Z", round / 3600, round / 60 % 60, round % 60);
    const Ended ended = works_.run({"export", "--force", "--now", now}, fault);
    EXPECT_TRUE(testing::expect_whole_release(current)) << fault;
    if (ended.status == 0) {
      EXPECT_NE(fs::read_symlink(current), before) << "said to be released: " << fault;
    }
    testing::look_at(works_.dir(), {}, true);
    return ended;
  };
  tell("export", fail_each({{"write", "EIO", "/public/"},
                            {"write", "ENOSPC", "/public/"},
                            {"sync", "EIO", "/public"},
                            {"rename", "EIO", "/public/"},
                            {"sync", "EIO", ".log"}},
                           release));
}

TEST_F(FailingCalls, of_a_backup_leave_a_whole_one_or_none) {
  const auto before = works_.exported(works_.bench(), "before");
  const std::string copy = works_.place("copy");
  const auto back_up = [&](const std::string& fault) {
    fs::remove_all(copy);
    const Ended ended = works_.run({"backup", copy}, fault);
    if (ended.status == 0) {
      EXPECT_TRUE(fs::exists(copy)) << fault;
    }
    if (fs::exists(copy)) {
      const Workbench other(true);
      other.expect(0, {"restore", copy});
      EXPECT_EQ(before, works_.exported(other, "after")) << fault;
    }
    return ended;
  };
  tell("backup", fail_each({{"write", "EIO", ".copy.partial/"},
                            {"write", "ENOSPC", ".copy.partial/"},
                            {"sync", "EIO", ".copy.partial"},
                            {"rename", "EIO", "copy"}},
                           back_up));
}

}  // namespace
}  // namespace vindplaats
