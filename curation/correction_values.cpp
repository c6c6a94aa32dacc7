#include "curation/correction_values.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "config/keys.h"
#include "config/values.h"
#include "core/json.h"
#include "core/text.h"
#include "core/time.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

constexpr std::string_view kAudienceChoices =
    "gemeenten|rijksoverheid|maatschappelijke-organisaties|migrantenorganisaties|onderwijs|"
    "sociaal-professionals|onderzoek-en-advies|politiek-en-bestuur|bedrijfsleven|studenten|media";
constexpr std::string_view kAccessChoices = "open|embargoed|restricted|metadata only";

// As in settings, so that there is one list of them.
std::string_view product_choices() {
  const Key* key = find_key(ConfigFile::kSettings, "queue", "exclude_products");
  return key == nullptr ? std::string_view() : key->choices;
}

std::string json_text(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

Result<std::string> one_of(std::string_view choices, std::string_view value) {
  const std::string lower = to_lower(value);
  std::string known;
  for (const std::string_view choice : split(choices, '|')) {
    if (choice == lower) return lower;
    known.append(known.empty() ? "" : ", ").append(choice);
  }
  return fail(Fault::kInput, fmt::format("'{}' is none of {}", cut_utf8(value, 80), known));
}

// The items of "a, b" or of a JSON list of texts.
Result<std::vector<std::string>> text_items(std::string_view value) {
  std::vector<std::string> items;
  if (value.starts_with('[')) {
    JsonReader reader(value);
    reader.read(items);
    if (reader.failed() || !reader.at_end())
      return fail(Fault::kInput, "it is no JSON list of texts");
  } else {
    for (const std::string_view part : split(value, ',')) items.emplace_back(part);
  }
  if (items.size() > kMostCorrectionItems)
    return fail(Fault::kInput, fmt::format("there are more than {} items", kMostCorrectionItems));
  return items;
}

// The list, each item as `check` makes it, and once.
template <class Check>
Result<std::string> checked_list(std::string_view value, const Check& check) {
  TRY_ASSIGN(const std::vector<std::string> items, text_items(value));
  std::vector<std::string> checked;
  for (const std::string& item : items) {
    TRY_ASSIGN(std::string one, check(item));
    if (std::find(checked.begin(), checked.end(), one) == checked.end())
      checked.push_back(std::move(one));
  }
  std::string out;
  append_json(out, checked);
  return out;
}

bool parse_digits(std::string_view digits, int& number) {
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return code == std::errc() && end == digits.data() + digits.size() && digits.front() != '-';
}

}  // namespace

