#include "core/random.h"

#include <random>

namespace vindplaats {

std::uint64_t Random::below(std::uint64_t bound) {
  // Numbers under the remainder of 2^64 by the bound are thrown again: else small results come more
  // often.
  const std::uint64_t threshold = (0 - bound) % bound;
  for (;;) {
    const std::uint64_t number = next();
    if (number >= threshold) return number % bound;
  }
}

std::uint64_t SeededRandom::next() {
  state_ += 0x9e3779b97f4a7c15;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

std::uint64_t SystemRandom::next() {
  std::random_device device;
  return (std::uint64_t{device()} << 32) | device();
}

}  // namespace vindplaats
