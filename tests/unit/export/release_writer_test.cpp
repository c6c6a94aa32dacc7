// A release on the disk is whole or absent, whenever the writer is killed.
#include "export/release_writer.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/digest.h"
#include "export/assemble.h"
#include "tests/support/golden.h"
#include "tests/unit/export/sample.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

class ReleaseWriterTest : public ::testing::Test {
 protected:
  ReleaseWriterTest() : platform_(testing::sample_platform()) {
    // In memory where that is possible: a killed process needs no disk, and a sync costs nothing.
    const fs::path memory = "/dev/shm";
    const fs::path folder = fs::exists(memory) ? memory : fs::temp_directory_path();
    std::string name = (folder / "vindplaats-release-XXXXXX").string();
    root_ = ::mkdtemp(name.data());
  }
  ~ReleaseWriterTest() override { fs::remove_all(root_); }

  // A release of `count` publications, made that many minutes after the first.
  Release release_of(int count, int minutes) const {
    std::vector<Publication> publications;
    for (int i = 0; i < count; ++i) {
      publications.push_back(testing::sample_publication(i, "Titel " + std::to_string(i)));
    }
    return render_release(assemble(platform_, publications, {}, nullptr,
                                   testing::sample_now() + std::chrono::minutes(minutes)));
  }

  std::string dir(const std::string& name) const { return (root_ / name).string(); }

  std::vector<std::string> names_in(const fs::path& folder) const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  Platform platform_;
  fs::path root_;
};

// Every file that the manifest names is there, to the byte, and nothing else.
void expect_whole(const fs::path& folder) {
  const auto manifest = parse_manifest(testing::read_file(folder / "manifest.json"));
  ASSERT_TRUE(manifest) << folder;
  for (const ManifestFile& file : manifest->files) {
    EXPECT_EQ(sha256_hex(testing::read_file(folder / file.path)), file.sha256) << file.path;
  }
  std::size_t found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    found += entry.is_regular_file();
  EXPECT_EQ(found, manifest->files.size() + 1) << folder;
}

// Runs `write` in a process of its own that is killed before its step `last`; true when it got
// there.
template <class Write>
bool killed_before(int last, Write&& write) {
  const pid_t child = ::fork();
  if (child == 0) {
    int step = 0;
    WriteOptions options;
    options.keep = 2;
    options.before = [&](std::string_view) {
      if (step++ == last) ::kill(::getpid(), SIGKILL);
    };
    ::_exit(write(options) ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!WIFSIGNALED(status)) {
    EXPECT_EQ(WEXITSTATUS(status), 0);
  }
  return WIFSIGNALED(status);
}

TEST_F(ReleaseWriterTest, WritesAReleaseAndMovesCurrent) {
  const Release release = release_of(3, 0);
  ASSERT_TRUE(write_release(dir("public"), release, {}));
  expect_whole(root_ / "public" / "current");
  EXPECT_EQ(fs::read_symlink(root_ / "public" / "current"),
            fs::path("releases") / release.manifest.release);
  EXPECT_EQ(names_in(root_ / "public"), (std::vector<std::string>{"current", "releases"}));
}

TEST_F(ReleaseWriterTest, ReadsBackWhatStands) {
  const auto none = read_current(dir("public"));
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->has_value());
  const Release release = release_of(3, 0);
  ASSERT_TRUE(write_release(dir("public"), release, {}));
  const auto standing = read_current(dir("public"));
  ASSERT_TRUE(standing && standing->has_value());
  EXPECT_EQ((*standing)->manifest.release, release.manifest.release);
  EXPECT_EQ((*standing)->manifest.files, release.manifest.files);
  ASSERT_EQ((*standing)->items.size(), 3U);
  EXPECT_EQ((*standing)->items.begin()->second.metadata.title, "Titel 0");
}

TEST_F(ReleaseWriterTest, ReadsTheMarksOfWhatIsKept) {
  EXPECT_TRUE(kept_releases(dir("public")).empty());
  const Release first = release_of(1, 0), second = release_of(2, 1), third = release_of(3, 2);
  for (const Release* release : {&first, &second, &third}) {
    ASSERT_TRUE(write_release(dir("public"), *release, {}));
  }
  const std::vector<KeptRelease> newest = read_kept(dir("public"), 2);
  ASSERT_EQ(newest.size(), 2U);
  EXPECT_EQ(newest[0].release, second.manifest.release);
  EXPECT_EQ(newest[1].items.size(), 3U);
  const auto standing = read_current(dir("public"));
  std::vector<PublicItem> items;
  for (const auto& [id, item] : (*standing)->items) items.push_back(item);
  EXPECT_EQ(marks_of("", items).items, newest[1].items) << "read or made, it is the same mark";
  EXPECT_TRUE(read_kept(dir("public"), 0).empty());
}

