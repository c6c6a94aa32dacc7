#include <gtest/gtest.h>

#include "normalize/fields/types.h"
#include "normalize/fields/types_table.h"

namespace vindplaats {
namespace {

struct TypeCase {
  const char* text;
  const char* type;  // "": unknown
  const char* product = "";
};

constexpr TypeCase kTypeCases[] = {
    {"http://purl.org/coar/resource_type/c_93fc", "report", "rapport"},
    {"http://purl.org/coar/resource_type/c_18ws/", "research report", "rapport"},
    {"https://purl.org/coar/resource_type/C_6501", "journal article", "artikel"},
    {"http://purl.org/coar/resource_type/R60J-J5BD", "conference presentation"},
    {"c_186u", "policy report", "rapport"},
    {"http://purl.org/coar/resource_type/c_ffff", ""},
    {"report", "report", "rapport"},
    {"Research Report", "research report", "rapport"},
    {"info:eu-repo/semantics/article", "journal article", "artikel"},
    {"info:eu-repo/semantics/doctoralThesis", "doctoral thesis"},
    {"info:eu-repo/semantics/bachelorThesis", "bachelor thesis"},
    {"info:eu-repo/semantics/masterThesis", "master thesis"},
    {"info:eu-repo/semantics/bookPart", "book part"},
    {"info:eu-repo/semantics/conferenceObject", "conference paper"},
    {"info:eu-repo/semantics/conferencePaper", "conference paper"},
    {"info:eu-repo/semantics/workingPaper", "working paper"},
    {"info:eu-repo/semantics/lecture", "lecture"},
    {"info:eu-repo/semantics/report", "report", "rapport"},
    {"info:eu-repo/semantics/other", "other"},
    {"info:eu-repo/semantics/publishedVersion", ""},
    {"info:eu-repo/semantics/openAccess", ""},
    {"http://purl.org/dc/dcmitype/Text", "text"},
    {"MovingImage", "moving image", "video"},
    {"Moving Image", "moving image", "video"},
    {"StillImage", "still image"},
    {"Dataset", "dataset"},
    {"Software", "software"},
    {"Sound", "sound"},
    {"Image", "image"},
    {"https://schema.org/ScholarlyArticle", "journal article", "artikel"},
    {"BlogPosting", "blog post", "blog"},
    {"NewsArticle", "text", "nieuws"},
    {"Article", "journal article", "artikel"},
    {"Peer-reviewed Article", "journal article", "artikel"},
    {"Journal articles", "journal article", "artikel"},
    {"Book chapter", "book part"},
    {"Book Section", "book part"},
    {"Thesis", "thesis"},
    {"PhD thesis", "doctoral thesis"},
    {"Thesis (PhD)", "thesis"},
    {"Master Thesis", "master thesis"},
    {"Proefschrift", "doctoral thesis"},
    {"Working Paper", "working paper"},
    {"text::report::research report", "research report", "rapport"},
    {"text::thesis::doctoral thesis", "doctoral thesis"},
    {"Contribution to journal › Article › Scientific › peer-review", "journal article", "artikel"},
    {"/dk/atira/pure/researchoutput/researchoutputtypes/contributiontojournal/article",
     "journal article", "artikel"},
    {"/dk/atira/pure/researchoutput/researchoutputtypes/thesis/doc", "doctoral thesis"},
    {"/dk/atira/pure/researchoutput/researchoutputtypes/bookanthology/commissioned",
     "research report", "rapport"},
    {"http://purl.org/info:eu-repo/semantics/article/x-1", "journal article", "artikel"},
    {"Rapport", "report", "rapport"},
    {"rapporten", "report", "rapport"},
    {"Onderzoeksrapport", "research report", "rapport"},
    {"Infosheet", "report", "infosheet"},
    {"Factsheet", "report", "factsheet"},
    {"Factsheets", "report", "factsheet"},
    {"Brochure", "text", "brochure"},
    {"Handreiking", "learning object", "handreiking"},
    {"Toolkit", "learning object", "toolkit"},
    {"Methodiek", "learning object", "methodiek"},
    {"Training", "learning object", "training"},
    {"E-learning", "learning object", "training"},
    {"Blog", "blog post", "blog"},
    {"Podcast", "sound", "podcast"},
    {"Webinar", "lecture", "webinar"},
    {"Video", "video", "video"},
    {"Animatie", "video", "animatie"},
    {"Infographic", "still image", "infographic"},
    {"Nieuws", "text", "nieuws"},
    {"Nieuwsbericht", "text", "nieuws"},
    {"Vacature", "text", "vacature"},
    {"Agenda", "text", "agenda"},
    {"Persbericht", "text", "persbericht"},
    {"Jaarverslag", "report", "jaarbericht"},
    {"Veelgestelde vragen", "text", "vraag-en-antwoord"},
    {"Kennisdossier", "website", "kennisdossier"},
    {"Website", "website", "website"},
    {"Monitor", "research report", "monitor"},
    {"  VERSLAG ", "report", "verslag"},
    {"Essay", "text", "essay"},
    {"http://vocabularies.coar-repositories.org/resource_types/c_18ws/", "research report",
     "rapport"},
    {"info:eu-repo/semantics/conferenceItemNotInProceedings",
     "conference paper not in proceedings"},
    {"info:eu-repo/semantics/studentThesis", "thesis"},
    {"Article / Letter to editor", "journal article", "artikel"},
    {"Part of book - chapter", "book part"},
    {"Doctoral thesis, PhD", "doctoral thesis"},
    {"Rapport/verslag", "report", "verslag"},
    {"WODC-rapport", "report", "rapport"},
    {"HBO-scriptie", "bachelor thesis"},
    {"Dissertatie", "doctoral thesis"},
    {"Lectorale rede", "lecture"},
    {"Boekbespreking", "book review"},
    {"Cahier", "report", "rapport"},
    {"Opinie", "newspaper article", "artikel"},
    {"", ""},
    {"application/pdf", ""},
    {"Migratie", ""},
    {"publishedVersion", ""},
};

TEST(Types, MapsToCoarAndToTheProduct) {
  for (const TypeCase& example : kTypeCases) {
    const TypeReading reading = read_type(example.text);
    EXPECT_EQ(reading.type, example.type) << example.text;
    EXPECT_EQ(reading.product, example.product) << example.text;
    EXPECT_EQ(reading.known, *example.type != '\0') << example.text;
    EXPECT_EQ(reading.uri.starts_with("http://purl.org/coar/resource_type/"), reading.known)
        << example.text;
  }
}

TEST(Types, ReadsItsOwnResultAgain) {
  for (const TypeCase& example : kTypeCases) {
    const TypeReading reading = read_type(example.text);
    if (!reading.known) continue;
    EXPECT_EQ(read_type(reading.uri).type, reading.type) << example.text;
    EXPECT_EQ(read_type(reading.type).uri, reading.uri) << reading.type;
  }
}

TEST(Types, TheMoreSpecificWins) {
  EXPECT_TRUE(more_specific(read_type("research report"), read_type("text")));
  EXPECT_TRUE(more_specific(read_type("report"), read_type("other")));
  EXPECT_TRUE(more_specific(read_type("doctoral thesis"), read_type("thesis")));
  EXPECT_TRUE(more_specific(read_type("other"), read_type("what is this")));
  EXPECT_TRUE(more_specific(read_type("infosheet"), read_type("text")));
  EXPECT_FALSE(more_specific(read_type("report"), read_type("report")));
  EXPECT_FALSE(more_specific(read_type("nothing"), read_type("nothing")));
}

struct ProductCase {
  const char* type;
  const char* title;
  const char* category;
  const char* product;
};

TEST(Types, FindsTheProductInTitleCategoryAndType) {
  const ProductCase cases[] = {
      {"report", "Infosheet: taal op de werkvloer", "", "infosheet"},
      {"report", "Toolkit Inclusief werven", "", "toolkit"},
      {"report", "Handreiking voor gemeenten", "", "handreiking"},
      {"report", "Monitor Integratie 2020", "", "monitor"},
      {"report", "Integratiemonitor 2020", "", "monitor"},
      {"report", "Tweede integratiemonitor: cijfers", "", "monitor"},
      {"report", "Factsheet", "", "factsheet"},
      {"report", "Statushouders aan het werk: een handreiking", "", "handreiking"},
      {"report", "Statushouders aan het werk - Factsheet", "", "factsheet"},
      {"report", "Statushouders aan het werk (infographic)", "", "infographic"},
      {"text", "Blog: waarom taal telt", "", "blog"},
      {"text", "Agenda 2030 en de gemeente", "", ""},
      {"text", "Artikel 1 van de Grondwet", "", ""},
      {"report", "De rol van video in het onderwijs", "", "rapport"},
      {"text", "Taal telt", "Nieuws", "nieuws"},
      {"text", "Taal telt", "Onderwijs", ""},
      {"video", "Taal telt", "", "video"},
      {"book", "Taal telt", "", ""},
      {"", "", "", ""},
  };
  for (const ProductCase& example : cases) {
    std::string_view product = product_of_title(example.title);
    if (product.empty()) product = product_of_category(example.category);
    if (product.empty()) product = product_of_type(example.type);
    EXPECT_EQ(product, example.product) << example.title << ", " << example.category;
  }
}

}  // namespace
}  // namespace vindplaats
