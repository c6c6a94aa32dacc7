#include "tests/unit/curation/match_dutch_traps.h"

namespace vindplaats {
namespace {

using Texts = std::vector<std::string>;

const Texts& titles() {
  static const Texts titles = {
      "Werk maken van inburgering in kleine gemeenten",
      "Schulden onder jonge nieuwkomers in de stad",
      "Taalstages op de werkvloer: ervaringen van werkgevers",
      "Thuis in een nieuwe buurt: gezinnen over hun eerste jaren",
      "Stagediscriminatie in het mbo en wat scholen ertegen doen",
      "De weg naar werk van gevluchte vrouwen",
      "Mantelzorg in gezinnen met een migratieachtergrond",
      "Vertrouwen in de wijkagent onder jongeren",
      "Meertalig opgroeien en de peuterspeelzaal",
      "Arbeidsmigranten en hun kinderen op de basisschool",
      "Ouderen van de eerste generatie en eenzaamheid",
      "Burenruzies en bemiddeling in gemengde wijken",
  };
  return titles;
}

class Traps {
 public:
  std::vector<TrapPair> take() && { return std::move(pairs_); }

  // The same title with something behind it, or the same fields with something else.
  void with_endings(const std::string& what, const Texts& endings, const WorkWords& both) {
    for (std::size_t i = 0; i < titles().size(); ++i) {
      const std::string& ending = endings[i % endings.size()];
      add(what, {"title=" + titles()[i]}, {"title=" + titles()[i] + ending}, both);
    }
  }
  void with_two_endings(const std::string& what,
                        const std::vector<std::pair<std::string, std::string>>& endings,
                        const WorkWords& both) {
    for (std::size_t i = 0; i < titles().size(); ++i) {
      const auto& [one, other] = endings[i % endings.size()];
      add(what, {"title=" + titles()[i] + one}, {"title=" + titles()[i] + other}, both);
    }
  }
  void with_fields(const std::string& what, const WorkWords& one, const WorkWords& other) {
    for (const std::string& title : titles()) add(what, one, other, {"title=" + title});
  }
  void with_titles(const std::string& what,
                   const std::vector<std::pair<std::string, std::string>>& pairs,
                   const WorkWords& both) {
    for (const auto& [one, other] : pairs) add(what, {"title=" + one}, {"title=" + other}, both);
  }

 private:
  void add(const std::string& what, WorkWords one, WorkWords other, const WorkWords& both) {
    one.insert(one.begin(), both.begin(), both.end());
    other.insert(other.begin(), both.begin(), both.end());
    pairs_.push_back({what, std::move(one), std::move(other)});
  }

