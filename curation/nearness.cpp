#include "curation/nearness.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "core/text.h"
#include "curation/title_words.h"
#include "curation/word_scanner.h"

namespace vindplaats {
namespace {

// What two works that share one thing have in common by it, in thousandths, as long as it is rare.
constexpr std::int64_t kCreator = 400, kSeries = 300, kSubject = 200, kPublisher = 100,
                       kTitleWord = 100;
// Of what so many accepted works have, half as much is left: an institute that publishes everything
// tells little.
constexpr std::int64_t kHalf = 8;
// What more of them have tells nothing.
constexpr std::size_t kCommon = 64;
// From here on two works are alike: a creator of a few works, two subjects, three rare words.
constexpr std::int64_t kAlike = 250;
// So much likeness gives half of the points.
constexpr std::int64_t kHalfOfPoints = 1000;
// Shorter words of a title tell little.
constexpr std::size_t kShortestWord = 4;

struct Feature {
  std::string key;
  std::string shown;
  std::int64_t weight = 0;
};

class Features {
 public:
  explicit Features(const Publication& publication) {
    const Metadata& metadata = publication.metadata;
    for (const Person& creator : metadata.creators) add('c', creator.name, kCreator);
    add('s', metadata.part_of.title, kSeries);
    for (const Subject& subject : metadata.subjects) add('t', subject.value, kSubject);
    add('p', metadata.publisher, kPublisher);
    WordScanner scanner(metadata.title);
    for (ScannedWord word; scanner.next(word);) {
      for (std::size_t i = 0; i < word.count; ++i) add_word(word.parts[i].bytes);
    }
  }
  const std::vector<Feature>& all() const { return all_; }

 private:
  void add(char kind, const std::string& value, std::int64_t weight) {
    std::string key = kind + fold(value);
    if (key.size() > 1 && known_.insert(key).second)
      all_.push_back({std::move(key), value, weight});
  }
  void add_word(std::string_view word) {
    const bool says_little = utf8_length(word) < kShortestWord || title_roles(fold(word)) != 0;
    if (!says_little) add('w', std::string(word), kTitleWord);
  }

  std::vector<Feature> all_;
  std::set<std::string> known_;
};

bool has_theme(const Publication& publication, const std::string& theme) {
  return std::any_of(publication.themes.begin(), publication.themes.end(),
                     [&](const ThemeMark& mark) { return mark.id == theme; });
}

// Something that it has in common with accepted ones.
struct Shared {
  const std::vector<std::uint32_t>* works;
  const std::string* shown;
};

}  // namespace

void AcceptedWorks::add(const Publication& publication) {
  const auto number = static_cast<std::uint32_t>(works_.size());
  Work& work = works_.emplace_back();
  work.id = publication.id;
  for (const ThemeMark& mark : publication.themes) work.themes.push_back(mark.id);
  const Features features(publication);
  for (const Feature& feature : features.all()) having_[feature.key].push_back(number);
}

Nearness AcceptedWorks::near(const Publication& publication, const std::string& theme) const {
  if (works_.empty()) return {};
  const Features features(publication);
  std::unordered_map<std::uint32_t, std::int64_t> likeness;
  std::vector<Shared> shared;
  for (const Feature& feature : features.all()) {
    const auto found = having_.find(feature.key);
    if (found == having_.end() || found->second.size() > kCommon) continue;
    const auto works = static_cast<std::int64_t>(found->second.size());
    for (const std::uint32_t work : found->second)
      likeness[work] += feature.weight * kHalf / (kHalf + works);
    shared.push_back({&found->second, &feature.shown});
  }
  std::erase_if(likeness, [&](const auto& one) {
    const Work& work = works_[one.first];
    const auto counts = [&](const std::string& id) {
      return theme.empty() ? has_theme(publication, id) : id == theme;
    };
    return one.second < kAlike || work.id == publication.id ||
           std::none_of(work.themes.begin(), work.themes.end(), counts);
  });
  std::int64_t sum = 0;
  for (const auto& [work, alike] : likeness) sum += alike;
  Nearness nearness{{1000 * sum / (sum + kHalfOfPoints)}, std::ssize(likeness), {}};
  std::set<std::string> named;  // a word of the title may be a subject too
  for (const Shared& one : shared) {
    if (std::any_of(one.works->begin(), one.works->end(),
                    [&](std::uint32_t work) { return likeness.contains(work); }) &&
        named.insert(fold(*one.shown)).second)
      nearness.words.push_back(*one.shown);
  }
  return nearness;
}

}  // namespace vindplaats
