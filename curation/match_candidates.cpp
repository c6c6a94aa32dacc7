#include "curation/match_candidates.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <unordered_map>

#include "core/text.h"
#include "curation/match_text.h"

namespace vindplaats {
namespace {

// So many letters of a title's beginning; so many of its rarest words, in pairs.
constexpr std::size_t kBeginning = 24;
constexpr std::size_t kRareWords = 5;
constexpr std::size_t kFewestLettersOfWord = 3;

class Candidates {
 public:
  explicit Candidates(std::span<const Member* const> members) : members_(members) {
    for (const Member* member : members_) {
      for (const std::string_view word : words_of(member->title)) ++uses_[word];
    }
  }

  std::vector<CandidatePair> run() {
    for (std::uint32_t i = 0; i < members_.size(); ++i) add_keys(i);
    uses_.clear();
    std::sort(holders_.begin(), holders_.end());
    holders_.erase(std::unique(holders_.begin(), holders_.end()), holders_.end());
    std::vector<CandidatePair> pairs;
    for (std::size_t start = 0; start < holders_.size();) {
      std::size_t end = start + 1;
      while (end < holders_.size() && holders_[end].first == holders_[start].first) ++end;
      if (end - start <= kMaxBlock) add_pairs(start, end, pairs);
      start = end;
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

 private:
  // Each once: the words of a title are sorted.
  static std::vector<std::string_view> words_of(const MatchTitle& title) {
    std::vector<std::string_view> words = split(title.words, ' ');
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::erase_if(words, [](std::string_view word) {
      return word.size() < kFewestLettersOfWord &&
             !is_digit_byte(word.empty() ? 'x' : word.front());
    });
    return words;
  }

  // `kind` keeps keys of different kinds apart.
  void add(std::uint32_t member, std::string_view kind, std::string_view key) {
    const std::hash<std::string_view> hash;
    holders_.emplace_back(hash(key) * 31 + hash(kind), member);
  }

  void add_title(std::uint32_t member, const MatchTitle& title) {
    if (title.folded.empty()) return;
    add(member, "title", title.folded);
    if (title.main < title.folded.size() || title.telling)
      add(member, "main title", std::string_view(title.folded).substr(0, title.main));
    const std::string_view beginning = std::string_view(title.folded).substr(0, kBeginning);
    add(member, "beginning", beginning);
    // Where many titles begin so, the year or the first creator's may still be few.
    const Member& of = *members_[member];
    add(member, "dated", std::to_string(of.year).append(beginning));
    if (!of.creators.empty()) {
      const std::string& first = of.creators.front();
      add(member, "named", first.substr(0, first.find(' ')).append(beginning));
    }
  }

  // A word that no other title has is a misprint or tells nothing here.
  void add_rare_words(std::uint32_t member) {
    std::vector<std::pair<std::uint32_t, std::string_view>> words;
    for (const std::string_view word : words_of(members_[member]->title)) {
      if (const std::uint32_t uses = uses_.at(word); uses > 1) words.emplace_back(uses, word);
    }
    const std::size_t count = std::min(words.size(), kRareWords);
    const auto end = words.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(words.begin(), end, words.end());
    std::sort(words.begin(), end, [](const auto& a, const auto& b) { return a.second < b.second; });
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < i; ++j)
        add(member, "words", std::string(words[j].second).append(1, ' ').append(words[i].second));
    }
  }

  void add_spot(std::uint32_t member) {
    const Member& of = *members_[member];
    const MatchPlace& place = of.place;
    if (place.first_page.empty()) return;
    const std::string from = place.first_page + ":" + std::to_string(of.year) + ":";
    if (!place.volume.empty()) add(member, "spot", from + place.volume);
    if (!place.last_page.empty()) add(member, "pages", from + place.last_page);
  }

  void add_keys(std::uint32_t member) {
    const Member& of = *members_[member];
    for (const std::string& key : of.keys) add(member, "identifier", key);
    add_title(member, of.title);
    for (const MatchTitle& other : of.other_titles) add_title(member, other);
    add_rare_words(member);
    add_spot(member);
  }

  void add_pairs(std::size_t start, std::size_t end, std::vector<CandidatePair>& pairs) const {
    for (std::size_t i = start; i < end; ++i) {
      for (std::size_t j = start; j < i; ++j)
        pairs.emplace_back(holders_[j].second, holders_[i].second);
    }
  }

  std::span<const Member* const> members_;
  std::unordered_map<std::string_view, std::uint32_t> uses_;  // titles that have the word
  std::vector<std::pair<std::uint64_t, std::uint32_t>> holders_;
};

}  // namespace

std::vector<CandidatePair> candidate_pairs(std::span<const Member* const> members) {
  return Candidates(members).run();
}

}  // namespace vindplaats
