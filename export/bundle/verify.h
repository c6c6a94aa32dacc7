#pragma once
// Proves a bundle from itself (`study verify`): that no file was changed, that every number is what
// its rows give, that everything speaks of the same publications. Without a store; pure; safe from
// any thread. What it reads may come from anybody.
#include <map>
#include <string>
#include <vector>

#include "core/result.h"

namespace vindplaats {

// A bundle's files by path ("selection/flow.json").
using BundleFiles = std::map<std::string, std::string>;

// What is wrong, a sentence each that names the file; empty: all is well. At most 200.
std::vector<std::string> verify_bundle(const BundleFiles& files);

// The files that are not as they were when the bundle was made: changed, or not of it at all.
std::vector<std::string> files_of_others(const BundleFiles& files);

// Caps of a bundle that is read.
inline constexpr std::size_t kMostBundleFiles = 10'000;
inline constexpr std::size_t kMostBundleBytes = std::size_t{4} << 30;

}  // namespace vindplaats
