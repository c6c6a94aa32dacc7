#include "app/health_words.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostCauseWords = 12;

// A piece of a run's own words, and what it means for who reads the status. The first row that
// fits holds, so the narrow ones stand before the wide ones. {} is the source.
struct KnownCause {
  const char* sign;
  const char* cause;
  const char* remedy;
};
constexpr const char* kPatience = "It is asked again later; if it stays, tell the partner.";
constexpr KnownCause kKnownCauses[] = {
    {"firewall blocks us", "The partner's firewall blocks us.",
     "Ask the partner to let the agent 'Vindplaats' through."},
    {"(401)", "It asks for a login (401).", "Ask the partner for an open address."},
    {"(403)", "It refuses us (403).", "Ask the partner to let Vindplaats through."},
    {"(404)", "There is nothing at this address (404).", "Ask the partner where it moved."},
    {"(408)", "It waited too long for us (408).", kPatience},
    {"(425)", "It wants to be asked later (425).", kPatience},
    {"(410)", "The address is gone for good (410).", "Ask the partner for the new address."},
    {"(429)", "It says that we ask too much (429).",
     "It is asked again later; a larger `delay` helps."},
    {"(503)", "It is busy or under maintenance (503).", kPatience},
    {"asked us to wait", "The server asked for rest.", kPatience},
    {"asked for rest", "The server asked for rest.", kPatience},
    {"windows one after another", "The server fails for much of what it holds.",
     "Tell the partner: its server log says why."},
    {"error of its own", "The partner's server fails on our requests.", kPatience},
    {"with a web page", "A web page comes instead of records; what we have is kept.",
     "Check the address with the partner."},
    {"token loop", "It repeats its pages for ever; what came is kept.",
     "Tell the partner: its resumption tokens repeat."},
    {"no new identifier", "It repeats its pages for ever; what came is kept.",
     "Tell the partner: its resumption tokens lead nowhere."},
    {"does not seem to end", "Its list does not seem to end; what came is kept.",
     "Ask the partner, or harvest it set by set."},
    {"resumption token", "It forgets its resumption tokens too early; what came is kept.",
     "Ask the partner to keep them for an hour."},
    {"cannot be read as XML", "Its answer is broken or cut off.", kPatience},
    {"was cut off", "Its answer is cut off.", kPatience},
    {"certificate chain is incomplete", "Its certificate chain is incomplete.",
     "The partner must send the intermediate certificate too."},
    {"certificate has expired", "Its certificate has expired.", "The partner must renew it."},
    {"certificate", "Its certificate cannot be trusted.", "The partner must correct it."},
    {"secure connection", "No secure connection could be agreed on.",
     "The partner's server needs TLS 1.2 or newer."},
    {"too slow", "The server is too slow.", kPatience},
    {"within the time allowed for one request", "The server is too slow.", kPatience},
    {"bytes of headers", "Its answer has far too many headers.",
     "Check the address, or tell the partner."},
    {"does not speak HTTP", "What answers there does not speak HTTP.",
     "Check the address and port."},
    {"the feed cannot be read", "Its answer is broken or cut off.", kPatience},
    {"is cut off or no JSON", "Its answer is broken or cut off.", kPatience},
    {"nothing changed (304)", "It says that nothing changed, though we asked for all.", kPatience},
    {"shows no posts of the type", "The site does not show all that we ask for.",
     "Correct `sections` in its file, or ask the partner to open it."},
    {"no WordPress REST API", "There is no WordPress REST API at this address.",
     "Set type = \"feed\" in its file to harvest the site's feed."},
    {"more elements than", "An answer is larger than allowed.",
     "Ask the partner for smaller pages."},
    {"refuses the request", "It refuses what we ask for.",
     "Check the address, or ask the partner."},
    {"no connection", "Nobody answers at that address.", kPatience},
    {"no host of that name", "There is no host of that name.",
     "Check the spelling of the address."},
    {"broke", "The connection broke.", kPatience},
    {"closed the connection", "The server closed the connection without an answer.", kPatience},
    {"compressed and is not", "Its compression is broken.", "Tell the partner."},
    {"neither records nor an error", "It answers with neither records nor an error.", kPatience},
    {"none of the formats", "It gives none of the formats that we ask for.",
     "Add one that it offers to `formats` in its file."},
    {"set that is asked for no longer", "A set that we ask for no longer exists there.",
     "Correct `sets` in its file, or ask the partner."},
    {"has no sets", "It has no sets.", "Remove `sets` from its file."},
    {"DOCTYPE", "Its XML holds a DOCTYPE, which is never read.", "The partner must leave it out."},
    {"does not say what it is", "It does not say what repository it is.",
     "Check the address, or ask the partner."},
    {"not OAI-PMH", "The address answers with something else than OAI-PMH.",
     "Check the address with the partner."},
    {"not a feed", "The address answers with something else than a feed.",
     "Check the address with the partner."},
    {"not a list of posts", "The site answers with something else than posts.",
     "Check the address with the partner."},
    {"larger than", "An answer is larger than allowed.",
     "Ask the partner for smaller pages, or raise `max_page`."},
    {"private", "The address lies in a private network.",
     "Only `allow_private` in its file opens that."},
    {"redirects", "It redirects us too often or in circles.", "Ask the partner for the address."},
    {"the source says", "It refuses what we ask for.",
     "vindplaats source show {} has its words; ask the partner."},
    {"cannot be harvested yet", "Sources of this type cannot be harvested yet.",
     "Set another `type` in its file."},
    {"suspended or removed meanwhile", "It was suspended or removed during the harvest.",
     "Nothing, if that was meant."},
};

