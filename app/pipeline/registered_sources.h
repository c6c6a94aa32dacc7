#pragma once
// Sources that partners registered on the web (contract section 3): proposed by whoever filled in
// the form, approved or refused by an editor; each an entry of the ledger, and the files have no
// part in it. Once approved, a source and its partner are of the platform as any other is; a file
// of the same id wins. Reading is pure over a snapshot; what writes is safe from any thread.
#include <map>
#include <string>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/json.h"
#include "store/ledger.h"
#include "store/store.h"

namespace vindplaats {

inline constexpr std::string_view kLedgerProposal = "proposal";
// Place::file of what was registered on the web.
inline constexpr std::string_view kRegisteredPlace = "the registrations of the store";
// So many may wait for an editor: whoever proposes more than that floods.
inline constexpr std::size_t kMostWaitingProposals = 500;

// What a trial harvest into nothing counted, for whoever approves.
struct TrialCounts {
  std::int64_t total = 0;       // records that the source says it has; 0: it does not say
  std::int64_t read = 0;        // records that were read in the trial
  std::int64_t aside = 0;       // of what came, what could not be read
  std::int64_t findings = 0;    // warnings and errors about those that were read
  std::int64_t candidates = 0;  // that would enter the queue
  bool operator==(const TrialCounts&) const = default;
};

// The body of a "proposal" entry.
struct ProposalEntry {
  std::string action;   // "propose", "approve" or "refuse"
  std::string source;   // its id; made by propose(), and the proposal's own
  std::string partner;  // its id; of "approve": when it is another than was proposed
  std::string why;      // of "refuse": in plain words, for the partner
  // Of "propose": the source,
  std::string title, type, url;
  std::vector<std::string> formats, sets, sections;
  // the institute, and who answers for it,
  std::string name, website, contact_name, contact_mail, contact_language;
  // what was agreed with: of which version (config/types.h, Agreement),
  std::string version, metadata, fulltext;
  bool image = false;
  // and the trial's report.
  TrialCounts trial;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, TrialCounts>
void each_field(Visitor&& visit, Self& self) {
  visit("total", self.total);
  visit("read", self.read);
  visit("aside", self.aside);
  visit("findings", self.findings);
  visit("candidates", self.candidates);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, ProposalEntry>
void each_field(Visitor&& visit, Self& self) {
  visit("action", self.action);
  visit("source", self.source);
  visit("partner", self.partner);
  visit("why", self.why);
  visit("title", self.title);
  visit("type", self.type);
  visit("url", self.url);
  visit("formats", self.formats);
  visit("sets", self.sets);
  visit("sections", self.sections);
  visit("name", self.name);
  visit("website", self.website);
  visit("contactName", self.contact_name);
  visit("contactMail", self.contact_mail);
  visit("contactLanguage", self.contact_language);
  visit("version", self.version);
  visit("metadata", self.metadata);
  visit("fulltext", self.fulltext);
  visit("image", self.image);
  visit("trial", self.trial);
}

// Where a proposal stands.
struct Proposal {
  ProposalEntry asked;              // as it was proposed
  std::string at;                   // when; RFC 3339
  std::string state = "waiting";    // waiting, approved or refused
  std::string partner;              // whose source it is, or is to be
  std::string decided_at, by, why;  // once it is not waiting any more
  bool removed = false;             // approved, and taken away since (`source remove`)
};

// What one more entry of the ledger changes; one of another kind changes nothing.
void note_proposal(const LedgerEntry& entry, std::vector<Proposal>& all);
// All there ever were, in the order in which they came.
Result<std::vector<Proposal>> read_proposals(const Snapshot& snapshot);
// kNotFound when no proposal is called so.
Result<Proposal> find_proposal(const Snapshot& snapshot, const std::string& source);

// Writes down what somebody asks for, and returns the id that the source gets: free in the files,
// in the store and among all proposals. A partner is the one of that name, if there is one; else
// it comes into being with the first of its sources that is approved. kInput: something that no
// file of the platform may say either, or an address that is a source's already; kRefused: too
// many wait.
Result<std::string> propose(Store& store, const Clock& clock, const Platform& platform,
                            ProposalEntry entry);
// From now on it is a source of the platform, under the partner that was proposed or under another
// one that there is. kNotFound; kInput when it was decided already.
Result<Proposal> approve(Store& store, const Clock& clock, const Platform& platform,
                         const std::string& source, const std::string& by,
                         const std::string& partner = "");
// `why` is for the partner to read. As above.
Result<void> refuse(Store& store, const Clock& clock, const std::string& source,
                    const std::string& why, const std::string& by);

// The source and the partner that a proposal makes.
Source source_of_proposal(const Proposal& proposal);
Partner partner_of_proposal(const Proposal& proposal);
// Was it registered on the web.
bool is_registered(const Source& source);
bool is_registered(const Partner& partner);

// The platform of the files with what was registered and approved. `shadowed`, when not null, gets
// the ids of approved sources that a file stands in place of.
Result<Platform> with_registered(Platform files, const Snapshot& snapshot,
                                 std::vector<std::string>* shadowed = nullptr);
// What to tell of them; empty: nothing.
std::string shadowed_words(const std::vector<std::string>& shadowed);

}  // namespace vindplaats
