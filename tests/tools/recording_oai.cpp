#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "app/demo/server_request.h"
#include "core/text.h"
#include "core/uri.h"
#include "core/xml.h"
#include "normalize/format.h"
#include "tests/tools/recording.h"

namespace vindplaats::corpora {
namespace {

using std::filesystem::path;
using Arguments = std::map<std::string, std::string>;

constexpr std::string_view kEnvelope =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OAI-PMH "
    "xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2020-01-01T00:00:00Z</"
    "responseDate><request>http://recorded.test/oai</request>{}</OAI-PMH>";
constexpr std::string_view kDublinCore = "http://www.openarchives.org/OAI/2.0/oai_dc/";
constexpr std::size_t kRecordsAPage = 50;    // of lone records
constexpr std::size_t kTokenBeginning = 40;  // an index may cut long tokens

struct Recorded {
  path file;
  Arguments asked;
  int status = 200;
  std::string media_type = "text/xml; charset=utf-8";
  std::string body;
  std::string verb;          // the element that answers; empty: an error, or unreadable
  std::string token;         // that it gives
  std::string format;        // namespace of its first record's metadata
  std::int64_t records = 0;  // -1: not well-formed
};

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children()) {
    if (local_name(node.name()) == name) return node;
  }
  return {};
}

// The namespace of an element by the declarations around it.
std::string namespace_of(pugi::xml_node element) {
  const std::string_view name = element.name();
  const std::size_t colon = name.find(':');
  const std::string wanted =
      colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  for (pugi::xml_node at = element; at; at = at.parent()) {
    if (const pugi::xml_attribute found = at.attribute(wanted.c_str())) return found.value();
  }
  return {};
}

// What the body says about itself. False: it is no OAI-PMH answer.
bool look_into(Recorded& answer) {
  pugi::xml_document document;
  const bool whole =
      static_cast<bool>(document.load_buffer(answer.body.data(), answer.body.size()));
  const pugi::xml_node root = document.document_element();
  if (local_name(root.name()) != "OAI-PMH") return false;
  if (const pugi::xml_node request = child(root, "request"); answer.asked.empty()) {
    for (const pugi::xml_attribute attribute : request.attributes())
      answer.asked[attribute.name()] = attribute.value();
  }
  for (const char* verb : {"Identify", "ListMetadataFormats", "ListSets", "ListIdentifiers",
                           "ListRecords", "GetRecord"}) {
    if (child(root, verb)) answer.verb = verb;
  }
  if (!answer.asked.contains("verb")) answer.asked["verb"] = answer.verb;
  const pugi::xml_node list = child(root, answer.verb);
  answer.token = trim(child(list, "resumptionToken").child_value());
  for (const pugi::xml_node record : list.children()) {
    if (local_name(record.name()) != "record") continue;
    ++answer.records;
    for (const pugi::xml_node node : child(record, "metadata").children()) {
      if (answer.format.empty() && node.type() == pugi::node_element)
        answer.format = namespace_of(node);
    }
  }
  if (!whole) answer.records = -1;
  return true;
}

Arguments arguments_of(const std::string& address) {
  const std::string query = address.substr(std::min(address.find('?') + 1, address.size()));
  const ServerRequest request = read_server_request("GET /?" + query + " HTTP/1.1\r\n\r\n");
  return {request.parameters.begin(), request.parameters.end()};
}

// INDEX.tsv: file, status, content type, Retry-After, address; mapping.txt: a query, then its file.
std::map<std::string, Recorded> indexed(const path& folder) {
  std::map<std::string, Recorded> by_file;
  std::istringstream index(bytes_of(folder / "INDEX.tsv"));
  for (std::string line; std::getline(index, line);) {
    const auto cells = split(line, '\t');
    if (cells.size() < 4 || cells[1].find_first_not_of("0123456789") != std::string_view::npos)
      continue;
    Recorded& answer = by_file[std::string(cells[0])];
    answer.status = std::stoi(std::string(cells[1]));
    answer.media_type = cells[2];
    answer.asked = arguments_of(std::string(cells.back()));
  }
  std::istringstream mapping(bytes_of(folder / "mapping.txt"));
  for (std::string query, file; std::getline(mapping, query) && std::getline(mapping, file);)
    by_file[std::string(trim(file))].asked = arguments_of("?" + std::string(trim(query)));
  return by_file;
}

