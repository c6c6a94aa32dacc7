#include "export/release.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/core.h>

#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"
#include "export/schema_check.h"
#include "export/schemas.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostNamed = 10;  // of what is wrong or lost, by name
constexpr std::string_view kManifestPath = "manifest.json";

// The first of a list by name, and how many more there are.
std::string name_some(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) {
    out += (i == 0 ? "" : ", ") + names[i];
  }
  if (names.size() > kMostNamed) out += fmt::format(" and {} more", names.size() - kMostNamed);
  return out;
}

// ---- the gate

void hold_invalid(const ReleaseContent& content, std::vector<std::string>& held) {
  const Result<SchemaCheck> check = SchemaCheck::make(schema_text("catalogue"));
  if (!check) {
    held.push_back(check.error().what);
    return;
  }
  std::size_t more = 0;
  std::string line;
  for (const PublicItem& item : content.items) {
    line.clear();
    append_json(line, item);
    const std::vector<std::string> problems = check->problems(line);
    if (problems.empty()) continue;
    if (held.size() >= kMostNamed) {
      ++more;
      continue;
    }
    held.push_back(fmt::format("{} ({}) does not validate: {}", item.id, item.metadata.title,
                               name_some(problems)));
  }
  if (more > 0) held.push_back(fmt::format("{} more do not validate", more));
}

void hold_doubles(const ReleaseContent& content, std::vector<std::string>& held) {
  std::set<std::string_view> ids, slugs;
  for (const PublicItem& item : content.items) {
    if (!ids.insert(item.id).second) held.push_back(fmt::format("{} is there twice", item.id));
    if (!slugs.insert(item.slug).second) {
      held.push_back(fmt::format("{}: the slug '{}' is there twice", item.id, item.slug));
    }
  }
}

std::vector<std::string> lost_items(const ReleaseContent& content) {
  std::set<std::string_view> present;
  for (const PublicItem& item : content.items) {
    present.insert(item.id);
    present.insert(item.former_ids.begin(), item.former_ids.end());
  }
  std::vector<std::string> lost;
  for (const auto& [id, item] : content.previous->items) {
    if (!present.contains(id)) lost.push_back(fmt::format("{} ({})", id, item.metadata.title));
  }
  return lost;
}

void hold_loss(const ReleaseContent& content, std::vector<std::string>& held) {
  if (content.previous == nullptr) return;
  const std::vector<std::string> lost = lost_items(content);
  const auto before = static_cast<std::int64_t>(content.previous->items.size());
  const Thousandths share = content.platform->settings.release.max_drop;
  if (static_cast<std::int64_t>(lost.size()) * 1000 <= before * share.count) return;
  held.push_back(fmt::format(
      "{} of the {} publications in release {} would be gone, more than the share of {} that "
      "release.max_drop allows: {}",
      lost.size(), before, content.previous->manifest.release, to_decimal(share), name_some(lost)));
}

void hold_names(const std::vector<File>& files, std::vector<std::string>& held) {
  std::map<std::string, std::string> names;  // as a disk may compare them
  for (const File& file : files) {
    if (!is_file_name(file.path)) {
      held.push_back(fmt::format("'{}' is no name for a file of a release", file.path));
    }
    const auto [other, added] = names.emplace(to_lower(file.path), file.path);
    if (added) continue;
    held.push_back(
        other->second == file.path
            ? fmt::format("'{}' was made twice", file.path)
            : fmt::format("'{}' and '{}' are one file on some disks", other->second, file.path));
  }
}

// ---- the files

struct Rendered {
  std::vector<File> files;                // sorted by path
  std::set<std::string> tell_difference;  // paths; see Target::tells_difference
};

Rendered render_targets(const ReleaseContent& content) {
  Rendered out;
  for (const Target* target : targets()) {
    for (File& file : target->render(content)) {
      if (target->tells_difference) out.tell_difference.insert(file.path);
      out.files.push_back(std::move(file));
    }
  }
  std::sort(out.files.begin(), out.files.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  return out;
}

ManifestCounts counts_of(const ReleaseContent& content) {
  std::set<std::string_view> themes, partners;
  for (const PublicItem& item : content.items) {
    for (const ThemeRef& theme : item.themes) themes.insert(theme.id);
    partners.insert(item.partners.begin(), item.partners.end());
  }
  return {static_cast<std::int64_t>(content.items.size()), static_cast<std::int64_t>(themes.size()),
          static_cast<std::int64_t>(partners.size())};
}

Manifest make_manifest(const ReleaseContent& content, const std::vector<File>& files) {
  Manifest manifest;
  for (const File& file : files) {
    manifest.files.push_back(
        {file.path, sha256_hex(file.bytes), static_cast<std::int64_t>(file.bytes.size())});
    if (file.path == "catalogue.jsonl") {
      manifest.release =
          format_compact(content.now) + "-" + manifest.files.back().sha256.substr(0, 8);
    }
  }
  manifest.generated = format_time(content.now);
  if (content.previous != nullptr) manifest.previous = content.previous->manifest.release;
  manifest.counts = counts_of(content);
  manifest.license = kCatalogueLicense;
  manifest.contact = content.platform->settings.contact;
  return manifest;
}

// The files that count, without those that only tell the difference.
std::vector<ManifestFile> telling_files(const Manifest& manifest,
                                        const std::set<std::string>& left_out) {
  std::vector<ManifestFile> files;
  for (const ManifestFile& file : manifest.files) {
    if (!left_out.contains(file.path)) files.push_back(file);
  }
  return files;
}

bool differs(const Manifest& before, const Manifest& now, const std::set<std::string>& left_out) {
  return before.schema_version != now.schema_version || before.license != now.license ||
         before.contact != now.contact || before.counts != now.counts ||
         telling_files(before, left_out) != telling_files(now, left_out);
}

}  // namespace

Release render_release(const ReleaseContent& content) {
  Release release;
  Rendered rendered = render_targets(content);
  hold_invalid(content, release.held);
  hold_doubles(content, release.held);
  hold_names(rendered.files, release.held);
  const bool sound = release.held.empty();
  hold_loss(content, release.held);
  release.held_for_loss_only = sound && !release.held.empty();
  release.manifest = make_manifest(content, rendered.files);
  if (content.previous != nullptr) {
    release.differs =
        differs(content.previous->manifest, release.manifest, rendered.tell_difference);
  }
  release.files = std::move(rendered.files);
  File manifest;
  manifest.path = kManifestPath;
  manifest.bytes = manifest_text(release.manifest);
  release.files.push_back(std::move(manifest));
  std::sort(release.files.begin(), release.files.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  return release;
}

bool is_file_name(std::string_view path) {
  char before = '/';
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool plain = letter || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (!plain && c != '.' && c != '/') return false;
    if (before == '/' && (c == '.' || c == '/')) return false;
    before = c;
  }
  return !path.empty() && before != '/';
}

}  // namespace vindplaats