TEST_F(ReleaseWriterTest, LeavesOutAKeptReleaseThatIsBroken) {
  const Release first = release_of(1, 0);
  ASSERT_TRUE(write_release(dir("public"), first, {}));
  ASSERT_TRUE(write_release(dir("public"), release_of(2, 1), {}));
  const fs::path folder = root_ / "public" / "releases" / first.manifest.release;
  std::ofstream(folder / "catalogue.jsonl") << "{\n";
  EXPECT_EQ(read_kept(dir("public"), 9).size(), 1U);
  EXPECT_FALSE(read_marks(dir("public"), first.manifest.release));
}

TEST_F(ReleaseWriterTest, NamesTheKeptReleasesWhenOneIsNotThere) {
  const Release first = release_of(1, 0);
  ASSERT_TRUE(write_release(dir("public"), first, {}));
  for (const char* wrong : {"20200101T000000Z-00000000", "../../etc", ""}) {
    const auto none = read_marks(dir("public"), wrong);
    ASSERT_FALSE(none) << wrong;
    EXPECT_EQ(none.error().fault, Fault::kNotFound);
    EXPECT_NE(none.error().what.find(first.manifest.release), std::string::npos);
  }
}

TEST_F(ReleaseWriterTest, APreviewIsWholeWheneverItsWriterIsKilled) {
  const Release release = release_of(1, 0), one = release_of(2, 1), other = release_of(3, 2);
  bool killed = true;
  for (int last = 0; killed; ++last) {
    const std::string public_dir = dir("preview" + std::to_string(last));
    ASSERT_TRUE(write_release(public_dir, release, {}));
    ASSERT_TRUE(write_preview(public_dir, one, {}));
    killed = killed_before(last, [&](const WriteOptions& options) {
      return write_preview(public_dir, other, options).has_value();
    });
    expect_whole(fs::path(public_dir) / "preview");
    ASSERT_TRUE(write_preview(public_dir, other, {}));
    expect_whole(fs::path(public_dir) / "preview");
    expect_whole(fs::path(public_dir) / "current");
    EXPECT_EQ(names_in(fs::path(public_dir) / "releases").size(), 1U);
    EXPECT_EQ(names_in(public_dir).size(), 4U) << "current, releases, preview and its folder";
    fs::remove_all(public_dir);
  }
}

TEST_F(ReleaseWriterTest, SaysThatWhatStandsCannotBeRead) {
  ASSERT_TRUE(write_release(dir("public"), release_of(1, 0), {}));
  std::ofstream(root_ / "public" / "current" / "manifest.json") << "{";
  const auto standing = read_current(dir("public"));
  ASSERT_FALSE(standing);
  EXPECT_EQ(standing.error().fault, Fault::kCorrupt);
}

TEST_F(ReleaseWriterTest, KilledBeforeAnyStepLeavesCurrentWhole) {
  const Release old = release_of(1, 0);
  const Release older = release_of(2, -1);
  const Release fresh = release_of(3, 1);
  for (int step = 0;; ++step) {
    const std::string public_dir = dir("public" + std::to_string(step));
    ASSERT_TRUE(write_release(public_dir, older, {}));
    ASSERT_TRUE(write_release(public_dir, old, {}));
    const bool killed = killed_before(step, [&](const WriteOptions& options) {
      return write_release(public_dir, fresh, options).has_value();
    });
    expect_whole(fs::path(public_dir) / "current");
    for (const std::string& name : names_in(fs::path(public_dir) / "releases")) {
      if (is_release_id(name)) expect_whole(fs::path(public_dir) / "releases" / name);
    }
    WriteOptions keep_two;
    keep_two.keep = 2;
    ASSERT_TRUE(write_release(public_dir, fresh, keep_two));
    expect_whole(fs::path(public_dir) / "current");
    EXPECT_EQ(names_in(fs::path(public_dir) / "releases"),
              (std::vector<std::string>{old.manifest.release, fresh.manifest.release}));
    EXPECT_EQ(names_in(public_dir), (std::vector<std::string>{"current", "releases"}));
    if (!killed) {
      EXPECT_GT(step, 10) << "the writer announces its steps";
      break;
    }
  }
}

TEST_F(ReleaseWriterTest, KilledBeforeAnyStepLeavesTheFirstReleaseWholeOrAbsent) {
  const Release release = release_of(2, 0);
  for (int step = 0;; ++step) {
    const std::string public_dir = dir("public" + std::to_string(step));
    const bool killed = killed_before(step, [&](const WriteOptions& options) {
      return write_release(public_dir, release, options).has_value();
    });
    const auto standing = read_current(public_dir);
    ASSERT_TRUE(standing);
    if (standing->has_value()) expect_whole(fs::path(public_dir) / "current");
    if (!killed) break;
  }
}

