// A folder of files in any format that we read: the list of its files first, then those that are
// new or changed, one by one in the order of their paths. What is no longer there is not deleted;
// only a record that says itself that it was deleted is. Nothing here leads to the network: both
// kinds of request are answered by app/transport/folder.
//
// Keys of its checkpoint:
//   source    fingerprint of the folder's name: another folder is read anew
//   read      which files were read, as what: files_read.h
//   aside     paths of files of which something was set aside, a line each
//   run.*     within a run only: `waiting` (version, tab, path: a line a file that is to be read
//             now), `after` (behind which path the list goes on)
// A run that is cut off has nothing to remember: the next one asks for the list, and leaves out
// what was read.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"
#include "harvesters/files_read.h"
#include "harvesters/folder_listing.h"
#include "harvesters/split.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostWaitingFiles = 200;  // the list is asked for again after that many
constexpr std::size_t kMostAside = 200;
constexpr std::size_t kShownOfFile = 4'096;  // bytes of a file that cannot be read at all

// What lies beside metadata as a rule, and holds none that we read.
constexpr std::string_view kOtherKinds[] = {
    ".pdf", ".doc",  ".docx", ".odt", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".jpg",
    ".png", ".jpeg", ".gif",  ".tif", ".svg", ".mp3",  ".mp4", ".zip", ".xsd",  ".xsl",
};

