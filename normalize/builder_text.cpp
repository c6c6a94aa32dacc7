// The texts of a record: title, abstracts, content, subjects.
#include <algorithm>
#include <utility>

#include "core/mail.h"
#include "core/text.h"
#include "normalize/builder.h"
#include "normalize/fields/languages.h"
#include "normalize/fields/markup.h"
#include "normalize/fields/mojibake.h"

namespace vindplaats {
namespace {

constexpr std::string_view kReplacementCharacter = "\xef\xbf\xbd";

std::size_t count_replacements(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(kReplacementCharacter); at != std::string_view::npos;
       at = text.find(kReplacementCharacter, at + kReplacementCharacter.size())) {
    ++count;
  }
  return count;
}

// Most values hold neither tag nor reference: clean() squeezes them all the same.
bool may_have_markup(std::string_view text) {
  return text.find('<') != std::string_view::npos || text.find('&') != std::string_view::npos;
}

std::string without_markup(std::string_view text, TextForm form, bool paragraphs) {
  if (form == TextForm::kPlain) return decode_entities(text);
  if (!paragraphs) return plain_title(text);
  return form == TextForm::kHtml ? html_text(text) : plain_text(text);
}

// What repositories write into dc:description that describes no content.
constexpr auto kNoAbstracts = std::to_array<std::string_view>({
    "Contains fulltext",  // Radboud Repository
    "Comment: ",          // arXiv
    "Item embargoed",     // DSpace
    "Made available in DSpace",
    "Submitted by ",
    "Approved for entry into archive",
});

bool is_no_abstract(std::string_view text) {
  return std::any_of(kNoAbstracts.begin(), kNoAbstracts.end(), [&](std::string_view start) {
    return starts_with_ignoring_case(text, start);
  });
}

// The line that WordPress writes under every item of a feed.
bool is_feed_footer(std::string_view paragraph) {
  const auto between = [&](std::string_view start, std::string_view middle) {
    return paragraph.starts_with(start) && paragraph.find(middle) != std::string_view::npos;
  };
  return between("The post ", " appeared first on ") ||
         between("Het bericht ", " verscheen eerst op ");
}

// Where `mark` stands last; its first byte is rare, so it is looked for alone. Most texts have
// none, which is told sooner from the front.
std::size_t last_of(std::string_view text, std::string_view mark) {
  if (text.find(mark.front()) == std::string_view::npos) return std::string_view::npos;
  std::size_t at = text.rfind(mark.front());
  while (at != std::string_view::npos && !text.substr(at).starts_with(mark))
    at = at == 0 ? std::string_view::npos : text.rfind(mark.front(), at - 1);
  return at;
}

std::string_view without_feed_footer(std::string_view text) {
  const std::size_t last = last_of(text, "\n\n");
  const std::size_t start = last == std::string_view::npos ? 0 : last + 2;
  return is_feed_footer(text.substr(start))
             ? trim(text.substr(0, last == std::string_view::npos ? 0 : last))
             : text;
}

// The same in HTML: the last paragraph, when it is the footer.
std::string without_feed_footer_html(std::string html) {
  const std::size_t last = last_of(html, "<p>");
  if (last == std::string::npos || html.size() - last > kRightsBytes) return html;
  // Its verb stands between two links, and hardly ever in another last paragraph.
  if (html.find("appeared", last) == html.npos && html.find("verscheen", last) == html.npos)
    return html;
  if (is_feed_footer(one_line(strip_tags(std::string_view(html).substr(last))))) html.resize(last);
  return html;
}

// Elements that do something: their loss is worth a word. Others ("font", "center") are only dress.
constexpr auto kActiveElements = std::to_array<std::string_view>(
    {"applet", "audio", "canvas", "embed", "form", "iframe", "object", "script", "svg", "video"});

std::string active_ones(const std::vector<std::string>& dropped) {
  std::string names;
  for (const std::string& name : dropped) {
    if (std::find(kActiveElements.begin(), kActiveElements.end(), name) == kActiveElements.end())
      continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

// A list in one field: every part is a keyword, not a sentence with a semicolon.
bool is_keyword_list(const std::vector<std::string_view>& parts) {
  constexpr std::size_t kLongestKeyword = 80;
  return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return part.size() <= kLongestKeyword && !part.ends_with('.');
         });
}

// An address that a browser would carry out is no name of a scheme, wherever it is shown.
bool is_active(std::string_view scheme) {
  constexpr auto kActive = std::to_array<std::string_view>({"data:", "javascript:", "vbscript:"});
  return std::any_of(kActive.begin(), kActive.end(), [&](std::string_view start) {
    return starts_with_ignoring_case(scheme, start);
  });
}

struct SubjectPrefix {
  std::string_view prefix, scheme;
};

// Spellings of a scheme before the subject, in dc:subject.
constexpr auto kSubjectPrefixes = std::to_array<SubjectPrefix>({
    {"info:eu-repo/classification/ddc/", "ddc"},
    {"info:eu-repo/classification/udc/", "udc"},
    {"info:eu-repo/classification/jel/", "JEL"},
    {"ddc:", "ddc"},
    {"DDC::", "ddc"},
    {"udc:", "udc"},
    {"JEL:", "JEL"},
    {"MeSH:", "MeSH"},
    {"LCSH:", "LCSH"},
    {"LCC:", "LCC"},
    {"NUR:", "NUR"},
    {"BISAC:", "BISAC"},
    {"GTT:", "GTT"},
    {"NBD:", "NBD"},
    {"FOS:", "FOS"},
    {"ASJC:", "ASJC"},
});

const SubjectPrefix* subject_prefix(std::string_view subject) {
  if (subject.find(':') == std::string_view::npos) return nullptr;  // as most
  const auto stands_before = [&](const SubjectPrefix& known) {
    return starts_with_ignoring_case(subject, known.prefix);
  };
  const auto found = std::find_if(kSubjectPrefixes.begin(), kSubjectPrefixes.end(), stands_before);
  return found == kSubjectPrefixes.end() ? nullptr : &*found;
}

}  // namespace

