#include "curation/match_member.h"

#include <algorithm>

#include "core/digest.h"
#include "core/text.h"
#include "curation/match_keys.h"
#include "curation/match_names.h"
#include "curation/match_text.h"

namespace vindplaats {
namespace {

// So many letters of an abstract are no accident; some sources cut it after three hundred.
constexpr std::size_t kAbstractLetters = 120;
constexpr std::size_t kAbstractBytesRead = 400;

// All numbers in it: "Rapport 2019-03" is "2019 3"; folded text when it has none.
std::string report_number(std::string_view text) {
  const std::string numbers = match_title(text).numbers;
  return numbers.empty() ? match_text(text) : numbers;
}

std::string declared_language(const Metadata& metadata) {
  if (metadata.language_detected || metadata.languages.size() != 1) return {};
  const std::string& tag = metadata.languages.front();
  std::string language = to_lower(std::string_view(tag).substr(0, tag.find('-')));
  return language == "und" || language == "mul" || language == "zxx" ? std::string() : language;
}

std::int32_t issued_year(std::string_view issued) {
  if (issued.size() < 4) return 0;
  std::int32_t year = 0;
  for (const char c : issued.substr(0, 4)) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

std::uint64_t abstract_start(std::string_view text) {
  const std::string letters = match_text(cut_utf8(text, kAbstractBytesRead));
  if (letters.size() < kAbstractLetters) return 0;
  const Digest digest = sha256(std::string_view(letters).substr(0, kAbstractLetters));
  std::uint64_t start = 0;
  for (std::size_t i = 0; i < sizeof start; ++i) start = start << 8 | digest[i];
  return start;
}

void take_titles(const Metadata& metadata, Member& member) {
  ReadTitle read = read_title(metadata.title);
  member.title = std::move(read.title);
  const auto add = [&](MatchTitle title) {
    if (title.telling && member.other_titles.size() < kMaxOtherTitles && title != member.title)
      member.other_titles.push_back(std::move(title));
  };
  if (!read.parallel.empty()) add(match_title(read.parallel));
  for (const LocalText& other : metadata.alternative_titles) add(match_title(other.value));
}

}  // namespace

Member member_of(const Record& record) {
  const Metadata& metadata = record.metadata;
  Member member;
  member.record = record.id;
  take_titles(metadata, member);
  member.creators = match_names(metadata.creators);
  member.language = declared_language(metadata);
  member.number = report_number(metadata.number);
  member.place = match_place(metadata.part_of);
  member.year = issued_year(metadata.issued);
  member.kind = work_kind(metadata);
  member.keys = identifier_keys(metadata, member.kind);
  member.abstract_start = abstract_start(metadata.abstract_text);
  return member;
}

}  // namespace vindplaats
