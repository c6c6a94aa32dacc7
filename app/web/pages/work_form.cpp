#include "app/web/pages/work_form.h"

#include <algorithm>

#include "app/pipeline/bring.h"
#include "app/web/pages/describe.h"
#include "core/text.h"
#include "core/uri.h"
#include "harvesters/split.h"
#include "normalize/fields/names.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLongestTyped = 500, kLongestTypedText = 10'000, kMostTypedAuthors = 100,
                      kMostPastedBytes = 1'000'000, kMostPastedWorks = 200;
constexpr std::string_view kTypedProducts[] = {
    "rapport",  "infosheet", "factsheet", "brochure", "handreiking", "toolkit", "methodiek",
    "training", "monitor",   "artikel",   "essay",    "video",       "podcast", "website"};
struct TypedField {
  std::string_view name, value;  // in the form, in the template
};
constexpr TypedField kTypedFields[] = {{"title", "TYPED_TITLE"},       {"authors", "TYPED_AUTHORS"},
                                       {"date", "TYPED_DATE"},         {"link", "TYPED_LINK"},
                                       {"abstract", "TYPED_ABSTRACT"}, {"pasted", "TYPED_PASTED"}};

std::string typed(const Visit& visit, std::string_view name, std::size_t most = kLongestTyped) {
  return std::string(trim(cut_utf8(trim(visit.form.value(name)), most)));
}

// YYYY, YYYY-MM or YYYY-MM-DD.
bool is_typed_date(const std::string& text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == 'd' ? !digit : text[i] != '-') return false;
  }
  return true;
}

void add_typed_authors(const std::string& lines, Metadata& work) {
  for (const std::string_view line : split(lines, '\n')) {
    const Person person = read_name(trim(line));
    if (!person.name.empty() && work.creators.size() < kMostTypedAuthors)
      work.creators.push_back(person);
  }
}

std::vector<Metadata> typed_work(const Visit& visit, std::string& problem) {
  Metadata work;
  work.title = one_line(typed(visit, "title"));
  work.issued = typed(visit, "date");
  work.abstract_text = typed(visit, "abstract", kLongestTypedText);
  add_typed_authors(typed(visit, "authors", kLongestTypedText), work);
  const std::string product = visit.form.value("product");
  if (std::find(std::begin(kTypedProducts), std::end(kTypedProducts), product) !=
      std::end(kTypedProducts))
    work.product = product;
  if (const std::string language = visit.form.value("language");
      language == "nl" || language == "en")
    work.languages = {language};
  const Result<Uri> link = parse_uri(typed(visit, "link", 2000));
  if (link) {
    Link& landing = work.links.emplace_back();
    landing.url = link->text;
    landing.rel = "landing";
  }
  problem = work.title.empty()                                    ? "work-no-title"
            : !link                                               ? "work-no-link"
            : !work.issued.empty() && !is_typed_date(work.issued) ? "work-wrong-date"
                                                                  : "";
  return {work};
}

// RIS, BibTeX, and whatever else `try normalize` reads; what has no title is left out.
std::vector<Metadata> pasted_works(const std::string& pasted) {
  std::vector<Metadata> works;
  if (pasted.size() > kMostPastedBytes) return works;
  SplitOptions options;
  options.source = kBroughtSource;
  const Result<SplitDocument> document = split_document(pasted, options);
  if (!document) return works;
  for (const Item& item : document->items) {
    RawRecord raw = item.raw;
    raw.source = kBroughtSource;
    const Result<Reading> reading = normalize(raw, item.payload, {});
    if (reading && !reading->record.metadata.title.empty() && works.size() < kMostPastedWorks)
      works.push_back(reading->record.metadata);
  }
  return works;
}

}  // namespace

std::vector<Metadata> works_of_form(const Visit& visit, std::string& problem) {
  const std::string pasted = visit.form.value("pasted");
  if (trim(pasted).empty()) return typed_work(visit, problem);
  std::vector<Metadata> works = pasted_works(pasted);
  if (works.empty()) problem = "work-no-reference";
  return works;
}

void show_fields(View& view, const Visit& visit) {
  for (const TypedField& field : kTypedFields) view.set(field.value, visit.form.value(field.name));
  const std::string product = visit.form.value("product");
  for (const std::string_view one : kTypedProducts)
    view.add("PRODUCT")
        .set("PRODUCT_ID", one)
        .set("PRODUCT_NAME", shown_value(visit, "kind", std::string(one)))
        .show("PRODUCT_CHOSEN", one == product);
  const std::string language = visit.form.value("language");
  view.show("TYPED_DUTCH", language == "nl");
  view.show("TYPED_ENGLISH", language == "en");
}

void show_preview(View& view, const Visit& visit, const std::vector<Metadata>& works) {
  for (const Metadata& work : works) {
    View& row = view.add("PREVIEW");
    row.set("PREVIEW_TITLE", work.title).set("PREVIEW_TEXT", work.abstract_text);
    const auto fact = [&](std::string_view key, const std::string& value) {
      if (!value.empty()) row.add("FACT").set("FACT_NAME", visit.text(key)).set("FACT", value);
    };
    fact("fact-by", shown_people(work.creators, 6));
    fact("fact-date", shown_day(visit, work.issued));
    fact("fact-kind", shown_kind(visit, work));
    if (!work.links.empty()) fact("fact-link", work.links.front().url);
  }
}

}  // namespace vindplaats
