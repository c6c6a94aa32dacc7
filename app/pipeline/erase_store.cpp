#include "app/pipeline/erase_store.h"

#include <algorithm>
#include <map>

#include "app/pipeline/registered_sources.h"
#include "core/digest.h"
#include "core/text.h"
#include "curation/decisions.h"
#include "normalize/format.h"
#include "store/harvest_tables.h"
#include "store/ledger.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kBatchBytes = 4'000'000;
constexpr int kMostPasses = 5;
// The body is empty: that an entry of it stands there is all it says.
constexpr std::string_view kLedgerErasure = "erasure";

bool replace_all(std::string& text, const std::string& what, const std::string& with) {
  bool found = false;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
    found = true;
  }
  return found;
}

std::string json_text(const std::string& text) {
  std::string json;
  append_json_string(json, text);
  return json;
}

// An editor's list of creators is left without the person; with nobody in it, it goes.
bool clean_people(std::vector<Correction>& corrections, const Forgetting& forgetting) {
  bool changed = false;
  for (Correction& correction : corrections) {
    if (correction.field != "creators" && correction.field != "contributors") continue;
    std::vector<Person> people;
    JsonReader reader(correction.value);
    reader.read(people);
    if (reader.failed()) continue;
    if (std::erase_if(people, [&](const Person& one) { return forgetting.is_person(one); }) == 0)
      continue;
    changed = true;
    correction.value.clear();
    if (!people.empty()) append_json(correction.value, people);
  }
  return changed;
}

std::string folded_initial(const std::string& given) {
  const std::string folded = fold(given);
  return std::string(cut_utf8(folded, folded.empty() ? 0 : 1));
}

}  // namespace

Result<void> StoreEraser::flush(Store* store, Batch& batch) const {
  if (store != nullptr && !batch.empty()) {
    const std::unique_lock turn(store->records_turn());
    TRY(store->commit(batch, Durability::kSynced));
  }
  batch.clear();
  return {};
}

// How many rows hold it. With a store they are written without it.
Result<std::int64_t> StoreEraser::pass(const Snapshot& snapshot, Store* store,
                                       EraseReport& report) {
  std::int64_t found = 0;
  Batch batch;
  Result<void> failure;
  TRY(scan_heads(snapshot, "", [&](const Head& head) {
    const Result<std::int64_t> rows = take_record(snapshot, head, batch, report);
    if (!rows) {
      failure = tl::unexpected(rows.error());
    } else if (*rows > 0) {
      found += *rows;
      if (batch.size() > kBatchBytes) failure = flush(store, batch);
    }
    return failure.has_value();
  }));
  TRY(failure);
  TRY_ASSIGN(report.aside, take_aside(snapshot, batch));
  TRY(flush(store, batch));
  return found + report.aside;
}

Result<std::int64_t> StoreEraser::take_record(const Snapshot& snapshot, const Head& head,
                                              Batch& batch, EraseReport& report) {
  const std::string id = head.raw.source + "/" + head.raw.identifier;
  if (id == target_.record) {
    report.records.push_back(id);
    report.payloads += head.version;
    erase_record(batch, head.raw.source, head.raw.identifier);
    return 1;
  }
  Head cleaned = head;
  Payload newest;
  std::int64_t rows = 0;
  TRY(scan_payloads(snapshot, head.raw.source, head.raw.identifier,
                    [&](std::int64_t version, const StoredPayload& stored) {
                      Payload payload = stored.payload;
                      bool changed = forgetting_.clean(payload.bytes);
                      changed |= forgetting_.clean(payload.frame.feed_author);
                      changed |= forgetting_.clean(payload.frame.feed_title);
                      const Digest digest = changed ? sha256(payload.bytes) : stored.digest;
                      if (changed) {
                        ++rows;
                        put_payload(batch, head.raw.source, head.raw.identifier, version, digest,
                                    payload);
                      }
                      if (version == head.version && !head.raw.payload.empty()) {
                        cleaned.raw.payload = to_hex(digest);
                        newest = std::move(payload);
                      }
                      return true;
                    }));
  report.payloads += rows;
  TRY_ASSIGN(std::optional<Record> record,
             get_record(snapshot, head.raw.source, head.raw.identifier));
  Metadata as_it_was = record ? record->metadata : Metadata{};
  const bool said = record && forgetting_.clean(as_it_was);
  if (rows == 0 && !said) return 0;
  report.records.push_back(id);
  if (rows > 0) put_head(batch, cleaned);
  ReadOptions read;
  read.languages = platform_.settings.languages;
  read.forgetting = &forgetting_;
  if (const Result<Reading> reading = normalize(cleaned.raw, newest, read)) {
    put_record(batch, reading->record);
  } else if (record) {
    record->metadata = std::move(as_it_was);
    put_record(batch, *record);
  }
  return rows + 1;
}

