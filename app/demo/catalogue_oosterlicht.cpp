// A centre for newcomers' stories that has not registered yet: who tries the front can do that.
#include <span>

#include "app/demo/catalogue.h"

namespace vindplaats::demo {
namespace {

constexpr Item kOosterlichtItems[] = {
    {
        .key = "ol-31",
        .title = "Van azc naar eerste baan: twaalf statushouders vertellen",
        .title_en = "",
        .abstract =
            "Twaalf statushouders in Oosterlicht vertellen over hun eerste baan: wie hen hielp, "
            "wat de taal van de werkvloer vroeg, en waarom drie van hen weer stopten.",
        .creators = "Haverkamp, Joke; Tesfay, Yonas",
        .issued = "2026-10-12",
        .kind = "Onderzoeksrapport",
        .language = "nl",
        .subjects = "statushouders; arbeidsmarkt; taal",
        .doi = "",
        .theme = "arbeidsmarkt",
    },
    {
        .key = "ol-29",
        .title = "Gezinshereniging na drie jaar wachten: wat kinderen ervan merken",
        .title_en = "",
        .abstract =
            "Kinderen die na jaren bij hun ouders in Nederland komen wonen, beginnen opnieuw op "
            "school en thuis. Een verkenning met jongerenwerkers en vluchtelingengezinnen.",
        .creators = "Tesfay, Yonas",
        .issued = "2026-08-30",
        .kind = "Verkenning",
        .language = "nl",
        .subjects = "gezinshereniging; vluchtelingen; kinderen",
        .doi = "",
        .theme = "nieuwe-migratie",
    },
    {
        .key = "ol-26",
        .title = "Handreiking: gastlessen tegen discriminatie op school",
        .title_en = "",
        .abstract =
            "Hoe bereid je een gastles over discriminatie en vooroordelen voor, en wat doe je "
            "met de vragen die daarna komen? Voor leraren in het voortgezet onderwijs.",
        .creators = "Haverkamp, Joke",
        .issued = "2026-05-07",
        .kind = "Handreiking",
        .language = "nl",
        .subjects = "onderwijs; discriminatie; burgerschap",
        .doi = "",
        .theme = "onderwijs",
    },
    {
        .key = "ol-22",
        .title = "De fotocollectie van de oude melkfabriek",
        .title_en = "",
        .abstract =
            "Tweehonderd glasnegatieven zijn gescand en voorzien van een plaats en een jaar.",
        .creators = "Haverkamp, Joke",
        .issued = "2026-02-18",
        .kind = "Nieuws",
        .language = "nl",
        .subjects = "fotografie; erfgoed",
        .doi = "",
        .theme = "",
    },
};

}  // namespace

Institute oosterlicht() {
  return {"oosterlicht", "Verhalenhuis Oosterlicht", "kenniscentrum", kOosterlichtItems};
}

}  // namespace vindplaats::demo
