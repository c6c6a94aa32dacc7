#include "core/forgetting.h"

#include <algorithm>

#include "core/digest.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kHashDigits = 32;
constexpr std::size_t kMostSeen = 200'000;

std::string keyed(std::string_view key, char kind, std::string_view text) {
  return to_hex(hmac_sha256(key, kind + std::string(text))).substr(0, kHashDigits);
}
constexpr char kName = 'n', kStart = 's', kMail = 'm', kRecord = 'r';

// The tokens of a name as one text: its words, and "," where a comma turned it round.
void append_token(std::string& text, const NameToken& token) {
  if (!text.empty()) text += ' ';
  text += token.kind == NameToken::kComma ? "," : token.folded;
}

void add_once(std::vector<std::string>& list, std::string hash) {
  if (std::find(list.begin(), list.end(), hash) == list.end()) list.push_back(std::move(hash));
}

bool is_mail_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view(".-_+%").find(c) != std::string_view::npos;
}

// May the bytes between two words of a name go with it: no markup, no quotes.
bool is_plain_gap(std::string_view gap) {
  return gap.find_first_of("<>\"\\{}[]") == gap.npos;
}

// The words of tokens [at, at + length), each a cut, with what stands between them where it may go.
template <class Cuts>
void cut_tokens(std::string_view text, const std::vector<NameToken>& tokens, std::size_t at,
                std::size_t length, Cuts& cuts) {
  std::size_t begin = tokens[at].begin, end = tokens[at].end;
  for (std::size_t i = at + 1; i < at + length; ++i) {
    if (!is_plain_gap(text.substr(end, tokens[i].begin - end))) {
      cuts.emplace_back(begin, end);
      begin = tokens[i].begin;
    }
    end = tokens[i].end;
  }
  const bool initial = tokens[at + length - 1].folded.size() == 1;
  if (initial && text.substr(end, 1) == ".") ++end;
  // In "met-piet-jansen-ab12" one hyphen is left.
  if (begin > 0 && text[begin - 1] == '-' && text.substr(end, 1) == "-") ++end;
  cuts.emplace_back(begin, end);
}

}  // namespace

std::vector<std::string> name_forms(std::string_view given, std::string_view particles,
                                    std::string_view family) {
  const std::string g(given), p(particles), f(family);
  const std::string whole = p.empty() ? f : p + ' ' + f;
  std::vector<std::string> forms = {g + ' ' + whole, whole + ", " + g, whole + ' ' + g};
  if (!p.empty()) {
    forms.push_back(f + ", " + g + ' ' + p);
    forms.push_back(f + ' ' + g + ' ' + p);
  }
  return forms;
}

void add_name(ForgottenHashes& hashes, std::string_view key, std::string_view form) {
  std::string text;
  std::int64_t length = 0;
  for (const NameToken& token : name_tokens(form)) {
    if (token.kind == NameToken::kBorder || token.kind == NameToken::kEnd) continue;
    append_token(text, token);
    if (++length == 1) add_once(hashes.starts, keyed(key, kStart, token.folded));
  }
  if (length == 0) return;
  add_once(hashes.names, keyed(key, kName, text));
  hashes.longest = std::max(hashes.longest, length);
}

void add_mail(ForgottenHashes& hashes, std::string_view key, std::string_view address) {
  add_once(hashes.mails, keyed(key, kMail, to_lower(address)));
}

void add_record(ForgottenHashes& hashes, std::string_view key, std::string_view record_id) {
  add_once(hashes.records, keyed(key, kRecord, record_id));
}

void Forgetting::add(const ForgottenHashes& hashes) {
  names_.insert(hashes.names.begin(), hashes.names.end());
  starts_.insert(hashes.starts.begin(), hashes.starts.end());
  mails_.insert(hashes.mails.begin(), hashes.mails.end());
  records_.insert(hashes.records.begin(), hashes.records.end());
  longest_ =
      std::max(longest_, static_cast<std::size_t>(std::max<std::int64_t>(hashes.longest, 0)));
  seen_.clear();
}

