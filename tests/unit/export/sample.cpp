#include "tests/unit/export/sample.h"

namespace vindplaats::testing {
namespace {

Partner sample_partner(const std::string& id, const std::string& name) {
  Partner partner;
  partner.id = id;
  partner.name = name;
  partner.kind = "kennisinstituut";
  partner.url = "https://www." + id + ".example/";
  partner.description = {{"nl", "Onderzoekt. Vragen? vragen@" + id + ".example"}};
  partner.contacts = {{"Geheime Contactpersoon", "geheim@" + id + ".example", "nl", {"errors"}}};
  return partner;
}

Source sample_source(const std::string& id, const std::string& partner) {
  Source source;
  source.id = id;
  source.partner = partner;
  return source;
}

Theme sample_theme(const std::string& id, const std::string& nl, const std::string& en) {
  Theme theme;
  theme.id = id;
  theme.label = {{"nl", nl}, {"en", en}};
  theme.valid_from = "2015-01-01";
  Rule rule;
  rule.id = "geheime-regel";
  rule.query = "statushouder*";
  theme.rules = {rule};
  return theme;
}

Person sample_author(const std::string& given, const std::string& family) {
  Person person;
  person.name = given + " " + family;
  person.family = family;
  person.given = given;
  person.kind = "person";
  return person;
}

Link sample_link(const std::string& url, const std::string& rel, const std::string& type = "",
                 std::int64_t length = 0) {
  Link link;
  link.url = url;
  link.rel = rel;
  link.type = type;
  link.length = length;
  return link;
}

Publication rich_publication() {
  Publication p = sample_publication(3, "Opnieuw beginnen: statushouders in één jaar aan 't werk");
  p.former_ids = {"p00000000000z"};
  p.partners = {"waterveen", "lindewaal"};
  p.collections = {"startpakket"};
  Metadata& m = p.metadata;
  m.alternative_titles = {{"Starting over", "en"}};
  m.creators = {sample_author("Anna", "de Vries"), sample_author("Sevda", "Yılmaz")};
  m.creators[0].orcid = "0000-0002-1825-0097";
  m.creators[0].affiliation = "Waterveen";
  m.publisher = "Waterveen";
  m.type = "research report";
  m.type_uri = "http://purl.org/coar/resource_type/c_18ws";
  m.abstract_text = "Een onderzoek van dr. De Vries naar o.a. werk. Met <cijfers> & \"citaten\".";
  m.abstract_language = "nl";
  m.abstracts = {{m.abstract_text, "nl"}, {"A study.", "en"}};
  m.content_html = "<p>De hele tekst.</p>";
  m.subjects = {{"vluchtelingen", "GTR", "https://gtr.example/1", "nl"}};
  m.audiences = {"gemeenten", "onderwijs"};
  m.identifiers.doi = "10.1234/waterveen.3";
  m.identifiers.isbn = {"9789012345675"};
  m.links = {
      sample_link("https://www.waterveen.example/3", "landing"),
      sample_link("https://www.waterveen.example/3.pdf", "fulltext", "application/pdf", 1'234'567)};
  m.image = {"https://www.waterveen.example/3.jpg", "Twee mensen in gesprek", "Foto: Waterveen"};
  m.access = "open";
  m.license = "https://creativecommons.org/licenses/by/4.0/";
  p.themes = {{"nieuwe-migratie", Thousandths{4250}, {"statushouders"}, "rule"},
              {"arbeidsmarkt", Thousandths{1000}, {}, "editor"}};
  p.featured = {"arbeidsmarkt", 1, "2026-12-31"};
  p.note = "geheime notitie van de redactie";
  p.assigned_to = "redacteur.jansen";
  p.overlays = {{"title", "geheim", "redacteur.jansen"}};
  p.reopened = {{"title", "geheim: voor", "geheim: na"}};
  p.same_as = {"p00000000000y"};
  p.later_until = "2031-03-03";
  p.summary = {"Wat werkt om statushouders aan werk te helpen? Mail jan@waterveen.example.", "nl",
               "Redacteur Jansen"};
  p.primary_link = "https://www.waterveen.example/3.pdf";
  p.provenance = {{"contentHtml", "waterveen-oai/oai:3", ""},
                  {"image", "waterveen-oai/oai:3", ""},
                  {"title", "", "redacteur.jansen"}};
  return p;
}

// Its partner allows neither text nor image, and the full text is under embargo.
Publication embargoed_publication() {
  Publication p = sample_publication(1, "Under embargo");
  p.partners = {"lindewaal"};
  Metadata& m = p.metadata;
  m.title_language = "en";
  m.languages = {"en"};
  m.abstract_text = "First sentence of the abstract. Second sentence.";
  m.abstract_language = "en";
  m.content_html = "<p>Not to be seen.</p>";
  m.image = {"https://www.lindewaal.example/1.jpg", "", ""};
  m.access = "embargoed";
  m.embargo_until = "2027-01";
  m.links = {sample_link("https://www.lindewaal.example/1.pdf", "fulltext"),
             sample_link("https://www.lindewaal.example/1", "landing")};
  m.identifiers.url = {"https://www.lindewaal.example/1.pdf"};
  p.primary_link = "https://www.lindewaal.example/1.pdf";
  p.provenance = {{"contentHtml", "lindewaal-feed/1", ""}, {"image", "lindewaal-feed/1", ""}};
  return p;
}

}  // namespace

Instant sample_now() {
  return Instant(std::chrono::seconds(1'795'327'200));
}

Platform sample_platform() {
  Platform platform;
  platform.partners = {sample_partner("bontewerf", "De Bontewerf"),
                       sample_partner("lindewaal", "Instituut Lindewaal"),
                       sample_partner("waterveen", "Waterveen")};
  platform.partners[2].agreement.fulltext = "republish";
  platform.partners[2].agreement.image = true;
  platform.sources = {sample_source("lindewaal-feed", "lindewaal"),
                      sample_source("waterveen-oai", "waterveen")};
  platform.themes = {sample_theme("arbeidsmarkt", "Arbeidsmarkt", "Labour market"),
                     sample_theme("nieuwe-migratie", "Nieuwe migratie", "New migration"),
                     sample_theme("participatie", "Participatie", "Participation")};
  platform.themes[0].succeeds = {"participatie"};
  platform.themes[2].valid_until = "2019-12-31";
  platform.settings.collections = {
      {"leeg", {{"nl", "Nog leeg"}}, {}},
      {"startpakket", {{"nl", "Startpakket"}, {"en", "Starter kit"}}, {{"nl", "Om te beginnen"}}}};
  platform.criteria.text = {{"nl", "Zo kiezen wij."}};
  platform.criteria.criteria = {{"relevant", "Relevant", "Relevant"}};
  platform.criteria.reasons = {{"verouderd", "Verouderd", "Outdated", true, "geheime notitie"},
                               {"anders", "Anders", "Other", false, ""}};
  return platform;
}

Publication sample_publication(int number, const std::string& title) {
  constexpr char kDigits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  Publication p;
  p.id = std::string("p0000000000") + kDigits[number / 32 % 32] + kDigits[number % 32];
  p.revision = 7;
  p.records = {"waterveen-oai/oai:" + std::to_string(number)};
  p.partners = {"waterveen"};
  p.metadata.title = title;
  p.metadata.title_language = "nl";
  p.metadata.issued = "2024-05";
  p.metadata.product = "rapport";
  p.metadata.languages = {"nl"};
  p.metadata.links = {
      sample_link("https://www.waterveen.example/" + std::to_string(number), "landing")};
  p.themes = {{"nieuwe-migratie", Thousandths{2000}, {"statushouders"}, "rule"}};
  p.status = "accepted";
  p.ready = true;
  p.first_seen = "2026-01-01T00:00:00Z";
  p.updated = "2026-02-02T00:00:00Z";
  return p;
}

std::vector<Publication> sample_publications() {
  std::vector<Publication> all = {rich_publication(), embargoed_publication(),
                                  sample_publication(2, "Kort bericht"),
                                  sample_publication(9, "Kort bericht")};
  all[2].metadata.product = "nieuws";
  all[3].themes.clear();
  all[3].partners.clear();
  for (const char* status : {"candidate", "withdrawn"}) {
    all.push_back(sample_publication(static_cast<int>(10 + all.size()), "Niet te zien"));
    all.back().status = status;
  }
  all.push_back(sample_publication(30, "Niet klaar"));
  all.back().ready = false;
  return all;
}

}  // namespace vindplaats::testing
