#include "app/pipeline/partner_links.h"

#include <fmt/format.h>
#include <sodium.h>

#include "app/pipeline/ledger_writer.h"
#include "core/digest.h"

namespace vindplaats {
namespace {

constexpr std::string_view kLinkKey = "partner link key";  // in kMeta

Result<void> take_partner_entries(const Snapshot& snapshot, std::int64_t from,
                                  std::map<std::string, PartnerLink>& links,
                                  std::int64_t& read_to) {
  return scan_ledger(snapshot, from, [&](const LedgerEntry& entry) {
    read_to = entry.sequence;
    if (entry.kind != kLedgerPartner) return true;
    if (const auto body = from_json<PartnerEntry>(entry.body)) {
      PartnerLink& link = links[body->partner];
      link.open = body->action == "link";
      link.generation += link.open;
    }
    return true;
  });
}

std::string partner_token(const std::string& key, const std::string& partner,
                          std::int64_t generation) {
  const std::string named = fmt::format("{}.{}", partner, generation);
  return fmt::format("{}.{}", named, to_hex(hmac_sha256(key, "partner link " + named)));
}

Result<std::string> read_link_key(const Snapshot& snapshot) {
  std::string key;
  TRY(snapshot.get(Table::kMeta, kLinkKey, key));
  return key;
}

std::string new_link_key(Batch& batch) {
  std::string key(32, '\0');
  randombytes_buf(key.data(), key.size());
  batch.put(Table::kMeta, kLinkKey, key);
  return key;
}

}  // namespace

Result<void> PartnerLinks::read_on(const Snapshot& snapshot) {
  TRY_ASSIGN(const LedgerHead head, read_head(snapshot));
  if (head.sequence < read_to_) {  // another store: after `restore`
    links_.clear();
    read_to_ = 0;
  }
  TRY(take_partner_entries(snapshot, read_to_ + 1, links_, read_to_));
  TRY_ASSIGN(key_, read_link_key(snapshot));
  return {};
}

Result<std::optional<std::string>> PartnerLinks::owner_of(const Store& store,
                                                          std::string_view token) {
  const std::lock_guard lock(mutex_);
  TRY(read_on(*store.snapshot()));
  const std::string partner(token.substr(0, token.find('.')));
  const auto link = links_.find(partner);
  if (key_.empty() || link == links_.end() || !link->second.open)
    return std::optional<std::string>();
  const std::string right = partner_token(key_, partner, link->second.generation);
  if (token.size() != right.size() ||
      sodium_memcmp(token.data(), right.data(), right.size()) != 0) {
    return std::optional<std::string>();
  }
  return std::optional(partner);
}

Result<std::optional<std::string>> PartnerLinks::token_of(const Store& store,
                                                          const std::string& partner) {
  const std::lock_guard lock(mutex_);
  TRY(read_on(*store.snapshot()));
  const auto link = links_.find(partner);
  if (key_.empty() || link == links_.end() || !link->second.open)
    return std::optional<std::string>();
  return std::optional(partner_token(key_, partner, link->second.generation));
}

Result<std::string> make_partner_link(Store& store, const Clock& clock, const std::string& partner,
                                      const std::string& by) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(const LedgerHead head, read_head(*snapshot));
  std::map<std::string, PartnerLink> links;
  std::int64_t read_to = 0;
  TRY(take_partner_entries(*snapshot, 1, links, read_to));
  Batch batch;
  TRY_ASSIGN(std::string key, read_link_key(*snapshot));
  if (key.empty()) key = new_link_key(batch);
  const std::string body = to_json(PartnerEntry{"link", partner});
  const auto written =
      LedgerWriter(store, clock)
          .append({{by, std::string(kLedgerPartner), body}}, std::move(batch), head);
  // Somebody wrote in between: perhaps another link, or the key.
  if (!written && written.error().fault == Fault::kConflict)
    return make_partner_link(store, clock, partner, by);
  TRY(written);
  return partner_token(key, partner, links[partner].generation + 1);
}

Result<void> revoke_partner_link(Store& store, const Clock& clock, const std::string& partner,
                                 const std::string& by) {
  TRY(LedgerWriter(store, clock)
          .append({{by, std::string(kLedgerPartner), to_json(PartnerEntry{"revoke", partner})}}));
  return {};
}

std::string partner_address(const std::string& base_url, const std::string& token) {
  return fmt::format("{}{}partner/{}", base_url, base_url.ends_with('/') ? "" : "/", token);
}

}  // namespace vindplaats
