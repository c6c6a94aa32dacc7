#include "app/demo/tour_study.h"

namespace vindplaats::demo {

const std::string_view kTourStudyToml =
    R"(# The study of the demo; docs/settings.md lists every key.
id = "demo"
title = { nl = "Gelijke kansen op school en werk: wat weten we?", en = "Equal chances at school and work: what do we know?" }
question = "Wat is in Nederland bekend over gelijke kansen van mensen met een migratieachtergrond op school en werk?"
subquestions = ["Waar in de loopbaan ontstaat ongelijkheid?", "Welke aanpakken zijn beschreven, en voor wie?"]
partners = ["zuiderveste", "planbureau-samenleven"]
status = "open"
authors = [{ name = "Fatima el Amrani", partner = "zuiderveste", role = "lead" }]

scope = "store"
query = '(stage* OR discriminatie* OR arbeidsmarkt* OR "gelijke kansen" OR schooladvies*) AND (migratieachtergrond* OR herkomst OR vluchteling* OR statushouder* OR discriminatie*)'
years = "2015.."
languages = ["nl", "en"]

[[criterion]]
id = "E1"
kind = "exclude"
stage = "title"
nl = "Gaat niet over school of werk"
en = "Not about school or work"

[[column]]
id = "werkzaam"
label = "Werkzame elementen"
by = "person"

[matrix]
rows = "theme"
columns = "product"
)";

const std::string_view kTourStudyIntro = R"(# Inleiding

Deze tekst is van de auteurs: hij staat in `studies/demo/10-inleiding.md` en overleeft elke nieuwe
bouw van de bundel. Wat eromheen staat is geteld uit wat er geoogst is.

- De *selectie* volgt de zoekvraag in `study.toml`.
- Wat een mens moet invullen is als zodanig gemerkt.
)";

}  // namespace vindplaats::demo
