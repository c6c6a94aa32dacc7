#include "app/disk_space.h"

#include <filesystem>

#include <fmt/format.h>

#include "app/show.h"

namespace vindplaats {

std::optional<std::uint64_t> free_space(const std::string& platform_dir) {
  // data/ may be a disk of its own; before the first harvest it is not there.
  for (const std::string& place : {platform_dir + "/data", platform_dir}) {
    std::error_code unknown;
    const std::filesystem::space_info space = std::filesystem::space(place, unknown);
    if (!unknown) return space.available;
  }
  return std::nullopt;
}

std::optional<SpaceTrouble> space_trouble(const std::string& platform_dir) {
  const std::optional<std::uint64_t> free = free_space(platform_dir);
  if (!free || *free >= kHarvestSpace) return std::nullopt;
  return SpaceTrouble{fmt::format("the disk has {} left, and no harvest begins below {}",
                                  show_bytes(*free), show_bytes(kHarvestSpace)),
                      "free some space; the next harvest then goes on by itself"};
}

Result<void> room_for_harvest(const std::string& platform_dir) {
  const std::optional<SpaceTrouble> trouble = space_trouble(platform_dir);
  if (!trouble) return {};
  return fail(Fault::kRefused, fmt::format("{}: {}", trouble->cause, trouble->remedy));
}

}  // namespace vindplaats
