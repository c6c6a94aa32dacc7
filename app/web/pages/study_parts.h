#pragma once
// The parts of a study's page (templates/study.html).
#include <string>
#include <vector>

#include "app/web/pages/studies.h"
#include "export/bundle/flow.h"

namespace vindplaats {

// All of the page.
void add_study(View& view, const Visit& visit, const Platform& platform, const Study& study);

std::string study_address(const Study& study, const std::string& tab = "",
                          const std::string& page = "");
StudyFlow flow_of(const StudyLook& look);

// A file of the bundle that was built last.
struct BundleFile {
  std::string name;  // in the bundle: "citations/library.bib"
  std::string path;  // on the disk
  std::uint64_t bytes = 0;
};
// In order of name; none before it was built.
std::vector<BundleFile> bundle_files(const Platform& platform, const Study& study);

}  // namespace vindplaats
