// Where a record leads: identifiers, links, relations, the journal or book it is part of.
#include <algorithm>
#include <utility>

#include "core/text.h"
#include "core/uri.h"
#include "normalize/builder.h"
#include "normalize/citation.h"
#include "normalize/fields/markup.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

struct FileType {
  std::string_view ending, type;
};

constexpr auto kFileTypes = std::to_array<FileType>({
    {"pdf", "application/pdf"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"odt", "application/vnd.oasis.opendocument.text"},
    {"epub", "application/epub+zip"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"mp3", "audio/mpeg"},
    {"m4a", "audio/mp4"},
    {"ogg", "audio/ogg"},
    {"mp4", "video/mp4"},
    {"webm", "video/webm"},
});

constexpr std::size_t kLongestEnding = 5;  // with its point
constexpr WordSieve kFileEndings(kFileTypes, [](const FileType& file) { return file.ending; });

// How DSpace, its REST interface and Pure name the files of a record.
constexpr auto kFilePaths = std::to_array<std::string_view>(
    {"/bitstream/", "/bitstreams/", "/portalfiles/portal/", "/ws/files/"});

std::string_view path_of(std::string_view url) {
  return url.substr(0, std::min(url.find('?'), url.find('#')));
}

std::string_view type_by_ending(std::string_view path) {
  const std::string_view last = path.substr(path.size() - std::min(kLongestEnding, path.size()));
  const std::size_t point = last.rfind('.');
  if (point == std::string_view::npos) return {};
  const std::string_view ending = last.substr(point + 1);
  if (!kFileEndings.may_hold(ending)) return {};
  for (const FileType& file : kFileTypes) {
    if (equals_ignoring_case(ending, file.ending)) return file.type;
  }
  return {};
}

bool is_file_path(std::string_view path) {
  for (std::size_t at = path.find('/'); at != path.npos; at = path.find('/', at + 1)) {
    const std::string_view rest = path.substr(at);
    if (std::any_of(kFilePaths.begin(), kFilePaths.end(),
                    [&](std::string_view part) { return rest.starts_with(part); }))
      return true;
  }
  return false;
}

bool is_type_byte(char c) {
  switch (c) {
    case ',':
    case '(':
    case ')':
    case '<':
    case '>':
    case '"':
    case '\'':
      return false;
    default:
      return c > ' ' && c < 127;
  }
}

std::string media_type_of(std::string_view text) {
  text = trim(text.substr(0, text.find(';')));
  const std::size_t slash = text.find('/');
  const bool fits = slash != std::string::npos && slash > 0 && slash + 1 < text.size() &&
                    text.size() < 100 && std::all_of(text.begin(), text.end(), is_type_byte);
  return fits ? to_lower(text) : std::string();
}

void take(std::string& slot, std::string& value) {
  if (slot.empty()) slot = std::move(value);
}

void push_unique(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::string resolver(IdentifierKind kind, std::string_view value) {
  switch (kind) {
    case IdentifierKind::kDoi:
      return "https://doi.org/" + std::string(value);
    case IdentifierKind::kHandle:
      return "https://hdl.handle.net/" + std::string(value);
    default:
      return {};
  }
}

}  // namespace

bool is_file(std::string_view url) {
  const std::string_view path = path_of(url);
  return !type_by_ending(path).empty() || is_file_path(path);
}

bool RecordBuilder::set_once(std::string& slot, std::string_view value, std::string_view field) {
  if (!slot.empty() && slot != value) {
    finding("identifier-second", field, value);
    return false;
  }
  slot = value;
  return true;
}

