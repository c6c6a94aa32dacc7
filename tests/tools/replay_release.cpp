#include <fmt/format.h>

#include "core/digest.h"
#include "core/text.h"
#include "export/manifest.h"
#include "export/schema_check.h"
#include "export/schemas.h"
#include "tests/tools/replay_batch.h"

namespace vindplaats::corpora {
namespace {

using std::filesystem::path;

std::map<std::string, std::string> files_below(const path& folder) {
  std::map<std::string, std::string> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files[std::filesystem::relative(entry.path(), folder).string()] = bytes_of(entry.path());
  }
  return files;
}

void check_against(const std::string& definition, const std::string& where, std::string_view json,
                   std::vector<std::string>& problems) {
  const Result<SchemaCheck> check = SchemaCheck::make(schema_text("catalogue"), definition);
  if (!check) return problems.push_back(check.error().what);
  for (const std::string& problem : check->problems(json))
    problems.push_back(fmt::format("{}: {}", where, problem));
}

}  // namespace

std::vector<std::string> release_problems(const path& folder, std::int64_t& lines) {
  std::vector<std::string> problems;
  const std::map<std::string, std::string> files = files_below(folder);
  const auto manifest_file = files.find("manifest.json");
  if (manifest_file == files.end()) return {"there is no manifest.json"};
  const Result<Manifest> manifest = parse_manifest(manifest_file->second);
  if (!manifest) return {manifest.error().what};
  for (const ManifestFile& listed : manifest->files) {
    const auto file = files.find(listed.path);
    if (file == files.end()) {
      problems.push_back(listed.path + " is in the manifest and not in the folder");
    } else if (sha256_hex(file->second) != listed.sha256 ||
               static_cast<std::int64_t>(file->second.size()) != listed.bytes) {
      problems.push_back(listed.path + " is not what the manifest says");
    }
  }
  if (manifest->files.size() + 1 != files.size())
    problems.push_back(
        fmt::format("{} files listed, {} there", manifest->files.size() + 1, files.size()));
  const Result<SchemaCheck> check = SchemaCheck::make(schema_text("catalogue"));
  if (!check) return {check.error().what};
  const std::string catalogue = bytes_of(folder / "catalogue.jsonl");
  for (const std::string_view line : split(catalogue, '\n')) {
    ++lines;
    for (const std::string& problem : check->problems(line))
      problems.push_back(fmt::format("catalogue.jsonl:{}: {}", lines, problem));
  }
  if (lines != manifest->counts.publications)
    problems.push_back("the manifest counts other publications than catalogue.jsonl");
  check_against("catalogue", "catalogue.json", bytes_of(folder / "catalogue.json"), problems);
  return problems;
}

std::vector<std::string> differences(const path& a, const path& b) {
  std::vector<std::string> found;
  const auto first = files_below(a), second = files_below(b);
  for (const auto& [name, bytes] : first) {
    const auto other = second.find(name);
    if (other == second.end()) {
      found.push_back(name + " is missing after the rebuild");
    } else if (other->second != bytes) {
      found.push_back(name + " is another one after the rebuild");
    }
  }
  for (const auto& [name, bytes] : second)
    if (!first.contains(name)) found.push_back(name + " is there only after the rebuild");
  return found;
}

}  // namespace vindplaats::corpora
