#include "export/card.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"
#include "export/excerpt.h"

namespace vindplaats {
namespace {

struct LinkForm {
  std::string_view kind;
  std::string_view type;    // the media type begins so; empty: known by its ending only
  std::string_view ending;  // of the address' path; empty: known by its type only
};

// The first that fits holds.
constexpr LinkForm kLinkForms[] = {
    {"pdf", "application/pdf", ".pdf"},
    {"document", "application/msword", ".doc"},
    {"document", "application/vnd.openxmlformats-officedocument.wordprocessingml", ".docx"},
    {"document", "application/vnd.oasis.opendocument.text", ".odt"},
    {"document", "application/rtf", ".rtf"},
    {"spreadsheet", "application/vnd.ms-excel", ".xls"},
    {"spreadsheet", "application/vnd.openxmlformats-officedocument.spreadsheetml", ".xlsx"},
    {"spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", ".ods"},
    {"spreadsheet", "text/csv", ".csv"},
    {"presentation", "application/vnd.ms-powerpoint", ".ppt"},
    {"presentation", "application/vnd.openxmlformats-officedocument.presentationml", ".pptx"},
    {"presentation", "application/vnd.oasis.opendocument.presentation", ".odp"},
    {"ebook", "application/epub", ".epub"},
    {"image", "image/", ""},
    {"image", "", ".png"},
    {"image", "", ".jpg"},
    {"audio", "audio/", ".mp3"},
    {"audio", "", ".m4a"},
    {"video", "video/", ".mp4"},
    {"video", "", ".webm"},
    {"archive", "application/zip", ".zip"},
};

bool ends_so(std::string_view path, std::string_view ending) {
  return !ending.empty() && path.size() > ending.size() &&
         equals_ignoring_case(path.substr(path.size() - ending.size()), ending);
}

bool is_language(std::string_view tag, std::string_view wanted) {
  return tag == wanted || (tag.starts_with(wanted) && tag.substr(wanted.size()).starts_with("-"));
}

LocalText abstract_for_card(const Metadata& metadata) {
  for (const std::string_view wanted : {"nl", "en"}) {
    if (!metadata.abstract_text.empty() && is_language(metadata.abstract_language, wanted)) {
      return {metadata.abstract_text, metadata.abstract_language};
    }
    for (const LocalText& text : metadata.abstracts) {
      if (is_language(text.language, wanted)) return text;
    }
  }
  return {metadata.abstract_text, metadata.abstract_language};
}

void set_text(Card& card, const PublicItem& item) {
  if (!item.summary.text.empty()) {
    card.text = item.summary.text;
    card.text_language = item.summary.language;
    card.text_by = item.summary.by;
    return;
  }
  const LocalText abstract = abstract_for_card(item.metadata);
  card.text = excerpt(abstract.value);
  if (card.text.empty()) return;
  card.text_language = abstract.language;
  card.text_by = "partner";
}

void set_link(Card& card, const PublicItem& item) {
  card.href = item.primary_link;
  if (card.href.empty()) return;
  const auto& links = item.metadata.links;
  const auto known = std::find_if(links.begin(), links.end(),
                                  [&](const Link& link) { return link.url == card.href; });
  Link bare;
  bare.url = card.href;
  const Link& link = known == links.end() ? bare : *known;
  card.href_kind = link_kind(link);
  card.href_size = link.length;
}

}  // namespace

std::string_view link_kind(const Link& link) {
  const std::string type = to_lower(link.type);
  const std::string_view url = link.url;
  const std::string_view path = url.substr(0, std::min(url.find_first_of("?#"), url.size()));
  for (const LinkForm& form : kLinkForms) {
    const bool by_type = !form.type.empty() && type.starts_with(form.type);
    if (by_type || (type.empty() && ends_so(path, form.ending))) return form.kind;
  }
  return "page";
}

Card make_card(const PublicItem& item, std::string_view partner) {
  Card card;
  card.title = item.metadata.title;
  card.title_language = item.metadata.title_language;
  set_text(card, item);
  for (const Person& creator : item.metadata.creators) {
    if (!creator.name.empty()) card.authors.push_back(creator.name);
  }
  card.partner = partner;
  card.date = item.metadata.issued;
  card.product = item.metadata.product;
  set_link(card, item);
  card.image = item.metadata.image;
  return card;
}

}  // namespace vindplaats
