#include "app/pipeline/messages.h"

#include <algorithm>
#include <set>

#include "app/pipeline/ledger_writer.h"
#include "core/time.h"

namespace vindplaats {
namespace {

// Who sent it: somebody whom we do not know, or a partner, who is named in the entry.
constexpr const char* kSentBy = "visitor";

Result<std::vector<Message>> read_messages(const Snapshot& snapshot, bool closed_too) {
  std::vector<Message> sent;
  std::set<std::int64_t> closed;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerMessage) return true;
    auto body = from_json<MessageEntry>(entry.body);
    if (!body) return true;
    if (body->action == "send") sent.push_back({entry.sequence, entry.at, std::move(*body)});
    if (body->action == "close") closed.insert(body->message);
    return true;
  }));
  if (!closed_too)
    std::erase_if(sent, [&](const Message& one) { return closed.contains(one.sequence); });
  return sent;
}

}  // namespace

Result<std::vector<Message>> open_messages(const Snapshot& snapshot) {
  return read_messages(snapshot, false);
}

Result<void> send_message(Store& store, const Clock& clock, MessageEntry entry) {
  TRY_ASSIGN(const auto open, open_messages(*store.snapshot()));
  if (open.size() >= kMostOpenMessages)
    return fail(Fault::kRefused, "too many messages wait for an editor; try again later");
  entry.action = "send";
  const std::string by = entry.partner.empty() ? kSentBy : "partner " + entry.partner;
  TRY(LedgerWriter(store, clock).append({{by, std::string(kLedgerMessage), to_json(entry)}}));
  return {};
}

Result<void> close_message(Store& store, const Clock& clock, std::int64_t sequence,
                           const std::string& by) {
  TRY_ASSIGN(const auto open, open_messages(*store.snapshot()));
  const bool is_open = std::any_of(open.begin(), open.end(),
                                   [&](const Message& one) { return one.sequence == sequence; });
  if (!is_open) return fail(Fault::kNotFound, "that message was dealt with already");
  MessageEntry entry;
  entry.action = "close";
  entry.message = sequence;
  TRY(LedgerWriter(store, clock).append({{by, std::string(kLedgerMessage), to_json(entry)}}));
  return {};
}

Result<std::int64_t> clear_old_contacts(Store& store, const Clock& clock,
                                        const PrivacySettings& privacy) {
  const std::string until = format_time(
      clock.now() - std::chrono::duration_cast<std::chrono::seconds>(privacy.suggestions));
  TRY_ASSIGN(const auto messages, read_messages(*store.snapshot(), true));
  std::vector<LedgerWriter::Line> lines;
  std::set<std::int64_t> old;
  for (const Message& one : messages) {
    if (one.at >= until || (one.sent.name.empty() && one.sent.mail.empty())) continue;
    old.insert(one.sequence);
    MessageEntry entry;
    entry.action = "clear";
    entry.message = one.sequence;
    lines.push_back({"privacy", std::string(kLedgerMessage), to_json(entry)});
  }
  if (old.empty()) return 0;
  const auto change = [&](LedgerEntry& entry) {
    if (!old.contains(entry.sequence)) return false;
    auto body = from_json<MessageEntry>(entry.body);
    if (!body) return false;
    body->name.clear();
    body->mail.clear();
    entry.body = to_json(*body);
    return true;
  };
  return LedgerWriter(store, clock).rewrite(change, lines);
}

}  // namespace vindplaats
