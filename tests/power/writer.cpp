// Writes a store until it is ended: power_writer STORE NOTES synced|buffered. Every commit holds a
// payload with its head and an entry of the ledger; when it is acknowledged its number goes to
// standard output.
#include <cstdio>
#include <cstring>
#include <random>

#include <unistd.h>

#include "core/digest.h"
#include "store/harvest_tables.h"
#include "store/ledger.h"
#include "tests/power/synced_sizes.h"

namespace vindplaats {
namespace {

Batch next_commit(std::int64_t number, LedgerHead& head, std::mt19937_64& random) {
  Batch batch;
  Payload payload;
  payload.bytes.resize(random() % 60'000);
  for (char& byte : payload.bytes) byte = static_cast<char>('a' + random() % 26);
  Head record;
  record.raw.source = "s";
  record.raw.identifier = std::to_string(number);
  record.raw.payload = sha256_hex(payload.bytes);
  record.version = 1;
  put_head(batch, record);
  put_payload(batch, "s", record.raw.identifier, 1, sha256(payload.bytes), payload);
  append_entry(batch, head,
               {0, "2026-01-01T00:00:00Z", "anna", "decision", std::to_string(number), ""});
  return batch;
}

int write_until_ended(const std::string& dir, Durability durability) {
  Result<std::unique_ptr<Store>> store = open_rocks_store(dir);
  if (!store) return 2;
  Result<LedgerHead> head = read_head(*(*store)->snapshot());
  if (!head) return 3;
  std::mt19937_64 random(static_cast<std::uint64_t>(::getpid()));
  for (;;) {
    const std::int64_t number = head->sequence + 1;
    if (!(*store)->commit(next_commit(number, *head, random), durability)) return 4;
    std::printf("%lld\n", static_cast<long long>(number));
    if (std::fflush(stdout) != 0) return 5;
    // Now and then all goes into new tables, whose folders and manifests are synced in their own
    // order.
    if (random() % 400 == 0 && !(*store)->compact()) return 6;
  }
}

}  // namespace
}  // namespace vindplaats

int main(int argc, char** argv) {
  if (argc != 4) return 1;
  vindplaats::power::note_synced_sizes(argv[2]);
  return vindplaats::write_until_ended(argv[1], std::strcmp(argv[3], "synced") == 0
                                                    ? vindplaats::Durability::kSynced
                                                    : vindplaats::Durability::kBuffered);
}
