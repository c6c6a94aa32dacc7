#pragma once
// What the files of a bundle are made from, prepared once, and the groups of files. Only for
// bundle.cpp and verify.cpp. Pure.
#include <string>
#include <vector>

#include "export/bundle/bundle.h"
#include "export/bundle/flow.h"
#include "export/bundle/work_line.h"
#include "export/citations/bibliography.h"
#include "export/citations/cited_work.h"
#include "export/tables/table.h"

namespace vindplaats {

// The files that `study verify` counts from.
inline constexpr std::string_view kBundlePublications = "selection/publications.jsonl";
inline constexpr std::string_view kBundleRecords = "selection/records.csv";
inline constexpr std::string_view kBundleDecisions = "selection/decisions.csv";
inline constexpr std::string_view kBundleExcluded = "selection/excluded.csv";
inline constexpr std::string_view kBundleFlow = "selection/flow.json";
inline constexpr std::string_view kBundleTable = "evidence/table.csv";
inline constexpr std::string_view kBundleAnalysis = "analysis/analysis.json";
inline constexpr std::string_view kBundleCitations = "citations/library.json";
inline constexpr std::string_view kBundleProtocol = "protocol.json";
inline constexpr std::string_view kBundleManifest = "manifest-sha512.txt";

// In excluded.csv: what fell out before screening.
inline constexpr std::string_view kStageBefore = "before";

struct BundleParts {
  const BundleContent& content;
  std::string language;
  std::vector<WorkLine> lines;             // the selection: all that is not excluded; by id
  std::vector<const FoundWork*> excluded;  // by id
  std::vector<Screened> decisions;  // with names and notes as this bundle's readers may see them
  StudyFlow flow;
  std::vector<CitedWork> works;       // of the lines, in their order
  std::vector<Reference> references;  // in the order of a list
};

// "beoordelaar 1" for every screener in a public bundle.
BundleParts bundle_parts(const BundleContent& content);

std::vector<File> selection_files(const BundleParts& parts);
std::vector<File> protocol_files(const BundleParts& parts);  // protocol.json, searches.csv
DataTable evidence_table(const BundleParts& parts);
Result<std::vector<File>> evidence_files(const BundleParts& parts);
std::vector<File> analysis_files(const BundleParts& parts);
std::string coverage_text(const BundleParts& parts);  // Markdown
Result<File> report_file(const BundleParts& parts);
File readme_file(const BundleParts& parts);
// All files, sorted by path: those given, CITATION.cff, ro-crate-metadata.json, bagit.txt,
// manifest.
std::vector<File> packaging_files(const BundleParts& parts, const std::vector<File>& files);

// "<digest>  <path>" a line, sorted by path (RFC 8493 section 2.1.3).
std::string manifest_sha512(const std::vector<File>& files);

// Names in the order they are shown; "Anna de Vries; Sevda Yılmaz".
std::string authors_text(const Metadata& metadata);

}  // namespace vindplaats
