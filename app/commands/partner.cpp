#include <filesystem>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/partner_links.h"
#include "app/pipeline/registrations.h"
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

Result<const Partner*> known_partner(const Platform& platform, const std::string& id) {
  if (const Partner* partner = platform.partner(id)) return partner;
  return fail(Fault::kNotFound,
              fmt::format("there is no partner '{}'; `vindplaats partner list` shows them", id));
}

Result<int> run_partner_show(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Partner* const partner, known_partner(*platform, call.at(0)));
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

Result<int> run_partner_link(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Partner* const partner, known_partner(*platform, call.at(0)));
  TRY_ASSIGN(Store* const store, services.store());
  if (call.has("revoke")) {
    TRY(revoke_partner_link(*store, services.clock(), partner->id, call.globals.as));
    streams.out(call.globals.json
                    ? json_line({{"id", partner->id}, {"revoked", true}})
                    : fmt::format("{}: no link opens its pages any more\n", partner->id));
    return kExitOk;
  }
  TRY_ASSIGN(const std::string token,
             make_partner_link(*store, services.clock(), partner->id, call.globals.as));
  const std::string link = partner_address(platform->settings.base_url, token);
  streams.out(call.globals.json ? json_line({{"id", partner->id}, {"link", link}}) : link + "\n");
  if (!call.globals.quiet)
    streams.err("Older links of theirs open nothing any more; send it to nobody but them\n");
  return kExitOk;
}

Result<int> run_partner_remove(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Partner* const partner, known_partner(*platform, call.at(0)));
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const std::set<std::string> suspended, suspended_sources(*store->snapshot()));
  std::vector<LedgerWriter::Line> lines;
  std::vector<std::string> ended;
  for (const std::string& source : sources_of(*platform, partner->id)) {
    if (suspended.contains(source)) continue;
    ended.push_back(source);
    lines.push_back({call.globals.as, std::string(kLedgerRegistration),
                     to_json(Registration{source, "suspend", "the partnership ended"})});
  }
  TRY(revoke_partner_link(*store, services.clock(), partner->id, call.globals.as));
  if (!lines.empty()) TRY(LedgerWriter(*store, services.clock()).append(lines));
  streams.out(
      call.globals.json
          ? json_line({{"id", partner->id}, {"removed", true}, {"suspended", ended}})
          : fmt::format("{}: no partner any more: {} suspended, and no link opens its pages; what "
                        "it sent is kept, and its file\n",
                        partner->id,
                        ended.empty() ? "nothing" : fmt::format("{}", fmt::join(ended, ", "))));
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
     Work::kBeside},
    {"partner add",
     "Add a partner: writes partners/<id>.toml",
     {{"ID", "Its id, fixed for ever"}},
     {{"name", "TEXT", "Its name"},
      {"kind", "TEXT", "What it is: universiteit, planbureau, kenniscentrum, ..."},
      {"url", "URL", "Its website"}},
     "  vindplaats partner add wodc --name WODC --kind planbureau",
     run_partner_add,
     Work::kHere},
    {"partner link",
     "A new link to the partner's own pages; the older ones open nothing any more",
     {{"ID", "The partner"}},
     {{"revoke", "", "No new link, and no older one"}},
     "  vindplaats partner link wodc\n"
     "  vindplaats partner link wodc --revoke",
     run_partner_link},
    {"partner remove",
     "End the partnership: suspend its sources, end its link; what it sent is kept",
     {{"ID", "The partner"}},
     {},
     "  vindplaats partner remove wodc",
     run_partner_remove},
};

}  // namespace

extern const CommandSet command_partner;
const CommandSet command_partner{20, kPartnerVerbs};

}  // namespace vindplaats
