#include "app/demo/oai_repository.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

constexpr std::string_view kOaiOpening =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://www.openarchives.org/OAI/2.0/ "
    "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd\">\n";

// Section 4: the arguments of each verb; what is not here is illegal.
struct VerbArguments {
  std::string_view verb;
  std::vector<std::string_view> required, optional;
  bool resumable;
};
const std::array<VerbArguments, 6>& verb_table() {
  static const std::array<VerbArguments, 6> table = {{
      {"Identify", {}, {}, false},
      {"ListMetadataFormats", {}, {"identifier"}, false},
      {"ListSets", {}, {}, true},
      {"GetRecord", {"identifier", "metadataPrefix"}, {}, false},
      {"ListIdentifiers", {"metadataPrefix"}, {"from", "until", "set"}, true},
      {"ListRecords", {"metadataPrefix"}, {"from", "until", "set"}, true},
  }};
  return table;
}

using Failed = std::pair<std::string, std::string>;

std::optional<Failed> check_arguments(const ServerRequest& request) {
  const auto row = std::ranges::find(verb_table(), request.parameter("verb"), &VerbArguments::verb);
  const auto count = [&](std::string_view name) {
    return std::ranges::count_if(request.parameters,
                                 [&](const auto& one) { return one.first == name; });
  };
  if (row == verb_table().end() || count("verb") != 1) {
    return Failed{"badVerb", "The verb is missing, repeated or unknown."};
  }
  const bool resumed = row->resumable && count("resumptionToken") == 1;
  for (const auto& [name, value] : request.parameters) {
    const bool known = name == "verb" || (row->resumable && name == "resumptionToken") ||
                       std::ranges::count(row->required, name) ||
                       std::ranges::count(row->optional, name);
    if (!known) return Failed{"badArgument", "Unknown argument: " + name};
    if (count(name) > 1) return Failed{"badArgument", "Repeated argument: " + name};
    // Section 3.5: the token is an exclusive argument.
    if (resumed && name != "verb" && name != "resumptionToken") {
      return Failed{"badArgument", "Nothing may stand beside resumptionToken."};
    }
  }
  for (const std::string_view name : row->required) {
    if (!resumed && count(name) == 0)
      return Failed{"badArgument", "Missing argument: " + std::string(name)};
  }
  return std::nullopt;
}

bool is_day(std::string_view text) {
  return text.size() == 10;
}
bool is_moment(std::string_view text) {
  return text.size() == 20 && text[10] == 'T' && text[19] == 'Z';
}

std::string dc_elements(std::string_view name, const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += markup_element(name, value);
  return out;
}

std::string render_oai_dc(const DemoRecord& record) {
  std::string out =
      "<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xsi:schemaLocation=\"http://www.openarchives.org/OAI/2.0/oai_dc/ "
      "http://www.openarchives.org/OAI/2.0/oai_dc.xsd\">\n";
  out += markup_element("dc:title", record.title) + markup_element("dc:title", record.alternative);
  out += dc_elements("dc:creator", record.creators) + dc_elements("dc:subject", record.subjects);
  out += markup_element("dc:description", record.abstract_text);
  out += markup_element("dc:publisher", record.publisher);
  out += markup_element("dc:date", record.issued) + markup_element("dc:type", record.type);
  if (!record.doi.empty()) out += markup_element("dc:identifier", "https://doi.org/" + record.doi);
  out +=
      markup_element("dc:identifier", record.url) + markup_element("dc:language", record.language);
  return out + markup_element("dc:rights", record.rights) + "</oai_dc:dc>\n";
}

bool in_set(const DemoRecord& record, std::string_view set) {
  return std::ranges::any_of(record.sets, [&](std::string_view spec) {
    return spec == set || (spec.starts_with(set) && spec.substr(set.size()).starts_with(':'));
  });
}

bool read_count(std::string_view text, std::size_t& out) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, out);
  return error == std::errc{} && stop == end && !text.empty();
}

}  // namespace

ServedFormat served_oai_dc() {
  return {"oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
          "http://www.openarchives.org/OAI/2.0/oai_dc/", render_oai_dc};
}

OaiRepository::OaiRepository(OaiOptions options, std::vector<DemoRecord> records,
                             const Clock& clock)
    : options_(std::move(options)), clock_(clock), records_(std::move(records)) {
  sort();
}

void OaiRepository::sort() {
  std::ranges::sort(records_, [](const DemoRecord& a, const DemoRecord& b) {
    return std::tie(a.datestamp, a.identifier) < std::tie(b.datestamp, b.identifier);
  });
}

void OaiRepository::put(DemoRecord record) {
  const std::lock_guard lock(mutex_);
  std::erase_if(records_,
                [&](const DemoRecord& one) { return one.identifier == record.identifier; });
  records_.push_back(std::move(record));
  sort();
  ++version_;
}

Answer OaiRepository::xml_answer(std::string text) {
  Answer answer;
  answer.headers = {{"Content-Type", "text/xml; charset=utf-8"}};
  answer.body = std::move(text);
  return answer;
}

