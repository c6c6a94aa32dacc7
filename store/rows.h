#pragma once
// How stored values are written and read; for the files of this folder only. Every read_ function
// fails with kCorrupt, in words that name the row.
#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "store/harvest_tables.h"
#include "store/keys.h"
#include "store/store.h"

namespace vindplaats {

// "heads arxiv\x00oai:arXiv.org:1".
std::string row_name(Table table, std::string_view key);
tl::unexpected<Error> bad_row(Table table, std::string_view key, std::string_view why);

Result<StoredPayload> read_payload_row(std::string_view key, std::string_view value);
Result<RejectedRecord> read_rejected_row(std::string_view key, std::string_view value);
Result<CheckpointValues> read_checkpoint_row(std::string_view key, std::string_view value);
Result<JournalPage> read_journal_row(std::string_view key, std::string_view value);

// What a record and a publication hold of a work's own fields.
template <class T>
concept HasMetadata = requires(T& row) {
  { row.metadata } -> std::convertible_to<Metadata&>;
};

// Appends the canonical JSON of T; of an abstract that is the only one, `abstracts` is left out,
// which would say it a second time: a fifth of all that a harvest writes (FORMAT.md).
template <HasMetadata T>
void append_row_json(std::string& out, const T& row) {
  const Metadata& of = row.metadata;
  const bool said = of.abstracts.size() == 1 && !of.abstract_text.empty() &&
                    of.abstracts[0].value == of.abstract_text &&
                    of.abstracts[0].language == of.abstract_language;
  JsonBuffer buffer(out);
  json_detail::append_object(buffer, [&](json_detail::Writer& writer) {
    each_field(
        [&](std::string_view field, const auto& value) {
          if (!said || field != "abstracts") writer(field, value);
        },
        row);
  });
}

// A row whose value is the canonical JSON of T, or what append_row_json wrote.
template <class T>
Result<T> read_json_row(Table table, std::string_view key, std::string_view value) {
  Result<T> row = from_json<T>(value);
  if (!row) return bad_row(table, key, row.error().what);
  if constexpr (HasMetadata<T>) {
    Metadata& of = row->metadata;
    if (of.abstracts.empty() && !of.abstract_text.empty())
      of.abstracts.push_back({of.abstract_text, of.abstract_language});
  }
  return row;
}

template <class T>
Result<std::optional<T>> get_json_row(const Snapshot& snapshot, Table table, std::string_view key) {
  std::string value;
  TRY_ASSIGN(const bool found, snapshot.get(table, key, value));
  if (!found) return std::optional<T>();
  TRY_ASSIGN(T row, read_json_row<T>(table, key, value));
  return std::optional<T>(std::move(row));
}

// Scans rows through `read(key, value)`, a Result; its first error ends the scan and is returned.
template <class Read, class Visit>
Result<void> scan_rows(const Snapshot& snapshot, Table table, const KeyRange& range,
                       const Read& read, const Visit& visit) {
  std::optional<Error> trouble;
  TRY(snapshot.scan(table, range.begin, range.end,
                    [&](std::string_view key, std::string_view value) {
                      auto row = read(key, value);
                      if (row) return visit(*row);
                      trouble = std::move(row).error();
                      return false;
                    }));
  if (trouble) return tl::unexpected<Error>(std::move(*trouble));
  return {};
}

}  // namespace vindplaats
