#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/health.h"
#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/probe.h"
#include "app/pipeline/registered_sources.h"
#include "app/pipeline/registrations.h"
#include "app/pipeline/source_rest.h"
#include "app/show.h"
#include "app/show_source.h"
#include "app/write_file.h"
#include "config/load.h"
#include "config/write.h"
#include "core/text.h"

namespace vindplaats {
namespace {

using ordered_json = nlohmann::ordered_json;

std::string text_of(const ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Result<const Source*> known_source(const Platform& platform, const std::string& id) {
  if (const Source* source = platform.source(id)) return source;
  return fail(Fault::kNotFound,
              fmt::format("there is no source '{}'; `vindplaats source list` shows them", id));
}

// What was registered on the web and waits for an editor.
Result<std::vector<Source>> waiting_sources(const Snapshot& snapshot) {
  TRY_ASSIGN(const std::vector<Proposal> proposals, read_proposals(snapshot));
  std::vector<Source> waiting;
  for (const Proposal& one : proposals) {
    if (one.state == "waiting") waiting.push_back(source_of_proposal(one));
  }
  return waiting;
}

Result<int> run_source_list(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  const std::unique_ptr<Snapshot> snapshot = store->snapshot();
  TRY_ASSIGN(const std::vector<SourceHealth> health, source_health(*platform, *snapshot));
  TRY_ASSIGN(const std::vector<Source> waiting, waiting_sources(*snapshot));
  ordered_json list = ordered_json::array();
  std::vector<std::vector<std::string>> rows = {
      {"SOURCE", "PARTNER", "TYPE", "STATE", "RECORDS", "ADDRESS"}};
  const auto add = [&](const std::string& id, const Source& shown, const std::string& state,
                       std::int64_t records) {
    rows.push_back({id, shown.partner, shown.type, state, show_count(records), shown.url});
    list.push_back({{"id", id},
                    {"partner", shown.partner},
                    {"type", shown.type},
                    {"state", state},
                    {"records", records},
                    {"url", shown.url}});
  };
  for (const SourceHealth& one : health) {
    const Source* source = platform->source(one.id);
    add(one.id, source == nullptr ? Source() : *source, one.state, one.records);
  }
  for (const Source& source : waiting) add(source.id, source, "registered", 0);
  streams.out(call.globals.json ? text_of({{"sources", list}}) : show_table(rows, {4}));
  return kExitOk;
}

Result<int> run_source_show(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Source* const source, known_source(*platform, call.at(0)));
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const WholeSource whole, read_whole_source(*store->snapshot(), *source));
  streams.out(call.globals.json ? json_line(whole_source_json(whole)) : show_whole_source(whole));
  return kExitOk;
}

std::string_view kind_of_source(std::string_view type) {
  if (type == "oai-pmh") return "An OAI-PMH repository";
  if (type == "files") return "A folder of files";
  if (type == "sitemap") return "A sitemap";
  return type == "wordpress" ? "A WordPress site" : "A feed";
}

void show_probe(const Probe& probe, Streams& streams) {
  streams.out(fmt::format("{}: {}{}\n", kind_of_source(probe.type), probe.url,
                          probe.title.empty() ? "" : fmt::format(" ({})", probe.title)));
  for (const Offer& offer : probe.others) {
    streams.out(fmt::format("  the page also names: {} {}{}\n", offer.type, offer.url,
                            offer.title.empty() ? "" : fmt::format(" ({})", offer.title)));
  }
  if (probe.total)
    streams.out(fmt::format("It says that it has {} records.\n", show_count(*probe.total)));
  for (const Record& record : probe.records) {
    streams.out(fmt::format("\n{}\n  {} {} {}\n", record.metadata.title, record.metadata.issued,
                            record.metadata.type, record.identifier));
    for (const Finding& finding : record.findings)
      streams.out(fmt::format("  {}: {} {}\n", finding.severity, finding.code, finding.value));
  }
  for (const RunError& error : probe.errors)
    streams.out(fmt::format("\ncannot be read: {}: {}\n", error.record, error.message));
}

Result<int> run_source_probe(const Invocation& call, Services& services, Streams& streams) {
  const std::string wanted = call.get("preview", "0");
  if (wanted.empty() || wanted.size() > 4 ||
      wanted.find_first_not_of("0123456789") != std::string::npos) {
    return tl::unexpected(
        Error{Fault::kUsage, fmt::format("'{}' is not a number", wanted), "", 0, "--preview"});
  }
  TRY_ASSIGN(const Probe probe, probe_address(services, call.at(0), std::stoul(wanted)));
  if (call.globals.json) {
    ordered_json json = {{"type", probe.type}, {"url", probe.url}, {"title", probe.title}};
    for (const Offer& offer : probe.others)
      json["others"].push_back({{"type", offer.type}, {"url", offer.url}, {"title", offer.title}});
    json["records"] = ordered_json::array();
    for (const Record& record : probe.records)
      json["records"].push_back(ordered_json::parse(to_json(record)));
    streams.out(text_of(json));
  } else {
    show_probe(probe, streams);
  }
  return probe.errors.empty() ? kExitOk : kExitPartly;
}

Result<std::string> write_source(const Source& source, Services& services) {
  const std::string file = fmt::format("sources/{}.toml", source.id);
  const std::string path = services.dir() + "/" + file;
  if (std::filesystem::exists(path))
    return fail(Fault::kInput, fmt::format("{} exists already; choose another --id", file));
  const std::string text = source_to_toml(source);
  TRY(parse_source(text, file));
  TRY(write_file(path, text));
  if (const Result<const Platform*> reread = services.reload(); !reread) {
    std::filesystem::remove(path);
    return tl::unexpected(reread.error());
  }
  return file;
}

Result<int> run_source_add(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Probe probe, probe_address(services, call.at(0), 3));
  std::vector<std::string> taken;
  for (const Source& source : platform->sources) taken.push_back(source.id);
  Source source;
  source.id = call.get("id");
  if (source.id.empty()) source.id = id_for(probe, taken);
  source.partner = call.get("partner");
  source.type = probe.type;
  source.url = probe.url;
  if (!source.partner.empty() && platform->partner(source.partner) == nullptr) {
    return fail(Fault::kNotFound,
                fmt::format("there is no partner '{0}'; `vindplaats partner add {0}` makes it",
                            source.partner));
  }
  TRY(check_new_id(source.id));
  TRY_ASSIGN(const std::string file, write_source(source, services));
  if (call.globals.json) {
    streams.out(
        text_of({{"id", source.id}, {"type", source.type}, {"url", source.url}, {"file", file}}));
    return kExitOk;
  }
  show_probe(probe, streams);
  streams.out(fmt::format("\nAdded as {}.\n", file));
  if (!call.globals.quiet) streams.err(fmt::format("Next: vindplaats harvest {}\n", source.id));
  return kExitOk;
}

