#include "tests/support/evil_queries.h"

namespace vindplaats::testing {
namespace {

std::string repeated(const std::string& what, int times, const std::string& between) {
  std::string text;
  for (int i = 0; i < times; ++i) text += (i == 0 ? "" : between) + what;
  return text;
}

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

// "((aa NEAR/9 ab) NEAR/9 aa) NEAR/9 ab", so many deep.
std::string nested_near(int depth, const std::string& distance) {
  std::string text = "aa";
  for (int i = 0; i < depth; ++i)
    text = "(" + text + ") NEAR/" + distance + (i % 2 == 0 ? " ab" : " aa");
  return text;
}

void add_words(std::vector<std::string>& queries) {
  for (const int letters : {2, 8, 40, 200}) {
    const std::string run(static_cast<std::size_t>(letters), 'a');
    queries.insert(queries.end(), {run + "*", "*" + run, "*" + run + "*", "*" + run + "b*"});
  }
  queries.push_back(repeated("*aa*", 400, " OR "));
  queries.push_back("(" + repeated("NOT *aaab*", 400, " ") + ") aa");
}

void add_phrases(std::vector<std::string>& queries) {
  for (const int words : {2, 10, 100, 1000}) {
    queries.push_back(quoted(repeated("aa", words, " ")));
    queries.push_back(quoted(repeated("aa", words, " ") + " ac"));
    queries.push_back(quoted(repeated("aa*", words, " ") + " nergens"));
  }
  queries.push_back(quoted(repeated("aa-ab", 200, " ")));
  queries.push_back(quoted(repeated("aa-ab-aa-ab", 60, " ") + " ac"));
  queries.push_back(repeated(quoted("aa aa ac"), 300, " OR "));
  queries.push_back(repeated(quoted("aa* ab* ac*"), 300, " "));
}

void add_near(std::vector<std::string>& queries) {
  for (const char* distance : {"1", "10", "100"}) {
    queries.push_back(std::string("aa NEAR/") + distance + " ab");
    queries.push_back(std::string("(aa OR ab) NEAR/") + distance + " (ab OR aa*)");
    queries.push_back(std::string("\"aa aa\" NEAR/") + distance + " \"ab aa\"");
    queries.push_back(nested_near(30, distance));
  }
  queries.push_back("(" + repeated("aa*", 200, " OR ") + ") NEAR/100 (" +
                    repeated("ab*", 200, " OR ") + ")");
  queries.push_back("(aa NEAR/100 ab) NOT (aa NEAR/100 ac)");
}

void add_depth(std::vector<std::string>& queries) {
  queries.push_back(std::string(35, '(') + "aa" + std::string(35, ')'));
  queries.push_back(repeated("(aa OR ab)", 800, " "));
}

}  // namespace

std::vector<std::string> evil_queries() {
  std::vector<std::string> queries;
  add_words(queries);
  add_phrases(queries);
  add_near(queries);
  add_depth(queries);
  return queries;
}

std::string evil_text(std::size_t bytes) {
  const char* const kWords[] = {"aa", "aa",    "ab",
                                "aa", "aa-ab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; i = (i * 5 + 1) % 36) {
    text += kWords[i % 6];
    text += ' ';
  }
  text.resize(bytes);
  return text;
}

}  // namespace vindplaats::testing