  std::vector<TrapPair> pairs_;
};

void add_serial_titles(Traps& traps) {
  traps.with_titles("a title that comes back, of one maker and year",
                    {{"Jaarverslag 2023", "Jaarverslag 2022"},
                     {"Jaarverslag", "Jaarverslag"},
                     {"Factsheet", "Factsheet"},
                     {"Factsheet inburgering", "Factsheet inburgering"},
                     {"Nieuwsbrief", "Nieuwsbrief"},
                     {"Nieuwsbrief wijkaanpak", "Nieuwsbrief wijkaanpak"},
                     {"Nieuwsbrief december", "Nieuwsbrief november"},
                     {"Monitor 2023", "Monitor 2023"},
                     {"Voortgangsrapportage", "Voortgangsrapportage"},
                     {"Kwartaalbericht 1", "Kwartaalbericht 2"},
                     {"Redactioneel", "Redactioneel"},
                     {"Voorwoord", "Voorwoord"},
                     {"Ten geleide", "Ten geleide"},
                     {"Inleiding", "Inleiding"},
                     {"Boekbespreking", "Boekbespreking"},
                     {"Agenda", "Agenda"},
                     {"Column", "Column"},
                     {"Persbericht", "Persbericht"},
                     {"Reactie", "Reactie"},
                     {"Vacature", "Vacature"},
                     {"Over ons", "Over ons"},
                     {"Samenvatting", "Samenvatting"},
                     {"Podcast aflevering 4", "Podcast aflevering 5"},
                     {"Webinar", "Webinar"}},
                    {"by=Instituut voor Wijken"});
}

void add_years_and_parts(Traps& traps) {
  traps.with_two_endings("years in the title",
                         {{" 2018", " 2019"},
                          {", 2015-2017", ", 2016-2018"},
                          {" (2020)", " (2022)"},
                          {": monitor 2021", ": monitor 2023"}},
                         {});
  traps.with_two_endings("years under one handle",
                         {{" 2018", " 2019"}, {": stand van 2020", ": stand van 2021"}},
                         {"handle=20.5/77"});
  traps.with_two_endings("part numbers",
                         {{", deel 1", ", deel 2"},
                          {" I", " II"},
                          {": deelrapport A", ": deelrapport B"},
                          {": eerste meting", ": tweede meting"},
                          {", nulmeting", ", eenmeting"},
                          {" (3)", " (4)"}},
                         {});
  traps.with_two_endings("part numbers under one ISBN", {{", deel 1", ", deel 2"}, {" II", " III"}},
                         {"isbn=9789000000029"});
  traps.with_two_endings("part numbers under one DOI",
                         {{", deel 1", ", deel 2"}, {", juni", ", juli"}}, {"doi=10.5/set"});
  traps.with_two_endings("places of one study",
                         {{" in Rotterdam", " in Amsterdam"},
                          {": Utrecht", ": Eindhoven"},
                          {", casus Deventer", ", casus Zwolle"}},
                         {});
}

void add_forms(Traps& traps) {
  const Texts forms = {
      ": samenvatting", " - managementsamenvatting", ". Publieksversie",  ": bijlagen",
      " (factsheet)",   " [samenvatting]",           ", verkorte versie", ": infographic",
      ": vragenlijst",  " (conceptversie)",          ": tabellenboek",    ", tussenrapport"};
  traps.with_endings("a report and another form of it", forms, {});
  traps.with_endings("a report and another form of it under one handle", forms, {"handle=20.5/9"});
  traps.with_endings("a report and another form of it under one DOI", forms, {"doi=10.5/rapport"});
  traps.with_fields("report and factsheet of one title", {"type=report"},
                    {"type=report", "product=factsheet"});
  traps.with_fields("report and film", {"type=report", "doi=10.5/x"}, {"type=video", "doi=10.5/x"});
  traps.with_fields("thesis and article", {"type=doctoral thesis"}, {"type=journal article"});
  traps.with_fields("report and data", {"type=report", "handle=20.5/3"},
                    {"type=dataset", "handle=20.5/3"});
}

void add_languages(Traps& traps) {
  traps.with_fields("editions in two languages", {"lang=nl"}, {"lang=en"});
  traps.with_fields("editions in two languages under one DOI", {"lang=nl", "doi=10.5/e"},
                    {"lang=en", "doi=10.5/e"});
  traps.with_endings("the English edition",
                     {" (English edition)", " [Engelse vertaling]", ", Engelstalige versie"}, {});
  traps.with_titles(
      "Dutch and English title under one ISBN",
      {{"Thuis in een nieuwe buurt", "At home in a new neighbourhood"},
       {"De weg naar werk", "The road to work"},
       {"Samen leren op school", "Learning together at school"},
       {"Ouder worden in den vreemde", "Growing old far from home"},
       {"Wijken in beweging en hun bewoners", "Moving neighbourhoods and their residents"},
       {"Jong en nieuw in Nederland", "Young and new in the Netherlands"}},
      {"isbn=9789000000043"});
}

void add_places(Traps& traps) {
  traps.with_fields("conference and journal",
                    {"type=conference paper", "in=Proceedings of the Settlement Conference"},
                    {"type=journal article", "in=Mens en Wijk"});
  traps.with_fields("two journals, two places", {"in=Mens en Wijk", "vol=12", "pages=10-22"},
                    {"in=Stad en Samenleving", "vol=4", "pages=101-118"});
  traps.with_fields("two issues", {"in=Mens en Wijk", "vol=12", "issue=1"},
                    {"in=Mens en Wijk", "vol=12", "issue=2"});
  traps.with_fields("two pages", {"in=Mens en Wijk", "vol=12", "pages=10-22"},
                    {"in=Mens en Wijk", "vol=12", "pages=44-50"});
  traps.with_fields("two report numbers", {"number=2019-03"}, {"number=2019-04"});
  traps.with_fields("two DOIs", {"doi=10.5/preprint"}, {"doi=10.6/artikel"});
  traps.with_fields("two ISBNs", {"isbn=9789000000050"}, {"isbn=9789000000067"});
  traps.with_fields("two deposits", {"handle=20.5/1"}, {"handle=20.5/2"});
}

void add_containers(Traps& traps) {
  const Texts& chapters = titles();
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t i = 1; i < chapters.size(); ++i)
    pairs.emplace_back(chapters[i - 1], chapters[i]);
  traps.with_titles("chapters with the book's DOI", pairs, {"doi=10.5/boek"});
  traps.with_titles("chapters with the book's ISBN", pairs,
                    {"isbn=9789000000036", "in=Handboek wijken"});
}

void add_makers(Traps& traps) {
  traps.with_fields("another maker", {"by=Smit, Jan"}, {"by=Mol, Pieter"});
  traps.with_fields("another maker of one name", {"by=Bakker, Anna"}, {"by=Bakker, Johan"});
  traps.with_fields("makers unknown", {"by=-"}, {"by=-"});
  traps.with_fields("years apart", {"year=2012"}, {"year=2019"});
}

}  // namespace

std::vector<TrapPair> dutch_traps() {
  Traps traps;
  add_serial_titles(traps);
  add_years_and_parts(traps);
  add_forms(traps);
  add_languages(traps);
  add_places(traps);
  add_containers(traps);
  add_makers(traps);
  return std::move(traps).take();
}

}  // namespace vindplaats
