// The repository of a planning bureau: Dutch reports, some of them in English.
#include <span>

#include "app/demo/catalogue.h"

namespace vindplaats::demo {
namespace {

constexpr Item kSamenlevenItems[] = {
    {
        .key = "pst-2017-21",
        .title = "Monitor gemeentelijke arbeidstoeleiding vluchtelingen 2017",
        .title_en = "Monitor of municipal job guidance for refugees 2017",
        .abstract =
            "Gemeenten zien het begeleiden van vluchtelingen naar werk steeds meer als eigen "
            "taak. De monitor laat zien welk aanbod zij in 2017 hadden, hoeveel statushouders "
            "werk vonden en waar taal, screening en wachttijd in de weg stonden.",
        .creators = "Winter, Roos de; Sedney, Glenn",
        .issued = "2017-12-14",
        .kind = "Monitor",
        .language = "nl",
        .subjects = "vluchtelingen; arbeidstoeleiding; gemeenten; monitor",
        .doi = "10.5555/pst.2017.21",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "pst-2018-09",
        .title = "Integratiekansen van Eritrese vluchtelingen in Nederland",
        .title_en = "Integration prospects of Eritrean refugees in the Netherlands",
        .abstract =
            "Eritrese vluchtelingen zijn jong, vaak alleen gekomen en hebben weinig scholing "
            "gehad. Het rapport beschrijft hun leefsituatie en noemt vertrouwen, taal en een "
            "vaste begeleider als voorwaarden voor een goede integratie.",
        .creators = "Gebremariam, Selam; Verhulst, Pieter",
        .issued = "2018-05",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "Eritrese vluchtelingen; statushouders; inburgering; zelfredzaamheid",
        .doi = "",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "pst-2022-30",
        .title = "Het stroomnet over de grens: marktintegratie van de Europese elektriciteitsmarkt",
        .title_en = "Across the border: integrating European electricity markets",
        .abstract =
            "Elektriciteit stroomt steeds vrijer tussen landen. Dit rapport laat zien wat de "
            "integratie van de Europese elektriciteitsmarkt betekent voor prijzen, "
            "leveringszekerheid en investeringen in het net.",
        .creators = "Brink, Hugo ten; Lindqvist, Annika",
        .issued = "2022-10-18",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "marktintegratie; elektriciteit; Europa",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2023-02",
        .title = "Een toereikend pensioen? Verwachtingen van drie generaties",
        .title_en = "An adequate pension? Expectations of three generations",
        .abstract =
            "Veertigers verwachten later met pensioen te gaan dan hun ouders en minder over te "
            "houden. Op basis van pensioenaanspraken is berekend voor wie het inkomen na de "
            "pensioendatum toereikend is.",
        .creators = "Oosterhof, Marijke",
        .issued = "2023-02-07",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "pensioenen; ouderen; inkomen",
        .doi = "10.5555/pst.2023.02",
        .theme = "",
    },
    {
        .key = "pst-2023-11",
        .title = "European integration and the single market for services",
        .title_en = "",
        .abstract =
            "Three decades after the start of the single market, services still cross borders "
            "less easily than goods. We estimate what deeper European integration of professional "
            "services would add to productivity in the Netherlands.",
        .creators = "Brink, Hugo ten; Lindqvist, Annika",
        .issued = "2023-06-20",
        .kind = "Report",
        .language = "en",
        .subjects = "European integration; trade; services",
        .doi = "10.5555/pst.2023.11",
        .theme = "",
    },
    {
        .key = "pst-2023-18",
        .title = "Zo besteden we onze tijd: media op een gewone dag",
        .title_en = "",
        .abstract =
            "Hoe laat zetten we de televisie aan en wanneer pakken we de telefoon? Deze "
            "infographic toont uur voor uur hoe Nederlanders van tien tot negentig hun mediatijd "
            "verdelen.",
        .creators = "Planbureau voor Samenleven en Toekomst",
        .issued = "2023-10",
        .kind = "Infographic",
        .language = "nl",
        .subjects = "tijdsbesteding; media; vrije tijd",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2024-01",
        .title = "Verkenning van de ontwikkeling en aanpak van segregatie",
        .title_en = "Exploring the development of segregation and how it is tackled",
        .abstract =
            "Bewoners van verschillende herkomst en inkomens wonen, leren en werken in Nederland "
            "in toenemende mate gescheiden. Deze verkenning beschrijft hoe segregatie zich in "
            "twintig jaar heeft ontwikkeld en wat er bekend is over de werking van een lokale "
            "aanpak.",
        .creators = "El Amrani, Nadia; Verhulst, Pieter",
        .issued = "2024-01-30",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "segregatie; wijken; sociale samenhang; herkomst",
        .doi = "10.5555/pst.2024.01",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "pst-2024-04",
        .title = "Deelauto's in cijfers: wie rijdt er mee?",
        .title_en = "",
        .abstract =
            "Het aantal deelauto's is in vijf jaar verdubbeld. Deze factsheet laat zien dat "
            "vooral huishoudens zonder kinderen in grote steden hun tweede auto ervoor wegdoen.",
        .creators = "Lindqvist, Annika",
        .issued = "2024-02-27",
        .kind = "Factsheet",
        .language = "nl",
        .subjects = "mobiliteit; deelauto; duurzaam vervoer",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2024-06",
        .title = "Arbeidsmarktdiscriminatie",
        .title_en = "Labour market discrimination",
        .abstract =
            "Werkzoekenden met een migratieachtergrond krijgen bij gelijke geschiktheid minder "
            "vaak een uitnodiging. Dit rapport vat de uitkomsten van praktijktests samen en "
            "bespreekt welke maatregelen tegen arbeidsmarktdiscriminatie aantoonbaar werken.",
        .creators = "El Amrani, Nadia; Baptista, Jorge",
        .issued = "2024-03-21",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "arbeidsmarktdiscriminatie; werving en selectie; praktijktests",
        .doi = "10.5555/pst.2024.06",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "pst-2024-09",
        .title = "Meedoen met de wind: participatie van omwonenden in windparken",
        .title_en = "Community participation in wind farms",
        .abstract =
            "Omwonenden mogen bij nieuwe windparken meepraten en mee-investeren. Het onderzoek "
            "vergelijkt negen projecten en laat zien dat financiële participatie het draagvlak "
            "alleen vergroot als zij vroeg wordt aangeboden.",
        .creators = "Brink, Hugo ten; Oosterhof, Marijke",
        .issued = "2024-04-23",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "windenergie; participatie; omwonenden; energietransitie",
        .doi = "10.5555/pst.2024.09",
        .theme = "",
    },
    {
        .key = "pst-2024-12",
        .title = "Doorstroom in het voortgezet onderwijs",
        .title_en = "Moving up in secondary education",
        .abstract =
            "Na de brugklas stromen leerlingen op of af. De analyse van vijf cohorten laat zien "
            "dat leerlingen van ouders zonder startkwalificatie en leerlingen met een "
            "migratieachtergrond bij gelijke prestaties minder vaak opstromen naar havo of vwo.",
        .creators = "Winter, Roos de; Asante, Kwame",
        .issued = "2024-05-28",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "doorstroom; schooladvies; kansengelijkheid; voortgezet onderwijs",
        .doi = "10.5555/pst.2024.12",
        .theme = "onderwijs",
    },
    {
        .key = "pst-2024-15",
        .title = "Moeders van de tweede generatie",
        .title_en = "Mothers of the second generation",
        .abstract =
            "Dochters van migranten zijn inmiddels zelf moeder. Zij vertellen wat zij van de "
            "opvoeding thuis behouden, wat zij anders doen en bij wie zij terechtkunnen met "
            "vragen over school, geloof en grenzen stellen.",
        .creators = "Sedney, Glenn; El Amrani, Nadia",
        .issued = "2024-06-25",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "moeders; opvoeding; tweede generatie; opvoedondersteuning",
        .doi = "",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "pst-2024-18",
        .title = "Waterveiligheid na 2050: kiezen tussen dijk, duin en ruimte",
        .title_en = "Flood safety beyond 2050",
        .abstract =
            "De zeespiegel stijgt en rivieren voeren meer water af. Dit rapport vergelijkt drie "
            "manieren om het rivierengebied en de kust na 2050 te beschermen en berekent de "
            "ruimte die elk ervan vraagt.",
        .creators = "Lindqvist, Annika; Brink, Hugo ten",
        .issued = "2024-09-03",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "waterveiligheid; klimaatadaptatie; ruimtelijke ordening",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2024-20",
        .title = "Polarisatie onder jongeren in niet-stedelijke gebieden",
        .title_en = "Polarisation among young people in non-urban areas",
        .abstract =
            "Ook buiten de grote steden lopen meningen van jongeren over migratie, landbouw en "
            "vrijheid uiteen. Gesprekken in vier plattelandsregio's laten zien waar verschil "
            "omslaat in ongewenste polarisatie en wat jongerenwerkers, scholen en verenigingen "
            "kunnen doen.",
        .creators = "Verhulst, Pieter; Dijkema, Jelle; Baptista, Jorge",
        .issued = "2024-09-24",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "polarisatie; jongeren; platteland; sociale spanningen",
        .doi = "10.5555/pst.2024.20",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "pst-2024-23",
        .title = "KIS-monitor Arbeidstoeleiding/Inburgering",
        .title_en = "Monitor of job guidance and civic integration",
        .abstract =
            "Sinds de Wet inburgering voeren gemeenten de regie over de inburgering van "
            "statushouders en gezinsmigranten. De monitor onder 210 gemeenten laat zien hoe zij "
            "brede intake, leerroutes en werk combineren en waar de uitvoering vastloopt.",
        .creators = "Winter, Roos de; Gebremariam, Selam",
        .issued = "2024-10-22",
        .kind = "Monitor",
        .language = "nl",
        .subjects = "inburgering; Wet inburgering; statushouders; arbeidstoeleiding; gemeenten",
        .doi = "",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "pst-2024-27",
        .title = "Stikstof en het landschap van morgen",
        .title_en = "",
        .abstract =
            "Minder stikstof is niet alleen een rekensom maar ook een keuze voor een landschap. "
            "Dit essay schetst aan de hand van drie dalen hoe boeren, natuur en recreatie er over "
            "dertig jaar bij kunnen liggen.",
        .creators = "Oosterhof, Marijke",
        .issued = "2024-11-26",
        .kind = "Essay",
        .language = "nl",
        .subjects = "stikstof; landbouw; natuur",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2025-01",
        .title = "Arbeidsmarktpositie vrouwen met een migratieachtergrond",
        .title_en = "Labour market position of women with a migration background",
        .abstract =
            "Vrouwen met een migratieachtergrond werken minder vaak en vaker in kleine, "
            "tijdelijke banen dan andere vrouwen. Dit rapport ontrafelt de rol van opleiding, "
            "zorgtaken, taal en discriminatie en beschrijft wat gemeenten en werkgevers kunnen "
            "doen.",
        .creators = "Kowalczyk, Ewa; El Amrani, Nadia",
        .issued = "2025-01-21",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "arbeidsmarkt; vrouwen; migratieachtergrond; economische zelfstandigheid",
        .doi = "10.5555/pst.2025.01",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "pst-2025-03",
        .title = "Thuis aan het werk: vijf jaar hybride werken",
        .title_en = "Five years of hybrid work",
        .abstract =
            "Twee dagen thuis en drie op kantoor is voor veel kantoormensen gewoon geworden. Het "
            "rapport brengt in beeld wat hybride werken betekent voor reistijd, burn-outklachten "
            "en het gebruik van kantoorruimte.",
        .creators = "Baptista, Jorge",
        .issued = "2025-02-11",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "thuiswerken; arbeidsomstandigheden; reistijd",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2025-05",
        .title = "Arbeidsmigranten en hun huisvesting: tussen kort verblijf en vestiging",
        .title_en = "Labour migrants and their housing: between short stay and settlement",
        .abstract =
            "Veel arbeidsmigranten uit Midden- en Oost-Europa blijven langer dan zij van plan "
            "waren. Het onderzoek beschrijft hun woonloopbaan, van uitzendbed tot huurwoning, en "
            "de ruimte die gemeenten hebben om huisvesting en registratie te verbeteren.",
        .creators = "Kowalczyk, Ewa; Asante, Kwame",
        .issued = "2025-03-04",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "arbeidsmigranten; huisvesting; vestiging; gemeenten",
        .doi = "",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "pst-2025-07",
        .title = "Experienced discrimination in the Netherlands: trends 2013–2025",
        .title_en = "",
        .abstract =
            "One in four residents reports having experienced discrimination in the past year. "
            "This report follows trends since 2013 for people of Moroccan, Turkish, Surinamese "
            "and Caribbean origin, and relates discrimination and racism to trust in institutions.",
        .creators = "Asante, Kwame; El Amrani, Nadia",
        .issued = "2025-03-25",
        .kind = "Report",
        .language = "en",
        .subjects = "discrimination; racism; trust in institutions; survey research",
        .doi = "10.5555/pst.2025.07",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "pst-2025-09",
        .title = "Robotisering en productiviteit: wat machines overnemen",
        .title_en = "Robotisation and productivity",
        .abstract =
            "Robots nemen taken over, maar zelden een heel beroep. Met bedrijfsgegevens over "
            "vijftien jaar is nagegaan in welke sectoren robotisering de productiviteit verhoogde "
            "en hoeveel banen van inhoud veranderden.",
        .creators = "Lindqvist, Annika; Baptista, Jorge",
        .issued = "2025-04-15",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "robotisering; productiviteit; technologie",
        .doi = "10.5555/pst.2025.09",
        .theme = "",
    },
    {
        .key = "pst-2025-11",
        .title = "Onderadvisering in beeld: schooladviezen naar achtergrond",
        .title_en = "Under-advising in view: school recommendations by background",
        .abstract =
            "Leerlingen met dezelfde toetsscore krijgen niet altijd hetzelfde schooladvies. Het "
            "rapport laat zien waar onderadvisering het vaakst voorkomt, welke rol verwachtingen "
            "van leraren spelen en wat een heroverweging van het advies oplevert.",
        .creators = "Winter, Roos de; Kowalczyk, Ewa",
        .issued = "2025-05-13",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "onderadvisering; schooladvies; kansenongelijkheid; basisonderwijs",
        .doi = "",
        .theme = "onderwijs",
    },
    {
        .key = "pst-2025-13",
        .title = "Geboren en getogen 2.0",
        .title_en = "Born and raised 2.0",
        .abstract =
            "Jongeren van wie de ouders naar Nederland kwamen, zijn hier geboren en getogen. Tien "
            "jaar na het eerste onderzoek vertellen zij opnieuw over hun identiteit, hun "
            "opvoeding tussen thuis en straat en de vraag of zij zich Nederlander voelen.",
        .creators = "Sedney, Glenn; Dijkema, Jelle",
        .issued = "2025-06-03",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "jongeren; identiteit; tweede generatie; opgroeien",
        .doi = "10.5555/pst.2025.13",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "pst-2025-15",
        .title = "Starters op de woningmarkt: langer bij ouders, later kopen",
        .title_en = "",
        .abstract =
            "De gemiddelde leeftijd waarop mensen hun eerste woning kopen, is opgelopen tot 33 "
            "jaar. Deze factsheet vergelijkt huur en koop per regio en laat zien hoe vaak ouders "
            "financieel bijspringen.",
        .creators = "Oosterhof, Marijke",
        .issued = "2025-06-24",
        .kind = "Factsheet",
        .language = "nl",
        .subjects = "woningmarkt; starters; koopwoningen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2025-17",
        .title = "Het vertrouwen in instituties van jongeren met een migratieachtergrond",
        .title_en = "Trust in institutions among young people with a migration background",
        .abstract =
            "Jongeren met een migratieachtergrond hebben minder vertrouwen in politie, politiek "
            "en media dan hun leeftijdsgenoten. Het onderzoek laat zien hoe eigen ervaringen met "
            "ongelijke behandeling en institutioneel racisme daarin doorwerken en wat het "
            "vertrouwen herstelt.",
        .creators = "Asante, Kwame; Verhulst, Pieter",
        .issued = "2025-09-02",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "vertrouwen; instituties; jongeren; institutioneel racisme",
        .doi = "",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "pst-2025-20",
        .title =
            "Toegankelijkheid van het sociaal domein voor inwoners met een migratieachtergrond",
        .title_en = "Accessibility of social services for residents with a migration background",
        .abstract =
            "Inwoners met een migratieachtergrond vinden de weg naar hulp in het sociaal domein "
            "later en vaker via een omweg. Het rapport benoemt drempels in taal, vertrouwen en "
            "bejegening en beschrijft organisaties die hun dienstverlening cultuursensitief "
            "hebben ingericht.",
        .creators = "El Amrani, Nadia; Sedney, Glenn",
        .issued = "2025-09-30",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "sociaal domein; toegankelijkheid; diversiteit; hulpverlening",
        .doi = "10.5555/pst.2025.20",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "pst-2025-22",
        .title = "Diversiteit op de akker: biodiversiteit en opbrengst in de landbouw",
        .title_en = "Biodiversity and yields in agriculture",
        .abstract =
            "Bloemrijke akkerranden trekken bestuivers en natuurlijke vijanden van plagen aan. Op "
            "zestig bedrijven is gemeten wat meer biologische diversiteit doet met de opbrengst "
            "en het gebruik van bestrijdingsmiddelen.",
        .creators = "Lindqvist, Annika",
        .issued = "2025-10-21",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "biodiversiteit; landbouw; akkerranden",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2025-24",
        .title = "Ervaren discriminatie bij het zoeken naar werk",
        .title_en = "Experienced discrimination in the search for work",
        .abstract =
            "Wie bij het solliciteren discriminatie ervaart, zoekt daarna anders: lager, dichter "
            "bij huis of helemaal niet meer. Het rapport volgt 1.400 werkzoekenden van "
            "verschillende herkomst en beschrijft hoe zij afwijzing duiden en welke steun hen "
            "weer op weg helpt.",
        .creators = "Asante, Kwame; Kowalczyk, Ewa",
        .issued = "2025-11-11",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "arbeidsmarktdiscriminatie; solliciteren; werkzoekenden; herkomst",
        .doi = "",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "pst-2025-26",
        .title = "Koopkracht 2026: wie gaat erop vooruit?",
        .title_en = "",
        .abstract =
            "De koopkracht van het mediane huishouden stijgt in 2026 licht. Deze notitie laat "
            "zien hoe belastingen, huurtoeslag en lonen daaraan bijdragen en waarom eenverdieners "
            "achterblijven.",
        .creators = "Baptista, Jorge",
        .issued = "2025-12-02",
        .kind = "Notitie",
        .language = "nl",
        .subjects = "koopkracht; inkomen; belastingen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2026-01",
        .title = "Moslims in Nederland: burgerschap en burgerinitiatieven",
        .title_en = "Muslims in the Netherlands: citizenship and civic initiatives",
        .abstract =
            "Moslims in Nederland zetten zich op veel plaatsen in voor buurt, school en zorg. Het "
            "rapport beschrijft vijftig burgerinitiatieven, de drijfveren van de vrijwilligers en "
            "de invloed van wantrouwen en moslimdiscriminatie op hun burgerschap.",
        .creators = "El Amrani, Nadia; Dijkema, Jelle",
        .issued = "2026-01-13",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "moslims; burgerschap; burgerinitiatieven; moslimdiscriminatie",
        .doi = "10.5555/pst.2026.01",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "pst-2026-03",
        .title = "Zorgen voor later: mantelzorg in een vergrijzend land",
        .title_en = "Informal care in an ageing country",
        .abstract =
            "Het aantal tachtigplussers verdubbelt, terwijl de groep die voor hen kan zorgen "
            "krimpt. De raming laat per regio zien hoeveel mantelzorg er in 2040 nodig is en hoe "
            "werk en zorg te combineren zijn.",
        .creators = "Oosterhof, Marijke; Brink, Hugo ten",
        .issued = "2026-02-10",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "mantelzorg; vergrijzing; langdurige zorg",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2026-05",
        .title = "Settling in: family migrants in the Netherlands five years after arrival",
        .title_en = "",
        .abstract =
            "Family migrants make up the largest group of newcomers who are obliged to take part "
            "in civic integration. Five years after arrival most have passed their exams, but "
            "many still depend on their partner for income, housing and contacts.",
        .creators = "Gebremariam, Selam; Kowalczyk, Ewa",
        .issued = "2026-03-03",
        .kind = "Report",
        .language = "en",
        .subjects = "family migrants; newcomers; civic integration; settlement",
        .doi = "10.5555/pst.2026.05",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "pst-2026-07",
        .title = "Wie sport er nog? Deelname aan sport en bewegen door de jaren heen",
        .title_en = "Sports participation over the years",
        .abstract =
            "De sportvereniging verliest leden aan de sportschool en het hardloopschema. Het "
            "rapport brengt de sportdeelname naar leeftijd en opleiding sinds 2001 in kaart en "
            "kijkt vooruit naar 2035.",
        .creators = "Dijkema, Jelle",
        .issued = "2026-03-31",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "sportdeelname; bewegen; gezondheid",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2026-09",
        .title = "Opvattingen over gendergelijkheid en homoseksualiteit naar herkomst",
        .title_en = "Views on gender equality and homosexuality by origin",
        .abstract =
            "Opvattingen over de taakverdeling tussen mannen en vrouwen en over homoseksualiteit "
            "verschuiven in alle herkomstgroepen. Het rapport volgt de emancipatie over vier "
            "metingen en laat zien waar verschillen tussen generaties groter zijn dan tussen "
            "groepen.",
        .creators = "Kowalczyk, Ewa; Asante, Kwame",
        .issued = "2026-04-21",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "gendergelijkheid; emancipatie; lhbti; zelfbeschikking; opvattingen",
        .doi = "",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "pst-2026-11",
        .title = "Labour market outcomes of the children of migrants",
        .title_en = "",
        .abstract =
            "The children of migrants leave education with ever better qualifications, yet their "
            "labour market position lags behind. Using register data we show how much of the gap "
            "in employment and pay remains after accounting for field of study and network, and "
            "discuss discrimination.",
        .creators = "Baptista, Jorge; Asante, Kwame",
        .issued = "2026-05-12",
        .kind = "Report",
        .language = "en",
        .subjects = "labour market; second generation; ethnic inequality; employment",
        .doi = "10.5555/pst.2026.11",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "pst-2026-13",
        .title = "Krapte zonder einde? Vacatures in zorg en techniek tot 2035",
        .title_en = "Labour shortages in care and technology until 2035",
        .abstract =
            "Ook als de economie afkoelt, blijven in de zorg en de techniek vacatures openstaan. "
            "De prognose laat zien welke beroepen het moeilijkst te vervullen zijn en wat "
            "arbeidsbesparende technologie kan schelen.",
        .creators = "Oosterhof, Marijke; Baptista, Jorge",
        .issued = "2026-06-02",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "arbeidsmarktkrapte; vacatures; zorg; techniek",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2026-15",
        .title = "Halve kinderen?",
        .title_en = "Half children?",
        .abstract =
            "Kinderen met ouders van verschillende herkomst krijgen soms te horen dat zij van "
            "alles half zijn. In dit onderzoek vertellen ouders en kinderen uit gemengde gezinnen "
            "over taal, geloof en identiteit in de opvoeding en over het dubbele dat er ook bij "
            "hoort.",
        .creators = "Dijkema, Jelle; Gebremariam, Selam",
        .issued = "2026-06-23",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "gemengde gezinnen; opvoeding; identiteit; kinderen",
        .doi = "",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "pst-2026-16",
        .title = "De emancipatie van de boerenstand: coöperaties op het platteland, 1880–1914",
        .title_en = "Farmers' emancipation: rural cooperatives, 1880–1914",
        .abstract =
            "Aan het einde van de negentiende eeuw richtten boeren eigen banken en "
            "zuivelfabrieken op. Deze historische studie leest de emancipatie van de boerenstand "
            "af aan de notulen van veertig coöperaties en trekt een lijn naar het landbouwbeleid "
            "van nu.",
        .creators = "Verhulst, Pieter",
        .issued = "2026-07-07",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "geschiedenis; boeren; coöperaties; platteland",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2026-18",
        .title = "School segregation and equal opportunities in Dutch primary education",
        .title_en = "",
        .abstract =
            "Pupils in Dutch cities increasingly attend schools with children of similar income "
            "and origin. We show how school choice and admission rules shape this separation and "
            "what it means for equal opportunities and for under-advising at the end of primary "
            "school.",
        .creators = "Winter, Roos de; Asante, Kwame",
        .issued = "2026-09-08",
        .kind = "Report",
        .language = "en",
        .subjects = "school segregation; equal opportunities; primary education; parental choice",
        .doi = "10.5555/pst.2026.18",
        .theme = "onderwijs",
    },
    {
        .key = "pst-2026-19",
        .title = "Lenen om te leren: studieschulden van hbo'ers en academici",
        .title_en = "",
        .abstract =
            "De gemiddelde studieschuld van pas afgestudeerden is licht gedaald sinds de "
            "terugkeer van de basisbeurs. Deze factsheet laat zien wie leent, hoeveel en wat dat "
            "betekent voor een eerste hypotheek.",
        .creators = "Sedney, Glenn",
        .issued = "2026-09-22",
        .kind = "Factsheet",
        .language = "nl",
        .subjects = "studieschuld; studiefinanciering; hoger onderwijs",
        .doi = "",
        .theme = "",
    },
    {
        .key = "pst-2026-21",
        .title = "House prices and the interest rate: a regional outlook",
        .title_en = "",
        .abstract =
            "House prices react to interest rates with a delay that differs between regions. We "
            "present a regional forecast for 2027 and 2028 and test how sensitive it is to the "
            "supply of new dwellings.",
        .creators = "Lindqvist, Annika; Brink, Hugo ten",
        .issued = "2026-10-13",
        .kind = "Report",
        .language = "en",
        .subjects = "house prices; interest rates; regional forecasts",
        .doi = "",
        .theme = "",
    },
};

}  // namespace

Institute samenleven() {
  return {.id = "planbureau-samenleven",
          .name = "Planbureau voor Samenleven en Toekomst",
          .kind = "planbureau",
          .items = kSamenlevenItems};
}

}  // namespace vindplaats::demo
