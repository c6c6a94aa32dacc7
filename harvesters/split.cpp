#include "harvesters/split.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/json_document.h"
#include "core/text.h"
#include "harvesters/answer.h"
#include "harvesters/collections.h"
#include "harvesters/feed_items.h"
#include "harvesters/item.h"
#include "harvesters/oai_record.h"
#include "harvesters/reference_files.h"
#include "harvesters/wordpress_posts.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLongestName = 2'000;

void take_page(Page page, SplitDocument& split) {
  split.items = std::move(page.items);
  split.rejected = std::move(page.rejected);
  split.findings.insert(split.findings.end(), page.findings.begin(), page.findings.end());
}

// Records below `parent`: ListRecords, GetRecord or whatever a person wrapped them in.
void read_records(const OaiAnswer& answer, const std::vector<std::size_t>& records,
                  const SplitOptions& options, SplitDocument& split) {
  const OaiRecordContext context{answer, options.source, options.max_record, "the document"};
  Page page;
  page.items.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    read_oai_record(context, records[i], i + 1, page);
  }
  take_page(std::move(page), split);
}

Result<SplitDocument> split_oai(Decoded file, std::vector<Finding> findings,
                                const SplitOptions& options) {
  TRY_ASSIGN(const OaiAnswer answer,
             read_oai_text(std::move(file), options.base, std::move(findings)));
  SplitDocument split;
  split.kind = "oai-pmh";
  split.findings = answer.findings;
  if (!answer.errors.empty()) {
    const OaiError& error = answer.errors.front();
    if (error.code == "noRecordsMatch") return split;
    return fail(Fault::kRefused, fmt::format("it holds no records but an OAI-PMH error: {}: '{}'",
                                             error.code, cut_utf8(error.message, 200)));
  }
  if (!answer.verb) return fail(Fault::kInput, "it is an OAI-PMH answer without anything in it");
  const std::string_view verb = answer.document->local(*answer.verb);
  if (verb != "ListRecords" && verb != "GetRecord") {
    return fail(Fault::kInput,
                fmt::format("it is an OAI-PMH answer to {}, which holds no records; give one to "
                            "ListRecords or GetRecord",
                            cut_utf8(verb, 60)));
  }
  read_records(answer, oai_records_in(*answer.document, *answer.verb), options, split);
  return split;
}

// A <record> cut out of its page, or <ListRecords>: read as such when there is a header in it.
bool is_lone_record(const OaiAnswer& answer, std::vector<std::size_t>& records) {
  const ScannedDocument& document = *answer.document;
  if (document.local(0) == "record") {
    records = {0};
  } else if (document.local(0) == "ListRecords" || document.local(0) == "GetRecord") {
    records = oai_records_in(document, 0);
  }
  return !records.empty() && document.child(records.front(), "header").has_value();
}

Result<SplitDocument> split_feed(Decoded file, std::vector<Finding> findings,
                                 const SplitOptions& options) {
  TRY_ASSIGN(const FeedPage feed,
             read_feed_text(std::move(file), options.base, std::move(findings)));
  Page page;
  add_feed_items(feed, name_entries(feed.entries), options.source, options.max_record, page);
  SplitDocument split;
  split.kind = "feed";
  take_page(std::move(page), split);
  return split;
}

Result<SplitDocument> split_wordpress(std::string_view bytes, const SplitOptions& options) {
  Response response;
  response.body = bytes;
  RestAnswer answer;
  read_rest_answer(response, answer);
  if (!answer.root().is_array())
    return fail(Fault::kInput, "it is an answer of a WordPress site, but no list of posts");
  Frame frame;
  frame.base = options.base;
  frame.charset = "utf-8";
  const PostFilter all;
  Page page;
  page.findings = answer.findings;
  add_posts(answer.root(), {options.source, frame, all, options.max_record, 1}, page);
  SplitDocument split;
  split.kind = "wordpress";
  take_page(std::move(page), split);
  return split;
}

Item lone_item(std::string_view format, std::string_view slice, const Frame& frame,
               const SplitOptions& options) {
  return make_item(options.source, name_by_content(slice), format, frame, std::string(slice));
}

Result<SplitDocument> split_html(const Decoded& page, const SplitOptions& options) {
  SplitDocument split;
  split.kind = "html";
  Frame frame;
  frame.base = options.base;
  frame.charset = page.charset;
  split.items.push_back(lone_item("text/html", page.text, frame, options));
  if (!options.base.empty()) split.items.back().raw.identifier = options.base;
  return split;
}

// A description in JSON-LD: its context is somewhere at its top.
bool looks_like_json_ld(std::string_view head) {
  head = trim(head);
  return (head.starts_with('{') || head.starts_with('[')) &&
         head.find("\"@context\"") != std::string_view::npos;
}

// Of an array the descriptions that stand alone: each has a context of its own. What shares one
// describes a page together, and is one document.
std::vector<JsonNode> descriptions_in(const JsonNode& root) {
  if (!root.is_array()) return {root};
  std::vector<JsonNode> items = root.items();
  const bool alone = std::all_of(items.begin(), items.end(),
                                 [](const JsonNode& item) { return item["@context"].exists(); });
  return alone ? items : std::vector<JsonNode>{root};
}

