#pragma once
// Unpacks gzip as it comes, in small pieces, so that what it grows to is counted and capped like
// any body (faults.md rows 45 and 46). One layer. One thread.
#include <array>
#include <functional>
#include <string_view>

#include <zlib.h>

namespace vindplaats {

class GzipStream {
 public:
  // Of the first bytes of a body.
  static bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

  GzipStream();
  ~GzipStream();
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  // Gives `bytes` unpacked to `give`, piece by piece. False: `give` said that it may not have more
  // now; then the same bytes, and perhaps more behind them, are to be taken again when it may, and
  // it goes on where it was. What stands behind the end is dropped.
  bool take(std::string_view bytes, const std::function<bool(std::string_view piece)>& give);
  bool is_broken() const { return code_ != Z_OK && code_ != Z_BUF_ERROR && !is_whole(); }
  bool is_whole() const { return code_ == Z_STREAM_END; }

 private:
  z_stream stream_{};
  int code_;
  std::size_t done_ = 0;      // of the bytes that will come again
  std::size_t unpacked_ = 0;  // in the piece, not yet given
  std::array<char, 65536> piece_;
};

}  // namespace vindplaats
