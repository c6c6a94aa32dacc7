#pragma once
// A date's text as tokens, and a cursor over them. Pure; one thread. At most kDateTokens; what is
// longer is no date.
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

inline constexpr std::size_t kDateBytes = 200;
inline constexpr std::size_t kDateTokens = 64;

struct DateToken {
  enum class Kind { kEnd, kNumber, kWord, kSign };
  Kind kind = Kind::kEnd;
  std::string_view text;  // of the folded text
  int value = 0;          // of a number with at most nine digits
  bool space = false;     // white space stood before it

  bool is(char sign) const { return kind == Kind::kSign && text[0] == sign; }
  bool is_number(std::size_t least, std::size_t most) const {
    return kind == Kind::kNumber && text.size() >= least && text.size() <= most;
  }
  bool is_word() const { return kind == Kind::kWord; }
  bool is_word(std::string_view word) const { return is_word() && text == word; }
};

// Folds the text and owns it; views of its tokens live as long.
class DateTokens {
 public:
  explicit DateTokens(std::string_view text);
  DateTokens(const DateTokens&) = delete;
  DateTokens& operator=(const DateTokens&) = delete;

  // The token `ahead` places on; one of kind kEnd behind the last.
  const DateToken& peek(std::size_t ahead = 0) const;
  void skip(std::size_t count = 1) { at_ += count; }
  bool skip_sign(char sign);
  // Words such as "de", "of", and commas.
  void skip_fillers();
  bool at_end() const { return peek().kind == DateToken::Kind::kEnd; }
  std::size_t position() const { return at_; }
  void go_to(std::size_t position) { at_ = position; }

 private:
  void add(DateToken::Kind kind, std::size_t start, std::size_t end, bool space);

  std::string text_;
  std::vector<DateToken> tokens_;
  std::size_t at_ = 0;
};

}  // namespace vindplaats
