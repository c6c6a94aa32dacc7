#include "app/record_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/show.h"
#include "app/write_file.h"
#include "core/json.h"
#include "core/text.h"

namespace vindplaats {

void RecordLines::read(const std::vector<std::string>& files,
                       const std::function<Result<void>(const Record&)>& take) {
  for (const std::string& file : files) {
    const Result<std::string> text =
        file == "-" ? Result<std::string>(streams_.in()) : read_whole_file(file);
    if (text) {
      read_text(file, *text, take);
    } else {
      refuse(file, 0, text.error().what);
    }
  }
}

void RecordLines::read_text(const std::string& file, std::string_view text,
                            const std::function<Result<void>(const Record&)>& take) {
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    ++number;
    if (line.empty()) continue;
    const Result<Record> record = from_json<Record>(line);
    const Result<void> taken = record ? take(*record) : tl::unexpected<Error>(record.error());
    if (taken) {
      ++taken_;
    } else {
      refuse(file, number, taken.error().what);
    }
  }
}

void RecordLines::refuse(const std::string& file, int line, const std::string& reason) {
  ++refused_;
  nlohmann::ordered_json json = {{"file", file}};
  if (line > 0) json["line"] = line;
  json["reason"] = reason;
  streams_.err(json_line(json));
}

int RecordLines::status() const {
  if (refused_ == 0) return kExitOk;
  return taken_ > 0 ? kExitPartly : kExitFailed;
}

}  // namespace vindplaats
