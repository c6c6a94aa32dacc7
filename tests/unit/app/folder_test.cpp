// The way into a folder of files: what it gives, and what it never leads to.
#include "app/transport/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "harvesters/folder_listing.h"
#include "tests/support/simulated_loop.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class FolderTest : public ::testing::Test {
 protected:
  FolderTest() {
    std::string name = (fs::temp_directory_path() / "vindplaats-folder-XXXXXX").string();
    platform_ = mkdtemp(name.data());
    fs::create_directories(platform_ / "data");
    fs::create_directories(platform_ / "in");
    source_.type = "files";
    source_.url = "in";
    source_.place.file = "sources/kb.toml";
    source_.place.lines["url"] = 3;
  }
  ~FolderTest() override { fs::remove_all(platform_); }

  void write(const std::string& path, const std::string& bytes) const {
    fs::create_directories((platform_ / "in" / path).parent_path());
    std::ofstream(platform_ / "in" / path) << bytes;
  }
  Result<Response> ask(const std::string& url) const {
    Request request;
    request.url = url;
    return open_folder(source_, {platform_.string(), most_})->send(request);
  }
  std::vector<FolderFile> list() const {
    const auto answer = ask("files:");
    EXPECT_TRUE(answer) << answer.error().what;
    if (!answer) return {};
    auto files = read_folder_listing(answer->body);
    EXPECT_TRUE(files);
    return files ? *files : std::vector<FolderFile>();
  }
  std::string problem_of(const std::string& path) const {
    for (const FolderFile& file : list()) {
      if (file.path == path) return file.problem;
    }
    return "not there";
  }

  fs::path platform_;
  Source source_;
  std::size_t most_ = 1'000;
};

std::string gzip(const std::string& bytes) {
  std::string out(bytes.size() + 100, '\0');
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

TEST_F(FolderTest, ListsFilesInTheOrderOfTheirPathsWithoutHiddenOnes) {
  write("b.xml", "b");
  write("a/c.xml", "c");
  write(".hidden", "x");
  write(".git/config", "x");
  const auto files = list();
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].path, "a/c.xml");
  EXPECT_EQ(files[1].path, "b.xml");
  EXPECT_EQ(files[1].problem, "");
  EXPECT_EQ(files[1].modified.size(), std::string("2026-11-01T08:00:00Z").size());
}

TEST_F(FolderTest, TellsAnotherVersionWhenSizeAndTimeAreKept) {
  write("a.xml", "one");
  const fs::path path = platform_ / "in/a.xml";
  const auto before = list();
  const auto time = fs::last_write_time(path);
  struct stat old {
  }, now{};
  ASSERT_EQ(stat(path.c_str(), &old), 0);
  do {  // the file system's clock ticks every few milliseconds
    write("a.xml", "two");
    fs::last_write_time(path, time);
    ASSERT_EQ(stat(path.c_str(), &now), 0);
  } while (now.st_ctim.tv_nsec == old.st_ctim.tv_nsec);
  const auto after = list();
  ASSERT_EQ(after.size(), 1U);
  EXPECT_EQ(before[0].modified, after[0].modified);
  EXPECT_NE(before[0].version, after[0].version);
  EXPECT_EQ(list()[0].version, after[0].version);
}

TEST_F(FolderTest, GivesTheBytesOfAFileAndUnpacksThem) {
  write("a/b c.xml", "<a/>");
  EXPECT_EQ(ask("files:a/b c.xml")->body, "<a/>");
  const std::string packed = gzip("<packed/>");
  write("p.xml.gz", packed);
  EXPECT_EQ(ask("files:p.xml.gz")->body, "<packed/>");
  write("cut.gz", packed.substr(0, packed.size() / 2));
  EXPECT_EQ(ask("files:cut.gz")->status, 403);
  EXPECT_THAT(ask("files:cut.gz")->body, HasSubstr("damaged or cut off"));
  EXPECT_EQ(ask("files:none.xml")->status, 404);
}

