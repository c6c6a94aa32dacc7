#include "tests/support/conversation.h"

#include <algorithm>
#include <charconv>

#include <gtest/gtest.h>

#include "tests/support/golden.h"

namespace vindplaats::testing {
namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::vector<Header> take_headers(std::string_view& text) {
  std::vector<Header> headers;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.empty()) break;
    const std::size_t colon = std::min(line.find(": "), line.size() - 1);
    headers.push_back({std::string(line.substr(0, colon)), std::string(line.substr(colon + 2))});
  }
  return headers;
}

std::string shown(const Request& request) {
  std::string text = request.url;
  for (const Header& header : request.headers) text += "\n" + header.name + ": " + header.value;
  return text;
}

}  // namespace

Conversation::Conversation(const std::filesystem::path& folder) {
  for (const std::filesystem::path& path : files_in(folder, ".request")) {
    Turn turn;
    turn.name = path.stem().string();
    const std::string request = read_file(path);
    std::string_view rest = request;
    turn.request.url = take_line(rest);
    turn.request.headers = take_headers(rest);
    const std::string response = read_file(folder / (turn.name + ".response"));
    rest = response;
    const std::string_view status = take_line(rest);
    std::from_chars(status.data(), status.data() + status.size(), turn.response.status);
    turn.response.headers = take_headers(rest);
    turn.response.body = rest;
    turn.response.url = turn.request.url;
    if (const std::string_view url = turn.response.header("X-Ends-At"); !url.empty()) {
      turn.response.hops.push_back({301, turn.request.url, std::string(url)});
      turn.response.url = url;
    }
    turns_.push_back(std::move(turn));
  }
}

Result<Response> Conversation::send(const Request& request) {
  if (next_ >= turns_.size()) {
    ADD_FAILURE() << "a request too many: " << shown(request);
    return fail(Fault::kRemote, "the conversation is over");
  }
  const Turn& turn = turns_[next_++];
  EXPECT_EQ(shown(turn.request), shown(request)) << "request " << turn.name;
  return turn.response;
}

}  // namespace vindplaats::testing