std::string_view RecordBuilder::checked(std::string_view field, std::string_view text,
                                        std::string& repaired) {
  if (!valid_utf8(text)) {
    std::size_t replaced = 0;
    repaired = repair_utf8(text, &replaced);
    finding("utf8-repaired", field, std::to_string(replaced));
    text = repaired;
  }
  return read_anew(field, text, repaired);
}

std::string_view RecordBuilder::read_anew(std::string_view field, std::string_view text,
                                          std::string& repaired) {
  if (std::optional<std::string> read = without_mojibake(text)) {
    finding("mojibake", field, text);
    text = repaired = std::move(*read);
  }
  if (std::optional<std::string> read = without_c1_controls(text)) {
    finding("windows-1252-characters", field, text);
    text = repaired = std::move(*read);
  }
  return text;
}

void RecordBuilder::repair(std::string_view field, Person& person) {
  std::string name, affiliation;
  const bool same = checked(field, person.name, name) == person.name;
  if (!same) {
    person.name = std::move(name);
    // The finding tells of the whole name.
    for (std::string* part : {&person.family, &person.given}) {
      *part = repair_utf8(*part);
      if (std::optional<std::string> read = without_mojibake(*part)) *part = std::move(*read);
      if (std::optional<std::string> read = without_c1_controls(*part)) *part = std::move(*read);
    }
  }
  if (checked(field, person.affiliation, affiliation) != person.affiliation)
    person.affiliation = std::move(affiliation);
}

std::string RecordBuilder::masked(std::string_view field, std::string text) {
  if (text.find('@') == std::string::npos) return text;
  std::size_t count = 0;
  std::string hidden = mask_mail(text, count);
  if (count > 0) finding("email-masked", field, std::to_string(count));
  return hidden;
}

std::string RecordBuilder::cut(std::string_view field, std::string text, std::size_t limit) {
  if (text.size() <= limit) return text;
  finding("cut", field, text);
  text.resize(trim(cut_utf8(text, limit)).size());
  return text;
}

std::string RecordBuilder::clean(std::string_view field, std::string_view text, TextForm form,
                                 bool keep_paragraphs, std::size_t limit) {
  if (is_plain_line(text) && text.size() <= limit) return std::string(text);
  std::string repaired, bare, read;
  std::string_view plain = checked(field, text, repaired);
  if (may_have_markup(plain)) {
    const bool twice = form == TextForm::kMixed && escaped_twice(plain);
    if (twice) finding("escaped-twice", field, plain);
    bare = without_markup(plain, form, keep_paragraphs);
    if (twice) bare = without_markup(bare, form, keep_paragraphs);
    plain = read_anew(field, bare, read);
  }
  std::string value = keep_paragraphs ? paragraphs(plain) : one_line(plain);
  if (const std::size_t lost = count_replacements(value); lost > 0) {
    finding("replacement-characters", field, std::to_string(lost));
  }
  return cut(field, masked(field, std::move(value)), limit);
}

std::string RecordBuilder::text_language(std::string_view language) {
  return trim(language).empty() ? std::string() : bcp47(language);
}

void RecordBuilder::add_text(std::vector<Text>& list, std::string_view field, std::string value,
                             std::string_view language, const At& at, std::string_view before) {
  if (value.empty() || list.size() >= kShortListLength) {
    if (!value.empty()) finding("cut", field, value);
    return;
  }
  for (const Text& known : list) {
    if (known.text.value == value) return;
  }
  Text text{{std::move(value), text_language(language)}, {}, {}};
  if (options_.traces) {
    text.path = at();
    text.before = before;
  }
  list.push_back(std::move(text));
}