Result<int> set_rest(const Invocation& call, Services& services, Streams& streams, bool suspend) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Source* const source, known_source(*platform, call.at(0)));
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const bool written,
             rest_source(*store, services.clock(),
                         {source->id, suspend, call.get("why"), call.globals.as}));
  const char* const now = suspend
                              ? "suspended; it is not harvested until `vindplaats source resume`"
                              : "awake; it is harvested again";
  streams.out(written
                  ? fmt::format("{}: {}\n", source->id, now)
                  : fmt::format("{} is {} already\n", source->id, suspend ? "suspended" : "awake"));
  return kExitOk;
}

Result<int> run_source_suspend(const Invocation& call, Services& services, Streams& streams) {
  return set_rest(call, services, streams, true);
}
Result<int> run_source_resume(const Invocation& call, Services& services, Streams& streams) {
  return set_rest(call, services, streams, false);
}

Result<int> run_source_remove(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Source* const source, known_source(*platform, call.at(0)));
  TRY_ASSIGN(Store* const store, services.store());
  const std::string id = source->id, path = services.dir() + "/" + source->place.file;
  LedgerWriter ledger(*store, services.clock());
  TRY(ledger.append({{call.globals.as, std::string(kLedgerRegistration),
                      to_json(Registration{id, "remove", call.get("why")})}}));
  if (!is_registered(*source)) {
    std::error_code code;
    std::filesystem::remove(path, code);
    if (code)
      return fail(Fault::kInput, fmt::format("{} cannot be removed: {}", path, code.message()));
  }
  streams.out(fmt::format("{}: removed; its records are kept\n", id));
  return kExitOk;
}

