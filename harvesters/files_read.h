#pragma once
// Which files of a folder were read, and as what: the memory of the protocol `files`. It goes with
// every page, so a file takes 16 characters. Pure.
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace vindplaats {

class FilesRead {
 public:
  FilesRead() = default;
  // As text() gave it; anything else is an empty memory.
  explicit FilesRead(std::string_view text);
  std::string text() const;

  // Was it read in that version. Two paths in four thousand million look the same: one of such a
  // pair is read at each run.
  bool has(std::string_view path, std::string_view version) const;
  void note(std::string_view path, std::string_view version);
  // Keeps only what `present` has of these too; tells how many went.
  std::size_t keep(const FilesRead& present);

 private:
  std::map<std::string, std::string, std::less<>> versions_;  // by path; marks of both
};

}  // namespace vindplaats