Result<SplitDocument> split_json_ld(const Decoded& file, const SplitOptions& options) {
  SplitDocument split;
  split.kind = "json-ld";
  Frame frame;
  frame.base = options.base;
  frame.charset = file.charset;
  TRY_ASSIGN(const JsonDocument document, JsonDocument::parse(file.text));
  std::set<std::string> names;
  for (const JsonNode& item : descriptions_in(document.root())) {
    Item one = lone_item("application/ld+json", item.bytes(), frame, options);
    std::string name = one_line(item["@id"].text());
    const bool usable =
        holds_everywhere(name) && name.size() <= kLongestName && !names.contains(name);
    if (usable) one.raw.identifier = std::move(name);
    if (item.bytes().size() > options.max_record) {
      split.rejected.push_back({one.raw.identifier,
                                fmt::format("it is larger than {} bytes", options.max_record),
                                std::string(cut_utf8(item.bytes(), options.max_record))});
    } else if (names.insert(one.raw.identifier).second) {
      split.items.push_back(std::move(one));
    }
  }
  return split;
}

Result<SplitDocument> split_collection(Decoded file, const SplitOptions& options) {
  Page page;
  TRY(add_collection(std::move(file), {options.source, options.base, options.max_record}, page));
  SplitDocument split;
  split.kind = "collection";
  take_page(std::move(page), split);
  return split;
}

Result<SplitDocument> split_references(std::string_view kind, const Decoded& file,
                                       const SplitOptions& options) {
  Page page;
  add_references(kind, file, {options.source, options.base, options.max_record}, page);
  SplitDocument split;
  split.kind = kind;
  take_page(std::move(page), split);
  return split;
}

// The format of a document that is one metadata record, by its root.
std::string metadata_format(const ScannedDocument& document) {
  const std::string_view local = document.local(0);
  if (local == "entry") return std::string(kAtomFormat);
  if (local == "item") return std::string(kRssFormat);
  std::vector<Namespace> own;
  document.declarations(0, own);
  const std::string uri(namespace_in(document[0].name, own));
  return uri.empty() ? "application/xml" : uri;
}

// An entry's own id; other formats keep theirs inside, for the normaliser.
std::string own_name(const ScannedDocument& document) {
  for (const auto& [root, name] : {std::pair("entry", "id"), std::pair("item", "guid")}) {
    if (document.local(0) != root) continue;
    if (const auto child = document.child(0, name)) return document.text(*child);
  }
  return {};
}

Result<SplitDocument> split_metadata(Decoded file, std::vector<Finding> findings,
                                     const SplitOptions& options) {
  TRY_ASSIGN(const OaiAnswer answer,
             read_oai_text(std::move(file), options.base, std::move(findings)));
  SplitDocument split;
  split.findings = answer.findings;
  std::vector<std::size_t> records;
  if (is_lone_record(answer, records)) {
    split.kind = "record";
    read_records(answer, records, options, split);
    return split;
  }
  split.kind = "metadata";
  const ScannedDocument& document = *answer.document;
  Frame frame;  // its namespaces stand in its own bytes
  frame.base = options.base;
  frame.charset = answer.frame.charset;
  const std::string_view slice = document.slice(0);
  if (slice.size() > options.max_record) {
    split.rejected.push_back({name_by_content(slice),
                              fmt::format("it is larger than {} bytes", options.max_record),
                              std::string(cut_utf8(slice, options.max_record))});
    return split;
  }
  split.items.push_back(lone_item(metadata_format(document), slice, frame, options));
  RawRecord& raw = split.items.back().raw;
  if (std::string name = own_name(document); !name.empty()) raw.identifier = std::move(name);
  if (needs_repair(slice)) repair_xml(slice, raw.findings);
  return split;
}

}  // namespace

bool holds_everywhere(std::string_view identifier) {
  const std::string_view scheme = identifier.substr(0, identifier.find(':'));
  if (scheme.size() == identifier.size() || scheme == "sha256") return false;
  constexpr std::string_view kSchemes[] = {"http", "https", "urn", "doi", "info",
                                           "hdl",  "tag",   "oai", "ark"};
  return std::find(std::begin(kSchemes), std::end(kSchemes), to_lower(scheme)) !=
         std::end(kSchemes);
}

Result<SplitDocument> split_document(std::string_view bytes, const SplitOptions& options) {
  std::vector<Finding> findings;
  Decoded file = decode_answer(bytes, options.charset, findings);
  const std::string_view text = file.text;
  if (const std::string_view kind = reference_kind(text.substr(0, kRootWithin)); !kind.empty())
    return split_references(kind, file, options);
  const std::string_view kind = recognise_text(text);
  if (kind == "oai-pmh") return split_oai(std::move(file), std::move(findings), options);
  if (kind == "feed") return split_feed(std::move(file), std::move(findings), options);
  if (kind == "wordpress") return split_wordpress(bytes, options);
  if (kind == "html") return split_html(file, options);
  if (looks_like_json_ld(text.substr(0, kRootWithin))) return split_json_ld(file, options);
  const std::string_view root = root_name(text);
  if (root.empty()) return fail(Fault::kInput, "it is neither XML nor a web page");
  if (is_collection_root(local_name(root))) return split_collection(std::move(file), options);
  return split_metadata(std::move(file), std::move(findings), options);
}

}  // namespace vindplaats
