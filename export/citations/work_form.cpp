#include "export/citations/work_form.h"

#include <algorithm>
#include <iterator>

namespace vindplaats {
namespace {

constexpr WorkForm kReport{"report", "report", "RPRT", Host::kSeries, true, false};
constexpr WorkForm kArticle{"article-journal", "article", "JOUR", Host::kContainer, false, false};
constexpr WorkForm kNewspaper{"article-newspaper", "article", "NEWS",
                              Host::kContainer,    false,     true};
constexpr WorkForm kMagazine{"article-magazine", "article", "MGZN", Host::kContainer, false, true};
constexpr WorkForm kBook{"book", "book", "BOOK", Host::kSeries, false, false};
constexpr WorkForm kChapter{"chapter", "incollection", "CHAP", Host::kContainer, false, false};
constexpr WorkForm kProceedings{"book", "proceedings", "CONF", Host::kSeries, false, false};
constexpr WorkForm kPaper{"paper-conference", "inproceedings", "CPAPER",
                          Host::kContainer,   false,           false};
constexpr WorkForm kThesis{"thesis", "thesis", "THES", Host::kSeries, false, false};
constexpr WorkForm kBlog{"post-weblog", "online", "BLOG", Host::kContainer, true, true};
constexpr WorkForm kPage{"webpage", "online", "ELEC", Host::kContainer, true, true};
constexpr WorkForm kVideo{"motion_picture", "video", "VIDEO", Host::kSeries, true, true};
constexpr WorkForm kSound{"song", "audio", "SOUND", Host::kSeries, true, true};
constexpr WorkForm kPodcast{"broadcast", "audio", "SOUND", Host::kContainer, true, true};
constexpr WorkForm kImage{"graphic", "image", "FIGURE", Host::kSeries, true, false};
constexpr WorkForm kDataset{"dataset", "dataset", "DATA", Host::kSeries, true, false};
constexpr WorkForm kSoftware{"software", "software", "COMP", Host::kSeries, true, false};
constexpr WorkForm kPamphlet{"pamphlet", "booklet", "PAMP", Host::kSeries, true, false};
constexpr WorkForm kManuscript{"manuscript", "unpublished", "MANSCPT", Host::kSeries, true, false};
constexpr WorkForm kPreprint{"article", "online", "UNPB", Host::kSeries, false, false};
constexpr WorkForm kSpeech{"speech", "unpublished", "SLIDE", Host::kContainer, true, true};
constexpr WorkForm kMap{"map", "misc", "MAP", Host::kSeries, true, false};
constexpr WorkForm kPeriodical{"periodical", "periodical", "SER", Host::kSeries, false, false};
constexpr WorkForm kPatent{"patent", "patent", "PAT", Host::kSeries, false, false};
constexpr WorkForm kLetter{"personal_communication", "letter", "PCOMM", Host::kSeries, true, true};
constexpr WorkForm kMusic{"musical_score", "misc", "MUSIC", Host::kSeries, false, false};
constexpr WorkForm kDocument{"document", "misc", "GEN", Host::kSeries, true, false};

struct TypeForm {
  std::string_view key;  // COAR label, or product
  const WorkForm* form;
  std::string_view dutch, english;
  bool vague = false;  // a type that says less than the product; a product that says nothing more
};

// Sorted by key.
// clang-format off
constexpr TypeForm kTypeForms[] = {
    {"aggregated data", &kDataset, "", ""}, {"annotation", &kDocument, "Annotatie", "Annotation"},
    {"bachelor thesis", &kThesis, "Bachelorscriptie", "Bachelor's thesis"},
    {"bibliography", &kDocument, "Bibliografie", "Bibliography"}, {"blog post", &kBlog, "", "", true},
    {"book", &kBook, "", ""}, {"book part", &kChapter, "", ""},
    {"book review", &kArticle, "Boekbespreking", "Book review"},
    {"cartographic material", &kMap, "", ""}, {"clinical study", &kReport, "Klinische studie", "Clinical study"},
    {"clinical trial data", &kDataset, "", ""}, {"commentary", &kArticle, "Commentaar", "Commentary"},
    {"compiled data", &kDataset, "", ""}, {"conference output", &kPaper, "", ""},
    {"conference paper", &kPaper, "", ""}, {"conference paper not in proceedings", &kPaper, "", ""},
    {"conference poster", &kSpeech, "Poster", "Poster"},
    {"conference poster not in proceedings", &kSpeech, "Poster", "Poster"},
    {"conference presentation", &kSpeech, "Presentatie", "Conference presentation"},
    {"conference proceedings", &kProceedings, "Congresbundel", "Conference proceedings"},
    {"contribution to journal", &kArticle, "", ""}, {"corrigendum", &kArticle, "Rectificatie", "Corrigendum"},
    {"data management plan", &kReport, "Datamanagementplan", "Data management plan"},
    {"data paper", &kArticle, "", ""}, {"dataset", &kDataset, "", ""},
    {"design", &kDocument, "Ontwerp", "Design"}, {"design patent", &kPatent, "", ""},
    {"doctoral thesis", &kThesis, "Proefschrift", "Doctoral dissertation"},
    {"editorial", &kArticle, "Redactioneel", "Editorial"}, {"encoded data", &kDataset, "", ""},
    {"experimental data", &kDataset, "", ""}, {"genomic data", &kDataset, "", ""},
    {"geospatial data", &kDataset, "", ""}, {"image", &kImage, "", "", true},
    {"industrial design", &kDocument, "Ontwerp", "Design"},
    {"interactive resource", &kPage, "", "", true}, {"internal report", &kReport, "Intern rapport", "Internal report"},
    {"journal", &kPeriodical, "", ""}, {"journal article", &kArticle, "", ""},
    {"laboratory notebook", &kManuscript, "Labjournaal", "Laboratory notebook"},
    {"layout design", &kDocument, "Ontwerp", "Design"},
    {"learning object", &kDocument, "Lesmateriaal", "Learning object", true},
    {"lecture", &kSpeech, "Lezing", "Lecture"}, {"letter", &kLetter, "Brief", "Letter"},
    {"letter to the editor", &kArticle, "Ingezonden brief", "Letter to the editor"},
    {"magazine", &kPeriodical, "", ""}, {"manuscript", &kManuscript, "", ""}, {"map", &kMap, "", ""},
    {"master thesis", &kThesis, "Masterscriptie", "Master's thesis"},
    {"measurement and test data", &kDataset, "", ""}, {"memorandum", &kReport, "Memorandum", "Memorandum"},
    {"moving image", &kVideo, "Video", "Video"}, {"musical composition", &kMusic, "", ""},
    {"musical notation", &kMusic, "", ""}, {"newspaper", &kPeriodical, "", ""},
    {"newspaper article", &kNewspaper, "", ""}, {"observational data", &kDataset, "", ""},
    {"other", &kDocument, "", "", true}, {"other periodical", &kPeriodical, "", ""},
    {"other type of report", &kReport, "Rapport", "Report"}, {"patent", &kPatent, "", ""},
    {"peer review", &kArticle, "Beoordeling", "Peer review"}, {"periodical", &kPeriodical, "", ""},
    {"plant patent", &kPatent, "", ""}, {"plant variety protection", &kPatent, "", ""},
    {"policy report", &kReport, "Beleidsrapport", "Policy report"}, {"preprint", &kPreprint, "Preprint", "Preprint"},
    {"project deliverable", &kReport, "Projectresultaat", "Project deliverable"},
    {"recorded data", &kDataset, "", ""}, {"report", &kReport, "Rapport", "Report"},
    {"report part", &kChapter, "Deel van een rapport", "Report part"},
    {"report to funding agency", &kReport, "Rapport aan de financier", "Report to funding agency"},
    {"research article", &kArticle, "", ""}, {"research proposal", &kReport, "Onderzoeksvoorstel", "Research proposal"},
    {"research protocol", &kReport, "Onderzoeksprotocol", "Research protocol"},
    {"research report", &kReport, "Onderzoeksrapport", "Research report"},
    {"research software", &kSoftware, "", ""}, {"review", &kArticle, "Recensie", "Review"},
    {"review article", &kArticle, "", ""}, {"simulation data", &kDataset, "", ""},
    {"software", &kSoftware, "", ""}, {"software paper", &kArticle, "", ""},
    {"software patent", &kPatent, "", ""}, {"sound", &kSound, "", "", true},
    {"source code", &kSoftware, "", ""}, {"still image", &kImage, "", "", true},
    {"survey data", &kDataset, "", ""},
    {"technical documentation", &kReport, "Technische documentatie", "Technical documentation"},
    {"technical report", &kReport, "Technisch rapport", "Technical report"}, {"text", &kDocument, "", "", true},
    {"thesis", &kThesis, "Scriptie", "Thesis"}, {"trademark", &kDocument, "Merk", "Trademark"},
    {"transcription", &kDocument, "Transcriptie", "Transcription"}, {"utility model", &kPatent, "", ""},
    {"video", &kVideo, "Video", "Video"}, {"website", &kPage, "", "", true},
    {"workflow", &kDocument, "Werkwijze", "Workflow"},
    {"working paper", &kReport, "Working paper", "Working paper"},
};

constexpr TypeForm kProductForms[] = {
    {"agenda", &kPage, "Agenda", "Event announcement"}, {"animatie", &kVideo, "Animatie", "Animation"},
    {"artikel", &kPage, "Artikel", "Article"}, {"blog", &kBlog, "", ""},
    {"brochure", &kPamphlet, "Brochure", "Brochure"}, {"cursus", &kDocument, "Cursus", "Course"},
    {"essay", &kReport, "Essay", "Essay"}, {"factsheet", &kReport, "Factsheet", "Fact sheet"},
    {"handreiking", &kReport, "Handreiking", "Guide"}, {"infographic", &kImage, "Infographic", "Infographic"},
    {"infosheet", &kReport, "Infosheet", "Information sheet"}, {"jaarbericht", &kReport, "Jaarbericht", "Annual report"},
    {"kennisdossier", &kPage, "Kennisdossier", "Knowledge file"},
    {"meetinstrument", &kReport, "Meetinstrument", "Measuring instrument"},
    {"methodiek", &kReport, "Methodiekbeschrijving", "Description of a method"},
    {"monitor", &kReport, "Monitor", "Monitor"}, {"nieuws", &kPage, "Nieuwsbericht", "News item"},
    {"persbericht", &kPage, "Persbericht", "Press release"}, {"podcast", &kPodcast, "Podcast", "Podcast"},
    {"rapport", &kReport, "Rapport", "Report", true},
    {"synthesestudie", &kReport, "Synthesestudie", "Synthesis study"}, {"toolkit", &kReport, "Toolkit", "Toolkit"},
    {"training", &kDocument, "Training", "Training"}, {"vacature", &kPage, "Vacature", "Vacancy"},
    {"verslag", &kReport, "Verslag", "Account"}, {"video", &kVideo, "Video", "Video", true},
    {"vraag-en-antwoord", &kPage, "Vraag en antwoord", "Questions and answers"},
    {"webinar", &kVideo, "Webinar", "Webinar"}, {"website", &kPage, "", "", true},
};
// clang-format on

constexpr bool form_before(const TypeForm& a, const TypeForm& b) {
  return a.key < b.key;
}
static_assert(std::is_sorted(std::begin(kTypeForms), std::end(kTypeForms), form_before));
static_assert(std::is_sorted(std::begin(kProductForms), std::end(kProductForms), form_before));

template <std::size_t kCount>
const TypeForm* find_form(const TypeForm (&table)[kCount], std::string_view key) {
  const auto* row =
      std::lower_bound(std::begin(table), std::end(table), key,
                       [](const TypeForm& a, std::string_view b) { return a.key < b; });
  return row == std::end(table) || row->key != key ? nullptr : row;
}

constexpr TypeForm kUnknown{"", &kDocument, "", "", true};
constexpr TypeForm kJournalPiece{"artikel", &kArticle, "", ""};
constexpr TypeForm kMagazinePiece{"artikel", &kMagazine, "", ""};

// A product "artikel" without a type: by where it appeared.
const TypeForm* form_of_product(const Metadata& metadata) {
  const TypeForm* row = find_form(kProductForms, metadata.product);
  if (row == nullptr || metadata.product != "artikel" || metadata.part_of.title.empty()) return row;
  return metadata.part_of.volume.empty() && metadata.part_of.issn.empty() ? &kMagazinePiece
                                                                          : &kJournalPiece;
}

struct FoundForm {
  const WorkForm* form;
  const TypeForm* genre;
};

// The type decides, unless it says next to nothing; a product that says more of the same form, or
// of a report, gives the genre.
FoundForm find_work_form(const Metadata& metadata) {
  const TypeForm* type = find_form(kTypeForms, metadata.type);
  const TypeForm* product = form_of_product(metadata);
  if (type == nullptr) type = &kUnknown;
  if (product == nullptr) return {type->form, type};
  if (type->vague) return {product->form, product};
  const bool says_more = !product->vague && !product->dutch.empty();
  const bool fits = product->form == type->form || type->form == &kReport;
  return {type->form, says_more && fits ? product : type};
}

}  // namespace

const WorkForm& work_form(const Metadata& metadata) {
  return *find_work_form(metadata).form;
}

std::string_view work_genre(const Metadata& metadata) {
  const TypeForm* genre = find_work_form(metadata).genre;
  const bool dutch = metadata.languages.empty() || metadata.languages.front().starts_with("nl");
  return dutch ? genre->dutch : genre->english;
}

std::string_view thesis_type(const Metadata& metadata) {
  if (metadata.type == "doctoral thesis") return "phdthesis";
  if (metadata.type == "master thesis") return "mathesis";
  if (metadata.type == "bachelor thesis") return "bathesis";
  return {};
}

}  // namespace vindplaats