std::vector<Recorded> answers_in(const path& folder, std::vector<std::string>& lone_records) {
  std::map<std::string, Recorded> known = indexed(folder);
  std::set<path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".xml") files.insert(entry.path());
  std::vector<Recorded> answers;
  for (const path& file : files) {
    Recorded answer = known[file.filename()];
    answer.file = file;
    answer.body = bytes_of(file);
    const std::string_view start = std::string_view(answer.body).substr(0, 2'000);
    const bool older = file.string().find('~') != std::string::npos;
    const bool mapped = !answer.asked.empty();
    if (look_into(answer) || mapped) {
      answers.push_back(std::move(answer));
    } else if (!older && start.find("<record") != start.npos &&
               start.find("<header") != start.npos) {
      lone_records.push_back(answer.body.substr(answer.body.find("<record")));
    }
  }
  for (const Recorded& answer : std::vector<Recorded>(answers)) {
    for (Recorded& next : answers)  // a file's name as the token that leads to it
      if (next.file.filename() == answer.token)
        next.asked = {{"verb", answer.verb}, {"resumptionToken", answer.token}};
  }
  return answers;
}

std::vector<Recorded> pages_of(const path& folder, const std::vector<std::string>& lone_records) {
  std::vector<Recorded> pages;
  for (std::size_t at = 0; at < lone_records.size(); at += kRecordsAPage) {
    std::string list;
    const std::size_t end = std::min(at + kRecordsAPage, lone_records.size());
    for (std::size_t i = at; i < end; ++i) list += lone_records[i];
    if (end < lone_records.size())
      list += fmt::format("<resumptionToken>page-{}</resumptionToken>", end);
    Recorded page;
    page.file = folder;
    page.body = fmt::format(kEnvelope, "<ListRecords>" + list + "</ListRecords>");
    page.asked = {{"verb", "ListRecords"}};
    if (at > 0) page.asked["resumptionToken"] = fmt::format("page-{}", at);
    look_into(page);
    pages.push_back(std::move(page));
  }
  return pages;
}

// One repository of a folder, whose list begins with one of its answers.
class Repository {
 public:
  Repository(std::shared_ptr<const std::vector<Recorded>> answers, std::optional<std::size_t> start)
      : answers_(std::move(answers)), start_(start) {
    if (!start_) return;
    const Recorded& first = (*answers_)[*start_];
    const auto prefix = first.asked.find("metadataPrefix");
    const bool readable = find_format(first.format) != nullptr;
    // What nobody reads is given as oai_dc, as some servers do: then each record is set aside.
    prefix_ = prefix == first.asked.end() || !readable ? "oai_dc" : prefix->second;
    format_ = readable ? first.format : std::string(kDublinCore);
  }

  // As a source's `formats` calls what is given; prefixes are whatever a server calls them.
  std::string_view format() const { return find_format(format_)->name; }

  Answer answer(const ServerRequest& request, std::atomic<std::int64_t>& records_sent) const {
    const Recorded* found = find(request);
    Answer answer;
    answer.headers = {{"Content-Type", "text/xml; charset=utf-8"}};
    if (found == nullptr) {
      answer.body = made_up(request);
      return answer;
    }
    if (found->records < 0 || records_sent < 0) {
      records_sent = -1;
    } else if (found->verb == "ListRecords") {
      records_sent += found->records;
    }
    answer.status = found->status;
    answer.headers = {{"Content-Type", found->media_type}};
    answer.body = found->body;
    return answer;
  }

 private:
  const Recorded* find(const ServerRequest& request) const {
    const std::string_view verb = request.parameter("verb");
    const std::string_view token = request.parameter("resumptionToken");
    if (verb == "ListRecords" && token.empty()) return start_ ? &(*answers_)[*start_] : nullptr;
    const Recorded* unreadable = nullptr;
    for (const Recorded& one : *answers_) {
      const auto is = [&](const char* name, std::string_view value) {
        const auto found = one.asked.find(name);
        return found == one.asked.end() ? value.empty() : same_token(found->second, value);
      };
      if (is("verb", verb) && is("resumptionToken", token) &&
          is("identifier", request.parameter("identifier"))) {
        if (verb == "ListMetadataFormats" && !offers(one)) continue;
        if (!one.verb.empty() || !token.empty()) return &one;
        unreadable = &one;
      }
    }
    return unreadable;
  }