Answer OaiRepository::answer(const ServerRequest& request) const {
  const std::lock_guard lock(mutex_);
  Outcome outcome = dispatch(request);
  std::string text(kOaiOpening);
  text += markup_element("responseDate", format_time(clock_.now()));
  text += "<request";
  // Section 3.2: without attributes when the error is about the arguments.
  const bool plain =
      !outcome && (outcome.error().code == "badVerb" || outcome.error().code == "badArgument");
  if (!plain) {
    for (const auto& [name, value] : request.parameters) {
      text += fmt::format(" {}=\"{}\"", name, escape_markup(value));
    }
  }
  text += fmt::format(">http://{}{}</request>\n", escape_markup(request.header("Host")),
                      escape_markup(request.path));
  if (outcome) {
    const std::string_view verb = request.parameter("verb");
    text += fmt::format("<{}>\n{}</{}>\n", verb, *outcome, verb);
  } else {
    text += fmt::format("<error code=\"{}\">{}</error>\n", outcome.error().code,
                        escape_markup(outcome.error().words));
  }
  return xml_answer(text + "</OAI-PMH>\n");
}

OaiRepository::Outcome OaiRepository::dispatch(const ServerRequest& request) const {
  if (const auto failed = check_arguments(request)) {
    return tl::unexpected(Failure{failed->first, failed->second});
  }
  const std::string_view verb = request.parameter("verb");
  if (verb == "Identify") return identify(request);
  if (verb == "ListMetadataFormats") return list_formats(request);
  if (verb == "ListSets") return list_sets(request);
  if (verb == "GetRecord") return get_record(request);
  return list(request, verb == "ListRecords");
}

OaiRepository::Outcome OaiRepository::identify(const ServerRequest& request) const {
  std::string out = markup_element("repositoryName", options_.name);
  out += fmt::format("<baseURL>http://{}{}</baseURL>\n", escape_markup(request.header("Host")),
                     escape_markup(request.path));
  out += markup_element("protocolVersion", "2.0") + markup_element("adminEmail", options_.admin);
  const std::string earliest =
      records_.empty() ? "2000-01-01T00:00:00Z" : records_.front().datestamp;
  out += markup_element("earliestDatestamp",
                        options_.day_granularity ? earliest.substr(0, 10) : earliest);
  out += markup_element("deletedRecord", options_.deleted_record);
  return out + markup_element("granularity",
                              options_.day_granularity ? "YYYY-MM-DD" : "YYYY-MM-DDThh:mm:ssZ");
}

OaiRepository::Outcome OaiRepository::list_formats(const ServerRequest& request) const {
  const std::string_view identifier = request.parameter("identifier");
  if (!identifier.empty() && find(identifier) == nullptr) {
    return tl::unexpected(Failure{"idDoesNotExist", "There is no such record."});
  }
  std::string out;
  for (const ServedFormat& one : options_.formats) {
    out += "<metadataFormat>" + markup_element("metadataPrefix", one.prefix) +
           markup_element("schema", one.schema) +
           markup_element("metadataNamespace", one.name_space) + "</metadataFormat>\n";
  }
  return out;
}

OaiRepository::Outcome OaiRepository::list_sets(const ServerRequest& request) const {
  if (options_.sets.empty()) return tl::unexpected(Failure{"noSetHierarchy", "There are no sets."});
  if (!request.parameter("resumptionToken").empty()) {
    return tl::unexpected(Failure{"badResumptionToken", "Sets come on one page."});
  }
  std::string out;
  for (const OaiSet& set : options_.sets) {
    out += "<set>" + markup_element("setSpec", set.spec) + markup_element("setName", set.name) +
           "</set>\n";
  }
  return out;
}

OaiRepository::Outcome OaiRepository::get_record(const ServerRequest& request) const {
  const ServedFormat* wanted = format(request.parameter("metadataPrefix"));
  if (wanted == nullptr) {
    return tl::unexpected(Failure{"cannotDisseminateFormat", "There is no such metadata format."});
  }
  const DemoRecord* found = find(request.parameter("identifier"));
  if (found == nullptr)
    return tl::unexpected(Failure{"idDoesNotExist", "There is no such record."});
  return record(*found, *wanted);
}

OaiRepository::Outcome OaiRepository::list(const ServerRequest& request, bool whole) const {
  auto selection = select(request);
  if (!selection) return tl::unexpected(selection.error());
  const std::size_t cursor = selection->sent;
  std::string out;
  std::size_t at = selection->position;
  for (std::size_t on_page = 0; at < records_.size() && on_page < options_.page_size; ++at) {
    if (!selected(records_[at], *selection)) continue;
    out += whole ? record(records_[at], *selection->format) : header(records_[at]);
    ++on_page;
    ++selection->sent;
  }
  if (selection->total == 0) {
    return tl::unexpected(Failure{"noRecordsMatch", "Nothing fits these dates, set and format."});
  }
  selection->position = at;
  const bool more = selection->sent < selection->total;
  if (more || cursor > 0) {
    out +=
        fmt::format("<resumptionToken completeListSize=\"{}\" cursor=\"{}\">{}</resumptionToken>\n",
                    selection->total, cursor, more ? escape_markup(write_token(*selection)) : "");
  }
  return out;
}

