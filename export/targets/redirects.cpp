// redirects.json, and the same for static hosts (_redirects) and for nginx (redirects.map).
#include "export/redirects.h"

#include "export/small_json.h"

namespace vindplaats {
namespace {

// A host's form needs a page to show with a 410.
constexpr std::string_view kGonePage = "/404.html";

std::string as_json(const std::vector<SiteRedirect>& redirects) {
  OrderedJson list = OrderedJson::array();
  for (const SiteRedirect& redirect : redirects) {
    OrderedJson entry = OrderedJson::object();
    put(entry, "from", redirect.from);
    put(entry, "to", redirect.to);
    entry["status"] = redirect.status;
    list.push_back(std::move(entry));
  }
  return file_text(list);
}

// Netlify's form: a rule a line, parted by spaces. A path holds none: path_of_address sees to that.
std::string as_host_rules(const std::vector<SiteRedirect>& redirects) {
  std::string out;
  for (const SiteRedirect& redirect : redirects) {
    out += redirect.from;
    out += ' ';
    out += redirect.to.empty() ? kGonePage : std::string_view(redirect.to);
    out += ' ';
    out += std::to_string(redirect.status);
    out += '\n';
  }
  return out;
}

// In double quotes; only the quote and the backslash mean something there, and a path holds
// neither. In a value "$" would begin a variable; a path holds none either (path_of_address).
std::string as_nginx_map(const std::vector<SiteRedirect>& redirects) {
  std::string out;
  for (const SiteRedirect& redirect : redirects) {
    out += '"' + redirect.from + "\" \"";
    out += redirect.to.empty() ? std::to_string(redirect.status) : redirect.to;
    out += "\";\n";
  }
  return out;
}

std::vector<File> render_redirects(const ReleaseContent& content) {
  const std::vector<SiteRedirect> redirects = redirects_of(content);
  return {{"_redirects", as_host_rules(redirects)},
          {"redirects.json", as_json(redirects)},
          {"redirects.map", as_nginx_map(redirects)}};
}

}  // namespace

extern const Target target_redirects{"redirects", render_redirects};

}  // namespace vindplaats
