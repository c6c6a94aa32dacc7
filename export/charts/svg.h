#pragma once
// The few shapes that our charts are made of, with the house's contrast: text #1a1a1a on white
// (17:1), marks #154273 (10:1), each also told apart without colour. Whole coordinates only, so
// that bytes do not depend on the machine. Pure; one writer is used by one thread.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

inline constexpr std::string_view kInk = "#1a1a1a";
inline constexpr std::string_view kMark = "#154273";
inline constexpr std::string_view kFaint = "#595959";  // 7:1

struct SvgText {
  std::string_view anchor = "start";
  int size = 14;
  bool bold = false;
  std::string_view fill = kInk;
};

class SvgWriter {
 public:
  // `id` is reduced to letters, digits, '-' and '_'.
  explicit SvgWriter(std::string_view id);
  const std::string& id() const { return id_; }

  void rect(int x, int y, int width, int height, std::string_view fill, bool dashed = false);
  void line(int x1, int y1, int x2, int y2, std::string_view stroke = kInk);
  void arrow(int x1, int y1, int x2, int y2);  // ends in a head
  void circle(int x, int y, int radius, std::string_view fill);
  void text(int x, int y, std::string_view words, const SvgText& style = {});
  // A pattern `<id>-<name>` in <defs>; `body` is markup of ours on an 8 x 8 white square. Gives
  // "url(#...)".
  std::string pattern(std::string_view name, std::string_view body);

  // The document: <title> and <desc> for screen readers, then all that was drawn.
  std::string finish(int width, int height, std::string_view title, std::string_view description);

 private:
  std::string id_, defs_, body_;
};

// Lines of at most `characters`; a longer word is broken, after a hyphen where it has one. At least
// one line.
std::vector<std::string> wrap_text(std::string_view text, std::size_t characters);
// 1234 as "1.234" in Dutch, "1,234" in English.
std::string grouped(std::int64_t number, std::string_view language);

}  // namespace vindplaats
