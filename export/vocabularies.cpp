#include "export/vocabularies.h"

namespace vindplaats {
namespace {

// COAR Resource Types 3.1 and Access Rights 1.0; Dutch names are ours. In the order of their ids.
constexpr Term kTypeTerms[] = {
    {"annotation", "annotatie", "annotation", "http://purl.org/coar/resource_type/c_1162"},
    {"bachelor thesis", "bachelorscriptie", "bachelor thesis",
     "http://purl.org/coar/resource_type/c_7a1f"},
    {"blog post", "blogbericht", "blog post", "http://purl.org/coar/resource_type/c_6947"},
    {"book part", "hoofdstuk of deel van een boek", "book part",
     "http://purl.org/coar/resource_type/c_3248"},
    {"book review", "boekbespreking", "book review", "http://purl.org/coar/resource_type/c_ba08"},
    {"book", "boek", "book", "http://purl.org/coar/resource_type/c_2f33"},
    {"conference output", "congresbijdrage", "conference output",
     "http://purl.org/coar/resource_type/c_c94f"},
    {"conference paper", "congrespaper", "conference paper",
     "http://purl.org/coar/resource_type/c_5794"},
    {"conference poster", "congresposter", "conference poster",
     "http://purl.org/coar/resource_type/c_6670"},
    {"conference proceedings", "congresbundel", "conference proceedings",
     "http://purl.org/coar/resource_type/c_f744"},
    {"contribution to journal", "bijdrage aan een tijdschrift", "contribution to journal",
     "http://purl.org/coar/resource_type/c_3e5a"},
    {"data management plan", "datamanagementplan", "data management plan",
     "http://purl.org/coar/resource_type/c_ab20"},
    {"dataset", "dataset", "dataset", "http://purl.org/coar/resource_type/c_ddb1"},
    {"doctoral thesis", "proefschrift", "doctoral thesis",
     "http://purl.org/coar/resource_type/c_db06"},
    {"editorial", "redactioneel", "editorial", "http://purl.org/coar/resource_type/c_b239"},
    {"image", "beeld", "image", "http://purl.org/coar/resource_type/c_c513"},
    {"interactive resource", "interactief middel", "interactive resource",
     "http://purl.org/coar/resource_type/c_e9a0"},
    {"internal report", "intern rapport", "internal report",
     "http://purl.org/coar/resource_type/c_18ww"},
    {"interview", "interview", "interview", "http://purl.org/coar/resource_type/c_26e4"},
    {"journal article", "tijdschriftartikel", "journal article",
     "http://purl.org/coar/resource_type/c_6501"},
    {"journal", "tijdschrift", "journal", "http://purl.org/coar/resource_type/c_0640"},
    {"learning object", "lesmateriaal", "learning object",
     "http://purl.org/coar/resource_type/c_e059"},
    {"lecture", "lezing", "lecture", "http://purl.org/coar/resource_type/c_8544"},
    {"letter to the editor", "ingezonden brief", "letter to the editor",
     "http://purl.org/coar/resource_type/c_545b"},
    {"letter", "brief", "letter", "http://purl.org/coar/resource_type/c_0857"},
    {"magazine", "magazine", "magazine", "http://purl.org/coar/resource_type/c_2cd9"},
    {"manuscript", "manuscript", "manuscript", "http://purl.org/coar/resource_type/c_0040"},
    {"map", "kaart", "map", "http://purl.org/coar/resource_type/c_12cd"},
    {"master thesis", "masterscriptie", "master thesis",
     "http://purl.org/coar/resource_type/c_bdcc"},
    {"memorandum", "memo", "memorandum", "http://purl.org/coar/resource_type/c_18wz"},
    {"moving image", "bewegend beeld", "moving image", "http://purl.org/coar/resource_type/c_8a7e"},
    {"newspaper article", "krantenartikel", "newspaper article",
     "http://purl.org/coar/resource_type/c_998f"},
    {"newspaper", "krant", "newspaper", "http://purl.org/coar/resource_type/c_2fe3"},
    {"other", "overig", "other", "http://purl.org/coar/resource_type/c_1843"},
    {"periodical", "periodiek", "periodical", "http://purl.org/coar/resource_type/c_2659"},
    {"policy report", "beleidsrapport", "policy report",
     "http://purl.org/coar/resource_type/c_186u"},
    {"preprint", "preprint", "preprint", "http://purl.org/coar/resource_type/c_816b"},
    {"report part", "deel van een rapport", "report part",
     "http://purl.org/coar/resource_type/c_ba1f"},
    {"report to funding agency", "rapport aan een financier", "report to funding agency",
     "http://purl.org/coar/resource_type/c_18hj"},
    {"report", "rapport", "report", "http://purl.org/coar/resource_type/c_93fc"},
    {"research article", "onderzoeksartikel", "research article",
     "http://purl.org/coar/resource_type/c_2df8fbb1"},
    {"research proposal", "onderzoeksvoorstel", "research proposal",
     "http://purl.org/coar/resource_type/c_baaf"},
    {"research report", "onderzoeksrapport", "research report",
     "http://purl.org/coar/resource_type/c_18ws"},
    {"review article", "overzichtsartikel", "review article",
     "http://purl.org/coar/resource_type/c_dcae04bc"},
    {"review", "recensie", "review", "http://purl.org/coar/resource_type/c_efa0"},
    {"software", "software", "software", "http://purl.org/coar/resource_type/c_5ce6"},
    {"sound", "geluid", "sound", "http://purl.org/coar/resource_type/c_18cc"},
    {"still image", "stilstaand beeld", "still image", "http://purl.org/coar/resource_type/c_ecc8"},
    {"technical documentation", "technische documentatie", "technical documentation",
     "http://purl.org/coar/resource_type/c_71bd"},
    {"technical report", "technisch rapport", "technical report",
     "http://purl.org/coar/resource_type/c_18gh"},
    {"text", "tekst", "text", "http://purl.org/coar/resource_type/c_18cf"},
    {"thesis", "scriptie of proefschrift", "thesis", "http://purl.org/coar/resource_type/c_46ec"},
    {"video", "video", "video", "http://purl.org/coar/resource_type/c_12ce"},
    {"website", "website", "website", "http://purl.org/coar/resource_type/c_7ad9"},
    {"working paper", "working paper", "working paper",
     "http://purl.org/coar/resource_type/c_8042"},
};

constexpr Term kProductTerms[] = {
    {"rapport", "Rapport", "Report"},
    {"infosheet", "Infosheet", "Info sheet"},
    {"factsheet", "Factsheet", "Fact sheet"},
    {"brochure", "Brochure", "Brochure"},
    {"handreiking", "Handreiking", "Guide"},
    {"toolkit", "Toolkit", "Toolkit"},
    {"methodiek", "Methodiek", "Method"},
    {"training", "Training", "Training"},
    {"cursus", "Cursus", "Course"},
    {"kennisdossier", "Kennisdossier", "Knowledge file"},
    {"monitor", "Monitor", "Monitor"},
    {"meetinstrument", "Meetinstrument", "Measuring instrument"},
    {"infographic", "Infographic", "Infographic"},
    {"animatie", "Animatie", "Animation"},
    {"video", "Video", "Video"},
    {"webinar", "Webinar", "Webinar"},
    {"podcast", "Podcast", "Podcast"},
    {"artikel", "Artikel", "Article"},
    {"blog", "Blog", "Blog"},
    {"vraag-en-antwoord", "Vraag en antwoord", "Questions and answers"},
    {"verslag", "Verslag", "Proceedings"},
    {"essay", "Essay", "Essay"},
    {"synthesestudie", "Synthesestudie", "Synthesis study"},
    {"jaarbericht", "Jaarbericht", "Annual report"},
    {"nieuws", "Nieuws", "News"},
    {"agenda", "Agenda", "Event"},
    {"vacature", "Vacature", "Vacancy"},
    {"persbericht", "Persbericht", "Press release"},
    {"website", "Website", "Website"},
};

constexpr Term kAudienceTerms[] = {
    {"gemeenten", "Gemeenten", "Municipalities"},
    {"rijksoverheid", "Rijksoverheid", "Central government"},
    {"maatschappelijke-organisaties", "Maatschappelijke organisaties",
     "Civil society organisations"},
    {"migrantenorganisaties", "Migrantenorganisaties", "Migrant organisations"},
    {"onderwijs", "Onderwijs", "Education"},
    {"sociaal-professionals", "Sociaal professionals", "Social professionals"},
    {"onderzoek-en-advies", "Onderzoek en advies", "Research and consultancy"},
    {"politiek-en-bestuur", "Politiek en bestuur", "Politics and administration"},
    {"bedrijfsleven", "Bedrijfsleven", "Business"},
    {"studenten", "Studenten", "Students"},
    {"media", "Media", "Media"},
};

constexpr Term kAccessTerms[] = {
    {"open", "vrij toegankelijk", "open access", "http://purl.org/coar/access_right/c_abf2"},
    {"embargoed", "onder embargo", "under embargo", "http://purl.org/coar/access_right/c_f1cf"},
    {"restricted", "beperkt toegankelijk", "restricted access",
     "http://purl.org/coar/access_right/c_16ec"},
    {"metadata only", "alleen de beschrijving", "description only",
     "http://purl.org/coar/access_right/c_14cb"},
};

}  // namespace

std::span<const Term> type_terms() {
  return kTypeTerms;
}
std::span<const Term> product_terms() {
  return kProductTerms;
}
std::span<const Term> audience_terms() {
  return kAudienceTerms;
}
std::span<const Term> access_terms() {
  return kAccessTerms;
}

}  // namespace vindplaats
