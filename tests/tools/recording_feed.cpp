#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/digest.h"
#include "tests/tools/recording.h"

namespace vindplaats::corpora {
namespace {

const std::map<std::string, std::string>& feed_media_types() {
  static const std::map<std::string, std::string> table = {
      {".xml", "application/xml"},        {".rss", "application/rss+xml"},
      {".atom", "application/atom+xml"},  {".rdf", "application/rdf+xml"},
      {".json", "application/feed+json"}, {".html", "text/html"}};
  return table;
}

// Every other feed has a validator, so that both ways of a second visit are gone.
Handler feed_answer(std::string body, const std::string& media_type, bool with_validator) {
  const std::string etag =
      with_validator ? "\"" + sha256_hex(body).substr(0, 16) + "\"" : std::string();
  return [body = std::move(body), media_type, etag](const ServerRequest& request) {
    Answer answer;
    if (!request.parameters.empty()) {  // a further page: nobody recorded one
      answer.status = 404;
      return answer;
    }
    answer.headers = {{"Content-Type", media_type}};
    if (!etag.empty()) answer.headers.push_back({"ETag", etag});
    if (!etag.empty() && request.header("If-None-Match") == etag) {
      answer.status = 304;
    } else {
      answer.body = body;
    }
    return answer;
  };
}

}  // namespace

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Recording> feed_recordings(const std::filesystem::path& folder) {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::filesystem::path& path = entry.path();
    if (!entry.is_regular_file() || !feed_media_types().contains(path.extension())) continue;
    // Much JSON is what somebody expects of a feed.
    const bool expectation = path.extension() == ".json" &&
                             bytes_of(path).find("jsonfeed.org/version") == std::string::npos;
    if (!expectation) files.insert(path);
  }
  std::vector<Recording> recordings;
  for (const std::filesystem::path& file : files) {
    Recording recording;
    recording.id = fmt::format("feed-{}", recordings.size() + 1);
    recording.type = "feed";
    recording.group = (*std::filesystem::relative(file, folder).begin()).string();
    recording.file = file;
    recording.answer = feed_answer(bytes_of(file), feed_media_types().at(file.extension()),
                                   recordings.size() % 2 == 0);
    recordings.push_back(std::move(recording));
  }
  return recordings;
}

}  // namespace vindplaats::corpora
