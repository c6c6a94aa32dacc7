#include "app/pipeline/partner_letters.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/pipeline/partner_links.h"

namespace vindplaats {
namespace {

struct LetterText {
  const char *subject, *approved, *with_link, *without_link, *refused;
};
constexpr LetterText kDutchLetter = {
    "{}: uw aanmelding",
    "Beste {},\n\nUw bron {} is toegelaten tot {}. Wij halen de publicaties op en blijven dat "
    "doen.\n\n",
    "Op uw eigen pagina ziet u waar uw publicaties staan, wat er te herstellen is, en kunt u "
    "publicaties brengen of laten weghalen:\n\n{}\n\nDeze link is de sleutel: deel hem alleen met "
    "collega's. Is hij in verkeerde handen gekomen, vraag dan om een nieuwe.\n\n",
    "De bron hoort bij een partner die er al was; die heeft een link naar de eigen pagina.\n\n",
    "Beste {},\n\nUw bron {} is niet toegelaten tot {}. De redactie schrijft:\n\n{}\n\n"};
constexpr LetterText kEnglishLetter = {
    "{}: your registration",
    "Dear {},\n\nYour source {} was let in to {}. We harvest the publications, and go on doing "
    "so.\n\n",
    "On your own page you see where your publications stand and what there is to repair, and can "
    "bring publications or have them taken down:\n\n{}\n\nThis link is the key: share it with "
    "colleagues only. If it came into the wrong hands, ask for a new one.\n\n",
    "The source belongs to a partner that was there already; it has a link to its own page.\n\n",
    "Dear {},\n\nYour source {} was not let in to {}. The editors write:\n\n{}\n\n"};

const LetterText& letter_text(const ProposalEntry& asked) {
  return asked.contact_language == "en" ? kEnglishLetter : kDutchLetter;
}

Letter letter_to(const ProposalEntry& asked, const Settings& settings) {
  Letter letter;
  letter.to = asked.contact_mail;
  letter.to_name = asked.contact_name;
  letter.subject = fmt::format(fmt::runtime(letter_text(asked).subject), settings.name);
  return letter;
}

// Is this proposal's contact one of the partner's.
bool answers_for(const Platform& platform, const Proposal& proposal) {
  const Partner* const partner = platform.partner(proposal.partner);
  return partner != nullptr &&
         std::any_of(partner->contacts.begin(), partner->contacts.end(),
                     [&](const Contact& one) { return one.mail == proposal.asked.contact_mail; });
}

// Of what was decided already.
tl::unexpected<Error> untold(Error error) {
  error.what = "it was decided, but nobody could be told by letter: " + error.what;
  return tl::unexpected(std::move(error));
}

}  // namespace

Result<Proposal> approve_and_tell(Store& store, const Clock& clock, const Platform& platform,
                                  const std::string& source, const std::string& by,
                                  const std::string& partner) {
  TRY_ASSIGN(Proposal approved, approve(store, clock, platform, source, by, partner));
  const Result<std::string> told = tell_approved(store, clock, platform, approved, by);
  if (!told) return untold(told.error());
  return approved;
}

Result<void> refuse_and_tell(Store& store, const Clock& clock, const Platform& platform,
                             const std::string& source, const std::string& why,
                             const std::string& by) {
  TRY(refuse(store, clock, source, why, by));
  TRY_ASSIGN(const Proposal refused, find_proposal(*store.snapshot(), source));
  const Result<std::string> told = tell_refused(clock, platform, refused);
  if (!told) return untold(told.error());
  return {};
}

Result<std::string> tell_approved(Store& store, const Clock& clock, const Platform& platform,
                                  const Proposal& proposal, const std::string& by) {
  TRY_ASSIGN(const Platform known, with_registered(platform, *store.snapshot()));
  const bool theirs = answers_for(known, proposal);
  PartnerLinks links;
  TRY_ASSIGN(std::optional<std::string> token, links.token_of(store, proposal.partner));
  if (!token && theirs) {
    TRY_ASSIGN(token, make_partner_link(store, clock, proposal.partner, by));
  }
  const ProposalEntry& asked = proposal.asked;
  if (asked.contact_mail.empty() || platform.dir.empty()) return std::string();
  const LetterText& text = letter_text(asked);
  Letter letter = letter_to(asked, platform.settings);
  letter.text = fmt::format(fmt::runtime(text.approved), asked.contact_name, asked.url,
                            platform.settings.name);
  if (theirs) {
    letter.text += fmt::format(fmt::runtime(text.with_link),
                               partner_address(platform.settings.base_url, *token));
  } else {
    letter.text += text.without_link;
  }
  letter.text += fmt::format("{}\n{}\n", platform.settings.name, platform.settings.contact);
  return write_letter(platform.dir, platform.settings, clock, letter);
}

Result<std::string> tell_refused(const Clock& clock, const Platform& platform,
                                 const Proposal& proposal) {
  const ProposalEntry& asked = proposal.asked;
  if (asked.contact_mail.empty() || platform.dir.empty()) return std::string();
  Letter letter = letter_to(asked, platform.settings);
  letter.text = fmt::format(fmt::runtime(letter_text(asked).refused), asked.contact_name, asked.url,
                            platform.settings.name, proposal.why);
  letter.text += fmt::format("{}\n{}\n", platform.settings.name, platform.settings.contact);
  return write_letter(platform.dir, platform.settings, clock, letter);
}

}  // namespace vindplaats
