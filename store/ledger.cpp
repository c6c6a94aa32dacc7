#include "store/ledger.h"

#include <optional>

#include "core/digest.h"
#include "core/json.h"
#include "store/encoding.h"
#include "store/keys.h"

namespace vindplaats {
namespace {

constexpr std::string_view kLedgerEnd = "ledger";  // in kMeta

// All of an entry but its body, which follows as it is.
struct LedgerEnvelope {
  std::int64_t sequence = 0;
  std::string at, by, kind, previous;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, LedgerEnvelope>
void each_field(Visitor&& visit, Self& self) {
  visit("sequence", self.sequence);
  visit("at", self.at);
  visit("by", self.by);
  visit("kind", self.kind);
  visit("previous", self.previous);
}

std::string encode_entry(const LedgerEntry& entry) {
  const LedgerEnvelope envelope{entry.sequence, entry.at, entry.by, entry.kind, entry.previous};
  std::string value;
  append_sized(value, to_json(envelope));
  value += entry.body;
  return value;
}

Result<LedgerEntry> decode_entry(std::string_view value) {
  std::string_view rest = value, header;
  if (!take_sized(rest, header)) return fail(Fault::kCorrupt, "it has no readable header");
  TRY_ASSIGN(LedgerEnvelope envelope, from_json<LedgerEnvelope>(header));
  LedgerEntry entry;
  entry.sequence = envelope.sequence;
  entry.at = std::move(envelope.at);
  entry.by = std::move(envelope.by);
  entry.kind = std::move(envelope.kind);
  entry.previous = std::move(envelope.previous);
  entry.body = rest;
  return entry;
}

std::string encode_end(const LedgerHead& head) {
  std::string value;
  append_number(value, head.sequence);
  value += head.digest;
  return value;
}

// Where the ledger ended when it was last written; all zero when it never was.
Result<LedgerHead> written_end(const Snapshot& snapshot) {
  LedgerHead head;
  std::string value;
  TRY_ASSIGN(const bool found, snapshot.get(Table::kMeta, kLedgerEnd, value));
  if (!found) return head;
  std::string_view rest = value;
  if (!take_number(rest, head.sequence)) {
    return fail(Fault::kCorrupt, "the note of where the ledger ends cannot be read");
  }
  head.digest = rest;
  return head;
}

tl::unexpected<Error> wrong_end(const LedgerHead& written, const LedgerHead& found) {
  return fail(Fault::kCorrupt, "the ledger should end with entry " +
                                   std::to_string(written.sequence) + " but ends with " +
                                   std::to_string(found.sequence) +
                                   (written.sequence == found.sequence ? ", altered" : "") +
                                   ": keep the files, run `vindplaats fsck`, restore a backup");
}

// Walks the chain entry by entry.
class LedgerWalk {
 public:
  explicit LedgerWalk(const std::function<void(const LedgerBreak&)>& report) : report_(report) {}

  void take(std::string_view key, std::string_view value) {
    const Result<std::int64_t> sequence = read_sequence_key(key);
    if (!sequence) return say(end_.sequence + 1, "an entry stands under an unreadable key");
    const bool gap = *sequence != end_.sequence + 1;
    if (gap) say_lost(end_.sequence + 1, *sequence - 1);
    const Result<LedgerEntry> entry = decode_entry(value);
    if (!entry) {
      say(*sequence, "altered: " + entry.error().what);
    } else if (entry->sequence != *sequence) {
      say(*sequence, "moved: entry " + std::to_string(entry->sequence) + " stands in its place");
    } else if (!gap && entry->previous != end_.digest) {
      say(end_.sequence > 0 ? end_.sequence : *sequence,
          "altered: it is not the entry that " + std::to_string(*sequence) + " was written after");
    }
    end_.sequence = *sequence;
    end_.digest = sha256_hex(value);
    ++entries_;
  }

  void finish(const LedgerHead& written) {
    if (end_.sequence < written.sequence) return say_lost(end_.sequence + 1, written.sequence);
    if (end_.sequence > written.sequence) return say(end_.sequence, "added by something else");
    if (end_.digest != written.digest) say(end_.sequence, "altered after it was written");
  }

  std::int64_t entries() const { return entries_; }
  const LedgerHead& end() const { return end_; }

