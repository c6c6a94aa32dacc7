#include "normalize/title_parts.h"

#include "core/text.h"

namespace vindplaats {

std::string_view without_isbd(std::string_view text) {
  text = trim(text);
  while (!text.empty() && std::string_view("/:;=,").find(text.back()) != text.npos)
    text = trim(text.substr(0, text.size() - 1));
  return text;
}

std::string join_title(const TitleParts& parts) {
  std::string out(trim(parts.article));
  const std::string_view title = without_isbd(parts.title);
  if (!out.empty() && !out.ends_with('\'') && !out.ends_with("\u2019") && !title.empty())
    out += ' ';
  out += title;
  const auto add = [&](std::string_view part, std::string_view between) {
    part = without_isbd(part);
    if (part.empty()) return;
    const bool closed = !out.empty() && std::string_view(".!?:").find(out.back()) != out.npos;
    if (!out.empty()) out += closed ? " " : between;
    out += part;
  };
  add(parts.subtitle, ": ");
  add(parts.number, ". ");
  add(parts.name, parts.number.empty() ? ". " : ", ");
  return out;
}

}  // namespace vindplaats
