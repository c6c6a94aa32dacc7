// Every format against its fixtures, and what must hold for all of them.
#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/json.h"
#include "core/text.h"
#include "normalize/finding_codes.h"
#include "normalize/format.h"
#include "tests/support/golden.h"
#include "tests/support/harm.h"
#include "tests/support/mutations.h"
#include "tests/unit/normalize/format_cases.h"

namespace vindplaats::testing {
namespace {

ReadOptions with_traces() {
  ReadOptions options;
  options.traces = true;
  return options;
}

std::filesystem::path format_fixtures(const Format& format) {
  return fixtures() / "formats" / format.name;
}

// .xml; .payload for a format that is no XML.
std::vector<std::filesystem::path> payloads_of(const Format& format) {
  std::vector<std::filesystem::path> paths = files_in(format_fixtures(format), ".xml");
  const std::vector<std::filesystem::path> others = files_in(format_fixtures(format), ".payload");
  paths.insert(paths.end(), others.begin(), others.end());
  return paths;
}

template <class Check>
void for_each_case(Check&& check) {
  for (const Format* format : formats()) {
    for (const auto& path : payloads_of(*format)) {
      SCOPED_TRACE(path.string());
      check(read_format_case(*format, path), path);
    }
  }
}

TEST(Formats, EveryFormatHasFixtures) {
  for (const Format* format : formats()) {
    ASSERT_TRUE(std::filesystem::is_directory(format_fixtures(*format))) << format->name;
    EXPECT_FALSE(payloads_of(*format).empty()) << format->name;
  }
}

TEST(Formats, EveryFixtureGivesItsGoldenRecord) {
  for_each_case([](const FormatCase& one, std::filesystem::path path) {
    const Result<Reading> reading = normalize(one.raw, one.payload, with_traces());
    expect_golden(path.replace_extension(".json"), golden_text(reading));
  });
}

TEST(Formats, EveryGoldenFileHasItsFixture) {
  for (const auto& path : files_in(fixtures() / "formats", ".json")) {
    const auto with = [&](const char* extension) {
      return std::filesystem::exists(std::filesystem::path(path).replace_extension(extension));
    };
    EXPECT_TRUE(with(".xml") || with(".payload")) << path;
  }
}

TEST(Formats, NoTwoClaimTheSameNamespaceOrMediaType) {
  std::map<std::string_view, std::string_view> claimed;
  for (const Format* format : formats()) {
    for (const std::string_view name : format->namespaces) {
      EXPECT_TRUE(claimed.emplace(name, format->name).second)
          << name << " of " << format->name << " and " << claimed[name];
      EXPECT_EQ(find_format(name), format) << name;
    }
    for (const std::string_view name : format->media_types) {
      EXPECT_TRUE(claimed.emplace(name, format->name).second)
          << name << " of " << format->name << " and " << claimed[name];
      EXPECT_EQ(find_format(name), format) << name;
    }
  }
}

TEST(Formats, NormalisingTwiceGivesTheSameBytes) {
  for_each_case([](const FormatCase& one, const std::filesystem::path&) {
    EXPECT_EQ(golden_text(normalize(one.raw, one.payload, with_traces())),
              golden_text(normalize(one.raw, one.payload, with_traces())));
  });
}

TEST(Formats, TracesDoNotChangeTheRecord) {
  for_each_case([](const FormatCase& one, const std::filesystem::path&) {
    const Result<Reading> plain = normalize(one.raw, one.payload, {});
    const Result<Reading> traced = normalize(one.raw, one.payload, with_traces());
    ASSERT_EQ(plain.has_value(), traced.has_value());
    if (!plain) return;
    EXPECT_EQ(to_json(plain->record), to_json(traced->record));
    EXPECT_TRUE(plain->traces.empty());
  });
}

TEST(Formats, ARecordComesBackFromItsJson) {
  for_each_case([](const FormatCase& one, const std::filesystem::path&) {
    const Result<Reading> reading = normalize(one.raw, one.payload, {});
    if (!reading) return;
    const Result<Record> back = from_json<Record>(to_json(reading->record));
    ASSERT_TRUE(back) << back.error().what;
    EXPECT_EQ(*back, reading->record);
  });
}

// The canonical forms are their own: what we write, and editors bring again, is read as it stands.
TEST(Formats, ARecordThatIsBroughtAgainSaysTheSame) {
  for_each_case([](const FormatCase& one, const std::filesystem::path&) {
    const Result<Reading> reading = normalize(one.raw, one.payload, {});
    if (!reading || reading->record.metadata.title.empty()) return;
    FormatCase again = one;
    again.raw.format = "application/vnd.vindplaats.record+json";
    again.payload = {};
    again.payload.bytes = to_json(reading->record);
    const Result<Reading> second = normalize(again.raw, again.payload, {});
    ASSERT_TRUE(second) << second.error().what;
    const Metadata &was = reading->record.metadata, &is = second->record.metadata;
    EXPECT_EQ(is.title, was.title);
    EXPECT_EQ(is.creators, was.creators);
    EXPECT_EQ(is.contributors, was.contributors);
    EXPECT_EQ(is.publisher, was.publisher);
    EXPECT_EQ(is.part_of, was.part_of);
    EXPECT_EQ(is.issued, was.issued);
    EXPECT_EQ(is.modified, was.modified);
    EXPECT_EQ(is.links, was.links);
    EXPECT_EQ(is.identifiers, was.identifiers);
    EXPECT_EQ(is.access, was.access);
    EXPECT_EQ(is.embargo_until, was.embargo_until);
    EXPECT_EQ(is.license, was.license);
    EXPECT_EQ(is.relations, was.relations);
  });
}

TEST(Formats, EveryFindingIsInTheTable) {
  for_each_case([](const FormatCase& one, const std::filesystem::path&) {
    const Result<Reading> reading = normalize(one.raw, one.payload, {});
    if (!reading) return;
    for (const Finding& finding : reading->record.findings) {
      const FindingText* text = find_finding_text(finding.code);
      ASSERT_NE(text, nullptr) << finding.code;
      EXPECT_EQ(finding.severity, text->severity) << finding.code;
      EXPECT_LE(finding.value.size(), 200u);
    }
  });
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

void expect_harmless(const Record& record) {
  EXPECT_EQ(harms_of(record), std::vector<std::string>());
}

// Wherever an address or a text may stand, one that would do something.
TEST(Formats, NothingThatRunsComesThrough) {
  for_each_case([](FormatCase one, const std::filesystem::path&) {
    const std::string whole = one.payload.bytes;
    for (const char* before : {">", "ref=\"", "href=\"", "resource=\"", ": \"", ":\""}) {
      for (const char* scheme : {"http://", "https://"}) {
        one.payload.bytes = whole;
        replace_all(one.payload.bytes, std::string(before) + scheme,
                    std::string(before) + "javascript:alert(1)//");
        const Result<Reading> reading = normalize(one.raw, one.payload, {});
        if (reading) expect_harmless(reading->record);
      }
    }
    one.payload.bytes = whole;
    replace_all(one.payload.bytes, " e",
                " &lt;img src=x onerror=alert(1)&gt;&lt;script&gt;e&lt;/script&gt;");
    const Result<Reading> reading = normalize(one.raw, one.payload, {});
    if (reading) expect_harmless(reading->record);
  });
}

TEST(Formats, DamagedAndHostileVariantsGiveTheSameTwiceAndNoHarm) {
  constexpr std::size_t kVariants = 14;
  for_each_case([](FormatCase one, const std::filesystem::path&) {
    for (std::string& variant : mutations_of(one.payload.bytes, kVariants)) {
      one.payload.bytes = std::move(variant);
      const Result<Reading> first = normalize(one.raw, one.payload, {});
      EXPECT_EQ(golden_text(first), golden_text(normalize(one.raw, one.payload, {})));
      if (first) expect_harmless(first->record);
    }
  });
}

// What looks for harm would find it.
TEST(Formats, HarmIsSeen) {
  const std::pair<const char*, const char*> cases[] = {
      {"<p>a</p><script>x</script>", "<script>"},
      {"<p onclick='x'>a</p>", "onclick"},
      {"<a href='javascript:x'>a</a>", "javascript:x"},
      {"<a href=' https://a.example'>a</a>", "href"},
      {"<img src='data:x'>", "data:x"},
      {"<b style='x'>a</b>", "style"},
      {"<svg/onload=x>", "svg"},
  };
  for (const auto& [html, word] : cases) {
    Record record;
    record.metadata.content_html = html;
    const std::vector<std::string> harms = harms_of(record);
    ASSERT_FALSE(harms.empty()) << html;
    EXPECT_NE(harms[0].find(word), std::string::npos) << harms[0];
  }
  Record record;
  record.metadata.content_html = "<p>a <a href=\"https://a.example\">b</a> &lt;script&gt;</p>";
  EXPECT_TRUE(harms_of(record).empty());
  record.metadata.links.push_back({"ftp://a.example", "landing", "", "", "", 0});
  EXPECT_EQ(harms_of(record).size(), 1U);
}

// D12 in the small: whatever is cut off or overwritten, an answer comes back, in words or as a
// record.
TEST(Formats, DamagedPayloadsGiveARecordOrAReason) {
  for_each_case([](FormatCase one, const std::filesystem::path&) {
    const std::string whole = one.payload.bytes;
    for (std::size_t step = 1; step <= 20; ++step) {
      one.payload.bytes = whole.substr(0, whole.size() * step / 21);
      const Result<Reading> cut = normalize(one.raw, one.payload, {});
      const std::string said = cut ? one.raw.identifier : cut.error().what;
      EXPECT_NE(said.find(one.raw.identifier), std::string::npos) << said;
      one.payload.bytes = whole;
      one.payload.bytes[whole.size() * step / 21] = "<&\xff\x01>\"'\x80"[step % 8];
      const Result<Reading> changed = normalize(one.raw, one.payload, {});
      EXPECT_TRUE(changed || changed.error().fault == Fault::kInput);
    }
  });
}

}  // namespace
}  // namespace vindplaats::testing
