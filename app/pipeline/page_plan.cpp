#include "app/pipeline/page_plan.h"

#include <map>

#include <fmt/format.h>

#include "app/pipeline/comparison.h"
#include "core/digest.h"
#include "core/time.h"
#include "core/visits.h"
#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

class PagePlanner {
 public:
  PagePlanner(const Snapshot& snapshot, const Source& source, Instant now, const ReadOptions& read,
              const std::set<std::string>& set_aside, bool hold)
      : snapshot_(snapshot),
        source_(source),
        now_(format_time(now)),
        read_(read),
        set_aside_(set_aside),
        hold_(hold) {}

  Result<PagePlan> run(Page& page) {
    for (const std::string& name : page.retold) forget_rejected(name);
    for (const Rejected& rejected : page.rejected)
      set_aside(rejected.identifier, rejected.reason, rejected.bytes);
    // A record that stands twice in a page (doaj#712): the last one holds, the others count as
    // unchanged.
    std::map<std::string_view, std::size_t> last;
    std::size_t bytes = 0;
    for (const Item& item : page.items) bytes += item.payload.bytes.size();
    plan_.batch.reserve(bytes * 3);  // a record and a head take twice what was sent, about
    for (std::size_t i = 0; i < page.items.size(); ++i) last[page.items[i].raw.identifier] = i;
    for (std::size_t i = 0; i < page.items.size(); ++i) {
      if (last[page.items[i].raw.identifier] == i) {
        if (forget(page.items[i])) continue;
        TRY(take(page.items[i]));
        std::string().swap(page.items[i].payload.bytes);
      } else {
        ++plan_.unchanged;
      }
    }
    plan_.received = static_cast<std::int64_t>(page.items.size() + page.rejected.size());
    return std::move(plan_);
  }

 private:
  // True: the whole record is not to come back.
  bool forget(Item& item) {
    if (read_.forgetting == nullptr) return false;
    if (read_.forgetting->is_record(source_.id + "/" + item.raw.identifier)) {
      ++plan_.unchanged;
      ++plan_.forgotten;
      return true;
    }
    Payload& payload = item.payload;
    if (read_.forgetting->clean(payload.bytes)) item.raw.payload.clear();  // hashed anew
    read_.forgetting->clean(payload.frame.feed_author);
    read_.forgetting->clean(payload.frame.feed_title);
    return false;
  }

  void forget_rejected(const std::string& name) {
    for (auto at = set_aside_.lower_bound(name); at != set_aside_.end(); ++at) {
      if (!at->starts_with(name)) break;
      if (at->size() == name.size() || (*at)[name.size()] == '#')
        remove_rejected(plan_.batch, source_.id, *at);
    }
  }

  // An identifier that is a web address names the same record with http and https: the one that
  // came first stays (faults.md row 31; gh:FreshRSS/FreshRSS#5151).
  Result<std::optional<Head>> head_of(const std::string& identifier) const {
    TRY_ASSIGN(std::optional<Head> head, get_head(snapshot_, source_.id, identifier));
    const std::string other = head ? std::string() : with_other_scheme(identifier);
    if (other.empty()) return head;
    return get_head(snapshot_, source_.id, other);
  }

  Result<void> take(const Item& item) {
    TRY_ASSIGN(const std::optional<Head> head, head_of(item.raw.identifier));
    // The reader of the page hashed these bytes when it cut them out.
    const std::optional<Digest> known = from_hex(item.raw.payload);
    const Digest digest = known ? *known : sha256(item.payload.bytes);
    RawRecord raw = item.raw;
    raw.source = source_.id;
    if (head) raw.identifier = head->raw.identifier;
    raw.harvested = now_;
    raw.payload = item.payload.bytes.empty() ? "" : to_hex(digest);
    if (set_aside_.contains(raw.identifier))
      remove_rejected(plan_.batch, source_.id, raw.identifier);
    if (raw.deleted) return take_deletion(head, std::move(raw), item.payload, digest);
    if (head && !head->raw.deleted && head->raw.payload == raw.payload &&
        head->raw.sets == raw.sets) {
      ++plan_.unchanged;
      return {};
    }
    const Result<Reading> reading = normalize(raw, item.payload, read_);
    if (!reading) {
      set_aside(raw.identifier, reading.error().what, item.payload.bytes);
      return {};
    }
    if (set_aside_.contains(raw.identifier))
      remove_rejected(plan_.batch, source_.id, raw.identifier);
    return take_record(head, std::move(raw), item.payload, digest, reading->record);
  }

