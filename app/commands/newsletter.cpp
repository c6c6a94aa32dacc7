#include "export/newsletter.h"

#include "app/command.h"
#include "app/option_values.h"
#include "app/out_folder.h"
#include "app/services.h"
#include "export/release_reader.h"

namespace vindplaats {
namespace {

Result<int> run_newsletter(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const std::string since, day_option(call, "since"));
  if (since.empty()) {
    return tl::unexpected(
        Error{Fault::kUsage, "is needed: since which day, as in 2026-11-01", "", 0, "--since"});
  }
  TRY_ASSIGN(std::string format, choice_option(call, "format", {"md", "html", "json"}));
  TRY_ASSIGN(const std::string language, choice_option(call, "language", {"nl", "en"}));
  if (call.globals.json) format = "json";
  TRY_ASSIGN(const Platform* const platform, services.platform());
  if (call.has("out")) TRY(check_out_folder(platform->dir, call.get("out")));
  TRY_ASSIGN(const std::optional<PreviousRelease> release, read_current(platform->dir + "/public"));
  if (!release) {
    return fail(Fault::kNotFound,
                "there is no release yet to write about; `vindplaats export` "
                "makes one");
  }
  const Newsletter letter = assemble_newsletter(*release, *platform, since, language);
  const std::string text = format == "html"   ? newsletter_html(letter)
                           : format == "json" ? newsletter_json(letter)
                                              : newsletter_markdown(letter);
  TRY(give_text(call, platform->dir, text, streams));
  return kExitOk;
}

const Verb kNewsletterVerbs[] = {
    {"newsletter",
     "A draft of the newsletter: what the current release has that came since a day, per theme",
     {},
     {{"since", "D", "Since this day: 2026-11-01"},
      {"format", "F", "md, html or json (default: md)"},
      {"language", "L", "nl or en: of headings and labels (default: nl)"},
      {"out", "FILE", "Into this file instead of to standard output"}},
     "  vindplaats newsletter --since 2026-11-01\n"
     "  vindplaats newsletter --since 2026-11-01 --format html --out nieuwsbrief.html",
     run_newsletter,
     Work::kHere}};

}  // namespace

extern const CommandSet command_newsletter;
const CommandSet command_newsletter{89, kNewsletterVerbs};

}  // namespace vindplaats
