#include "normalize/fields/audience.h"

#include "core/text.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

struct AudienceWord {
  std::string_view part;  // of a folded text
  std::string_view audience;
};

// The first that occurs holds: the narrower ones stand before the wider ones
// ("migrantenorganisaties" before "organisaties").
constexpr AudienceWord kAudienceWords[] = {
    {"gemeente", "gemeenten"},
    {"municipal", "gemeenten"},
    {"lokale overhe", "gemeenten"},
    {"local government", "gemeenten"},
    {"local authorit", "gemeenten"},
    {"wethouder", "gemeenten"},
    {"provincie", "gemeenten"},
    {"rijksoverheid", "rijksoverheid"},
    {"ministerie", "rijksoverheid"},
    {"ministry", "rijksoverheid"},
    {"ministries", "rijksoverheid"},
    {"national government", "rijksoverheid"},
    {"central government", "rijksoverheid"},
    {"migrantenorganisatie", "migrantenorganisaties"},
    {"zelforganisatie", "migrantenorganisaties"},
    {"migrant organi", "migrantenorganisaties"},
    {"vluchtelingenorganisatie", "migrantenorganisaties"},
    {"refugee organi", "migrantenorganisaties"},
    {"sleutelpersonen", "migrantenorganisaties"},
    {"student", "studenten"},
    {"leerling", "studenten"},
    {"onderwijs", "onderwijs"},
    {"docent", "onderwijs"},
    {"leraar", "onderwijs"},
    {"leraren", "onderwijs"},
    {"leerkracht", "onderwijs"},
    {"scholen", "onderwijs"},
    {"schools", "onderwijs"},
    {"teacher", "onderwijs"},
    {"educat", "onderwijs"},
    {"sociaal-professional", "sociaal-professionals"},
    {"sociale professional", "sociaal-professionals"},
    {"sociaal professional", "sociaal-professionals"},
    {"sociaal werk", "sociaal-professionals"},
    {"social work", "sociaal-professionals"},
    {"maatschappelijk werk", "sociaal-professionals"},
    {"jongerenwerk", "sociaal-professionals"},
    {"welzijnswerk", "sociaal-professionals"},
    {"hulpverlener", "sociaal-professionals"},
    {"zorgprofessional", "sociaal-professionals"},
    {"zorgverlener", "sociaal-professionals"},
    {"klantmanager", "sociaal-professionals"},
    {"professional", "sociaal-professionals"},
    {"practitioner", "sociaal-professionals"},
    {"onderzoek", "onderzoek-en-advies"},
    {"research", "onderzoek-en-advies"},
    {"wetenschap", "onderzoek-en-advies"},
    {"academic", "onderzoek-en-advies"},
    {"scholar", "onderzoek-en-advies"},
    {"advies", "onderzoek-en-advies"},
    {"adviseur", "onderzoek-en-advies"},
    {"consultan", "onderzoek-en-advies"},
    {"politic", "politiek-en-bestuur"},
    {"politiek", "politiek-en-bestuur"},
    {"kamerlid", "politiek-en-bestuur"},
    {"kamerleden", "politiek-en-bestuur"},
    {"raadslid", "politiek-en-bestuur"},
    {"raadsleden", "politiek-en-bestuur"},
    {"bestuurder", "politiek-en-bestuur"},
    {"bedrijfsleven", "bedrijfsleven"},
    {"werkgever", "bedrijfsleven"},
    {"ondernemer", "bedrijfsleven"},
    {"bedrijven", "bedrijfsleven"},
    {"employer", "bedrijfsleven"},
    {"business", "bedrijfsleven"},
    {"journalist", "media"},
    {"maatschappelijke organisatie", "maatschappelijke-organisaties"},
    {"maatschappelijke instelling", "maatschappelijke-organisaties"},
    {"vrijwilliger", "maatschappelijke-organisaties"},
    {"civil society", "maatschappelijke-organisaties"},
    {"non-profit", "maatschappelijke-organisaties"},
    {"nonprofit", "maatschappelijke-organisaties"},
    {"welzijnsorganisatie", "maatschappelijke-organisaties"},
    {"beleidsmaker", "rijksoverheid"},
    {"beleidsmedewerker", "rijksoverheid"},
    {"policy maker", "rijksoverheid"},
    {"policymaker", "rijksoverheid"},
};

// Short words that are parts of many others.
constexpr AudienceWord kAudienceWholeWords[] = {
    {"media", "media"},
    {"pers", "media"},
    {"press", "media"},
    {"ngo", "maatschappelijke-organisaties"},
    {"ngo's", "maatschappelijke-organisaties"},
    {"ngos", "maatschappelijke-organisaties"},
    {"rijk", "rijksoverheid"},
    {"overheid", "rijksoverheid"},
    {"government", "rijksoverheid"},
    {"bestuur", "politiek-en-bestuur"},
    {"sociaal domein", "sociaal-professionals"},
};

}  // namespace

std::optional<std::string> read_audience(std::string_view text) {
  std::string folded = plain_fold(cut_utf8(text, 500));
  const std::string with_hyphens = folded;
  for (char& c : folded) {
    if (c == '-' || c == '_') c = ' ';
  }
  for (const AudienceWord& word : kAudienceWords) {
    const bool there =
        folded.find(word.part) != folded.npos || with_hyphens.find(word.part) != folded.npos;
    if (!word.audience.empty() && there) return std::string(word.audience);
  }
  for (const AudienceWord& word : kAudienceWholeWords) {
    if (has_word(folded, word.part)) return std::string(word.audience);
  }
  return std::nullopt;
}

}  // namespace vindplaats
