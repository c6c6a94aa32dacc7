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
constexpr std::size_t kRecordsAPage = 50;   // of lone records
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
  const bool whole = static_cast<bool>(document.load_buffer(answer.body.data(), answer.body.size()));
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
  ServerRequest request;
  Arguments arguments;
  const std::string target = address.substr(std::min(address.find('?'), address.size()));
  if (const auto parsed = read_server_request("GET /" + target + " HTTP/1.1\r\n\r\n"))
    for (const auto& [name, value] : parsed->parameters) arguments[name] = value;
  return arguments;
}
