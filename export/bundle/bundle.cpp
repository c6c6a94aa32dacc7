#include "export/bundle/bundle.h"

#include <iterator>

#include "export/bundle/parts.h"

namespace vindplaats {
namespace {

void add_files(std::vector<File>& files, std::vector<File> more) {
  files.insert(files.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

}  // namespace

Result<std::vector<File>> render_bundle(const BundleContent& content) {
  const BundleParts parts = bundle_parts(content);
  std::vector<File> files = {readme_file(parts)};
  TRY_ASSIGN(File report, report_file(parts));
  files.push_back(std::move(report));
  add_files(files, protocol_files(parts));
  add_files(files, selection_files(parts));
  TRY_ASSIGN(std::vector<File> evidence, evidence_files(parts));
  add_files(files, std::move(evidence));
  add_files(files, analysis_files(parts));
  return packaging_files(parts, files);
}

}  // namespace vindplaats
