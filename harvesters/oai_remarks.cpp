#include "harvesters/oai_remarks.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

// What stops a run, by the code of the <error> (section 3.6).
struct OaiErrorWords {
  std::string_view code;
  Fault fault;
  std::string_view advice;
};
constexpr OaiErrorWords kOaiErrorWords[] = {
    {"idDoesNotExist", Fault::kNotFound, "there is no such record at the source"},
    {"noSetHierarchy", Fault::kRefused, "the source has no sets: remove `sets` from its file"},
    {"noMetadataFormats", Fault::kRefused, "the source offers no metadata: ask the partner"},
    {"cannotDisseminateFormat", Fault::kRefused,
     "the source lists this format but does not give it: leave it out of `formats`"},
    {"badArgument", Fault::kRefused, "check `sets` in the source's file, then ask the partner"},
    {"badVerb", Fault::kRefused, "check the address, then ask the partner"},
};

// Section 2.6: "institution:faculty" belongs to "institution".
bool belongs_to(const std::string& spec, const std::string& set) {
  return spec == set || (spec.starts_with(set) && spec[set.size()] == ':');
}

bool is_outside(const RawRecord& raw, const std::string& set) {
  return !raw.sets.empty() &&
         std::none_of(raw.sets.begin(), raw.sets.end(),
                      [&](const std::string& spec) { return belongs_to(spec, set); });
}

}  // namespace

void remark_on_page(const OaiRun& run, const std::string& set, Instant now, Page& page) {
  const std::string tomorrow = format_day(now + std::chrono::days(1));
  const std::string_view from = std::string_view(run.from).substr(0, 10);
  std::size_t before = 0, future = 0, outside = 0;
  for (const Item& item : page.items) {
    const std::string_view day = std::string_view(item.raw.datestamp).substr(0, 10);
    before += !from.empty() && day < from ? 1 : 0;
    future += day > tomorrow ? 1 : 0;
    outside += !set.empty() && is_outside(item.raw, set) ? 1 : 0;
  }
  const auto remark = [&](const char* code, std::size_t count) {
    if (count == 0) return;
    page.findings.push_back(
        {"warning", "", code, fmt::format("{} of {}", count, page.items.size())});
  };
  remark("from-ignored", before);
  remark("datestamp-in-future", future);
  remark("set-ignored", outside);
}

Error oai_refusal(const OaiAnswer& answer) {
  const OaiError& error = answer.errors.front();
  const std::string said =
      fmt::format("the source says {}: '{}'", error.code, cut_utf8(error.message, 200));
  for (const OaiErrorWords& known : kOaiErrorWords) {
    if (known.code == error.code) return {known.fault, said + "; " + std::string(known.advice)};
  }
  return {Fault::kRefused, said + "; ask the partner"};
}

bool smaller_may_help(const OaiRun& run, const Response& response, const RunOptions& options) {
  const bool listing =
      run.phase == "records" && options.record.empty() && !options.identifiers_only;
  if (!listing) return false;
  // 503 means later, 501 and 505 never.
  const bool failed = response.status >= 500 && response.status != 501 && response.status != 503 &&
                      response.status != 505;
  if (failed) return run.pages > 0 || options.restart;
  return options.restart && response.status < 400 && recognise(response) == "oai-pmh";
}

}  // namespace vindplaats
