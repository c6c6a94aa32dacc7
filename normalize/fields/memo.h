#pragma once
// What was read of the texts that came last. The records of a source repeat one licence, five types
// and two languages, and to read such words anew in each would cost more than its title does.
#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vindplaats {

// Remembers results of a pure function, each under the text that it was read from; a newer one
// takes the place of an older. Holds at most `places` texts, of at most kLongest bytes each. One
// thread at a time.
template <class Value, std::size_t places = 64>
class Memo {
 public:
  static constexpr std::size_t kLongest = 200;

  // What `read(text)` gives; holds until the next call.
  template <class Read>
  const Value& of(std::string_view text, const Read& read) {
    if (text.size() > kLongest) return long_one_.emplace(read(text));
    Known& known = known_[std::hash<std::string_view>()(text) % places];
    if (!known.value || known.text != text) {
      known.value.emplace(read(text));
      known.text = text;
    }
    return *known.value;
  }

 private:
  struct Known {
    std::string text;
    std::optional<Value> value;
  };
  std::array<Known, places> known_;
  std::optional<Value> long_one_;
};

}  // namespace vindplaats
