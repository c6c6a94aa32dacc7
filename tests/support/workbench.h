#pragma once
// A platform folder for a test, gone afterwards, and commands carried out in it as a person would
// type them.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats::testing {

struct Outcome {
  int status = 0;
  std::string out, err;
};

class Workbench {
 public:
  // An empty folder; `init` runs in it unless `bare`.
  explicit Workbench(bool bare = false);
  ~Workbench();
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  const std::filesystem::path& dir() const { return dir_; }
  // In this process, with --dir set.
  Outcome run(std::vector<std::string> arguments, const std::string& in = "") const;
  // The same; fails the test when the status is another one, and shows what was said.
  Outcome expect(int status, std::vector<std::string> arguments) const;
  // With --json, parsed.
  nlohmann::ordered_json json(std::vector<std::string> arguments) const;

  void write(const std::string& file, std::string_view text) const;
  std::string read(const std::string& file) const;
  // sources/<id>.toml with the address; loopback is opened for it.
  void add_source(const std::string& id, const std::string& type, const std::string& url,
                  const std::string& more = "") const;
  // One theme with one rule in place of those of `init`, for tests that run many commands: each of
  // them compiles every rule there is.
  void keep_one_theme() const;

 private:
  std::filesystem::path dir_;
};

}  // namespace vindplaats::testing
