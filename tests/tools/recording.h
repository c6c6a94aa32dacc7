#pragma once
// What others once recorded from real repositories and feeds, made ready to be given again, one
// source a recording. Read from a folder of folders: OAI-PMH answers (each says in its <request>
// what was asked; INDEX.tsv, mapping.txt and file names that are tokens say it better), lone
// <record> files, and feeds. Nothing is made up but what is needed to ask for it: an Identify or
// ListMetadataFormats that nobody recorded.
#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/demo/server.h"

namespace vindplaats::corpora {

struct Recording {
  std::string id;     // of the source
  std::string type;   // "oai-pmh" or "feed"
  std::string group;  // the folder it came from, for people
  std::string more;   // further lines of its source file
  std::filesystem::path file;
  Handler answer;  // on the server's thread
  // <record> elements that were sent in answers that are well-formed; -1: an answer is not, so that
  // nobody can count.
  std::shared_ptr<std::atomic<std::int64_t>> records_sent;
};

// Each in the order of their paths.
std::vector<Recording> oai_recordings(const std::filesystem::path& folder);
std::vector<Recording> feed_recordings(const std::filesystem::path& folder);

// The file's bytes.
std::string bytes_of(const std::filesystem::path& file);

}  // namespace vindplaats::corpora
