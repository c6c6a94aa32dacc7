#include "curation/decisions.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "core/text.h"
#include "curation/decision_kinds.h"

namespace vindplaats {
namespace {

bool names_two(const Decision& decision) {
  return !decision.other.empty() && decision.other != decision.publication;
}

bool concerns(const Decision& decision, const std::string& publication) {
  return decision.publication == publication || decision.other == publication;
}

// The decision that an undo takes back, or null; `before` are those in front of the undo.
const Decided* taken_back(std::span<const Decided> before, const Decision& undo) {
  const auto found = std::lower_bound(
      before.begin(), before.end(), undo.undoes,
      [](const Decided& decided, std::int64_t sequence) { return decided.sequence < sequence; });
  if (found == before.end() || found->sequence != undo.undoes) return nullptr;
  if (found->decision.kind == "undo" || !concerns(found->decision, undo.publication))
    return nullptr;
  return &*found;
}

void count_decision(Position& position, const Decided& decided) {
  ++position.decisions;
  position.changed = decided.at;
}

// `other`: the second publication that it names.
void apply_decision(Position& position, const Decided& decided, const DecisionKind& kind,
                    const std::string& other) {
  if (kind.apply != nullptr) kind.apply(position, decided);
  if (!decided.decision.note.empty()) position.note = decided.decision.note;
  position.sequence = decided.sequence;
  position.shared_with = other;
}

// Is it "rule" deciding where somebody has decided before.
bool rule_comes_late(const Decided& decided, const Position& position) {
  return decided.by == kDecidedByRule && position.decisions > 0;
}

// What a decision can change, without when and by whom.
auto matter_of(const Position& position) {
  std::vector<std::string> corrections;
  for (const auto& [field, correction] : position.overlay)
    corrections.push_back(field + '=' + correction.value);
  return std::tuple(position.status, position.themes, position.reason, position.note,
                    position.publish_from, position.until, std::move(corrections),
                    position.summary.text, position.summary.language);
}

bool changes_nothing(const Decision& decision, const DecisionKind& kind, const Asked& asked) {
  if (kind.apply == nullptr) return false;
  if (!kind.verdict.empty() && !asked.publication.reopened.empty()) return false;
  const Position& position = asked.position;
  const bool confirms =
      kind.verdict == "accepted" && asked.platform.settings.publish.second_editor &&
      position.confirmed_by.empty() && !asked.request.by.empty() && asked.request.by != position.by;
  if (confirms) return false;
  Position after = position;
  apply_decision(after, {0, "", "", decision}, kind, "");
  return matter_of(after) == matter_of(position);
}

tl::unexpected<Error> nothing_changes(const DecisionKind& kind, const Asked& asked) {
  const std::string& id = asked.publication.id;
  const Position& position = asked.position;
  if (!kind.verdict.empty()) {
    return fail(Fault::kInput, fmt::format("{} is {} already, by {} on {}", id, position.status,
                                           position.by, position.at));
  }
  return fail(Fault::kInput,
              fmt::format("this {} changes nothing: {} has it so already", kind.name, id));
}

const Position& position_in(const Standing& standing, const std::string& publication) {
  static const Position kNowhere;
  const auto found = standing.find(publication);
  return found == standing.end() ? kNowhere : found->second;
}

// Taking back what two publications share must leave neither with a later decision that rests on
// it.
Result<void> fill_undo(const Asked& asked, Decision& decision) {
  const std::string& id = asked.publication.id;
  const Position& position = asked.position;
  if (position.sequence == 0)
    return fail(Fault::kNotFound,
                fmt::format("there is nothing to undo: no decision on {} holds", id));
  decision.undoes = position.sequence;
  decision.other = position.shared_with;
  if (!names_two(decision)) return {};
  const Position& other = position_in(asked.standing, decision.other);
  if (other.sequence == position.sequence) return {};
  return fail(Fault::kConflict,
              fmt::format("the last decision on {} also names {}, on which more was decided since; "
                          "take that back first: `vindplaats queue undo {}`",
                          id, decision.other, decision.other));
}

Result<void> check_asker(const Asked& asked) {
  const DecisionRequest& request = asked.request;
  const Publication& publication = asked.publication;
  if (request.revision != 0 && request.revision != publication.revision) {
    return fail(
        Fault::kConflict,
        fmt::format("{} has changed since it was shown (revision {}, now {}); look at it again",
                    publication.id, request.revision, publication.revision));
  }
  if (request.by == kDecidedByRule && asked.position.decisions > 0) {
    return fail(Fault::kConflict,
                fmt::format("{} was decided on before: a rule decides first or not at all",
                            publication.id));
  }
  return {};
}

// A remark of more than this belongs in a file of its own.
constexpr std::size_t kLongestNote = 10'000;

Result<Decision> begin_decision(const Asked& asked) {
  Decision decision;
  decision.kind = asked.request.kind;
  decision.publication = asked.publication.id;
  decision.records = asked.publication.records;
  decision.revision = asked.publication.revision;
  decision.note = paragraphs(repair_utf8(asked.request.note));
  if (decision.note.size() > kLongestNote)
    return fail(Fault::kInput, fmt::format("a note has at most {} bytes, this one {}", kLongestNote,
                                           decision.note.size()));
  return decision;
}

// Nothing decided is lost by a merge: what stays takes over what only the other one had.
void inherit(Position& home, const Position& other) {
  if (home.status.empty()) {
    home.status = other.status;
    home.themes = other.themes;
    home.themes_by = other.themes_by;
    home.confirmed_by = other.confirmed_by;
    home.reason = other.reason;
    home.publish_from = other.publish_from;
    home.until = other.until;
    home.records = other.records;
    home.versions = other.versions;
    home.at = other.at;
    home.by = other.by;
  }
  if (home.summary.text.empty()) home.summary = other.summary;
  if (home.note.empty()) home.note = other.note;
  home.overlay.insert(other.overlay.begin(), other.overlay.end());
}

}  // namespace

std::set<std::int64_t> undone_decisions(std::span<const Decided> decisions) {
  std::set<std::int64_t> undone;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Decision& decision = decisions[i].decision;
    if (decision.kind == "undo" && taken_back(decisions.first(i), decision) != nullptr)
      undone.insert(decision.undoes);
  }
  return undone;
}

