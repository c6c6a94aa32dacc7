#pragma once
// Where chance comes from. Passed in, so that a run can be repeated byte for byte.
#include <cstdint>

namespace vindplaats {

// Safe from one thread at a time.
class Random {
 public:
  virtual ~Random() = default;
  virtual std::uint64_t next() = 0;
  // Evenly from [0, bound); bound > 0.
  std::uint64_t below(std::uint64_t bound);
};

// The same numbers for the same seed, everywhere (SplitMix64). Never for secrets.
class SeededRandom : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() override;

 private:
  std::uint64_t state_;
};

// The system's source (std::random_device): for jitter, tokens and ids.
class SystemRandom : public Random {
 public:
  std::uint64_t next() override;
};

}  // namespace vindplaats
