#include "normalize/fields/names_additions.h"

#include <algorithm>

#include "core/mail.h"
#include "core/text.h"
#include "normalize/fields/identifiers.h"
#include "normalize/fields/names.h"
#include "normalize/fields/names_capitals.h"
#include "normalize/fields/names_words.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

bool is_web_word(std::string_view word) {
  constexpr std::string_view kStarts[] = {"http://", "https://", "info:", "orcid", "www."};
  return std::any_of(std::begin(kStarts), std::end(kStarts), [&](std::string_view start) {
    return word.size() >= start.size() && to_lower(word[0]) == start[0] &&
           starts_with_ignoring_case(word, start);
  });
}

bool is_orcid_shape(std::string_view word) {
  return word.size() == 19 && word[4] == '-' && word[9] == '-' && word[14] == '-';
}

bool is_web_address(std::string_view word) {
  return is_web_word(word) || is_orcid_shape(word);
}

// "(born 1950)", "1950-", "1950-2010": a catalogue's dates.
bool is_years(std::string_view text) {
  const auto odd = [](char c) {
    return !is_digit(c) && c != '-' && c != '?' && c != '.' && c != ' ' && !is_beyond_ascii(c);
  };
  return !text.empty() && is_digit(text.front()) && std::none_of(text.begin(), text.end(), odd);
}

// What a pair of brackets holds goes where it belongs. False: it belongs to the name.
bool place_bracket(std::string_view inside, Person& person) {
  inside = trim(inside);
  if (inside.empty() || is_years(inside) || inside == "et al." || inside == "et al") return true;
  if (const std::string_view role = role_of(inside); !role.empty()) {
    person.role = role;
    return true;
  }
  const bool title = is_degree(inside) || is_title(inside);
  if (title) return true;
  if (!looks_like_organisation(inside)) return false;
  person.affiliation = inside;
  return true;
}

// What stands behind a comma goes where it belongs. False: it belongs to the name.
bool take_addition(std::string_view text, Person& person, std::string_view& suffix) {
  if (is_name_suffix(text)) {
    suffix = text;
    return true;
  }
  if (const std::string_view role = role_of(text); !role.empty()) {
    person.role = role;
    return true;
  }
  return is_years(text) || is_degree(text) || is_title(text) || text == "et al.";
}

}  // namespace

std::string_view without_angles(std::string_view text, std::string& kept) {
  const auto odd = [](char c) { return c == '<' || c == '>' || c == '"'; };
  if (std::none_of(text.begin(), text.end(), odd)) return text;
  kept = text;
  std::replace(kept.begin(), kept.end(), '<', ' ');
  std::replace(kept.begin(), kept.end(), '>', ' ');
  std::erase(kept, '"');
  kept = one_line(kept);
  return kept;
}

std::string_view take_addresses(std::string_view text, Person& person, std::string& kept) {
  const bool mail = text.find('@') != text.npos;
  const auto is_address = [mail](std::string_view word) {
    constexpr std::size_t kShortest = 4;  // "www."
    if (!mail && word.size() < kShortest) return false;
    const std::string_view bare = without_brackets(word);
    return is_web_address(bare) || (mail && is_mail_address(bare));
  };
  if (!any_word(text, is_address)) return text;
  for (; !text.empty(); text = behind_first_word(text)) {
    const std::string_view word = first_word(text), bare = without_brackets(word);
    if (is_web_address(bare)) {
      if (const auto orcid = normal_orcid(bare)) person.orcid = *orcid;
    } else if (!is_address(word)) {
      if (!kept.empty()) kept += ' ';
      kept += word;
    }
  }
  return kept;
}

std::string_view without_full_stop(std::string_view text) {
  constexpr std::size_t kLongestAbbreviation = 4;
  if (!text.ends_with('.')) return text;
  const std::string_view all = text.substr(0, text.size() - 1);
  const std::string_view last = all.substr(all.find_last_of(" .,-") + 1);
  const bool ends =
      last.size() >= kLongestAbbreviation && has_small_letter(last) && !is_degree(last);
  return ends ? all : text;
}

std::string_view without_brackets(std::string_view word) {
  const auto separates = [](char c) { return c == ';' || c == ','; };
  const auto opens = [&](char c) { return c == '(' || c == '[' || c == '<' || separates(c); };
  const auto closes = [&](char c) { return c == ')' || c == ']' || c == '>' || separates(c); };
  while (!word.empty() && opens(word.front())) word.remove_prefix(1);
  while (!word.empty() && closes(word.back())) word.remove_suffix(1);
  return word;
}

std::size_t first_bracket(std::string_view text, std::size_t from) {
  return std::min(text.find('(', from), text.find('[', from));
}

std::string_view take_brackets(std::string_view text, Person& person, std::string& kept) {
  std::string out;
  std::size_t written = 0;
  for (std::size_t open = first_bracket(text, 0); open != text.npos;
       open = first_bracket(text, open + 1)) {
    const std::size_t close = text.find(text[open] == '(' ? ')' : ']', open);
    if (close == text.npos) break;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    if (trim(text.substr(0, open)).empty() && trim(text.substr(close + 1)).empty())
      return trim(inside);
    if (!place_bracket(inside, person)) continue;
    out.append(text, written, open - written);
    written = close + 1;
    open = close;
  }
  if (written == 0) return text;
  kept = one_line(out.append(text, written));
  return kept;
}

std::string_view take_additions(std::string_view text, Person& person, std::string_view& suffix) {
  while (text.starts_with(',')) text = trim(text.substr(1));
  for (std::size_t comma = text.rfind(','); comma != text.npos; comma = text.rfind(',')) {
    const std::string_view last = trim(text.substr(comma + 1));
    if (!last.empty() && !take_addition(last, person, suffix)) break;
    text = trim(text.substr(0, comma));
  }
  return text;
}

}  // namespace vindplaats
