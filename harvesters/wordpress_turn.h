#pragma once
// One answer of a WordPress site and what follows from it: finding the REST API, choosing the post
// types, reading lists of posts by the time of their last change. Pure.
//
// Lists are read with the last change first seen as the place to go on from ("modified_after"), not
// by page numbers: a post that is changed while we read moves to the end, and with numbers another
// one would slip over the border between two pages unseen (faults.md row 12). Numbers serve where
// many posts were changed in the same second, and for sites older than WordPress 5.7.
#include "harvesters/protocol.h"
#include "harvesters/wordpress_posts.h"
#include "harvesters/wordpress_run.h"

namespace vindplaats {

class WordPressTurn {
 public:
  WordPressTurn(const Source& source, const Step& step, const Response& response,
                const RunOptions& options);

  Result<Page> run();

 private:
  // Finding the REST API: the site's own page names it; its index says what it can.
  Result<Page> read_site();
  Result<Page> read_root();
  Result<Page> after_root();

  // Choosing the types: posts, unless the sections name others.
  Result<Page> read_types();
  Result<Page> start_lists(const std::vector<std::string>& types,
                           const std::vector<std::string>& words);
  Result<Page> start_type();

  // Reading lists (wordpress_lists.cpp).
  Result<Page> read_posts();
  Result<Page> read_list();
  Result<Page> refused_list();
  Result<Page> smaller_pages();
  Result<Page> read_one_post();
  bool is_last(const PostList& list) const;
  void advance(const PostList& list);
  Result<Page> end_of_list();
  Result<Page> end_of_run();

  PostFilter filter() const;
  Frame frame() const;
  // Asks on from where the run stands.
  Result<Page> go_on(std::string phase);
  Error closed() const;

  const Source& source_;
  const Response& response_;
  const RunOptions& options_;
  Checkpoint checkpoint_;  // without the run
  WordPressRun run_;
  RestAnswer answer_;
  Page page_;
};

}  // namespace vindplaats