bool is_other_kind(std::string_view path) {
  const std::string lower = to_lower(path);
  return std::any_of(std::begin(kOtherKinds), std::end(kOtherKinds),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

std::string folder_fingerprint(const Source& source) {
  return sha256_hex(source.url).substr(0, 16);
}

Request listing_request() {
  return {std::string(kFilesScheme), {}};
}

Step begin_files(const Source& source, const Checkpoint& stored, const RunOptions& options) {
  Step step{listing_request(), stored};
  step.checkpoint.clear("run.");
  if (!options.record.empty()) return step;
  const std::string fingerprint = folder_fingerprint(source);
  if (options.full || stored.get("source") != fingerprint) step.checkpoint.set("read", "");
  step.checkpoint.set("source", fingerprint);
  return step;
}

std::set<std::string> lines_of(const std::string& text) {
  std::set<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.insert(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// A file whose one record has no name of its own is that record. A name that others may give too
// is told apart by its file.
std::string name_in_file(const std::string& path, std::string_view kind, bool alone,
                         const std::string& identifier) {
  if (kind == "oai-pmh" || kind == "record" || holds_everywhere(identifier)) return identifier;
  const bool one_a_file = kind == "metadata" || kind == "html" || kind == "json-ld";
  if (one_a_file && alone) return path;
  return path + "#" + identifier;
}

class FilesTurn {
 public:
  FilesTurn(const Source& source, const Step& step, const Response& response,
            const RunOptions& options)
      : source_(source),
        response_(response),
        options_(options),
        checkpoint_(step.checkpoint),
        asked_(step.request.url.substr(kFilesScheme.size())),
        read_(step.checkpoint.get("read")),
        aside_(lines_of(step.checkpoint.get("aside"))) {}

  Result<Page> run() {
    page_.listing = true;  // the list is as long as it is: there are no circles to go in
    if (asked_.empty()) {
      TRY(read_list());
    } else {
      read_file();
    }
    return go_on();
  }

 private:
  Result<void> read_list() {
    TRY_ASSIGN(const std::vector<FolderFile> files, read_folder_listing(response_.body));
    const std::string after = checkpoint_.get("run.after");
    checkpoint_.clear("run.");
    if (after.empty()) forget_what_is_gone(files);
    std::size_t waiting = 0, passed_over = 0;
    std::string lines;
    for (const FolderFile& file : files) {
      if (file.path <= after || !is_wanted(file)) continue;
      if (waiting == kMostWaitingFiles) {
        checkpoint_.set("run.after", last_);
        break;
      }
      last_ = file.path;
      if (!file.problem.empty()) {
        reject_file(file.path, file.problem, "");
        read_.note(file.path, file.version);
      } else if (is_other_kind(file.path)) {
        ++passed_over;
        read_.note(file.path, file.version);
      } else {
        lines += (lines.empty() ? "" : "\n") + file.version + "\t" + file.path;
        ++waiting;
      }
    }
    if (passed_over > 0)
      page_.findings.push_back({"info", "", "files-passed-over", std::to_string(passed_over)});
    page_.unchanged = after.empty() && waiting == 0 && page_.rejected.empty();
    checkpoint_.set("run.waiting", std::move(lines));
    return {};
  }

  bool is_wanted(const FolderFile& file) const {
    if (!options_.record.empty()) return true;
    if (options_.from.empty() && options_.until.empty()) return !read_.has(file.path, file.version);
    const Result<Instant> changed = parse_time(file.modified);
    const Result<Instant> from = parse_time(options_.from), until = parse_time(options_.until);
    return changed && (options_.from.empty() || (from && *changed >= *from)) &&
           (options_.until.empty() || (until && *changed <= *until));
  }

  void forget_what_is_gone(const std::vector<FolderFile>& files) {
    FilesRead present;
    std::set<std::string_view> paths;
    for (const FolderFile& file : files) {
      present.note(file.path, file.version);
      paths.insert(file.path);
    }
    const std::size_t gone = read_.keep(present);
    if (gone > 0) page_.findings.push_back({"warning", "", "files-gone", std::to_string(gone)});
    std::erase_if(aside_, [&](const std::string& path) {
      if (paths.contains(path)) return false;
      page_.retold.push_back(path);
      return true;
    });
  }

  void read_file() {
    std::string waiting = checkpoint_.get("run.waiting");
    const std::string line = waiting.substr(0, waiting.find('\n'));
    waiting.erase(0, line.size() + 1);
    checkpoint_.set("run.waiting", std::move(waiting));
    if (response_.status == 404) return;  // it went while we read: the next list says so
    page_.retold.push_back(asked_);
    aside_.erase(asked_);
    if (response_.status != 200) return reject_file(asked_, response_.body, "");
    // What was in it then: a change since gives it another version in the next list.
    read_.note(asked_, line.substr(0, line.find('\t')));
    SplitOptions options;
    options.source = source_.id;
    options.max_record = options_.max_record;
    Result<SplitDocument> document = split_document(response_.body, options);
    if (!document) {
      return reject_file(asked_,
                         "it cannot be read: " + document.error().what +
                             "; repair it, or take it out of the folder",
                         response_.body);
    }
    take(std::move(*document));
  }

  void take(SplitDocument document) {
    const bool alone = document.items.size() + document.rejected.size() == 1;
    for (Item& item : document.items) {
      item.raw.identifier = name_in_file(asked_, document.kind, alone, item.raw.identifier);
      page_.items.push_back(std::move(item));
    }
    for (Rejected& rejected : document.rejected) {
      rejected.identifier = asked_ + "#" + rejected.identifier;
      page_.rejected.push_back(std::move(rejected));
    }
    if (!document.rejected.empty()) note_aside(asked_);
    page_.findings = std::move(document.findings);
    if (document.items.empty() && document.rejected.empty())
      page_.findings.push_back({"warning", "", "no-items", asked_});
  }

  void reject_file(const std::string& path, std::string reason, std::string_view bytes) {
    page_.rejected.push_back(
        {path, std::move(reason),
         std::string(cut_utf8(bytes, std::min(kShownOfFile, options_.max_record)))});
    note_aside(path);
  }

  void note_aside(const std::string& path) {
    if (aside_.size() < kMostAside) aside_.insert(path);
  }

  // The next file, the rest of the list, or the end.
  Result<Page> go_on() {
    const bool one = !options_.record.empty();
    if (one) leave_the_one();
    const bool found = one && !(page_.items.empty() && page_.rejected.empty());
    const std::string& waiting = checkpoint_.get("run.waiting");
    const bool more = !waiting.empty() || !checkpoint_.get("run.after").empty();
    if (one && !found && !more)
      return fail(Fault::kNotFound, "there is no such record in the folder now");
    if (!one) {
      checkpoint_.set("read", read_.text());
      checkpoint_.set("aside", join({aside_.begin(), aside_.end()}, "\n"));
    }
    page_.checkpoint = checkpoint_;
    page_.checkpoint.clear("run.");
    if (found || !more) return std::move(page_);
    Step next{listing_request(), checkpoint_};
    if (!waiting.empty()) {
      const std::string line = waiting.substr(0, waiting.find('\n'));
      next.request.url += line.substr(line.find('\t') + 1);
    }
    page_.next = std::move(next);
    return std::move(page_);
  }

  void leave_the_one() {
    const std::string& wanted = options_.record;
    std::erase_if(page_.items, [&](const Item& item) { return item.raw.identifier != wanted; });
    std::erase_if(page_.rejected, [&](const Rejected& one) { return one.identifier != wanted; });
    page_.retold.clear();
    page_.findings.clear();
    page_.unchanged = false;
  }

  const Source& source_;
  const Response& response_;
  const RunOptions& options_;
  Checkpoint checkpoint_;
  const std::string asked_;  // the path; empty: the list
  std::string last_;         // of the list, that was looked at
  FilesRead read_;
  std::set<std::string> aside_;
  Page page_;
};

Result<Page> read_files_answer(const Source& source, const Step& step, const Response& response,
                               const RunOptions& options) {
  return FilesTurn(source, step, response, options).run();
}

}  // namespace

extern const Protocol protocol_files;
constinit const Protocol protocol_files = {"files", begin_files, read_files_answer};

}  // namespace vindplaats
