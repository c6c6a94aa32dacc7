// bench_index DIR WORK: the index over the publications of a platform folder that was curated. How
// many documents it takes a CPU second, its bytes on disk once compacted, how long queries take,
// and what a theme's rules select of all. Of DIR only the store is opened and nothing written; WORK
// is a new folder for the index that is made. Seconds are CPU: of the process for making the index,
// of the thread for the rest.
#include <algorithm>
#include <ctime>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/pipeline/index_writer.h"
#include "app/pipeline/record_reader.h"
#include "app/pipeline/search.h"
#include "config/load.h"
#include "core/random.h"
#include "core/text.h"
#include "curation/analyser.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

double cpu_seconds(clockid_t clock = CLOCK_PROCESS_CPUTIME_ID) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Bench {
  Platform platform;
  std::unique_ptr<Store> from, to;
  std::vector<Publication> publications;
};

Result<Bench> open_bench(const std::string& dir, const std::string& work) {
  Bench bench;
  TRY_ASSIGN(bench.platform, load_platform(dir));
  TRY_ASSIGN(bench.from, open_rocks_store(dir + "/data"));
  TRY_ASSIGN(bench.to, open_rocks_store(work));
  TRY(scan_publications(*bench.from->snapshot(), [&](const Publication& publication) {
    bench.publications.push_back(publication);
    return true;
  }));
  return bench;
}

Document analysed(Analyser& analyser, const Platform& platform, const Publication& publication) {
  std::vector<std::string> sources, names;
  for (const std::string& record : publication.records) sources.push_back(source_of(record));
  for (const std::string& id : publication.partners) {
    if (const Partner* const partner = platform.partner(id)) names.push_back(partner->name);
  }
  return analyser.analyse(publication, std::move(sources), std::move(names));
}

Result<void> build(Bench& bench) {
  const double begun = cpu_seconds();
  Analyser alone;
  std::size_t words = 0;
  for (const Publication& publication : bench.publications)
    words += analysed(alone, bench.platform, publication).tokens.size();
  const double analysing = cpu_seconds() - begun;
  const double start = cpu_seconds();
  const std::unique_ptr<Snapshot> snapshot = bench.to->snapshot();
  const CurateOptions options;
  IndexWriter writer(*bench.to, *snapshot, options);
  TRY(writer.begin());
  Analyser analyser;
  for (const Publication& publication : bench.publications)
    TRY(writer.put(publication.id, analysed(analyser, bench.platform, publication)));
  TRY(writer.finish());
  const double took = cpu_seconds() - start;
  const auto count = static_cast<double>(bench.publications.size());
  fmt::print(
      "index: {} documents of {:.0f} words, {:.2f} s CPU, {:.0f} a CPU second; of these {:.2f} s "
      "the "
      "analysis that rules need anyway\n",
      bench.publications.size(), static_cast<double>(words) / count, took, count / took, analysing);
  TRY(bench.to->compact());
  fmt::print("disk: {:.0f} bytes a document\n", static_cast<double>(bench.to->bytes()) / count);
  return {};
}

