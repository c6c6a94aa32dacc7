#include "app/web/pages/register_submit.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/pipeline/registered_sources.h"
#include "app/web/pages/register.h"
#include "app/web/routes.h"
#include "app/web/said.h"
#include "core/mail.h"
#include "core/text.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLongestField = 200;
constexpr std::string_view kFulltexts[] = {"link", "study", "republish"};

// A field of the form as one line, at most kLongestField bytes.
std::string field_of(const Visit& visit, std::string_view name) {
  return one_line(cut_utf8(trim(visit.form.value(name)), kLongestField));
}

ProposalEntry entry_of_form(const Visit& visit) {
  ProposalEntry entry;
  entry.name = field_of(visit, "name");
  entry.website = field_of(visit, "website");
  entry.contact_name = field_of(visit, "contact");
  entry.contact_mail = typed_mail(visit);
  entry.contact_language = visit.form.value("language") == "en" ? "en" : "nl";
  entry.fulltext = visit.form.value("fulltext");
  entry.image = visit.form.has("image");
  return entry;
}

void add_trial(ProposalEntry& entry, const TrialState& state) {
  const Trial& trial = *state.trial;
  entry.title = one_line(cut_utf8(trial.probe.title, kLongestField));
  entry.type = trial.probe.type;
  entry.url = trial.probe.url;
  if (entry.type == "oai-pmh") entry.sets = state.ask.sets;
  std::int64_t findings = 0;
  for (const FindingGroup& group : trial.report.findings) {
    if (group.severity != "info") findings += group.records;
  }
  entry.trial = {trial.probe.total.value_or(0), trial.report.counts.records,
                 trial.report.counts.rejected, findings, trial.candidates};
}

// The text of what is lacking; empty: nothing.
std::string_view lacking_in(const Visit& visit, const ProposalEntry& entry) {
  if (entry.name.empty()) return "submit-name-missing";
  if (!entry.website.empty() && !parse_uri(entry.website)) return "submit-website-wrong";
  if (entry.contact_name.empty()) return "submit-contact-missing";
  if (!is_mail_address(entry.contact_mail)) return "submit-mail-wrong";
  if (!visit.form.has("agree")) return "submit-agree-missing";
  const bool known = std::ranges::find(kFulltexts, entry.fulltext) != std::end(kFulltexts);
  return known ? "" : "submit-fulltext-missing";
}

// A text of ours.
Said own_words(const Visit& visit, std::string_view key) {
  return {std::string(visit.text(key)), language_tag(visit.language)};
}

WebResponse submit_form(const Visit& visit, const TrialState& state, const ProposalEntry& entry,
                        const Said& problem, int status) {
  View view;
  view.set("ADDRESS", state.trial->probe.url)
      .set("BACK", fmt::format("/register/{}", trial_name(visit)))
      .set("PLATFORM_NAME", visit.house.name());
  if (!problem.text.empty()) set_said(view.add("PROBLEM"), "PROBLEM_TEXT", problem);
  const auto platform = visit.house.platform();
  if (const Partner* partner = platform->partner(state.partner)) {
    view.add("KNOWN").set("PARTNER_NAME", partner->name);
    return show_page(visit, "register_submit.html", visit.text("submit-title"), view, status);
  }
  View& form = view.add("STRANGER");
  form.set("NAME", entry.name)
      .set("WEBSITE", entry.website)
      .set("CONTACT", entry.contact_name)
      .set("MAIL", entry.contact_mail);
  form.show("ENGLISH", entry.contact_language == "en");
  form.show("IMAGE_TICKED", entry.image);
  for (const std::string_view fulltext : kFulltexts) {
    form.add("FULLTEXT")
        .set("FULLTEXT_ID", fulltext)
        .set("FULLTEXT_TEXT", visit.text(fmt::format("agreement-{}", fulltext)))
        .show("FULLTEXT_TICKED", entry.fulltext == fulltext);
  }
  return show_page(visit, "register_submit.html", visit.text("submit-title"), view, status);
}

WebResponse send_proposal(const Visit& visit, const TrialState& state) {
  ProposalEntry entry = entry_of_form(visit);
  const auto platform = visit.house.platform();
  const Partner* const partner = platform->partner(state.partner);
  if (partner != nullptr) {
    entry = ProposalEntry();
    entry.partner = partner->id;
    entry.name = partner->name;
  } else {
    if (const std::string_view lacks = lacking_in(visit, entry); !lacks.empty())
      return submit_form(visit, state, entry, own_words(visit, lacks), 422);
    entry.version = kAgreementVersion;
    entry.metadata = "CC0-1.0";
  }
  const std::string visitor = sender_of(visit.request, visit.house.https());
  if (!visit.house.limits->registered.take(visitor, visit.house.clock->ticks()))
    return submit_form(visit, state, entry, own_words(visit, "register-too-often"), 429);
  add_trial(entry, state);
  const Result<std::string> id =
      propose(*visit.house.store, *visit.house.clock, *platform, std::move(entry));
  if (!id) {
    const ProposalEntry typed = entry_of_form(visit);
    return submit_form(visit, state, typed, said(visit.language, id.error().what), 422);
  }
  const std::string name = trial_name(visit);
  visit.house.trials->note_registered(name, *id);
  visit.house.sources.changed();
  return see_other(fmt::format("/register/{}/done", name));
}

}  // namespace

std::string trial_name(const Visit& visit) {
  return path_segment(visit.request.path, 1);
}

std::string typed_mail(const Visit& visit) {
  const std::string mail = field_of(visit, "mail");
  return mail.starts_with("mailto:") ? mail.substr(7) : mail;
}

std::optional<TrialState> find_trial(const Visit& visit) {
  if (visit.house.trials == nullptr) return std::nullopt;
  return visit.house.trials->look(trial_name(visit));
}

WebResponse register_submit_page(const Visit& visit) {
  const auto state = find_trial(visit);
  if (!state) return show_error(visit, 404, visit.text("register-forgotten"));
  if (state->stage != TrialState::Stage::kDone || state->trial->report.counts.records == 0)
    return see_other("/register/" + trial_name(visit));
  if (!state->registered.empty())
    return see_other(fmt::format("/register/{}/done", trial_name(visit)));
  if (visit.request.method == "POST") return send_proposal(visit, *state);
  ProposalEntry entry;
  entry.contact_language = visit.english() ? "en" : "nl";
  entry.name = one_line(cut_utf8(state->trial->probe.title, kLongestField));
  entry.fulltext = "link";
  return submit_form(visit, *state, entry, {}, 200);
}

WebResponse register_done_page(const Visit& visit) {
  const auto state = find_trial(visit);
  if (!state || state->registered.empty())
    return show_error(visit, 404, visit.text("register-forgotten"));
  View view;
  view.set("SOURCE", state->registered).set("ADDRESS", state->trial->probe.url);
  const auto platform = visit.house.platform();
  view.set("CONTACT", platform->settings.contact);
  return show_page(visit, "register_done.html", visit.text("done-title"), view);
}

}  // namespace vindplaats
