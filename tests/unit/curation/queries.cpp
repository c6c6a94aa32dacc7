#include "tests/unit/curation/queries.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace vindplaats::testing {

const WordLists& sample_lists() {
  static const WordLists kLists = {
      {"migratie", {"migratie", "migrant*", "\"sociale cohesie\"", "arbeid en zorg"}},
      {"leeg", {}}};
  return kLists;
}

Query parsed(std::string_view text) {
  auto query = parse_query(text, sample_lists());
  if (query) return std::move(*query);
  ADD_FAILURE() << text << "\n" << query.error().what;
  return *parse_query("wrong", sample_lists());
}

Metadata titled(std::string_view title, std::string_view language) {
  Metadata metadata;
  metadata.title = title;
  metadata.title_language = language;
  return metadata;
}

Document analysed(const Metadata& metadata, const Facts& facts) {
  return Analyser().analyse(metadata, facts);
}

bool finds(std::string_view query, std::string_view title, std::string_view language) {
  const Document document = analysed(titled(title, language));
  const Query made = parsed(query);
  const bool found = matches(made, document);
  const Matches all = evaluate(made, document);
  EXPECT_EQ(found, all.matched) << query << " in " << title;
  return found;
}

std::vector<std::string> places(std::string_view query, const Metadata& metadata,
                                const Facts& facts) {
  std::vector<std::string> where;
  for (const Match& match : evaluate(parsed(query), analysed(metadata, facts)).matches) {
    const std::string index = match.index == 0 ? "" : fmt::format("[{}]", match.index);
    where.push_back(fmt::format("{}{} {}+{}", match.field, index, match.start, match.length));
  }
  return where;
}

}  // namespace vindplaats::testing
