#pragma once
// What stands behind an address: an OAI-PMH repository, a feed, or something that cannot be
// harvested; and what its first records look like.
#include "app/run_report.h"
#include "app/services.h"
#include "harvesters/protocol.h"
#include "normalize/format.h"

namespace vindplaats {

struct Probe {
  std::string type;              // a source's type: oai-pmh or feed
  std::string url;               // the address to harvest
  std::string title;             // as the source calls itself; may be empty
  std::vector<Record> records;   // the first ones, normalised
  std::vector<RunError> errors;  // of records that could not be read
  std::optional<std::int64_t> total;
};

// Asks the address, and with `preview` > 0 its first records. kInput when nothing there can be
// harvested: the words say what was found.
Result<Probe> probe_address(Services& services, const std::string& url, std::size_t preview);

// An id made of a title or a host name: "Hogeschool Zuiderveste" -> "hogeschool-zuiderveste". Never
// one of `taken`.
std::string id_for(const Probe& probe, const std::vector<std::string>& taken);

}  // namespace vindplaats
