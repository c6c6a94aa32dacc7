#include "harvesters/sitemap_file.h"

#include "core/text.h"
#include "core/time.h"
#include "core/uri.h"
#include "harvesters/answer.h"

namespace vindplaats {
namespace {

constexpr std::size_t kSitemapDepth = 3;  // urlset, url, Document: enough to see what is there
constexpr std::size_t kMostAddresses = 50'000;  // of one file, by the protocol

bool is_sitemap_entry(std::string_view name, std::size_t depth) {
  const std::string_view local = local_name(name);
  return depth == 1 && (local == "url" || local == "sitemap");
}

std::string lastmod_of(const std::string& text) {
  const Result<Instant> moment = parse_time(trim(text));
  return moment && !text.empty() ? format_time(*moment) : std::string();
}

void add_entry(const std::string& address, const std::string& base, SitemapEntry entry,
               SitemapFile& file) {
  const Result<std::string> resolved = resolve_link(trim(address), base);
  if (trim(address).empty() || !resolved || file.entries.size() >= kMostAddresses) return;
  entry.url = resolved->substr(0, resolved->find('#'));
  file.entries.push_back(std::move(entry));
}

void read_entries(const std::string& base, SitemapFile& file) {
  const ScannedDocument& document = *file.document;
  for (std::size_t i = 0; i < document.elements().size(); ++i) {
    if (!is_sitemap_entry(document[i].name, document[i].depth) || document[i].broken) continue;
    SitemapEntry entry;
    std::string address;
    for (const std::size_t child : document.children(i)) {
      const std::string_view local = document.local(child);
      if (local == "loc" && address.empty()) address = document.text(child);
      if (local == "lastmod") entry.lastmod = lastmod_of(document.text(child));
      // <diwoo:Document>, whose own children say what it is.
      if (local == "Document") entry.described = document.slice(i);
    }
    add_entry(address, base, std::move(entry), file);
  }
}

bool is_address_list(std::string_view text) {
  return starts_with_ignoring_case(trim(text.substr(0, 100)), "http");
}

}  // namespace

Result<SitemapFile> read_sitemap(std::string_view body, const std::string& charset,
                                 const std::string& base) {
  SitemapFile file;
  std::vector<Finding> ignored;
  Decoded decoded = decode_answer(body, charset, ignored);
  if (is_address_list(decoded.text)) {
    for (const std::string_view line : split(decoded.text, '\n'))
      add_entry(std::string(line), base, {}, file);
    return file;
  }
  std::string text = std::move(decoded.text);
  if (needs_repair(text)) text = repair_xml(text, ignored);
  TRY_ASSIGN(file.document, ScannedDocument::scan(text, kSitemapDepth, is_sitemap_entry));
  const std::string_view root = file.document->local(0);
  if (root != "urlset" && root != "sitemapindex")
    return fail(Fault::kInput, "its root is neither urlset nor sitemapindex");
  file.index = root == "sitemapindex";
  file.frame.base = base;
  file.frame.charset = decoded.charset;
  file.document->declarations(0, file.frame.namespaces);
  read_entries(base, file);
  return file;
}

}  // namespace vindplaats
