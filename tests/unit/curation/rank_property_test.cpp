// The reason is the reason: take the words that it names out of a record, and the record moves down
// or leaves the queue. On 1,000 records made of the words of the field, with the rules that `init`
// writes.
#include <algorithm>
#include <iterator>

#include <gtest/gtest.h>

#include "config/defaults.h"
#include "core/random.h"
#include "core/text.h"
#include "core/time.h"
#include "curation/analyser.h"
#include "curation/rank.h"

namespace vindplaats {
namespace {

constexpr std::size_t kRecords = 1000, kAccepted = 80;

// Of the themes, of things easily mistaken for them, and of neither.
constexpr std::string_view kText[] = {"statushouders",
                                      "inburgering",
                                      "vluchtelingen",
                                      "asielzoekers",
                                      "migranten",
                                      "nieuwkomers",
                                      "polarisatie",
                                      "discriminatie",
                                      "racisme",
                                      "radicalisering",
                                      "segregatie",
                                      "moslims",
                                      "cultuursensitief",
                                      "diversiteit",
                                      "wijkteams",
                                      "vakmanschap",
                                      "stagediscriminatie",
                                      "stage",
                                      "mbo",
                                      "kansengelijkheid",
                                      "burgerschap",
                                      "onderwijs",
                                      "arbeidsmarkt",
                                      "werkvloer",
                                      "arbeidsmarktdiscriminatie",
                                      "klantmanagers",
                                      "opvoeding",
                                      "jongeren",
                                      "jongerenwerk",
                                      "ouders",
                                      "migratieachtergrond",
                                      "eergerelateerd geweld",
                                      "huwelijksdwang",
                                      "achterlating",
                                      "zelfbeschikking",
                                      "emancipatie",
                                      "lhbti",
                                      "sexting",
                                      "vogels",
                                      "licht",
                                      "energie",
                                      "markt",
                                      "gemeente",
                                      "de",
                                      "van",
                                      "in",
                                      "en",
                                      "voor",
                                      "met",
                                      "over",
                                      "onderzoek",
                                      "rapport",
                                      "cijfers",
                                      "beleid",
                                      "praktijk",
                                      "hulp",
                                      "werk",
                                      "wonen",
                                      "school",
                                      "zorg",
                                      "buurt",
                                      "toekomst"};
constexpr std::string_view kNames[] = {"Anna de Vries", "Bram Jansen", "Carla Smit",
                                       "Dana Visser",   "Emre Yilmaz", "Fatima Haddad",
                                       "Gijs Bos",      "Hanna Mulder"};
constexpr std::string_view kPublishers[] = {"Instituut Noord", "Instituut Zuid", ""};

class Field {
 public:
  explicit Field(std::uint64_t seed) : random_(seed) {
    EXPECT_TRUE(platform_.has_value() && themes_.has_value());
  }

  std::string words(std::size_t least, std::size_t more) {
    std::string text;
    for (std::size_t left = least + random_.below(more); left > 0; --left)
      text += (text.empty() ? "" : " ") + std::string(pick(kText));
    return text;
  }

  Publication make(std::size_t number) {
    Publication publication;
    publication.id = "p" + std::to_string(1'000'000 + number);
    publication.records = {"bron/" + publication.id};
    Metadata& metadata = publication.metadata;
    metadata.title = words(3, 8);
    metadata.abstract_text = words(5, 40);
    metadata.abstract_language = metadata.title_language = "nl";
    metadata.issued = std::to_string(2023 + random_.below(4));
    metadata.publisher = pick(kPublishers);
    for (std::uint64_t i = random_.below(3); i > 0; --i) {
      metadata.creators.emplace_back();
      metadata.creators.back().name = pick(kNames);
      metadata.subjects.push_back({words(1, 2), "", "", "nl"});
    }
    return publication;
  }

  // Puts it where today's rules do; false when it does not wait.
  bool place(Publication& publication, Classification& found) {
    found = classify(*themes_, analyser_.analyse(publication, {"bron"}, {}));
    publication.themes = theme_marks(found);
    publication.status = publication.themes.empty() ? "unselected" : "candidate";
    return !publication.themes.empty();
  }

  void accept_some() {
    for (std::size_t number = 0; number < kAccepted; ++number) {
      Publication publication = make(kRecords * 100 + number);
      Classification found;
      if (place(publication, found)) accepted_.add(publication);
    }
  }

