#include "app/pipeline/publication_writer.h"

#include <algorithm>

#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kPublicationsPerBatch = 1000;

std::vector<std::string> sorted(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  return values;
}

std::vector<std::string> theme_ids(const Publication& publication) {
  std::vector<std::string> ids;
  for (const ThemeMark& mark : publication.themes) ids.push_back(mark.id);
  return ids;
}

}  // namespace

Result<void> PublicationWriter::begin() {
  return scan_publication_ids(snapshot_, [&](std::string_view id) { left_.emplace(id); });
}

Result<void> PublicationWriter::put(const Publication& publication,
                                    const std::vector<std::string>& automatic) {
  grouped_.insert(publication.records.begin(), publication.records.end());
  std::optional<Publication> before;
  if (left_.erase(publication.id) > 0) {
    TRY_ASSIGN(const bool unchanged, is_stored(snapshot_, publication));
    if (unchanged && automatic.empty()) return {};
    TRY_ASSIGN(before, get_publication(snapshot_, publication.id));
  }
  const bool same = before && *before == publication;
  if (same && automatic.empty()) return {};
  ++report_.changed;
  note(publication, before, automatic);
  if (same) return {};
  if (dry_run_) return {};
  for (const std::string& record : publication.records) put_group(batch_, record, publication.id);
  put_publication(batch_, publication);
  return ++pending_ < kPublicationsPerBatch ? Result<void>{} : flush();
}

void PublicationWriter::note(const Publication& publication,
                             const std::optional<Publication>& before,
                             const std::vector<std::string>& automatic) {
  const std::string from = before ? before->status : "";
  const std::string to = automatic.empty() ? publication.status : "accepted";
  const bool unseen = from.empty() && to == "unselected";
  if (!unseen && (from != to || before->themes != publication.themes)) {
    report_.moves.push_back({publication.id, publication.metadata.title, from, to,
                             before ? theme_ids(*before) : std::vector<std::string>(),
                             automatic.empty() ? theme_ids(publication) : automatic});
  }
  const bool joined = before ? sorted(before->records) != sorted(publication.records)
                             : publication.records.size() > 1;
  if (joined)
    report_.joins.push_back({publication.id, publication.metadata.title, publication.records});
}

Result<void> PublicationWriter::finish() {
  std::vector<std::string> gone(left_.begin(), left_.end());
  std::sort(gone.begin(), gone.end());
  for (const std::string& id : gone) {
    TRY_ASSIGN(const std::optional<Publication> publication, get_publication(snapshot_, id));
    if (!publication) continue;
    ++report_.changed;
    report_.moves.push_back({id,
                             publication->metadata.title,
                             publication->status,
                             "gone",
                             theme_ids(*publication),
                             {}});
    if (!dry_run_) remove_publication(batch_, id);
  }
  TRY(scan_groups(snapshot_, [&](std::string_view record, std::string_view) {
    if (!dry_run_ && !grouped_.contains(std::string(record))) remove_group(batch_, record);
    return true;
  }));
  return flush();
}

Result<void> PublicationWriter::flush() {
  pending_ = 0;
  if (batch_.empty()) return {};
  const Batch batch = std::move(batch_);
  batch_ = {};
  TRY_ASSIGN(const std::unique_lock<std::mutex> turn, take_turn(options_));
  return store_.commit(batch, Durability::kSynced);
}

}  // namespace vindplaats
