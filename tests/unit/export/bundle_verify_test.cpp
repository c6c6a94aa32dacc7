#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/bundle/parts.h"
#include "export/bundle/verify.h"
#include "tests/unit/export/study_sample.h"

namespace vindplaats::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A forger who knows about the manifest makes it anew.
void make_manifest_anew(BundleFiles& files) {
  std::vector<File> list;
  for (const auto& [path, bytes] : files) list.push_back({path, bytes});
  files[std::string(kBundleManifest)] = manifest_sha512(list);
}

void replace_in(BundleFiles& files, const std::string& path, const std::string& before,
                const std::string& after) {
  std::string& bytes = files.at(path);
  const std::size_t at = bytes.find(before);
  ASSERT_NE(at, std::string::npos) << path << " has no " << before;
  bytes.replace(at, before.size(), after);
}

// The n-th line, from 0, taken away; negative: counted from the end.
void drop_line(BundleFiles& files, const std::string& path, int number) {
  std::string& bytes = files.at(path);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1);
    lines.push_back(bytes.substr(at, end + 1 - at));
    at = end + 1;
  }
  const std::size_t gone = number >= 0 ? static_cast<std::size_t>(number)
                                       : lines.size() - static_cast<std::size_t>(-number);
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(gone));
  bytes.clear();
  for (const std::string& line : lines) bytes += line;
}

void repeat_first_line(BundleFiles& files, const std::string& path) {
  std::string& bytes = files.at(path);
  bytes += bytes.substr(0, bytes.find('\n') + 1);
}

struct Tampering {
  const char* what;
  std::function<void(BundleFiles&)> tamper;
  const char* found;
};