bool is_calendar_day(std::string_view value, bool coarse) {
  int year = 0, month = 1, day = 1;
  const bool year_only = value.size() == 4, to_month = value.size() == 7;
  if (!(value.size() == 10 || (coarse && (year_only || to_month)))) return false;
  if (!parse_digits(value.substr(0, 4), year)) return false;
  if (!year_only && (value[4] != '-' || !parse_digits(value.substr(5, 2), month))) return false;
  if (!year_only && !to_month && (value[7] != '-' || !parse_digits(value.substr(8, 2), day)))
    return false;
  return valid_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

Result<std::string> web_address(std::string_view value) {
  if (const Result<Uri> uri = parse_uri(value); !uri) return fail(Fault::kInput, uri.error().what);
  // With its fragment, which may name a chapter.
  return resolve_link(value, value);
}

Result<std::string> language_tag(std::string_view value) {
  if (!is_language_tag(value))
    return fail(Fault::kInput, fmt::format("'{}' is no language tag", cut_utf8(value, 80)));
  std::string tag = to_lower(value);
  std::size_t start = tag.find('-');
  while (start != tag.npos) {
    const std::size_t end = std::min(tag.find('-', start + 1), tag.size());
    const std::size_t length = end - start - 1;
    const std::size_t upper = length == 2 ? 2 : length == 4 ? 1 : 0;
    for (std::size_t i = start + 1; i <= start + upper; ++i) {
      if (tag[i] >= 'a' && tag[i] <= 'z') tag[i] = static_cast<char>(tag[i] - 'a' + 'A');
    }
    start = end == tag.size() ? tag.npos : end;
  }
  return tag;
}

Result<std::string> correct_line(std::string_view value, const Platform&) {
  constexpr std::size_t kLongestLine = 2'000;
  const std::string line = one_line(value);
  if (line.size() > kLongestLine)
    return fail(Fault::kInput, fmt::format("it is longer than {} bytes", kLongestLine));
  return json_text(line);
}

Result<std::string> correct_paragraphs(std::string_view value, const Platform&) {
  return json_text(paragraphs(value));
}

Result<std::string> correct_language(std::string_view value, const Platform&) {
  TRY_ASSIGN(const std::string tag, language_tag(value));
  return json_text(tag);
}

Result<std::string> correct_date(std::string_view value, const Platform&) {
  if (!is_calendar_day(value, true)) return fail(Fault::kInput, "it is no year, month or day");
  return json_text(value);
}

Result<std::string> correct_time(std::string_view value, const Platform&) {
  TRY_ASSIGN(const Instant time, parse_time(value));
  return json_text(format_time(time));
}

Result<std::string> correct_type(std::string_view value, const Platform&) {
  constexpr std::size_t kLongestType = 60;
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ' || c == '-';
  };
  const std::string line = one_line(value);
  if (line.size() > kLongestType || !std::all_of(line.begin(), line.end(), fits))
    return fail(Fault::kInput, "it is no COAR resource type, which is lower-case words");
  return json_text(line);
}

Result<std::string> correct_product(std::string_view value, const Platform&) {
  TRY_ASSIGN(const std::string product, one_of(product_choices(), value));
  return json_text(product);
}

Result<std::string> correct_access(std::string_view value, const Platform&) {
  TRY_ASSIGN(const std::string access, one_of(kAccessChoices, value));
  return json_text(access);
}

Result<std::string> correct_license(std::string_view value, const Platform& platform) {
  const bool address =
      starts_with_ignoring_case(value, "http://") || starts_with_ignoring_case(value, "https://");
  return address ? correct_address(value, platform) : correct_line(value, platform);
}

Result<std::string> correct_address(std::string_view value, const Platform&) {
  TRY_ASSIGN(const std::string address, web_address(value));
  return json_text(address);
}

Result<std::string> correct_slug(std::string_view value, const Platform&) {
  constexpr std::size_t kLongestSlug = 80;  // contract section 7
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  if (value.size() > kLongestSlug || !std::all_of(value.begin(), value.end(), fits) ||
      value.front() == '-' || value.back() == '-' || value.find("--") != value.npos) {
    return fail(Fault::kInput,
                fmt::format("it is not at most {} lower-case letters and digits with single "
                            "hyphens between",
                            kLongestSlug));
  }
  return json_text(value);
}

Result<std::string> correct_languages(std::string_view value, const Platform&) {
  return checked_list(value, [](const std::string& item) { return language_tag(trim(item)); });
}

Result<std::string> correct_audiences(std::string_view value, const Platform&) {
  return checked_list(value,
                      [](const std::string& item) { return one_of(kAudienceChoices, trim(item)); });
}

Result<std::string> correct_collections(std::string_view value, const Platform& platform) {
  std::string declared;
  for (const Collection& collection : platform.settings.collections)
    declared.append(declared.empty() ? "" : "|").append(collection.id);
  return checked_list(value, [&](const std::string& item) -> Result<std::string> {
    if (!declared.empty()) return one_of(declared, trim(item));
    const std::string id(trim(item));
    if (!valid_id(id))
      return fail(Fault::kInput, fmt::format("'{}' is no id: a-z, 0-9 and -", cut_utf8(id, 80)));
    return id;
  });
}

}  // namespace vindplaats
