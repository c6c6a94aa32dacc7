#pragma once
// A list of posts as WordPress's REST API gives it, cut into Items with their exact bytes. Pure.
#include <string>
#include <vector>

#include "core/json_document.h"
#include "harvesters/protocol.h"

namespace vindplaats {

// The media type under which the normaliser reads a post: normalize/formats/wordpress_post.cpp.
inline constexpr std::string_view kPostFormat = "application/vnd.wordpress.post+json";

// An answer of the REST API. Owns its text; does not move once it is read.
struct RestAnswer {
  std::string text;  // UTF-8
  std::size_t begin = 0;
  std::vector<Finding> findings;
  Result<JsonDocument> document = fail(Fault::kInput, "nothing was read");

  JsonNode root() const { return document ? document->root() : JsonNode(); }
  // WordPress's word for what is wrong ("rest_no_route"); empty when it gives none.
  std::string error_code() const { return root()["code"].text(); }
};

// Reads an answer into `out`. PHP notices before or behind the JSON are stepped over, with a
// finding. What is no JSON at all leaves out.document an error.
void read_rest_answer(const Response& response, RestAnswer& out);

// Which posts are wanted: categories (names or slugs) and path beginnings; empty `sections`: all.
struct PostFilter {
  std::vector<std::string> sections, exclude;
};

struct PostContext {
  const std::string& source;
  const Frame& frame;
  const PostFilter& filter;
  std::size_t max_record;
  std::int64_t page;  // for the names of what has none
};

// What a list says of itself.
struct PostList {
  std::size_t received = 0;    // wanted or not
  std::string newest, oldest;  // RFC 3339: of the changes in it
};

// Appends the posts of `list` that are wanted, and those that cannot be kept, to `page`.
PostList add_posts(const JsonNode& list, const PostContext& context, Page& page);

}  // namespace vindplaats
