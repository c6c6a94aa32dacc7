// There is one way to the outside: no other file may open a connection (faults.md B1).
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFolders[] = {"app",    "config",     "core",      "curation",
                                         "export", "harvesters", "normalize", "store"};
// The gate itself; the server that plays partners; the front, which is asked and does not ask; and
// sockets in the file system, which lead nowhere else.
constexpr std::string_view kGates[] = {"app/transport/", "app/demo/server", "app/web/",
                                       "app/serve/local_socket", "app/serve/notify"};
constexpr const char* kLocalOnly[] = {"app/serve/local_socket.cpp", "app/serve/notify.cpp"};
constexpr std::string_view kOpeners[] = {
    "curl_easy_init", "curl_easy_duphandle", "curl_multi",    "socket(",
    "connect(",       "getaddrinfo(",        "gethostbyname", "ip::tcp",
    "ip::udp",        "boost/beast",         "xmlNanoHTTP",   "BIO_s_connect"};
// The command line speaks to a running `serve` over a socket in the file system: that leads nowhere
// else.
constexpr std::string_view kLocalSocket = "local::stream_protocol";

bool starts_with_any(std::string_view text, std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(beginnings,
                             [&](std::string_view one) { return text.starts_with(one); });
}

bool is_source(const fs::path& path) {
  return path.extension() == ".cpp" || path.extension() == ".h";
}

bool names_call(std::string_view line, std::string_view opener) {
  for (std::size_t at = line.find(opener); at != std::string_view::npos;
       at = line.find(opener, at + 1)) {
    // "on_socket(" and "disconnect(" are other names.
    const bool whole =
        at == 0 || !(std::isalnum(static_cast<unsigned char>(line[at - 1])) || line[at - 1] == '_');
    if (whole) return true;
  }
  return false;
}

std::string openers_in(const fs::path& path) {
  std::ifstream file(path);
  std::string found;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::string_view code = std::string_view(line).substr(0, line.find("//"));
    if (code.find(kLocalSocket) != std::string_view::npos) continue;
    for (const std::string_view opener : kOpeners) {
      if (names_call(code, opener))
        found += path.string() + ":" + std::to_string(number) + ": " + std::string(opener) + "\n";
    }
  }
  return found;
}

TEST(OneGate, NoOtherFileOpensAConnection) {
  const fs::path root = fs::path(__FILE__).parent_path() / "../../..";
  const fs::path tree = fs::exists("app/transport") ? fs::path(".") : root;
  std::size_t files = 0;
  for (const std::string_view folder : kFolders) {
    for (const auto& entry : fs::recursive_directory_iterator(tree / folder)) {
      const std::string name = fs::relative(entry.path(), tree).generic_string();
      if (!is_source(entry.path()) || starts_with_any(name, kGates)) continue;
      ++files;
      EXPECT_EQ(openers_in(entry.path()), "") << "only app/transport may ask the outside";
    }
  }
  EXPECT_GT(files, 20u);
}

TEST(OneGate, LocalSocketsAreOfNoOtherFamily) {
  const fs::path root = fs::path(__FILE__).parent_path() / "../../..";
  const fs::path tree = fs::exists("app/transport") ? fs::path(".") : root;
  for (const char* name : kLocalOnly) {
    std::ifstream file(tree / name);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NE(text.find("AF_UNIX"), std::string::npos) << name;
    EXPECT_EQ(text.find("AF_INET"), std::string::npos) << name;
  }
}

TEST(OneGate, TheSearchFindsWhatItLooksFor) {
  EXPECT_TRUE(names_call("  int fd = socket(AF_INET, 0, 0);", "socket("));
  EXPECT_TRUE(names_call("::connect(fd, 0, 0);", "connect("));
  EXPECT_FALSE(names_call("on_socket(self);", "socket("));
  EXPECT_FALSE(names_call("disconnect();", "connect("));
  EXPECT_NE(openers_in(fs::exists("app/transport") ? "app/transport/handle_pool.cpp"
                                                   : fs::path(__FILE__).parent_path() /
                                                         "../../../app/transport/handle_pool.cpp"),
            "");
}

}  // namespace
}  // namespace vindplaats
