// The repository of a university of applied sciences, in the words of its lecturers and librarians.
#include <span>

#include "app/demo/catalogue.h"

namespace vindplaats::demo {
namespace {

constexpr Item kZuidervesteItems[] = {
    {
        .key = "2018-0031",
        .title = "Integratiekansen jonge alleenstaande vluchtelingen",
        .title_en = "Integration prospects of young unaccompanied refugees",
        .abstract =
            "Jonge vluchtelingen die alleen naar Nederland komen, moeten op hun achttiende opeens "
            "zelf wonen, leren en rondkomen. Dit onderzoek volgt dertig van hen en laat zien "
            "welke begeleiding van voogd, school en gemeente hun integratie vooruithelpt.",
        .creators = "Tesfay, Luwam; Koster, Maartje",
        .issued = "2018-06",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects =
            "alleenstaande minderjarige vluchtelingen; nieuwkomers; zelfredzaamheid; jongeren",
        .doi = "10.5555/zv.2018.0031",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "2022-0117",
        .title = "Tolk of familielid? Taal in het gesprek tussen hulpverlener en cliënt",
        .title_en =
            "Interpreter or relative? Language in encounters between care worker and client",
        .abstract =
            "Sociaal werkers laten een gesprek met anderstalige cliënten vaak vertalen door een "
            "kind of partner. Het artikel beschrijft wat er dan verloren gaat en hoe "
            "professionals met een tolk cultuursensitief kunnen werken.",
        .creators = "Ramdin, Shanti; Laak, Jeroen van der",
        .issued = "2022-11-08",
        .kind = "info:eu-repo/semantics/article",
        .language = "nl",
        .subjects = "tolken; taalbarrière; cultuursensitief werken; sociaal werk",
        .doi = "10.5555/zv.2022.0117",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "2023-0009",
        .title = "Robotisering in de glastuinbouw: wat vraagt het van de teler?",
        .title_en = "Robotisation in greenhouse horticulture",
        .abstract =
            "Oogstrobots nemen in de kas steeds meer handelingen over. We bezochten twaalf "
            "tomaten- en paprikatelers en beschrijven welke vaardigheden zij nodig hebben om de "
            "robots in te stellen en te onderhouden.",
        .creators = "Hoogendijk, Sander",
        .issued = "2023-02",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "robotisering; glastuinbouw; automatisering",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2023-0064",
        .title = "Discrimination of vibration signals in early bearing fault detection",
        .title_en = "",
        .abstract =
            "Early bearing damage is hard to tell apart from background noise. We compare four "
            "filters for the discrimination of vibration signals and show that a wavelet packet "
            "separates faulty from sound bearings at low speeds.",
        .creators = "Nowak, Tomasz; Hoogendijk, Sander",
        .issued = "2023-05-23",
        .kind = "info:eu-repo/semantics/article",
        .language = "en",
        .subjects = "signal processing; condition monitoring; maintenance",
        .doi = "10.5555/zv.2023.0064",
        .theme = "",
    },
    {
        .key = "2023-0088",
        .title = "Vissen onderweg: vismigratie langs gemalen en stuwen in het rivierengebied",
        .title_en = "Fish migration past pumping stations and weirs",
        .abstract =
            "Paling en driedoornige stekelbaars trekken elk voorjaar van zee naar binnenwater. "
            "Met zenders is gemeten hoe groot hun kans is om een gemaal levend te passeren en wat "
            "een vispassage aan die migratie verbetert.",
        .creators = "Bruijn, Femke de; Nguyen, Minh Anh",
        .issued = "2023-09",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "vismigratie; waterbeheer; ecologie",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2024-0003",
        .title = "Werkend leren als opstap naar betaald werk voor vluchtelingen",
        .title_en = "Learning on the job as a stepping stone to paid work for refugees",
        .abstract =
            "In duale trajecten combineren statushouders hun inburgering met een leerwerkplek. "
            "Onderzoek bij acht gemeenten laat zien dat werkend leren de stap naar betaald werk "
            "verkort, mits de taalles op de werkvloer doorgaat.",
        .creators = "Koster, Maartje; Yıldırım, Deniz",
        .issued = "2024-01-16",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "vluchtelingen; duale trajecten; inburgering; werkend leren",
        .doi = "10.5555/zv.2024.0003",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "2024-0011",
        .title = "Mbo-stagediscriminatie",
        .title_en = "Internship discrimination in vocational education",
        .abstract =
            "Mbo-studenten met een migratieachtergrond moeten vaker solliciteren voor zij een "
            "stageplaats vinden. Dit onderzoek beschrijft hoe stagediscriminatie ontstaat, waarom "
            "studenten haar zelden melden en wat scholen en leerbedrijven eraan kunnen doen.",
        .creators = "Haddou, Samira; Brandsma, Ilse",
        .issued = "2024-02",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "stagediscriminatie; mbo; gelijke kansen; leerbedrijven",
        .doi = "10.5555/zv.2024.0011",
        .theme = "onderwijs",
    },
    {
        .key = "2024-0014",
        .title = "Blessures bij jeugdvoetballers: een seizoen lang gevolgd",
        .title_en = "Injuries in youth football: one season of follow-up",
        .abstract =
            "Gedurende één seizoen hielden 412 voetballers van twaalf tot zestien jaar hun "
            "klachten bij. Vooral knie- en enkelblessures kwamen voor, en een warming-up van tien "
            "minuten verminderde het aantal met een kwart.",
        .creators = "Meulenbelt, Rik; Adeyemi, Tunde",
        .issued = "2024-02-20",
        .kind = "info:eu-repo/semantics/article",
        .language = "nl",
        .subjects = "jeugdsport; blessurepreventie; voetbal",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2024-0022",
        .title = "Moskeeonderwijs vakmanschap vrijwillige leskrachten",
        .title_en = "Volunteer teachers in mosque education: building professional skills",
        .abstract =
            "Duizenden kinderen krijgen in het weekend les in de moskee van vrijwillige "
            "leskrachten. Samen met zes moskeeën is onderzocht welke pedagogische scholing bij "
            "hen past en hoe zij de verbinding leggen met school en buurt.",
        .creators = "Haddou, Samira; El Idrissi, Youssef",
        .issued = "2024-03-12",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "moskeeonderwijs; vrijwilligers; informeel onderwijs; pedagogisch vakmanschap",
        .doi = "",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "2024-0029",
        .title = "Genetic diversity of planted oak in the southern Netherlands",
        .title_en = "",
        .abstract =
            "Planted oak stands often descend from few mother trees. Marker analysis of eighteen "
            "stands shows that genetic diversity is lower than in old coppice woods, which makes "
            "them vulnerable to drought and disease.",
        .creators = "Bruijn, Femke de",
        .issued = "2024-04",
        .kind = "info:eu-repo/semantics/article",
        .language = "en",
        .subjects = "genetic diversity; forestry; oak",
        .doi = "10.5555/zv.2024.0029",
        .theme = "",
    },
    {
        .key = "2024-0035",
        .title = "Effectiviteit van hulp aan vluchtelingen bij zoektocht naar betaald werk",
        .title_en = "Effectiveness of support for refugees looking for paid work",
        .abstract =
            "Vluchtelingen krijgen op veel manieren hulp bij het vinden van werk: van taalmaatje "
            "tot jobcoach en proefplaatsing. Dit onderzoek vergelijkt vier vormen en vindt het "
            "grootste effect waar één vaste begeleider zowel de werkzoekende als de werkgever "
            "ondersteunt.",
        .creators = "Yıldırım, Deniz; Tesfay, Luwam; Laak, Jeroen van der",
        .issued = "2024-04-18",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "vluchtelingen; arbeidstoeleiding; jobcoaching; effectonderzoek",
        .doi = "10.5555/zv.2024.0035",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "2024-0041",
        .title = "Waterstof in het lokale energienet: systeemintegratie op bedrijventerreinen",
        .title_en = "Hydrogen in local energy systems",
        .abstract =
            "Bedrijventerreinen met een vol stroomnet zoeken naar opslag. Dit rapport rekent voor "
            "drie terreinen door wat de integratie van een elektrolyser, batterij en warmtenet in "
            "één energiesysteem oplevert.",
        .creators = "Nowak, Tomasz; Achterberg, Lotte",
        .issued = "2024-05-14",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "systeemintegratie; waterstof; energietransitie",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2024-0048",
        .title = "Opvoeding in gezinnen van statushouders",
        .title_en = "Parenting in families of refugees with a residence permit",
        .abstract =
            "Ouders die gevlucht zijn, voeden hun kinderen op in een land waarvan zij de "
            "ongeschreven regels nog leren. Op basis van gesprekken met veertig gezinnen van "
            "statushouders laat dit rapport zien waar zij trots op zijn, waar het wringt en welke "
            "opvoedondersteuning aansluit.",
        .creators = "Tesfay, Luwam; Ramdin, Shanti",
        .issued = "2024-06",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "opvoeding; statushouders; opvoedondersteuning; gezinnen",
        .doi = "10.5555/zv.2024.0048",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "2024-0053",
        .title = "Studiekeuze van eerstegeneratiestudenten met een migratieachtergrond",
        .title_en = "Study choice of first-generation students with a migration background",
        .abstract =
            "Wie als eerste in het gezin gaat studeren, kiest vaak zonder voorbeeld. In deze "
            "masterthesis vertellen achttien hbo-studenten met een migratieachtergrond hoe "
            "ouders, mentoren en verwachtingen van school hun studiekeuze hebben gestuurd.",
        .creators = "Boateng, Abena",
        .issued = "2024-06-27",
        .kind = "info:eu-repo/semantics/masterThesis",
        .language = "nl",
        .subjects = "studiekeuze; eerstegeneratiestudenten; gelijke kansen; hbo",
        .doi = "",
        .theme = "onderwijs",
    },
    {
        .key = "2024-0060",
        .title = "Houtbouw in de hoogte: circulair ontwerpen van woongebouwen",
        .title_en = "Circular design of timber high-rise",
        .abstract =
            "Deze masterthesis ontwerpt een woongebouw van zes lagen dat zonder lijm in elkaar "
            "wordt gezet. De demontabele knopen blijken sterk genoeg en maken hergebruik van "
            "driekwart van het hout mogelijk.",
        .creators = "Dijkgraaf, Wessel",
        .issued = "2024-07-02",
        .kind = "info:eu-repo/semantics/masterThesis",
        .language = "nl",
        .subjects = "circulair bouwen; houtbouw; constructies",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2024-0066",
        .title = "Diversiteitskader wijkteams",
        .title_en = "A diversity framework for neighbourhood teams",
        .abstract =
            "Wijkteams willen er zijn voor alle inwoners, maar missen een gedeelde taal over "
            "diversiteit. Het diversiteitskader helpt teams in zes stappen na te gaan hoe zij "
            "kijken, wie zij bereiken en welke kennis over cultuur en religie zij nog nodig "
            "hebben.",
        .creators = "Laak, Jeroen van der; Haddou, Samira",
        .issued = "2024-09-10",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "wijkteams; diversiteit; sociaal domein; interculturele competenties",
        .doi = "",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "2024-0071",
        .title = "Vertrouwen in een rechtvaardige behandeling door de politie",
        .title_en = "Trust in fair treatment by the police",
        .abstract =
            "Jongens die vaak worden aangehouden, verwachten minder van de politie. Het artikel "
            "laat aan de hand van een enquête onder 900 inwoners zien dat uitleg tijdens een "
            "controle het vertrouwen in een rechtvaardige behandeling meer vergroot dan het "
            "aantal controles het verkleint.",
        .creators = "Öztürk, Kerem; Brandsma, Ilse",
        .issued = "2024-09-24",
        .kind = "info:eu-repo/semantics/article",
        .language = "nl",
        .subjects = "vertrouwen; politie; etnisch profileren; procedurele rechtvaardigheid",
        .doi = "10.5555/zv.2024.0071",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "2024-0080",
        .title = "Datamigratie in de zorg: van oud naar nieuw cliëntendossier",
        .title_en = "Data migration in health care",
        .abstract =
            "Zorginstellingen die van leverancier wisselen, moeten jaren aan dossiers omzetten. "
            "Vijf datamigraties zijn van begin tot eind gevolgd; proefmigraties en het tijdig "
            "opschonen van gegevens bleken het verschil te maken.",
        .creators = "Achterberg, Lotte; Kamara, Ibrahim",
        .issued = "2024-10",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "datamigratie; informatiesystemen; zorginstellingen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2024-0087",
        .title = "Gelijke kansen op 'gelijke stages'",
        .title_en = "Equal chances of equal internships",
        .abstract =
            "Drie scholen lieten niet de student maar de opleiding de stageplaats toewijzen. De "
            "evaluatie laat zien dat stagematching de kansen van studenten met een "
            "migratieachtergrond gelijker maakt, maar dat leerbedrijven aan het begin meer "
            "begeleiding vragen.",
        .creators = "Brandsma, Ilse; Haddou, Samira; Boateng, Abena",
        .issued = "2024-11-19",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "stagediscriminatie; hbo; mbo; gelijke kansen; matching",
        .doi = "10.5555/zv.2024.0087",
        .theme = "onderwijs",
    },
    {
        .key = "2024-0092",
        .title = "Minder vallen: balanstraining bij thuiswonende ouderen",
        .title_en = "Balance training for community-dwelling older adults",
        .abstract =
            "Eén op de drie thuiswonende 75-plussers valt elk jaar. Een groepstraining van tien "
            "weken verbeterde het evenwicht van de deelnemers, en de winst was na een halfjaar "
            "nog voor de helft aanwezig.",
        .creators = "Meulenbelt, Rik; Sahin, Esra",
        .issued = "2024-12-03",
        .kind = "info:eu-repo/semantics/article",
        .language = "nl",
        .subjects = "valpreventie; fysiotherapie; ouderen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2025-0002",
        .title =
            "Learning the language at work: dual trajectories under the Dutch Civic Integration "
            "Act",
        .title_en = "",
        .abstract =
            "Since 2022 Dutch municipalities have been responsible for the civic integration of "
            "newcomers. Interviews with 35 refugees and their coaches show that dual trajectories "
            "speed up language learning when employers make room for it, and isolate participants "
            "when they do not.",
        .creators = "Koster, Maartje; Yıldırım, Deniz",
        .issued = "2025-01-14",
        .kind = "info:eu-repo/semantics/article",
        .language = "en",
        .subjects = "civic integration; refugees; newcomers; language learning",
        .doi = "10.5555/zv.2025.0002",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "2025-0007",
        .title = "Gepolariseerd licht voor de inspectie van composieten",
        .title_en = "Polarised light in composite inspection",
        .abstract =
            "Fouten in de vezelrichting van koolstofcomposiet zijn met het blote oog niet te "
            "zien. Een camera die de polarisatie van licht meet, vindt ze in de productielijn "
            "zonder het onderdeel te raken.",
        .creators = "Nguyen, Minh Anh; Nowak, Tomasz",
        .issued = "2025-02",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "polarisatie; optica; composieten; kwaliteitscontrole",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2025-0013",
        .title = "Objectief werven en selecteren in het mkb: een actieonderzoek",
        .title_en = "Objective recruitment in small businesses",
        .abstract =
            "Kleine werkgevers kiezen personeel vaak op gevoel, en dat werkt ongelijke kansen in "
            "de hand. Met vijftien ondernemers is een korte methode van objectief werven "
            "ontwikkeld die vooroordelen in het sollicitatiegesprek verkleint.",
        .creators = "Laak, Jeroen van der; Sahin, Esra",
        .issued = "2025-02-18",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "arbeidsmarktdiscriminatie; werving en selectie; mkb; inclusief werkgeverschap",
        .doi = "",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "2025-0018",
        .title = "Respect bevorderen en vooroordelen verminderen in burgerschapslessen",
        .title_en = "Promoting respect and reducing prejudice in citizenship lessons",
        .abstract = "Wat werkt om in de klas vooroordelen te verminderen? Dit rapport bespreekt de "
                    "bewezen mechanismen, zoals inleving en ontmoeting, en vertaalt ze naar "
                    "burgerschapslessen in het vmbo en mbo.",
        .creators = "Öztürk, Kerem; Vermaas, Tineke",
        .issued = "2025-03-11",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "burgerschapsonderwijs; vooroordelen; respect; voortgezet onderwijs",
        .doi = "",
        .theme = "onderwijs",
    },
    {
        .key = "2025-0024",
        .title = "Intercultural competence of social work students: a longitudinal study",
        .title_en = "",
        .abstract =
            "Social work programmes promise to train culturally sensitive professionals. "
            "Following 210 students over three years, we find that intercultural competence grows "
            "mostly during placements in diverse neighbourhoods and hardly in separate courses on "
            "culture.",
        .creators = "Ramdin, Shanti; Kamara, Ibrahim",
        .issued = "2025-03-27",
        .kind = "info:eu-repo/semantics/article",
        .language = "en",
        .subjects = "intercultural competence; social work; cultural sensitivity; higher education",
        .doi = "10.5555/zv.2025.0024",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "2025-0030",
        .title = "Rekenen met vertrouwen: leerlijnen in de onderbouw van het vmbo",
        .title_en = "Arithmetic in lower secondary education",
        .abstract =
            "Leerlingen in de onderbouw van het vmbo haken bij breuken en verhoudingen vaak af. "
            "Een leerlijn met korte, dagelijkse oefening bleek op vijf scholen de toetsscores "
            "zichtbaar te verhogen.",
        .creators = "Vermaas, Tineke",
        .issued = "2025-04",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "rekenonderwijs; vmbo; didactiek",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2025-0037",
        .title = "Participatie vrouwelijke statushouders",
        .title_en = "Participation of female refugees",
        .abstract =
            "Vrouwelijke statushouders vinden minder snel werk dan mannen en beginnen later met "
            "hun inburgering. Het rapport laat zien hoe gemeenten met kinderopvang, "
            "vrouwengroepen en eigen trajecten hun participatie kunnen vergroten.",
        .creators = "Tesfay, Luwam; Koster, Maartje",
        .issued = "2025-05-20",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "statushouders; vrouwen; participatie; inburgering",
        .doi = "10.5555/zv.2025.0037",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "2025-0042",
        .title = "Sensor integration in autonomous greenhouse vehicles",
        .title_en = "",
        .abstract =
            "Autonomous vehicles in greenhouses have to work between wet leaves and glass. The "
            "paper describes the integration of lidar, radar and camera on one controller and "
            "reports a position error of under two centimetres.",
        .creators = "Hoogendijk, Sander; Nowak, Tomasz",
        .issued = "2025-06-05",
        .kind = "info:eu-repo/semantics/conferenceObject",
        .language = "en",
        .subjects = "sensor integration; robotics; horticulture",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2025-0046",
        .title = "Online jongerenwerk",
        .title_en = "Online youth work",
        .abstract =
            "Jongeren brengen een groot deel van hun vrije tijd online door, en het jongerenwerk "
            "gaat met hen mee. Dit onderzoek beschrijft hoe jongerenwerkers via games, chat en "
            "livestreams contact leggen en wanneer zij doorverwijzen naar hulp.",
        .creators = "Kamara, Ibrahim; Boateng, Abena",
        .issued = "2025-06-17",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "jongerenwerk; online; sociale media; jongeren",
        .doi = "",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "2025-0055",
        .title = "Huwelijksdwang signaleren op het mbo",
        .title_en = "Recognising forced marriage in vocational education",
        .abstract =
            "Mentoren in het mbo zijn vaak de eersten aan wie een student iets vertelt over een "
            "dreigend gedwongen huwelijk. Op basis van gesprekken op negen scholen beschrijft dit "
            "rapport signalen van huwelijksdwang en de stappen die een school veilig kan zetten.",
        .creators = "Haddou, Samira; Sahin, Esra",
        .issued = "2025-09",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "huwelijksdwang; zelfbeschikking; mbo; signaleren",
        .doi = "10.5555/zv.2025.0055",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "2025-0058",
        .title = "Hartfalen op afstand: ervaringen met thuismonitoring",
        .title_en = "Home monitoring of heart failure",
        .abstract =
            "Mensen met hartfalen meten thuis hun gewicht en bloeddruk en sturen de waarden naar "
            "het ziekenhuis. Zij voelen zich daardoor zekerder, maar verpleegkundigen hebben "
            "moeite met de stroom aan meldingen buiten kantoortijd.",
        .creators = "Sahin, Esra; Meulenbelt, Rik",
        .issued = "2025-09-16",
        .kind = "info:eu-repo/semantics/article",
        .language = "nl",
        .subjects = "e-health; thuismonitoring; hartfalen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2025-0063",
        .title = "Stapelaars: van vmbo naar hbo langs een omweg",
        .title_en = "Stackers: the long way from pre-vocational to higher education",
        .abstract =
            "Wie te laag is ingeschaald, kan stapelen: van vmbo via mbo naar hbo. Stapelaars met "
            "een migratieachtergrond vertellen hoe onderadvisering hun loopbaan vertraagde en "
            "welke docenten en brugprogramma's de doorstroom mogelijk maakten.",
        .creators = "Brandsma, Ilse; Boateng, Abena",
        .issued = "2025-10-07",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "stapelen; onderadvisering; doorstroom; kansengelijkheid",
        .doi = "",
        .theme = "onderwijs",
    },
    {
        .key = "2025-0069",
        .title = "Weerbaar tegen online haat: hoe studenten omgaan met racisme op sociale media",
        .title_en = "Resilience to online hate: students and racism on social media",
        .abstract =
            "Bijna de helft van de ondervraagde studenten kreeg het afgelopen jaar online met "
            "racisme te maken, zelf of als omstander. Het artikel beschrijft wanneer zij "
            "reageren, melden of zwijgen en welke steun hun weerbaarheid vergroot.",
        .creators = "Öztürk, Kerem; Kamara, Ibrahim",
        .issued = "2025-10",
        .kind = "info:eu-repo/semantics/article",
        .language = "nl",
        .subjects = "racisme; discriminatie; weerbaarheid; sociale media",
        .doi = "10.5555/zv.2025.0069",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "2025-0074",
        .title = "Eiwit op de kaart: plantaardige gerechten in de horeca",
        .title_en = "Plant-based dishes in restaurants",
        .abstract =
            "Restaurants willen meer plantaardig koken, maar vrezen gasten te verliezen. In een "
            "veldproef op tien locaties kozen gasten vaker het plantaardige gerecht wanneer het "
            "bovenaan de kaart stond en een smakelijke naam had.",
        .creators = "Achterberg, Lotte",
        .issued = "2025-11-18",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "eiwittransitie; horeca; voeding",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2026-0004",
        .title =
            "Klantmanagers en culturele verschillen: handelingsruimte in het gesprek over werk",
        .title_en = "Case managers and cultural difference in conversations about work",
        .abstract =
            "Klantmanagers van gemeenten begeleiden werkzoekenden met zeer uiteenlopende "
            "achtergronden. Observaties van zestig gesprekken laten zien hoe zij omgaan met taal, "
            "verwachtingen en vooroordelen, en hoe dat de route naar werk beïnvloedt.",
        .creators = "Yıldırım, Deniz; Ramdin, Shanti",
        .issued = "2026-01-20",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "klantmanagers; arbeidstoeleiding; cultuursensitief; statushouders",
        .doi = "",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "2026-0008",
        .title = "Cultuursensitief werken in de wijkverpleging",
        .title_en = "Culturally sensitive community nursing",
        .abstract =
            "Wijkverpleegkundigen komen achter de voordeur bij ouderen met uiteenlopende "
            "culturele en religieuze gewoonten. Het rapport geeft voorbeelden van "
            "cultuursensitief werken rond wassen, eten en afscheid, en laat zien welke scholing "
            "teams daarbij helpt.",
        .creators = "Ramdin, Shanti; Vermaas, Tineke",
        .issued = "2026-02-03",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "cultuursensitieve zorg; wijkverpleging; diversiteit; religie",
        .doi = "",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "2026-0012",
        .title = "Van kantoor naar klas: zij-instromers in het basisonderwijs",
        .title_en = "Career changers in primary education",
        .abstract =
            "Zij-instromers moeten helpen om het lerarentekort op te lossen, maar een kwart stopt "
            "binnen twee jaar. Vaste begeleidingsuren en een opbouw van taken blijken hen voor "
            "het vak te behouden.",
        .creators = "Vermaas, Tineke; Dijkgraaf, Wessel",
        .issued = "2026-02",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "lerarentekort; zij-instroom; basisonderwijs",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2026-0017",
        .title =
            "Hiring discrimination and anonymous applications: a field experiment with employers",
        .title_en = "",
        .abstract =
            "Anonymous applications are meant to curb hiring discrimination. In a field "
            "experiment with 240 vacancies, applicants with a migration background were invited "
            "more often when names were hidden, but the gap returned at the interview stage.",
        .creators = "Laak, Jeroen van der; Nwosu, Chidi",
        .issued = "2026-03-10",
        .kind = "info:eu-repo/semantics/article",
        .language = "en",
        .subjects =
            "labour market discrimination; hiring; anonymous applications; ethnic minorities",
        .doi = "10.5555/zv.2026.0017",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "2026-0021",
        .title = "Vaders aan zet: vaderbetrokkenheid in gezinnen met een migratieachtergrond",
        .title_en = "Fathers' turn: father involvement in families with a migration background",
        .abstract =
            "Opvoedondersteuning bereikt vooral moeders. Vadergroepen in vier steden laten zien "
            "hoe vaders met een migratieachtergrond hun rol in de opvoeding zien en wat "
            "professionals kunnen doen om hen erbij te betrekken.",
        .creators = "Kamara, Ibrahim; El Idrissi, Youssef",
        .issued = "2026-03-24",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "vaders; opvoeding; opvoedondersteuning; migratieachtergrond",
        .doi = "",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "2026-0026",
        .title = "Cyberveilig ondernemen: wat het mkb zelf kan doen",
        .title_en = "Cyber security for small businesses",
        .abstract =
            "Ondernemers met minder dan vijftig medewerkers zijn steeds vaker doelwit van "
            "gijzelsoftware. Het rapport bundelt eenvoudige maatregelen en laat zien waarom "
            "back-ups in de praktijk het eerst worden vergeten.",
        .creators = "Achterberg, Lotte; Nguyen, Minh Anh",
        .issued = "2026-04-14",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "cyberveiligheid; mkb; informatiebeveiliging",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2026-0031",
        .title = "Ontwikkeling digitale leeromgeving Voorlichters Zelfbeschikking",
        .title_en = "Developing a digital learning environment for self-determination educators",
        .abstract =
            "Voorlichters uit migrantengemeenschappen maken zelfbeschikking, partnerkeuze en "
            "gendergelijkheid bespreekbaar in eigen kring. Dit verslag beschrijft hoe met hen een "
            "digitale leeromgeving is ontworpen en wat de eerste zestig gebruikers ervan vinden.",
        .creators = "Sahin, Esra; Haddou, Samira",
        .issued = "2026-05",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "zelfbeschikking; voorlichters; digitale leeromgeving; gendergelijkheid",
        .doi = "",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "2026-0036",
        .title = "Het laatste stukje: stadslogistiek met elektrische bakfietsen",
        .title_en = "City logistics by cargo bike",
        .abstract =
            "In binnensteden met een zero-emissiezone rijden bezorgers steeds vaker per bakfiets. "
            "Een simulatie van drie wijken laat zien bij welke afstand en lading de fiets sneller "
            "en goedkoper is dan de bestelbus.",
        .creators = "Dijkgraaf, Wessel",
        .issued = "2026-05-26",
        .kind = "info:eu-repo/semantics/article",
        .language = "nl",
        .subjects = "stadslogistiek; mobiliteit; elektrisch vervoer",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2026-0041",
        .title = "Honour, shame and help-seeking among young women in the Netherlands",
        .title_en = "",
        .abstract =
            "Young women who fear honour-related violence rarely turn to formal services first. "
            "Drawing on 27 interviews, this article shows how shame, loyalty and the risk of "
            "abandonment shape their search for help and what makes a professional trustworthy.",
        .creators = "Sahin, Esra; Tesfay, Luwam",
        .issued = "2026-06-16",
        .kind = "info:eu-repo/semantics/article",
        .language = "en",
        .subjects = "honour-related violence; self-determination; help-seeking; young women",
        .doi = "10.5555/zv.2026.0041",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "2026-0045",
        .title = "Oefenen zonder risico: serious games voor verpleegkundestudenten",
        .title_en = "Serious games in nursing education",
        .abstract =
            "Met een serious game oefenen studenten verpleegkunde het herkennen van een "
            "achteruitgaande patiënt. Wie vier keer speelde, schatte de toestand daarna sneller "
            "en beter in dan de groep die alleen colleges volgde.",
        .creators = "Meulenbelt, Rik; Achterberg, Lotte",
        .issued = "2026-06",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "serious games; verpleegkunde; simulatieonderwijs",
        .doi = "",
        .theme = "",
    },
    {
        .key = "2026-0052",
        .title = "Burgerschapsonderwijs op de pabo: moeilijke gesprekken leren voeren",
        .title_en =
            "Citizenship education in teacher training: learning to lead difficult conversations",
        .abstract =
            "Aanstaande leraren zien op tegen klassengesprekken over racisme, religie of oorlog. "
            "Een lessenserie burgerschap op de pabo maakte hen zekerder, vooral doordat zij het "
            "voeren van moeilijke gesprekken met elkaar konden oefenen.",
        .creators = "Öztürk, Kerem; Vermaas, Tineke",
        .issued = "2026-09-15",
        .kind = "info:eu-repo/semantics/article",
        .language = "nl",
        .subjects = "burgerschap; lerarenopleiding; polarisatie in de klas; religie",
        .doi = "10.5555/zv.2026.0052",
        .theme = "onderwijs",
    },
    {
        .key = "2026-0057",
        .title = "Mondzorg in het verpleeghuis: van protocol naar praktijk",
        .title_en = "Oral care in nursing homes",
        .abstract =
            "Goede mondzorg voorkomt longontsteking, maar schiet er in drukke verpleeghuizen bij "
            "in. In vier huizen is een aanpak beproefd waarin één verzorgende per afdeling "
            "collega's aan het bed coacht.",
        .creators = "Meulenbelt, Rik",
        .issued = "2026-10-06",
        .kind = "info:eu-repo/semantics/report",
        .language = "nl",
        .subjects = "mondzorg; verpleeghuizen; ouderenzorg",
        .doi = "",
        .theme = "",
    },
};

}  // namespace

Institute zuiderveste() {
  return {.id = "zuiderveste",
          .name = "Hogeschool Zuiderveste",
          .kind = "hogeschool",
          .items = kZuidervesteItems};
}

}  // namespace vindplaats::demo