bool Forgetting::is_record(std::string_view record_id) const {
  return !records_.empty() && records_.contains(keyed(key_, kRecord, record_id));
}

bool Forgetting::starts_name(const std::string& word) const {
  const auto known = seen_.find(word);
  if (known != seen_.end()) return known->second;
  if (seen_.size() > kMostSeen) seen_.clear();
  return seen_[word] = starts_.contains(keyed(key_, kStart, word));
}

// How many tokens the longest forgotten name that begins at `at` has; 0: none does.
std::size_t Forgetting::name_length(const std::vector<NameToken>& tokens, std::size_t at) const {
  std::string text;
  std::size_t found = 0;
  for (std::size_t i = at; i < tokens.size() && i - at < longest_; ++i) {
    if (tokens[i].kind == NameToken::kBorder || tokens[i].kind == NameToken::kEnd) break;
    append_token(text, tokens[i]);
    if (tokens[i].kind == NameToken::kWord && names_.contains(keyed(key_, kName, text)))
      found = i - at + 1;
  }
  return found;
}

void Forgetting::cut_names(std::string_view text, Cuts& cuts) const {
  if (names_.empty()) return;
  const std::vector<NameToken> tokens = name_tokens(text);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind != NameToken::kWord || !starts_name(tokens[at].folded)) continue;
    const std::size_t length = name_length(tokens, at);
    if (length == 0) continue;
    cut_tokens(text, tokens, at, length, cuts);
    at += length - 1;
  }
}

void Forgetting::cut_mails(std::string_view text, Cuts& cuts) const {
  if (mails_.empty()) return;
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    std::size_t begin = at, end = at + 1;
    while (begin > 0 && is_mail_byte(text[begin - 1])) --begin;
    while (end < text.size() && is_mail_byte(text[end])) ++end;
    while (end > at && text[end - 1] == '.') --end;  // of the sentence
    if (mails_.contains(keyed(key_, kMail, to_lower(text.substr(begin, end - begin)))))
      cuts.emplace_back(begin, end);
  }
}

Forgetting::Cuts Forgetting::cuts(std::string_view text) const {
  Cuts cuts;
  cut_names(text, cuts);
  cut_mails(text, cuts);
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

bool Forgetting::finds(std::string_view text) const {
  return !cuts(text).empty();
}

bool Forgetting::clean(std::string& text) const {
  const Cuts found = cuts(text);
  if (found.empty()) return false;
  std::string left;
  std::size_t copied = 0;
  for (const auto& [begin, end] : found) {
    if (begin > copied) left.append(text, copied, begin - copied);
    copied = std::max(copied, end);
  }
  left.append(text, copied);
  text = std::move(left);
  return true;
}

// By what is shown and by its parts: a payload may spell it in ways that only a reader of its
// format sees.
bool Forgetting::is_person(const Person& person) const {
  if (finds(person.name)) return true;
  return !person.family.empty() && !person.given.empty() &&
         finds(person.given + ' ' + person.family);
}

bool Forgetting::clean(Metadata& metadata) const {
  bool changed = false;
  for (std::vector<Person>* people : {&metadata.creators, &metadata.contributors})
    changed |= std::erase_if(*people, [&](const Person& one) { return is_person(one); }) > 0;
  for (std::string* text : {&metadata.title, &metadata.abstract_text, &metadata.content_html,
                            &metadata.rights, &metadata.publisher})
    changed |= clean(*text);
  for (std::vector<LocalText>* texts : {&metadata.alternative_titles, &metadata.abstracts})
    for (LocalText& text : *texts) changed |= clean(text.value);
  for (Subject& subject : metadata.subjects) changed |= clean(subject.value);
  return changed;
}

}  // namespace vindplaats
