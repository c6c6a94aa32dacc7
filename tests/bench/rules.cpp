// bench_rules RECORDS WORK: what rules cost. RECORDS is a folder with files of records a line
// (.jsonl), of which title and abstract are taken, again and again under new ids until there are
// enough; WORK-7 and WORK-35 are new folders for the stores that are made. 500 rules are made of
// the records' own words. Seconds are CPU of the one thread that is used.
//   1. one new record against 500 rules (analysed and classified)
//   2. 500 rules over 37,000 records that are indexed
//   3. a preview of a changed theme over 100,000 publications, where few wait and where most do
//   4. hostile patterns on a text of 64 kB (faults.md, D39)
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "app/pipeline/index_writer.h"
#include "app/pipeline/placer.h"
#include "app/pipeline/search.h"
#include "app/pipeline/theme_preview.h"
#include "core/random.h"
#include "core/record_fields.h"
#include "core/text.h"
#include "core/time.h"
#include "curation/evaluator.h"
#include "store/publication_tables.h"
#include "tests/support/evil_queries.h"

namespace vindplaats {
namespace {

constexpr std::size_t kRules = 500, kRecords = 37'000, kPublications = 100'000;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<Metadata> read_records(const std::string& dir) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(dir)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Metadata> records;
  for (const auto& file : files) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
      const Result<Record> record = from_json<Record>(line);
      if (!record || record->metadata.title.empty()) continue;
      Metadata& metadata = records.emplace_back();
      metadata.title = record->metadata.title;
      metadata.abstract_text = record->metadata.abstract_text;
      metadata.issued = "2026-03";
    }
  }
  return records;
}

// Rules as people write them, out of the words of the records.
class RuleMaker {
 public:
  explicit RuleMaker(const std::vector<Metadata>& records) : records_(records) {}

  std::string query() {
    const std::string some = any_of(2 + random_.below(5)), more = any_of(2 + random_.below(8));
    switch (random_.below(6)) {
      case 0:
        return some;
      case 1:
        return fmt::format("title:({})", some);
      case 2:
        return fmt::format("({}) NEAR/{} ({})", some, 1 + random_.below(12), more);
      case 3:
        return fmt::format("({}) ({}) NOT ({})", some, more, any_of(2));
      default:
        return fmt::format("({}) ({})", some, more);
    }
  }
  std::vector<Theme> themes(std::size_t rules) {
    std::vector<Theme> themes(7);
    for (std::size_t i = 0; i < rules; ++i) {
      Theme& theme = themes[i % themes.size()];
      theme.id = fmt::format("thema-{}", i % themes.size());
      theme.rules.push_back({fmt::format("regel-{}", i), {1000}, i % 10 == 9, query(), {}});
    }
    return themes;
  }

 private:
  std::string any_of(std::size_t terms) {
    std::string text = term();
    while (--terms > 0) text += " OR " + term();
    return text;
  }
  std::string term() {
    const std::vector<std::string> all = words();
    const std::size_t at = random_.below(all.size() - 1);
    switch (random_.below(8)) {
      case 0:
        return '"' + all[at] + ' ' + all[at + 1] + '"';
      case 1:
      case 2:
        return all[at].substr(0, std::max<std::size_t>(5, all[at].size() - 2)) + '*';
      case 3:
        return "*" + all[at].substr(1);
      default:
        return all[at];
    }
  }
  std::vector<std::string> words() {
    for (;;) {
      const Metadata& metadata = records_[random_.below(records_.size())];
      std::vector<std::string> words;
      for (const std::string_view one : split(metadata.title, ' ')) {
        const auto letter = [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; };
        if (one.size() > 4 && std::all_of(one.begin(), one.end(), letter))
          words.emplace_back(to_lower(one));
      }
      if (words.size() > 1) return words;
    }
  }

  const std::vector<Metadata>& records_;
  SeededRandom random_{11};
};

Publication publication_of(const std::vector<Metadata>& records, std::size_t number) {
  Publication publication;
  publication.id = fmt::format("p{:012}", number);
  publication.records = {fmt::format("bron/{}", number)};
  publication.metadata = records[number % records.size()];
  publication.first_seen = "2026-03-02T06:00:00Z";
  return publication;
}

Platform platform_with(std::vector<Theme> themes) {
  Platform platform;
  Source source;
  source.id = "bron";
  platform.sources = {source};
  platform.themes = std::move(themes);
  return platform;
}

Result<void> one_record(const std::vector<Metadata>& records, const CompiledThemes& themes) {
  Analyser analyser;
  WordMemory memory;
  const std::size_t warm = records.size() / 2;
  double begun = cpu_seconds();
  std::size_t selected = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (i == warm) begun = cpu_seconds();
    const Document document = analyser.analyse(records[i], {});
    selected += !classify(themes, document, Places::kLeaveOut, &memory).themes.empty();
  }
  const auto count = static_cast<double>(records.size() - warm);
  fmt::print("one record against {} rules: {:.3f} ms ({} of {} selected)\n", kRules,
             1e3 * (cpu_seconds() - begun) / count, selected, records.size());
  return {};
}

