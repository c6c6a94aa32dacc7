// Which of several values holds, once all of them are there: docs/normalize.md lists these rules
// for people.
#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "core/time.h"
#include "normalize/builder.h"
#include "normalize/fields/access.h"
#include "normalize/fields/common_words.h"
#include "normalize/fields/languages.h"

namespace vindplaats {
namespace {

constexpr std::size_t kSampleBytes = 1'000;  // what the language detector reads
constexpr std::size_t kContradictionBytes =
    300;  // a shorter text does not outweigh what the source states
constexpr int kContradictionPercent = 90;

// The day after, so that a source east of us is not in the future; empty when it is no day.
std::string next_day(std::string_view time) {
  const Result<Instant> moment = parse_time(time);
  return moment ? format_day(*moment + std::chrono::hours(24)) : std::string();
}

bool agrees(std::string_view a, std::string_view b) {
  return a.starts_with(b) || b.starts_with(a);
}

// The text up to the end of the last paragraph, sentence or word within the limit.
std::string excerpt(std::string_view text) {
  if (text.size() <= kExcerptBytes) return std::string(text);
  const std::string_view part = cut_utf8(text, kExcerptBytes);
  for (const std::string_view end : {"\n\n", ". ", " "}) {
    const std::size_t at = part.rfind(end);
    if (at != std::string_view::npos && at >= kExcerptBytes / 5) {
      return std::string(trim(part.substr(0, at + (end == ". " ? 1 : 0))));
    }
  }
  return std::string(part);
}

// Products that follow from many types: a word in the title or the categories says more.
bool is_broad_product(std::string_view product) {
  constexpr auto kBroad = std::to_array<std::string_view>(
      {"", "artikel", "blog", "podcast", "rapport", "video", "website"});
  return std::find(kBroad.begin(), kBroad.end(), product) != kBroad.end();
}

// Words that feeds use for any item: no journal's article, no newspaper's.
bool names_no_type(std::string_view product) {
  constexpr auto kLoose = std::to_array<std::string_view>({"", "artikel", "nieuws", "persbericht"});
  return std::find(kLoose.begin(), kLoose.end(), product) != kLoose.end();
}

}  // namespace

std::string_view RecordBuilder::single_language() const {
  return out_.languages.size() == 1 ? std::string_view(out_.languages.front()) : std::string_view();
}

std::string RecordBuilder::guess_language(std::string_view text) const {
  if (const std::string_view plain = language_by_words(text); !plain.empty())
    return std::string(plain);
  const Detected found =
      detect_language(cut_utf8(text, kSampleBytes), join(options_.languages, ","));
  return found.reliable ? found.language : std::string();
}

void RecordBuilder::settle_languages() {
  if (!out_.languages.empty()) return;
  std::string sample;
  const auto add = [&](std::string_view text) {
    if (sample.size() >= kSampleBytes) return;
    sample.append(cut_utf8(text, kSampleBytes)).append("\n");
  };
  if (!titles_.empty()) add(titles_.front().text.value);
  if (!abstracts_.empty()) add(abstracts_.front().text.value);
  add(content_text_);
  if (!inherited_language_.empty()) {
    out_.languages.push_back(inherited_language_);
    compare_language(sample);
    return;
  }
  std::string found = guess_language(sample);
  if (found.empty()) {
    // Too short to tell: what the texts say of themselves is better than nothing.
    if (!titles_.empty()) found = titles_.front().text.language;
    if (found.empty()) return;
    out_.languages.push_back(std::move(found));
    return;
  }
  finding("language-detected", "languages", found);
  trace("languages", nullptr, {}, "language: detected");
  out_.languages.push_back(std::move(found));
  out_.language_detected = true;
}

// Publishing systems state a language nobody chose ("en-US" on Dutch sites): said to the partner,
// not corrected behind their back.
void RecordBuilder::compare_language(std::string_view sample) {
  if (sample.size() < kContradictionBytes || reads_as(sample, inherited_language_)) return;
  const Detected found =
      detect_language(cut_utf8(sample, kSampleBytes), join(options_.languages, ","));
  if (!found.reliable || found.percent < kContradictionPercent) return;
  if (primary_language(found.language) != primary_language(inherited_language_)) {
    finding("language-contradicted", "languages", inherited_language_ + " / " + found.language);
  }
}

void RecordBuilder::settle_titles() {
  if (titles_.empty()) return;
  std::size_t best = 0;
  for (const std::string& wanted : options_.languages) {
    const auto speaks = [&](const Text& title) {
      return primary_language(title.text.language) == wanted;
    };
    const auto found = std::find_if(titles_.begin(), titles_.end(), speaks);
    if (found == titles_.end()) continue;
    best = static_cast<std::size_t>(found - titles_.begin());
    break;
  }
  out_.title = std::move(titles_[best].text.value);
  out_.title_language = std::move(titles_[best].text.language);
  if (out_.title_language.empty()) out_.title_language = single_language();
  if (out_.title_language.empty()) out_.title_language = guess_language(out_.title);
  const auto tell = [&](std::string_view field, const Text& text, std::string_view rule) {
    trace(
        field, [&] { return text.path; }, text.before, rule);
  };
  tell("title", titles_[best],
       best == 0 ? "title: the first" : "title: the first in a language of the platform");
  std::vector<LocalText> others;
  for (std::size_t i = 0; i < titles_.size(); ++i) {
    if (i == best) continue;
    tell("alternativeTitles", titles_[i], "title: another one");
    others.push_back(std::move(titles_[i].text));
  }
  out_.alternative_titles.insert(out_.alternative_titles.begin(),
                                 std::make_move_iterator(others.begin()),
                                 std::make_move_iterator(others.end()));
}

void RecordBuilder::settle_abstracts() {
  const auto is_title = [&](const Text& text) { return text.text.value == out_.title; };
  abstracts_.erase(std::remove_if(abstracts_.begin(), abstracts_.end(), is_title),
                   abstracts_.end());
  std::string_view rule = "abstract: the longest in a language of the platform";
  if (abstracts_.empty() && !content_text_.empty()) {
    const std::string text = excerpt(content_text_);
    abstracts_.push_back({{text, content_language_}, content_path_, text});
    rule = text.size() < content_text_.size() ? "abstract: the beginning of the content"
                                              : "abstract: the content";
  }
  if (abstracts_.empty()) return;
  const bool apart =
      abstracts_.size() > 1;  // then the record's one language may not be that of each
  for (Text& one : abstracts_) {
    if (!one.text.language.empty()) continue;
    if (!apart) one.text.language = single_language();
    if (one.text.language.empty()) one.text.language = guess_language(one.text.value);
    if (one.text.language.empty()) one.text.language = single_language();
  }
  const auto shorter = [](const Text& a, const Text& b) {
    return a.text.value.size() < b.text.value.size();
  };
  const Text* best = nullptr;
  for (const std::string& wanted : options_.languages) {
    for (const Text& one : abstracts_) {
      if (primary_language(one.text.language) != wanted) continue;
      if (best == nullptr || shorter(*best, one)) best = &one;
    }
    if (best != nullptr) break;
  }
  if (best == nullptr) best = &*std::max_element(abstracts_.begin(), abstracts_.end(), shorter);
  trace(
      "abstract", [&] { return best->path; }, best->before, rule);
  out_.abstract_text = best->text.value;
  out_.abstract_language = best->text.language;
  for (Text& one : abstracts_) out_.abstracts.push_back(std::move(one.text));
}

// ---- dates

bool RecordBuilder::in_future(std::string_view edtf) const {
  const std::string_view day =
      std::string_view(raw_.harvested.empty() ? raw_.datestamp : raw_.harvested).substr(0, 10);
  if (day.size() < 10 || edtf <= day.substr(0, edtf.size())) return false;
  const std::string tomorrow = next_day(day);
  return !tomorrow.empty() && edtf > std::string_view(tomorrow).substr(0, edtf.size());
}

// Repositories that know only dc:date write an embargo's end there too.
void RecordBuilder::embargo_from_dates() {
  const auto is_end = [&](const Day& day) {
    return day.kind == DateKind::kEmbargo ||
           (day.future && (day.kind == DateKind::kAvailable ||
                           (day.kind == DateKind::kUnsaid && out_.access == "embargoed")));
  };
  for (const Day& day : days_) {
    if (!is_end(day)) continue;
    trace(
        "embargoUntil", [&] { return day.path; }, day.before, day.rule);
    out_.embargo_until = std::max(out_.embargo_until, day.edtf);
  }
  days_.erase(std::remove_if(days_.begin(), days_.end(), is_end), days_.end());
}

// By kind; then without a time of day before with one (DSpace lists its own time stamps of
// accession beside the date of issue); then the first, but the earliest of several dates of making.
const RecordBuilder::Day* RecordBuilder::best_day(bool future) const {
  const auto better = [](const Day& a, const Day& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    if (a.kind == DateKind::kUnsaid && a.timed != b.timed) return b.timed;
    return a.kind == DateKind::kCreated && a.edtf < b.edtf;
  };
  const Day* best = nullptr;
  for (const Day& day : days_) {
    if (day.future != future) continue;
    if (best == nullptr || better(day, *best)) best = &day;
  }
  return best;
}

// "2019" beside "2019-03-12" of the same kind: the same date, said better.
const RecordBuilder::Day& RecordBuilder::more_complete(const Day& chosen) const {
  const Day* best = &chosen;
  for (const Day& day : days_) {
    if (day.kind == chosen.kind && day.timed == chosen.timed &&
        day.edtf.size() > best->edtf.size() && day.edtf.starts_with(best->edtf)) {
      best = &day;
    }
  }
  return *best;
}

void RecordBuilder::note_other_days(const Day& chosen) {
  for (const Day& day : days_) {
    const bool rival =
        day.kind == chosen.kind && day.timed == chosen.timed && chosen.kind <= DateKind::kUnsaid;
    if (rival && !agrees(day.edtf, chosen.edtf)) finding("date-several", "issued", day.before);
  }
}

void RecordBuilder::settle_dates() {
  embargo_from_dates();
  const Day* first = best_day(false);
  if (first == nullptr || first->kind == DateKind::kModified) {
    const Day* later = best_day(true);
    if (later != nullptr && (first == nullptr || later->kind < first->kind)) first = later;
  }
  if (first != nullptr) {
    const Day& day = more_complete(*first);
    out_.issued = day.edtf;
    trace(
        "issued", [&] { return day.path; }, day.before, day.rule);
    if (day.future) finding("date-in-future", "issued", day.before);
    if (day.kind == DateKind::kModified) finding("issued-from-modified", "issued", day.before);
    note_other_days(day);
  }
  if (out_.embargo_until.empty()) return;
  if (!in_future(out_.embargo_until)) {
    if (out_.access == "embargoed") finding("embargo-over", "embargoUntil", out_.embargo_until);
  } else if (out_.access != "embargoed") {
    out_.access = stricter_access(out_.access, "embargoed");
  }
}

// ---- kinds

void RecordBuilder::settle_types() {
  const Kind* best = nullptr;
  for (const Kind& kind : kinds_) {
    if (!kind.reading.known || kind.reading.type.empty()) continue;
    if (best == nullptr || more_specific(kind.reading, best->reading)) best = &kind;
  }
  settle_product(best == nullptr ? nullptr : &best->reading);
  TypeReading made;
  std::string_view rule;
  if (best != nullptr) {
    out_.type = best->reading.type;
    out_.type_uri = best->reading.uri;
    trace(
        "type", [&] { return best->path; }, best->before, best->reading.rule);
  } else {
    if (!names_no_type(out_.product)) made = read_type(out_.product);
    rule = "type: follows from the product";
    if (made.type.empty() && !fallback_type_.empty()) {
      made = read_type(fallback_type_);
      rule = fallback_rule_;
    }
    out_.type = made.type;
    out_.type_uri = made.uri;
    if (!made.type.empty()) trace("type", nullptr, {}, rule);
  }
  settle_numbers();
}

void RecordBuilder::settle_product(const TypeReading* given) {
  if (given != nullptr) out_.product = given->product;
  for (const Kind& kind : kinds_) {
    if (is_broad_product(out_.product) && !kind.reading.product.empty())
      out_.product = kind.reading.product;
  }
  std::string_view rule = "product: follows from the type";
  if (is_broad_product(out_.product)) {
    std::string_view found = product_of_title(out_.title);
    for (std::size_t i = 0; i < kinds_.size() && found.empty(); ++i)
      found = product_of_category(kinds_[i].before);
    const std::size_t most = std::min(out_.subjects.size(), kShortListLength);
    for (std::size_t i = 0; i < most && found.empty(); ++i)
      found = product_of_category(out_.subjects[i].value);
    if (found.empty() && out_.product.empty() && given != nullptr)
      found = product_of_type(given->type);
    if (!found.empty() && found != out_.product) {
      out_.product = found;
      rule = "product: by title, categories or type";
    }
  }
  if (!out_.product.empty()) trace("product", nullptr, out_.product, rule);
}

// "WODC 3109", "TNO-2019-R1234": a report's own number is a short name with a number, in the record
// of a report.
void RecordBuilder::settle_numbers() {
  constexpr std::size_t kLongestNumber = 40;
  const bool numbered =
      out_.type.find("report") != std::string::npos || out_.type == "working paper";
  for (const std::string& number : numbers_) {
    const bool letters = std::any_of(number.begin(), number.end(), [](char c) {
      return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
    const bool digits = number.find_first_of("0123456789") != std::string::npos;
    const bool named =
        number.find(':') != std::string::npos || number.size() == 36;  // oai:..., urn:..., a UUID
    if (numbered && out_.number.empty() && number.size() <= kLongestNumber && letters && digits &&
        !named) {
      out_.number = clean("number", number, TextForm::kPlain, false, kWordBytes);
      trace("number", nullptr, number, "number: of a report");
      continue;
    }
    not_mapped("identifiers", number);
  }
}

void RecordBuilder::settle_access() {
  if (out_.access.empty() && !out_.license.empty() &&
      out_.license.find("creativecommons.org/licenses/") != std::string::npos) {
    out_.access = "open";
    trace("access", nullptr, out_.license, "access: follows from the license");
  }
}

void RecordBuilder::check() {
  if (out_.title.empty()) finding("title-missing", "title", {});
  if (out_.issued.empty()) finding("issued-missing", "issued", {});
  if (out_.links.empty()) finding("link-missing", "links", {});
  if (out_.abstract_text.empty()) finding("abstract-missing", "abstract", {});
}

}  // namespace vindplaats
