#include "app/pipeline/erase.h"

#include "app/pipeline/backup.h"
#include "app/pipeline/curate.h"
#include "app/pipeline/erase_files.h"
#include "app/pipeline/erase_store.h"
#include "app/pipeline/registered_sources.h"
#include "app/pipeline/release.h"
#include "store/harvest_tables.h"
#include "store/index_tables.h"
#include "store/ledger.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

// For a look around before there is a secret: what is found does not depend on it.
constexpr const char* kNoSecret = "none yet";

Forgetting only(const EraseTarget& target, const std::string& key) {
  Forgetting forgetting(key);
  forgetting.add(target.suppression.hashes);
  return forgetting;
}

Result<void> check_there(const Snapshot& snapshot, const EraseRequest& request) {
  if (request.record.empty()) return {};
  const std::size_t slash = request.record.find('/');
  if (slash != request.record.npos) {
    TRY_ASSIGN(const std::optional<Head> head, get_head(snapshot, request.record.substr(0, slash),
                                                        request.record.substr(slash + 1)));
    if (head) return {};
  }
  return fail(Fault::kNotFound, "there is no record '" + request.record +
                                    "'; `vindplaats queue show ID` names a publication's records");
}

Result<std::vector<Contact>> registered_contacts(const Snapshot& snapshot,
                                                 const std::string& partner) {
  std::vector<Contact> contacts;
  if (partner.empty()) return contacts;
  TRY_ASSIGN(const std::vector<Proposal> proposals, read_proposals(snapshot));
  for (const Proposal& proposal : proposals) {
    if (proposal.asked.partner != partner && proposal.partner != partner) continue;
    for (const Contact& contact : partner_of_proposal(proposal).contacts)
      contacts.push_back(contact);
  }
  return contacts;
}

Result<EraseTarget> target_of(const Snapshot& snapshot, const EraseRequest& request,
                              const Platform& platform, const std::string& key) {
  TRY_ASSIGN(const auto registered, registered_contacts(snapshot, request.contact));
  return erase_target(request, platform, registered, key);
}

// What the publication of a record is called in files: it may say nothing else of the record.
Result<void> name_publication(const Snapshot& snapshot, EraseTarget& target) {
  if (target.record.empty()) return {};
  TRY_ASSIGN(const std::optional<std::string> publication, get_group(snapshot, target.record));
  if (publication) target.needles.push_back(*publication);
  return {};
}

Result<EraseReport> look(const Snapshot& snapshot, const Platform& platform,
                         const EraseTarget& target, const Forgetting& forgetting) {
  EraseReport report;
  report.forms = target.forms;
  TRY(StoreEraser(platform, target, forgetting).find(snapshot, report));
  find_in_files(platform.dir, target, forgetting, report);
  TRY_ASSIGN(report.backups, noted_backups(snapshot));
  return report;
}

}  // namespace

Result<EraseReport> find_to_erase(const Store& store, const Platform& platform,
                                  const EraseRequest& request) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY(check_there(*snapshot, request));
  TRY_ASSIGN(EraseTarget target, target_of(*snapshot, request, platform, kNoSecret));
  TRY(name_publication(*snapshot, target));
  return look(*snapshot, platform, target, only(target, kNoSecret));
}

Result<EraseReport> erase(Store& store, const Platform& platform, const Clock& clock,
                          Random& random, const EraseRequest& request, const std::string& by) {
  LedgerWriter ledger(store, clock);
  std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY(check_there(*snapshot, request));
  Batch secret;
  TRY_ASSIGN(std::string key, suppression_key(*snapshot));
  if (key.empty()) key = put_suppression_key(secret, random);
  TRY_ASSIGN(EraseTarget target, target_of(*snapshot, request, platform, key));
  TRY(name_publication(*snapshot, target));
  const Forgetting forgetting = only(target, key);
  TRY_ASSIGN(EraseReport report, look(*snapshot, platform, target, forgetting));
  snapshot.reset();  // what it sees would stay on the disk
  // From here on no harvest brings it any more.
  TRY(ledger.append({{by, std::string(kLedgerSuppression), to_json(target.suppression)}},
                    std::move(secret)));
  StoreEraser eraser(platform, target, forgetting);
  TRY(eraser.clean_ledger(store, ledger, by));
  TRY(eraser.clean_records(store));
  if (!request.contact.empty()) TRY(remove_contacts(platform.dir, request.contact));
  if (!report.records.empty() || report.entries > 0) {
    // Its segments keep the words of what was removed until they are written anew.
    Batch batch;
    drop_index(batch);
    TRY(store.commit(batch, Durability::kSynced));
  }
  TRY(curate(store, platform, clock, {}));
  if (!report.releases.empty()) {
    ExportOptions options;
    options.force = true;  // what is lost is lost on purpose
    TRY_ASSIGN(const ExportOutcome outcome, make_release(store, platform, clock, options));
    if (!outcome.held.empty()) return fail(Fault::kRefused, outcome.held.front());
    if (outcome.written) report.release = outcome.id;
  }
  TRY(remove_files(platform.dir, report));
  TRY(store.compact());
  return report;
}

}  // namespace vindplaats
