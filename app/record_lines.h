#pragma once
// Records from files, one a line as `try normalize` writes them, for the other stages of `try`
// (contract section 6). What is refused goes to the error stream: a line of JSON with file, line
// and reason. One thread.
#include <functional>
#include <string>
#include <vector>

#include "app/command.h"
#include "core/record.h"

namespace vindplaats {

class RecordLines {
 public:
  explicit RecordLines(Streams& streams) : streams_(streams) {}

  // Hands every record to `take`, which may refuse it with the reason. "-" is standard input.
  void read(const std::vector<std::string>& files,
            const std::function<Result<void>(const Record&)>& take);
  // 0 when all were taken, 3 when some were refused, 1 when nothing could be read.
  int status() const;

 private:
  void read_text(const std::string& file, std::string_view text,
                 const std::function<Result<void>(const Record&)>& take);
  void refuse(const std::string& file, int line, const std::string& reason);

  Streams& streams_;
  int taken_ = 0, refused_ = 0;
};

}  // namespace vindplaats