  // None when it does not wait.
  std::optional<Rank> rank_of(Publication& publication) {
    Classification found;
    if (!place(publication, found)) return {};
    Rank ranked = rank(publication, {*platform_, accepted_, *parse_time("2026-11-22")});
    name_words(ranked, publication, found);
    return ranked;
  }

 private:
  template <std::size_t n>
  std::string_view pick(const std::string_view (&from)[n]) {
    return from[random_.below(n)];
  }

  SeededRandom random_;
  const Result<Platform> platform_ = default_platform();
  const Result<CompiledThemes> themes_ = compile_themes(platform_->themes, platform_->words);
  Analyser analyser_;
  AcceptedWorks accepted_;
};

bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// Whole words only, whatever their capitals; each leaves an "x", so that no others come nearer.
std::string without(std::string text, const std::string& word) {
  const std::string wanted = to_lower(word);
  std::string left = "x";
  for (const char c : word) left += c == ' ' ? " x" : "";
  for (std::size_t at = 0; (at = to_lower(text).find(wanted, at)) != std::string::npos;) {
    const std::string lower = to_lower(text);
    const std::size_t end = at + wanted.size();
    const bool whole = (at == 0 || !is_name_letter(lower[at - 1])) &&
                       (end == lower.size() || !is_name_letter(lower[end]));
    if (whole) text.replace(at, wanted.size(), left);
    ++at;
  }
  return text;
}

Publication without(Publication publication, const std::vector<std::string>& words) {
  Metadata& metadata = publication.metadata;
  for (const std::string& word : words) {
    for (std::string* text : {&metadata.title, &metadata.abstract_text, &metadata.publisher})
      *text = without(*text, word);
    for (Person& creator : metadata.creators) creator.name = without(creator.name, word);
    for (Subject& subject : metadata.subjects) subject.value = without(subject.value, word);
  }
  return publication;
}

class RankProperty : public ::testing::Test {
 protected:
  RankProperty() : field_(20261122) { field_.accept_some(); }

  // Without these words it stands lower, or waits no more.
  void expect_lower(const Publication& publication, const Rank& rank,
                    const std::vector<std::string>& words) {
    Publication less = without(publication, words);
    const std::optional<Rank> after = field_.rank_of(less);
    EXPECT_TRUE(!after || after->score < rank.score) << reason_for_place(rank) << "\n"
                                                     << reason_for_place(*after);
  }

  Field field_;
};

TEST_F(RankProperty, WithoutTheWordsOfItsReasonARecordMovesDown) {
  std::size_t ranked = 0, near = 0, holding = 0;
  for (std::size_t number = 0; ranked < kRecords && number < 20 * kRecords; ++number) {
    Publication publication = field_.make(number);
    const std::optional<Rank> rank = field_.rank_of(publication);
    if (!rank) continue;
    ++ranked;
    std::vector<std::string> all;
    for (const RankPart& part : rank->parts) {
      near += part.what == "nearness";
      holding += part.reason.find(", instead of ") != std::string::npos;
      EXPECT_FALSE(part.reason.empty());
      EXPECT_FALSE(part.what == "rules" && part.words.empty()) << part.reason;
      if (part.words.empty()) continue;
      all.insert(all.end(), part.words.begin(), part.words.end());
      expect_lower(publication, *rank, part.words);
    }
    expect_lower(publication, *rank, all);
  }
  EXPECT_EQ(ranked, kRecords);
  EXPECT_GT(near, kRecords / 10) << "or nearness was hardly asked";
  EXPECT_GT(holding, kRecords / 10) << "or words that hold back a rule were hardly met";
}

TEST(AcceptedWorks, AreTheSameInWhateverOrderTheyCame) {
  Field field(7);
  std::vector<Publication> works;
  for (std::size_t number = 0; number < 200; ++number) {
    works.push_back(field.make(number));
    Classification found;
    field.place(works.back(), found);
  }
  AcceptedWorks forward, backward;
  for (std::size_t i = 0; i < 100; ++i) {
    forward.add(works[i]);
    backward.add(works[99 - i]);
  }
  for (const Publication& publication : works) {
    const Nearness one = forward.near(publication, ""), other = backward.near(publication, "");
    EXPECT_EQ(one.points, other.points);
    EXPECT_EQ(one.words, other.words);
  }
}

}  // namespace
}  // namespace vindplaats
