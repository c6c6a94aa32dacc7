#include "app/pipeline/renormalize.h"

#include <algorithm>

#include "app/pipeline/suppressions.h"
#include "core/json.h"
#include "normalize/format.h"
#include "store/harvest_tables.h"
#include "store/index_tables.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::int64_t kExamplesPerField = 3;
constexpr std::size_t kBatchRecords = 1000;

// Each field of a value as its own JSON, in order of name.
struct FieldTexts {
  std::map<std::string, std::string> texts;
  template <class T>
  void operator()(std::string_view key, const T& value) {
    if (json_detail::empty(value)) return;
    append_json(texts[std::string(key)], value);
  }
};

std::map<std::string, std::string> fields_of(const Record& record) {
  FieldTexts texts;
  each_field(texts, record);
  for (const char* technical : {"harvested", "payload", "normalizer", "datestamp"})
    texts.texts.erase(technical);
  return std::move(texts.texts);
}

class Renormalizer {
 public:
  Renormalizer(Store& store, const Platform& platform, const RenormalizeOptions& options,
               const std::function<void(std::int64_t)>& progress)
      : store_(store), snapshot_(store.snapshot()), options_(options), progress_(progress) {
    read_.languages = platform.settings.languages;
  }

  Result<RenormalizeReport> run() {
    TRY_ASSIGN(forgetting_, read_forgetting(*snapshot_));
    read_.forgetting = forgetting_.get();
    std::vector<std::string> sources = options_.sources;
    if (sources.empty()) sources.emplace_back();
    for (const std::string& source : sources) {
      Result<void> failure;
      TRY(scan_heads(*snapshot_, source, [&](const Head& head) {
        failure = take(head);
        return failure.has_value();
      }));
      TRY(failure);
    }
    TRY(flush());
    return std::move(report_);
  }

 private:
  Result<void> take(const Head& head) {
    TRY_ASSIGN(const std::optional<Record> before,
               get_record(*snapshot_, head.raw.source, head.raw.identifier));
    const bool current = before && before->normalizer >= least_normalizer(head.raw.format);
    if (current && !options_.all) return {};
    ++report_.read;
    report_.outdated += !current;
    if (progress_) progress_(report_.read);
    Payload payload;
    if (!head.raw.payload.empty()) {
      TRY_ASSIGN(std::optional<StoredPayload> stored,
                 get_payload(*snapshot_, head.raw.source, head.raw.identifier, head.version));
      if (stored) payload = std::move(stored->payload);
    }
    const Result<Reading> reading = normalize(head.raw, payload, read_);
    if (!reading) {
      if (++report_.unreadable <= kExamplesPerField)
        report_.refused.emplace_back(head.raw.source + "/" + head.raw.identifier,
                                     reading.error().what);
      return {};
    }
    note_changes(before, reading->record);
    if (options_.dry_run || (before && *before == reading->record)) return {};
    pending_.push_back({head, reading->record});
    return pending_.size() >= kBatchRecords ? flush() : Result<void>{};
  }

  void note_changes(const std::optional<Record>& before, const Record& after) {
    const auto old_fields = fields_of(before.value_or(Record{})), new_fields = fields_of(after);
    bool changed = false;
    const auto note = [&](const std::string& field, const std::string& was, const std::string& is) {
      changed = true;
      auto& counts = was.empty() ? report_.gained : is.empty() ? report_.lost : report_.altered;
      const std::int64_t so_far =
          report_.gained[field] + report_.lost[field] + report_.altered[field];
      ++counts[field];
      if (before && so_far < kExamplesPerField)
        report_.examples.push_back({after.id, field, was, is});
    };
    for (const auto& [field, was] : old_fields) {
      const auto is = new_fields.find(field);
      if (is == new_fields.end() || is->second != was)
        note(field, was, is == new_fields.end() ? "" : is->second);
    }
    for (const auto& [field, is] : new_fields) {
      if (!old_fields.contains(field)) note(field, "", is);
    }
    report_.changed += changed;
  }

  Result<void> flush() {
    if (pending_.empty()) return {};
    // A harvest may have brought a newer version meanwhile; that one is of today's normaliser.
    const std::unique_lock turn(store_.records_turn());
    const std::unique_ptr<Snapshot> now = store_.snapshot();
    Batch batch;
    for (const auto& [head, record] : pending_) {
      TRY_ASSIGN(const std::optional<Head> newest,
                 get_head(*now, head.raw.source, head.raw.identifier));
      if (newest && *newest == head) put_record(batch, record);
    }
    pending_.clear();
    return store_.commit(batch, Durability::kSynced);
  }

  Store& store_;
  const std::unique_ptr<Snapshot> snapshot_;
  const RenormalizeOptions& options_;
  const std::function<void(std::int64_t)>& progress_;
  ReadOptions read_;
  std::unique_ptr<const Forgetting> forgetting_;  // read_ borrows it
  RenormalizeReport report_;
  std::vector<std::pair<Head, Record>> pending_;
};

// Records whose head is gone.
Result<void> drop_orphans(const Snapshot& snapshot, Batch& batch) {
  Result<void> failure;
  TRY(snapshot.scan(Table::kRecords, "", "", [&](std::string_view key, std::string_view) {
    std::string ignored;
    const Result<bool> there = snapshot.get(Table::kHeads, key, ignored);
    if (!there) failure = tl::unexpected(there.error());
    if (there && !*there) batch.remove(Table::kRecords, key);
    return failure.has_value();
  }));
  return failure;
}

}  // namespace

Result<RenormalizeReport> renormalize(Store& store, const Platform& platform,
                                      const RenormalizeOptions& options,
                                      const std::function<void(std::int64_t read)>& progress) {
  return Renormalizer(store, platform, options, progress).run();
}

Result<RenormalizeReport> rebuild_records(Store& store, const Platform& platform,
                                          const std::function<void(std::int64_t read)>& progress) {
  // Over the top first: a rebuild that is cut off leaves the records that were there.
  RenormalizeOptions options;
  options.all = true;
  TRY_ASSIGN(RenormalizeReport report, renormalize(store, platform, options, progress));
  Batch batch;
  TRY(drop_orphans(*store.snapshot(), batch));
  for (const Table table : {Table::kPublications, Table::kGroups}) {
    TRY(store.snapshot()->scan(table, "", "", [&](std::string_view key, std::string_view) {
      batch.remove(table, key);
      return true;
    }));
  }
  drop_watermarks(batch);
  drop_index(batch);
  TRY(store.commit(batch, Durability::kSynced));
  return report;
}

}  // namespace vindplaats
