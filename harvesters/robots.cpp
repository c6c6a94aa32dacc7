#include "harvesters/robots.h"

#include <algorithm>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kRobotsBytes = 500 * 1024;  // RFC 9309 2.5: at least that much
constexpr std::size_t kMostRules = 1'000;
constexpr std::size_t kMostSitemaps = 100;
constexpr std::size_t kRuleBytes = 1'000;
constexpr std::string_view kOurToken = "vindplaats";

// "vindplaats/1.0 (+https://...)" names us, too: only the first word counts (RFC 9309 2.2.1).
bool names_us(std::string_view agent) {
  return equals_ignoring_case(agent.substr(0, agent.find_first_of(" /\t")), kOurToken);
}

// Does the path begin as the pattern says. "*" is any text; goes back only to the last one.
bool fits(std::string_view pattern, std::string_view path) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  std::size_t at = 0, in = 0, star = std::string_view::npos, retry = 0;
  while (in < path.size()) {
    if (at == pattern.size() && !to_the_end) return true;
    if (at < pattern.size() && pattern[at] == '*') {
      star = ++at;
      retry = in;
    } else if (at < pattern.size() && pattern[at] == path[in]) {
      ++at;
      ++in;
    } else if (star != std::string_view::npos) {
      at = star;
      in = ++retry;
    } else {
      return false;
    }
  }
  while (at < pattern.size() && pattern[at] == '*') ++at;
  return at == pattern.size();
}

}  // namespace

RobotsRules RobotsRules::parse(std::string_view text) {
  RobotsRules ours, everybody;
  bool named = false, group_is_ours = false, group_is_all = false, in_rules = false;
  for (std::string_view line : split(text.substr(0, kRobotsBytes), '\n')) {
    line = trim(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = to_lower(trim(line.substr(0, colon)));
    const std::string_view value = trim(line.substr(colon + 1));
    if (key == "sitemap" && ours.sitemaps_.size() < kMostSitemaps) {
      ours.sitemaps_.emplace_back(value);
    } else if (key == "user-agent") {
      if (in_rules) group_is_ours = group_is_all = in_rules = false;
      group_is_ours = group_is_ours || names_us(value);
      group_is_all = group_is_all || value == "*";
      named = named || group_is_ours;
    } else if (key == "allow" || key == "disallow") {
      in_rules = true;
      if (value.empty() || value.size() > kRuleBytes) continue;
      for (RobotsRules* rules :
           {group_is_ours ? &ours : nullptr, group_is_all ? &everybody : nullptr}) {
        if (rules != nullptr && rules->rules_.size() < kMostRules)
          rules->rules_.push_back({key == "allow", std::string(value)});
      }
    }
  }
  if (!named) ours.rules_ = std::move(everybody.rules_);
  return ours;
}

std::string RobotsRules::to_text() const {
  std::string text;
  for (const Rule& rule : rules_)
    text.append(rule.allow ? "+" : "-").append(rule.path).append("\n");
  return text;
}

RobotsRules RobotsRules::from_text(std::string_view text) {
  RobotsRules rules;
  for (const std::string_view line : split(text, '\n'))
    rules.rules_.push_back({line[0] == '+', std::string(line.substr(1))});
  return rules;
}

bool RobotsRules::allows(std::string_view target) const {
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    const std::size_t longest = best == nullptr ? 0 : best->path.size();
    const bool stronger = best == nullptr || rule.path.size() > longest ||
                          (rule.path.size() == longest && rule.allow);
    if (stronger && fits(rule.path, target)) best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace vindplaats
