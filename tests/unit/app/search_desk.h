#pragma once
// A store with random records in memory or on disk, curated and decided on, over a small platform
// of two themes: for what searches it and for what asks rules over all of it.
#include <set>

#include <gtest/gtest.h>

#include "app/pipeline/curate.h"
#include "app/pipeline/decide.h"
#include "app/pipeline/record_reader.h"
#include "app/pipeline/search.h"
#include "core/random.h"
#include "core/time.h"
#include "curation/analyser.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"
#include "tests/unit/app/stored_record.h"
#include "tests/unit/curation/reference_evaluator.h"

namespace vindplaats::testing {

using Ids = std::set<std::string>;

inline Platform searched_platform() {
  Platform platform;
  platform.partners.resize(2);
  platform.partners[0].id = "aa";
  platform.partners[0].name = "Instituut AA-BB";
  platform.partners[1].id = "cc";
  platform.partners[1].name = "Bureau CC";
  for (const std::string id : {"een", "twee"}) {
    Source source;
    source.id = id;
    source.partner = id == "een" ? "aa" : "cc";
    platform.sources.push_back(source);
  }
  Theme theme;
  theme.id = "arbeidsmarkt";
  theme.threshold = Thousandths{1000};
  theme.rules = {{"pol", Thousandths{2000}, false, "polic* OR *bb", {}}};
  platform.themes = {theme};
  theme.id = "onderwijs";
  theme.rules = {{"aa", Thousandths{1000}, false, "aa NEAR/3 bb", {}},
                 {"cc", Thousandths{500}, false, "title:cc", {}},
                 {"niet", Thousandths{1000}, true, "\"gemeente aa\"", {}}};
  platform.themes.push_back(theme);
  return platform;
}

// A store with random records, curated.
class SearchDesk {
 public:
  explicit SearchDesk(std::unique_ptr<Store> store) : store_(std::move(store)) {}

  void put(int number, Metadata metadata) {
    Record record;
    record.source = number % 2 == 0 ? "een" : "twee";
    record.identifier = std::to_string(number);
    record.metadata = std::move(metadata);
    record.metadata.type = number % 3 == 0 ? "report" : "journal article";
    record.metadata.languages = {number % 5 == 0 ? "en" : "nl-NL"};
    store_record(*store_, std::move(record));
  }
  void remove(int number) {
    const std::string source = number % 2 == 0 ? "een" : "twee";
    Batch batch;
    remove_record(batch, source, std::to_string(number));
    ASSERT_TRUE(store_->commit(batch, Durability::kSynced));
  }
  void curate_now() {
    const auto report = curate(*store_, platform_, clock_, {});
    ASSERT_TRUE(report) << report.error().what;
  }
  // What may not be decided (an accept of what is accepted) is refused, and changes nothing.
  bool decide(const std::string& id, DecisionRequest request) {
    return write_decisions(*store_, platform_, clock_, {{id, std::move(request)}}, "fatima")
        .has_value();
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    EXPECT_TRUE(scan_publication_ids(*store_->snapshot(),
                                     [&](std::string_view id) { ids.emplace_back(id); }));
    return ids;
  }

  Ids indexed(const std::string& text) {
    const auto query = parse_query(text, {});
    const auto result =
        search(*store_->snapshot(), cache_, platform_, *query, {SIZE_MAX, 0, false});
    if (!result) {
      ADD_FAILURE() << result.error().what;
      return {};
    }
    Ids ids;
    for (const SearchHit& hit : result->hits) ids.insert(hit.id);
    EXPECT_EQ(static_cast<std::size_t>(result->total), ids.size()) << text;
    return ids;
  }
  // What the evaluator says of each stored publication.
  template <class OnDocument>
  void each_document(OnDocument&& on_document) const {
    Analyser analyser;
    const auto read = scan_publications(*store_->snapshot(), [&](const Publication& publication) {
      std::vector<std::string> sources, names;
      for (const std::string& record : publication.records) sources.push_back(source_of(record));
      for (const std::string& id : publication.partners) {
        if (const Partner* const partner = platform_.partner(id)) names.push_back(partner->name);
      }
      on_document(publication.id, analyser.analyse(publication, sources, names));
      return true;
    });
    EXPECT_TRUE(read);
  }
  Ids scanned(const std::string& text) const {
    const auto query = parse_query(text, {});
    Ids ids;
    each_document([&](const std::string& id, const Document& document) {
      if (matches(*query, document)) ids.insert(id);
    });
    return ids;
  }
  void expect_agreement(Random& random, int queries) {
    for (int i = 0; i < queries; ++i) {
      const std::string text = written(random_query(random, 3));
      ASSERT_EQ(indexed(text), scanned(text)) << text;
    }
    for (const std::string text :
         {"status:accepted", "status:candidate", "NOT theme:onderwijs type:report", "source:een aa",
          "partner:cc", "partner:instituut", "partner:\"aa-bb\"", "language:nl title:aa"}) {
      ASSERT_EQ(indexed(text), scanned(text)) << text;
    }
  }

  IndexState state() const { return *get_index_state(*store_->snapshot()); }
  Store& store() { return *store_; }
  SegmentCache& cache() { return cache_; }
  Platform& platform() { return platform_; }
  const Clock& clock() const { return clock_; }

 private:
  std::unique_ptr<Store> store_;
  Platform platform_ = searched_platform();
  SegmentCache cache_;
  SystemClock clock_{*parse_time("2026-11-22T06:00:00Z")};
};

// A title of its own, so that no two are taken for the same work.
inline Metadata described(Random& random, int number) {
  Metadata metadata = random_metadata(random);
  metadata.title += " nummer" + std::to_string(number);
  return metadata;
}

inline DecisionRequest asked(const std::string& kind) {
  DecisionRequest request;
  request.kind = kind;
  return request;
}

}  // namespace vindplaats::testing
