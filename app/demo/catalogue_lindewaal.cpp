// A knowledge institute for safety and living together, newest first.
#include <span>

#include "app/demo/catalogue.h"

namespace vindplaats::demo {
namespace {

constexpr Item kLindewaalItems[] = {
    {
        .key = "lw-2026-19",
        .title = "Achterlating van kinderen en jongeren in het buitenland",
        .title_en = "Abandonment of children and young people abroad",
        .abstract =
            "Ieder jaar worden kinderen en jongeren tegen hun wil in het land van herkomst van "
            "hun ouders achtergelaten. Dit onderzoek reconstrueert 32 zaken van achterlating en "
            "laat zien wat scholen, consulaten en hulpverleners kunnen doen om hen te laten "
            "terugkeren.",
        .creators = "Benali, Soraya; Groen, Ruben",
        .issued = "2026-10-15",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "achterlating; zelfbeschikking; huwelijksdwang; kinderbescherming",
        .doi = "10.5555/lw.2026.19",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "lw-2026-17",
        .title = "Gokken op de telefoon: jongvolwassenen en online kansspelen",
        .title_en = "",
        .abstract =
            "Ruim één op de tien jongvolwassenen gokt online, de meesten met kleine bedragen. De "
            "factsheet laat zien wie in de problemen komt en hoe reclamebeperkingen uitpakken.",
        .creators = "Vellekoop, Daan",
        .issued = "2026-09-17",
        .kind = "Factsheet",
        .language = "nl",
        .subjects = "gokken; verslaving; jongvolwassenen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "lw-2026-14",
        .title = "Radicalisering bespreekbaar maken: wat werkt in de lokale aanpak?",
        .title_en = "",
        .abstract =
            "Een jongere die zich terugtrekt in een online wereld van complotten: wanneer is dat "
            "radicalisering? Het artikel vergelijkt de aanpak in tien gemeenten en laat zien dat "
            "vertrouwen van familie en sleutelfiguren beslissend is.",
        .creators = "Bakboord, Xavier; Groen, Ruben",
        .issued = "2026-08-25",
        .kind = "Artikel",
        .language = "nl",
        .subjects = "radicalisering; extremisme; preventie; weerbaarheid",
        .doi = "",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "lw-2026-11",
        .title = "Begeleiding naar werk van vrouwen met een vluchtachtergrond",
        .title_en = "Job guidance for women with a refugee background",
        .abstract =
            "Vrouwen met een vluchtachtergrond krijgen minder begeleiding naar werk dan hun "
            "partner. In vijf gemeenten is gevolgd wat er verandert wanneer een klantmanager ook "
            "met hen een plan maakt en kinderopvang, taal en werkervaring tegelijk regelt.",
        .creators = "Benali, Soraya; Petrović, Milica",
        .issued = "2026-06-30",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "vrouwen; vluchtelingen; arbeidstoeleiding; jobcoach",
        .doi = "",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "lw-2026-08",
        .title = "Van acht systemen naar één: datamigratie bij handhavingsregisters",
        .title_en = "",
        .abstract =
            "Acht regionale registers zijn in een weekend omgezet naar één landelijk systeem. De "
            "evaluatie van deze datamigratie beschrijft de proefronden, de foutmarges en de "
            "lessen voor een volgende overgang.",
        .creators = "Hoekzema, Sietse; Lim, Mei-Ling",
        .issued = "2026-05-21",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "datamigratie; informatievoorziening; registers",
        .doi = "",
        .theme = "",
    },
    {
        .key = "lw-2026-05",
        .title = "Eergerelateerd geweld: samenwerken in de keten",
        .title_en = "",
        .abstract =
            "Bij een dreiging vanwege familie-eer moeten politie, Veilig Thuis en school snel en "
            "voorzichtig handelen. Dit webinar bespreekt drie zaken van eergerelateerd geweld en "
            "laat zien welke afspraken in de keten levens redden.",
        .creators = "Benali, Soraya; Bakboord, Xavier",
        .issued = "2026-03-19",
        .kind = "Webinar",
        .language = "nl",
        .subjects = "eergerelateerd geweld; huiselijk geweld; ketensamenwerking; veiligheid",
        .doi = "",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "lw-2026-02",
        .title = "Identiteit en thuisgevoel van biculturele jongeren",
        .title_en = "Identity and sense of home among bicultural young people",
        .abstract =
            "Biculturele jongeren voelen zich thuis in hun straat, in twee talen en soms in geen "
            "van beide landen. Met dagboeken en gesprekken beschrijft het onderzoek hoe hun "
            "identiteit zich vormt en welke rol opvoeding en jongerenwerk daarin spelen.",
        .creators = "Petrović, Milica; Tan, Adinda",
        .issued = "2026-02-05",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "identiteit; biculturele jongeren; opgroeien; jongerenwerk",
        .doi = "",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "lw-2025-23",
        .title = "Wit poeder in de haven: ondermijning in de logistiek",
        .title_en = "",
        .abstract =
            "Criminele netwerken zoeken havenmedewerkers die een deur kunnen openen. Het rapport "
            "beschrijft hoe bedrijven ronselen herkennen en wat screening en meldlijnen daaraan "
            "bijdragen.",
        .creators = "Hoekzema, Sietse; Vellekoop, Daan",
        .issued = "2025-12-09",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "ondermijning; havens; drugscriminaliteit",
        .doi = "",
        .theme = "",
    },
    {
        .key = "lw-2025-20",
        .title = "Wachten in de opvang: asielzoekers in gemeentelijke noodopvang",
        .title_en = "Waiting in reception: asylum seekers in municipal emergency shelters",
        .abstract =
            "Asielzoekers verblijven maanden in sporthallen en hotels voor zij weten waar zij "
            "mogen wonen. Het onderzoek volgt zeven noodopvanglocaties en laat zien wat "
            "dagbesteding, taalles en contact met de buurt betekenen voor hun latere inburgering.",
        .creators = "Tan, Adinda; Groen, Ruben",
        .issued = "2025-10-28",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "asielzoekers; noodopvang; gemeenten; nieuwkomers",
        .doi = "",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "lw-2025-17",
        .title = "Theorieën en aanpakken van polarisatie",
        .title_en = "",
        .abstract =
            "Wanneer is wij-zij-denken gewoon een meningsverschil en wanneer ongewenste "
            "polarisatie? In een kwartier legt onderzoeker Xavier Bakboord vijf theorieën uit en "
            "koppelt hij ze aan aanpakken uit wijk en school.",
        .creators = "Bakboord, Xavier",
        .issued = "2025-09-11",
        .kind = "Video",
        .language = "nl",
        .subjects = "polarisatie; wij-zij-denken; sociale samenhang; interventies",
        .doi = "",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "lw-2025-15",
        .title = "Scent and signal: discrimination of odour cues by search dogs",
        .title_en = "",
        .abstract =
            "Search dogs are trained on pure samples but work among many smells. In a controlled "
            "trial the discrimination of odour cues improved when dogs had been trained on "
            "mixtures of rising complexity.",
        .creators = "Lim, Mei-Ling",
        .issued = "2025-07-03",
        .kind = "Artikel",
        .language = "en",
        .subjects = "search dogs; olfaction; training",
        .doi = "10.5555/lw.2025.15",
        .theme = "",
    },
    {
        .key = "lw-2025-12",
        .title = "Jongeren, religie en onderwijs",
        .title_en = "Young people, religion and education",
        .abstract =
            "Religie is voor veel leerlingen belangrijk, maar komt op school vaak alleen ter "
            "sprake als er iets misgaat. Het onderzoek beschrijft hoe docenten in "
            "burgerschapslessen ruimte geven aan geloof en ongeloof en hoe zij vooroordelen "
            "bespreken.",
        .creators = "Petrović, Milica; Bakboord, Xavier",
        .issued = "2025-06-12",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "religie; jongeren; burgerschapsonderwijs; vooroordelen",
        .doi = "",
        .theme = "onderwijs",
    },
    {
        .key = "lw-2025-09",
        .title = "Cultuursensitieve geestelijke gezondheidszorg: ervaringen van cliënten en "
                 "behandelaren",
        .title_en = "Culturally sensitive mental health care",
        .abstract =
            "Cliënten met een migratieachtergrond stoppen vaker voortijdig met hun behandeling in "
            "de ggz. Behandelaren en cliënten vertellen wat cultuursensitief werken voor hen "
            "betekent en welke rol tolken, familie en religie krijgen.",
        .creators = "Tan, Adinda; Benali, Soraya",
        .issued = "2025-04-24",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "cultuursensitieve zorg; ggz; migratieachtergrond; hulpverleners",
        .doi = "",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "lw-2025-06",
        .title = "Opgelicht aan de lijn: bankhelpdeskfraude onder ouderen",
        .title_en = "",
        .abstract =
            "De stem zegt van de bank te zijn en haast te hebben. Deze factsheet beschrijft het "
            "verloop van tachtig gevallen van bankhelpdeskfraude en het moment waarop "
            "slachtoffers alsnog ophingen.",
        .creators = "Vellekoop, Daan; Lim, Mei-Ling",
        .issued = "2025-03-13",
        .kind = "Factsheet",
        .language = "nl",
        .subjects = "cybercriminaliteit; fraude; ouderen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "lw-2025-03",
        .title = "Arbeidsmarktpositie Vrouwen met een Migratieachtergrond",
        .title_en = "",
        .abstract =
            "Waarom werken vrouwen met een migratieachtergrond minder vaak dan andere vrouwen? "
            "Voor dit gezamenlijke rapport met het Planbureau voor Samenleven en Toekomst "
            "interviewde Lindewaal vijftig vrouwen over hun positie op de arbeidsmarkt.",
        .creators = "Kowalczyk, Ewa; El Amrani, Nadia",
        .issued = "2025-02-06",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "arbeidsmarkt; vrouwen; migratieachtergrond",
        .doi = "10.5555/pst.2025.01",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "lw-2024-21",
        .title = "LHBT-asielzoekers",
        .title_en = "LGBT asylum seekers",
        .abstract =
            "Lhbt-asielzoekers ontvluchten vervolging en treffen in de opvang soms opnieuw "
            "bedreiging. Het rapport beschrijft hun veiligheid, hun contact met medewerkers en "
            "met belangengroepen, en wat hun helpt om zichzelf te kunnen zijn.",
        .creators = "Groen, Ruben; Tan, Adinda",
        .issued = "2024-11-14",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "lhbti; asielzoekers; veiligheid; opvang",
        .doi = "",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "lw-2024-18",
        .title = "Polarisatie onder jongeren in niet-stedelijke gebieden.",
        .title_en = "",
        .abstract =
            "Samen met het Planbureau voor Samenleven en Toekomst sprak Lindewaal jongeren in "
            "vier plattelandsregio's. Waar groeit wij-zij-denken uit tot ongewenste polarisatie, "
            "en wie kan er het gesprek op gang houden?",
        .creators = "Verhulst, Pieter; Dijkema, Jelle; Baptista, Jorge",
        .issued = "2024-10-03",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "polarisatie; jongeren; platteland",
        .doi = "10.5555/pst.2024.20",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "lw-2024-15",
        .title = "Veilig op de e-bike: ongevallen naar leeftijd en snelheid",
        .title_en = "",
        .abstract =
            "Het aantal ernstige ongevallen met de elektrische fiets neemt toe, vooral bij "
            "zeventigplussers. De infographic toont waar het misgaat: bij het opstappen, in "
            "bochten en op smalle paden.",
        .creators = "Hoekzema, Sietse",
        .issued = "2024-09-05",
        .kind = "Infographic",
        .language = "nl",
        .subjects = "verkeersveiligheid; e-bike; ongevallen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "lw-2024-12",
        .title = "Opvoeding in gezinnen van Statushouders",
        .title_en = "",
        .abstract =
            "Hoe voeden ouders hun kinderen op als zij het land zelf nog leren kennen? Hogeschool "
            "Zuiderveste en Lindewaal spraken veertig gezinnen van statushouders over opvoeding, "
            "school en steun.",
        .creators = "Tesfay, Luwam; Ramdin, Shanti",
        .issued = "2024-07-11",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "opvoeding; statushouders; gezinnen; opvoedondersteuning",
        .doi = "10.5555/zv.2024.0048",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "lw-2024-07",
        .title = "Zorg voor ongedocumenteerden",
        .title_en = "Care for undocumented migrants",
        .abstract =
            "Migranten zonder verblijfsvergunning hebben recht op medisch noodzakelijke zorg, "
            "maar stellen een bezoek aan de dokter lang uit. Het rapport laat zien hoe gemeenten, "
            "straatdokters en opvangorganisaties de zorg voor ongedocumenteerden regelen.",
        .creators = "Groen, Ruben; Petrović, Milica",
        .issued = "2024-04-11",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "ongedocumenteerden; migranten; toegang tot zorg; gemeenten",
        .doi = "",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "lw-2024-03",
        .title = "De rechter en de rekenregel: kunstmatige intelligentie in de rechtszaal",
        .title_en = "",
        .abstract =
            "Algoritmen vatten dossiers samen en schatten de duur van een zaak. Het artikel "
            "bespreekt waar rechters zulke hulp vertrouwen en welke uitleg zij nodig hebben om "
            "een uitkomst te kunnen controleren.",
        .creators = "Lim, Mei-Ling; Hoekzema, Sietse",
        .issued = "2024-02-15",
        .kind = "Artikel",
        .language = "nl",
        .subjects = "kunstmatige intelligentie; rechtspraak; algoritmen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "lw-2023-22",
        .title = "Brandveilig wonen boven winkels",
        .title_en = "",
        .abstract =
            "Boven winkels in oude binnensteden wordt steeds vaker gewoond. In tachtig panden is "
            "gekeken naar vluchtwegen, rookmelders en de afspraken tussen eigenaar en winkelier.",
        .creators = "Vellekoop, Daan",
        .issued = "2023-10-12",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "brandveiligheid; wonen; binnensteden",
        .doi = "",
        .theme = "",
    },
};

}  // namespace

Institute lindewaal() {
  return {.id = "lindewaal",
          .name = "Kennisinstituut Lindewaal",
          .kind = "kennisinstituut",
          .items = kLindewaalItems};
}

}  // namespace vindplaats::demo
