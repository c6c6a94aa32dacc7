#include "app/web/pages/messages.h"

#include <charconv>

#include <fmt/format.h>

#include "app/pipeline/messages.h"
#include "app/web/pages/describe.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMessagesOnPage = 50;

Result<void> add_message(View& view, const Visit& visit, const Platform& platform,
                         const Snapshot& snapshot, const Message& message) {
  const MessageEntry& sent = message.sent;
  View& row = view.add("MESSAGE");
  row.set("MESSAGE_ID", std::to_string(message.sequence))
      .set("MESSAGE_KIND", shown_value(visit, "message", sent.kind))
      .set("MESSAGE_DAY", shown_day(visit, message.at))
      .set("MESSAGE_TEXT", sent.text);
  std::string publication = sent.publication;
  if (publication.empty() && !sent.record.empty()) {
    TRY_ASSIGN(const std::optional<std::string> group, get_group(snapshot, sent.record));
    publication = group.value_or("");
  }
  if (!publication.empty()) {
    TRY_ASSIGN(const std::optional<Publication> work, get_publication(snapshot, publication));
    row.add("ABOUT_WORK")
        .set("ABOUT_HREF", "/publications/" + publication)
        .set("ABOUT_TITLE", work ? work->metadata.title : publication);
  }
  const auto fact = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) row.add("FACT").set("FACT_NAME", visit.text(key)).set("FACT", value);
  };
  fact("fact-partner", sent.partner.empty() ? "" : partner_names(platform, {sent.partner}));
  fact("report-field", sent.field.empty() ? "" : shown_value(visit, "field", sent.field));
  fact("register-address", sent.address);
  fact("give-name", sent.name);
  fact("give-mail", sent.mail);
  return {};
}

WebResponse close_asked(const Visit& visit) {
  const std::string text = visit.form.value("close");
  std::int64_t sequence = 0;
  std::from_chars(text.data(), text.data() + text.size(), sequence);
  const Result<void> closed =
      close_message(*visit.house.store, *visit.house.clock, sequence, visit.account->name);
  if (!closed && closed.error().fault != Fault::kNotFound)
    return show_failure(visit, closed.error());
  tell_next(visit, {"ok", std::string(visit.text("message-closed")), {}, {}});
  return see_other("/messages");
}

}  // namespace

WebResponse messages_page(const Visit& visit) {
  if (visit.request.method == "POST") return close_asked(visit);
  const auto platform = visit.house.platform();
  const std::unique_ptr<Snapshot> snapshot = visit.house.store->snapshot();
  const auto open = open_messages(*snapshot);
  if (!open) return show_failure(visit, open.error());
  View view;
  view.show("NOTHING", open->empty());
  for (std::size_t i = 0; i < std::min(open->size(), kMessagesOnPage); ++i) {
    if (const auto added = add_message(view, visit, *platform, *snapshot, (*open)[i]); !added)
      return show_failure(visit, added.error());
  }
  if (open->size() > kMessagesOnPage)
    view.add("MORE_MESSAGES")
        .set("MORE_TEXT",
             visit.text("message-more", {std::to_string(open->size() - kMessagesOnPage)}));
  return show_page(visit, "messages.html", visit.text("nav-messages"), view);
}

}  // namespace vindplaats
