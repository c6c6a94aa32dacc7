#include "app/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <deque>

#include <fmt/format.h>

#include "app/dispatcher.h"
#include "core/text.h"
#include "core/version.h"

namespace vindplaats {
namespace {

// What one verb's words are collected in while CLI11 parses; deque, because CLI11 keeps pointers to
// the strings.
struct Collected {
  const Verb* verb = nullptr;
  CLI::App* app = nullptr;
  std::deque<std::vector<std::string>> positionals, options;
  std::deque<bool> flags;
};

void add_globals(CLI::App& app, Globals& globals) {
  app.add_option("--dir", globals.dir, "The platform folder (default: $VINDPLAATS_DIR, else here)")
      ->type_name("DIR");
  app.add_option("--now", globals.now, "Take this for the time: RFC 3339 or a date")
      ->type_name("TIME");
  app.add_option("--as", globals.as, "Who decides (default: $USER)")->type_name("NAME");
  app.add_option("--log-format", globals.log_format, "text or json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}));
  app.add_flag("--json", globals.json, "Results as JSON");
  app.add_flag("--quiet", globals.quiet, "No progress and no hints");
}

void add_verb(CLI::App& parent, std::string_view name, Collected& collected) {
  const Verb& verb = *collected.verb;
  CLI::App* app = parent.add_subcommand(std::string(name), std::string(verb.help));
  collected.app = app;
  app->set_help_flag("-h,--help", "This help");
  app->fallthrough();
  if (!verb.examples.empty()) app->footer(fmt::format("Examples:\n{}", verb.examples));
  for (const Positional& positional : verb.positionals) {
    auto& values = collected.positionals.emplace_back();
    CLI::Option* option =
        app->add_option(std::string(positional.name), values, std::string(positional.help));
    option->type_name("")->expected(positional.least,
                                    positional.most == 0 ? 1 << 20 : positional.most);
    option->required(positional.least > 0);
    // Without this the first one takes the words that are meant for the next.
    option->allow_extra_args(positional.most != 1 || positional.least != 1);
  }
  for (const Option& declared : verb.options) {
    const std::string flag = fmt::format("--{}", declared.name);
    if (declared.value.empty()) {
      collected.options.emplace_back();
      app->add_flag(flag, collected.flags.emplace_back(false), std::string(declared.help));
    } else {
      collected.flags.emplace_back(false);
      CLI::Option* option =
          app->add_option(flag, collected.options.emplace_back(), std::string(declared.help));
      // Without this a list takes the positionals behind it too.
      option->type_name(std::string(declared.value))->expected(1)->allow_extra_args(false);
      if (declared.many) option->take_all();
    }
  }
}

// "source add" hangs below "source", which is made at its first verb.
void add_verbs(CLI::App& root, std::deque<Collected>& all) {
  std::map<std::string, CLI::App*> groups;
  for (Collected& collected : all) {
    const std::vector<std::string_view> words = split(collected.verb->path, ' ');
    if (words.size() == 1) {
      add_verb(root, words[0], collected);
      continue;
    }
    CLI::App*& group = groups[std::string(words[0])];
    if (group == nullptr) {
      group = root.add_subcommand(std::string(words[0]), fmt::format("{} ...", words[0]));
      group->set_help_flag("-h,--help", "This help");
      group->require_subcommand(1);
      group->fallthrough();
    }
    add_verb(*group, words[1], collected);
  }
  for (const auto& [name, group] : groups) {
    std::string verbs;
    for (const CLI::App* verb : group->get_subcommands({}))
      verbs += (verbs.empty() ? "" : ", ") + verb->get_name();
    group->description(verbs);
  }
}

// "-onderwijs" is a word (`queue themes ID +T -T`): no option of ours has one dash and several
// letters. CLI11 takes every dash for an option, so the word gets a mark in front while it parses.
constexpr char kWordMark = '\x1f';

bool is_dashed_word(std::string_view argument) {
  return argument.size() > 2 && argument[0] == '-' &&
         std::isalpha(static_cast<unsigned char>(argument[1])) != 0;
}

std::vector<std::string> marked_words(const std::vector<std::string>& arguments) {
  std::vector<std::string> marked;
  marked.reserve(arguments.size());
  for (const std::string& argument : arguments)
    marked.push_back(is_dashed_word(argument) ? kWordMark + argument : argument);
  return marked;
}

std::string without_mark(const std::string& word) {
  return word.empty() || word[0] != kWordMark ? word : word.substr(1);
}

Invocation invocation_of(const Collected& collected, const Globals& globals) {
  Invocation invocation;
  invocation.globals = globals;
  for (const auto& values : collected.positionals) {
    for (const std::string& value : values) invocation.positionals.push_back(without_mark(value));
  }
  for (std::size_t i = 0; i < collected.verb->options.size(); ++i) {
    const std::string name(collected.verb->options[i].name);
    if (collected.flags[i]) invocation.options[name] = {""};
    for (const std::string& value : collected.options[i])
      invocation.options[name].push_back(without_mark(value));
  }
  return invocation;
}

}  // namespace

std::string Invocation::get(const std::string& option, const std::string& otherwise) const {
  const auto found = options.find(option);
  return found == options.end() || found->second.empty() ? otherwise : found->second.front();
}

std::vector<const Verb*> all_verbs() {
  std::vector<const CommandSet*> sets(commands().begin(), commands().end());
  std::stable_sort(sets.begin(), sets.end(),
                   [](const CommandSet* a, const CommandSet* b) { return a->order < b->order; });
  std::vector<const Verb*> verbs;
  for (const CommandSet* set : sets) {
    for (const Verb& verb : set->verbs) verbs.push_back(&verb);
  }
  return verbs;
}

std::variant<Parsed, Said> parse_command_line(
    const std::vector<std::string>& arguments,
    const std::function<std::string(const char*)>& environment) {
  Globals globals;
  if (const std::string dir = environment("VINDPLAATS_DIR"); !dir.empty()) globals.dir = dir;
  globals.as = environment("USER");
  if (globals.as.empty()) globals.as = "editor";

  CLI::App app("Finds, keeps and selects what institutes publish, for a knowledge platform",
               "vindplaats");
  app.set_help_flag("-h,--help", "This help");
  app.set_version_flag("--version", fmt::format("vindplaats {}", version()));
  app.require_subcommand(1);
  app.footer(
      "Start with:\n  vindplaats demo --once\n  vindplaats init kennisplatform\nHelp on a verb: "
      "vindplaats VERB -h");
  add_globals(app, globals);
  std::deque<Collected> all;
  for (const Verb* verb : all_verbs()) all.emplace_back().verb = verb;
  add_verbs(app, all);
  try {
    std::vector<std::string> reversed = marked_words(arguments);
    std::reverse(reversed.begin(), reversed.end());
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out, err;
    const int code = app.exit(error, out, err);
    if (code == 0) return Said{out.str(), 0};
    const bool json = std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
    if (json) return Said{error_json({Fault::kUsage, error.what()}) + "\n", kExitUsage};
    return Said{err.str() + out.str(), kExitUsage};
  }
  globals.dir_given = app.get_option("--dir")->count() > 0;
  for (const Collected& collected : all) {
    if (collected.app->parsed()) return Parsed{collected.verb, invocation_of(collected, globals)};
  }
  return Said{app.help(), kExitUsage};
}

}  // namespace vindplaats
