// The research office of a municipality, newest first.
#include <span>

#include "app/demo/catalogue.h"

namespace vindplaats::demo {
namespace {

constexpr Item kWaterveenItems[] = {
    {
        .key = "os-26-17",
        .title = "Veilig uit de kast in Waterveen: ervaringen van biculturele lhbti-inwoners",
        .title_en = "",
        .abstract =
            "Lhbti-inwoners met een biculturele achtergrond schatten per plek in hoe open zij "
            "kunnen zijn. In dit onderzoek vertellen 24 Waterveners over familie, geloof, werk en "
            "uitgaan en over wat hun gevoel van veiligheid vergroot.",
        .creators = "Kasem, Lina; Postma, Hidde",
        .issued = "2026-10-08",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "lhbti; biculturele inwoners; veiligheid; acceptatie",
        .doi = "",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "os-26-15",
        .title = "Vogels boven de stadsrand: wat de voorjaarsmigratie ons leert",
        .title_en = "",
        .abstract =
            "Vrijwilligers telden dit voorjaar 96 soorten trekvogels boven de plassen. De "
            "infosheet laat zien hoe de migratie van vogels verschuift en wat dat betekent voor "
            "het maaien van de oevers.",
        .creators = "Postma, Hidde",
        .issued = "2026-09-10",
        .kind = "Infosheet",
        .language = "nl",
        .subjects = "vogeltrek; stadsnatuur; tellingen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "os-26-13",
        .title = "Spanningen tussen groepen in Waterveen-Oost: een wijkbeeld",
        .title_en = "",
        .abstract =
            "In Waterveen-Oost wonen oude en nieuwe bewoners dicht op elkaar. Het wijkbeeld "
            "beschrijft waar spanningen tussen groepen ontstaan, hoe geruchten de polarisatie "
            "voeden en welke bewoners en professionals de verbinding herstellen.",
        .creators = "Djurić, Ana; Pinas, Romario",
        .issued = "2026-07-02",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "sociale spanningen; polarisatie; samenleven; wijkaanpak",
        .doi = "",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "os-26-11",
        .title = "Parkeren in de schilwijken: druk per straat en per uur",
        .title_en = "",
        .abstract =
            "In de avond is de parkeerdruk in vier schilwijken hoger dan negentig procent. De "
            "factsheet toont per straat de bezetting en vergelijkt haar met de meting voor de "
            "invoering van vergunningen.",
        .creators = "Oude Kamp, Bram",
        .issued = "2026-06-04",
        .kind = "Factsheet",
        .language = "nl",
        .subjects = "parkeren; mobiliteit; schilwijken",
        .doi = "",
        .theme = "",
    },
    {
        .key = "os-26-09",
        .title = "Jongerenwerk in Waterveen: bereik en betekenis",
        .title_en = "",
        .abstract =
            "Het jongerenwerk bereikt ruim een kwart van de Waterveense jongeren, in de meeste "
            "wijken vooral jongens met een migratieachtergrond. De monitor beschrijft wat zij er "
            "vinden: een plek, een luisterend oor en steun bij school, identiteit en thuis.",
        .creators = "Pinas, Romario; Kasem, Lina",
        .issued = "2026-04-30",
        .kind = "Monitor",
        .language = "nl",
        .subjects = "jongerenwerk; jongeren; identiteit; talentontwikkeling",
        .doi = "",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "os-26-06",
        .title = "Diversiteit en inclusie bij de gemeente Waterveen als werkgever",
        .title_en = "",
        .abstract =
            "Lijkt de gemeente op de stad waarvoor zij werkt? Het onderzoek beschrijft de "
            "instroom en doorgroei van medewerkers met een migratieachtergrond, hun ervaringen "
            "met uitsluiting en de stappen naar een inclusieve werkvloer.",
        .creators = "Djurić, Ana; Oude Kamp, Bram",
        .issued = "2026-03-05",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "inclusie; werkvloer; diversiteitsbeleid; arbeidsmarktdiscriminatie",
        .doi = "",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "os-26-04",
        .title = "Gescheiden sporen: segregatie van verkeersstromen op het stationsplein",
        .title_en = "",
        .abstract =
            "Sinds de herinrichting hebben fietsers, bussen en voetgangers op het stationsplein "
            "elk een eigen strook. Met camerabeelden is onderzocht of deze segregatie van het "
            "verkeer het aantal bijna-ongevallen verlaagt.",
        .creators = "Oude Kamp, Bram; Postma, Hidde",
        .issued = "2026-02-12",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "verkeer; fietspaden; verkeersveiligheid",
        .doi = "",
        .theme = "",
    },
    {
        .key = "os-26-01",
        .title = "Tarieven 2026 voor zalen en sportvelden",
        .title_en = "",
        .abstract =
            "De huur van zalen en velden stijgt dit jaar met 2,4 procent. Alle genoemde prijzen "
            "zijn inclusief btw en schoonmaak; verenigingen houden hun korting.",
        .creators = "Onderzoek en Statistiek Waterveen",
        .issued = "2026-01-15",
        .kind = "Nieuwsbericht",
        .language = "nl",
        .subjects = "tarieven; zaalhuur; sportaccommodaties",
        .doi = "",
        .theme = "",
    },
    {
        .key = "os-25-19",
        .title = "Bereik van het sociaal wijkteam onder migrantengroepen",
        .title_en = "",
        .abstract =
            "Inwoners met een Turkse, Eritrese of Poolse achtergrond komen minder vaak bij het "
            "sociaal wijkteam dan op grond van hun vragen te verwachten is. De monitor laat zien "
            "wat sleutelpersonen, spreekuren in eigen taal en cultuursensitieve medewerkers "
            "veranderen.",
        .creators = "Kasem, Lina; Djurić, Ana",
        .issued = "2025-12-11",
        .kind = "Monitor",
        .language = "nl",
        .subjects = "wijkteams; toegankelijkheid; migrantengroepen; cultuursensitief werken",
        .doi = "",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "os-25-16",
        .title = "Bevorderen financiële en sociale zelfredzaamheid nieuwkomers in de gemeente",
        .title_en = "",
        .abstract =
            "Nieuwkomers krijgen in hun eerste jaar te maken met toeslagen, huur en "
            "verzekeringen. Het onderzoek onder 120 statushouders in Waterveen laat zien hoe "
            "ontzorgen, budgetlessen en een vaste contactpersoon hun financiële en sociale "
            "zelfredzaamheid vergroten.",
        .creators = "Pinas, Romario; Demir, Aylin",
        .issued = "2025-10-30",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "nieuwkomers; statushouders; financiële zelfredzaamheid; inburgering",
        .doi = "",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "os-25-14",
        .title = "Uit beeld: vrouwen in een verborgen bestaan",
        .title_en = "",
        .abstract =
            "Sommige vrouwen mogen niet alleen de deur uit, en niemand die hen mist. Gesprekken "
            "met sleutelpersonen en vrouwen zelf laten zien hoe vaak gedwongen isolement en "
            "huwelijkse gevangenschap in de stad voorkomen en hoe hulp hun zelfbeschikking kan "
            "teruggeven.",
        .creators = "Demir, Aylin; Kasem, Lina",
        .issued = "2025-09-18",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "verborgen vrouwen; zelfbeschikking; isolement; huwelijkse gevangenschap",
        .doi = "",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "os-25-11",
        .title = "Participatie Vrouwelijke Statushouders",
        .title_en = "",
        .abstract =
            "Waterveen was een van de zes gemeenten in dit onderzoek van Hogeschool Zuiderveste "
            "naar vrouwelijke statushouders. Wat helpt hen om naast gezin en inburgering mee te "
            "doen in werk en buurt?",
        .creators = "Tesfay, Luwam; Koster, Maartje",
        .issued = "2025-06-19",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "statushouders; vrouwen; participatie",
        .doi = "10.5555/zv.2025.0037",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "os-25-08",
        .title = "Stadsbomen in soorten: genetische diversiteit van de laanlinden",
        .title_en = "",
        .abstract =
            "Van de zesduizend laanlinden in de stad blijken de meeste van één kloon af te "
            "stammen. De factsheet legt uit waarom een grotere genetische diversiteit de bomen "
            "beter bestand maakt tegen ziekten.",
        .creators = "Postma, Hidde",
        .issued = "2025-04-10",
        .kind = "Factsheet",
        .language = "nl",
        .subjects = "stadsbomen; genetische diversiteit; groenbeheer",
        .doi = "",
        .theme = "",
    },
    {
        .key = "os-25-05",
        .title = "Wijkteams voor alle doelgroepen effectief",
        .title_en = "",
        .abstract =
            "Helpt het wijkteam iedere inwoner even goed? Vijf teams werkten een jaar aan hun "
            "omgang met diversiteit; het onderzoek beschrijft welke scholing, samenstelling en "
            "samenwerking met migrantenorganisaties hun hulp voor alle doelgroepen effectief "
            "maakt.",
        .creators = "Djurić, Ana; Demir, Aylin",
        .issued = "2025-03-06",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "wijkteams; diversiteit; doelgroepen; interculturele competenties",
        .doi = "",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "os-24-20",
        .title = "Afval apart: wat Waterveners scheiden en weggooien",
        .title_en = "",
        .abstract =
            "Huishoudens gooien per inwoner acht kilo minder restafval weg dan een jaar eerder. "
            "De monitor laat per wijk zien hoeveel gft, glas en papier apart wordt ingeleverd.",
        .creators = "Oude Kamp, Bram",
        .issued = "2024-11-21",
        .kind = "Monitor",
        .language = "nl",
        .subjects = "afval; hergebruik; huishoudens",
        .doi = "",
        .theme = "",
    },
    {
        .key = "os-24-17",
        .title = "Evaluatie discriminatie meldwijzer",
        .title_en = "",
        .abstract =
            "De meldwijzer moet inwoners die discriminatie meemaken sneller naar het juiste loket "
            "brengen. De evaluatie laat zien dat meer mensen de weg naar een melding vinden, maar "
            "dat terugkoppeling aan melders vaak ontbreekt.",
        .creators = "Pinas, Romario",
        .issued = "2024-10-10",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "discriminatie; melden; meldpunten; racisme",
        .doi = "",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "os-24-12",
        .title = "Meedoen met de wind: Participatie van omwonenden in windparken",
        .title_en = "",
        .abstract =
            "Windpark Noorderplas was een van de negen onderzochte projecten in deze studie van "
            "het planbureau. Omwonenden vertellen waarom zij wel of niet meededen met de "
            "obligatielening.",
        .creators = "Brink, Hugo ten; Oosterhof, Marijke",
        .issued = "2024-05-30",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "windenergie; participatie; omwonenden",
        .doi = "10.5555/pst.2024.09",
        .theme = "",
    },
    {
        .key = "os-24-06",
        .title = "Verkenning van de Ontwikkeling en Aanpak van Segregatie",
        .title_en = "",
        .abstract =
            "Waterveen leverde gegevens voor deze landelijke verkenning. Hoe gescheiden leven "
            "inwoners van verschillende herkomst in wijk en school, en wat kan een gemeente tegen "
            "segregatie doen?",
        .creators = "El Amrani, Nadia; Verhulst, Pieter",
        .issued = "2024-02-22",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "segregatie; wijken; sociale samenhang",
        .doi = "10.5555/pst.2024.01",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "os-23-18",
        .title = "Baantjes trekken: bezoek aan de gemeentelijke zwembaden",
        .title_en = "",
        .abstract =
            "De twee gemeentelijke zwembaden ontvingen samen 310.000 bezoekers, meer dan voor de "
            "verbouwing. De factsheet laat zien hoe het bezoek over de dag en de leeftijden is "
            "verdeeld.",
        .creators = "Oude Kamp, Bram",
        .issued = "2023-09-28",
        .kind = "Factsheet",
        .language = "nl",
        .subjects = "zwembaden; sport; bezoekers",
        .doi = "",
        .theme = "",
    },
    {
        .key = "os-18-07",
        .title = "Onderwijs vluchtelingenkinderen",
        .title_en = "",
        .abstract =
            "Kinderen van vluchtelingen beginnen in een taalklas en stromen daarna door naar een "
            "gewone school. Het onderzoek beschrijft hoe die overgang in Waterveen verloopt en "
            "wat leraren nodig hebben om deze leerlingen gelijke kansen in het onderwijs te geven.",
        .creators = "Demir, Aylin; Pinas, Romario",
        .issued = "2018-04-19",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "vluchtelingenkinderen; nieuwkomersonderwijs; taalklassen; gelijke kansen",
        .doi = "",
        .theme = "onderwijs",
    },
    {
        .key = "os-15-10",
        .title = "Gemeentelijk beleid voor EU-migranten: uitkomsten van een enquête",
        .title_en = "",
        .abstract =
            "Wat doen gemeenten voor migranten uit andere landen van de Europese Unie? De enquête "
            "onder 160 gemeenten laat zien dat huisvesting en registratie het vaakst geregeld "
            "zijn, en dat taal en onderwijs achterblijven.",
        .creators = "Djurić, Ana",
        .issued = "2015-11-12",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "EU-migranten; arbeidsmigranten; gemeentelijk beleid; vestiging",
        .doi = "",
        .theme = "nieuwe-migratie",
    },
};

}  // namespace

Institute waterveen() {
  return {.id = "waterveen",
          .name = "Onderzoek en Statistiek Waterveen",
          .kind = "gemeente",
          .items = kWaterveenItems};
}

}  // namespace vindplaats::demo