// The first words of a longer text.
std::string first_words(const std::string& text, std::size_t most) {
  std::size_t words = 0, at = 0;
  while (at < text.size()) {
    const std::size_t space = text.find(' ', at);
    if (++words > most) return text.substr(0, at - 1) + " ...";
    if (space == std::string::npos) break;
    at = space + 1;
  }
  return text;
}

HealthWords words_of_records(const RunReport& run, const RunError& error) {
  return {
      fmt::format("{} {} could not be read, for example {}.", run.rejected,
                  run.rejected == 1 ? "record" : "records", cut_utf8(error.record, 120)),
      fmt::format("Tell the partner; vindplaats source show {} gives the reasons.", run.source)};
}

}  // namespace

HealthWords words_of_run(const RunReport& run) {
  const auto of_source = std::find_if(run.errors.begin(), run.errors.end(),
                                      [](const RunError& error) { return error.record.empty(); });
  if (of_source == run.errors.end()) {
    return run.errors.empty() ? HealthWords{} : words_of_records(run, run.errors.front());
  }
  const auto* known =
      std::find_if(std::begin(kKnownCauses), std::end(kKnownCauses), [&](const KnownCause& one) {
        return of_source->message.find(one.sign) != std::string::npos;
      });
  if (known == std::end(kKnownCauses)) {
    return {first_words(of_source->message, kMostCauseWords),
            fmt::format("When it is repaired: vindplaats harvest {}", run.source)};
  }
  std::string remedy = known->remedy;
  if (const std::size_t at = remedy.find("{}"); at != std::string::npos)
    remedy.replace(at, 2, run.source);
  return {known->cause, std::move(remedy)};
}

HealthWords words_of_parked(const Registration& parked) {
  const std::string release = fmt::format("vindplaats source release {}", parked.source);
  if (parked.matter == "deletions") {
    return {fmt::format("{} of {} records are gone there; none was removed here.", parked.count,
                        parked.of),
            release + " --accept-deletions or --discard"};
  }
  if (parked.matter == "address") {
    return {fmt::format("It moved to another host: {}", cut_utf8(parked.to, 200)),
            release + " --accept-address or --discard"};
  }
  if (parked.matter == "format") {
    return {"It no longer gives the format that we read.",
            release + " reads everything anew in the other one."};
  }
  return {"The address is gone for good (410).",
          "Ask the partner for the new address; " + release + " tries again."};
}

}  // namespace vindplaats
