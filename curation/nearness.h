#pragma once
// How near a publication is to what editors accepted: creators, series, subjects, publisher and
// words of the title that it shares with accepted ones. No learner: sums of whole numbers, so that
// neither the order of the works nor the machine makes a difference, and taking a shared word away
// never brings a publication nearer.
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/publication.h"

namespace vindplaats {

struct Nearness {
  Thousandths points;      // 0 up to 1
  std::int64_t works = 0;  // accepted ones that it is like
  // What it shares with those, as it stands in the publication: names before words.
  std::vector<std::string> words;
};

// Those that were accepted, by what they may share. Filled first; then safe from any thread.
class AcceptedWorks {
 public:
  void add(const Publication& publication);
  // Near to those in `theme`, or where it is empty in any of the publication's own themes. A work
  // is not near to itself.
  Nearness near(const Publication& publication, const std::string& theme) const;

 private:
  struct Work {
    std::string id;
    std::vector<std::string> themes;
  };
  std::vector<Work> works_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> having_;  // works by what they have
};

}  // namespace vindplaats
