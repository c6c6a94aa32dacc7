#include "app/demo/tour_study.h"

#include <algorithm>
#include <set>

#include "app/pipeline/study.h"
#include "core/time.h"

namespace vindplaats::demo {
namespace {

// On title: about school or work; on the full text: about this country.
constexpr std::string_view kOffTopic = "E1";
constexpr std::string_view kTopicThemes[] = {"onderwijs", "arbeidsmarkt"};

bool on_topic(const FoundWork& work) {
  const std::vector<ThemeMark>& themes = work.publication.themes;
  return std::any_of(themes.begin(), themes.end(), [](const ThemeMark& mark) {
    return std::find(std::begin(kTopicThemes), std::end(kTopicThemes), mark.id) !=
           std::end(kTopicThemes);
  });
}

// The decisions that are not there yet.
class HalfScreening {
 public:
  HalfScreening(const Study& study, const StudySelection& selection) : study_(study) {
    for (const Screened& screened : selection.decisions)
      known_.emplace(screened.decision.publication, screened.decision.stage);
  }

  void decide(const FoundWork& work, std::string_view stage, bool include) {
    const std::string& id = work.publication.id;
    if (known_.contains({id, std::string(stage)})) return;
    ScreeningDecision decision;
    decision.study = study_.id;
    decision.publication = id;
    decision.stage = stage;
    decision.decision = include ? "include" : "exclude";
    if (!include) decision.criterion = kOffTopic;
    decisions_.push_back(std::move(decision));
  }

  const std::vector<ScreeningDecision>& decisions() const { return decisions_; }

 private:
  const Study& study_;
  std::set<std::pair<std::string, std::string>> known_;  // publication and stage
  std::vector<ScreeningDecision> decisions_;
};

}  // namespace

Result<TourScreening> screen_half(Store& store, const Platform& platform, const Clock& clock,
                                  const Study& study, const std::string& by) {
  TRY_ASSIGN(const StudySelection selection,
             select_study(*store.snapshot(), platform, study, format_day(clock.now())));
  TourScreening screening;
  std::vector<const FoundWork*> taken_in;
  HalfScreening half(study, selection);
  for (const FoundWork& work : selection.works) {
    half.decide(work, kStageTitle, on_topic(work));
    if (on_topic(work)) taken_in.push_back(&work);
  }
  for (std::size_t i = 0; i < taken_in.size() / 2; ++i)
    half.decide(*taken_in[i], kStageFulltext, true);
  screening.works = static_cast<std::int64_t>(selection.works.size());
  screening.included = static_cast<std::int64_t>(taken_in.size());
  screening.excluded = screening.works - screening.included;
  screening.read = screening.included / 2;
  TRY(write_screening(store, clock, by, half.decisions()));
  return screening;
}

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

[[criterion]]
id = "E2"
kind = "exclude"
stage = "fulltext"
nl = "Zegt niets over Nederland"
en = "Says nothing about the Netherlands"

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