void RecordBuilder::title(std::string_view text, std::string_view language, TextForm form,
                          const At& at) {
  add_text(titles_, "title", clean("title", text, form, false, kTitleBytes), language, at, text);
}

void RecordBuilder::alternative_title(std::string_view text, std::string_view language,
                                      TextForm form, const At& at) {
  std::string value = clean("alternativeTitles", text, form, false, kTitleBytes);
  if (value.empty() || out_.alternative_titles.size() >= kShortListLength) return;
  trace("alternativeTitles", at, text, "title: called so");
  out_.alternative_titles.push_back({std::move(value), text_language(language)});
}

void RecordBuilder::abstract(std::string_view text, std::string_view language, TextForm form,
                             const At& at) {
  std::string value = clean("abstract", text, form, true, kAbstractBytes);
  if (is_no_abstract(value)) return not_mapped("abstract", value);
  if (const std::optional<Classified> named = labelled_identifier(value)) {
    if (named->bad_check_digit) return finding("identifier-check-digit", "identifiers", value);
    return add_identifier(*named, value, at);
  }
  if (const std::string_view rest = without_feed_footer(value); rest.size() != value.size())
    value = std::string(rest);
  add_text(abstracts_, "abstract", std::move(value), language, at, text);
}

void RecordBuilder::content(std::string_view html, std::string_view language, std::string_view base,
                            const At& at) {
  std::string repaired;
  const Markup markup = read_html(checked("contentHtml", html, repaired), base);
  std::string text =
      cut("contentHtml", masked("contentHtml", paragraphs(markup.text)), kMarkupBytes);
  if (!content_text_.empty() && text.size() <= content_text_.size()) return;
  if (markup.too_large) finding("markup-too-large", "contentHtml", std::to_string(html.size()));
  if (const std::string names = active_ones(markup.dropped); !names.empty()) {
    finding("markup-dropped", "contentHtml", names);
  }
  if (const std::size_t lost = count_replacements(text); lost > 0) {
    finding("replacement-characters", "contentHtml", std::to_string(lost));
  }
  trace("contentHtml", at, html, "markup: cleaned");
  // Text without a tag needs no HTML beside the abstract.
  const bool dressed = markup.html.find('<') != std::string::npos || text.size() > kExcerptBytes;
  out_.content_html =
      dressed ? without_feed_footer_html(masked("contentHtml", nfc(markup.html))) : std::string();
  text.resize(without_feed_footer(text).size());
  content_text_ = std::move(text);
  content_language_ = text_language(language);
  if (options_.traces) content_path_ = at();
  for (const Link& link : markup.links) {
    if (is_file(link.url)) this->link(Link(link), {}, at);
  }
}

void RecordBuilder::subject(std::string_view text, std::string_view language,
                            std::string_view scheme, const At& at) {
  const std::string line = clean("subjects", text, TextForm::kMixed, false, kRightsBytes);
  std::string named = scheme.empty()
                          ? std::string()
                          : clean("subjects", scheme, TextForm::kPlain, false, kWordBytes);
  if (is_active(named)) {
    not_mapped("subjects", named);
    named.clear();
  }
  const auto add = [&](std::string_view value, std::string_view rule) {
    if (add_subject(value, named, language)) trace("subjects", at, text, rule);
  };
  std::vector<std::string_view> parts;
  if (line.find(';') != std::string::npos) parts = split(line, ';');
  if (!is_keyword_list(parts)) return add(line, "as it stood");
  for (const std::string_view part : parts) add(part, "subject: of a list");
}

bool RecordBuilder::add_subject(std::string_view value, std::string_view scheme,
                                std::string_view language) {
  std::vector<Subject>& subjects = out_.subjects;
  if (value.empty() || !room(subjects, kListLength, "subjects")) return false;
  const SubjectPrefix* known = scheme.empty() ? subject_prefix(value) : nullptr;
  if (known != nullptr) value = trim(value.substr(known->prefix.size()));
  if (value.empty()) return false;
  if (subjects.empty()) subjects.reserve(8);  // most records have a few
  Subject& subject = subjects.emplace_back();
  subject.value = cut("subjects", std::string(value), kWordBytes);
  subject.scheme = known != nullptr ? known->scheme : scheme;
  subject.language = text_language(language);
  if (subject.value.starts_with("http://") || subject.value.starts_with("https://"))
    subject.uri = subject.value;
  const auto same = [&](const Subject& other) { return other.value == subject.value; };
  if (subjects.size() <= kShortListLength + 1 &&
      std::any_of(subjects.begin(), subjects.end() - 1, same))
    subjects.pop_back();
  return true;
}

}  // namespace vindplaats
