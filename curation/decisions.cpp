#include "curation/decisions.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace vindplaats {
namespace {

// What a kind of decision asks of a request, and where it brings a publication. To add a kind: a
// row.
struct DecisionKind {
  std::string_view name;
  std::string_view status;
  Result<void> (*check)(const DecisionRequest&, const Platform&);
};

Result<void> check_accept(const DecisionRequest& request, const Platform& platform) {
  for (const std::string& theme : request.themes) {
    if (platform.theme(theme) == nullptr) {
      return fail(Fault::kNotFound,
                  fmt::format("there is no theme '{}'; `vindplaats theme list` shows them", theme));
    }
  }
  return {};
}

Result<void> check_reject(const DecisionRequest& request, const Platform& platform) {
  const std::vector<Reason>& reasons = platform.criteria.reasons;
  const auto found = std::find_if(reasons.begin(), reasons.end(), [&](const Reason& reason) {
    return reason.id == request.reason;
  });
  if (found != reasons.end()) return {};
  std::string known;
  for (const Reason& reason : reasons) known += (known.empty() ? "" : ", ") + reason.id;
  if (request.reason.empty())
    return fail(Fault::kInput, fmt::format("say why with --reason: {}", known));
  return fail(Fault::kNotFound,
              fmt::format("there is no reason '{}'; there are: {}", request.reason, known));
}

constexpr DecisionKind kDecisionKinds[] = {{"accept", "accepted", check_accept},
                                           {"reject", "rejected", check_reject}};

const DecisionKind* find_decision_kind(std::string_view name) {
  for (const DecisionKind& kind : kDecisionKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

std::vector<std::string> ticked_themes(const DecisionRequest& request,
                                       const Publication& publication, const Platform& platform) {
  std::vector<std::string> themes;
  for (const std::string& theme : request.themes) themes.push_back(platform.theme(theme)->id);
  if (themes.empty()) {
    for (const ThemeMark& mark : publication.themes) themes.push_back(mark.id);
  }
  std::sort(themes.begin(), themes.end());
  themes.erase(std::unique(themes.begin(), themes.end()), themes.end());
  return themes;
}

// It would say again what holds already.
bool changes_nothing(const Decision& decision, const DecisionKind& kind, const Position& position) {
  return position.status == kind.status && position.themes == decision.themes &&
         position.reason == decision.reason && position.publish_from == decision.publish_from &&
         decision.note.empty();
}

}  // namespace

Standing fold(std::span<const Decided> decisions) {
  std::set<std::int64_t> undone;
  for (const Decided& decided : decisions) {
    if (decided.decision.kind == "undo") undone.insert(decided.decision.undoes);
  }
  Standing standing;
  for (const Decided& decided : decisions) {
    Position& position = standing[decided.decision.publication];
    ++position.decisions;
    position.changed = decided.at;
    const DecisionKind* kind = find_decision_kind(decided.decision.kind);
    if (kind == nullptr || undone.contains(decided.sequence)) continue;
    const std::int64_t count = position.decisions;
    const Decision& decision = decided.decision;
    position = {std::string(kind->status),
                decision.themes,
                decision.reason,
                decision.note,
                decision.publish_from,
                decided.at,
                decided.by,
                decided.sequence,
                count,
                decided.at};
  }
  return standing;
}

Result<Decision> decide(const DecisionRequest& request, const Publication& publication,
                        const Standing& standing, const Platform& platform) {
  const auto found = standing.find(publication.id);
  const Position position = found == standing.end() ? Position{} : found->second;
  if (request.revision != 0 && request.revision != publication.revision) {
    return fail(
        Fault::kConflict,
        fmt::format("{} has changed since it was shown (revision {}, now {}); look at it again",
                    publication.id, request.revision, publication.revision));
  }
  Decision decision;
  decision.kind = request.kind;
  decision.publication = publication.id;
  decision.records = publication.records;
  decision.revision = publication.revision;
  decision.note = request.note;
  if (request.kind == "undo") {
    if (position.sequence == 0)
      return fail(
          Fault::kNotFound,
          fmt::format("there is nothing to undo: nobody has decided on {}", publication.id));
    decision.undoes = position.sequence;
    return decision;
  }
  const DecisionKind* kind = find_decision_kind(request.kind);
  if (kind == nullptr)
    return fail(Fault::kUsage, fmt::format("'{}' is no kind of decision", request.kind));
  TRY(kind->check(request, platform));
  decision.reason = request.reason;
  decision.publish_from = request.publish_from;
  if (request.kind == "accept") decision.themes = ticked_themes(request, publication, platform);
  if (changes_nothing(decision, *kind, position)) {
    return fail(Fault::kInput, fmt::format("{} is {} already, by {} on {}", publication.id,
                                           position.status, position.by, position.at));
  }
  return decision;
}

}  // namespace vindplaats