  // Is the format of the list that is given among them.
  bool offers(const Recorded& formats) const {
    return formats.body.find(">" + prefix_ + "<") != std::string::npos;
  }

  static bool same_token(std::string_view recorded, std::string_view asked) {
    if (recorded == asked) return true;
    return recorded.size() >= kTokenBeginning && asked.starts_with(recorded);
  }

  std::string made_up(const ServerRequest& request) const {
    const std::string_view verb = request.parameter("verb");
    if (verb == "Identify") {
      return fmt::format(kEnvelope,
                         "<Identify><repositoryName>Recorded</repositoryName><baseURL>http://"
                         "recorded.test/oai</baseURL><protocolVersion>2.0</protocolVersion>"
                         "<earliestDatestamp>1970-01-01</earliestDatestamp><deletedRecord>"
                         "transient</deletedRecord><granularity>YYYY-MM-DD</granularity>"
                         "</Identify>");
    }
    if (verb == "ListMetadataFormats") {
      return fmt::format(kEnvelope,
                         fmt::format("<ListMetadataFormats><metadataFormat><metadataPrefix>{}</"
                                     "metadataPrefix><schema/><metadataNamespace>{}</"
                                     "metadataNamespace></metadataFormat></ListMetadataFormats>",
                                     prefix_, format_));
    }
    const char* code =
        request.parameter("resumptionToken").empty() ? "badVerb" : "badResumptionToken";
    return fmt::format(kEnvelope,
                       fmt::format("<error code=\"{}\">nobody recorded this</error>", code));
  }

  const std::shared_ptr<const std::vector<Recorded>> answers_;
  const std::optional<std::size_t> start_;
  std::string prefix_ = "oai_dc", format_ = std::string(kDublinCore);
};

// Where a list begins: without a token in what was asked, and with records in the answer.
std::vector<std::optional<std::size_t>> starts_of(const std::vector<Recorded>& answers) {
  std::vector<std::optional<std::size_t>> starts;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i].verb == "ListRecords" && !answers[i].asked.contains("resumptionToken"))
      starts.emplace_back(i);
  }
  const bool identifies = std::any_of(answers.begin(), answers.end(), [](const Recorded& one) {
    const auto verb = one.asked.find("verb");
    return verb != one.asked.end() && verb->second == "Identify";
  });
  if (starts.empty() && identifies) starts.emplace_back(std::nullopt);
  return starts;
}

}  // namespace

std::vector<Recording> oai_recordings(const path& folder) {
  std::set<path> folders;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_directory()) folders.insert(entry.path());
  std::vector<Recording> recordings;
  for (const path& one : folders) {
    std::vector<std::string> lone_records;
    std::vector<Recorded> answers = answers_in(one, lone_records);
    for (Recorded& page : pages_of(one, lone_records)) answers.push_back(std::move(page));
    const auto shared = std::make_shared<const std::vector<Recorded>>(std::move(answers));
    for (const std::optional<std::size_t>& start : starts_of(*shared)) {
      const auto repository = std::make_shared<const Repository>(shared, start);
      Recording recording;
      recording.id = fmt::format("oai-{}", recordings.size() + 1);
      recording.type = "oai-pmh";
      recording.group = (*std::filesystem::relative(one, folder).begin()).string();
      recording.more = fmt::format("formats = [\"{}\"]\n", repository->format());
      recording.file = start ? (*shared)[*start].file : one;
      recording.records_sent = std::make_shared<std::atomic<std::int64_t>>(0);
      recording.answer = [repository, sent = recording.records_sent](const ServerRequest& request) {
        return repository->answer(request, *sent);
      };
      recordings.push_back(std::move(recording));
    }
  }
  return recordings;
}

}  // namespace vindplaats::corpora
