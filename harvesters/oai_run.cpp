#include "harvesters/oai_run.h"

#include <algorithm>
#include <charconv>

#include "core/digest.h"
#include "core/text.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

struct TextKey {
  std::string_view name;
  std::string OaiRun::*member;
};
constexpr TextKey kTextKeys[] = {
    {"phase", &OaiRun::phase},
    {"base", &OaiRun::base},
    {"granularity", &OaiRun::granularity},
    {"deleted", &OaiRun::deleted},
    {"prefix", &OaiRun::prefix},
    {"format", &OaiRun::format},
    {"from", &OaiRun::from},
    {"until", &OaiRun::until},
    {"token", &OaiRun::token},
    {"started", &OaiRun::started},
    {"seen", &OaiRun::seen},
    {"advance", &OaiRun::advance},
    {"short", &OaiRun::found_short},
    {"windowed", &OaiRun::windowed},
    {"first", &OaiRun::first},
    {"end", &OaiRun::end},
    {"last", &OaiRun::last},
    {"sets_left", &OaiRun::sets_left},
};

struct CountKey {
  std::string_view name;
  std::int64_t OaiRun::*member;
};
constexpr CountKey kCountKeys[] = {
    {"set", &OaiRun::set},
    {"pages", &OaiRun::pages},
    {"items", &OaiRun::items},
    {"set_items", &OaiRun::set_items},
    {"told", &OaiRun::told},
    {"expired", &OaiRun::expired},
    {"skipped", &OaiRun::skipped},
    {"in_order", &OaiRun::in_order},
    {"set_pages", &OaiRun::set_pages},
};

std::string oai_key(std::string_view prefix, std::string_view name) {
  return std::string(prefix).append(name);
}

constexpr std::string_view kOaiArguments[] = {"verb",  "identifier", "metadataPrefix", "from",
                                              "until", "set",        "resumptionToken"};

void add_argument(std::string& query, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  if (!query.empty()) query += '&';
  query.append(name).append("=").append(percent_encode(value));
}

std::string list_arguments(const Source& source, const OaiRun& run, const RunOptions& options) {
  std::string query;
  add_argument(query, "verb", options.identifiers_only ? "ListIdentifiers" : "ListRecords");
  if (!run.token.empty()) {
    add_argument(query, "resumptionToken", run.token);
    return query;
  }
  add_argument(query, "metadataPrefix", run.prefix);
  add_argument(query, "from", run.from);
  add_argument(query, "until", run.until);
  const auto set = static_cast<std::size_t>(run.set);
  if (set < source.sets.size()) add_argument(query, "set", source.sets[set]);
  return query;
}

std::string oai_arguments(const Source& source, const OaiRun& run, const RunOptions& options) {
  if (run.phase == "identify") return "verb=Identify";
  if (run.phase == "formats") return "verb=ListMetadataFormats";
  if (run.phase == "sets") {
    std::string query = "verb=ListSets";
    add_argument(query, "resumptionToken", run.token);
    return query;
  }
  if (options.record.empty()) return list_arguments(source, run, options);
  std::string query = "verb=GetRecord";
  add_argument(query, "identifier", options.record);
  add_argument(query, "metadataPrefix", run.prefix);
  return query;
}

}  // namespace

std::string_view oai_key_prefix(const RunOptions& options) {
  return options.record.empty() && !options.identifiers_only ? "run." : "side.";
}

OaiRun load_oai_run(const Checkpoint& checkpoint, std::string_view prefix) {
  OaiRun run;
  for (const TextKey& key : kTextKeys) run.*key.member = checkpoint.get(oai_key(prefix, key.name));
  for (const CountKey& key : kCountKeys) {
    const std::string& text = checkpoint.get(oai_key(prefix, key.name));
    std::from_chars(text.data(), text.data() + text.size(), run.*key.member);
  }
  return run;
}

void store_oai_run(const OaiRun& run, Checkpoint& checkpoint, std::string_view prefix) {
  for (const TextKey& key : kTextKeys) checkpoint.set(oai_key(prefix, key.name), run.*key.member);
  for (const CountKey& key : kCountKeys) {
    const std::int64_t count = run.*key.member;
    checkpoint.set(oai_key(prefix, key.name), count == 0 ? std::string() : std::to_string(count));
  }
}

std::string oai_fingerprint(const Source& source) {
  return sha256_hex(source.url + "\n" + join(source.sets, " ") + "\n" + join(source.formats, " "))
      .substr(0, 16);
}

std::string oai_base(std::string_view url) {
  const std::size_t mark = url.find('?');
  if (mark == std::string_view::npos) return std::string(url);
  std::string base(url.substr(0, mark));
  char separator = '?';
  for (const std::string_view part : split(url.substr(mark + 1), '&')) {
    const std::string_view name = part.substr(0, part.find('='));
    if (std::find(std::begin(kOaiArguments), std::end(kOaiArguments), name) !=
        std::end(kOaiArguments)) {
      continue;
    }
    base.append(1, separator).append(part);
    separator = '&';
  }
  return base;
}

Request oai_request(const Source& source, const OaiRun& run, const RunOptions& options) {
  const std::string base = oai_base(run.base.empty() ? source.url : run.base);
  const std::string query = oai_arguments(source, run, options);
  // An address that parse_uri refuses is left to the transport, which says why.
  const Result<Uri> uri = parse_uri(base);
  return {uri ? with_query(*uri, query) : base + "?" + query, {}};
}

}  // namespace vindplaats
