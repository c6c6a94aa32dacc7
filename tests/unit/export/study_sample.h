#pragma once
// An invented synthesis study with everything that a bundle can show: duplicates, works outside the
// years, exclusions at both stages, a dispute, a closed full text, and texts of its authors.
#include "export/bundle/bundle.h"
#include "export/bundle/verify.h"

namespace vindplaats::testing {

// Owns what a BundleContent borrows.
struct StudySample {
  Platform platform;
  Study study;
  BundleContent content;

  StudySample();
  StudySample(const StudySample&) = delete;
  StudySample& operator=(const StudySample&) = delete;
};

// The rendered files by path; fails the test when they cannot be made.
BundleFiles rendered_bundle(const BundleContent& content);

}  // namespace vindplaats::testing
