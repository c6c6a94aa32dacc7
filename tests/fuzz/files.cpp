// A file of a folder: whatever stands in it becomes records with names of their own, or is set
// aside with its name. The same bytes as the folder's list are a list or none.
#include "harvesters/folder_listing.h"
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(fuzz::text_of(data, size));
  if (const auto list = read_folder_listing(bytes)) {
    const auto again = read_folder_listing(to_text(*list));
    fuzz::promise(again && again->size() == list->size(), "a list is read back");
  }
  fuzz::FuzzedRun run("files", "map");
  run.response.body = to_text({{"a.xml", "1", "2026-11-01T08:00:00Z", ""}});
  const Result<Page> listed = run.read();
  fuzz::promise(listed && listed->next, "a file that is listed is asked for");
  run.response.body = bytes;
  const Result<Page> page = run.read();
  fuzz::promise(page && !page->next, "one file is one page");
  for (const Rejected& rejected : page->rejected)
    fuzz::promise(rejected.identifier.starts_with("a.xml"), "what is set aside names its file");
  return 0;
}
