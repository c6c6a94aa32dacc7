#include "app/web/pages/give.h"

#include <fmt/format.h>

#include "app/pipeline/messages.h"
#include "app/pipeline/partner_works.h"
#include "app/web/pages/register_submit.h"
#include "app/web/pages/work_form.h"
#include "core/mail.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLongestSender = 200, kLongestMessage = 5000, kLongestAbout = 500;

// Who sends it, if they say so. The text of what is wrong; empty: nothing.
std::string_view take_sender(const Visit& visit, MessageEntry& message) {
  message.name = one_line(cut_utf8(trim(visit.form.value("name")), kLongestSender));
  message.mail = typed_mail(visit);
  return message.mail.empty() || is_mail_address(message.mail) ? "" : "submit-mail-wrong";
}

bool may_give(const Visit& visit) {
  const auto now = visit.house.clock->ticks();
  const std::string visitor = sender_of(visit.request, visit.house.https());
  return visit.house.limits->sent.take(visitor, now) &&
         visit.house.limits->sent_by_all.take("", now);
}

void show_sender(View& view, const Visit& visit) {
  view.set("NAME", visit.form.value("name")).set("MAIL", visit.form.value("mail"));
}

WebResponse suggest_form(const Visit& visit, std::string_view problem, int status) {
  View view;
  if (!problem.empty()) view.add("PROBLEM").set("PROBLEM_TEXT", visit.text(problem));
  view.set("WHY", visit.form.value("why"));
  show_sender(view, visit);
  show_fields(view.include("FIELDS", "work_fields.html"), visit);
  return show_page(visit, "suggest.html", visit.text("breng-title"), view, status);
}

WebResponse thanks(const Visit& visit, std::string_view text) {
  View view;
  view.set("THANKS", visit.text(text));
  return show_page(visit, "thanks.html", visit.text("give-thanks"), view);
}

Result<void> keep_suggestion(const Visit& visit, const Metadata& work, MessageEntry message) {
  const auto platform = visit.house.platform();
  {
    const std::unique_lock<std::mutex> desk = visit.house.desk();
    TRY_ASSIGN(const std::vector<std::string> records,
               bring_suggestion(*visit.house.store, *platform, *visit.house.clock, work));
    message.record = records.front();
  }
  message.kind = "suggestion";
  message.address = work.links.empty() ? "" : work.links.front().url;
  message.text =
      fmt::format("{}\n{}", work.title, cut_utf8(trim(visit.form.value("why")), kLongestMessage));
  return send_message(*visit.house.store, *visit.house.clock, std::move(message));
}

WebResponse take_suggestion(const Visit& visit) {
  std::string problem;
  const std::vector<Metadata> works = works_of_form(visit, problem);
  if (!problem.empty()) return suggest_form(visit, problem, 422);
  if (works.size() != 1) return suggest_form(visit, "breng-one", 422);
  MessageEntry message;
  if (const std::string_view wrong = take_sender(visit, message); !wrong.empty())
    return suggest_form(visit, wrong, 422);
  if (!may_give(visit)) return suggest_form(visit, "partner-too-often", 429);
  const Result<void> kept = keep_suggestion(visit, works.front(), std::move(message));
  if (!kept && kept.error().fault != Fault::kRefused) return show_failure(visit, kept.error());
  if (!kept) return suggest_form(visit, "partner-too-often", 429);
  visit.house.sources.brought();
  return see_other("/breng?done=yes");
}

WebResponse tell_form(const Visit& visit, std::string_view problem, int status) {
  View view;
  if (!problem.empty()) view.add("PROBLEM").set("PROBLEM_TEXT", visit.text(problem));
  const bool posted = visit.request.method == "POST";
  view.set("ABOUT", posted ? visit.form.value("about") : visit.request.parameter("about"))
      .set("TEXT", visit.form.value("text"));
  view.show("OBJECTION", visit.form.value("kind") == "objection");
  show_sender(view, visit);
  return show_page(visit, "tell.html", visit.text("melden-title"), view, status);
}

WebResponse take_message(const Visit& visit) {
  MessageEntry message;
  message.kind = visit.form.value("kind") == "objection" ? "objection" : "error";
  message.address = one_line(cut_utf8(trim(visit.form.value("about")), kLongestAbout));
  message.text = std::string(cut_utf8(trim(visit.form.value("text")), kLongestMessage));
  if (message.text.empty()) return tell_form(visit, "melden-no-text", 422);
  if (const std::string_view wrong = take_sender(visit, message); !wrong.empty())
    return tell_form(visit, wrong, 422);
  if (!may_give(visit)) return tell_form(visit, "partner-too-often", 429);
  const Result<void> sent =
      send_message(*visit.house.store, *visit.house.clock, std::move(message));
  if (!sent && sent.error().fault != Fault::kRefused) return show_failure(visit, sent.error());
  if (!sent) return tell_form(visit, "partner-too-often", 429);
  return see_other("/melden?done=yes");
}

}  // namespace

WebResponse suggest_page(const Visit& visit) {
  if (visit.request.method == "POST") return take_suggestion(visit);
  if (visit.request.parameter("done") == "yes") return thanks(visit, "breng-thanks");
  return suggest_form(visit, "", 200);
}

WebResponse tell_page(const Visit& visit) {
  if (visit.request.method == "POST") return take_message(visit);
  if (visit.request.parameter("done") == "yes") return thanks(visit, "melden-thanks");
  return tell_form(visit, "", 200);
}

}  // namespace vindplaats
