#include <filesystem>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/services.h"
#include "app/show.h"
#include "app/write_file.h"
#include "config/load.h"
#include "config/write.h"
#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

std::vector<std::string> sources_of(const Platform& platform, const std::string& partner) {
  std::vector<std::string> ids;
  for (const Source& source : platform.sources) {
    if (source.partner == partner) ids.push_back(source.id);
  }
  return ids;
}

Result<int> run_partner_list(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(auto counts, count_sources(*store->snapshot()));
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  std::vector<std::vector<std::string>> rows = {{"PARTNER", "NAME", "KIND", "SOURCES", "RECORDS"}};
  for (const Partner& partner : platform->partners) {
    const std::vector<std::string> sources = sources_of(*platform, partner.id);
    std::int64_t records = 0;
    for (const std::string& source : sources) records += counts[source].records;
    rows.push_back({partner.id, partner.name, partner.kind,
                    show_count(static_cast<std::int64_t>(sources.size())), show_count(records)});
    list.push_back({{"id", partner.id},
                    {"name", partner.name},
                    {"kind", partner.kind},
                    {"sources", sources},
                    {"records", records}});
  }
  streams.out(call.globals.json ? json_line({{"partners", list}}) : show_table(rows, {3, 4}));
  return kExitOk;
}

Result<int> run_partner_show(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  const Partner* partner = platform->partner(call.at(0));
  if (partner == nullptr)
    return fail(
        Fault::kNotFound,
        fmt::format("there is no partner '{}'; `vindplaats partner list` shows them", call.at(0)));
  const std::vector<std::string> sources = sources_of(*platform, partner->id);
  if (call.globals.json) {
    streams.out(json_line({{"id", partner->id},
                           {"name", partner->name},
                           {"kind", partner->kind},
                           {"url", partner->url},
                           {"contributes", partner->contributes},
                           {"sources", sources}}));
    return kExitOk;
  }
  streams.out(partner_to_toml(*partner));
  streams.out(fmt::format("\nSources: {}\n",
                          sources.empty() ? "none" : fmt::format("{}", fmt::join(sources, ", "))));
  return kExitOk;
}

Result<int> run_partner_add(const Invocation& call, Services& services, Streams& streams) {
  TRY(services.platform());
  Partner partner;
  partner.id = call.at(0);
  partner.name = call.get("name", partner.id);
  partner.kind = call.get("kind");
  partner.url = call.get("url");
  TRY(check_new_id(partner.id));
  const std::string file = fmt::format("partners/{}.toml", partner.id);
  const std::string path = services.dir() + "/" + file;
  if (std::filesystem::exists(path))
    return fail(Fault::kInput, fmt::format("{} exists already", file));
  const std::string text = partner_to_toml(partner);
  TRY(parse_partner(text, file));
  TRY(write_file(path, text));
  streams.out(fmt::format("Added as {}.\n", file));
  if (!call.globals.quiet)
    streams.err(fmt::format("Next: vindplaats source add ADDRESS --partner {}\n", partner.id));
  return kExitOk;
}

const Verb kPartnerVerbs[] = {
    {"partner list",
     "Every partner with its sources",
     {},
     {},
     "  vindplaats partner list",
     run_partner_list,
     Work::kBeside},
    {"partner show",
     "One partner: contacts, agreement, sources",
     {{"ID", "The partner"}},
     {},
     "  vindplaats partner show wodc",
     run_partner_show,
     Work::kHere},
    {"partner add",
     "Add a partner: writes partners/<id>.toml",
     {{"ID", "Its id, fixed for ever"}},
     {{"name", "TEXT", "Its name"},
      {"kind", "TEXT", "What it is: universiteit, planbureau, kenniscentrum, ..."},
      {"url", "URL", "Its website"}},
     "  vindplaats partner add wodc --name WODC --kind planbureau",
     run_partner_add,
     Work::kHere},
};

}  // namespace

extern const CommandSet command_partner;
const CommandSet command_partner{20, kPartnerVerbs};

}  // namespace vindplaats
