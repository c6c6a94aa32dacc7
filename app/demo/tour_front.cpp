// The tour's end: who logs in, where, and what there is to look at.
#include <filesystem>

#include <fmt/format.h>

#include "app/accounts.h"
#include "app/demo/tour.h"
#include "app/pipeline/partner_links.h"
#include "app/run_output.h"

namespace vindplaats::demo {
namespace {

constexpr std::string_view kAccount = "redactie";

// As somebody here would type it: from where they are, unless that is longer.
std::string typed_path(const std::string& path) {
  std::error_code failed;
  const std::string relative = std::filesystem::relative(path, failed).string();
  return failed || relative.empty() || relative.size() > path.size() ? path : relative;
}

}  // namespace

Result<void> Tour::account() {
  title("7. Log in", "an account for the first editor");
  AccountEntry account;
  account.action = "add";
  account.name = kAccount;
  account.role = "editor";
  TRY_ASSIGN(const auto accounts, read_accounts(*store_->snapshot()));
  if (!accounts.contains(account.name))
    TRY(add_account(*store_, services_.clock(), account, std::string(kTourEditor)));
  if (!front_.empty()) {
    say(fmt::format("  {} may log in; the link comes with the web front, below", account.name));
    return {};
  }
  TRY_ASSIGN(const std::string link, login_link(platform_->settings.base_url));
  say(fmt::format("  {}: {}", account.name, link));
  say(fmt::format("  It opens once, within 24 hours, while `vindplaats --dir {} serve` runs.",
                  typed_path(services_.dir())));
  return {};
}

Result<std::string> Tour::login_link(const std::string& front) {
  return make_login_link(*store_, services_.clock(), services_.random(), std::string(kAccount),
                         front, std::string(kTourEditor));
}

Result<void> Tour::tell_front(const std::string& address) {
  if (globals_.json) return {};
  const std::string front = fmt::format("http://{}/", address);
  const std::string& partner = world_.partners().front().id;
  TRY_ASSIGN(const std::string link, login_link("http://" + address));
  TRY_ASSIGN(const std::string token,
             make_partner_link(*store_, services_.clock(), partner, std::string(kTourEditor)));
  title("The web front", fmt::format("at {} until you end it (Ctrl-C)", front));
  say(fmt::format("  {}\n      log in: it opens once, and leads to the queue", link));
  const auto place = [&](const std::string& path, const std::string& what) {
    say(fmt::format("  {}{}\n      {}", front, path, what));
  };
  place("queue", "decide: j and k go through it, a accepts, r rejects for a reason, u takes back");
  place("themes/onderwijs", "change a rule, and see what enters and leaves before it is saved");
  place("sources", "how each institute is doing, and when it is harvested next");
  place(fmt::format("sources/{}/records?tab=aside", partner), "the record that could not be read");
  place("register", "be a partner: paste " + world_.newcomer());
  say(fmt::format("  {}\n      what {} sees of its own publications", partner_address(front, token),
                  world_.partners().front().name));
  return {};
}

void Tour::tell_next() {
  if (globals_.json) return print_runs(globals_, streams_, all_reports_, {release_, {}});
  const std::string dir = typed_path(services_.dir());
  title("What to look at next",
        (front_.empty() ? "the institutes end with the demo, all else stays in "
                        : "the institutes go on until you end the demo, all else stays in ") +
            dir);
  for (const char* rest : {"status", "queue list onderwijs", "theme test", "study check demo",
                           "export --out site", "fsck"}) {
    say(fmt::format("  vindplaats --dir {} {}", dir, rest));
  }
  say(fmt::format("  {}/public/current/catalogue.jsonl is what the website reads", dir));
  say(fmt::format("  {}/bundles/demo/report.html is where the researcher begins", dir));
}

}  // namespace vindplaats::demo
