#include "app/pipeline/registered_sources.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/registrations.h"
#include "config/load.h"
#include "config/write.h"
#include "core/digest.h"
#include "core/text.h"
#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

// A harvest's entry may come in between, again and again; not so often.
constexpr int kProposalTries = 20;

// Ids that mean something else, or meant it once.
Result<std::set<std::string>> taken_source_ids(const Snapshot& snapshot, const Platform& platform,
                                               const std::vector<Proposal>& proposals) {
  std::set<std::string> taken = {"bring"};
  for (const Source& source : platform.sources) taken.insert(source.id);
  for (const Proposal& proposal : proposals) taken.insert(proposal.asked.source);
  TRY_ASSIGN(const auto counts, count_sources(snapshot));
  for (const auto& [id, count] : counts) taken.insert(id);
  TRY_ASSIGN(const auto standings, source_standings(snapshot));
  for (const auto& [id, standing] : standings) taken.insert(id);
  return taken;
}

std::string free_id(const std::string& wanted, const std::set<std::string>& taken) {
  std::string id = wanted.substr(0, 56);
  while (id.ends_with('-')) id.pop_back();
  for (int n = 2; taken.contains(id) || !check_new_id(id); ++n)
    id = fmt::format("{}-{}", wanted.substr(0, 56), n);
  return id;
}

// The partner of that name, whether a file or a registration says so, or a new one.
std::string partner_id(const ProposalEntry& entry, const Platform& platform) {
  for (const Partner& partner : platform.partners) {
    if (fold(partner.name) == fold(entry.name)) return partner.id;
  }
  std::string id = id_from_name(entry.name);
  const std::string base = id.empty() ? "partner" : id.substr(0, 56);
  id = base;
  for (int n = 2; platform.partner(id) != nullptr || !check_new_id(id); ++n)
    id = fmt::format("{}-{}", base, n);
  return id;
}

// What a file could not say a registration cannot either.
Result<void> check_proposed(const ProposalEntry& entry, const Platform& platform) {
  Proposal proposal;
  proposal.asked = entry;
  proposal.partner = entry.partner;
  const Source source = source_of_proposal(proposal);
  if (source.type == "files")
    return fail(Fault::kInput, "a folder can only be named in a file of the platform");
  const Partner partner = partner_of_proposal(proposal);
  const auto plainly = [](const auto& parsed) -> Result<void> {
    if (parsed) return {};
    return fail(Fault::kInput, parsed.error().what);
  };
  TRY(plainly(parse_source(source_to_toml(source), fmt::format("sources/{}.toml", source.id))));
  TRY(plainly(
      parse_partner(partner_to_toml(partner), fmt::format("partners/{}.toml", partner.id))));
  for (const Source& known : platform.sources) {
    if (known.url == source.url && known.sets == source.sets && known.sections == source.sections)
      return fail(Fault::kInput, fmt::format("{} is harvested already", source.url));
  }
  return {};
}

Result<void> write_proposal(Store& store, const Clock& clock, const ProposalEntry& entry,
                            const std::string& by, const LedgerHead& expected) {
  TRY(LedgerWriter(store, clock)
          .append({{by, std::string(kLedgerProposal), to_json(entry)}}, {}, expected));
  return {};
}

// Repeats what failed only because somebody wrote in between.
template <class Act>
auto with_patience(const Act& act) -> decltype(act()) {
  for (int tries = 1;; ++tries) {
    auto outcome = act();
    if (outcome || outcome.error().fault != Fault::kConflict || tries == kProposalTries)
      return outcome;
  }
}

Result<std::string> propose_once(Store& store, const Clock& clock, const Platform& platform,
                                 ProposalEntry entry) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(const LedgerHead head, read_head(*snapshot));
  TRY_ASSIGN(const std::vector<Proposal> proposals, read_proposals(*snapshot));
  std::size_t waiting = 0;
  for (const Proposal& one : proposals) waiting += one.state == "waiting";
  if (waiting >= kMostWaitingProposals)
    return fail(Fault::kRefused, "too many registrations wait for an editor; try again later");
  TRY_ASSIGN(const auto taken, taken_source_ids(*snapshot, platform, proposals));
  const std::string wanted = id_from_name(
      entry.source.empty() ? entry.title.empty() ? entry.name : entry.title : entry.source);
  for (const Proposal& one : proposals) {
    if (one.state == "waiting" && one.asked.url == entry.url && one.asked.sets == entry.sets)
      return fail(Fault::kInput,
                  fmt::format("{} was registered already, and waits for an editor", entry.url));
  }
  entry.action = "propose";
  entry.source = free_id(wanted.empty() ? "source" : wanted, taken);
  if (platform.partner(entry.partner) == nullptr) entry.partner = partner_id(entry, platform);
  TRY(check_proposed(entry, platform));
  TRY(write_proposal(store, clock, entry, "partner", head));
  return entry.source;
}

Result<Proposal> decide_proposal(Store& store, const Clock& clock, const ProposalEntry& decision,
                                 const std::string& by) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(const LedgerHead head, read_head(*snapshot));
  TRY_ASSIGN(const Proposal proposal, find_proposal(*snapshot, decision.source));
  if (proposal.state != "waiting") {
    return fail(Fault::kInput, fmt::format("'{}' was {} already by {}", decision.source,
                                           proposal.state, proposal.by));
  }
  TRY(write_proposal(store, clock, decision, by, head));
  return find_proposal(*store.snapshot(), decision.source);
}

}  // namespace