Result<int> run_source_import(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const std::string text, read_whole_file(call.at(0)));
  std::vector<Source> sources;
  if (text.find("<opml") != std::string::npos) {
    TRY_ASSIGN(sources, parse_opml(text));
  } else {
    const std::string name = std::filesystem::path(call.at(0)).stem().string();
    TRY_ASSIGN(Source source, parse_source(text, fmt::format("sources/{}.toml", name)));
    sources.push_back(std::move(source));
  }
  std::set<std::string> known;
  for (const Source& source : platform->sources) known.insert(source.url);
  std::int64_t added = 0, skipped = 0;
  for (const Source& source : sources) {
    if (known.contains(source.url)) {
      ++skipped;
      continue;
    }
    TRY_ASSIGN(const std::string file, write_source(source, services));
    streams.out(fmt::format("{}  {}\n", file, source.url));
    ++added;
  }
  streams.out(fmt::format("{} added, {} known already\n", added, skipped));
  return kExitOk;
}

const Positional kSourceId{"ID", "The source"};
const Verb kSourceVerbs[] = {
    {"source list",
     "Every source with its state",
     {},
     {},
     "  vindplaats source list --json",
     run_source_list,
     Work::kBeside},
    {"source show",
     "One source: settings, runs, findings, what was set aside",
     {kSourceId},
     {},
     "  vindplaats source show wodc",
     run_source_show,
     Work::kBeside},
    {"source probe",
     "What stands behind an address, before anything is added",
     {{"URL", "A web address, or a folder of files"}},
     {{"preview", "N", "Show the first N records as they would be stored"}},
     "  vindplaats source probe https://repository.example.nl/oai --preview 3",
     run_source_probe,
     Work::kHere},
    {"source add",
     "Add the source behind an address: writes sources/<id>.toml",
     {{"URL", "A web address, or a folder of files"}},
     {{"id", "ID", "Its id (default: made from its title)"}, {"partner", "ID", "Whose it is"}},
     "  vindplaats source add https://www.example.nl/feed --id example --partner example\n"
     "  vindplaats source add /srv/aanlevering/example --id example --partner example",
     run_source_add,
     Work::kHere},
    {"source suspend",
     "Do not harvest it until it is resumed",
     {kSourceId},
     {{"why", "TEXT", "The reason, for colleagues"}},
     "  vindplaats source suspend wodc --why 'moves house in May'",
     run_source_suspend},
    {"source resume",
     "Harvest it again",
     {kSourceId},
     {},
     "  vindplaats source resume wodc",
     run_source_resume},
    {"source remove",
     "Remove its file; what it sent is kept",
     {kSourceId},
     {},
     "  vindplaats source remove wodc",
     run_source_remove},
    {"source import",
     "Add sources from an OPML list or a TOML file",
     {{"FILE", "OPML or TOML"}},
     {},
     "  vindplaats source import subscriptions.opml",
     run_source_import,
     Work::kHere},
};

}  // namespace

extern const CommandSet command_source;
const CommandSet command_source{30, kSourceVerbs};

}  // namespace vindplaats