tl::expected<OaiRepository::Selection, OaiRepository::Failure> OaiRepository::select(
    const ServerRequest& request) const {
  const std::string token(request.parameter("resumptionToken"));
  if (!token.empty()) return read_token(token);
  Selection selection;
  selection.format = format(request.parameter("metadataPrefix"));
  if (selection.format == nullptr) {
    return tl::unexpected(Failure{"cannotDisseminateFormat", "There is no such metadata format."});
  }
  selection.from = request.parameter("from");
  selection.until = request.parameter("until");
  selection.set = request.parameter("set");
  if (!selection.set.empty() && options_.sets.empty()) {
    return tl::unexpected(Failure{"noSetHierarchy", "There are no sets."});
  }
  if (auto failure = check_dates(selection)) return tl::unexpected(*failure);
  selection.total = static_cast<std::size_t>(std::ranges::count_if(
      records_, [&](const DemoRecord& one) { return selected(one, selection); }));
  return selection;
}

// Section 2.7.1: both in the same granularity, one that the repository supports, in order.
std::optional<OaiRepository::Failure> OaiRepository::check_dates(const Selection& selection) const {
  for (const std::string& date : {selection.from, selection.until}) {
    if (date.empty()) continue;
    if (!parse_time(date) || !(is_day(date) || is_moment(date))) {
      return Failure{"badArgument", "Not a date: " + date};
    }
    if (options_.day_granularity && !is_day(date)) {
      return Failure{"badArgument", "Only whole days are supported: " + date};
    }
  }
  if (selection.from.empty() || selection.until.empty()) return std::nullopt;
  if (selection.from.size() != selection.until.size()) {
    return Failure{"badArgument", "from and until have different granularities."};
  }
  if (selection.from > selection.until) return Failure{"badArgument", "from is later than until."};
  return std::nullopt;
}

bool OaiRepository::selected(const DemoRecord& one, const Selection& selection) const {
  // Both ends belong to it (section 2.7.1); a day is compared with the day of the datestamp.
  const std::string_view date = one.datestamp;
  if (!selection.from.empty() && date.substr(0, selection.from.size()) < selection.from)
    return false;
  if (!selection.until.empty() && date.substr(0, selection.until.size()) > selection.until)
    return false;
  if (!selection.set.empty() && !in_set(one, selection.set)) return false;
  return !one.deleted || options_.deleted_record != "no";
}

// Holds bytes that must be percent-encoded in an address (faults.md row 7).
std::string OaiRepository::write_token(const Selection& selection) const {
  return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}=", version_, selection.format->prefix, selection.from,
                     selection.until, selection.set, selection.position, selection.sent,
                     selection.total);
}

tl::expected<OaiRepository::Selection, OaiRepository::Failure> OaiRepository::read_token(
    const std::string& token) const {
  std::vector<std::string> parts(1);
  for (const char c : token) {
    if (c == '|') {
      parts.emplace_back();
    } else if (c != '=') {
      parts.back() += c;
    }
  }
  Selection selection;
  std::size_t version = 0;
  const bool readable = parts.size() == 8 && read_count(parts[0], version) &&
                        read_count(parts[5], selection.position) &&
                        read_count(parts[6], selection.sent) &&
                        read_count(parts[7], selection.total);
  if (readable) selection.format = format(parts[1]);
  if (selection.format == nullptr || version != version_) {
    return tl::unexpected(Failure{"badResumptionToken", "The token is unknown or has expired."});
  }
  selection.from = parts[2];
  selection.until = parts[3];
  selection.set = parts[4];
  return selection;
}

std::string OaiRepository::stamp(const DemoRecord& one) const {
  return options_.day_granularity ? one.datestamp.substr(0, 10) : one.datestamp;
}

std::string OaiRepository::header(const DemoRecord& one) const {
  std::string out = one.deleted ? "<header status=\"deleted\">" : "<header>";
  out += markup_element("identifier", one.identifier) + markup_element("datestamp", stamp(one));
  for (const std::string& set : one.sets) out += markup_element("setSpec", set);
  return out + "</header>\n";
}

std::string OaiRepository::record(const DemoRecord& one, const ServedFormat& wanted) const {
  std::string out = "<record>" + header(one);
  if (!one.deleted) out += "<metadata>\n" + wanted.render(one) + "</metadata>\n";
  return out + "</record>\n";
}

const ServedFormat* OaiRepository::format(std::string_view prefix) const {
  const auto found = std::ranges::find(options_.formats, prefix, &ServedFormat::prefix);
  return found == options_.formats.end() ? nullptr : &*found;
}

const DemoRecord* OaiRepository::find(std::string_view identifier) const {
  const auto found = std::ranges::find(records_, identifier, &DemoRecord::identifier);
  const bool hidden =
      found == records_.end() || (found->deleted && options_.deleted_record == "no");
  return hidden ? nullptr : &*found;
}

}  // namespace vindplaats
