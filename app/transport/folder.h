#pragma once
// The folder of a source of type "files", read as if it were asked for over the network: the list
// of its files, and the bytes of one (harvesters/folder_listing.h). It knows no address but those
// of the scheme "files:", and nobody else knows these: no redirect, page or feed leads here.
#include <functional>
#include <memory>
#include <string>

#include "app/loop/event_loop.h"
#include "app/transport/async_transport.h"
#include "config/types.h"
#include "core/http.h"

namespace vindplaats {

inline constexpr std::size_t kMostFolderFiles = 10'000;
inline constexpr int kMostFolderDepth = 8;  // folders inside each other

struct FolderRules {
  std::string platform;    // the platform folder: where a relative name leads from
  std::size_t most_bytes;  // of a file, unpacked
};
FolderRules folder_rules(const std::string& platform, const Settings& settings);

// Read as it is at that moment. Symbolic links inside the folder are never followed (the folder
// itself may be one), hidden files and folders are passed over; a file that cannot be had stands in
// the list with its reason, or is answered with 403 (and the reason as the body) or 404. gzip is
// unpacked. kRemote: the folder cannot be opened now; kRefused: it holds the platform's own data,
// or too many files. Both name the file, line and key of the source. Safe from any thread; blocks.
std::unique_ptr<Transport> open_folder(const Source& source, FolderRules rules);

// The way to all kinds of sources for an event loop: folders are read on the workers, one file at a
// time altogether until its page is worked up; everything else goes to `network`. `rules` is asked
// at each request. Loop thread only, as AsyncTransport says; borrows loop and workers.
std::unique_ptr<AsyncTransport> with_folders(EventLoop& loop, Workers& workers,
                                             std::function<FolderRules()> rules,
                                             std::unique_ptr<AsyncTransport> network);

}  // namespace vindplaats
