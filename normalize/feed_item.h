#pragma once
// What items of all feed formats share: texts, addresses, files, people and the modules (Dublin
// Core, Media RSS, iTunes, content, podcast, PRISM). RSS and Atom hand in what they found; finish()
// decides what is summary and what is content. One an item, one thread; borrows the document, the
// payload and the builder.
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/payload.h"
#include "core/xml.h"
#include "normalize/builder.h"
#include "normalize/xml_names.h"

namespace vindplaats {

// Is it a category that a publishing system fills in by itself ("Geen categorie").
bool is_empty_category(std::string_view word);
// Does it begin as an http or https address.
bool is_web_address(std::string_view text);

class FeedItem {
 public:
  FeedItem(const XmlDocument& document, const Payload& payload, XmlVocabulary own,
           RecordBuilder& out);

  RecordBuilder& out() { return out_; }
  ElementName name_of(pugi::xml_node element) { return names_.of(element); }
  At at(pugi::xml_node element) const;
  std::string text_of(pugi::xml_node element) const;
  // What relative addresses in the element are relative to: xml:base, then the site, then the page
  // (faults.md row 64).
  std::string base_of(pugi::xml_node element) const;

  // An element of a module; false when it is of none that is read.
  bool read_module(pugi::xml_node element);

  void title(std::string_view text, TextForm form, pugi::xml_node element);
  void summary(std::string text, TextForm form, pugi::xml_node element);
  void content(std::string html, pugi::xml_node element);
  void creator(std::string_view text, pugi::xml_node element);
  void categories(std::string_view text, char separator, pugi::xml_node element);

  // Resolved; a landing page is noted as such.
  void link(Link link, pugi::xml_node element);
  void landing(std::string_view url, pugi::xml_node element);
  // A file that belongs to the item: `type` is its media type, `length` its bytes as text.
  void enclosure(std::string_view url, std::string_view type, std::string_view length,
                 pugi::xml_node element);
  bool has_landing() const { return landing_; }

  // To be called once, when all elements were handed in.
  void finish();

 private:
  struct Body {
    std::string text;
    TextForm form;
    pugi::xml_node element;
  };

  void read_media(std::string_view local, pugi::xml_node element);
  void read_media_content(pugi::xml_node element);
  void read_media_group(pugi::xml_node element);
  void read_itunes(std::string_view local, pugi::xml_node element);
  void read_episode(std::string_view local, pugi::xml_node element);
  void read_podcast(std::string_view local, pugi::xml_node element);
  void read_prism(std::string_view local, pugi::xml_node element);
  void transcript(const char* url, pugi::xml_node element);
  void finish_part();
  void finish_texts();
  void finish_texts_of(const Body& summary);

  const XmlDocument& document_;
  const Frame& frame_;
  RecordBuilder& out_;
  ElementNames names_;
  bool landing_ = false;
  bool titled_ = false;
  bool creators_ = false;
  bool episode_ = false;  // of a series, which is the feed
  PartOf part_;
  std::string first_page_, last_page_;
  std::vector<Body> summaries_, contents_;
  Body late_title_{{}, TextForm::kMixed, {}};  // of a module, where the item has none
  Body late_summary_{{}, TextForm::kMixed, {}};
};

// The first language that holds for the item: its own xml:lang, then what it stood in.
void read_item_language(const XmlDocument& document, const Frame& frame, RecordBuilder& out);

}  // namespace vindplaats
