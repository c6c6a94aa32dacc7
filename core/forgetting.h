#pragma once
// What must not be there any more and must not come back (AVG; contract section 2, `erase`): names
// of people, mail addresses and records. They are known by keyed hashes only, so that the list of
// what was forgotten does not tell it. Pure; one thread at a time.
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/name_tokens.h"
#include "core/record.h"

namespace vindplaats {

// What is kept of one request to forget: the first 16 bytes of an HMAC-SHA-256 each, in hex.
struct ForgottenHashes {
  std::vector<std::string> names;   // of each form of the name
  std::vector<std::string> starts;  // of the first word of each form: to pass over most texts
  std::vector<std::string> mails, records;
  std::int64_t longest = 0;  // tokens in the longest form of a name

  bool operator==(const ForgottenHashes&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, ForgottenHashes>
void each_field(Visitor&& visit, Self& self) {
  visit("names", self.names);
  visit("starts", self.starts);
  visit("mails", self.mails);
  visit("records", self.records);
  visit("longest", self.longest);
}

// The ways a name is written out: "Piet van der Berg", "van der Berg, Piet", "Berg, Piet van der",
// "Berg Piet van der". As they would stand in a text. `particles` stand at the front of `family`.
std::vector<std::string> name_forms(std::string_view given, std::string_view particles,
                                    std::string_view family);

// For the list; `key` is the platform's secret.
void add_name(ForgottenHashes& hashes, std::string_view key, std::string_view form);
void add_mail(ForgottenHashes& hashes, std::string_view key, std::string_view address);
void add_record(ForgottenHashes& hashes, std::string_view key, std::string_view record_id);

class Forgetting {
 public:
  explicit Forgetting(std::string key) : key_(std::move(key)) {}
  void add(const ForgottenHashes& hashes);

  bool empty() const { return names_.empty() && mails_.empty() && records_.empty(); }
  bool is_record(std::string_view record_id) const;
  bool is_person(const Person& person) const;
  // The text without these names and addresses, and true; false: there was none, and it is as it
  // was. XML stays well-formed, JSON stays JSON.
  bool clean(std::string& text) const;
  bool finds(std::string_view text) const;
  // Takes the persons out of creators and contributors, and cleans the texts.
  bool clean(Metadata& metadata) const;

 private:
  using Cuts = std::vector<std::pair<std::size_t, std::size_t>>;
  Cuts cuts(std::string_view text) const;
  void cut_names(std::string_view text, Cuts& cuts) const;
  void cut_mails(std::string_view text, Cuts& cuts) const;
  bool starts_name(const std::string& word) const;
  std::size_t name_length(const std::vector<NameToken>& tokens, std::size_t at) const;

  std::string key_;
  std::unordered_set<std::string> names_, starts_, mails_, records_;
  std::size_t longest_ = 0;
  // Words whose hash was taken already: texts repeat theirs.
  mutable std::unordered_map<std::string, bool> seen_;
};

}  // namespace vindplaats
