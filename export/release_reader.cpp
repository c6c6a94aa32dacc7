#include "export/release_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/text.h"
#include "export/durable_files.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

// An item's own names, of all that its line holds.
struct ItemHead {
  std::string id, slug;
  bool operator==(const ItemHead&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, ItemHead>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
  visit("slug", self.slug);
}

// The text up to the next quote, which is taken away with it.
bool take_plain(std::string_view& line, std::string_view before, std::string& out) {
  if (!line.starts_with(before)) return false;
  const std::size_t end = line.find('"', before.size());
  if (end == std::string_view::npos) return false;
  out = line.substr(before.size(), end - before.size());
  line.remove_prefix(end + 1);
  return out.find('\\') == std::string::npos;
}

// Our own lines begin with both, so that thirty catalogues are not read whole for them.
Result<ItemHead> head_of(std::string_view line) {
  ItemHead head;
  std::string_view rest = line;
  if (take_plain(rest, R"({"id":")", head.id) && take_plain(rest, R"(,"slug":")", head.slug)) {
    return head;
  }
  return from_json<ItemHead>(line);
}

Result<std::map<std::string, PublicItem, std::less<>>> read_items(std::string_view lines) {
  std::map<std::string, PublicItem, std::less<>> items;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    TRY_ASSIGN(PublicItem item, from_json<PublicItem>(lines.substr(0, end)));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    std::string id = item.id;
    items.insert_or_assign(std::move(id), std::move(item));
  }
  return items;
}

}  // namespace

Result<std::optional<PreviousRelease>> read_current(const std::string& public_dir) {
  const fs::path current = fs::path(public_dir) / "current";
  std::string text;
  TRY_ASSIGN(const bool there, read_whole_file(current / "manifest.json", text));
  if (!there) return std::optional<PreviousRelease>();
  PreviousRelease previous;
  auto manifest = parse_manifest(text);
  if (!manifest) return fail_in(current.string(), manifest.error());
  previous.manifest = std::move(*manifest);
  TRY_ASSIGN(const bool listed, read_whole_file(current / "catalogue.jsonl", text));
  if (!listed) return fail(Fault::kCorrupt, current.string() + " has no catalogue.jsonl");
  auto items = read_items(text);
  if (!items) return fail_in(current.string(), items.error());
  previous.items = std::move(*items);
  return std::optional<PreviousRelease>(std::move(previous));
}

std::vector<std::string> kept_releases(const std::string& public_dir) {
  std::vector<std::string> ids;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(fs::path(public_dir) / "releases", ignored)) {
    std::string name = entry.path().filename().string();
    if (is_release_id(name)) ids.push_back(std::move(name));
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<KeptRelease> read_marks(const std::string& public_dir, const std::string& release) {
  const fs::path folder = fs::path(public_dir) / "releases" / release;
  std::error_code ignored;
  if (!is_release_id(release) || !fs::is_directory(folder, ignored)) {
    const std::vector<std::string> kept = kept_releases(public_dir);
    return fail(Fault::kNotFound,
                "there is no release '" + std::string(cut_utf8(release, 80)) + "'; " +
                    (kept.empty() ? "none is kept" : "kept are: " + join(kept, ", ")));
  }
  std::ifstream file(folder / "catalogue.jsonl", std::ios::binary);
  if (!file) return fail(Fault::kCorrupt, folder.string() + " has no catalogue.jsonl");
  KeptRelease kept;
  kept.release = release;
  for (std::string line; std::getline(file, line);) {
    auto head = head_of(line);
    if (!head) return fail_in(folder.string(), head.error());
    kept.items.push_back({std::move(head->id), std::move(head->slug), sha256(line)});
  }
  if (file.bad()) return fail(Fault::kCorrupt, folder.string() + " cannot be read");
  std::sort(kept.items.begin(), kept.items.end(),
            [](const ItemMark& a, const ItemMark& b) { return a.id < b.id; });
  return kept;
}

std::vector<KeptRelease> read_kept(const std::string& public_dir, std::int64_t most) {
  std::vector<std::string> ids = kept_releases(public_dir);
  const auto wanted = static_cast<std::size_t>(std::max<std::int64_t>(most, 0));
  if (ids.size() > wanted) ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(wanted));
  std::vector<KeptRelease> kept;
  for (const std::string& id : ids) {
    if (auto marks = read_marks(public_dir, id)) kept.push_back(std::move(*marks));
  }
  return kept;
}

}  // namespace vindplaats
