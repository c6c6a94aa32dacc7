#include "harvesters/wordpress_turn.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"
#include "harvesters/answer.h"
#include "harvesters/page_head.h"

namespace vindplaats {
namespace {

// What a site that hides its list of types has all the same.
struct PostType {
  std::string key, slug, base, name;
  bool is(const std::string& folded) const {
    return fold(key) == folded || fold(slug) == folded || fold(base) == folded ||
           fold(name) == folded;
  }
};

std::vector<PostType> known_types(const JsonNode& answer) {
  std::vector<PostType> types = {{"post", "post", "posts", ""}, {"page", "page", "pages", ""}};
  for (const JsonNode& type : answer.items()) {
    PostType found{type.key(), type["slug"].text(), type["rest_base"].text(),
                   unescape_references(type["name"].text())};
    if (found.base.empty()) found.base = found.key;
    if (is_rest_base(found.base)) types.push_back(std::move(found));
  }
  return types;
}

bool is_rest_index(const JsonNode& answer) {
  for (const JsonNode& name : answer["namespaces"].items()) {
    if (name.text() == "wp/v2") return true;
  }
  return false;
}

// The index's own address as a root: without a query of ours, ending where endpoints are added.
std::string root_of_index(const std::string& url) {
  std::string root = url;
  if (root.find("rest_route=") == std::string::npos)
    root.resize(std::min(root.find('?'), root.size()));
  if (!root.ends_with('/')) root += '/';
  return root;
}

bool names_types(const std::vector<std::string>& sections) {
  return std::any_of(sections.begin(), sections.end(),
                     [](const std::string& section) { return !section.starts_with('/'); });
}

bool comes_back(const Error& error) {
  return error.fault == Fault::kRemote;
}

std::vector<std::string> without(const std::vector<std::string>& words,
                                 const std::string& left_out) {
  const std::vector<std::string_view> names = split(left_out, '\n');
  std::vector<std::string> kept;
  for (const std::string& word : words) {
    if (std::find(names.begin(), names.end(), trim(word)) == names.end()) kept.push_back(word);
  }
  return kept;
}

}  // namespace

WordPressTurn::WordPressTurn(const Source& source, const Step& step, const Response& response,
                             const RunOptions& options)
    : source_(source),
      response_(response),
      options_(options),
      checkpoint_(step.checkpoint),
      run_(load_wordpress_run(step.checkpoint)) {
  checkpoint_.clear("run.");
}

Result<Page> WordPressTurn::run() {
  read_rest_answer(response_, answer_);
  if (run_.phase == "site") return read_site();
  if (run_.phase == "root") return read_root();
  if (run_.phase == "types") return read_types();
  return read_posts();
}

Result<Page> WordPressTurn::read_site() {
  const std::optional<Error> error = status_error(response_);
  if (error && (comes_back(*error) || response_.status == 410)) return tl::unexpected(*error);
  run_.found = "1";
  if (is_rest_index(answer_.root())) {
    checkpoint_.set("root", root_of_index(response_.url));
    return read_root();
  }
  const PageHead head = read_page_head(response_);
  std::string root = find_link(head.links, "https://api.w.org/");
  if (root.empty()) root = assumed_root(response_.url, false);
  checkpoint_.set("root", root_of_index(root));
  checkpoint_.set("name", head.title);
  checkpoint_.set("language", std::string(cut_utf8(head.language, 40)));
  return go_on("root");
}

Result<Page> WordPressTurn::read_root() {
  const JsonNode index = answer_.root();
  if (is_rest_index(index)) {
    const std::string name = one_line(unescape_references(index["name"].text()));
    if (!name.empty()) checkpoint_.set("name", std::string(cut_utf8(name, 300)));
    const std::string home = one_line(index["home"].text());
    checkpoint_.set("home", home.empty() ? one_line(index["url"].text()) : home);
    return after_root();
  }
  std::optional<Error> error = status_error(response_);
  if (error && comes_back(*error)) return tl::unexpected(std::move(*error));
  if (run_.route.empty()) {
    run_.route = "1";
    checkpoint_.set("root", assumed_root(source_.url, true));
    return go_on("root");
  }
  if (response_.status == 401 || response_.status == 403) return tl::unexpected(closed());
  return fail(Fault::kRefused,
              fmt::format("{} has no WordPress REST API that we can find: check the address, or "
                          "harvest the site's feed instead (type = \"feed\")",
                          source_.url));
}

Result<Page> WordPressTurn::after_root() {
  checkpoint_.set("checked", format_time(options_.now));
  if (names_types(source_.sections) || names_types(source_.exclude_sections)) return go_on("types");
  return start_lists({"posts"}, {});
}

Result<Page> WordPressTurn::read_types() {
  const std::optional<Error> error = status_error(response_);
  if (error && comes_back(*error)) return tl::unexpected(*error);
  const std::vector<PostType> known = known_types(error ? JsonNode() : answer_.root());
  std::vector<std::string> types, words, left_out;
  const auto choose = [&](const std::vector<std::string>& sections,
                          std::vector<std::string>& chosen) {
    for (const std::string& section : sections) {
      const auto type = std::find_if(known.begin(), known.end(),
                                     [&](const PostType& one) { return one.is(fold(section)); });
      if (section.starts_with('/') || type == known.end()) continue;
      words.push_back(section);
      if (std::find(chosen.begin(), chosen.end(), type->base) == chosen.end())
        chosen.push_back(type->base);
    }
  };
  choose(source_.sections, types);
  choose(source_.exclude_sections, left_out);
  if (types.empty()) types = {"posts"};
  return start_lists(without(types, join(left_out, "\n")), words);
}

Result<Page> WordPressTurn::start_lists(const std::vector<std::string>& types,
                                        const std::vector<std::string>& words) {
  checkpoint_.set("types", join(types, "\n"));
  checkpoint_.set("type_words", join(words, "\n"));
  run_.types = checkpoint_.get("types");
  return start_type();
}

Result<Page> WordPressTurn::start_type() {
  if (run_.types.empty()) return end_of_run();
  start_current_type(checkpoint_, options_, run_);
  page_.restarted = true;
  return go_on("posts");
}

PostFilter WordPressTurn::filter() const {
  const std::string& words = checkpoint_.get("type_words");
  return {without(source_.sections, words), without(source_.exclude_sections, words)};
}

Frame WordPressTurn::frame() const {
  Frame frame;
  frame.language = checkpoint_.get("language");
  frame.feed_link = checkpoint_.get("home");
  frame.base = frame.feed_link.empty() ? source_.url : frame.feed_link;
  frame.charset = "utf-8";
  frame.feed_title = checkpoint_.get("name");
  return frame;
}

Result<Page> WordPressTurn::go_on(std::string phase) {
  run_.phase = std::move(phase);
  Step next{{}, checkpoint_};
  store_wordpress_run(run_, next.checkpoint);
  next.request = wordpress_request(source_, next.checkpoint, run_, options_);
  page_.checkpoint = run_.side.empty() ? next.checkpoint : checkpoint_;
  page_.next = std::move(next);
  return std::move(page_);
}

Error WordPressTurn::closed() const {
  const std::string code = answer_.error_code();
  return {Fault::kRefused,
          fmt::format("the site closes its REST API to visitors ({}{}{}): ask the partner to open "
                      "it for reading, or harvest the site's feed instead (type = \"feed\")",
                      response_.status, code.empty() ? "" : ", ", cut_utf8(one_line(code), 60))};
}

}  // namespace vindplaats