const std::vector<Tampering>& tamperings() {
  static const std::vector<Tampering> all = {
      {"a number of the flow",
       [](BundleFiles& f) {
         replace_in(f, "selection/flow.json", "\"screened\": 6", "\"screened\": 7");
       },
       "selection/flow.json: screened says 7, its rows give 6"},
      {"a number of the flow left out",
       [](BundleFiles& f) { replace_in(f, "selection/flow.json", "\"screened\": 6,", ""); },
       "selection/flow.json: screened says nothing"},
      {"a number nobody can count",
       [](BundleFiles& f) {
         replace_in(f, "selection/flow.json", "\"screened\": 6,",
                    "\"screened\": 6, \"quality\": 9,");
       },
       "selection/flow.json: quality has no rows"},
      {"a source's number",
       [](BundleFiles& f) { replace_in(f, "selection/flow.json", "\"count\": 3", "\"count\": 4"); },
       "identified.sources[0].count says 4"},
      {"a number of the analysis",
       [](BundleFiles& f) {
         replace_in(f, "analysis/analysis.json", "\"publications\": 4", "\"publications\": 5");
       },
       "analysis/analysis.json: publications says 5"},
      {"a found record taken away",
       [](BundleFiles& f) { drop_line(f, "selection/records.csv", 1); },
       "selection/flow.json: identified.records says 9, its rows give 8"},
      {"a publication taken away",
       [](BundleFiles& f) { drop_line(f, "selection/publications.jsonl", 0); },
       "selection/flow.json: included.publications says 1, its rows give 0"},
      {"a publication twice",
       [](BundleFiles& f) { repeat_first_line(f, "selection/publications.jsonl"); },
       "stands there more than once"},
      {"a row of the table taken away",
       [](BundleFiles& f) { drop_line(f, "evidence/table.csv", -1); }, "evidence/table.csv: p"},
      {"another id in the table",
       [](BundleFiles& f) { replace_in(f, "evidence/table.csv", "\r\np", "\r\nq"); },
       "is not in selection/publications.jsonl"},
      {"a citation taken away",
       [](BundleFiles& f) { replace_in(f, "citations/library.json", "\"id\":\"p", "\"id\":\"x"); },
       "citations/library.json: x"},
      {"an exclusion without a reason",
       [](BundleFiles& f) { replace_in(f, "selection/excluded.csv", "title,E1,", "title,,"); },
       "is excluded without a reason"},
      {"a reason that is no criterion",
       [](BundleFiles& f) { replace_in(f, "selection/excluded.csv", "title,E1,", "title,E9,"); },
       "E9 is no criterion of protocol.json"},
      {"an exclusion that nobody decided",
       [](BundleFiles& f) { drop_line(f, "selection/decisions.csv", 4); },
       "no decision in selection/decisions.csv excludes"},
      {"an inclusion that nobody decided",
       [](BundleFiles& f) {
         replace_in(f, "selection/publications.jsonl",
                    "\"standing\":\"pending\",\"stage\":\"title\"", "\"standing\":\"included\"");
       },
       "is called included, but the decisions"},
      {"an exclusion taken away",
       [](BundleFiles& f) { drop_line(f, "selection/excluded.csv", -1); },
       "publications stand in selection/publications.jsonl and selection/excluded.csv"},
      {"what fell out before screening taken away",
       [](BundleFiles& f) { drop_line(f, "selection/excluded.csv", 1); },
       "what fell out before screening is not what selection/records.csv says"},
      {"a stage added to the protocol",
       [](BundleFiles& f) {
         replace_in(f, "protocol.json", "\"fulltext\"\n  ]", "\"fulltext\",\"x\"\n  ]");
       },
       "selection/flow.json: stages says"},
      {"no JSON", [](BundleFiles& f) { f["citations/library.json"] = "["; },
       "citations/library.json: it is no JSON"},
      {"JSON too deep",
       [](BundleFiles& f) { f["selection/flow.json"] = std::string(100'000, '['); },
       "selection/flow.json: it is no JSON"},
      {"a line that is no publication",
       [](BundleFiles& f) { f["selection/publications.jsonl"] += "{\n"; },
       "selection/publications.jsonl: line 5 is no publication"},
      {"a table without its column",
       [](BundleFiles& f) { replace_in(f, "selection/records.csv", "removed", "gone"); },
       "selection/records.csv: there is no column removed"},
  };
  return all;
}

TEST(BundleVerify, FindsEveryTamperingAlsoUnderANewManifest) {
  const StudySample sample;
  const BundleFiles good = rendered_bundle(sample.content);
  ASSERT_THAT(verify_bundle(good), IsEmpty());
  for (const Tampering& tampering : tamperings()) {
    BundleFiles files = good;
    tampering.tamper(files);
    make_manifest_anew(files);
    EXPECT_THAT(verify_bundle(files), Contains(HasSubstr(tampering.found))) << tampering.what;
  }
}

TEST(BundleVerify, FindsAnyChangedFileByTheManifest) {
  const StudySample sample;
  const BundleFiles good = rendered_bundle(sample.content);
  for (const auto& [path, bytes] : good) {
    if (path == kBundleManifest) continue;
    BundleFiles changed = good;
    changed[path].back() ^= 1;
    EXPECT_THAT(verify_bundle(changed), Contains(HasSubstr(path + ": its bytes are not those")));
    BundleFiles without = good;
    without.erase(path);
    EXPECT_THAT(verify_bundle(without),
                Contains(HasSubstr(path + ": it is in the manifest, but not in the bundle")));
  }
}

TEST(BundleVerify, FindsWhatTheManifestDoesNotName) {
  const StudySample sample;
  BundleFiles files = rendered_bundle(sample.content);
  files["extra.txt"] = "x";
  EXPECT_THAT(verify_bundle(files),
              Contains("extra.txt: it is in the bundle, but not in the manifest"));
  files["manifest-sha512.txt"] += "kapot\n";
  EXPECT_THAT(verify_bundle(files), Contains(HasSubstr("this line is not")));
}

TEST(BundleVerify, AnyOtherFolderIsNoBundle) {
  EXPECT_THAT(verify_bundle({}), Contains(HasSubstr("is this a bundle?")));
}

}  // namespace
}  // namespace vindplaats::testing