void RecordBuilder::add_identifier(const Classified& found, std::string_view text, const At& at) {
  Identifiers& known = out_.identifiers;
  switch (found.kind) {
    case IdentifierKind::kDoi:
      set_once(known.doi, found.value, "identifiers.doi");
      break;
    case IdentifierKind::kHandle:
      set_once(known.handle, found.value, "identifiers.handle");
      break;
    case IdentifierKind::kUrnNbn:
      set_once(known.urn_nbn, found.value, "identifiers.urnNbn");
      break;
    case IdentifierKind::kPmid:
      set_once(known.pmid, found.value, "identifiers.pmid");
      break;
    case IdentifierKind::kArxiv:
      set_once(known.arxiv, found.value, "identifiers.arxiv");
      break;
    case IdentifierKind::kIsbn:
      push_unique(known.isbn, found.value);
      break;
    case IdentifierKind::kIssn:
      push_unique(known.issn, found.value);
      break;
    case IdentifierKind::kOrcid:
    case IdentifierKind::kRor:
      not_mapped("identifiers", text);
      return;
    case IdentifierKind::kUrl:
      break;  // link() keeps it
    case IdentifierKind::kOther:
      if (trim(text) != raw_.identifier && !citation(text, at) &&
          numbers_.size() < kShortListLength) {
        numbers_.emplace_back(cut_utf8(trim(text), kWordBytes));
      }
      return;
  }
  if (found.kind != IdentifierKind::kUrl) trace("identifiers", at, text, "identifier: normal form");
}

void RecordBuilder::identifier(std::string_view text, const At& at) {
  text = trim(text);
  const Identifiers& known = out_.identifiers;
  if (text.empty() || !room(known.isbn, kShortListLength, "identifiers") ||
      !room(known.issn, kShortListLength, "identifiers"))
    return;
  Classified found = classify_identifier(text);
  if (found.bad_check_digit) return finding("identifier-check-digit", "identifiers", text);
  add_identifier(found, text, at);
  if (found.url.empty()) return;
  if (found.kind == IdentifierKind::kUrl) note_name(found, at);
  Link link;
  link.url = std::move(found.url);
  this->link(std::move(link), {}, at, found.kind);
}

void RecordBuilder::link(Link&& link, std::string_view base, const At& at,
                         std::optional<IdentifierKind> kind) {
  std::string once;
  std::string_view address = trim(link.url);
  if (address.empty() || !room(out_.links, kListLength, "links")) return;
  if (address.find("&amp;") != std::string_view::npos) {
    finding("escaped-twice", "links", address);
    address = once = decode_entities(address);
  }
  Result<std::string> resolved = resolve_link(address, base);
  if (!resolved || !valid_utf8(*resolved)) return finding("link-unusable", "links", address);
  const auto same = [&](const Link& known) { return known.url == *resolved; };
  if (const auto known = std::find_if(out_.links.begin(), out_.links.end(), same);
      known != out_.links.end()) {
    if (known->type.empty()) known->type = media_type_of(link.type);
    if (known->length == 0) known->length = link.length;
    return;
  }
  trace("links", at, link.url, link.rel.empty() ? "link: by its address" : "link: by its place");
  link.url = std::move(*resolved);
  link.type = media_type_of(link.type);
  const std::string_view path = path_of(link.url);
  const std::string_view file_type = type_by_ending(path);
  if (link.type.empty()) link.type = file_type;
  if (link.rel.empty())
    link.rel = !file_type.empty() || is_file_path(path) ? "fulltext" : "landing";
  link.language = text_language(link.language);
  if (!link.title.empty())
    link.title = clean("links", link.title, TextForm::kMixed, false, kWordBytes);
  if (link.length < 0) link.length = 0;
  if (link.rel == "landing" || link.rel == "fulltext") {
    if (!kind) {
      const Classified found = classify_identifier(link.url);
      if (link.rel == "landing") note_name(found, at);
      kind = found.kind;
    }
    std::vector<std::string>& urls = out_.identifiers.url;
    if (kind == IdentifierKind::kUrl && urls.size() < kShortListLength) push_unique(urls, link.url);
  }
  if (out_.links.empty()) out_.links.reserve(4);  // most records have a few
  out_.links.push_back(std::move(link));
}