double percentile(const std::vector<double>& sorted, double share) {
  return sorted.empty()
             ? 0
             : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

// Queries as people write them, out of the words of the publications themselves.
class Queries {
 public:
  explicit Queries(const Bench& bench) : bench_(bench) {}

  std::string make(std::size_t kind) {
    switch (kind) {
      case 0:
        return word();
      case 1:
        return word() + " " + word();
      case 2:
        return '"' + pair() + '"';
      case 3:
        return cut(word()) + "*";
      case 4:
        return "*" + cut(word()) + "*";
      case 5:
        return word() + " NEAR/5 " + word();
      case 6:
        return "(" + word() + " OR " + word() + ") NOT " + word();
      case 7:
        return word() + " status:candidate year:2015..2021";
      default:
        return "title:" + word();
    }
  }
  static constexpr const char* kKinds[] = {"word",   "two words", "phrase", "trunc*", "*trunc*",
                                           "NEAR/5", "OR NOT",    "fields", "title:"};

 private:
  std::vector<std::string> words() {
    for (;;) {
      const Metadata& metadata =
          bench_.publications[random_.below(bench_.publications.size())].metadata;
      const std::string& text = random_.below(2) == 0 ? metadata.title : metadata.abstract_text;
      std::vector<std::string> words;
      for (const std::string_view one : split(text, ' ')) {
        const auto letter = [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; };
        const bool plain = one.size() > 3 && std::all_of(one.begin(), one.end(), letter);
        if (plain) words.emplace_back(to_lower(one));
      }
      if (words.size() > 1) return words;
    }
  }
  std::string word() {
    const std::vector<std::string> all = words();
    return all[random_.below(all.size())];
  }
  std::string pair() {
    const std::vector<std::string> all = words();
    const std::size_t at = random_.below(all.size() - 1);
    return all[at] + " " + all[at + 1];
  }
  static std::string cut(const std::string& word) {
    return word.substr(0, std::max<std::size_t>(4, word.size() - 2));
  }

  const Bench& bench_;
  SeededRandom random_{7};
};

Result<void> ask(Bench& bench) {
  const std::unique_ptr<Snapshot> snapshot = bench.to->snapshot();
  SegmentCache cache;
  Queries queries(bench);
  constexpr std::size_t kKinds = std::size(Queries::kKinds);
  std::vector<double> all;
  std::map<std::size_t, std::vector<double>> of_kind;
  double hits = 0;
  for (std::size_t i = 0; i < 400 * kKinds; ++i) {
    const std::size_t kind = i % kKinds;
    const std::string text = queries.make(kind);
    const double start = cpu_seconds(CLOCK_THREAD_CPUTIME_ID);
    TRY_ASSIGN(const Query query, parse_query(text, bench.platform.words));
    TRY_ASSIGN(const SearchResult result, search(*snapshot, cache, bench.platform, query, {}));
    const double took = 1e3 * (cpu_seconds(CLOCK_THREAD_CPUTIME_ID) - start);
    hits += static_cast<double>(result.total);
    if (i < kKinds * 20) continue;  // warm
    all.push_back(took);
    of_kind[kind].push_back(took);
  }
  const auto line = [](const char* name, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    fmt::print("{:<12}p50 {:7.3f} ms  p95 {:7.3f} ms  p99 {:7.3f} ms\n", name,
               percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99));
  };
  fmt::print("queries: {} of {} hits on average\n", 400 * kKinds,
             static_cast<std::int64_t>(hits / (400.0 * kKinds)));
  for (const auto& [kind, times] : of_kind) line(Queries::kKinds[kind], times);
  line("all", all);
  SearchOptions faceted;
  faceted.facets = true;
  TRY_ASSIGN(const Query query, parse_query("title:van", bench.platform.words));
  const double start = cpu_seconds(CLOCK_THREAD_CPUTIME_ID);
  TRY_ASSIGN(const SearchResult result, search(*snapshot, cache, bench.platform, query, faceted));
  fmt::print("facets of {} hits: {:.2f} ms\n", result.total,
             1e3 * (cpu_seconds(CLOCK_THREAD_CPUTIME_ID) - start));
  return {};
}

Result<void> preview(Bench& bench) {
  const std::unique_ptr<Snapshot> snapshot = bench.to->snapshot();
  SegmentCache cache;
  for (std::size_t i = 0; i <= bench.platform.themes.size(); ++i) {
    std::vector<Theme> themes = bench.platform.themes;
    if (i < themes.size()) themes = {themes[i]};
    const double start = cpu_seconds(CLOCK_THREAD_CPUTIME_ID);
    TRY_ASSIGN(const CompiledThemes compiled, compile_themes(themes, bench.platform.words));
    std::int64_t selected = 0;
    TRY(classify_store(
        *snapshot, cache, bench.platform, compiled,
        [&](std::string_view, const Classification& found) { selected += !found.themes.empty(); }));
    fmt::print("preview of {:<34} {:6.3f} s, {} selected\n",
               i < bench.platform.themes.size() ? themes[0].id : "all themes",
               cpu_seconds(CLOCK_THREAD_CPUTIME_ID) - start, selected);
  }
  return {};
}

Result<void> run(const std::string& dir, const std::string& work) {
  TRY_ASSIGN(Bench bench, open_bench(dir, work));
  TRY(build(bench));
  TRY(ask(bench));
  return preview(bench);
}

}  // namespace
}  // namespace vindplaats

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: bench_index DIR WORK\n");
    return 2;
  }
  const auto done = vindplaats::run(argv[1], argv[2]);
  if (!done) fmt::print(stderr, "{}\n", done.error().what);
  return done ? 0 : 1;
}
