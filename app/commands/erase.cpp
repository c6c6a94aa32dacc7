#include "app/pipeline/erase.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/services.h"
#include "app/show.h"

namespace vindplaats {
namespace {

constexpr std::size_t kShownPaths = 20;

Result<EraseRequest> read_request(const Invocation& call) {
  EraseRequest request;
  if (call.has("creator")) request.creators = call.options.at("creator");
  request.record = call.get("record");
  request.contact = call.get("contact");
  const int asked = !request.creators.empty() + !request.record.empty() + !request.contact.empty();
  if (asked == 1) return request;
  return fail(Fault::kUsage, "name one of --creator NAME, --record ID and --contact PARTNER");
}

std::string erase_json(const EraseReport& report, bool erased) {
  nlohmann::ordered_json lookalikes = nlohmann::ordered_json::array();
  for (const EraseReport::Lookalike& one : report.lookalikes)
    lookalikes.push_back({{"name", one.name}, {"records", one.records}});
  nlohmann::ordered_json json = {{"erased", erased},
                                 {"forms", report.forms},
                                 {"records", report.records},
                                 {"payloads", report.payloads},
                                 {"setAside", report.aside},
                                 {"entries", report.entries},
                                 {"lookalikes", lookalikes},
                                 {"releases", report.releases},
                                 {"bundles", report.bundles},
                                 {"letters", report.letters},
                                 {"ownFiles", report.own_files},
                                 {"backups", report.backups}};
  if (!report.release.empty()) json["release"] = report.release;
  return json_line(json);
}

void print_list(const std::string& heading, const std::vector<std::string>& list,
                Streams& streams) {
  if (list.empty()) return;
  streams.out(heading + "\n");
  for (std::size_t i = 0; i < std::min(list.size(), kShownPaths); ++i)
    streams.out("  " + list[i] + "\n");
  if (list.size() > kShownPaths)
    streams.out(fmt::format("  and {} more\n", list.size() - kShownPaths));
}

void print_report(const EraseReport& report, bool erased, Streams& streams) {
  print_list("Looked for, without regard to case and accents:", report.forms, streams);
  streams.out(fmt::format(
      "{} {} records ({} versions as they came), {} rows set aside, {} entries "
      "of the ledger.\n",
      erased ? "Taken out of" : "Found in",
      show_count(static_cast<std::int64_t>(report.records.size())), show_count(report.payloads),
      show_count(report.aside), show_count(report.entries)));
  print_list("Records:", report.records, streams);
  print_list(erased ? "Releases that held it, removed:" : "Releases that hold it:", report.releases,
             streams);
  if (!report.release.empty())
    streams.out(fmt::format("Release {} is without it.\n", report.release));
  print_list(erased ? "Bundles that held it, removed; `vindplaats study build` makes them anew:"
                    : "Bundles that hold it:",
             report.bundles, streams);
  print_list(erased ? "Letters that held it, removed:" : "Letters that hold it:", report.letters,
             streams);
  if (!report.lookalikes.empty()) {
    streams.out(
        "Not taken along, for it may be somebody else; repeat with one more --creator if it "
        "is the same person:\n");
    for (const EraseReport::Lookalike& one : report.lookalikes)
      streams.out(fmt::format("  {} ({} records)\n", one.name, show_count(one.records)));
  }
  print_list("Your own files that hold it; change them yourself:", report.own_files, streams);
  print_list("Backups made before now hold it still; remove them, or erase again after a restore:",
             report.backups, streams);
  streams.out(erased
                  ? "Logs that your system keeps, and copies elsewhere, are not ours to change.\n"
                  : "Nothing was erased. Repeat with --yes to erase it for good.\n");
}

Result<int> run_erase(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const EraseRequest request, read_request(call));
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  const bool yes = call.has("yes");
  TRY_ASSIGN(const EraseReport report, yes ? erase(*store, *platform, services.clock(),
                                                   services.random(), request, call.globals.as)
                                           : find_to_erase(*store, *platform, request));
  if (yes && !request.contact.empty()) TRY(services.reload());
  if (call.globals.json) {
    streams.out(erase_json(report, yes));
  } else {
    print_report(report, yes, streams);
  }
  return kExitOk;
}

const Verb kEraseVerbs[] = {
    {"erase",
     "Forget a person, a record or a partner's contact, everywhere and after later harvests (AVG)",
     {},
     {{"creator", "NAME", "A person, whole name; again for each other way it is written"},
      {"record", "ID", "A record: <source>/<identifier>"},
      {"contact", "PARTNER", "The contacts of a partner, with their mail addresses"},
      {"yes", "", "Erase it; without this only what would be erased is shown"}},
     "  vindplaats erase --creator 'Anna de Vries'\n"
     "  vindplaats erase --creator 'Anna de Vries' --creator 'Vries, A. de' --yes\n"
     "  vindplaats erase --record wodc/oai:repository.wodc.nl:20.500.12832/3 --yes",
     run_erase,
     Work::kDesk},
};

}  // namespace

extern const CommandSet command_erase;
const CommandSet command_erase{96, kEraseVerbs};

}  // namespace vindplaats
