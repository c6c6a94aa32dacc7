#include "app/manual.h"

#include <map>

#include <fmt/format.h>

#include "app/cli.h"
#include "core/text.h"
#include "core/version.h"

namespace vindplaats {
namespace {

struct NamedOption {
  std::string_view name, value, help;
};
constexpr NamedOption kGlobalOptions[] = {
    {"dir", "DIR", "The platform folder (default: $VINDPLAATS_DIR, else the working directory)."},
    {"now", "TIME", "Take this for the time: RFC 3339 or a date, 00:00 UTC."},
    {"as", "NAME", "Who decides (default: $USER)."},
    {"json", "", "Results as JSON; failures as {\"error\": ...} on standard error."},
    {"quiet", "", "No progress and no hints."},
    {"log-format", "FORMAT", "text or json."}};

// What roff would take for a request or an escape.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\e";
    if (c == '-') out += "\\-";
    if (c != '\\' && c != '-') out += c;
    if (c == '\n') out += "\\&";
  }
  return out;
}

std::string option_entry(std::string_view name, std::string_view value, std::string_view help) {
  return fmt::format(".TP\n\\fB\\-\\-{}\\fR{}{}\n{}\n", roff(name), value.empty() ? "" : " ", value,
                     roff(help));
}

std::string usage(const Verb& verb) {
  std::string text = fmt::format("\\fB{}\\fR", roff(verb.path));
  for (const Positional& positional : verb.positionals) {
    const char* many = positional.most == 1 ? "" : "...";
    text += positional.least == 0 ? fmt::format(" [{}{}]", positional.name, many)
                                  : fmt::format(" {}{}", positional.name, many);
  }
  return text;
}

}  // namespace

std::string man_page() {
  std::string page =
      fmt::format(".TH VINDPLAATS 1 \"\" \"vindplaats {}\" \"User commands\"\n", version());
  page +=
      ".SH NAME\nvindplaats \\- finds, keeps and selects what institutes publish, for a knowledge "
      "platform\n";
  page +=
      ".SH SYNOPSIS\n.B vindplaats\n[\\fIOPTIONS\\fR] \\fIVERB\\fR [\\fIARGUMENTS\\fR]\n.SH "
      "OPTIONS\n";
  for (const NamedOption& option : kGlobalOptions)
    page += option_entry(option.name, option.value, option.help);
  page += ".SH VERBS\n";
  for (const Verb* verb : all_verbs()) {
    page += fmt::format(".SS {}\n{}\n", usage(*verb), roff(verb->help));
    for (const Option& option : verb->options)
      page += option_entry(option.name, option.value, option.help);
    if (!verb->examples.empty()) page += fmt::format(".PP\n.nf\n{}\n.fi\n", roff(verb->examples));
  }
  page +=
      ".SH EXIT STATUS\n0 all well; 1 failed; 2 wrong usage or configuration; 3 partly; 4 the "
      "store is in use.\n";
  return page;
}

std::string bash_completion() {
  std::map<std::string, std::string> second;
  std::string first, cases;
  for (const Verb* verb : all_verbs()) {
    const std::vector<std::string_view> words = split(verb->path, ' ');
    const std::string group(words[0]);
    if (!second.contains(group)) first += (first.empty() ? "" : " ") + group;
    std::string& more = second[group];
    if (words.size() > 1) more += fmt::format("{}{}", more.empty() ? "" : " ", words[1]);
    std::string options;
    for (const Option& option : verb->options) options += fmt::format(" --{}", option.name);
    if (!options.empty())
      cases += fmt::format("    \"{}\"*) options=\"$options{}\" ;;\n", verb->path, options);
  }
  std::string script =
      "# bash completion for vindplaats\n_vindplaats() {\n  local word=${COMP_WORDS[COMP_CWORD]} "
      "options=\"";
  for (const NamedOption& option : kGlobalOptions) script += fmt::format(" --{}", option.name);
  script += "\" second=\"\"\n  case \"${COMP_WORDS[*]:1}\" in\n" + cases +
            "  esac\n  case \"${COMP_WORDS[1]}\" in\n";
  for (const auto& [group, words] : second) {
    if (!words.empty()) script += fmt::format("    {}) second=\"{}\" ;;\n", group, words);
  }
  script += fmt::format(
      "  esac\n  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
      "  elif [ \"$COMP_CWORD\" = 1 ]; then COMPREPLY=($(compgen -W \"{}\" -- \"$word\"))\n"
      "  elif [ \"$COMP_CWORD\" = 2 ] && [ -n \"$second\" ]; then COMPREPLY=($(compgen -W "
      "\"$second\" -- \"$word\"))\n"
      "  else COMPREPLY=($(compgen -f -- \"$word\")); fi\n}}\ncomplete -F _vindplaats vindplaats\n",
      first);
  return script;
}

}  // namespace vindplaats