TEST_F(FolderTest, KeepsToTheSizeAlsoOfWhatIsPacked) {
  write("large.xml", std::string(1'001, 'x'));
  EXPECT_THAT(problem_of("large.xml"), HasSubstr("larger than 1000 bytes"));
  EXPECT_EQ(ask("files:large.xml")->status, 403);
  write("bomb.gz", gzip(std::string(100'000, 'x')));
  EXPECT_EQ(problem_of("bomb.gz"), "");
  const auto bomb = ask("files:bomb.gz");
  EXPECT_EQ(bomb->status, 403);
  EXPECT_LT(bomb->body.size(), 200U);
}

TEST_F(FolderTest, FollowsNoLinkAndLeadsNowhereElse) {
  std::ofstream(platform_ / "secret.xml") << "<secret/>";
  fs::create_symlink(platform_ / "secret.xml", platform_ / "in/link.xml");
  fs::create_directory_symlink(platform_, platform_ / "in/up");
  ASSERT_EQ(mkfifo((platform_ / "in/pipe").c_str(), 0600), 0);
  EXPECT_THAT(problem_of("link.xml"), HasSubstr("symbolic link"));
  EXPECT_THAT(problem_of("up"), HasSubstr("symbolic link"));
  EXPECT_THAT(problem_of("pipe"), HasSubstr("no file"));
  for (const char* url : {"files:link.xml", "files:up/secret.xml", "files:../secret.xml",
                          "files:a/../../secret.xml", "files:/etc/passwd", "files://etc/passwd",
                          "files:./link.xml", "files:pipe", "files:in", "files:.", "files:a/"}) {
    const auto answer = ask(url);
    ASSERT_TRUE(answer) << url;
    EXPECT_GE(answer->status, 400) << url;
    EXPECT_EQ(answer->body.find("secret"), std::string::npos) << url;
  }
  for (const char* url : {"file:///etc/passwd", "http://127.0.0.1/", "", "/etc/passwd"}) {
    const auto answer = ask(url);
    ASSERT_FALSE(answer) << url;
    EXPECT_EQ(answer.error().fault, Fault::kRefused) << url;
  }
}

TEST_F(FolderTest, NamesWhatCannotBeNamedAndWhatLiesTooDeep) {
  write("caf\xe9.xml", "x");
  write("a\nb.xml", "x");
  write("1/2/3/4/5/6/7/8/deep.xml", "x");
  write("1/2/3/4/5/6/7/8/9/deeper.xml", "x");
  EXPECT_THAT(problem_of("caf\xef\xbf\xbd.xml"), HasSubstr("another one"));
  EXPECT_THAT(problem_of("a?b.xml"), HasSubstr("another one"));
  EXPECT_EQ(problem_of("1/2/3/4/5/6/7/8/deep.xml"), "");
  EXPECT_THAT(problem_of("1/2/3/4/5/6/7/8/9"), HasSubstr("folders deep"));
}

TEST_F(FolderTest, RefusesThePlatformsOwnFolderAndSaysWhereItIsNamed) {
  for (const std::string& url : {std::string("."), std::string("data"), platform_.string(),
                                 platform_.parent_path().string(), std::string("in/../data")}) {
    source_.url = url;
    const auto answer = ask("files:");
    ASSERT_FALSE(answer) << url;
    EXPECT_EQ(answer.error().fault, Fault::kRefused);
    EXPECT_THAT(answer.error().what, HasSubstr("sources/kb.toml:3: url: the folder " + url));
  }
  source_.url = "nowhere";
  const auto answer = ask("files:");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().fault, Fault::kRemote);
  EXPECT_THAT(answer.error().what, HasSubstr("sources/kb.toml:3: url: the folder nowhere cannot"));
  source_.url = "in";
  EXPECT_TRUE(ask("files:"));
}

TEST_F(FolderTest, RefusesMoreFilesThanMayBe) {
  for (std::size_t i = 0; i <= kMostFolderFiles; ++i) {
    const std::string path = (platform_ / "in" / std::to_string(i)).string();
    const int file = open(path.c_str(), O_CREAT | O_WRONLY, 0600);
    ASSERT_GE(file, 0);
    close(file);
  }
  const auto answer = ask("files:");
  ASSERT_FALSE(answer);
  EXPECT_THAT(answer.error().what, HasSubstr("more than 10000 files"));
}

// ---- for an event loop ----

class NoNetwork : public AsyncTransport {
 public:
  Id send(const Source&, Request request, Done) override {
    asked.push_back(request.url);
    return 7;
  }
  void cancel(Id id) override { cancelled.push_back(id); }
  std::optional<Instant> resting_until(const std::string&) const override { return std::nullopt; }
  std::vector<std::string> asked;
  std::vector<Id> cancelled;
};

class AsyncFolderTest : public FolderTest {
 protected:
  AsyncFolderTest() {
    auto network = std::make_unique<NoNetwork>();
    network_ = network.get();
    all_ = with_folders(
        loop_, workers_,
        [this] {
          return FolderRules{platform_.string(), most_};
        },
        std::move(network));
  }
  AsyncTransport::Id send(const std::string& path) {
    return all_->send(source_, {"files:" + path, {}},
                      [this](Result<Response> answer, BodyHold hold) {
                        bodies_.push_back(answer ? answer->body : answer.error().what);
                        holds_.push_back(std::move(hold));
                      });
  }

  SimulatedClock clock_;
  SimulatedLoop loop_{clock_};
  SimulatedWorkers workers_{loop_};
  NoNetwork* network_ = nullptr;
  std::unique_ptr<AsyncTransport> all_;
  std::vector<std::string> bodies_;
  std::vector<BodyHold> holds_;
};

TEST_F(AsyncFolderTest, ReadsOneFileAtATimeUntilItIsWorkedUp) {
  write("a", "A");
  write("b", "B");
  send("a");
  send("b");
  EXPECT_TRUE(bodies_.empty()) << "never from inside send()";
  loop_.run_for(std::chrono::seconds(1));
  EXPECT_EQ(bodies_, std::vector<std::string>{"A"});
  holds_.clear();
  loop_.run_for(std::chrono::seconds(1));
  EXPECT_EQ(bodies_, (std::vector<std::string>{"A", "B"}));
  EXPECT_TRUE(network_->asked.empty());
}

TEST_F(AsyncFolderTest, WhatIsCalledOffIsNotAnsweredAndTheOthersGoOn) {
  write("a", "A");
  write("b", "B");
  write("c", "C");
  const auto first = send("a");
  const auto second = send("b");
  send("c");
  all_->cancel(first);
  all_->cancel(second);
  loop_.run_for(std::chrono::seconds(1));
  EXPECT_EQ(bodies_, std::vector<std::string>{"C"});
}

TEST_F(AsyncFolderTest, MayGoWhileAFileIsRead) {
  write("a", "A");
  send("a");
  bool asked = false;
  loop_.run_until([&] { return std::exchange(asked, true); });
  all_.reset();
  loop_.run_for(std::chrono::seconds(1));
  EXPECT_TRUE(bodies_.empty());
}

TEST_F(AsyncFolderTest, OtherSourcesGoToTheNetwork) {
  Source feed;
  feed.type = "feed";
  for (const char* url : {"https://www.example.nl/feed", "files:a"}) {
    EXPECT_EQ(all_->send(feed, {url, {}}, [](Result<Response>, BodyHold) {}), 7U);
  }
  EXPECT_EQ(network_->asked.size(), 2U) << "which refuses files:";
  all_->cancel(7);
  EXPECT_EQ(network_->cancelled, std::vector<AsyncTransport::Id>{7});
}

}  // namespace
}  // namespace vindplaats
