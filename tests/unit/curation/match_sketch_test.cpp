// A glance at two members is only believed when it says "apart", and then a full comparison does.
#include "curation/match_sketch.h"

#include <gtest/gtest.h>

#include "core/random.h"
#include "curation/match_evidence.h"
#include "tests/unit/curation/match_dutch_traps.h"

namespace vindplaats {
namespace {

constexpr std::string_view kWords[] = {"onderzoek",    "naar",   "de",       "arbeidsmarkt",
                                       "statushouder", "school", "2019",     "inburgering",
                                       "jongeren",     "en",     "beleid",   "in",
                                       "gemeenten",    ":",      "evaluatie"};

Member random_member(Random& random, std::size_t number) {
  std::string title;
  for (std::uint64_t left = 1 + random.below(9); left > 0; --left)
    title += std::string(title.empty() ? "" : " ") +
             std::string(kWords[random.below(std::size(kWords))]);
  return member_of(described_work(
      "s/" + std::to_string(number),
      {"title=" + title, "in=Tijdschrift", "pages=" + std::to_string(random.below(9)) + "-20"}));
}

void never_says_apart_of_what_is_not(const std::vector<Member>& members, std::size_t least) {
  std::vector<const Member*> pointers;
  for (const Member& member : members) pointers.push_back(&member);
  const MatchSketches sketches(pointers);
  std::size_t said = 0;
  for (std::uint32_t a = 0; a < members.size(); ++a) {
    for (std::uint32_t b = 0; b < a; ++b) {
      if (!sketches.surely_apart(a, b)) continue;
      ++said;
      ASSERT_TRUE(plainly_apart(members[a], members[b])) << members[a].title.folded << "\n"
                                                         << members[b].title.folded;
      ASSERT_TRUE(sketches.surely_apart(b, a));
    }
  }
  EXPECT_GT(said, least) << "or it spares nothing";
}

TEST(MatchSketches, AreOnlyBelievedWhenTheySayApart) {
  SeededRandom random(22);
  std::vector<Member> members;
  for (std::size_t i = 0; i < 400; ++i) members.push_back(random_member(random, i));
  never_says_apart_of_what_is_not(members, 5000);
}

TEST(MatchSketches, AreOnlyBelievedOfPairsThatLookAlike) {
  std::vector<Member> members;
  for (const TrapPair& pair : dutch_traps()) {
    members.push_back(member_of(described_work("s/" + std::to_string(members.size()), pair.a)));
    members.push_back(member_of(described_work("s/" + std::to_string(members.size()), pair.b)));
  }
  never_says_apart_of_what_is_not(members, 100'000);
}

}  // namespace
}  // namespace vindplaats
