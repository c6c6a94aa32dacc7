#include "app/pipeline/study_list.h"

#include <chrono>
#include <filesystem>

#include "core/time.h"
#include "export/bundle/words.h"

namespace vindplaats {
namespace {

// The day on which anything in its folder last changed.
std::string study_updated(const Platform& platform, const Study& study) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::file_time_type latest = fs::file_time_type::min();
  for (const auto& entry : fs::directory_iterator(platform.dir + "/studies/" + study.id, error)) {
    latest = std::max(latest, fs::last_write_time(entry.path(), error));
  }
  if (error || latest == fs::file_time_type::min()) return {};
  return format_time(
      std::chrono::floor<std::chrono::seconds>(std::chrono::file_clock::to_sys(latest)));
}

}  // namespace

std::vector<ListedStudy> list_studies(const Platform& platform) {
  std::vector<ListedStudy> list;
  for (const Study& study : platform.studies) {
    list.push_back({study.id, study_title(study, study_language(study)), study.status,
                    study_updated(platform, study)});
  }
  return list;
}

}  // namespace vindplaats