  Result<void> take_record(const std::optional<Head>& head, RawRecord raw, const Payload& payload,
                           const Digest& digest, const Record& record) {
    if (head && !head->raw.deleted) {
      TRY_ASSIGN(const std::optional<Record> before,
                 get_record(snapshot_, source_.id, raw.identifier));
      if (before && same_meaning(*before, record)) {
        ++plan_.unchanged;
        raw.harvested = head->raw.harvested;
        replace_payload(plan_.batch, source_.id, raw.identifier, head->version, digest, payload);
        put_head(plan_.batch, {raw, head->version, head->first_harvested});
        Record kept = record;
        kept.harvested = before->harvested;
        put_record(plan_.batch, kept);
        return {};
      }
    }
    ++(head ? plan_.updated : plan_.added);
    const std::int64_t version = head ? head->version + 1 : 1;
    put_payload(plan_.batch, source_.id, raw.identifier, version, digest, payload);
    put_head(plan_.batch, {raw, version, head ? head->first_harvested : now_});
    put_record(plan_.batch, record);
    return {};
  }

  // A first-class event (dataverse#3268), also of a record we never had: then only the tombstone is
  // kept, so that it is told once.
  // A deletion says nothing of the format; what came before it must stay readable.
  Result<void> take_deletion(const std::optional<Head>& head, RawRecord raw, const Payload& payload,
                             const Digest& digest) {
    if (raw.format.empty() && head) raw.format = head->raw.format;
    if (head && head->raw.deleted) {
      ++plan_.unchanged;
      return {};
    }
    if (hold_ && head) {
      plan_.held.push_back({std::move(raw), payload.frame, payload.bytes});
      return {};
    }
    ++plan_.deleted;
    std::int64_t version = head ? head->version : 0;
    if (!payload.bytes.empty()) {
      ++version;
      put_payload(plan_.batch, source_.id, raw.identifier, version, digest, payload);
    }
    put_head(plan_.batch, {raw, version, head ? head->first_harvested : now_});
    TRY_ASSIGN(const Reading reading, normalize(raw, payload, read_));
    put_record(plan_.batch, reading.record);
    return {};
  }

  void set_aside(const std::string& identifier, const std::string& reason, std::string bytes) {
    ++plan_.rejected;
    if (read_.forgetting != nullptr) read_.forgetting->clean(bytes);
    put_rejected(plan_.batch, {source_.id, identifier, reason, now_, std::move(bytes), 0});
    if (plan_.errors.size() < kMostRunErrors) plan_.errors.push_back({identifier, "", reason});
  }

  const Snapshot& snapshot_;
  const Source& source_;
  const std::string now_;
  const ReadOptions& read_;
  const std::set<std::string>& set_aside_;
  const bool hold_;
  PagePlan plan_;
};

}  // namespace

bool same_meaning(const Record& a, const Record& b) {
  const auto settled = [](Record record) {
    record.harvested.clear();
    record.datestamp.clear();
    record.payload.clear();
    record.normalizer = 0;
    for (Link& link : record.metadata.links) link.url = settled_addresses(link.url);
    for (std::string& url : record.metadata.identifiers.url) url = settled_addresses(url);
    record.metadata.content_html = settled_addresses(record.metadata.content_html);
    return record;
  };
  return settled(a) == settled(b);
}

Result<PagePlan> plan_page(const Snapshot& snapshot, const Source& source, Page& page, Instant now,
                           const ReadOptions& read, const std::set<std::string>& set_aside,
                           bool hold) {
  return PagePlanner(snapshot, source, now, read, set_aside, hold).run(page);
}

}  // namespace vindplaats
