#include "app/pipeline/probe.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "app/pipeline/readable.h"
#include "config/write.h"
#include "core/text.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

// A first page may be a list of formats, an empty page, or one of deletions only; after this many
// there is nothing to show.
constexpr int kMostProbeSteps = 8;

Result<Response> ask(Transport& transport, const std::string& url) {
  Request request;
  request.url = url;
  return transport.send(request);
}

// The first words of a page that is none of ours, to tell what was found.
std::string found_instead(const Response& response) {
  if (response.status >= 400)
    return fmt::format("the server answers with status {}", response.status);
  const std::string type = response.media_type();
  return fmt::format("there is {} there", type.empty() ? "something without a type" : type);
}

Probe probe_of(std::string type, std::string url) {
  Probe probe;
  probe.type = std::move(type);
  probe.url = std::move(url);
  return probe;
}

// The site of a REST API's address: a source names the site, which says where its API is.
std::string site_of_rest_api(const std::string& url) {
  const std::size_t rest = url.find("/wp-json");
  if (rest != std::string::npos) return url.substr(0, rest + 1);
  return url.substr(0, url.find('?'));
}

// What the page offers that turns out to be there: the first is taken, for the best come first.
std::optional<Probe> take_offer(Transport& transport, const Response& page) {
  const std::vector<Offer> offers = find_offers(page);
  std::optional<Probe> taken;
  int requests = 0;
  for (const Offer& offer : offers) {
    if (taken) {
      if (offer.declared) taken->others.push_back(offer);
      continue;
    }
    if (requests++ >= kMostOfferRequests) break;
    const Result<Response> answer = ask(transport, offer.ask);
    if (!answer || answer->status >= 400 || recognise(*answer) != offer.found) continue;
    taken = probe_of(offer.type, offer.url);
    taken->title = offer.type == "feed" ? std::string() : offer.title;
  }
  return taken;
}

Result<Probe> recognise_address(Transport& transport, const std::string& url) {
  TRY_ASSIGN(const Uri uri, parse_uri(url));
  TRY_ASSIGN(const Response plain, ask(transport, uri.text));
  const std::string_view kind = recognise(plain);
  if (kind == "feed" || kind == "sitemap") return probe_of(std::string(kind), uri.text);
  if (kind == "wordpress") return probe_of("wordpress", site_of_rest_api(uri.text));
  const Result<Response> identify = ask(transport, with_query(uri, "verb=Identify"));
  if (kind == "oai-pmh" || (identify && recognise(*identify) == "oai-pmh"))
    return probe_of("oai-pmh", uri.text);
  if (kind == "html" && plain.status < 400) {
    if (std::optional<Probe> found = take_offer(transport, plain)) return std::move(*found);
  }
  return fail(
      Fault::kInput,
      fmt::format("nothing to harvest at {}: {}. Give the address of an OAI-PMH repository "
                  "(its base URL), of a WordPress site, of an RSS or Atom feed, or of a sitemap",
                  uri.text, found_instead(plain)));
}

Result<void> preview_records(const ProbeParts& parts, const Source& source, std::size_t wanted,
                             Probe& probe) {
  const Protocol* protocol = find_protocol(source.type);
  const std::vector<std::string_view> readable = readable_namespaces();
  RunOptions options;
  options.now = parts.clock.now();
  options.readable = readable;
  ReadOptions read;
  read.languages = parts.platform.settings.languages;
  std::optional<Step> step = protocol->begin(source, {}, options);
  for (int i = 0; step && i < kMostProbeSteps && probe.records.size() < wanted; ++i) {
    TRY_ASSIGN(const Response response, parts.transport.send(step->request));
    TRY_ASSIGN(Page page, protocol->read(source, *step, response, options));
    if (page.total) probe.total = page.total;
    for (const Rejected& rejected : page.rejected)
      probe.errors.push_back({rejected.identifier, step->request.url, rejected.reason});
    for (const Item& item : page.items) {
      if (item.raw.deleted || probe.records.size() >= wanted) continue;
      if (probe.title.empty()) probe.title = item.payload.frame.feed_title;
      RawRecord raw = item.raw;
      raw.source = source.id;
      Result<Reading> reading = normalize(raw, item.payload, read);
      if (reading) probe.records.push_back(std::move(reading->record));
      if (!reading)
        probe.errors.push_back({raw.identifier, step->request.url, reading.error().what});
    }
    step = std::move(page.next);
  }
  return {};
}

// As a source names it: from the platform folder on where it lies in it, so that the whole can
// move.
std::string folder_name(const std::string& path, const std::string& platform) {
  const std::filesystem::path absolute = std::filesystem::absolute(path).lexically_normal() / "";
  const std::string text = absolute.parent_path().string();
  const std::string inside = std::filesystem::path(platform).lexically_normal().string() + "/";
  return text.starts_with(inside) ? text.substr(inside.size()) : text;
}

Result<Probe> probe_folder(Services& services, const std::string& path, std::size_t preview) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  Source source;
  source.id = "probe";
  source.type = "files";
  source.url = folder_name(path, services.dir());
  Probe probe = probe_of(source.type, source.url);
  probe.title = std::filesystem::path(source.url).filename().string();
  const std::unique_ptr<Transport> folder = services.transport_for(source);
  if (preview > 0)
    TRY(preview_records({*folder, services.clock(), *platform}, source, preview, probe));
  return probe;
}

}  // namespace

Result<Probe> probe_address(const ProbeParts& parts, const std::string& url, std::size_t preview) {
  TRY_ASSIGN(Probe probe, recognise_address(parts.transport, url));
  Source source;
  source.id = "probe";
  source.type = probe.type;
  source.url = probe.url;
  if (probe.type == "oai-pmh") {
    TRY_ASSIGN(probe.repository, ask_repository(parts.transport, probe.url));
    probe.title = probe.repository.name;
  }
  if (preview > 0) TRY(preview_records(parts, source, preview, probe));
  return probe;
}

Result<Probe> probe_address(Services& services, const std::string& url, std::size_t preview) {
  std::error_code code;
  if (url.find("://") == std::string::npos && std::filesystem::is_directory(url, code))
    return probe_folder(services, url, preview);
  TRY_ASSIGN(const Platform* const platform, services.platform());
  Source source;
  source.id = "probe";
  const std::unique_ptr<Transport> transport = services.transport_for(source);
  return probe_address({*transport, services.clock(), *platform}, url, preview);
}

std::string id_for(const Probe& probe, const std::vector<std::string>& taken) {
  const Result<Uri> uri = parse_uri(probe.url);
  std::string id = id_from_name(probe.title.empty() && uri ? uri->host : probe.title);
  if (id.empty()) id = "source";
  std::string unique = id;
  for (int n = 2; std::find(taken.begin(), taken.end(), unique) != taken.end(); ++n)
    unique = fmt::format("{}-{}", id, n);
  return unique;
}

}  // namespace vindplaats
