#include "app/web/templates.h"

#include <cstdlib>
#include <stdexcept>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <fmt/format.h>

#include "app/web/embedded.h"
#include "core/markup.h"

namespace vindplaats {
namespace {

constexpr std::string_view kEscaped = "{{%AUTOESCAPE context=\"HTML\"}}";
constexpr ctemplate::Strip kStrip = ctemplate::STRIP_BLANK_LINES;

std::string template_key(Language language, const std::string& name) {
  return fmt::format("{}/{}", language_tag(language), name);
}

// ctemplate's escaping makes a blank of every line end in a value, and a summary that is opened and
// saved again would lose its lines. They pass through as a character that no text holds (Unicode
// 23.7: U+FDD0 is a noncharacter); a line end in text or in quotes changes nothing else.
constexpr std::string_view kLineMark = "\xef\xb7\x90";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string marked_lines(std::string text) {
  std::erase(text, '\r');
  replace_all(text, "\n", kLineMark);
  return text;
}

// All templates in both languages. Read once; frozen, it is read without locks.
class TemplateShelf {
 public:
  TemplateShelf() {
    for (const EmbeddedFile& file : web_templates()) {
      for (const Language language : {Language::kDutch, Language::kEnglish}) add(file, language);
    }
    cache_.Freeze();
  }

  std::string expand(const std::string& key, const ctemplate::TemplateDictionary& values) {
    std::string out;
    // The templates are ours and tested: one that cannot be shown is a bug, and becomes a 500.
    if (!cache_.ExpandNoLoad(key, kStrip, &values, nullptr, &out))
      throw std::runtime_error("no template " + key);
    replace_all(out, kLineMark, "\n");
    return out;
  }

 private:
  void add(const EmbeddedFile& file, Language language) {
    const Result<std::string> text = with_texts(file.bytes, language);
    if (!text || !template_mistake(file.bytes).empty()) std::abort();
    cache_.StringToTemplateCache(template_key(language, std::string(file.path)),
                                 std::string(kEscaped) + *text, kStrip);
  }

  ctemplate::TemplateCache cache_;
};

void fill(ctemplate::TemplateDictionary& dictionary, const View& view, Language language);

void fill_parts(ctemplate::TemplateDictionary& dictionary, const View& view, Language language) {
  for (const auto& [name, views] : view.sections()) {
    for (const View& one : views) fill(*dictionary.AddSectionDictionary(name), one, language);
  }
  for (std::size_t i = 0; i < view.included().size(); ++i) {
    const auto& [name, file] = view.included()[i];
    ctemplate::TemplateDictionary* const part = dictionary.AddIncludeDictionary(name);
    part->SetFilename(template_key(language, file));
    fill(*part, view.parts()[i], language);
  }
}

void fill(ctemplate::TemplateDictionary& dictionary, const View& view, Language language) {
  for (const auto& [name, value] : view.values()) dictionary.SetValue(name, marked_lines(value));
  fill_parts(dictionary, view, language);
}

}  // namespace

std::string template_mistake(std::string_view text) {
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
    const std::size_t end = text.find("}}", at);
    if (end == std::string_view::npos) return "a '{{' without its '}}'";
    const std::string_view tag = text.substr(at + 2, end - at - 2);
    if (tag.starts_with('%') || tag.starts_with('='))
      return fmt::format("'{{{{{}}}}}': escaping is not a template's to change", tag);
    if (tag.find(':') != std::string_view::npos)
      return fmt::format("'{{{{{}}}}}': a value is escaped by its place, not by a modifier", tag);
    at = end + 2;
  }
  return "";
}

Result<std::string> with_texts(std::string_view text, Language language) {
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t start = text.find("[[", at);
    out += text.substr(at, start - at);
    if (start == std::string_view::npos) return out;
    const std::size_t end = text.find("]]", start);
    if (end == std::string_view::npos) return fail(Fault::kInput, "a '[[' without its ']]'");
    const std::string_view key = text.substr(start + 2, end - start - 2);
    if (!all_texts().contains(key))
      return fail(Fault::kInput, fmt::format("there is no text '{}'", key));
    out += escape_markup(text_of(language, key));
    at = end + 2;
  }
}

std::string render_page(Language language, const std::string& body, const View& frame,
                        const View& values) {
  static TemplateShelf shelf;
  ctemplate::TemplateDictionary dictionary("page");
  for (const auto& [name, value] : frame.values()) dictionary.SetTemplateGlobalValue(name, value);
  fill_parts(dictionary, frame, language);
  ctemplate::TemplateDictionary* const inner = dictionary.AddIncludeDictionary("BODY");
  inner->SetFilename(template_key(language, body));
  fill(*inner, values, language);
  return shelf.expand(template_key(language, "layout.html"), dictionary);
}

}  // namespace vindplaats
