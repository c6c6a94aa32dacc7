#include "app/pipeline/partner_works.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/pipeline/bring.h"
#include "app/pipeline/decide.h"
#include "app/pipeline/messages.h"
#include "app/pipeline/record_reader.h"
#include "core/digest.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kOwnDigits = 16;

// What the identifiers of records begin with that a partner brought.
std::string own_prefix(const std::string& partner) {
  return fmt::format("partner:{}:", partner);
}

// A work under an identifier that begins so: the same work again is the same record.
Record brought_record(const std::string& prefix, const Metadata& work) {
  Record record;
  const std::string key = work.identifiers.doi.empty() ? to_json(work) : work.identifiers.doi;
  record.identifier = prefix + sha256_hex(key).substr(0, kOwnDigits);
  record.metadata = work;
  return record;
}

Result<std::vector<std::string>> bring_under(Store& store, const Platform& platform,
                                             const Clock& clock, const std::string& prefix,
                                             const std::vector<Metadata>& works,
                                             const std::string& by) {
  std::string lines;
  for (const Metadata& work : works) lines += to_json(brought_record(prefix, work)) + "\n";
  TRY_ASSIGN(Brought brought, bring_records(store, platform, clock, lines, "web", by));
  return std::move(brought.records);
}

Result<void> decide_for(Store& store, const Platform& platform, const Clock& clock,
                        const std::string& partner, const std::string& publication,
                        const std::string& kind) {
  EditorRequest asked;
  asked.publication = publication;
  asked.request.kind = kind;
  asked.request.reason = kReasonOfPartner;
  TRY(write_decisions(store, platform, clock, {asked}, partner_decider(partner)));
  return {};
}

}  // namespace

std::string partner_decider(const std::string& partner) {
  return "partner " + partner;
}

std::vector<std::string> sources_of_partner(const Platform& platform, const std::string& partner) {
  std::vector<std::string> ids;
  for (const Source& source : platform.sources) {
    if (!partner.empty() && source.partner == partner) ids.push_back(source.id);
  }
  return ids;
}

bool is_record_of(const Platform& platform, const std::string& partner,
                  std::string_view record_id) {
  if (partner.empty()) return false;
  const std::string source = source_of(record_id);
  if (source == kBroughtSource)
    return record_id.substr(source.size() + 1).starts_with(own_prefix(partner));
  const Source* const known = platform.source(source);
  return known != nullptr && known->partner == partner;
}

bool is_theirs_alone(const Platform& platform, const std::string& partner,
                     const Publication& publication) {
  return std::all_of(
      publication.records.begin(), publication.records.end(),
      [&](const std::string& record) { return is_record_of(platform, partner, record); });
}

Result<std::vector<PublicationGlance>> works_of_partner(const Snapshot& snapshot,
                                                        const Platform& platform,
                                                        const std::string& partner) {
  std::set<std::string> ids;
  const auto note = [&](std::string_view record, std::string_view publication) {
    if (is_record_of(platform, partner, record)) ids.emplace(publication);
    return true;
  };
  for (const std::string& source : sources_of_partner(platform, partner))
    TRY(scan_groups(snapshot, note, source));
  TRY(scan_groups(snapshot, note, kBroughtSource));
  std::vector<PublicationGlance> works;
  for (const std::string& id : ids) {
    TRY_ASSIGN(std::optional<PublicationGlance> work, glance_at_publication(snapshot, id));
    if (work) works.push_back(std::move(*work));
  }
  std::ranges::stable_sort(works, std::ranges::greater(), &PublicationGlance::updated);
  return works;
}

Result<Publication> work_of_partner(const Snapshot& snapshot, const Platform& platform,
                                    const std::string& partner, const std::string& publication) {
  Result<Publication> found = find_publication(snapshot, publication);
  const bool theirs =
      found && std::any_of(found->records.begin(), found->records.end(),
                           [&](const auto& one) { return is_record_of(platform, partner, one); });
  if (theirs || (!found && found.error().fault != Fault::kNotFound)) return found;
  return fail(Fault::kNotFound, "there is no such publication");
}

Result<TakenDown> take_down(Store& store, const Platform& platform, const Clock& clock,
                            const std::string& partner, const std::string& publication) {
  TRY_ASSIGN(const Publication work,
             work_of_partner(*store.snapshot(), platform, partner, publication));
  if (work.status == "withdrawn" || work.status == "rejected") return TakenDown::kAlready;
  if (!is_theirs_alone(platform, partner, work)) {
    MessageEntry asked;
    asked.kind = "takedown";
    asked.publication = work.id;
    asked.partner = partner;
    TRY(send_message(store, clock, asked));
    return TakenDown::kAsked;
  }
  TRY(decide_for(store, platform, clock, partner, work.id,
                 work.status == "accepted" ? "withdraw" : "reject"));
  return TakenDown::kAtOnce;
}

Result<std::vector<std::string>> bring_works(Store& store, const Platform& platform,
                                             const Clock& clock, const std::string& partner,
                                             const std::vector<Metadata>& works) {
  return bring_under(store, platform, clock, own_prefix(partner), works, partner_decider(partner));
}

Result<std::vector<std::string>> bring_suggestion(Store& store, const Platform& platform,
                                                  const Clock& clock, const Metadata& work) {
  return bring_under(store, platform, clock, "suggestion:", {work}, "visitor");
}

}  // namespace vindplaats
