#include "app/pipeline/links.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <tuple>

#include "core/uri.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

// Hosts that are asked at the same time; more would only be more connections that wait.
constexpr std::size_t kHostsAtOnce = 8;
// Outcomes in one commit: a crash asks so many again.
constexpr std::size_t kLinksACommit = 50;
// Enough of a page to see that it comes.
constexpr std::size_t kEnoughOfAPage = 4096;

void add_links(const Publication& publication, std::vector<CatalogueLink>& links) {
  const auto add = [&](const std::string& url, const std::string& rel) {
    if (url.empty()) return;
    links.push_back({url, publication.id, publication.metadata.title, rel});
  };
  add(publication.primary_link, "primary");
  for (const Link& link : publication.metadata.links) {
    if (link.url != publication.primary_link) add(link.url, link.rel);
  }
}

std::optional<LinkAnswer> judge_if_asked(const Error& error) {
  if (error.fault == Fault::kBusy) return std::nullopt;
  return judge_failure(error);
}

// HEAD first: most servers know it, and nothing else is sent. Those that refuse it are asked for
// the page's beginning. None: the gate is closed, for the process ends; that says nothing about it.
std::optional<LinkAnswer> ask_link(Transport& transport, const std::string& url) {
  Request request{url, {}};
  request.head = true;
  const Result<Response> head = transport.send(request);
  if (!head) return judge_if_asked(head.error());
  const LinkAnswer first = judge_answer(*head);
  if (first.verdict == LinkVerdict::kWorks || first.rest) return first;
  request.head = false;
  request.most = kEnoughOfAPage;
  request.headers = {{"Range", "bytes=0-" + std::to_string(kEnoughOfAPage - 1)}};
  const Result<Response> page = transport.send(request);
  return page ? judge_answer(*page) : judge_if_asked(page.error());
}

// The addresses of one host; asked one after another.
struct HostLinks {
  std::vector<std::string> urls;
};

class LinkRun {
 public:
  LinkRun(Store& store, Clock& clock, const LinkCheckOptions& options)
      : store_(store), clock_(clock), options_(options) {}

  Result<void> choose(const std::vector<CatalogueLink>& links) {
    snapshot_ = store_.snapshot();
    std::map<std::string, HostLinks> hosts;
    std::string before;
    for (const CatalogueLink& link : links) {
      if (link.url == before) continue;
      before = link.url;
      ++counts_.links;
      TRY_ASSIGN(const auto state, get_link(*snapshot_, link.url));
      if (!link_is_due(state ? &*state : nullptr, clock_.now())) continue;
      ++counts_.due;
      if (options_.limit > 0 && total_ >= options_.limit) continue;
      ++total_;
      const Result<Uri> uri = parse_uri(link.url);
      hosts[uri ? uri->authority() : std::string()].urls.push_back(link.url);
    }
    for (auto& [authority, host] : hosts) hosts_.push_back(std::move(host));
    return {};
  }

  Result<void> ask(const std::function<std::unique_ptr<Transport>()>& transport) {
    const auto work = [&] {
      const std::unique_ptr<Transport> way = transport();
      for (std::size_t i = next_++; i < hosts_.size(); i = next_++) ask_host(*way, hosts_[i]);
    };
    {
      std::vector<std::jthread> threads;
      for (std::size_t i = 1; i < std::min(kHostsAtOnce, hosts_.size()); ++i)
        threads.emplace_back(work);
      work();
    }
    keep();
    if (failed_) return tl::unexpected(*failed_);
    return {};
  }

  const LinkCheckCounts& counts() const { return counts_; }

 private:
  void ask_host(Transport& way, const HostLinks& host) {
    for (const std::string& url : host.urls) {
      if (options_.enough && options_.enough()) return;
      const std::optional<LinkAnswer> answer = ask_link(way, url);
      if (!answer || !take(url, *answer) || answer->rest) return;
    }
  }

