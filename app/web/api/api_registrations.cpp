// What partners ask for on the web: sources that wait for an editor.
#include <nlohmann/json.hpp>

#include "app/pipeline/partner_letters.h"
#include "app/show.h"
#include "app/web/api/operations.h"

namespace vindplaats {
namespace {

ApiJson proposal_json(const Proposal& proposal) {
  ApiJson json = {{"id", proposal.asked.source},
                  {"state", proposal.state},
                  {"at", proposal.at},
                  {"partner", proposal.partner},
                  {"asked", ApiJson::parse(to_json(proposal.asked))}};
  const std::pair<const char*, const std::string*> texts[] = {
      {"decidedAt", &proposal.decided_at}, {"by", &proposal.by}, {"why", &proposal.why}};
  for (const auto& [key, text] : texts) {
    if (!text->empty()) json[key] = *text;
  }
  if (proposal.removed) json["removed"] = true;
  return json;
}

// After the ledger got something new of a source.
void source_changed(const ApiCall& call) {
  if (call.house.reload) call.house.reload();
  call.house.sources.changed();
}

}  // namespace

Result<ApiAnswer> api_registrations(const ApiCall& call) {
  TRY_ASSIGN(const std::vector<Proposal> proposals, read_proposals(*call.house.store->snapshot()));
  const std::string state = call.query.value("state", "");
  ApiJson list = ApiJson::array();
  for (const Proposal& proposal : proposals) {
    if (state.empty() || proposal.state == state) list.push_back(proposal_json(proposal));
  }
  return ApiAnswer{200, json_line({{"registrations", std::move(list)}})};
}

Result<ApiAnswer> api_approve(const ApiCall& call) {
  TRY_ASSIGN(const Proposal approved,
             approve_and_tell(*call.house.store, *call.house.clock, *call.platform, call.id(),
                              call.account.name, call.body.value("partner", "")));
  source_changed(call);
  return ApiAnswer{200, json_line(proposal_json(approved))};
}

Result<ApiAnswer> api_refuse(const ApiCall& call) {
  TRY(refuse_and_tell(*call.house.store, *call.house.clock, *call.platform, call.id(),
                      call.body.at("why").get<std::string>(), call.account.name));
  source_changed(call);
  TRY_ASSIGN(const Proposal refused, find_proposal(*call.house.store->snapshot(), call.id()));
  return ApiAnswer{200, json_line(proposal_json(refused))};
}

}  // namespace vindplaats
