#include "app/demo/server_request.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"

namespace vindplaats {
namespace {

// "application/x-www-form-urlencoded": "+" is a space; a percent sign without two hex digits stays.
std::string decode_query_part(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const char* digits = text.data() + i + 1;
    if (text[i] == '%' && i + 2 < text.size() && digits[0] != '-' &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

void read_query(std::string_view query, ServerRequest& request) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    request.parameters.emplace_back(
        decode_query_part(pair.substr(0, equals)),
        decode_query_part(pair.substr(std::min(equals + 1, pair.size()))));
  }
}

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find("\r\n"), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 2, text.size()));
  return line;
}

}  // namespace

std::string_view ServerRequest::header(std::string_view name) const {
  const auto found = std::ranges::find_if(
      headers, [&](const Header& one) { return equals_ignoring_case(one.name, name); });
  return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::string_view ServerRequest::parameter(std::string_view name) const {
  const auto found =
      std::ranges::find_if(parameters, [&](const auto& one) { return one.first == name; });
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

ServerRequest read_server_request(std::string_view head) {
  ServerRequest request;
  const std::vector<std::string_view> first = split(next_line(head), ' ');
  if (first.size() != 3 || !first[2].starts_with("HTTP/1.")) return request;
  request.method = first[0];
  request.target = first[1];
  const std::size_t question = std::min(request.target.find('?'), request.target.size());
  request.path = request.target.substr(0, question);
  if (question < request.target.size()) {
    read_query(std::string_view(request.target).substr(question + 1), request);
  }
  while (!head.empty()) {
    const std::string_view line = next_line(head);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    request.headers.push_back(
        {std::string(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
  }
  return request;
}

}  // namespace vindplaats