void note_proposal(const LedgerEntry& entry, std::vector<Proposal>& all) {
  if (entry.kind == kLedgerRegistration) {
    const auto body = from_json<Registration>(entry.body);
    if (!body || body->action != "remove") return;
    for (Proposal& one : all) one.removed |= one.asked.source == body->source;
  }
  if (entry.kind != kLedgerProposal) return;
  const auto body = from_json<ProposalEntry>(entry.body);
  if (!body) return;
  if (body->action == "propose") {
    Proposal& proposal = all.emplace_back();
    proposal.asked = *body;
    proposal.at = entry.at;
    proposal.partner = body->partner;
    return;
  }
  const auto found =
      std::ranges::find(all, body->source,
                        [](const Proposal& one) -> const std::string& { return one.asked.source; });
  if (found == all.end()) return;
  found->state = body->action == "approve" ? "approved" : "refused";
  found->decided_at = entry.at;
  found->by = entry.by;
  found->why = body->why;
  if (!body->partner.empty()) found->partner = body->partner;
}

Result<std::vector<Proposal>> read_proposals(const Snapshot& snapshot) {
  std::vector<Proposal> all;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    note_proposal(entry, all);
    return true;
  }));
  return all;
}

Result<Proposal> find_proposal(const Snapshot& snapshot, const std::string& source) {
  TRY_ASSIGN(const std::vector<Proposal> all, read_proposals(snapshot));
  for (const Proposal& one : all) {
    if (one.asked.source == source) return one;
  }
  return fail(Fault::kNotFound,
              fmt::format("nobody registered a source '{}'; `vindplaats source list` shows those "
                          "that wait",
                          source));
}

Result<std::string> propose(Store& store, const Clock& clock, const Platform& platform,
                            ProposalEntry entry) {
  return with_patience([&] { return propose_once(store, clock, platform, entry); });
}

Result<Proposal> approve(Store& store, const Clock& clock, const Platform& platform,
                         const std::string& source, const std::string& by,
                         const std::string& partner) {
  if (!partner.empty() && platform.partner(partner) == nullptr) {
    return fail(
        Fault::kNotFound,
        fmt::format("there is no partner '{}'; `vindplaats partner list` shows them", partner));
  }
  ProposalEntry decision;
  decision.action = "approve";
  decision.source = source;
  decision.partner = partner;
  return with_patience([&] { return decide_proposal(store, clock, decision, by); });
}

Result<void> refuse(Store& store, const Clock& clock, const std::string& source,
                    const std::string& why, const std::string& by) {
  ProposalEntry decision;
  decision.action = "refuse";
  decision.source = source;
  decision.why = why;
  TRY(with_patience([&] { return decide_proposal(store, clock, decision, by); }));
  return {};
}

Source source_of_proposal(const Proposal& proposal) {
  const ProposalEntry& asked = proposal.asked;
  Source source;
  source.id = asked.source;
  source.partner = proposal.partner;
  source.type = asked.type;
  source.url = asked.url;
  if (!asked.formats.empty()) source.formats = asked.formats;
  source.sets = asked.sets;
  source.sections = asked.sections;
  source.place.file = kRegisteredPlace;
  return source;
}

Partner partner_of_proposal(const Proposal& proposal) {
  const ProposalEntry& asked = proposal.asked;
  Partner partner;
  partner.id = proposal.partner;
  partner.name = asked.name;
  partner.url = asked.website;
  if (!asked.contact_mail.empty() || !asked.contact_name.empty()) {
    Contact& contact = partner.contacts.emplace_back();
    contact.name = asked.contact_name;
    contact.mail = asked.contact_mail;
    if (!asked.contact_language.empty()) contact.language = asked.contact_language;
  }
  partner.agreement.version = asked.version;
  if (!asked.metadata.empty()) partner.agreement.metadata = asked.metadata;
  if (!asked.fulltext.empty()) partner.agreement.fulltext = asked.fulltext;
  partner.agreement.image = asked.image;
  partner.place.file = kRegisteredPlace;
  return partner;
}

bool is_registered(const Source& source) {
  return source.place.file == kRegisteredPlace;
}
bool is_registered(const Partner& partner) {
  return partner.place.file == kRegisteredPlace;
}

Result<Platform> with_registered(Platform files, const Snapshot& snapshot,
                                 std::vector<std::string>* shadowed) {
  TRY_ASSIGN(const std::vector<Proposal> proposals, read_proposals(snapshot));
  std::string added;
  for (const Proposal& proposal : proposals) {
    if (proposal.state != "approved") continue;
    // A partner stays, as the maker of what came from it.
    if (files.partner(proposal.partner) == nullptr) {
      files.partners.push_back(partner_of_proposal(proposal));
      std::ranges::sort(files.partners, {}, &Partner::id);
      added += partner_to_toml(*files.partner(proposal.partner));
    }
    if (proposal.removed) continue;
    if (files.source(proposal.asked.source) != nullptr) {
      if (shadowed != nullptr) shadowed->push_back(proposal.asked.source);
      continue;
    }
    files.sources.push_back(source_of_proposal(proposal));
    added += source_to_toml(files.sources.back());
  }
  std::ranges::sort(files.sources, {}, &Source::id);
  // What was computed without them is not up to date.
  if (!files.digest.empty() && !added.empty()) files.digest = sha256_hex(files.digest + added);
  return files;
}

std::string shadowed_words(const std::vector<std::string>& shadowed) {
  if (shadowed.empty()) return {};
  return fmt::format("registered on the web, but a file of the same id holds in its place: {}",
                     fmt::join(shadowed, ", "));
}

}  // namespace vindplaats
