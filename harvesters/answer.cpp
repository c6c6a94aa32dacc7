#include "harvesters/answer.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"
#include "core/xml.h"
#include "harvesters/feed_page.h"
#include "harvesters/json_feed.h"
#include "harvesters/protocol.h"

namespace vindplaats {
namespace {

struct StatusWords {
  int status;
  Fault fault;
  std::string_view words;
};
constexpr StatusWords kStatusWords[] = {
    {401, Fault::kRefused,
     "it asks for a login (401): ask the partner for an open address, or to let Vindplaats in"},
    {403, Fault::kRefused,
     "it refuses us (403), as a firewall against robots does: ask the partner to let Vindplaats "
     "through"},
    {404, Fault::kRefused,
     "there is nothing at this address (404): ask the partner where it moved"},
    {410, Fault::kRefused,
     "it is gone for good (410): ask the partner for the new address, or suspend the source"},
    {408, Fault::kRemote, "it waited too long for us (408): we try again later"},
    {425, Fault::kRemote, "it wants to be asked later (425): we try again later"},
    {429, Fault::kRemote,
     "it says that we ask too much (429): we try again later; a larger `delay` helps"},
    {503, Fault::kRemote, "it is busy or under maintenance (503): we try again later"},
};

// Where the DOCTYPE at `at` ends, its internal subset included.
std::size_t doctype_end(std::string_view text, std::size_t at) {
  std::size_t end = text.find_first_of("[>", at);
  if (end != std::string_view::npos && text[end] == '[') end = text.find('>', text.find(']', end));
  return end;
}

// The index of WordPress's REST API, or a list of its posts.
bool looks_like_wordpress(std::string_view text) {
  const bool index = text.starts_with('{') && text.find("\"namespaces\"") != std::string_view::npos;
  if (index) {
    return text.find("\"wp\\/v2\"") != std::string_view::npos ||
           text.find("\"wp/v2\"") != std::string_view::npos;
  }
  return text.starts_with('[') && text.find("\"guid\":{\"rendered\"") != std::string_view::npos;
}

// What the page calls itself, for the message; empty when it has no title.
std::string html_title(std::string_view text) {
  const std::string head = to_lower(text.substr(0, kRootWithin));
  const std::size_t tag = head.find("<title");
  if (tag == std::string::npos) return {};
  const std::size_t begin = head.find('>', tag);
  if (begin == std::string::npos) return {};
  const std::size_t end = std::min(head.find('<', begin), text.size());
  return one_line(cut_utf8(text.substr(begin + 1, end - begin - 1), 80));
}

bool looks_like_html(std::string_view text) {
  return starts_with_ignoring_case(trim(text.substr(0, kRootWithin)), "<!doctype html") ||
         equals_ignoring_case(local_name(root_name(text)), "html");
}

std::string what_came(std::string_view text) {
  const std::string_view shown = trim(text.substr(0, 1000));
  if (shown.empty()) return "with nothing";
  if (looks_like_html(text)) {
    const std::string title = html_title(text);
    return title.empty() ? "with a web page" : fmt::format("with a web page (title '{}')", title);
  }
  const std::string_view root = local_name(root_name(text));
  if (!root.empty()) return fmt::format("with XML of another kind (<{}>)", cut_utf8(root, 60));
  if (shown.front() == '{' || shown.front() == '[') return "with JSON";
  return fmt::format("with '{}'", one_line(cut_utf8(shown, 60)));
}

// A wall against robots in front of the partner's server (faults.md row 36): it says so in a header
// (https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/),
// or refuses without a word.
bool is_firewall(const Response& response) {
  if (!response.header("cf-mitigated").empty() || !response.header("x-sucuri-block").empty()) {
    return true;
  }
  return response.status == 403 && trim(response.body).empty();
}

}  // namespace

std::string_view root_name(std::string_view whole) {
  const std::string_view text = whole.substr(0, kRootWithin);
  std::size_t at = text.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos || text[at] != '<') return {};  // JSON may hold tags as well
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    std::size_t end = 0;
    if (rest.starts_with("<?")) {
      end = text.find("?>", at);
    } else if (rest.starts_with("<!--")) {
      end = text.find("-->", at);
    } else if (rest.starts_with("<!")) {
      end = doctype_end(text, at);
    } else {
      return rest.substr(1, std::min(rest.find_first_of(" \t\r\n/><", 1), rest.size()) - 1);
    }
    if (end == std::string_view::npos) return {};
    at = text.find('<', end);
  }
  return {};
}

Decoded decode_answer(std::string_view body, const std::string& charset,
                      std::vector<Finding>& findings) {
  Decoded decoded = decode_text(body, charset);
  const std::size_t first = decoded.text.find_first_not_of(" \t\r\n");
  if (first != 0 && first != std::string::npos) decoded.text.erase(0, first);
  if (decoded.contradicted) {
    findings.push_back({"info", "", "charset-contradicted", decoded.charset});
  }
  return decoded;
}

std::optional<Error> status_error(const Response& response) {
  if (is_firewall(response)) {
    return Error{Fault::kRefused,
                 fmt::format("the partner's firewall blocks us ({}): ask the partner to let the "
                             "agent 'Vindplaats' through",
                             response.status)};
  }
  if (response.status < 400) return std::nullopt;
  for (const StatusWords& known : kStatusWords) {
    if (known.status == response.status) return Error{known.fault, std::string(known.words)};
  }
  if (response.status >= 500) {
    return Error{Fault::kRemote, fmt::format("it failed with an error of its own ({}): tried again "
                                             "later; if it stays, tell the partner",
                                             response.status)};
  }
  return Error{Fault::kRefused,
               fmt::format("it refuses the request ({}): check the address, or ask the partner",
                           response.status)};
}

Error not_what_was_asked(std::string_view text, std::string_view wanted, bool worked_before) {
  const std::string what = fmt::format("the address answers {}, not {}", what_came(text), wanted);
  if (worked_before) {
    return {Fault::kRemote, what +
                                ": kept what we have, we try again later; if it stays, ask the "
                                "partner whether the address moved"};
  }
  return {Fault::kRefused, what + ": check the address"};
}

std::string_view recognise_text(std::string_view whole) {
  const std::string_view text = whole.substr(0, kRootWithin);
  const std::string_view root = local_name(root_name(text));
  if (root == "OAI-PMH") return "oai-pmh";
  if (root != "RDF" && is_feed_root(root)) return "feed";
  if (root == "urlset" || root == "sitemapindex") return "sitemap";
  // Metadata comes as RDF too; only a feed has a channel.
  if (root == "RDF" && text.find("channel") != std::string_view::npos) return "feed";
  if (looks_like_json_feed(text)) return "feed";
  if (looks_like_wordpress(trim(text))) return "wordpress";
  return looks_like_html(text) ? "html" : std::string_view();
}

std::string_view recognise(const Response& response) {
  const std::string_view head = std::string_view(response.body).substr(0, kRootWithin);
  return recognise_text(decode_text(head, response.charset()).text);
}

}  // namespace vindplaats