  // False when our own store has failed: there is no sense in going on.
  bool take(const std::string& url, const LinkAnswer& answer) {
    const std::lock_guard lock(mutex_);
    if (failed_) return false;
    if (answer.rest) return true;
    Result<std::optional<LinkState>> before = get_link(*snapshot_, url);
    if (!before) {
      failed_ = before.error();
      return false;
    }
    put_link(batch_, url, after_answer(before->value_or(LinkState{}), answer, clock_.now()));
    ++counts_.checked;
    --counts_.due;
    if (options_.progress) options_.progress(counts_.checked, total_);
    if (++waiting_ >= kLinksACommit) keep();
    return !failed_;
  }

  void keep() {
    const Result<void> done = store_.commit(batch_, Durability::kSynced);
    if (!done && !failed_) failed_ = done.error();
    batch_.clear();
    waiting_ = 0;
  }

  Store& store_;
  Clock& clock_;
  const LinkCheckOptions& options_;
  std::unique_ptr<Snapshot> snapshot_;
  std::vector<HostLinks> hosts_;
  std::int64_t total_ = 0;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;  // guards what follows
  LinkCheckCounts counts_;
  Batch batch_;
  std::size_t waiting_ = 0;
  std::optional<Error> failed_;
};

Result<void> forget_other_links(Store& store, const std::vector<CatalogueLink>& links) {
  // Without a single link the publications are more likely not computed yet than all withdrawn.
  if (links.empty()) return {};
  Batch batch;
  TRY(scan_links(*store.snapshot(), [&](std::string_view url, const LinkState&) {
    const auto found = std::ranges::lower_bound(links, url, {}, &CatalogueLink::url);
    if (found == links.end() || found->url != url) remove_link(batch, url);
    return true;
  }));
  return store.commit(batch, Durability::kSynced);
}

std::string trouble_state(const LinkState& state) {
  if (link_is_broken(state)) return "broken";
  if (state.failures > 0) return "failing";
  return state.cause.empty() ? "" : "unclear";
}

Result<std::vector<LinkTrouble>> troubles_of_links(const Snapshot& snapshot,
                                                   std::vector<CatalogueLink> links, bool all) {
  std::vector<LinkTrouble> troubles;
  for (CatalogueLink& link : links) {
    TRY_ASSIGN(const auto state, get_link(snapshot, link.url));
    if (!state) continue;
    const std::string what = trouble_state(*state);
    if (what.empty() || (what != "broken" && !all)) continue;
    const std::string& since = state->failing_since.empty() ? state->checked : state->failing_since;
    troubles.push_back({std::move(link), what, since, state->cause});
  }
  const auto order = [](const LinkTrouble& trouble) {
    return std::tie(trouble.link.publication, trouble.link.url);
  };
  std::ranges::sort(troubles, {}, order);
  return troubles;
}

}  // namespace

Result<std::vector<CatalogueLink>> catalogue_links(const Snapshot& snapshot) {
  std::vector<CatalogueLink> links;
  TRY(scan_publications_with(snapshot, {"accepted"}, [&](const Publication& publication) {
    add_links(publication, links);
  }));
  const auto order = [](const CatalogueLink& link) { return std::tie(link.url, link.publication); };
  std::ranges::stable_sort(links, {}, order);
  const auto doubles = std::ranges::unique(links, {}, order);
  links.erase(doubles.begin(), doubles.end());
  return links;
}

Result<LinkCheckCounts> check_links(Store& store, Clock& clock,
                                    const std::function<std::unique_ptr<Transport>()>& transport,
                                    const LinkCheckOptions& options) {
  TRY_ASSIGN(const std::vector<CatalogueLink> links, catalogue_links(*store.snapshot()));
  LinkRun run(store, clock, options);
  TRY(run.choose(links));
  TRY(run.ask(transport));
  TRY(forget_other_links(store, links));
  return run.counts();
}

Result<std::vector<LinkTrouble>> link_troubles(const Snapshot& snapshot, bool all) {
  TRY_ASSIGN(std::vector<CatalogueLink> links, catalogue_links(snapshot));
  return troubles_of_links(snapshot, std::move(links), all);
}

Result<std::vector<LinkTrouble>> link_troubles_of(const Snapshot& snapshot,
                                                  const Publication& publication) {
  std::vector<CatalogueLink> links;
  add_links(publication, links);
  return troubles_of_links(snapshot, std::move(links), true);
}

}  // namespace vindplaats
