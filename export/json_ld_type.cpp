#include <algorithm>
#include <iterator>
#include <utility>

#include "export/json_ld.h"

namespace vindplaats {
namespace {

struct TypeOf {
  std::string_view value, type;
};

// Products that are a form of their own, whatever a repository calls them. "HowTo", "FAQPage",
// "Event" and "JobPosting" ask for parts that our schema has no fields for.
constexpr TypeOf kFormTypes[] = {
    {"training", "Course"},           {"cursus", "Course"},
    {"infographic", "ImageObject"},   {"animatie", "VideoObject"},
    {"video", "VideoObject"},         {"webinar", "VideoObject"},
    {"podcast", "PodcastEpisode"},    {"blog", "BlogPosting"},
    {"nieuws", "NewsArticle"},        {"persbericht", "NewsArticle"},
    {"vraag-en-antwoord", "WebPage"}, {"agenda", "WebPage"},
    {"vacature", "WebPage"},          {"website", "WebSite"},
};

constexpr TypeOf kCoarTypes[] = {
    {"journal article", "ScholarlyArticle"},
    {"research article", "ScholarlyArticle"},
    {"review article", "ScholarlyArticle"},
    {"contribution to journal", "ScholarlyArticle"},
    {"conference paper", "ScholarlyArticle"},
    {"preprint", "ScholarlyArticle"},
    {"working paper", "ScholarlyArticle"},
    {"editorial", "Article"},
    {"interview", "Article"},
    {"letter", "Article"},
    {"letter to the editor", "Article"},
    {"newspaper article", "NewsArticle"},
    {"blog post", "BlogPosting"},
    {"book", "Book"},
    {"book part", "Chapter"},
    {"conference proceedings", "Book"},
    {"book review", "Review"},
    {"review", "Review"},
    {"bachelor thesis", "Thesis"},
    {"master thesis", "Thesis"},
    {"doctoral thesis", "Thesis"},
    {"thesis", "Thesis"},
    {"report", "Report"},
    {"research report", "Report"},
    {"policy report", "Report"},
    {"technical report", "Report"},
    {"internal report", "Report"},
    {"report to funding agency", "Report"},
    {"memorandum", "Report"},
    {"report part", "Chapter"},
    {"journal", "Periodical"},
    {"magazine", "Periodical"},
    {"newspaper", "Periodical"},
    {"periodical", "Periodical"},
    {"dataset", "Dataset"},
    {"software", "SoftwareApplication"},
    {"learning object", "LearningResource"},
    {"lecture", "LearningResource"},
    {"video", "VideoObject"},
    {"moving image", "VideoObject"},
    {"sound", "AudioObject"},
    {"image", "ImageObject"},
    {"still image", "ImageObject"},
    {"conference poster", "Poster"},
    {"map", "Map"},
    {"website", "WebSite"},
};

constexpr TypeOf kProductTypes[] = {
    {"rapport", "Report"},
    {"monitor", "Report"},
    {"verslag", "Report"},
    {"jaarbericht", "Report"},
    {"synthesestudie", "Report"},
    {"artikel", "Article"},
    {"essay", "Article"},
    {"infosheet", "DigitalDocument"},
    {"factsheet", "DigitalDocument"},
    {"brochure", "DigitalDocument"},
    {"handreiking", "LearningResource"},
    {"toolkit", "LearningResource"},
    {"methodiek", "LearningResource"},
    {"meetinstrument", "LearningResource"},
    {"kennisdossier", "WebPage"},
};

// What an item of a feed is called that says nothing of itself: any product says more.
constexpr std::string_view kOfAFeed = "blog post";

template <std::size_t kSize>
std::string_view type_in(const TypeOf (&table)[kSize], std::string_view value) {
  const auto* const found = std::find_if(std::begin(table), std::end(table),
                                         [&](const TypeOf& entry) { return entry.value == value; });
  return found == std::end(table) ? std::string_view() : found->type;
}

}  // namespace

std::string_view schema_org_type(std::string_view product, std::string_view coar_type) {
  const std::string_view form = type_in(kFormTypes, product);
  if (!form.empty()) return form;
  std::string_view first = type_in(kCoarTypes, coar_type), second = type_in(kProductTypes, product);
  if (coar_type == kOfAFeed) std::swap(first, second);
  if (!first.empty()) return first;
  return second.empty() ? "CreativeWork" : second;
}

}  // namespace vindplaats
