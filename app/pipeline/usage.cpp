#include "app/pipeline/usage.h"

#include <fmt/format.h>

#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/release.h"
#include "core/digest.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

std::string_view without_slashes(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

void add_released(const Released& released, const std::string& id, AddressBook& book) {
  const auto add = [&](std::string_view address) {
    if (!without_slashes(address).empty())
      book.insert_or_assign(std::string(without_slashes(address)), id);
  };
  for (const std::string& address : released.former_addresses) add(address);
  for (const std::string& slug : released.former_slugs) add(slug);
  add(released.address);
  add(released.slug);
  add(released.id);
}

// Does the ledger say so already.
bool says_nothing_new(const UsageEntry& entry, const Usage& known) {
  Usage with = known;
  take_usage(entry, with);
  return with == known;
}

Result<void> check_counted(const VisitTable& table, const CountedUsage& counted) {
  if (table.rows.empty() && !table.refused.empty()) {
    const UsageTrouble& first = table.refused.front();
    return fail(Fault::kInput,
                fmt::format("no line can be read; line {} {}", first.line, first.why));
  }
  if (counted.entry.counts.empty()) {
    return fail(Fault::kInput,
                fmt::format("none of its {} addresses is one of a publication that was released",
                            counted.unmatched.size()));
  }
  return {};
}

}  // namespace

Result<AddressBook> read_addresses(const Snapshot& snapshot) {
  TRY_ASSIGN(const ReleaseHistory history, release_history(snapshot));
  std::map<std::string, std::string, std::less<>> merged;
  AddressBook book;
  TRY(scan_publications_with(snapshot, {"accepted", "later", "rejected", "withdrawn"},
                             [&](const Publication& publication) {
                               book.emplace(publication.id, publication.id);
                               for (const std::string& id : publication.former_ids)
                                 merged.emplace(id, publication.id);
                             }));
  for (const auto& [id, now] : merged) book.insert_or_assign(id, now);
  for (const auto& [id, released] : history) {
    const auto found = merged.find(id);
    add_released(released, found == merged.end() ? id : found->second, book);
  }
  return book;
}

Result<Usage> read_usage(const Snapshot& snapshot) {
  Usage usage;
  Result<void> failure;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerUsage) return true;
    const Result<UsageEntry> said = from_json<UsageEntry>(entry.body);
    if (said) take_usage(*said, usage);
    if (!said) failure = fail_in(fmt::format("ledger entry {}", entry.sequence), said.error());
    return said.has_value();
  }));
  TRY(failure);
  return usage;
}

Result<UsageImport> import_usage(Store& store, const Clock& clock, const UsageFile& file,
                                 const std::string& by, bool dry_run) {
  auto read = read_visits(file.bytes, file.month);
  if (!read) return fail_in(file.name, std::move(read).error());
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(const AddressBook book, read_addresses(*snapshot));
  UsageImport import{count_usage(*read, book), std::move(read->refused), false};
  if (auto sound = check_counted({read->rows, import.refused}, import.counted); !sound)
    return fail_in(file.name, std::move(sound).error());
  UsageEntry& entry = import.counted.entry;
  entry.file = file.name;
  entry.digest = sha256_hex(file.bytes);
  TRY_ASSIGN(const Usage known, read_usage(*snapshot));
  if (dry_run || says_nothing_new(entry, known)) return import;
  TRY(LedgerWriter(store, clock).append({{by, std::string(kLedgerUsage), to_json(entry)}}));
  import.written = true;
  return import;
}

}  // namespace vindplaats
