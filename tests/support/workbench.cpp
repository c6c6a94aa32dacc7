#include "tests/support/workbench.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "app/dispatcher.h"

namespace vindplaats::testing {

Workbench::Workbench(bool bare) {
  std::string pattern =
      (std::filesystem::temp_directory_path() / "vindplaats-test-XXXXXX").string();
  dir_ = mkdtemp(pattern.data());
  if (!bare) expect(0, {"init", dir_.string()});
}

Workbench::~Workbench() {
  std::error_code ignored;
  std::filesystem::remove_all(dir_, ignored);
}

Outcome Workbench::run(std::vector<std::string> arguments, const std::string& in) const {
  Outcome outcome;
  Streams streams;
  streams.out = [&](std::string_view text) { outcome.out += text; };
  streams.err = [&](std::string_view text) { outcome.err += text; };
  streams.in = [&] { return in; };
  arguments.insert(arguments.end(), {"--dir", dir_.string()});
  outcome.status = run_command(arguments, streams);
  return outcome;
}

Outcome Workbench::expect(int status, std::vector<std::string> arguments) const {
  const std::string verb = arguments.empty() ? "" : arguments[0];
  Outcome outcome = run(std::move(arguments));
  EXPECT_EQ(outcome.status, status) << verb << "\n" << outcome.out << outcome.err;
  return outcome;
}

nlohmann::ordered_json Workbench::json(std::vector<std::string> arguments) const {
  arguments.emplace_back("--json");
  const Outcome outcome = run(std::move(arguments));
  return nlohmann::ordered_json::parse(outcome.out.empty() ? outcome.err : outcome.out);
}

void Workbench::write(const std::string& file, std::string_view text) const {
  std::filesystem::create_directories((dir_ / file).parent_path());
  std::ofstream(dir_ / file, std::ios::binary) << text;
}

std::string Workbench::read(const std::string& file) const {
  std::ifstream in(dir_ / file, std::ios::binary);
  EXPECT_TRUE(in) << file;
  return {std::istreambuf_iterator<char>(in), {}};
}

void Workbench::keep_one_theme() const {
  std::filesystem::remove_all(dir_ / "themes");
  write("themes/nieuwe-migratie.toml",
        "id = \"nieuwe-migratie\"\nlabel = { nl = \"Nieuwe migratie\", en = \"New migration\" }\n"
        "[[rule]]\nid = \"statushouders\"\nweight = 2.0\nquery = 'statushouder*'\n");
}

void Workbench::add_source(const std::string& id, const std::string& type, const std::string& url,
                           const std::string& more) const {
  write("sources/" + id + ".toml", "id = \"" + id + "\"\ntype = \"" + type + "\"\nurl = \"" + url +
                                       "\"\nallow_private = true\n" + more);
}

}  // namespace vindplaats::testing
