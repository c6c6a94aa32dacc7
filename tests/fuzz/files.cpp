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
  Source source;
  source.id = "fuzz";
  source.type = "files";
  source.url = "map";
  RunOptions options;
  options.now = Instant(std::chrono::hours(500'000));
  options.max_record = 1 << 16;
  const Protocol* protocol = find_protocol(source.type);
  Step step = protocol->begin(source, {}, options);
  Response response;
  response.status = 200;
  response.body = to_text({{"a.xml", "1", "2026-11-01T08:00:00Z", ""}});
  Result<Page> page = protocol->read(source, step, response, options);
  fuzz::promise(page && page->next, "a file that is listed is asked for");
  step = std::move(*page->next);
  response.body = bytes;
  page = protocol->read(source, step, response, options);
  fuzz::promise(page && !page->next, "one file is one page");
  for (const Item& item : page->items) fuzz::check_item(item);
  for (const Rejected& rejected : page->rejected) {
    fuzz::check_rejected(rejected);
    fuzz::promise(rejected.identifier.starts_with("a.xml"), "what is set aside names its file");
  }
  return 0;
}
