#pragma once
// What stands behind an address: an OAI-PMH repository, a WordPress site, a feed, a web page that
// leads to one of them, or something that cannot be harvested; and what its first records look
// like. Everything is fetched through the one gate.
#include "app/pipeline/probe_repository.h"
#include "app/run_report.h"
#include "app/services.h"
#include "core/clock.h"
#include "core/http.h"
#include "harvesters/autodiscovery.h"
#include "harvesters/protocol.h"
#include "normalize/format.h"

namespace vindplaats {

struct Probe {
  std::string type;              // a source's type
  std::string url;               // the address to harvest
  std::string title;             // as the source calls itself; may be empty
  RepositoryOffer repository;    // of oai-pmh
  std::vector<Record> records;   // the first ones, normalised
  std::vector<RunError> errors;  // of records that could not be read
  std::optional<std::int64_t> total;
  std::vector<Offer> others;  // what the page names beside it; not looked at
};

// A page may name many feeds, and there are many places to look: not more requests than this.
inline constexpr int kMostOfferRequests = 8;

// What a probe stands on. The transport's limits are the caller's.
struct ProbeParts {
  Transport& transport;
  const Clock& clock;
  const Platform& platform;
};

// Asks the address, and with `preview` > 0 its first records. From a web page the best that can be
// harvested is taken: OAI-PMH before WordPress before a feed. kInput when nothing there can be
// harvested: the words say what was found.
Result<Probe> probe_address(const ProbeParts& parts, const std::string& url, std::size_t preview);
// The same through the gate of these services; and a folder of files, by its path: for those who
// may name one on this machine, so never for what somebody typed into the front.
Result<Probe> probe_address(Services& services, const std::string& url, std::size_t preview);

// An id made of a title or a host name: "Hogeschool Zuiderveste" -> "hogeschool-zuiderveste". Never
// one of `taken`.
std::string id_for(const Probe& probe, const std::vector<std::string>& taken);

}  // namespace vindplaats
