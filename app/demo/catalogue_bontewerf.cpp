// An expertise centre for practice: blogs, guides and toolkits, newest first.
#include <span>

#include "app/demo/catalogue.h"

namespace vindplaats::demo {
namespace {

constexpr Item kBontewerfItems[] = {
    {
        .key = "bw-1218",
        .title = "Waarom 'iedereen is welkom' niet genoeg is",
        .title_en = "",
        .abstract =
            "Op de deur van het buurthuis staat dat iedereen welkom is, maar wie komt er binnen? "
            "Priscilla Lont beschrijft hoe een welzijnsorganisatie met een divers team en een "
            "andere ontvangst nieuwe groepen bewoners bereikte.",
        .creators = "Lont, Priscilla",
        .issued = "2026-10-20",
        .kind = "Blog",
        .language = "nl",
        .subjects = "inclusie; sociaal domein; diversiteit; toegankelijkheid",
        .doi = "",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "bw-1211",
        .title = "Toolkit Shame sexting voor professionals",
        .title_en = "",
        .abstract =
            "Een naaktfoto of een foto zonder hoofddoek die rondgaat, kan voor een jongere grote "
            "gevolgen hebben. De toolkit bevat een presentatie, een gids en hand-outs waarmee "
            "professionals shame sexting en exposing bespreken en slachtoffers steunen.",
        .creators = "Aouragh, Hanane; Vries, Marit de",
        .issued = "2026-09-29",
        .kind = "Toolkit",
        .language = "nl",
        .subjects = "shame sexting; exposing; zelfbeschikking; meisjes; eer",
        .doi = "",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "bw-1204",
        .title = "Aan het werk met een hoofddoek",
        .title_en = "",
        .abstract =
            "Drie vrouwen vertellen in deze aflevering over solliciteren en werken met een "
            "hoofddoek. Een werkgever en een onderzoeker gaan in op arbeidsmarktdiscriminatie en "
            "op wat een inclusieve werkvloer vraagt.",
        .creators = "Expertisecentrum Bontewerf",
        .issued = "2026-09-08",
        .kind = "Podcast",
        .language = "nl",
        .subjects = "moslima's; arbeidsmarktdiscriminatie; inclusie op het werk; podcast",
        .doi = "",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "bw-1198",
        .title = "Een glas water en een belletje: burenhulp bij hitte",
        .title_en = "",
        .abstract =
            "Bij een hittegolf zijn buren er sneller bij dan de wijkverpleging. In drie straten "
            "maakten bewoners een bellijst; Jolanda Smit schrijft op wat er werkte en wat niet.",
        .creators = "Smit, Jolanda",
        .issued = "2026-07-14",
        .kind = "Blog",
        .language = "nl",
        .subjects = "burenhulp; hitte; vrijwilligers",
        .doi = "",
        .theme = "",
    },
    {
        .key = "bw-1190",
        .title = "Voorkomen ongewenste polarisatie en aanspreken van het 'redelijke midden'",
        .title_en = "",
        .abstract =
            "Bij een verhit debat hoor je de uitersten, niet het midden. De handreiking laat "
            "gemeenten en buurtprofessionals zien hoe zij polarisatie vroeg herkennen, het "
            "redelijke midden aanspreken en spanningen tussen groepen niet onbedoeld vergroten.",
        .creators = "Mohan, Rajiv; Vries, Marit de",
        .issued = "2026-06-16",
        .kind = "Handreiking",
        .language = "nl",
        .subjects = "polarisatie; sociale stabiliteit; gemeenten; verbinding",
        .doi = "",
        .theme = "sociale-stabiliteit",
    },
    {
        .key = "bw-1183",
        .title = "Toolkit samenwerking tussen formele en informele opvoedondersteuning",
        .title_en = "",
        .abstract =
            "Moedergroepen en vrijwilligers bereiken ouders die het consultatiebureau niet ziet. "
            "Met deze toolkit maken formele en informele opvoedondersteuning afspraken over "
            "doorverwijzen, vertrouwen en ieders rol.",
        .creators = "Aouragh, Hanane; Dros, Willemijn",
        .issued = "2026-05-19",
        .kind = "Toolkit",
        .language = "nl",
        .subjects = "opvoedondersteuning; migrantenorganisaties; informele steun; ouders",
        .doi = "",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "bw-1177",
        .title =
            "Ouders met een migratieachtergrond ondersteunen bij specifieke opvoedvraagstukken",
        .title_en = "",
        .abstract =
            "Vragen over schermtijd, geloof of seksuele vorming klinken in ieder gezin anders. "
            "Deze infosheet geeft professionals handvatten om ouders met een migratieachtergrond "
            "cultuursensitief te ondersteunen bij de opvoeding.",
        .creators = "Dros, Willemijn",
        .issued = "2026-04-21",
        .kind = "Infosheet",
        .language = "nl",
        .subjects = "opvoedondersteuning; ouders; migratieachtergrond; cultuursensitief",
        .doi = "",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "bw-1170",
        .title = "Toolkit inclusieve communicatie",
        .title_en = "",
        .abstract =
            "Een brief in ambtelijke taal of een folder met steeds dezelfde gezichten sluit "
            "mensen buiten. De toolkit helpt gemeenten en sociale organisaties om in woord en "
            "beeld inwoners van elke culturele achtergrond te bereiken.",
        .creators = "Lont, Priscilla; Mohan, Rajiv",
        .issued = "2026-03-24",
        .kind = "Toolkit",
        .language = "nl",
        .subjects = "inclusieve communicatie; beeldtaal; gemeenten; diversiteit",
        .doi = "",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "bw-1164",
        .title = "Toolkit mantelzorg en werk voor leidinggevenden",
        .title_en = "",
        .abstract =
            "Eén op de vier medewerkers zorgt naast het werk voor een zieke partner of ouder. De "
            "toolkit bevat een gesprekskaart, een overzicht van verlofregelingen en een "
            "voorbeeldafspraak voor leidinggevenden.",
        .creators = "Smit, Jolanda; Faber, Anton",
        .issued = "2026-02-17",
        .kind = "Toolkit",
        .language = "nl",
        .subjects = "mantelzorg; leidinggeven; verlofregelingen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "bw-1157",
        .title = "Vrij om zelf te kiezen: mannen in gesprek over eer",
        .title_en = "",
        .abstract =
            "Wie bepaalt met wie je trouwt? Rebin Barzani begeleidt mannengroepen en schrijft "
            "over gesprekken waarin vaders en zonen hun ideeën over eer, partnerkeuze en "
            "zelfbeschikking tegen het licht houden.",
        .creators = "Barzani, Rebin",
        .issued = "2026-01-13",
        .kind = "Blog",
        .language = "nl",
        .subjects = "zelfbeschikking; eer; mannen; gendergelijkheid",
        .doi = "",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "bw-1149",
        .title = "Stagediscriminatie bespreken met het leerbedrijf",
        .title_en = "",
        .abstract =
            "Een leerbedrijf belt: liever een stagiair die 'in het team past'. In deze video van "
            "acht minuten laat een stagebegeleider uit het mbo zien hoe zij stagediscriminatie "
            "herkent en het gesprek met het bedrijf voert.",
        .creators = "Expertisecentrum Bontewerf",
        .issued = "2025-11-25",
        .kind = "Video",
        .language = "nl",
        .subjects = "stagediscriminatie; mbo; leerbedrijven; gelijke kansen",
        .doi = "",
        .theme = "onderwijs",
    },
    {
        .key = "bw-1142",
        .title = "Handreiking audit diversiteit",
        .title_en = "",
        .abstract =
            "Hoe toegankelijk is uw organisatie voor mensen met een andere culturele achtergrond? "
            "Met deze audit brengen zorg- en welzijnsorganisaties hun personeel, aanbod en "
            "bejegening in beeld en kiezen zij verbeterpunten.",
        .creators = "Lont, Priscilla",
        .issued = "2025-10-14",
        .kind = "Handreiking",
        .language = "nl",
        .subjects = "diversiteit; audit; interculturalisatie; organisaties",
        .doi = "",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "bw-1136",
        .title = "Geloof aan de keukentafel: religie in het gesprek met cliënten",
        .title_en = "",
        .abstract =
            "Sociaal professionals vragen naar wonen, werk en schulden, maar zelden naar geloof. "
            "In deze podcast bespreken een wijkteammedewerker, een imam en een humanist hoe je "
            "religie sensitief ter sprake brengt.",
        .creators = "Expertisecentrum Bontewerf",
        .issued = "2025-09-16",
        .kind = "Podcast",
        .language = "nl",
        .subjects = "religie; zingeving; cultuursensitief werken; sociaal professionals",
        .doi = "",
        .theme = "intercultureel-vakmanschap",
    },
    {
        .key = "bw-1129",
        .title = "Tussen twee werelden? Jongeren over identiteit",
        .title_en = "",
        .abstract =
            "'Ik hoef niet te kiezen', zegt Amira van zeventien. Jongerenwerker Ploy Wongsuwan "
            "schrijft over gesprekken met biculturele jongeren over hun identiteit en over wat "
            "zij van ouders en jongerenwerk nodig hebben.",
        .creators = "Wongsuwan, Ploy",
        .issued = "2025-06-24",
        .kind = "Blog",
        .language = "nl",
        .subjects = "jongeren; identiteit; biculturele jongeren; jongerenwerk",
        .doi = "",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "bw-1121",
        .title = "Handreiking buurtmoestuin: van idee tot eerste oogst",
        .title_en = "",
        .abstract =
            "Een moestuin brengt leven in een kale binnentuin, als er afspraken zijn over water, "
            "gereedschap en onkruid. Deze handreiking neemt bewoners in tien stappen mee van het "
            "eerste plan tot de oogst.",
        .creators = "Faber, Anton",
        .issued = "2025-05-20",
        .kind = "Handreiking",
        .language = "nl",
        .subjects = "buurttuinen; groen; bewonersinitiatief",
        .doi = "",
        .theme = "",
    },
    {
        .key = "bw-1113",
        .title = "Handreiking Eritrese statushouders",
        .title_en = "",
        .abstract =
            "Begeleiders van Eritrese statushouders merken dat vertrouwen tijd kost en dat "
            "brieven niet werken. De handreiking biedt achtergrondkennis over vlucht en herkomst "
            "en praktische tips voor inburgering, wonen en gezondheid.",
        .creators = "Haile, Yonas; Vries, Marit de",
        .issued = "2025-04-08",
        .kind = "Handreiking",
        .language = "nl",
        .subjects = "Eritrese statushouders; inburgering; vertrouwen; maatschappelijke begeleiding",
        .doi = "",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "bw-1106",
        .title = "Weerbaar opvoeden",
        .title_en = "",
        .abstract =
            "Ouders willen hun kinderen weerbaar maken tegen groepsdruk, uitsluiting en extreme "
            "ideeën. In vijf bijeenkomsten leren zij van elkaar en van een trainer hoe zij "
            "lastige gesprekken voeren en wanneer zij hulp inschakelen.",
        .creators = "Dros, Willemijn; Barzani, Rebin",
        .issued = "2025-03-11",
        .kind = "Training",
        .language = "nl",
        .subjects = "weerbaar opvoeden; ouders; radicalisering; opvoedondersteuning",
        .doi = "",
        .theme = "jeugd-en-opvoeding",
    },
    {
        .key = "bw-1098",
        .title = "Inclusie op de werkvloer: wat laat de praktijk zien?",
        .title_en = "",
        .abstract =
            "Diversiteit in huis halen is één ding, mensen behouden een ander. Twaalf werkgevers "
            "laten zien wat inclusie op de werkvloer vraagt van leidinggevenden, van collega's "
            "met en zonder migratieachtergrond en van de cultuur in het team.",
        .creators = "Mohan, Rajiv; Lont, Priscilla",
        .issued = "2025-02-04",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "inclusie; werkvloer; inclusief werkgeverschap; diversiteitsbeleid",
        .doi = "",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "bw-1087",
        .title = "Toegankelijke hulp LHBT",
        .title_en = "",
        .abstract =
            "Lhbt-personen met een biculturele achtergrond weten de hulpverlening slecht te "
            "vinden en zijn bang om herkend te worden. De handreiking geeft hulpverleners "
            "aanwijzingen om hun aanbod veilig en toegankelijk te maken.",
        .creators = "Vries, Marit de; Aouragh, Hanane",
        .issued = "2024-11-26",
        .kind = "Handreiking",
        .language = "nl",
        .subjects = "lhbti; hulpverlening; biculturele jongeren; toegankelijkheid",
        .doi = "",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "bw-1079",
        .title = "Digitaal meekomen als vrijwilliger",
        .title_en = "",
        .abstract =
            "Roosters, declaraties en verslagen: het vrijwilligerswerk gaat via een app. Anton "
            "Faber liep mee met een telefooncirkel en zag dat een uur oefenen aan tafel meer doet "
            "dan een handleiding.",
        .creators = "Faber, Anton",
        .issued = "2024-10-08",
        .kind = "Blog",
        .language = "nl",
        .subjects = "digitale vaardigheden; vrijwilligers; ouderen",
        .doi = "",
        .theme = "",
    },
    {
        .key = "bw-1071",
        .title = "Interventiewijzer participatie vluchtelingen",
        .title_en = "",
        .abstract =
            "Welke aanpak helpt vluchtelingen om mee te doen in werk, vrijwilligerswerk en buurt? "
            "De interventiewijzer beschrijft 28 interventies voor statushouders, met per "
            "interventie de doelgroep, de kosten en wat er over de werking bekend is.",
        .creators = "Haile, Yonas; Mohan, Rajiv",
        .issued = "2024-09-10",
        .kind = "Handreiking",
        .language = "nl",
        .subjects = "vluchtelingen; participatie; interventies; gemeenten",
        .doi = "",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "bw-1064",
        .title = "Weerbaarheid meiden",
        .title_en = "",
        .abstract =
            "In gesloten gemeenschappen krijgen meiden minder ruimte om zelf te kiezen. Deze "
            "training voor meiden van twaalf tot achttien versterkt hun weerbaarheid en "
            "zelfbeschikking rond vriendschap, relaties en online contact.",
        .creators = "Aouragh, Hanane; Wongsuwan, Ploy",
        .issued = "2024-06-11",
        .kind = "Training",
        .language = "nl",
        .subjects = "meiden; weerbaarheid; zelfbeschikking; relaties",
        .doi = "",
        .theme = "zelfbeschikking-en-emancipatie",
    },
    {
        .key = "bw-1058",
        .title = "Alleenstaande ouderen en eenzaamheid: herkennen en doorvragen",
        .title_en = "",
        .abstract =
            "Niet iedereen die alleen woont, is eenzaam, en wie eenzaam is, zegt het zelden. De "
            "infosheet zet tien signalen op een rij en geeft voorbeeldvragen voor wie bij ouderen "
            "thuis komt.",
        .creators = "Smit, Jolanda",
        .issued = "2024-05-14",
        .kind = "Infosheet",
        .language = "nl",
        .subjects = "eenzaamheid; ouderen; signaleren",
        .doi = "",
        .theme = "",
    },
    {
        .key = "bw-1049",
        .title = "Mbo-Stagediscriminatie",
        .title_en = "",
        .abstract =
            "Hoe vaak komt stagediscriminatie in het mbo voor en wat doen scholen eraan? Samen "
            "met Hogeschool Zuiderveste spraken we studenten met een migratieachtergrond, "
            "stagebegeleiders en leerbedrijven.",
        .creators = "Haddou, Samira; Brandsma, Ilse",
        .issued = "2024-03-05",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "stagediscriminatie; mbo; gelijke kansen",
        .doi = "10.5555/zv.2024.0011",
        .theme = "onderwijs",
    },
    {
        .key = "bw-1041",
        .title = "Trainingen voorjaar 2024: aanmelden kan vanaf nu",
        .title_en = "",
        .abstract =
            "Het aanbod voor het voorjaar staat online, van presenteren tot fondsenwerving. Alle "
            "prijzen zijn inclusief btw, lunch en materiaal; wie voor februari boekt, krijgt tien "
            "procent korting.",
        .creators = "Expertisecentrum Bontewerf",
        .issued = "2024-01-23",
        .kind = "Nieuwsbericht",
        .language = "nl",
        .subjects = "trainingen; aanmelden; bijeenkomsten",
        .doi = "",
        .theme = "",
    },
    {
        .key = "bw-1012",
        .title = "Boze burgers. Omgaan met weerstand tegen de multiculturele samenleving",
        .title_en = "",
        .abstract =
            "Sommige inwoners uiten hun onvrede over migratie en diversiteit steeds feller. Deze "
            "handreiking helpt bestuurders en professionals om de zorgen achter de boosheid te "
            "horen en tegelijk een grens te trekken bij discriminatie en racisme.",
        .creators = "Mohan, Rajiv; Smit, Jolanda",
        .issued = "2022-09-20",
        .kind = "Handreiking",
        .language = "nl",
        .subjects = "weerstand; polarisatie; discriminatie; lokaal bestuur",
        .doi = "",
        .theme = "sociale-stabiliteit",
    },
};

}  // namespace

Institute bontewerf() {
  return {.id = "bontewerf",
          .name = "Expertisecentrum Bontewerf",
          .kind = "expertisecentrum",
          .items = kBontewerfItems};
}

}  // namespace vindplaats::demo