 private:
  void say(std::int64_t sequence, std::string what) { report_({sequence, std::move(what)}); }
  void say_lost(std::int64_t first, std::int64_t last) {
    say(first, first == last ? "lost" : "lost, and all up to " + std::to_string(last));
  }

  const std::function<void(const LedgerBreak&)>& report_;
  LedgerHead end_;
  std::int64_t entries_ = 0;
};

}  // namespace

Result<LedgerHead> read_head(const Snapshot& snapshot) {
  TRY_ASSIGN(const LedgerHead written, written_end(snapshot));
  LedgerHead found;
  std::string key, value;
  TRY_ASSIGN(const bool any, snapshot.last(Table::kLedger, {}, key, value));
  if (any) {
    TRY_ASSIGN(found.sequence, read_sequence_key(key));
    found.digest = sha256_hex(value);
  }
  if (found != written) return wrong_end(written, found);
  return found;
}

std::int64_t append_entry(Batch& batch, LedgerHead& head, LedgerEntry entry) {
  entry.sequence = head.sequence + 1;
  entry.previous = head.digest;
  const std::string value = encode_entry(entry);
  batch.put(Table::kLedger, sequence_key(entry.sequence), value);
  head.sequence = entry.sequence;
  head.digest = sha256_hex(value);
  batch.put(Table::kMeta, kLedgerEnd, encode_end(head));
  return entry.sequence;
}

Result<void> scan_ledger(const Snapshot& snapshot, std::int64_t from,
                         const std::function<bool(const LedgerEntry&)>& visit) {
  std::optional<Error> trouble;
  TRY(snapshot.scan(
      Table::kLedger, sequence_key(from), {}, [&](std::string_view key, std::string_view value) {
        Result<LedgerEntry> entry = decode_entry(value);
        if (entry && sequence_key(entry->sequence) == key) return visit(*entry);
        trouble = Error{Fault::kCorrupt,
                        "ledger entry at " + show_key(key) + " is altered: run `vindplaats fsck`"};
        return false;
      }));
  if (trouble) return tl::unexpected<Error>(std::move(*trouble));
  return {};
}

Result<std::int64_t> rewrite_entries(const Snapshot& snapshot, Batch& batch, LedgerHead& head,
                                     const std::function<bool(LedgerEntry&)>& change) {
  std::int64_t changed = 0;
  LedgerHead end;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& stored) {
    LedgerEntry entry = stored;
    changed += change(entry);
    if (changed > 0) {
      append_entry(batch, end, std::move(entry));
    } else {
      end = {entry.sequence, sha256_hex(encode_entry(entry))};
    }
    return true;
  }));
  if (changed > 0) head = end;
  return changed;
}

Result<std::int64_t> verify_ledger(const Snapshot& snapshot,
                                   const std::function<void(const LedgerBreak&)>& report) {
  LedgerWalk walk(report);
  TRY(snapshot.scan(Table::kLedger, {}, {}, [&](std::string_view key, std::string_view value) {
    walk.take(key, value);
    return true;
  }));
  TRY_ASSIGN(const LedgerHead written, written_end(snapshot));
  walk.finish(written);
  return walk.entries();
}

Result<void> put_ledger_end(const Snapshot& snapshot, Batch& batch) {
  std::optional<LedgerBreak> first;
  const std::function<void(const LedgerBreak&)> report = [&](const LedgerBreak& found) {
    if (!first) first = found;
  };
  LedgerWalk walk(report);
  TRY(snapshot.scan(Table::kLedger, {}, {}, [&](std::string_view key, std::string_view value) {
    walk.take(key, value);
    return true;
  }));
  if (first) {
    return fail(Fault::kCorrupt,
                "ledger entry " + std::to_string(first->sequence) + ": " + first->what);
  }
  if (walk.entries() > 0) batch.put(Table::kMeta, kLedgerEnd, encode_end(walk.end()));
  return {};
}

Result<std::vector<LedgerBreak>> verify_ledger(const Snapshot& snapshot) {
  std::vector<LedgerBreak> breaks;
  TRY(verify_ledger(snapshot, [&](const LedgerBreak& found) { breaks.push_back(found); }));
  return breaks;
}

}  // namespace vindplaats
