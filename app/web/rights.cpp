#include "app/web/rights.h"

#include <algorithm>
#include <iterator>

namespace vindplaats {
namespace {

constexpr Extent kNo = Extent::kNone, kOwnOnly = Extent::kOwn, kYes = Extent::kAll;

struct RoleRow {
  std::string_view role;
  // In the order of Right: visit, signed in, read, decide, rules, sources, studies, run.
  Extent extents[8];
};
constexpr RoleRow kRightsMatrix[] = {
    {"administrator", {kYes, kYes, kYes, kYes, kYes, kYes, kYes, kYes}},
    {"editor", {kYes, kYes, kYes, kYes, kYes, kYes, kYes, kNo}},
    {"theme-editor", {kYes, kYes, kYes, kOwnOnly, kOwnOnly, kNo, kNo, kNo}},
    {"researcher", {kYes, kYes, kYes, kNo, kNo, kNo, kOwnOnly, kNo}},
    {"reader", {kYes, kYes, kYes, kNo, kNo, kNo, kNo, kNo}},
    {kNobody, {kYes, kNo, kNo, kNo, kNo, kNo, kNo, kNo}},
};

}  // namespace

Extent extent_of(std::string_view role, Right right) {
  const auto row = std::find_if(std::begin(kRightsMatrix), std::end(kRightsMatrix),
                                [&](const RoleRow& one) { return one.role == role; });
  return row == std::end(kRightsMatrix) ? kNo : row->extents[static_cast<std::size_t>(right)];
}

bool shares_theme(std::span<const std::string> own, std::span<const std::string> themes) {
  return std::any_of(themes.begin(), themes.end(), [&](const std::string& theme) {
    return std::find(own.begin(), own.end(), theme) != own.end();
  });
}

}  // namespace vindplaats