void RecordBuilder::image(Image image, std::string_view base, const At& at) {
  if (trim(image.url).empty() || !out_.image.url.empty()) return;
  Result<std::string> resolved = resolve_link(trim(image.url), base);
  if (!resolved || !valid_utf8(*resolved)) return finding("link-unusable", "image", image.url);
  trace("image", at, image.url, "image: address only");
  out_.image.url = std::move(*resolved);
  out_.image.alt = clean("image", image.alt, TextForm::kMixed, false, kWordBytes);
  out_.image.credit = clean("image", image.credit, TextForm::kMixed, false, kWordBytes);
}

void RecordBuilder::medium(std::string_view text, const At& at) {
  std::string type = media_type_of(text);
  if (type.empty()) return not_mapped("links", text);
  if (medium_.empty()) {
    medium_ = std::move(type);
    trace("links", at, text, "media type of the full text");
  }
}

// info:eu-repo/semantics/altIdentifier/doi/..., as the OpenAIRE guidelines 3.0 write other names of
// the same work into dc:relation; and info:eu-repo/grantAgreement/..., which no field takes.
void RecordBuilder::eu_repo_relation(std::string_view text, const At& at) {
  constexpr std::string_view kAlternative = "info:eu-repo/semantics/altIdentifier/";
  if (!starts_with_ignoring_case(text, kAlternative)) return not_mapped("relations", text);
  std::string_view rest = text.substr(kAlternative.size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return not_mapped("relations", text);
  const std::string_view scheme = rest.substr(0, slash);
  const std::string value(rest.substr(slash + 1));
  const bool bare = equals_ignoring_case(scheme, "hdl") || equals_ignoring_case(scheme, "url") ||
                    equals_ignoring_case(scheme, "urn");
  identifier(bare ? (equals_ignoring_case(scheme, "hdl") ? "hdl:" + value : value)
                  : std::string(scheme) + ":" + value,
             at);
}

bool RecordBuilder::citation(std::string_view text, const At& at) {
  std::string repaired;
  std::optional<PartOf> found = read_citation(one_line(checked("partOf", text, repaired)));
  if (!found) return false;
  trace("partOf", at, text, "citation: taken apart");
  PartOf& part = out_.part_of;
  found->title = cut("partOf", masked("partOf", std::move(found->title)), kTitleBytes);
  take(part.title, found->title);
  take(part.issn, found->issn);
  take(part.isbn, found->isbn);
  take(part.volume, found->volume);
  take(part.issue, found->issue);
  take(part.pages, found->pages);
  take(part.number, found->number);
  return true;
}

void RecordBuilder::part_of(const PartOf& part, const At& at) {
  PartOf& own = out_.part_of;
  const auto text = [&](std::string& slot, const std::string& value, std::size_t most) {
    if (slot.empty()) slot = clean("partOf", value, TextForm::kPlain, false, most);
  };
  const auto normal = [&](std::string& slot, const std::string& value,
                          const std::optional<std::string>& number) {
    if (!number && !value.empty()) finding("identifier-check-digit", "partOf", value);
    if (number && slot.empty()) slot = *number;
  };
  text(own.title, part.title, kTitleBytes);
  normal(own.issn, part.issn, normal_issn(part.issn));
  normal(own.isbn, part.isbn, normal_isbn13(part.isbn));
  text(own.volume, part.volume, kWordBytes);
  text(own.issue, part.issue, kWordBytes);
  text(own.pages, part.pages, kWordBytes);
  text(own.number, part.number, kWordBytes);
  trace("partOf", at, part.title, "as it stood");
}

void RecordBuilder::number(std::string_view text, const At& at) {
  if (trim(text).empty()) return;
  trace("number", at, text, "as it stood");
  if (out_.number.empty()) out_.number = clean("number", text, TextForm::kPlain, false, kWordBytes);
}

void RecordBuilder::relation(std::string_view type, std::string_view text, const At& at) {
  text = trim(text);
  if (text.empty() || !room(out_.relations, kListLength, "relations")) return;
  if (starts_with_ignoring_case(text, "info:eu-repo/")) return eu_repo_relation(text, at);
  const Classified found = classify_identifier(text);
  if (found.bad_check_digit) return finding("identifier-check-digit", "relations", text);
  const bool container = type.empty() || type == "IsPartOf";
  if (container && (found.kind == IdentifierKind::kIssn || found.kind == IdentifierKind::kIsbn ||
                    found.kind == IdentifierKind::kOther)) {
    if (citation(text, at)) return;
    if (type == "IsPartOf" && found.kind == IdentifierKind::kOther && out_.part_of.title.empty()) {
      out_.part_of.title = clean("partOf", text, TextForm::kMixed, false, kTitleBytes);
      trace("partOf", at, text, "as it stood");
      return;
    }
  }
  const std::string_view kind = identifier_type(found.kind);
  if (kind.empty() || !valid_utf8(found.value)) return not_mapped("relations", text);
  if (!type.empty()) {
    trace("relations", at, text, "relation: named by its element");
    out_.relations.push_back({std::string(type), found.value, std::string(kind)});
    return;
  }
  Link link;
  link.url = found.kind == IdentifierKind::kUrl ? found.value
             : found.url.empty()                ? resolver(found.kind, found.value)
                                                : found.url;
  if (link.url.empty()) return not_mapped("relations", text);
  link.rel = "related";
  this->link(std::move(link), {}, at);
}

void RecordBuilder::note_name(const Classified& address, const At& at) {
  if (found_names_.size() >= kShortListLength) return;
  std::optional<std::string> doi;
  if (address.kind == IdentifierKind::kUrl) {
    doi = doi_in_address(address.value);
    if (!doi) return;
  }
  FoundName& found = found_names_.emplace_back();
  found.kind = doi ? IdentifierKind::kDoi : address.kind;
  found.value = doi ? std::move(*doi) : address.value;
  if (options_.traces) {
    found.path = at();
    found.address = address.url;
  }
}

// Two pages with two names of one kind: nobody can say which is the work's.
void RecordBuilder::settle_names() {
  if (found_names_.empty()) return;
  Identifiers& known = out_.identifiers;
  const auto settle = [&](IdentifierKind kind, std::string& slot) {
    if (!slot.empty()) return;
    const FoundName* only = nullptr;
    for (const FoundName& found : found_names_) {
      if (found.kind != kind) continue;
      if (only != nullptr && only->value != found.value) return;
      if (only == nullptr) only = &found;
    }
    if (only == nullptr) return;
    slot = only->value;
    trace(
        "identifiers", [&] { return only->path; }, only->address,
        "identifier: in the address of its page");
  };
  settle(IdentifierKind::kDoi, known.doi);
  settle(IdentifierKind::kHandle, known.handle);
  settle(IdentifierKind::kUrnNbn, known.urn_nbn);
  settle(IdentifierKind::kPmid, known.pmid);
  settle(IdentifierKind::kArxiv, known.arxiv);
}

void RecordBuilder::settle_links() {
  const auto leads = [](const Link& link) {
    return link.rel == "landing" || link.rel == "fulltext";
  };
  const Identifiers& known = out_.identifiers;
  if (std::none_of(out_.links.begin(), out_.links.end(), leads)) {
    std::string url = !known.doi.empty()      ? resolver(IdentifierKind::kDoi, known.doi)
                      : !known.handle.empty() ? resolver(IdentifierKind::kHandle, known.handle)
                      : !known.urn_nbn.empty() && known.urn_nbn.starts_with("urn:nbn:nl:")
                          ? "https://persistent-identifier.nl/" + known.urn_nbn
                          : std::string();
    if (!url.empty()) {
      Link link;
      link.url = std::move(url);
      link.rel = "landing";
      this->link(std::move(link), {}, [] { return std::string("identifiers"); });
    }
  }
  const auto file = [](const Link& link) { return link.rel == "fulltext"; };
  if (medium_.empty() || std::count_if(out_.links.begin(), out_.links.end(), file) != 1) return;
  Link& only = *std::find_if(out_.links.begin(), out_.links.end(), file);
  if (only.type.empty()) only.type = medium_;
}

}  // namespace vindplaats
