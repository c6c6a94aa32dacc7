// What a preview says is what happens when the theme's file is saved and `curate` runs, whatever
// the rules, the records and the decisions.
#include "app/pipeline/theme_preview.h"

#include <array>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pipeline/waiting.h"
#include "core/text.h"
#include "tests/unit/app/search_desk.h"

namespace vindplaats {
namespace {

using testing::asked;
using testing::described;
using ::testing::HasSubstr;
using testing::random_query;
using testing::SearchDesk;
using testing::written;

// Where each publication stands.
struct Stands {
  std::string status;
  std::vector<ThemeMark> themes;
  bool operator==(const Stands&) const = default;
};

std::map<std::string, Stands> standings_of(SearchDesk& desk) {
  std::map<std::string, Stands> stands;
  EXPECT_TRUE(scan_publications(*desk.store().snapshot(), [&](const Publication& publication) {
    stands[publication.id] = {publication.status, publication.themes};
    return true;
  }));
  return stands;
}

// From which status and themes to which, as `curate --dry-run` tells it.
using Moves = std::map<std::string, std::array<std::string, 4>>;

Moves rehearsed_moves(SearchDesk& desk) {
  const auto report = curate(desk.store(), desk.platform(), desk.clock(), {true});
  EXPECT_TRUE(report) << report.error().what;
  Moves moves;
  for (const CurateReport::Move& move : report->moves)
    moves[move.id] = {move.from, move.to, join(move.themes_before, " "),
                      join(move.themes_after, " ")};
  return moves;
}

Moves moves_between(const std::map<std::string, Stands>& before,
                    const std::map<std::string, Stands>& after) {
  const auto themes = [](const Stands& stands) {
    std::vector<std::string> ids;
    for (const ThemeMark& mark : stands.themes) ids.push_back(mark.id);
    return join(ids, " ");
  };
  Moves moves;
  for (const auto& [id, is] : after) {
    const Stands& was = before.at(id);
    if (was != is) moves[id] = {was.status, is.status, themes(was), themes(is)};
  }
  return moves;
}

std::map<std::string, std::int64_t> places_of(SearchDesk& desk) {
  const auto queue = read_queue(*desk.store().snapshot(), desk.platform(), desk.clock().now(), "");
  EXPECT_TRUE(queue) << queue.error().what;
  std::map<std::string, std::int64_t> places;
  for (const Waiting& waiting : queue->waiting)
    places.emplace(waiting.publication.id, std::ssize(places) + 1);
  return places;
}

ThemePreview preview_of(SearchDesk& desk, const Theme& theme, std::size_t explained = SIZE_MAX) {
  const auto preview = preview_theme(*desk.store().snapshot(), desk.cache(), desk.platform(), theme,
                                     desk.clock().now(), explained);
  EXPECT_TRUE(preview) << preview.error().what;
  return preview ? *preview : ThemePreview();
}

void save(SearchDesk& desk, const Theme& theme) {
  const auto changed = with_theme(desk.platform(), theme);
  ASSERT_TRUE(changed) << changed.error().what;
  desk.platform() = *changed;
}

Theme random_theme(Random& random, const Platform& platform) {
  Theme theme;
  theme.id = "nieuw" + std::to_string(random.below(3));
  theme.label = {{"nl", theme.id}};
  if (random.below(4) > 0) theme = platform.themes[random.below(platform.themes.size())];
  theme.threshold.count = 500 + 500 * static_cast<std::int64_t>(random.below(4));
  theme.auto_accept = random.below(12) == 0;
  theme.valid_until = random.below(8) == 0 ? "2026-01-01" : "";
  if (!theme.rules.empty() && random.below(2) == 0)
    theme.rules.erase(theme.rules.begin() +
                      static_cast<std::ptrdiff_t>(random.below(theme.rules.size())));
  for (std::uint64_t more = random.below(3); more > 0; --more) {
    Rule rule;
    rule.id = "regel" + std::to_string(random.below(1000)) + "-" + std::to_string(more);
    rule.weight.count = 500 * (1 + static_cast<std::int64_t>(random.below(4)));
    rule.exclude = random.below(5) == 0;
    rule.query = written(random_query(random, 3));
    theme.rules.push_back(rule);
  }
  return theme;
}

void decide_something(SearchDesk& desk, Random& random, int round) {
  const std::vector<std::string> ids = desk.ids();
  const std::string& id = ids[random.below(ids.size())];
  switch (random.below(6)) {
    case 0:
    case 1: {
      DecisionRequest accept = asked("accept");
      accept.themes = {"onderwijs"};
      desk.decide(id, accept);
      break;
    }
    case 2:
    case 3: {
      DecisionRequest reject = asked("reject");
      reject.reason = "buiten-thema";
      desk.decide(id, reject);
      break;
    }
    case 4:
      desk.decide(id, asked("later"));
      break;
    default: {
      DecisionRequest edit = asked("edit");
      edit.corrections = {{"title", "gemeente aa bb policies " + std::to_string(round)}};
      EXPECT_TRUE(desk.decide(id, edit));
    }
  }
}

Metadata dated(Random& random, int number) {
  Metadata metadata = described(random, number);
  metadata.issued = std::to_string(2020 + random.below(7));
  return metadata;
}

// Each change is of the kind that it says, and says why.
void expect_kinds(const ThemePreview& preview) {
  for (const PreviewChange& change : preview.changes) {
    const bool waited = change.before.status == "candidate",
               waits_now = change.after.status == "candidate";
    switch (change.kind) {
      case PreviewKind::kEnters:
        EXPECT_TRUE(!waited && waits_now);
        break;
      case PreviewKind::kLeaves:
        EXPECT_TRUE(waited && !waits_now);
        EXPECT_EQ(change.after.place, 0);
        break;
      case PreviewKind::kAccepted:
        EXPECT_NE(change.before.status, "accepted");
        EXPECT_EQ(change.after.status, "accepted");
        break;
      case PreviewKind::kContradicts:
        EXPECT_EQ(change.before.status, change.after.status);
        EXPECT_FALSE(change.at.empty());
        EXPECT_NE(change.by, "");
        break;
      default:
        break;
    }
    EXPECT_FALSE(change.reason.empty() && change.kind != PreviewKind::kUnseen) << change.id;
  }
}

// How many changes there were of each kind, so that the test sees them all.
struct Seen {
  std::map<PreviewKind, int> kinds;
  std::int64_t shifted = 0;
};

void live_and_preview(SearchDesk& desk, std::uint64_t seed, int rounds, Seen& seen) {
  SeededRandom random(seed);
  desk.platform().settings.queue.limit_new = 12;
  desk.platform().criteria.reasons = {{"buiten-thema", "", "", false, ""}};
  for (int i = 0; i < 60; ++i) desk.put(i, dated(random, i));
  desk.curate_now();
  for (int round = 0; round < rounds; ++round) {
    for (int i = 0; i < 4; ++i) decide_something(desk, random, round);
    if (random.below(3) == 0) {
      const int number = static_cast<int>(random.below(70));
      desk.put(number, dated(random, number));
      desk.curate_now();
    }
    const Theme theme = random_theme(random, desk.platform());
    const auto before = standings_of(desk);
    const auto places_before = places_of(desk);
    const ThemePreview preview = preview_of(desk, theme);
    save(desk, theme);
    const Moves rehearsed = rehearsed_moves(desk);
    EXPECT_EQ(standings_of(desk), before) << "neither writes anything";
    desk.curate_now();
    const auto after = standings_of(desk);
    const auto places_after = places_of(desk);

    std::map<std::string, std::pair<Stands, Stands>> happened, told;
    for (const auto& [id, stands] : after) {
      if (before.at(id) != stands) happened[id] = {before.at(id), stands};
    }
    const auto place_in = [](const std::map<std::string, std::int64_t>& places,
                             const std::string& id) {
      const auto found = places.find(id);
      return found == places.end() ? 0 : found->second;
    };
    for (const PreviewChange& change : preview.changes) {
      told[change.id] = {{change.before.status, change.before.themes},
                         {change.after.status, change.after.themes}};
      EXPECT_EQ(change.before.place, place_in(places_before, change.id)) << change.id;
      EXPECT_EQ(change.after.place, place_in(places_after, change.id)) << change.id;
      ++seen.kinds[change.kind];
    }
    EXPECT_EQ(rehearsed, moves_between(before, after));
    ASSERT_EQ(told.size(), happened.size()) << "round " << round;
    for (const auto& [id, stands] : happened) {
      EXPECT_EQ(told[id].first, stands.first) << id;
      EXPECT_EQ(told[id].second, stands.second) << id;
    }
    std::int64_t moved = 0;
    for (const auto& [id, place] : places_after)
      moved += !told.contains(id) && place_in(places_before, id) != place;
    for (const auto& [id, place] : places_before)
      moved += !told.contains(id) && !places_after.contains(id);
    EXPECT_EQ(preview.shifted, moved);
    EXPECT_EQ(preview.waiting_before, std::ssize(places_before));
    EXPECT_EQ(preview.waiting_after, std::ssize(places_after));
    EXPECT_EQ(static_cast<std::size_t>(preview.publications), before.size());
    expect_kinds(preview);
    seen.shifted += preview.shifted;
    EXPECT_TRUE(preview_of(desk, theme).changes.empty()) << "once it holds nothing changes";
    if (::testing::Test::HasFailure()) return;
  }
}

TEST(ThemePreview, IsWhatHappensWhenTheFileIsSaved) {
  Seen seen;
  for (std::uint64_t seed = 31; seed < 33 && !HasFailure(); ++seed) {
    SearchDesk desk(open_memory_store());
    live_and_preview(desk, seed, 20, seen);
  }
  for (std::size_t kind = 0; kind < kPreviewKinds; ++kind)
    EXPECT_GT(seen.kinds[static_cast<PreviewKind>(kind)], 0)
        << preview_kind_name(static_cast<PreviewKind>(kind));
  EXPECT_GT(seen.shifted, 0);
}

Metadata titled(const std::string& title, const std::string& abstract_text = "") {
  Metadata metadata;
  metadata.title = title;
  metadata.abstract_text = abstract_text;
  metadata.issued = "2026-03";
  return metadata;
}

// Four works of a small town.
class ThemePreviewOnFour : public ::testing::Test {
 protected:
  ThemePreviewOnFour() {
    desk_.platform().criteria.reasons = {{"buiten-thema", "", "", false, ""}};
    Theme theme;
    theme.id = "onderwijs";
    theme.label = {{"nl", "Onderwijs"}};
    theme.rules = {{"stage", Thousandths{1000}, false, "stage*", {}},
                   {"dieren", Thousandths{1000}, true, "vogel*", {}}};
    desk_.platform().themes = {theme};
    desk_.put(1, titled("Stagediscriminatie in Zwolle"));
    desk_.put(2, titled("Leerlingen op het mbo", "Ook over stages en over stagebegeleiders."));
    desk_.put(3, titled("Vogels kijken met de klas"));
    desk_.put(4, titled("Burgerschap op school"));
    desk_.curate_now();
  }
  Theme theme() const { return desk_.platform().themes.front(); }
  std::string id_of(const std::string& word) {
    const testing::Ids ids = desk_.indexed(word);
    EXPECT_EQ(ids.size(), 1U) << word;
    return ids.empty() ? "" : *ids.begin();
  }
  const PreviewChange* change_of(const ThemePreview& preview, const std::string& id) const {
    for (const PreviewChange& change : preview.changes) {
      if (change.id == id) return &change;
    }
    return nullptr;
  }