// What was set aside, and what runs that go on, or wait for a person, have noted.
Result<std::int64_t> StoreEraser::take_aside(const Snapshot& snapshot, Batch& batch) {
  std::int64_t rows = 0;
  TRY(scan_rejected(snapshot, "", [&](const RejectedRecord& rejected) {
    if (rejected.source + "/" + rejected.identifier == target_.record) {
      remove_rejected(batch, rejected.source, rejected.identifier);
      ++rows;
      return true;
    }
    RejectedRecord cleaned = rejected;
    bool changed = forgetting_.clean(cleaned.bytes);
    changed |= forgetting_.clean(cleaned.reason);
    if (changed) put_rejected(batch, cleaned);
    rows += changed;
    return true;
  }));
  TRY(scan_journal(snapshot, "", [&](const JournalPage& page) {
    JournalPage cleaned = page;
    if (forgetting_.clean(cleaned.json)) {
      put_journal(batch, cleaned);
      ++rows;
    }
    return true;
  }));
  return rows;
}

Result<void> StoreEraser::note_lookalikes(const Snapshot& snapshot, EraseReport& report) const {
  const Person& wanted = target_.person;
  if (wanted.family.empty() || wanted.given.empty()) return {};
  const std::string family = fold(wanted.family), initial = folded_initial(wanted.given);
  std::map<std::string, std::int64_t> found;
  TRY(scan_records(snapshot, "", [&](const Record& record) {
    for (const std::vector<Person>* people :
         {&record.metadata.creators, &record.metadata.contributors}) {
      for (const Person& one : *people) {
        if (fold(one.family) == family && folded_initial(one.given) == initial &&
            !forgetting_.finds(one.name))
          ++found[one.name];
      }
    }
    return true;
  }));
  for (const auto& [name, records] : found) report.lookalikes.push_back({name, records});
  return {};
}

Result<void> StoreEraser::note_lone_publication(const Snapshot& snapshot) {
  if (target_.record.empty()) return {};
  TRY_ASSIGN(const std::optional<std::string> group, get_group(snapshot, target_.record));
  if (!group) return {};
  TRY_ASSIGN(const std::optional<Publication> publication, get_publication(snapshot, *group));
  if (publication && publication->records.size() == 1) lone_ = *group;
  return {};
}

Result<void> StoreEraser::find(const Snapshot& snapshot, EraseReport& report) {
  TRY(note_lone_publication(snapshot));
  TRY(pass(snapshot, nullptr, report));
  TRY(note_lookalikes(snapshot, report));
  return scan_ledger(snapshot, 1, [&](const LedgerEntry& stored) {
    LedgerEntry entry = stored;
    report.entries += clean_entry(entry);
    return true;
  });
}

Result<void> StoreEraser::clean_records(Store& store) {
  for (int passes = 0; passes < kMostPasses; ++passes) {
    EraseReport ignored;
    TRY_ASSIGN(const std::int64_t found, pass(*store.snapshot(), &store, ignored));
    if (found == 0) return {};
  }
  return {};
}

bool StoreEraser::clean_decision(std::string& body) const {
  Result<Decision> decision = from_json<Decision>(body);
  if (!decision) return false;
  bool changed = clean_people(decision->corrections, forgetting_);
  if (!lone_.empty() && decision->publication == lone_) {
    decision->corrections.clear();
    decision->summary = {};
    decision->note.clear();
    changed = true;
  }
  if (changed) body = to_json(*decision);
  return changed;
}

// Whoever answers for a source that was registered: in these the name is no author's.
bool StoreEraser::clean_proposal(std::string& body) const {
  Result<ProposalEntry> proposal = from_json<ProposalEntry>(body);
  if (!proposal || target_.partner.empty() || proposal->partner != target_.partner) return false;
  if (proposal->contact_name.empty() && proposal->contact_mail.empty()) return false;
  proposal->contact_name.clear();
  proposal->contact_mail.clear();
  body = to_json(*proposal);
  return true;
}

// Of a record: its id becomes an alias, so that what was decided stays whole; and what editors
// wrote of a publication that was nothing else goes as well.
bool StoreEraser::clean_entry(LedgerEntry& entry) const {
  if (entry.kind == kLedgerSuppression) return false;
  bool changed = entry.kind == kLedgerDecision && clean_decision(entry.body);
  changed |= entry.kind == kLedgerProposal && clean_proposal(entry.body);
  changed |= forgetting_.clean(entry.body);
  if (target_.record.empty()) return changed;
  changed |= replace_all(entry.body, json_text(target_.record), json_text(target_.record_alias));
  const std::size_t slash = target_.record.find('/');
  if (entry.kind == kLedgerRun)
    changed |= replace_all(entry.body, json_text(target_.record.substr(slash + 1)),
                           json_text(target_.record_alias.substr(slash + 1)));
  return changed;
}

Result<std::int64_t> StoreEraser::clean_ledger(Store& store, LedgerWriter& ledger,
                                               const std::string& by) {
  if (lone_.empty()) TRY(note_lone_publication(*store.snapshot()));
  return ledger.rewrite([this](LedgerEntry& entry) { return clean_entry(entry); },
                        {{by, std::string(kLedgerErasure), "{}"}});
}

}  // namespace vindplaats
