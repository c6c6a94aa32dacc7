#pragma once
// Is there room for a harvest (faults.md D4): below 512 MiB none begins, so that editors can still
// decide, export and back up while somebody makes space. The store itself refuses below 64 MiB
// (store/disk_reserve.h). Reads the file system; safe from any thread.
#include <cstdint>
#include <optional>
#include <string>

#include "core/result.h"

namespace vindplaats {

inline constexpr std::uint64_t kHarvestSpace = std::uint64_t{512} * 1024 * 1024;

// Bytes that are free where `platform_dir` keeps its store; nothing when that cannot be told.
std::optional<std::uint64_t> free_space(const std::string& platform_dir);
// kRefused below kHarvestSpace, with how much there is and what to do.
Result<void> room_for_harvest(const std::string& platform_dir);

// For `status`: empty while there is room.
struct SpaceTrouble {
  std::string cause, remedy;
};
std::optional<SpaceTrouble> space_trouble(const std::string& platform_dir);

}  // namespace vindplaats
