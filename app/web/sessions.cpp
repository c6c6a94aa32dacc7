#include "app/web/sessions.h"

#include <algorithm>
#include <utility>

#include <sodium.h>

namespace vindplaats {

std::string Sessions::new_secret() {
  Digest bytes;
  randombytes_buf(bytes.data(), bytes.size());
  return to_hex(bytes);
}

std::string Sessions::open(const std::string& account, Ticks now) {
  std::string id = new_secret();
  const std::lock_guard lock(mutex_);
  make_room(now);
  held_[sha256(id)] = {account, now, now, std::nullopt};
  return id;
}

void Sessions::make_room(Ticks now) {
  std::erase_if(held_, [&](const auto& one) { return expired(one.second, now); });
  if (held_.size() < times_.most) return;
  held_.erase(std::min_element(held_.begin(), held_.end(), [](const auto& a, const auto& b) {
    return a.second.used < b.second.used;
  }));
}

std::optional<std::string> Sessions::account_of(const std::string& id, Ticks now) {
  if (id.empty()) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const auto found = held_.find(sha256(id));
  if (found == held_.end()) return std::nullopt;
  if (expired(found->second, now)) {
    held_.erase(found);
    return std::nullopt;
  }
  found->second.used = now;
  return found->second.account;
}

void Sessions::close(const std::string& id) {
  const std::lock_guard lock(mutex_);
  held_.erase(sha256(id));
}

void Sessions::close_others(const std::string& account, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const Digest kept = sha256(id);
  std::erase_if(
      held_, [&](const auto& one) { return one.second.account == account && one.first != kept; });
}

void Sessions::leave_notice(const std::string& id, Notice notice) {
  const std::lock_guard lock(mutex_);
  if (const auto found = held_.find(sha256(id)); found != held_.end())
    found->second.notice = std::move(notice);
}

std::optional<Notice> Sessions::take_notice(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto found = held_.find(sha256(id));
  if (found == held_.end()) return std::nullopt;
  return std::exchange(found->second.notice, std::nullopt);
}

std::string Sessions::form_token(const std::string& secret) const {
  return to_hex(hmac_sha256(key_, "form " + secret));
}

bool Sessions::right_token(const std::string& secret, const std::string& token) const {
  const std::string right = form_token(secret);
  return !secret.empty() && token.size() == right.size() &&
         sodium_memcmp(token.data(), right.data(), right.size()) == 0;
}

}  // namespace vindplaats
