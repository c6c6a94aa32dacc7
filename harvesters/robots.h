#pragma once
// robots.txt (RFC 9309): which paths of a host a program named "vindplaats" may read. Pure; safe
// from any thread; at most 500 KB, 1,000 rules and 100 sitemaps are read.
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

class RobotsRules {
 public:
  RobotsRules() = default;  // everything is allowed
  // The group that names us, else that for "*".
  static RobotsRules parse(std::string_view text);
  // As to_text() wrote it.
  static RobotsRules from_text(std::string_view text);
  std::string to_text() const;

  // `target`: path and query, as they are fetched. The longest rule that fits holds; of two as long
  // the one that allows.
  bool allows(std::string_view target) const;
  // Of the whole file, as they stand.
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  struct Rule {
    bool allow;
    std::string path;  // may hold "*", and "$" at its end
  };
  std::vector<Rule> rules_;
  std::vector<std::string> sitemaps_;
};

}  // namespace vindplaats
