#pragma once
// Which stretches of a long text may hold some letters: of every three letters that stand together
// the stretches in which they do, as bits. Sets of three share a row by chance, so that a stretch
// may be named in vain, but none is passed over. A value; reading is safe from any thread.
#include <cstdint>
#include <string_view>
#include <vector>

namespace vindplaats {

class LetterGrams {
 public:
  LetterGrams() = default;
  explicit LetterGrams(std::size_t stretches)
      : stretches_(stretches), width_((stretches + 63) / 64), bits_(kRows * width_) {}

  // The letters of a stretch, which are lines.
  void add(std::size_t stretch, std::string_view text) {
    each_row(text, [&](std::size_t row) {
      bits_[row * width_ + stretch / 64] |= std::uint64_t{1} << (stretch % 64);
    });
  }
  // Stretches that may hold `letters`, in order; of fewer than three letters all.
  template <class OnStretch>
  void each(std::string_view letters, OnStretch&& on_stretch) const {
    std::vector<std::uint64_t> left(width_, ~std::uint64_t{0});
    each_row(letters, [&](std::size_t row) {
      for (std::size_t i = 0; i < width_; ++i) left[i] &= bits_[row * width_ + i];
    });
    for (std::size_t stretch = 0; stretch < stretches_; ++stretch)
      if ((left[stretch / 64] >> (stretch % 64) & 1u) != 0) on_stretch(stretch);
  }

 private:
  static constexpr std::size_t kRows = 4096;

  // A line end may be the last of three.
  template <class OnRow>
  static void each_row(std::string_view text, OnRow&& on_row) {
    std::uint32_t last = 0;
    std::size_t in_line = 0;
    for (const char letter : text) {
      last = (last << 8 | static_cast<unsigned char>(letter)) & 0xffffffu;
      if (++in_line >= 3) on_row(last * 0x9e3779b1u >> 20);
      if (letter == '\n') in_line = 0;
    }
  }

  std::size_t stretches_ = 0, width_ = 0;
  std::vector<std::uint64_t> bits_;  // row after row
};

}  // namespace vindplaats
