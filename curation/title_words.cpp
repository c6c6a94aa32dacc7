#include "curation/title_words.h"

#include <algorithm>
#include <iterator>

namespace vindplaats {
namespace {

struct TitleWord {
  std::string_view word;
  unsigned roles;  // the sum of TitleRole
};

// Sorted by word. 1: comes back; 2: says what it is; 4: another form; 8: counts; 16: says nothing.
// clang-format off
constexpr TitleWord kTitleWords[] = {
    {"a", 16}, {"aan", 16}, {"aankondiging", 1}, {"abstract", 4}, {"acht", 8}, {"achtste", 8},
    {"aflevering", 2}, {"agenda", 1}, {"als", 16}, {"an", 16}, {"and", 16}, {"animatie", 6},
    {"annex", 4}, {"annexes", 4}, {"announcement", 1}, {"announcements", 1}, {"annual", 1},
    {"appendices", 4}, {"appendix", 4}, {"april", 8}, {"arabic", 4}, {"arabisch", 4}, {"are", 16},
    {"artikel", 2}, {"as", 16}, {"at", 16}, {"august", 8}, {"augustus", 8}, {"autumn", 8},
    {"band", 4}, {"barometer", 2}, {"beleid", 2}, {"bij", 16}, {"bijlage", 4}, {"bijlagen", 4},
    {"bijlagenrapport", 4}, {"blog", 2}, {"boekbespreking", 1}, {"boekbesprekingen", 1},
    {"boekrecensie", 1}, {"brief", 2}, {"brochure", 6}, {"bulletin", 1}, {"by", 16},
    {"calendar", 1}, {"chapter", 4}, {"cijfers", 2}, {"codeboek", 4}, {"codebook", 4},
    {"colofon", 1}, {"column", 1}, {"comment", 6}, {"commentaar", 6}, {"commentary", 6},
    {"concept", 4}, {"conceptversie", 4}, {"contents", 1}, {"correction", 5}, {"corrigenda", 1},
    {"corrigendum", 5}, {"cursus", 2}, {"data", 4}, {"dataset", 4}, {"de", 16}, {"december", 8},
    {"deel", 4}, {"deelrapport", 4}, {"deelstudie", 4}, {"definitief", 4}, {"den", 16}, {"der", 16},
    {"derde", 8}, {"des", 16}, {"discussie", 2}, {"discussion", 2}, {"docentenhandleiding", 4},
    {"door", 16}, {"dossier", 2}, {"draft", 4}, {"drie", 8}, {"druk", 4}, {"dutch", 4},
    {"editie", 4}, {"edition", 4}, {"editorial", 1}, {"een", 16}, {"eenmeting", 4}, {"eerste", 8},
    {"eight", 8}, {"eighth", 8}, {"eindrapport", 6}, {"eindrapportage", 2}, {"en", 16},
    {"engels", 4}, {"engelse", 4}, {"engelstalig", 4}, {"engelstalige", 4}, {"english", 4},
    {"episode", 2}, {"errata", 5}, {"erratum", 5}, {"et", 16}, {"evaluatie", 2}, {"evaluation", 2},
    {"factsheet", 6}, {"factsheets", 2}, {"februari", 8}, {"february", 8}, {"feitenblad", 2},
    {"fifth", 8}, {"final", 4}, {"first", 8}, {"five", 8}, {"flyer", 6}, {"folder", 2}, {"for", 16},
    {"foreword", 1}, {"four", 8}, {"fourth", 8}, {"from", 16}, {"halfjaar", 8}, {"handleiding", 6},
    {"handreiking", 2}, {"herfst", 8}, {"herziene", 4}, {"het", 16}, {"hoe", 16},
    {"hoofdlijnen", 4}, {"hoofdstuk", 4}, {"how", 16}, {"ii", 8}, {"iii", 8}, {"in", 16},
    {"infographic", 6}, {"infographics", 2}, {"infosheet", 6}, {"inhoudsopgave", 1},
    {"inleiding", 1}, {"interim", 4}, {"interview", 2}, {"into", 16}, {"introduction", 1},
    {"is", 16}, {"iv", 8}, {"ix", 8}, {"jaarbericht", 1}, {"jaarboek", 1}, {"jaargang", 1},
    {"jaarplan", 1}, {"jaarrapport", 2}, {"jaarrekening", 1}, {"jaarverslag", 1}, {"januari", 8},
    {"january", 8}, {"juli", 8}, {"july", 8}, {"june", 8}, {"juni", 8}, {"kalender", 1},
    {"kennisdossier", 2}, {"kwartaal", 8}, {"kwartaalbericht", 1}, {"kwartaalrapportage", 1},
    {"leaflet", 2}, {"lente", 8}, {"letter", 2}, {"maandbericht", 1}, {"maart", 8},
    {"managementsamenvatting", 4}, {"manual", 4}, {"march", 8}, {"mededelingen", 1}, {"mei", 8},
    {"memo", 2}, {"memorandum", 2}, {"memoriam", 1}, {"met", 16}, {"minutes", 1}, {"monitor", 2},
    {"monitors", 2}, {"naar", 16}, {"najaar", 8}, {"nederlands", 4}, {"nederlandse", 4},
    {"nederlandstalig", 4}, {"negen", 8}, {"negende", 8}, {"news", 2}, {"newsletter", 1},
    {"nieuws", 2}, {"nieuwsbrief", 1}, {"nieuwsflits", 1}, {"nine", 8}, {"ninth", 8}, {"note", 2},
    {"notitie", 2}, {"notulen", 1}, {"november", 8}, {"nulmeting", 4}, {"obituary", 1},
    {"october", 8}, {"of", 16}, {"oktober", 8}, {"om", 16}, {"on", 16}, {"onder", 16},
    {"onderzoek", 2}, {"onderzoeksbrief", 2}, {"onderzoeksrapport", 2}, {"one", 8}, {"op", 16},
    {"or", 16}, {"over", 16}, {"paper", 2}, {"part", 4}, {"parts", 4}, {"per", 16},
    {"periodiek", 1}, {"persbericht", 1}, {"podcast", 6}, {"policy", 2}, {"poster", 6},
    {"preface", 1}, {"preprint", 4}, {"presentatie", 6}, {"presentation", 6}, {"proceedings", 1},
    {"protocol", 4}, {"publicatie", 2}, {"publicaties", 2}, {"publiekssamenvatting", 4},
    {"publieksversie", 4}, {"quarter", 8}, {"questionnaire", 4}, {"quickscan", 2}, {"rapport", 2},
    {"rapportage", 2}, {"reactie", 6}, {"recensie", 5}, {"recensies", 1}, {"rectificatie", 5},
    {"redactie", 1}, {"redactioneel", 1}, {"reply", 6}, {"report", 2}, {"reports", 2},
    {"research", 2}, {"response", 4}, {"retraction", 4}, {"review", 6}, {"reviews", 2},
    {"revised", 4}, {"rubriek", 1}, {"samenvatting", 4}, {"second", 8}, {"september", 8},
    {"seven", 8}, {"seventh", 8}, {"six", 8}, {"sixth", 8}, {"special", 2}, {"spring", 8},
    {"statistics", 2}, {"statistiek", 2}, {"statistieken", 2}, {"studie", 2}, {"study", 2},
    {"summaries", 4}, {"summary", 4}, {"summer", 8}, {"supplement", 4}, {"supplementary", 4},
    {"synopsis", 4}, {"tabellen", 4}, {"tabellenboek", 4}, {"tables", 4}, {"te", 16}, {"ten", 8},
    {"tenth", 8}, {"the", 16}, {"themanummer", 2}, {"third", 8}, {"three", 8}, {"tien", 8},
    {"tiende", 8}, {"to", 16}, {"toelichting", 4}, {"toolkit", 2}, {"tot", 16}, {"training", 2},
    {"translated", 4}, {"translation", 4}, {"trends", 2}, {"turkish", 4}, {"turks", 4},
    {"tussen", 16}, {"tussenrapport", 6}, {"tussenrapportage", 6}, {"twee", 8}, {"tweede", 8},
    {"two", 8}, {"uit", 16}, {"update", 6}, {"updated", 4}, {"vacature", 1}, {"vacatures", 1},
    {"van", 16}, {"verkort", 4}, {"verkorte", 4}, {"versie", 4}, {"version", 4}, {"verslag", 2},
    {"verslagen", 2}, {"vertaling", 4}, {"vervolgmeting", 4}, {"vi", 8}, {"video", 6}, {"vier", 8},
    {"vierde", 8}, {"vii", 8}, {"viii", 8}, {"vijf", 8}, {"vijfde", 8}, {"volume", 4}, {"voor", 16},
    {"voorjaar", 8}, {"voorpublicatie", 4}, {"voortgangsrapportage", 1}, {"voorwoord", 1},
    {"vragenlijst", 4}, {"wat", 16}, {"webinar", 6}, {"weekbericht", 1}, {"werkboek", 4},
    {"what", 16}, {"who", 16}, {"winter", 8}, {"with", 16}, {"workbook", 4}, {"working", 2},
    {"workshop", 2}, {"xi", 8}, {"xii", 8}, {"yearbook", 1}, {"zes", 8}, {"zesde", 8}, {"zeven", 8},
    {"zevende", 8}, {"zijn", 16}, {"zomer", 8},
};
// clang-format on

static_assert(std::is_sorted(std::begin(kTitleWords), std::end(kTitleWords),
                             [](const TitleWord& a, const TitleWord& b) {
                               return a.word < b.word;
                             }));

}  // namespace

unsigned title_roles(std::string_view word) {
  const auto found = std::lower_bound(
      std::begin(kTitleWords), std::end(kTitleWords), word,
      [](const TitleWord& row, std::string_view wanted) { return row.word < wanted; });
  return found != std::end(kTitleWords) && found->word == word ? found->roles : 0;
}

}  // namespace vindplaats
