#include "export/newsletter.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/markup.h"
#include "core/text.h"
#include "export/bundle/page.h"
#include "export/bundle/words.h"
#include "export/small_json.h"
#include "export/tables/markdown.h"
#include "export/vocabularies.h"

namespace vindplaats {
namespace {

// The theme under which it stands; beyond the last when it has none of the platform's.
std::size_t section_of(const PublicItem& item, const Platform& platform) {
  std::size_t at = 0;
  for (; at < platform.themes.size(); ++at) {
    const auto is_it = [&](const ThemeRef& theme) { return theme.id == platform.themes[at].id; };
    if (std::any_of(item.themes.begin(), item.themes.end(), is_it)) break;
  }
  return at;
}

bool stands_before(const PublicItem* a, const PublicItem* b) {
  if (a->card.date != b->card.date) return a->card.date > b->card.date;
  if (a->card.title != b->card.title) return a->card.title < b->card.title;
  return a->id < b->id;
}

std::string_view say(const Newsletter& letter, std::string_view nl, std::string_view en) {
  return nl_or_en(letter.language, nl, en);
}

std::string heading_of(const Newsletter& letter) {
  return fmt::format("{} {}", say(letter, "Nieuw bij", "New at"), letter.platform);
}

std::string opening_of(const Newsletter& letter) {
  return fmt::format("{} {}: {}.", say(letter, "Nieuw sinds", "New since"), letter.since,
                     publications_text(letter.items, letter.language));
}

// The page of the website, else the work itself.
const std::string& link_of(const PublicItem& item) {
  return item.canonical.empty() ? item.card.href : item.canonical;
}

// "WODC, rapport, 2026-03".
std::string line_of(const Newsletter& letter, const Card& card) {
  std::vector<std::string> parts;
  for (const std::string& part :
       {card.partner, term_label(product_terms(), card.product, letter.language), card.date}) {
    if (!part.empty()) parts.push_back(part);
  }
  return join(parts, ", ");
}

// Between < and >, where CommonMark ends an address at these.
std::string markdown_address(std::string_view address) {
  std::string out;
  for (const char c : address) {
    if (c == '<' || c == '>' || c == '\\' || c == ' ' || c == '\n') {
      out += fmt::format("%{:02X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string markdown_of(const Newsletter& letter, const PublicItem& item) {
  const Card& card = item.card;
  std::string out = fmt::format("### [{}](<{}>)\n\n", escape_markdown(card.title),
                                markdown_address(link_of(item)));
  if (!card.text.empty()) out += escape_markdown(card.text) + "\n\n";
  const std::string line = escape_markdown(line_of(letter, card));
  return line.empty() ? out : out + "*" + line + "*\n\n";
}

std::string html_of(const Newsletter& letter, const PublicItem& item) {
  const Card& card = item.card;
  const auto in_language = [](const std::string& language) {
    return language.empty() ? std::string() : fmt::format(" lang=\"{}\"", escape_markup(language));
  };
  std::string out =
      fmt::format("<h3{}><a href=\"{}\">{}</a></h3>\n", in_language(card.title_language),
                  escape_markup(link_of(item)), escape_markup(card.title));
  if (!card.text.empty())
    out += fmt::format("<p{}>{}</p>\n", in_language(card.text_language), escape_markup(card.text));
  const std::string line = line_of(letter, card);
  return line.empty() ? out : out + fmt::format("<p>{}</p>\n", escape_markup(line));
}

}  // namespace

Newsletter assemble_newsletter(const PreviousRelease& release, const Platform& platform,
                               const std::string& since, const std::string& language) {
  Newsletter letter{platform.settings.name, language, since, release.manifest.release, 0, {}};
  std::map<std::size_t, NewsletterSection> sections;
  for (const auto& [id, item] : release.items) {
    if (item.published.substr(0, 10) < since) continue;
    ++letter.items;
    sections[section_of(item, platform)].items.push_back(&item);
  }
  for (auto& [at, section] : sections) {
    section.label = nl_or_en(language, "Overig", "Other");
    if (at < platform.themes.size()) {
      section.theme = platform.themes[at].id;
      section.label = theme_label(platform, section.theme, language);
    }
    std::sort(section.items.begin(), section.items.end(), stands_before);
    letter.sections.push_back(std::move(section));
  }
  return letter;
}

std::string newsletter_markdown(const Newsletter& letter) {
  std::string out = fmt::format("# {}\n\n{}\n", escape_markdown(heading_of(letter)),
                                escape_markdown(opening_of(letter)));
  for (const NewsletterSection& section : letter.sections) {
    out += fmt::format("\n## {}\n\n", escape_markdown(section.label));
    for (const PublicItem* item : section.items) out += markdown_of(letter, *item);
    out.pop_back();
  }
  return out;
}

std::string newsletter_html(const Newsletter& letter) {
  PageFrame frame;
  frame.language = letter.language;
  frame.title = heading_of(letter);
  frame.header = fmt::format("<h1>{}</h1>", escape_markup(frame.title));
  frame.main = fmt::format("<p>{}</p>\n", escape_markup(opening_of(letter)));
  for (const NewsletterSection& section : letter.sections) {
    frame.main += fmt::format("<h2>{}</h2>\n", escape_markup(section.label));
    for (const PublicItem* item : section.items) frame.main += html_of(letter, *item);
  }
  return html_page(frame);
}

std::string newsletter_json(const Newsletter& letter) {
  OrderedJson sections = OrderedJson::array();
  for (const NewsletterSection& section : letter.sections) {
    OrderedJson items = OrderedJson::array();
    for (const PublicItem* item : section.items) {
      items.push_back({{"id", item->id},
                       {"link", link_of(*item)},
                       {"published", item->published},
                       {"card", OrderedJson::parse(to_json(item->card))}});
    }
    OrderedJson one = OrderedJson::object();
    put(one, "theme", section.theme);
    one["label"] = section.label;
    one["publications"] = std::move(items);
    sections.push_back(std::move(one));
  }
  return file_text({{"since", letter.since},
                    {"release", letter.release},
                    {"total", letter.items},
                    {"sections", sections}});
}

}  // namespace vindplaats
