// The modules of feeds that say what an item is part of: episodes of a series (iTunes, podcast
// namespace: https://podcasting2.org) and articles of a journal (PRISM 1.1 to 3.0, as publishers
// write it in RSS).
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/text.h"
#include "normalize/feed_item.h"
#include "normalize/fields/names.h"
#include "normalize/fields/types.h"

namespace vindplaats {
namespace {

// As PartOf holds it; the first one stands.
struct PrismPart {
  std::string_view local;
  std::string PartOf::*field;
};
constexpr auto kPrismParts = std::to_array<PrismPart>({
    {"publicationName", &PartOf::title},
    {"seriesTitle", &PartOf::title},
    {"issn", &PartOf::issn},
    {"eIssn", &PartOf::issn},
    {"isbn", &PartOf::isbn},
    {"volume", &PartOf::volume},
    {"number", &PartOf::issue},
    {"pageRange", &PartOf::pages},
});

struct PrismDate {
  std::string_view local;
  DateKind kind;
};
constexpr auto kPrismDates = std::to_array<PrismDate>({
    {"publicationDate", DateKind::kIssued},
    {"coverDate", DateKind::kIssued},
    {"onlineDate", DateKind::kAvailable},
    {"creationDate", DateKind::kCreated},
    {"modificationDate", DateKind::kModified},
    {"embargoDate", DateKind::kEmbargo},
});

template <class Row, std::size_t size>
const Row* row_of(const std::array<Row, size>& rows, std::string_view local) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    return equals_ignoring_case(row.local, local);
  });
  return found == rows.end() ? nullptr : &*found;
}

// The largest of "https://a/1.jpg 1500w, https://a/2.jpg 600w": they stand in that order.
std::string_view first_of_set(std::string_view srcset) {
  srcset = trim(srcset);
  return srcset.substr(0, srcset.find_first_of(" ,"));
}

}  // namespace

void FeedItem::transcript(const char* url, pugi::xml_node element) {
  Link link;
  link.url = element.attribute(url).value();
  link.rel = "transcript";
  link.type = element.attribute("type").value();
  link.language = element.attribute("language").value();
  if (link.language.empty()) link.language = element.attribute("lang").value();
  this->link(std::move(link), element);
}

void FeedItem::read_episode(std::string_view local, pugi::xml_node element) {
  episode_ = true;
  std::string& field = equals_ignoring_case(local, "season") ? part_.volume : part_.number;
  if (field.empty()) field = one_line(text_of(element));
}

void FeedItem::read_podcast(std::string_view local, pugi::xml_node element) {
  const auto is = [&](std::string_view name) { return equals_ignoring_case(local, name); };
  if (is("transcript")) return transcript("url", element);
  if (is("episode") || is("season")) return read_episode(local, element);
  if (is("person")) {
    Person person = read_name(one_line(text_of(element)));
    person.role = to_lower(one_line(element.attribute("role").value()));
    if (person.role.empty()) person.role = "host";
    out_.person(PersonRole::kContributor, std::move(person), at(element));
  } else if (is("license")) {
    const std::string_view url = element.attribute("url").value();
    out_.rights(trim(url).empty() ? text_of(element) : std::string(url), at(element));
  } else if (is("images")) {
    const std::string_view url = first_of_set(element.attribute("srcset").value());
    out_.image({std::string(url), {}, {}}, base_of(element), at(element));
  }
}

void FeedItem::read_prism(std::string_view local, pugi::xml_node element) {
  const std::string text = one_line(text_of(element));
  if (text.empty()) return;
  if (const PrismPart* part = row_of(kPrismParts, local)) {
    if ((part_.*part->field).empty()) part_.*part->field = text;
    return;
  }
  if (const PrismDate* date = row_of(kPrismDates, local))
    return out_.date(date->kind, text, at(element));
  const auto is = [&](std::string_view name) { return equals_ignoring_case(local, name); };
  if (is("startingPage")) first_page_ = text;
  if (is("endingPage")) last_page_ = text;
  if (is("doi")) out_.identifier(text.starts_with("10.") ? "doi:" + text : text, at(element));
  if (is("url")) landing(text, element);
  if (is("keyword")) categories(text, ',', element);
  if (is("copyright")) out_.rights(text, at(element));
  if (is("teaser")) late_summary_ = {text, TextForm::kMixed, element};
  // "Original Article", "Editorial"; other words are the journal's own order.
  if ((is("section") || is("genre")) && read_type(text).known) out_.type(text, at(element));
}

void FeedItem::finish_part() {
  if (part_.pages.empty() && !first_page_.empty()) {
    const bool range = !last_page_.empty() && last_page_ != first_page_;
    part_.pages = range ? fmt::format("{}-{}", first_page_, last_page_) : first_page_;
  }
  if (episode_ && part_.title.empty()) part_.title = frame_.feed_title;
  if (!(part_ == PartOf{})) out_.part_of(part_, [] { return std::string("series or journal"); });
}

}  // namespace vindplaats