TEST_F(ReleaseWriterTest, KeepsTheNewestReleases) {
  WriteOptions options;
  options.keep = 3;
  std::vector<std::string> ids;
  for (int i = 0; i < 5; ++i) {
    const Release release = release_of(1 + i, i);
    ids.push_back(release.manifest.release);
    ASSERT_TRUE(write_release(dir("public"), release, options));
  }
  EXPECT_EQ(names_in(root_ / "public" / "releases"),
            (std::vector<std::string>(ids.begin() + 2, ids.end())));
  options.keep = 0;
  ASSERT_TRUE(write_release(dir("public"), release_of(9, -9), options))
      << "also with a clock that went back";
  EXPECT_EQ(names_in(root_ / "public" / "releases").size(), 1U);
  expect_whole(root_ / "public" / "current");
}

TEST_F(ReleaseWriterTest, TakesAReleaseThatStandsForDone) {
  const Release release = release_of(1, 0);
  ASSERT_TRUE(write_release(dir("public"), release, {}));
  ASSERT_TRUE(write_release(dir("public"), release_of(2, 1), {}));
  ASSERT_TRUE(write_release(dir("public"), release, {}));
  EXPECT_EQ(fs::read_symlink(root_ / "public" / "current").filename(), release.manifest.release);
  Release other = release;
  for (File& file : other.files) {
    if (file.path == "manifest.json") file.bytes += " ";
  }
  const auto refused = write_release(dir("public"), other, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, Fault::kRefused);
}

TEST_F(ReleaseWriterTest, SaysBeforehandWhetherItCanWrite) {
  Release release = release_of(1, 0);
  EXPECT_TRUE(check_release(dir("public"), release));
  EXPECT_FALSE(fs::exists(root_ / "public")) << "asking writes nothing";
  ASSERT_TRUE(write_release(dir("public"), release, {}));
  EXPECT_TRUE(check_release(dir("public"), release)) << "the same again";
  for (File& file : release.files) {
    if (file.path == "manifest.json") file.bytes += " ";
  }
  EXPECT_FALSE(check_release(dir("public"), release)) << "another of that name";
  Release bad = release_of(2, 1);
  bad.files.push_back({"../outside", "x"});
  EXPECT_FALSE(check_release(dir("public"), bad));
}

TEST_F(ReleaseWriterTest, SaysWhyItCannotWriteAndLeavesCurrent) {
  ASSERT_TRUE(write_release(dir("public"), release_of(1, 0), {}));
  Release bad = release_of(2, 1);
  bad.files.push_back({"../outside", "x"});
  EXPECT_FALSE(write_release(dir("public"), bad, {}));
  EXPECT_FALSE(fs::exists(root_ / "public" / "releases" / "outside"));
  expect_whole(root_ / "public" / "current");
  std::ofstream(root_ / "file") << "x";
  const auto refused = write_release(dir("file"), release_of(1, 0), {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, Fault::kRefused);
}

TEST_F(ReleaseWriterTest, OutMakesANewFolderInOneStep) {
  const Release release = release_of(2, 0);
  for (const char* name : {"out", "deep/er/out/"}) {
    ASSERT_TRUE(write_release_to(dir(name), release, {}));
    expect_whole(root_ / name);
  }
  EXPECT_EQ(names_in(root_), (std::vector<std::string>{"deep", "out"}));
}

TEST_F(ReleaseWriterTest, OutReplacesWhatIsOursAndLeavesTheRest) {
  Release first = release_of(2, 0);
  ASSERT_TRUE(write_release_to(dir("out"), first, {}));
  fs::create_directory(root_ / "out" / ".tmp-mine");
  std::ofstream(root_ / "out" / "README") << "mine";
  Release second = release_of(3, 1);
  const auto is_criteria = [](const auto& file) { return file.path == "criteria.json"; };
  std::erase_if(second.files, is_criteria);
  std::erase_if(second.manifest.files, is_criteria);
  for (File& file : second.files) {
    if (file.path == "manifest.json") file.bytes = manifest_text(second.manifest);
  }
  ASSERT_TRUE(write_release_to(dir("out"), second, {}));
  EXPECT_FALSE(fs::exists(root_ / "out" / "criteria.json"));
  EXPECT_TRUE(fs::exists(root_ / "out" / ".tmp-mine"));
  EXPECT_EQ(testing::read_file(root_ / "out" / "README"), "mine");
  fs::remove_all(root_ / "out" / ".tmp-mine");
  fs::remove(root_ / "out" / "README");
  expect_whole(root_ / "out");
}

TEST_F(ReleaseWriterTest, OutKilledAnywhereIsMendedByTheNextOne) {
  const Release old = release_of(1, 0);
  const Release fresh = release_of(3, 1);
  for (int step = 0;; ++step) {
    const std::string out = dir("out" + std::to_string(step));
    ASSERT_TRUE(write_release_to(out, old, {}));
    const bool killed = killed_before(step, [&](const WriteOptions& options) {
      return write_release_to(out, fresh, options).has_value();
    });
    ASSERT_TRUE(write_release_to(out, fresh, {}));
    expect_whole(out);
    EXPECT_EQ(testing::read_file(fs::path(out) / "manifest.json"), manifest_text(fresh.manifest));
    if (!killed) break;
  }
}

}  // namespace
}  // namespace vindplaats
