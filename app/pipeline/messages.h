#pragma once
// What people without an account send (contract section 9, `/breng`, `/melden` and a partner's own
// page): a suggestion, an error, an objection, a correction, a request to take something down. Each
// is an entry of the ledger and waits until an editor has dealt with it. Reading is pure over a
// snapshot; writing is safe from any thread.
#include <string>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/json.h"
#include "store/store.h"

namespace vindplaats {

inline constexpr std::string_view kLedgerMessage = "message";
// More than that wait for nobody: whoever sends more floods.
inline constexpr std::size_t kMostOpenMessages = 2000;

// The body of a "message" entry.
struct MessageEntry {
  std::string action;        // "send", "close", or "clear": name and mail of that one are gone
  std::int64_t message = 0;  // of "close" and "clear": the sequence of what was sent
  // Of "send":
  std::string kind;         // suggestion, error, objection, correction or takedown
  std::string publication;  // its id; may be empty
  std::string address;      // a web address that it is about; may be empty
  std::string field, text;  // of a correction the field; what they say
  std::string record;       // that was brought with it
  std::string partner;      // who sent it from their own page
  std::string name, mail;   // of others, if they gave it
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, MessageEntry>
void each_field(Visitor&& visit, Self& self) {
  visit("action", self.action);
  visit("message", self.message);
  visit("kind", self.kind);
  visit("publication", self.publication);
  visit("address", self.address);
  visit("field", self.field);
  visit("text", self.text);
  visit("record", self.record);
  visit("partner", self.partner);
  visit("name", self.name);
  visit("mail", self.mail);
}

struct Message {
  std::int64_t sequence = 0;
  std::string at;  // RFC 3339
  MessageEntry sent;
};

// Those that nobody has dealt with, the oldest first.
Result<std::vector<Message>> open_messages(const Snapshot& snapshot);
// kRefused: too many are open.
Result<void> send_message(Store& store, const Clock& clock, MessageEntry entry);
// kNotFound: there is no such message, or it was dealt with.
Result<void> close_message(Store& store, const Clock& clock, std::int64_t sequence,
                           const std::string& by);
// Takes names and mail addresses out of messages older than [privacy] suggestions; returns of how
// many.
Result<std::int64_t> clear_old_contacts(Store& store, const Clock& clock,
                                        const PrivacySettings& privacy);

}  // namespace vindplaats