Standing fold(std::span<const Decided> decisions) {
  const std::set<std::int64_t> undone = undone_decisions(decisions);
  Standing standing;
  for (const Decided& decided : decisions) {
    const Decision& decision = decided.decision;
    const DecisionKind* kind = find_decision_kind(decision.kind);
    Position& position = standing[decision.publication];
    const bool holds = kind != nullptr && !undone.contains(decided.sequence) &&
                       !rule_comes_late(decided, position);
    count_decision(position, decided);
    if (holds) apply_decision(position, decided, *kind, decision.other);
    if (!names_two(decision)) continue;
    Position& other = standing[decision.other];
    count_decision(other, decided);
    if (!holds) continue;
    other.sequence = decided.sequence;
    other.shared_with = decision.publication;
    if (decision.kind == "merge") inherit(standing.at(decision.publication), other);
  }
  return standing;
}

Result<Decision> decide(const DecisionRequest& request, const Publication& publication,
                        const Standing& standing, const Platform& platform, Instant now) {
  const Asked asked{request,  publication, standing, position_in(standing, publication.id),
                    platform, now};
  TRY(check_asker(asked));
  TRY_ASSIGN(Decision decision, begin_decision(asked));
  if (request.kind == "undo") {
    TRY(fill_undo(asked, decision));
    return decision;
  }
  const DecisionKind* kind = find_decision_kind(request.kind);
  if (kind == nullptr)
    return fail(Fault::kUsage, fmt::format("'{}' is no kind of decision", request.kind));
  TRY(kind->fill(asked, decision));
  if (changes_nothing(decision, *kind, asked)) return nothing_changes(*kind, asked);
  return decision;
}

}  // namespace vindplaats