  mutable SearchDesk desk_{open_memory_store()};
};

TEST_F(ThemePreviewOnFour, NamesTheWordsAndWhereTheyStand) {
  Theme changed = theme();
  changed.rules[0].query = "burgerschap OR stagebegeleider*";
  changed.rules[0].weight.count = 2000;
  const ThemePreview preview = preview_of(desk_, changed);
  ASSERT_EQ(preview.changes.size(), 3U);
  const PreviewChange& enters = preview.changes[0];
  EXPECT_EQ(enters.kind, PreviewKind::kEnters);
  EXPECT_EQ(enters.title, "Burgerschap op school");
  ASSERT_EQ(enters.words.size(), 1U);
  EXPECT_EQ(enters.words[0], (PreviewWord{"onderwijs", "stage", "title", "Burgerschap"}));
  EXPECT_EQ(enters.reason, "onderwijs 2: title 'Burgerschap' (stage)");
  const PreviewChange& leaves = preview.changes[1];
  EXPECT_EQ(leaves.kind, PreviewKind::kLeaves);
  EXPECT_EQ(leaves.reason,
            "no rule of onderwijs finds it; it was by title 'Stagediscriminatie' (stage)");
  const PreviewChange& moves = preview.changes[2];
  EXPECT_EQ(moves.kind, PreviewKind::kMoves);
  EXPECT_EQ(moves.reason, "onderwijs 1 -> 2: abstract 'stagebegeleiders' (stage)");
}

TEST_F(ThemePreviewOnFour, SaysWhatKeepsOut) {
  Theme changed = theme();
  changed.rules[1].query = "vogel* OR zwolle";
  changed.threshold.count = 1500;
  changed.rules.push_back({"mbo", Thousandths{500}, false, "mbo", {}});
  ThemePreview preview = preview_of(desk_, changed);
  ASSERT_EQ(preview.changes.size(), 2U);
  EXPECT_EQ(preview.changes[0].kind, PreviewKind::kLeaves);
  EXPECT_EQ(preview.changes[0].reason,
            "kept out of onderwijs by title 'Zwolle' (dieren); it was by title "
            "'Stagediscriminatie' (stage)");
  changed.threshold.count = 3000;
  preview = preview_of(desk_, changed);
  const PreviewChange* const below = change_of(preview, id_of("leerlingen"));
  ASSERT_NE(below, nullptr);
  EXPECT_THAT(below->reason, HasSubstr("onderwijs 1.5, below the threshold of 3: "));
  changed.valid_until = "2026-01-01";
  const ThemePreview closed = preview_of(desk_, changed);
  EXPECT_THAT(closed.changes[0].reason, HasSubstr("onderwijs takes no candidates today"));
}

TEST_F(ThemePreviewOnFour, ContradictsWhatWasDecided) {
  DecisionRequest accept = asked("accept"), reject = asked("reject");
  accept.themes = {"onderwijs"};
  reject.reason = "buiten-thema";
  ASSERT_TRUE(desk_.decide(id_of("zwolle"), accept));
  ASSERT_TRUE(desk_.decide(id_of("burgerschap"), reject));
  Theme changed = theme();
  changed.rules[0].query = "stages OR burgerschap";
  const ThemePreview preview = preview_of(desk_, changed);
  ASSERT_EQ(preview.count(PreviewKind::kContradicts), 2);
  const PreviewChange* const lost = change_of(preview, id_of("zwolle"));
  ASSERT_NE(lost, nullptr);
  EXPECT_EQ(lost->before.status, "accepted");
  EXPECT_EQ(lost->by, "fatima");
  EXPECT_THAT(lost->reason, HasSubstr("no rule of onderwijs finds it"));
  const PreviewChange* const found = change_of(preview, id_of("burgerschap"));
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->decided_for, "buiten-thema");
  EXPECT_EQ(found->reason, "onderwijs 1: title 'Burgerschap' (stage)");
  EXPECT_EQ(preview.verdicts_before, (Verdicts{1, 1, 0}));
  EXPECT_EQ(preview.verdicts_after, (Verdicts{1, 0, 1}));
}

TEST_F(ThemePreviewOnFour, AFileThatWasChangedWhereItLiesIsPreviewedToo) {
  Theme changed = theme();
  changed.rules[0].query = "burgerschap";
  desk_.platform().themes = {changed};
  const ThemePreview preview = preview_of(desk_, changed);
  EXPECT_EQ(preview.count(PreviewKind::kEnters), 1);
  EXPECT_EQ(preview.count(PreviewKind::kLeaves), 2);
  const PreviewChange* const leaves = change_of(preview, id_of("zwolle"));
  EXPECT_EQ(leaves->reason, "no rule of onderwijs finds it; it was by stage");
}

TEST_F(ThemePreviewOnFour, SaysOfANewThemeThatItIsNew) {
  Theme added;
  added.id = "natuur";
  added.label = {{"nl", "Natuur"}};
  added.rules = {{"vogels", Thousandths{3000}, false, "vogel* OR mbo", {}}};
  const ThemePreview preview = preview_of(desk_, added);
  EXPECT_TRUE(preview.is_new);
  EXPECT_EQ(preview.count(PreviewKind::kEnters), 1);
  ASSERT_EQ(preview.count(PreviewKind::kMoves), 1);
  const PreviewChange* const moves = change_of(preview, id_of("mbo"));
  EXPECT_EQ(theme_on_top(moves->before), "onderwijs");
  EXPECT_EQ(theme_on_top(moves->after), "natuur");
  EXPECT_EQ(moves->reason, "natuur 3: title 'mbo' (vogels)");
}

TEST_F(ThemePreviewOnFour, CountsWhyWhatIsFoundIsNotOffered) {
  Metadata old = titled("Stage lopen in het verleden");
  old.issued = "2001";
  desk_.put(5, old);
  desk_.curate_now();
  Theme changed = theme();
  changed.rules[0].query = "stage* OR verleden";
  changed.rules.push_back({"verleden", Thousandths{1000}, false, "verleden", {}});
  const ThemePreview preview = preview_of(desk_, changed);
  EXPECT_EQ(preview.count(PreviewKind::kUnseen), 1);
  EXPECT_EQ(preview.not_offered.size(), 1U);
  EXPECT_THAT(preview.not_offered.begin()->first, HasSubstr("from before 2023-"));
}

TEST_F(ThemePreviewOnFour, RefusesWhatCannotHold) {
  Theme changed = theme();
  changed.rules[0].query = "stage* OR (school";
  changed.rules[0].place = {"ontwerp.toml", 7};
  const auto preview = preview_theme(*desk_.store().snapshot(), desk_.cache(), desk_.platform(),
                                     changed, desk_.clock().now(), 10);
  ASSERT_FALSE(preview);
  EXPECT_EQ(preview.error().fault, Fault::kUsage);
  EXPECT_EQ(preview.error().file, "ontwerp.toml");
  EXPECT_EQ(preview.error().line, 7);
  EXPECT_THAT(preview.error().what, HasSubstr("column 11"));
  Theme alias = theme();
  alias.id = "ander";
  alias.aliases = {"onderwijs"};
  EXPECT_FALSE(with_theme(desk_.platform(), alias));
}

}  // namespace
}  // namespace vindplaats