// Publications as `curate` leaves them: placed by the rules, and indexed.
Result<void> fill(Store& store, const Platform& platform, const std::vector<Metadata>& records,
                  std::size_t count, Instant now) {
  TRY_ASSIGN(const CompiledThemes themes, compile_themes(platform.themes, platform.words));
  Analyser analyser;
  WordMemory memory;
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  const CurateOptions options;
  IndexWriter index(store, *snapshot, options);
  TRY(index.begin());
  Batch batch;
  for (std::size_t i = 0; i < count; ++i) {
    Publication publication = publication_of(records, i);
    Document document = document_for_rules(publication, platform, analyser);
    Placing placing = place(publication, classify(themes, document, Places::kLeaveOut, &memory), {},
                            {"bron"}, platform, now);
    put_in_place(publication, placing);
    Analyser::note_place(document, publication);
    put_publication(batch, publication);
    TRY(index.put(publication.id, document));
    if (i % 1000 != 999) continue;
    TRY(store.commit(batch, Durability::kBuffered));
    batch.clear();
  }
  TRY(store.commit(batch, Durability::kBuffered));
  return index.finish();
}

Result<void> all_records(const std::vector<Metadata>& records, const Platform& platform,
                         Instant now) {
  const std::unique_ptr<Store> store = open_memory_store();
  TRY(fill(*store, platform_with({}), records, kRecords, now));
  SegmentCache cache;
  const std::unique_ptr<Snapshot> snapshot = store->snapshot();
  TRY(open_index(*snapshot, cache));
  const double begun = cpu_seconds();
  TRY_ASSIGN(const CompiledThemes themes, compile_themes(platform.themes, platform.words));
  const double compiled = cpu_seconds();
  std::size_t met = 0;
  TRY(classify_store(*snapshot, cache, platform, themes,
                     [&](std::string_view, const Classification&) { ++met; }));
  fmt::print("{} rules over {} records: {:.2f} s, of which {:.2f} s to read the rules; {} met\n",
             kRules, kRecords, cpu_seconds() - begun, compiled - begun, met);
  return {};
}

Result<void> preview_once(Store& store, const Platform& platform, const Theme& theme,
                          std::string_view what, Instant now) {
  SegmentCache cache;
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  for (const std::string_view cached : {"first", "again"}) {
    const double begun = cpu_seconds();
    TRY_ASSIGN(const ThemePreview preview,
               preview_theme(*snapshot, cache, platform, theme, now, 10));
    fmt::print("preview over {} publications, {} ({}): {:.2f} s; {} wait, {} would; {} changes\n",
               preview.publications, what, cached, cpu_seconds() - begun,
               preview.waiting_before + preview.held_back_before,
               preview.waiting_after + preview.held_back_after, preview.changes.size());
  }
  return {};
}

// A store in which `rules` rules have placed the publications, and a theme that changes.
Result<void> previews(const std::vector<Metadata>& records, const std::string& work,
                      std::size_t rules, Instant now) {
  RuleMaker maker(records);
  const Platform platform = platform_with(maker.themes(rules));
  TRY_ASSIGN(const std::unique_ptr<Store> store, open_rocks_store(work));
  TRY(fill(*store, platform, records, kPublications, now));
  TRY(store->compact());
  Theme changed = platform.themes[2];
  changed.rules.push_back({"erbij", {1000}, false, maker.query(), {}});
  TRY(preview_once(*store, platform, changed, "a rule more", now));
  changed.rules.erase(changed.rules.begin());
  TRY(preview_once(*store, platform, changed, "one more, one less", now));
  return {};
}

Result<void> evil() {
  Analyser analyser;
  Metadata metadata;
  metadata.abstract_text = testing::evil_text(std::size_t{64} << 10);
  const Document document = analyser.analyse(metadata, {});
  double slowest = 0;
  std::size_t refused = 0, asked = 0;
  for (const std::string& text : testing::evil_queries()) {
    const double begun = cpu_seconds();
    const Result<Query> query = parse_query(text, {});
    refused += !query;
    if (query) evaluate(*query, document);
    const double took = cpu_seconds() - begun;
    if (took > slowest) fmt::print("  {:7.2f} ms  {}\n", 1e3 * took, text.substr(0, 60));
    slowest = std::max(slowest, took);
    ++asked;
  }
  fmt::print("{} hostile patterns on {} kB: {} refused, the slowest {:.2f} ms\n", asked,
             metadata.abstract_text.size() >> 10, refused, 1e3 * slowest);
  return {};
}

Result<void> run(const std::string& dir, const std::string& work) {
  TRY(evil());
  const std::vector<Metadata> records = read_records(dir);
  if (records.empty()) return fail(Fault::kUsage, fmt::format("{} holds no records", dir));
  fmt::print("{} records read\n", records.size());
  TRY_ASSIGN(const Instant now, parse_time("2026-11-22"));
  RuleMaker maker(records);
  const Platform platform = platform_with(maker.themes(kRules));
  TRY_ASSIGN(const CompiledThemes themes, compile_themes(platform.themes, platform.words));
  TRY(one_record(records, themes));
  TRY(all_records(records, platform, now));
  for (const std::size_t rules : {std::size_t{7}, std::size_t{35}})
    TRY(previews(records, fmt::format("{}-{}", work, rules), rules, now));
  return {};
}

}  // namespace
}  // namespace vindplaats

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: bench_rules RECORDS WORK\n");
    return 2;
  }
  const auto done = vindplaats::run(argv[1], argv[2]);
  if (!done) fmt::print(stderr, "{}\n", done.error().what);
  return done ? 0 : 1;
}
