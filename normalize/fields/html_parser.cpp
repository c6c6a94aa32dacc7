#include "normalize/fields/html_parser.h"

#include <memory>

#include <gumbo.h>

#include "core/text.h"
#include "normalize/fields/html_elements.h"
#include "normalize/fields/html_tidy.h"
#include "normalize/fields/markup.h"

namespace vindplaats {
namespace {

struct GumboRelease {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

void write_children(const GumboVector& children, std::string& out);

// Only names and attributes that HtmlTidy writes come here; the list is checked once more all the
// same.
void write_element(const GumboElement& node, std::string& out) {
  const std::string_view name = gumbo_normalized_tagname(node.tag);
  const HtmlElement* element = html_element(name);
  const bool kept =
      element != nullptr && element->fate == HtmlElement::Fate::kKeep && element->as == name;
  if (!kept) {
    write_children(node.children, out);
    return;
  }
  out.append("<").append(name);
  for (unsigned int i = 0; i < node.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(node.attributes.data[i]);
    out.append(" ")
        .append(attribute->name)
        .append("=\"")
        .append(escape_html(attribute->value))
        .append("\"");
  }
  out += '>';
  if (element->empty) return;
  const std::size_t start = out.size();
  write_children(node.children, out);
  // The parser drops a line end that directly follows <pre> (HTML 13.2.6.4.7): it would go at every
  // reading.
  if (name == "pre" && out.size() > start && out[start] == '\n') out.insert(start, "\n");
  out.append("</").append(name).append(">");
}

void write_node(const GumboNode& node, std::string& out) {
  switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
      append_html_text(out, node.v.text.text);
      break;
    case GUMBO_NODE_ELEMENT:
      write_element(node.v.element, out);
      break;
    default:
      break;  // comments, templates
  }
}

// As deep as kMarkupOpenTags, and the few elements that the parser adds.
void write_children(const GumboVector& children, std::string& out) {
  for (unsigned int i = 0; i < children.length; ++i)
    write_node(*static_cast<const GumboNode*>(children.data[i]), out);
}

}  // namespace

std::string parse_and_write(const std::string& balanced) {
  const std::unique_ptr<GumboOutput, GumboRelease> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, balanced.data(), balanced.size()));
  std::string html;
  if (output == nullptr || output->root == nullptr) return html;
  html.reserve(balanced.size());
  write_node(*output->root, html);
  return std::string(trim(html));
}

}  // namespace vindplaats
