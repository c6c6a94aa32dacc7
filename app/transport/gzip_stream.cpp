#include "app/transport/gzip_stream.h"

namespace vindplaats {
namespace {

constexpr int kLargestWindow = 15, kGzipOnly = 16;  // as inflateInit2() has them

}  // namespace

GzipStream::GzipStream() : code_(inflateInit2(&stream_, kLargestWindow + kGzipOnly)) {}

GzipStream::~GzipStream() {
  inflateEnd(&stream_);
}

bool GzipStream::take(std::string_view bytes,
                      const std::function<bool(std::string_view piece)>& give) {
  for (;;) {
    if (unpacked_ > 0 && !give({piece_.data(), unpacked_})) return false;
    const bool full = unpacked_ == piece_.size();  // then there may be more without more bytes
    unpacked_ = 0;
    const std::string_view rest = bytes.substr(done_);
    if ((rest.empty() && !full) || is_broken() || is_whole()) break;
    // zlib takes the bytes as not const, and does not write to them.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest.data()));
    stream_.avail_in = static_cast<uInt>(rest.size());
    stream_.next_out = reinterpret_cast<Bytef*>(piece_.data());
    stream_.avail_out = static_cast<uInt>(piece_.size());
    code_ = inflate(&stream_, Z_NO_FLUSH);
    done_ += rest.size() - stream_.avail_in;
    unpacked_ = piece_.size() - stream_.avail_out;
  }
  done_ = 0;
  return true;
}

}  // namespace vindplaats
