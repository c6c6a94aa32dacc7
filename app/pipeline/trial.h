#pragma once
// A harvest into nothing (contract section 9, `/register`): what stands at an address, its first
// records read by the very stages that a harvest goes through, in a store in memory that is gone
// afterwards; and how many of them would enter the queue. What it costs is bounded: requests, time,
// bytes.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/pipeline/probe.h"
#include "app/pipeline/source_report.h"

namespace vindplaats {

inline constexpr std::int64_t kTrialRecords = 100;  // after the page that brings them it ends
inline constexpr int kMostTrialRequests = 40;
inline constexpr std::chrono::seconds kLongestTrial{180};

struct TrialAsk {
  std::string url;
  std::vector<std::string> sets;  // of an OAI-PMH repository; none: all of it
};

// What of the trial's records would enter the queue, and under which theme.
struct TrialCandidate {
  std::string title;
  std::vector<std::string> themes;
};

struct Trial {
  Probe probe;  // without records
  TrialAsk ask;
  RunReport run;
  SourceReport report;
  std::int64_t candidates = 0;
  std::map<std::string, std::int64_t> by_theme;
  std::vector<TrialCandidate> shown;  // the first kMostTrialCandidates
};
inline constexpr std::size_t kMostTrialCandidates = 10;

struct TrialParts {
  std::shared_ptr<Transport> transport;  // its limits for a body are the caller's
  std::shared_ptr<const Platform> platform;
  Clock& clock;
};

// `progress`: how many records were read so far. Waits for the network, minutes at most. Errors:
// kInput: nothing there can be harvested; kRefused: the address may not be asked, or nothing came
// of it; kRemote: it does not answer.
Result<Trial> run_trial(const TrialParts& parts, const TrialAsk& ask,
                        const std::function<void(std::int64_t)>& progress);

}  // namespace vindplaats
