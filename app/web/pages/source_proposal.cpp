#include "app/web/pages/source_proposal.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/pipeline/partner_letters.h"
#include "app/web/pages/describe.h"
#include "app/web/pages/moment.h"
#include "app/web/pages/source_look.h"
#include "app/web/routes.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kShownProposals = 20;

std::string proposal_address(const Proposal& proposal) {
  return source_address(proposal.asked.source) + "/proposal";
}

std::string trial_words(const Visit& visit, const TrialCounts& trial) {
  const auto number = [](std::int64_t n) { return std::to_string(n); };
  std::string words = visit.text("trial-read", {number(trial.read), number(trial.candidates)});
  if (trial.aside > 0) words += " " + visit.text("trial-aside", {number(trial.aside)});
  if (trial.findings > 0) words += " " + visit.text("trial-findings", {number(trial.findings)});
  if (trial.total > 0) words += " " + visit.text("trial-total", {number(trial.total)});
  return words;
}

void add_facts(View& view, const Visit& visit, const Proposal& proposal) {
  const ProposalEntry& asked = proposal.asked;
  const auto say = [&](std::string_view key, const std::string& value) {
    if (!value.empty())
      view.add("FACT").set("FACT_NAME", visit.text(key)).set("FACT", cut_utf8(value, 500));
  };
  say("fact-partner", asked.name);
  say("proposal-website", asked.website);
  say("setting-url", asked.url);
  say("setting-type", shown_value(visit, "protocol", asked.type));
  say("setting-formats", fmt::format("{}", fmt::join(asked.formats, ", ")));
  say("setting-sets", fmt::format("{}", fmt::join(asked.sets, ", ")));
  say("setting-sections", fmt::format("{}", fmt::join(asked.sections, ", ")));
  say("proposal-contact", asked.contact_name);
  say("proposal-mail", asked.contact_mail);
  say("proposal-language", asked.contact_language);
  say("proposal-agreement", asked.version);
  say("proposal-metadata", asked.metadata);
  say("proposal-fulltext", shown_value(visit, "fulltext", asked.fulltext));
  say("proposal-image", std::string(visit.text(asked.image ? "yes" : "no")));
  say("proposal-trial", trial_words(visit, asked.trial));
}

void add_decision(View& view, const Visit& visit, const Platform& platform,
                  const Proposal& proposal) {
  if (proposal.state != "waiting") {
    view.add("DECIDED").set(
        "DECIDED_TEXT",
        visit.text("proposal-" + proposal.state,
                   {proposal.by, shown_moment(visit, proposal.decided_at), proposal.why}));
    return;
  }
  View& decide = view.add("WAITS");
  decide.set("NEW_PARTNER", platform.partner(proposal.partner) != nullptr
                                ? partner_names(platform, {proposal.partner})
                                : visit.text("proposal-new-partner", {proposal.asked.name}));
  for (const Partner& partner : platform.partners) {
    if (partner.id != proposal.partner)
      decide.add("OPTION")
          .set("OPTION_ID", partner.id)
          .set("OPTION_TEXT", partner_names(platform, {partner.id}));
  }
}

WebResponse show_proposal(const Visit& visit, const Proposal& proposal, bool lacks_reason) {
  const auto platform = visit.house.platform();
  const ProposalEntry& asked = proposal.asked;
  View view;
  view.set("SOURCE", asked.source)
      .set("TITLE", asked.title.empty() ? asked.source : asked.title)
      .set("PROPOSAL_PAGE", proposal_address(proposal))
      .set("WHEN", shown_moment(visit, proposal.at))
      .show("LACKS_REASON", lacks_reason);
  add_facts(view, visit, proposal);
  add_decision(view, visit, *platform, proposal);
  return show_page(visit, "source_proposal.html", asked.source, view, lacks_reason ? 422 : 200);
}

WebResponse done(const Visit& visit, std::string_view told, const std::string& source,
                 const std::string& address) {
  if (visit.house.reload) visit.house.reload();
  visit.house.sources.changed();
  tell_next(visit, {"ok", visit.text(told, {source}), {}, {}});
  return see_other(address);
}

// Somebody else was first: the page shows who.
WebResponse too_late(const Visit& visit, const Proposal& proposal, const Error& error) {
  if (error.fault != Fault::kInput) return show_failure(visit, error);
  tell_next(visit, {"warning", std::string(visit.text("told-decided-already")), {}, {}});
  return see_other(proposal_address(proposal));
}

WebResponse decide(const Visit& visit, const Proposal& proposal) {
  WebHouse& house = visit.house;
  const std::string what = visit.form.value("do"), &id = proposal.asked.source;
  const std::string& by = visit.account->name;
  if (what == "approve") {
    const auto approved = approve_and_tell(*house.store, *house.clock, *house.platform(), id, by,
                                           visit.form.value("partner"));
    if (!approved) return too_late(visit, proposal, approved.error());
    return done(visit, "told-approved", id, source_address(id));
  }
  if (what != "refuse") return show_error(visit, 422);
  const std::string why(trim(visit.form.value("why")));
  if (why.empty()) return show_proposal(visit, proposal, true);
  const Result<void> refused =
      refuse_and_tell(*house.store, *house.clock, *house.platform(), id, why, by);
  if (!refused) return too_late(visit, proposal, refused.error());
  return done(visit, "told-refused", id, "/sources");
}

}  // namespace

void add_proposals(View& view, const Visit& visit) {
  std::vector<Proposal> waiting = visit.house.source_book->proposals();
  std::erase_if(waiting, [](const Proposal& one) { return one.state != "waiting"; });
  if (waiting.empty()) return;
  View& list = view.add("PROPOSED");
  list.set("PROPOSED_COUNT", std::to_string(waiting.size()));
  for (std::size_t i = 0; i < std::min(waiting.size(), kShownProposals); ++i) {
    const Proposal& one = waiting[i];
    const std::string& title = one.asked.title;
    list.add("PROPOSAL")
        .set("PROPOSAL_PAGE", proposal_address(one))
        .set("PROPOSAL_TITLE", cut_utf8(title.empty() ? one.asked.source : title, 200))
        .set("PROPOSAL_BY", cut_utf8(one.asked.name, 200))
        .set("PROPOSAL_AT", shown_moment(visit, one.at))
        .set("PROPOSAL_TRIAL", trial_words(visit, one.asked.trial));
  }
}

WebResponse proposal_page(const Visit& visit) {
  const std::string id = path_segment(visit.request.path, 1);
  const Result<SourceLogs> read = visit.house.source_book->read(*visit.house.store->snapshot());
  if (!read) return show_failure(visit, read.error());
  const std::vector<Proposal> all = visit.house.source_book->proposals();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Proposal& one) { return one.asked.source == id; });
  if (found == all.end()) return show_error(visit, 404);
  if (visit.request.method == "POST") return decide(visit, *found);
  return show_proposal(visit, *found, false);
}

}  // namespace vindplaats
