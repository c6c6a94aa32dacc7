#include "tests/unit/curation/platform_titles.h"

namespace vindplaats::testing {
namespace {

constexpr std::string_view kMigration = "nieuwe-migratie";
constexpr std::string_view kStability = "sociale-stabiliteit";
constexpr std::string_view kCraft = "intercultureel-vakmanschap";
constexpr std::string_view kEducation = "onderwijs";
constexpr std::string_view kLabour = "arbeidsmarkt";
constexpr std::string_view kYouth = "jeugd-en-opvoeding";
constexpr std::string_view kFreedom = "zelfbeschikking-en-emancipatie";

constexpr PlatformTitle kTitles[] = {
    {kMigration, "Monitor gemeentelijke arbeidstoeleiding vluchtelingen 2017",
     "Elk jaar vragen wij alle gemeenten hoe zij statushouders aan het werk helpen. De monitor "
     "laat zien welke keuzes zij maken en waar zij tegenaan lopen."},
    {kMigration, "Interventiewijzer participatie vluchtelingen",
     "Deze wijzer ordent projecten die vluchtelingen helpen mee te doen aan de samenleving. Per "
     "project staat beschreven voor wie het bedoeld is, wat het kost en wat er over de werking "
     "bekend is."},
    {kMigration, "Integratiekansen van Eritrese vluchtelingen in Nederland",
     "Eritreeërs vormen een van de grootste groepen die de afgelopen jaren asiel kregen. We "
     "onderzochten wat hen helpt en wat hen hindert bij het vinden van hun weg in Nederland."},
    {kMigration, "Integratiekansen jonge alleenstaande vluchtelingen",
     "Jongeren die zonder hun ouders zijn gevlucht, staan er op hun achttiende vaak alleen voor. "
     "Het onderzoek volgt hen in de overgang van opvang naar een eigen woning."},
    {kMigration, "Bevorderen financiële en sociale zelfredzaamheid nieuwkomers in de gemeente",
     "Nieuwe inwoners moeten binnen enkele weken toeslagen, zorgverzekering en huur regelen. We "
     "beschrijven hoe gemeenten hen daarbij begeleiden en schulden voorkomen."},
    {kMigration, "Werkend leren als opstap naar betaald werk voor vluchtelingen",
     "In leerwerktrajecten combineren deelnemers taalles met een baan. Wij volgden vijf trajecten "
     "en vroegen werkgevers en deelnemers naar hun ervaringen."},
    {kMigration, "Handreiking Eritrese statushouders",
     "Begeleiders merken dat hun gewone aanpak bij Eritreeërs niet altijd werkt. Deze handreiking "
     "geeft achtergronden en tips voor de eerste jaren na vestiging."},
    {kMigration, "Zorg voor ongedocumenteerden",
     "Wie geen verblijfsrecht heeft, kan toch een beroep doen op medisch noodzakelijke hulp. Het "
     "rapport gaat na hoe huisartsen en ziekenhuizen daar in de praktijk mee omgaan."},
    {kMigration, "Enquête gemeentelijk beleid voor EU-migranten",
     "Polen, Bulgaren en Roemenen vestigen zich ook buiten de grote steden. We vroegen gemeenten "
     "wat zij doen aan registratie, huisvesting en taal voor deze inwoners."},
    {kMigration, "KIS-monitor Arbeidstoeleiding/Inburgering",
     "Gemeenten bereiden zich voor op hun nieuwe rol in het inburgeringsstelsel. De monitor "
     "beschrijft hoe ver zij zijn met brede intake, taalaanbod en duale trajecten."},
    {kMigration, "Participatie vrouwelijke statushouders",
     "Vrouwen die in het kader van gezinshereniging zijn gekomen, blijven vaak buiten beeld van de "
     "gemeente. We beschrijven aanpakken die hen naar taalles, vrijwilligerswerk en een baan "
     "leiden."},

    {kStability, "Boze burgers. Omgaan met weerstand tegen de multiculturele samenleving",
     "Bij de komst van een opvanglocatie of moskee lopen de gemoederen soms hoog op. Deze "
     "publicatie helpt bestuurders om met bezorgde en boze bewoners in gesprek te gaan."},
    {kStability, "Polarisatie onder jongeren in niet-stedelijke gebieden",
     "Ook in dorpen staan groepen jongeren tegenover elkaar. We spraken met jongeren en "
     "jongerenwerkers over wij-zijdenken, Zwarte Piet en extreemrechtse sympathieën."},
    {kStability, "Theorieën en aanpakken van polarisatie",
     "Wanneer verharden verschillen tussen groepen tot een tegenstelling? Dit overzicht bespreekt "
     "de belangrijkste theorieën en wat bekend is over de werking van aanpakken."},
    {kStability, "Vertrouwen in een rechtvaardige behandeling door de politie",
     "Jongens met een Marokkaanse of Antilliaanse achtergrond voelen zich vaker zonder reden "
     "staande gehouden. We onderzochten wat controles doen met hun vertrouwen in agenten."},
    {kStability, "Het vertrouwen in instituties van jongeren met een migratieachtergrond",
     "In hoeverre vertrouwen jongeren de rechtspraak, de politiek en de media? Uit een enquête en "
     "groepsgesprekken blijkt dat ervaren uitsluiting een grote rol speelt."},
    {kStability, "Voorkomen ongewenste polarisatie en aanspreken van het 'redelijke midden'",
     "De luidste stemmen bepalen vaak het debat, terwijl de meeste mensen er genuanceerd over "
     "denken. Deze verkenning gaat na hoe die stille meerderheid bereikt kan worden."},
    {kStability, "Moslims in Nederland: burgerschap en burgerinitiatieven",
     "Moskeebesturen en vrijwilligers zetten voedselacties, buurthulp en dialoogavonden op. Het "
     "rapport beschrijft wat deze initiatieven bijdragen aan de samenleving."},
    {kStability, "Verkenning van de ontwikkeling en aanpak van segregatie",
     "Bevolkingsgroepen wonen en leven in veel steden langs elkaar heen. We brengen in beeld hoe "
     "dit zich ontwikkelt en wat gemeenten doen om ontmoeting te bevorderen."},
    {kStability, "Evaluatie discriminatie meldwijzer",
     "De meldwijzer vertelt mensen waar zij terecht kunnen als zij ongelijk worden behandeld. We "
     "onderzochten of gebruikers daarna ook echt een melding doen."},

    {kCraft, "Wijkteams voor alle doelgroepen effectief",
     "Bewoners met een migratieachtergrond vinden de weg naar het wijkteam minder vaak. We "
     "beschrijven wat teams kunnen doen om hen te bereiken en goed te helpen."},
    {kCraft, "Diversiteitskader wijkteams",
     "Het kader helpt teams om na te gaan of zij er voor alle bewoners zijn, ongeacht afkomst of "
     "geloof. Het bevat vragen over samenstelling, werkwijze en bereik."},
    {kCraft, "Toolkit inclusieve communicatie",
     "Folders en websites van organisaties spreken lang niet iedereen aan. Met deze toolkit toetst "
     "u beeld en taal op herkenbaarheid voor mensen met verschillende culturele achtergronden."},
    {kCraft, "Moskeeonderwijs vakmanschap vrijwillige leskrachten",
     "In het weekend geven vrijwilligers in moskeeën les aan duizenden kinderen. We onderzochten "
     "hoe zij hun pedagogische vaardigheden kunnen versterken."},
    {kCraft, "Handreiking audit diversiteit",
     "Hoe divers en toegankelijk is uw organisatie? Met deze audit bekijkt u beleid, personeel en "
     "dienstverlening en bepaalt u de volgende stap."},

    {kEducation, "Gelijke kansen op 'gelijke stages'",
     "Mbo-studenten met een migratieachtergrond moeten vaker solliciteren voordat zij een "
     "stageplek vinden. Scholen en leerbedrijven kunnen daar samen iets aan doen."},
    {kEducation, "Mbo-stagediscriminatie",
     "Studenten worden bij het zoeken naar een leerbedrijf soms afgewezen om hun naam of "
     "hoofddoek. We gingen na hoe scholen met meldingen omgaan."},
    {kEducation, "Respect bevorderen en vooroordelen verminderen in burgerschapslessen",
     "Docenten vinden het lastig om gevoelige onderwerpen in de klas te bespreken. Dit rapport "
     "beschrijft werkzame elementen van lessen over verschillen tussen mensen."},
    {kEducation, "Doorstroom in het voortgezet onderwijs",
     "Leerlingen van wie de ouders een migratieachtergrond hebben, krijgen vaker een te laag "
     "advies en stapelen daarna diploma's. We brengen in kaart welke drempels zij tegenkomen."},
    {kEducation, "Jongeren, religie en onderwijs",
     "Leraren krijgen in de klas te maken met botsende opvattingen over geloof. Deze publicatie "
     "geeft handvatten om daarover met leerlingen in gesprek te blijven."},
    {kEducation, "Onderwijs vluchtelingenkinderen",
     "Kinderen uit asielzoekerscentra wisselen vaak van school en lopen daardoor achterstand op. "
     "We onderzochten wat scholen nodig hebben om hen goed op te vangen."},

    {kLabour, "Inclusie op de werkvloer: wat laat de praktijk zien?",
     "Werkgevers willen een diverser personeelsbestand, maar nieuwe medewerkers vertrekken vaak "
     "snel weer. We beschrijven bij zes bedrijven wat helpt om iedereen zich thuis te laten "
     "voelen."},
    {kLabour, "Arbeidsmarktdiscriminatie",
     "Sollicitanten met een niet-Nederlandse naam worden minder vaak uitgenodigd voor een gesprek. "
     "Deze publicatie zet op een rij welke maatregelen daartegen werken."},
    {kLabour, "Arbeidsmarktpositie vrouwen met een migratieachtergrond",
     "Turkse en Marokkaanse vrouwen hebben minder vaak betaald werk en zijn minder vaak economisch "
     "zelfstandig. We beschrijven de oorzaken en wat gemeenten kunnen doen."},
    {kLabour, "Effectiviteit van hulp aan vluchtelingen bij zoektocht naar betaald werk",
     "Klantmanagers en jobcoaches begeleiden statushouders naar een baan. We zochten uit welke "
     "vormen van begeleiding aantoonbaar resultaat opleveren."},

    {kYouth, "Moeders van de tweede generatie",
     "Vrouwen die in Nederland zijn opgegroeid als kind van migranten, voeden nu zelf kinderen op. "
     "Zij vertellen wat zij anders doen dan hun ouders en waar zij steun zoeken."},
    {kYouth, "Opvoeding in gezinnen van statushouders",
     "Gevluchte ouders moeten hun kinderen grootbrengen in een land met andere gewoonten. We "
     "onderzochten welke vragen zij hebben en bij wie zij terechtkunnen."},
    {kYouth, "Geboren en getogen 2.0",
     "Jongeren van de derde generatie zoeken naar een eigen identiteit tussen de cultuur van hun "
     "grootouders en die van hun leeftijdgenoten. Deze publicatie geeft hun verhalen weer."},
    {kYouth, "Toolkit samenwerking tussen formele en informele opvoedondersteuning",
     "Migrantenorganisaties bereiken ouders die het consultatiebureau niet ziet. De toolkit helpt "
     "beide partijen om samen steun bij opvoeden te bieden."},
    {kYouth, "Weerbaar opvoeden",
     "Ouders met een migratieachtergrond maken zich zorgen over discriminatie en extreme "
     "denkbeelden waar hun kinderen mee te maken krijgen. In deze training leren zij daarover "
     "thuis te praten."},
    {kYouth, "Halve kinderen?",
     "Kinderen met ouders uit twee culturen krijgen soms te horen dat zij nergens helemaal bij "
     "horen. We vroegen jongeren en hun ouders hoe zij met die dubbele identiteit omgaan."},
    {kYouth, "Online jongerenwerk",
     "Jongeren bespreken hun vragen over identiteit en geloof steeds vaker op sociale media. We "
     "volgden jongerenwerkers die hen daar opzoeken."},
    {kYouth, "Ouders met een migratieachtergrond ondersteunen bij specifieke opvoedvraagstukken",
     "Vragen over meertaligheid, religie en omgaan met discriminatie komen in gewone "
     "oudercursussen weinig aan bod. De infosheet laat zien wat professionals kunnen aanbieden."},

    {kFreedom, "Toolkit Shame sexting voor professionals",
     "Als naaktbeelden van een meisje worden verspreid, staat in sommige gezinnen ook de "
     "familie-eer op het spel. De toolkit helpt hulpverleners om snel en veilig te handelen."},
    {kFreedom, "Achterlating van kinderen en jongeren in het buitenland",
     "Sommige ouders laten een kind na de zomervakantie tegen zijn wil achter in het land van "
     "herkomst. Het rapport beschrijft signalen en wat school en gemeente kunnen doen."},
    {kFreedom, "Weerbaarheid meiden",
     "Meisjes uit gesloten gemeenschappen mogen niet altijd zelf kiezen met wie zij omgaan of "
     "trouwen. Dit project versterkt hun zelfvertrouwen en kennis van hun rechten."},
    {kFreedom, "LHBT-asielzoekers",
     "Homoseksuele en transgender asielzoekers voelen zich in de opvang vaak onveilig. We spraken "
     "met bewoners en medewerkers over wat beter kan."},
    {kFreedom, "Toegankelijke hulp LHBT",
     "Biculturele homo's, lesbiennes en transgenders vinden moeilijk hulp die bij hen past. De "
     "publicatie laat zien hoe instellingen hun drempels verlagen."},
    {kFreedom, "Ontwikkeling digitale leeromgeving Voorlichters Zelfbeschikking",
     "Voorlichters praten in hun eigen gemeenschap over partnerkeuze en gelijkheid van man en "
     "vrouw. In een online omgeving leren zij van elkaar en van deskundigen."},
};

constexpr PlatformTitle kMistaken[] = {
    {"", "Vogeltrek boven de Waddenzee: dertig jaar tellingen",
     "De migratie van steltlopers verschuift door zachtere winters. Vrijwilligers telden de vogels "
     "bij de trek langs de kust."},
    {"", "Bird migration and wind turbines in the North Sea",
     "Radar shows at what height birds pass during autumn migration. The results help to stop "
     "turbines at the right moment."},
    {"", "Vispassages in de Maas",
     "Zalm en paling kunnen hun migratie naar zee hervatten sinds er vistrappen zijn. Het rapport "
     "telt hoeveel vissen de stuwen passeren."},
    {"", "Datamigratie naar een nieuw zaaksysteem",
     "Gemeenten zetten hun dossiers over naar een ander systeem. De handreiking beschrijft een "
     "stappenplan voor migratie en controle van gegevens."},
    {"", "Integratie van zonne-energie in het elektriciteitsnet",
     "Een groeiend aandeel zonnestroom vraagt om verzwaring van het net. De studie vergelijkt "
     "opslag en sturing van de vraag."},
    {"", "Systeemintegratie in de zorg: elektronische dossiers koppelen",
     "Ziekenhuizen werken met verschillende pakketten. Integratie van die systemen bespaart "
     "dubbele invoer van gegevens."},
    {"", "Europese integratie en de interne markt na 1992",
     "De eenwording van markten verliep sneller dan die van belastingen. Het artikel bespreekt de "
     "rol van het Hof van Justitie."},
    {"", "Marktintegratie van biogas",
     "Prijzen van groen gas volgen steeds meer de internationale markt. We berekenen wat dat "
     "betekent voor boeren met een vergister."},
    {"", "Polarisatie van licht in dunne films",
     "De draaiing van het polarisatievlak hangt af van de dikte van de laag. We meten haar met een "
     "eenvoudige opstelling."},
    {"", "Polarisation of light scattered by dust",
     "Scattered starlight is polarised by grains. We compare models of porous and compact "
     "particles."},
    {"", "Genetische diversiteit van de Friese merrie",
     "Inteelt vermindert de genetische diversiteit van het ras. Een fokprogramma met meer hengsten "
     "kan dat keren."},
    {"", "Biologische diversiteit in akkerranden",
     "Bloemrijke randen trekken bestuivers en vijanden van bladluizen. De diversiteit aan soorten "
     "was na drie jaar verdubbeld."},
    {"", "Discriminatie van signalen bij hoge ruis",
     "Proefpersonen onderscheidden twee tonen beter na training. Het vermogen tot discriminatie "
     "bleef een maand lang op peil."},
    {"", "Participatie in windparken: een handleiding voor coöperaties",
     "Omwonenden kunnen financieel deelnemen in een windpark. De handleiding bespreekt vormen van "
     "participatie en verdeling van de opbrengst."},
    {"", "Tarieven 2026, inclusief btw",
     "Dit overzicht geeft de prijzen van cursussen en zaalhuur. Alle bedragen zijn inclusief btw "
     "en koffie."},
    {"", "De emancipatie van de boeren in de negentiende eeuw",
     "Landbouwcoöperaties gaven kleine boeren een stem tegenover handelaren. Deze emancipatie "
     "begon op de zandgronden."},
    {"", "Segregatie van verkeer op provinciale wegen",
     "Fietsers en landbouwverkeer krijgen eigen stroken. Door segregatie van langzaam en snel "
     "verkeer daalt het aantal ongevallen."},
    {"", "Segregatie van beton tijdens het storten",
     "Grove korrels zakken als het mengsel te nat is. Proeven laten zien bij welke vloeimaat "
     "ontmenging begint."},
    {"", "Tweede generatie biobrandstof uit bermgras",
     "Gras en stro worden na een voorbehandeling vergist. De tweede generatie levert minder op dan "
     "verwacht, maar concurreert niet met voedsel."},
    {"", "Vergunninghouders in de kokkelvisserij",
     "Vergunninghouders verdelen de vangst over drie havens. Hun opvang van bijvangst is sinds "
     "kort "
     "verplicht."},
    {"", "Een gedwongen huwelijk van twee veilingen",
     "Telers vreesden de fusie, maar de omzet bleef gelijk. Na vijf jaar spreken zij van een goed "
     "huwelijk."},
    {"", "Uit de kast en naar de kringloop",
     "Huishoudens brengen elk jaar meer kleding terug. Sorteerders schatten welk deel nog gedragen "
     "kan worden."},
    {"", "Non-discriminatory access to railway tracks",
     "Operators complain about charges at night. The authorities ask for one discriminatory rule "
     "to "
     "be dropped."},
};

}  // namespace

std::span<const PlatformTitle> platform_titles() {
  return kTitles;
}
std::span<const PlatformTitle> easily_mistaken() {
  return kMistaken;
}

}  // namespace vindplaats::testing
