#pragma once
// The order of the queue (contract sections 1 and 9): a sum of parts for each publication, each
// with its points and its reason in words. Pure, and whole numbers only: the same publication has
// the same rank on every machine, whoever else waits. What a part is and how much it weighs is the
// table in rank.cpp; a learner is one row more there.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/json.h"
#include "core/publication.h"
#include "curation/classify.h"
#include "curation/nearness.h"

namespace vindplaats {

struct RankPart {
  std::string what;   // changed, asked, rules, freshness, trust or nearness
  std::string theme;  // of rules: which theme's
  Thousandths points;
  std::string reason;              // "onderwijs 2.5: 'stage' (gelijke-kansen)"
  std::vector<std::string> words;  // of the description that it rests on, as they stand there
  bool operator==(const RankPart&) const = default;
};

struct Rank {
  Thousandths score;  // the sum of the points
  std::vector<RankPart> parts;
  bool operator==(const Rank&) const = default;
};

// What a rank depends on beside the publication. Borrows all of it.
struct RankContext {
  const Platform& platform;
  const AcceptedWorks& accepted;
  Instant now;
  // Whose queue it is; empty: that of all themes, where a publication stands by its best one.
  std::string theme = {};
};

// By the scores that its themes have; which words met the rules is for name_words to say.
Rank rank(const Publication& publication, const RankContext& context);

// Names the words by which rules selected it, and those of rules that these words hold back (by
// NOT, or an exclude rule). `found`: by today's rules, with the places; a rule that is in the
// publication's marks and not in `found` names none. Taking every named word out of the description
// makes every such rule fail.
void name_words(Rank& rank, const Publication& publication, const Classification& found);

// "onderwijs 2.5: 'stage', 'mbo' (gelijke-kansen, stage); published 2026-03; from WODC; like 3
// accepted: 'Anna de Vries'".
std::string reason_for_place(const Rank& rank);

// Should an editor look again at what was decided: accepted, rejected or later, with something in
// `reopened`. The queue is these and the candidates.
bool waits_again(const Publication& publication);
// Is it in the queue: a candidate, or one that waits again.
bool waits(const Publication& publication);

// What waits, and why it stands where it does.
struct Waiting {
  Publication publication;
  Rank rank;
};
struct Candidate {
  Waiting waiting;
  std::string first_harvest_of;  // the source whose first harvest brought it; empty: it came later
};
struct Queue {
  std::vector<Waiting> waiting;                  // the best first
  std::int64_t held_back = 0;                    // of first harvests, beyond limit_new
  std::map<std::string, std::int64_t> by_theme;  // how many of `waiting` each theme has
};

// Best first: by score, then the newest, then by id. At most settings.queue.limit_new of each
// source's first harvest, not counting what somebody has decided on.
Queue order_queue(std::vector<Candidate> candidates, const Settings& settings);

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, RankPart>
void each_field(Visitor&& visit, Self& self) {
  visit("what", self.what);
  visit("theme", self.theme);
  visit("points", self.points);
  visit("reason", self.reason);
  visit("words", self.words);
}
template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Rank>
void each_field(Visitor&& visit, Self& self) {
  visit("score", self.score);
  visit("parts", self.parts);
}

}  // namespace vindplaats
