#include "tests/unit/export/cited_sample.h"

namespace vindplaats::testing {
namespace {

CitedWork cited_article() {
  CitedWork work;
  work.key = "p000000000003";
  work.institution = "Verwey-Jonker Instituut";
  work.accessed = "2026-11-22";
  Metadata& about = work.metadata;
  about.title = "Syrian refugees in the Netherlands: how do they fare?";
  about.creators = {cited_person("Anna Maria", "van de Kraats"), cited_person("J.H.", "Yılmaz"),
                    cited_person("Jean-Pierre", "Van der Berg")};
  about.part_of = {"Journal of Migration", "1234-567X", "", "12", "3", "45-67", ""};
  about.issued = "2021-05";
  about.type = "journal article";
  about.product = "artikel";
  about.languages = {"en-GB"};
  about.identifiers.doi = "10.1234/jm_2021.5";
  about.identifiers.issn = {"1234-567X"};
  return work;
}

CitedWork cited_chapter() {
  CitedWork work;
  work.key = "p000000000004";
  Metadata& about = work.metadata;
  about.title = "Werken aan taal";
  about.creators = {cited_person("Fatima", "el Moussaoui"), cited_person("Bert", "Jansen")};
  Person editor = cited_person("Carla", "de Wit");
  editor.role = "editor";
  about.contributors = {editor};
  about.publisher = "Boom & Zn.";
  about.part_of = {"Handboek inburgering", "", "9789012345674", "", "", "12–20", ""};
  about.issued = "2018";
  about.type = "book part";
  about.languages = {"nl"};
  return work;
}

CitedWork cited_thesis() {
  CitedWork work;
  work.key = "p000000000005";
  work.url = "https://repository.example.nl/handle/1/2";
  Metadata& about = work.metadata;
  about.title = "Netwerken van nieuwkomers";
  about.creators = {cited_person("Ömer", "Bakker van Dijk")};
  about.publisher = "Universiteit Utrecht";
  about.issued = "2015-06-30";
  about.type = "doctoral thesis";
  about.languages = {"nl"};
  return work;
}

CitedWork cited_page() {
  CitedWork work;
  work.key = "p000000000006";
  work.institution = "Movisie";
  work.url = "https://www.example.nl/vragen?a=1&b={2}%20";
  work.accessed = "2026-11-22";
  Metadata& about = work.metadata;
  about.title = "Wat is inburgering?";
  about.type = "website";
  about.product = "vraag-en-antwoord";
  about.languages = {"nl"};
  return work;
}

CitedWork cited_podcast() {
  CitedWork work;
  work.key = "p000000000007";
  work.institution = "Kennisplatform";
  work.url = "https://podcast.example.nl/7";
  Metadata& about = work.metadata;
  about.title = "Samen leven, aflevering 7";
  about.creators = {cited_person("Bert", "Jansen")};
  about.part_of.title = "Samen leven";
  about.issued = "2024-03-09";
  about.type = "sound";
  about.product = "podcast";
  about.languages = {"nl"};
  return work;
}

CitedWork cited_odd_signs() {
  CitedWork work;
  work.key = "p000000000008";
  work.institution = "Bureau A & B, C";
  Metadata& about = work.metadata;
  about.title = "100% {veilig} & \"goed\": a_b #1 $5 ~x ^y \\z";
  about.creators = {cited_organisation("Ministerie van Onderwijs, Cultuur en Wetenschap"),
                    cited_organisation("Black and White"), cited_person("", "Suharto")};
  about.issued = "2020";
  about.type = "text";
  about.product = "handreiking";
  about.languages = {"nl"};
  about.abstract_text = "Eerste alinea.\n\nER  - \r\nTweede <b>alinea</b>.";
  about.subjects = {{"taal, cultuur", "", "", ""}, {"taal", "", "", ""}, {"taal", "", "", ""}};
  return work;
}

}  // namespace

Person cited_person(const std::string& given, const std::string& family) {
  Person person;
  person.name = given.empty() ? family : given + ' ' + family;
  person.given = given;
  person.family = family;
  person.kind = "person";
  return person;
}

Person cited_organisation(const std::string& name) {
  Person person;
  person.name = name;
  person.kind = "organisation";
  return person;
}

CitedWork cited_report() {
  CitedWork work;
  work.key = "p000000000001";
  work.institution = "WODC";
  work.url = "https://repository.example.nl/1";
  Metadata& about = work.metadata;
  about.title = "Opnieuw beginnen";
  about.creators = {cited_person("Anna", "de Vries")};
  about.issued = "2019";
  about.type = "report";
  about.product = "rapport";
  about.languages = {"nl"};
  return work;
}

std::vector<CitedWork> cited_works() {
  CitedWork full = cited_report();
  full.accessed = "2026-11-22";
  full.metadata.creators.push_back(cited_person("Bert", "Jansen"));
  full.metadata.type = "research report";
  full.metadata.number = "2019-5";
  full.metadata.part_of.title = "Cahier";
  full.metadata.part_of.number = "12";
  full.metadata.issued = "2019-05-03";
  full.metadata.abstract_text = "Over statushouders.";
  full.metadata.subjects = {{"statushouders", "", "", ""}, {"werk", "", "", ""}};
  full.metadata.identifiers.doi = "10.5555/wodc.2019";
  full.metadata.identifiers.isbn = {"9789012345674"};
  CitedWork institution = cited_report();
  institution.key = "p000000000002";
  institution.institution = "Sociaal en Cultureel Planbureau";
  institution.metadata.title = "Feiten op een rij";
  institution.metadata.creators.clear();
  institution.metadata.product = "factsheet";
  return {full,           institution,  cited_article(), cited_chapter(),
          cited_thesis(), cited_page(), cited_podcast(), cited_odd_signs()};
}

}  // namespace vindplaats::testing
