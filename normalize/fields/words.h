#pragma once
// What the field readers share to look at words: folding that needs no ICU, and tests on ASCII
// bytes. Pure; safe from any thread; linear time.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_letter(char c) {
  return is_upper(c) || is_lower(c);
}
constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c + 32) : c;
}
// A byte of a character beyond ASCII.
constexpr bool is_beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// For looking words up: ASCII and Latin-1 letters in lower case and without accents ("März" =
// "marz", composed or not), every dash "-", every apostrophe "'", runs of white space (U+00A0 too)
// one space, none at the ends. Other characters stay.
std::string plain_fold(std::string_view text);

// Runs of letters, digits and characters beyond ASCII. Views into `text`.
std::vector<std::string_view> words_of(std::string_view text);

// Has a folded text this word, or these words in a row, bounded by anything that is no letter or
// digit.
bool has_word(std::string_view folded, std::string_view word);

bool all_digits(std::string_view text);

// The words of a text that single spaces part (plain_fold(), one_line()), from either end: the
// first or last, and what is left without it.
constexpr std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find(' '));
}
constexpr std::string_view behind_first_word(std::string_view text) {
  const std::size_t space = text.find(' ');
  return space == text.npos ? std::string_view() : text.substr(space + 1);
}
constexpr std::string_view last_word(std::string_view text) {
  return text.substr(text.rfind(' ') + 1);
}
constexpr std::string_view before_last_word(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return text.substr(0, space == text.npos ? 0 : space);
}
// Does the test hold for any of them.
template <class Test>
constexpr bool any_word(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (test(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

// Which lengths and first letters the words of a fixed list have: says at once of nearly every word
// that it is not in there, without comparing. Letters count without case, so that a word may be
// asked for before it is folded.
class WordSieve {
 public:
  template <class List, class Key>
  constexpr WordSieve(const List& list, Key key) {
    for (const auto& row : list) add(key(row));
  }
  template <std::size_t size>
  explicit constexpr WordSieve(const std::string_view (&list)[size]) {
    for (const std::string_view word : list) add(word);
  }
  // False: no word of the list is like this one.
  constexpr bool may_hold(std::string_view word) const {
    return !word.empty() && (letters_[slot(word)] & bit(word)) != 0;
  }

 private:
  static constexpr std::size_t kLengths = 32;
  static constexpr std::size_t slot(std::string_view word) {
    return word.size() < kLengths ? word.size() : kLengths - 1;
  }
  static constexpr std::uint32_t bit(std::string_view word) {
    return std::uint32_t{1} << (static_cast<unsigned char>(word.front()) & 31);
  }
  constexpr void add(std::string_view word) { letters_[slot(word)] |= bit(word); }

  std::uint32_t letters_[kLengths] = {};
};

// A short list of words, in any order.
template <std::size_t size>
class WordList {
 public:
  explicit constexpr WordList(const std::string_view (&words)[size]) : sieve_(words) {
    std::copy(std::begin(words), std::end(words), words_);
  }
  constexpr const std::string_view* begin() const { return words_; }
  constexpr const std::string_view* end() const { return words_ + size; }
  constexpr bool holds(std::string_view word) const {
    return sieve_.may_hold(word) && std::find(words_, words_ + size, word) != words_ + size;
  }
  // Of a list in lower case: holds it this word, whatever its case.
  constexpr bool holds_in_any_case(std::string_view word) const {
    const auto like = [](char listed, char c) { return listed == to_lower(c); };
    return sieve_.may_hold(word) &&
           std::any_of(words_, words_ + size, [&](std::string_view listed) {
             return listed.size() == word.size() &&
                    std::equal(listed.begin(), listed.end(), word.begin(), like);
           });
  }

 private:
  WordSieve sieve_;
  std::string_view words_[size];
};

// For a static_assert beside the table.
template <class Row, std::size_t size>
constexpr bool is_sorted_table(const Row (&table)[size]) {
  for (std::size_t i = 1; i < size; ++i) {
    if (!(table[i - 1].key < table[i].key)) return false;
  }
  return true;
}

}  // namespace vindplaats
