#include "app/health_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/health_causes.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostCauseWords = 12;

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

// One of three, by who reads it.
std::string said(HealthReader reader, std::string terminal, std::string dutch,
                 std::string english) {
  if (reader == HealthReader::kTerminal) return terminal;
  return reader == HealthReader::kDutchPage ? dutch : english;
}

HealthWords words_of_records(const RunReport& run, const RunError& error, HealthReader reader) {
  const std::string example(cut_utf8(error.record, 120));
  const std::string english = fmt::format("{} {} could not be read, for example {}.", run.rejected,
                                          run.rejected == 1 ? "record" : "records", example);
  return {said(reader, english,
               fmt::format("{} {} niet gelezen worden, bijvoorbeeld {}.", run.rejected,
                           run.rejected == 1 ? "record kon" : "records konden", example),
               english),
          said(reader,
               fmt::format("Tell the partner; vindplaats source show {} gives the reasons.",
                           run.source),
               "Meld het de partner; de redenen staan bij de terzijde gelegde records.",
               "Tell the partner; the reasons stand with the records that were set aside.")};
}

HealthWords words_of_cause(const KnownCause& known, const std::string& source,
                           HealthReader reader) {
  const bool dutch = reader == HealthReader::kDutchPage;
  std::string remedy(dutch ? known.nl_do : known.en_do);
  constexpr std::string_view kWords = "{words}";
  if (const std::size_t at = remedy.find(kWords); at != std::string::npos)
    remedy.replace(at, kWords.size(),
                   said(reader, fmt::format("vindplaats source show {}", source),
                        "De lijst van keren", "The list of runs"));
  return {std::string(dutch ? known.nl : known.en), std::move(remedy)};
}

}  // namespace

HealthWords words_of_run(const RunReport& run, HealthReader reader) {
  const auto of_source = std::find_if(run.errors.begin(), run.errors.end(),
                                      [](const RunError& error) { return error.record.empty(); });
  if (of_source == run.errors.end()) {
    return run.errors.empty() ? HealthWords{} : words_of_records(run, run.errors.front(), reader);
  }
  const auto* known =
      std::find_if(kKnownCauses.begin(), kKnownCauses.end(), [&](const KnownCause& one) {
        return of_source->message.find(one.sign) != std::string::npos;
      });
  if (known != kKnownCauses.end()) return words_of_cause(*known, run.source, reader);
  return {first_words(of_source->message, kMostCauseWords),
          said(reader, fmt::format("When it is repaired: vindplaats harvest {}", run.source),
               "Haal opnieuw op als het hersteld is.", "Harvest it again when it is repaired.")};
}

HealthWords words_of_parked(const Registration& parked, HealthReader reader) {
  const std::string release = fmt::format("vindplaats source release {}", parked.source);
  const bool dutch = reader == HealthReader::kDutchPage;
  if (parked.matter == "deletions") {
    const char* const cause = dutch ? "{} van {} records zijn daar weg; hier is er geen verwijderd."
                                    : "{} of {} records are gone there; none was removed here.";
    return {fmt::format(fmt::runtime(cause), parked.count, parked.of),
            said(reader, release + " --accept-deletions or --discard",
                 "Bekijk wat zou verdwijnen; verwijder of behoud het.",
                 "See what would go; remove it or keep it.")};
  }
  if (parked.matter == "address") {
    return {
        fmt::format("{}: {}",
                    dutch ? "De bron verhuisde naar een andere host" : "It moved to another host",
                    cut_utf8(parked.to, 200)),
        said(reader, release + " --accept-address or --discard",
             "Neem het nieuwe adres over, of blijf bij het oude.",
             "Take over the new address, or stay with the old one.")};
  }
  if (parked.matter == "format") {
    return {dutch ? "De bron geeft het formaat dat wij lezen niet meer."
                  : "It no longer gives the format that we read.",
            said(reader, release + " reads everything anew in the other one.",
                 "Laat alles opnieuw lezen in het andere formaat.",
                 "Let everything be read anew in the other one.")};
  }
  return {dutch ? "Het adres is voorgoed weg (410)." : "The address is gone for good (410).",
          said(reader, "Ask the partner for the new address; " + release + " tries again.",
               "Vraag de partner om het nieuwe adres, of probeer het opnieuw.",
               "Ask the partner for the new address, or try again.")};
}

HealthWords words_of_released(const std::string& source, HealthReader reader) {
  return {"", said(reader, fmt::format("vindplaats harvest {}", source), "Haal de bron nu op.",
                   "Harvest it now.")};
}

HealthWords words_of_silence(const std::string& day, std::int64_t days, HealthReader reader) {
  const bool dutch = reader == HealthReader::kDutchPage;
  const char* const cause = dutch ? "Niets nieuws sinds {}; eerder kwam er elke {} dagen iets."
                                  : "Nothing new since {}; it used to come every {} days.";
  return {fmt::format(fmt::runtime(cause), day, days),
          dutch ? "Vraag de partner of alles nog wordt aangeboden."
                : "Ask the partner whether harvesting still shows everything."};
}

HealthWords words_of_brought(HealthReader reader) {
  if (reader == HealthReader::kDutchPage)
    return {"Dit hebben redacteuren en bezoekers gebracht.", "Niets: er valt niets op te halen."};
  return {"This is what editors and visitors brought.", "Nothing: there is nothing to harvest."};
}

HealthWords words_of_rest(const std::string& source, const std::string& state,
                          HealthReader reader) {
  const std::string file = fmt::format("sources/{}.toml", source);
  if (state == "suspended")
    return {"", said(reader, fmt::format("vindplaats source resume {}", source),
                     "Hervat de bron om haar weer op te halen.", "Resume it to harvest it again.")};
  if (state == "inactive")
    return {"", said(reader, "Set active = true in " + file, "Zet active = true in " + file + ".",
                     "Set active = true in " + file + ".")};
  const std::string cause = "Its file is gone from sources/; its records are kept.";
  const std::string remedy = fmt::format("Put {} back to harvest it again.", file);
  return {said(reader, cause, "Het bestand is weg uit sources/; de records blijven.", cause),
          said(reader, remedy, fmt::format("Zet {} terug om weer op te halen.", file), remedy)};
}

}  // namespace vindplaats
