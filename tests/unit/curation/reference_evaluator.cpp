#include "tests/unit/curation/reference_evaluator.h"

#include <algorithm>

#include "core/text.h"
#include "curation/vocabulary.h"

namespace vindplaats::testing {
namespace {

using RefKind = ReferenceNode::Kind;

struct RefPart {
  std::string text;  // folded
  std::int64_t start = 0, end = 0;
};
using RefWord = std::vector<RefPart>;  // the parts between hyphens

struct RefValue {
  QueryField field = QueryField::kAny;
  std::string key, language;
  std::int64_t index = 0;
  bool stemmed = true;
  std::vector<RefWord> words;
};

struct RefSpan {
  std::size_t value = 0;
  std::int64_t first = 0, last = 0, start = 0, end = 0;
  auto operator<=>(const RefSpan&) const = default;
};
using RefSpans = std::set<RefSpan>;

std::vector<RefWord> words_of(const std::string& text) {
  std::vector<RefWord> words;
  RefWord word;
  std::string part;
  std::int64_t at = 0, start = 0;
  const auto end_part = [&] {
    if (!part.empty()) word.push_back({fold(part), start, at});
    part.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t from = i;
    next_utf8(text, i);
    const std::string letter = text.substr(from, i - from);
    if (letter == " " || letter == "-") {
      end_part();
      if (letter == " " && !word.empty()) words.push_back(std::move(word));
      if (letter == " ") word.clear();
    } else {
      if (part.empty()) start = at;
      part += letter;
    }
    ++at;
  }
  end_part();
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::vector<RefValue> values_of(const Metadata& metadata) {
  std::vector<RefValue> values;
  const auto add = [&](QueryField field, const char* key, std::int64_t index,
                       const std::string& text, const std::string& language, bool stemmed) {
    values.push_back({field, key, language, index, stemmed, words_of(text)});
  };
  add(QueryField::kTitle, "title", 0, metadata.title, metadata.title_language, true);
  for (std::size_t i = 0; i < metadata.alternative_titles.size(); ++i) {
    const LocalText& title = metadata.alternative_titles[i];
    add(QueryField::kTitle, "alternativeTitles", static_cast<std::int64_t>(i), title.value,
        title.language, true);
  }
  add(QueryField::kAbstract, "abstract", 0, metadata.abstract_text, metadata.abstract_language,
      true);
  for (std::size_t i = 0; i < metadata.subjects.size(); ++i) {
    const Subject& subject = metadata.subjects[i];
    add(QueryField::kSubject, "subjects", static_cast<std::int64_t>(i), subject.value,
        subject.language, true);
  }
  for (std::size_t i = 0; i < metadata.creators.size(); ++i)
    add(QueryField::kCreator, "creators", static_cast<std::int64_t>(i), metadata.creators[i].name,
        "", false);
  return values;
}

std::string joined_text(const RefWord& word) {
  std::string all;
  for (const RefPart& part : word) all += part.text;
  return all;
}

// One word of a query against one of a text.
struct Wanted {
  std::string text;
  bool at_start = false, at_end = false;  // asterisks
};

bool same_stem(const std::string& a, const std::string& b, const std::string& language) {
  Stemmer stemmer;
  for (std::size_t i = 0; i < kStemLanguages; ++i) {
    if ((i == 0 && language == "en") || (i == 1 && language == "nl")) continue;
    if (std::string(stemmer.stem(i, a)) == std::string(stemmer.stem(i, b))) return true;
  }
  return false;
}

bool accepted(const Wanted& wanted, const std::string& text) {
  if (wanted.at_start && wanted.at_end) return text.find(wanted.text) != std::string::npos;
  if (wanted.at_start) return text.ends_with(wanted.text);
  if (wanted.at_end) return text.starts_with(wanted.text);
  return text == wanted.text;
}

// A word of a query as its parts between hyphens, each with its asterisks.
std::vector<Wanted> wanted_parts(std::string word) {
  const bool at_start = word.starts_with('*'), at_end = word.ends_with('*');
  if (at_start) word.erase(0, 1);
  if (at_end) word.pop_back();
  std::vector<Wanted> parts;
  for (const std::string_view part : split(word, '-')) parts.push_back({fold(part), false, false});
  parts.front().at_start = at_start;
  parts.back().at_end = at_end;
  return parts;
}

Wanted wanted_joined(const std::string& word) {
  const std::vector<Wanted> parts = wanted_parts(word);
  Wanted all{"", parts.front().at_start, parts.back().at_end};
  for (const Wanted& part : parts) all.text += part.text;
  return all;
}

bool in_field(const ReferenceNode& node, const RefValue& value) {
  if (node.field != QueryField::kAny) return node.field == value.field;
  return value.field == QueryField::kTitle || value.field == QueryField::kAbstract ||
         value.field == QueryField::kSubject;
}

void word_spans(const ReferenceNode& node, const RefValue& value, std::size_t number,
                RefSpans& spans) {
  const Wanted wanted = wanted_joined(node.words.front());
  const bool stems = !wanted.at_start && !wanted.at_end && value.stemmed;
  const auto is = [&](const std::string& text) {
    return accepted(wanted, text) || (stems && same_stem(wanted.text, text, value.language));
  };
  for (std::size_t i = 0; i < value.words.size(); ++i) {
    const RefWord& word = value.words[i];
    const auto at = static_cast<std::int64_t>(i);
    if (is(joined_text(word))) spans.insert({number, at, at, word.front().start, word.back().end});
    for (const RefPart& part : word) {
      if (is(part.text)) spans.insert({number, at, at, part.start, part.end});
    }
  }
}

// All ways to read `wanted` from part `part` of word `word` on; `on_end` is told where one ends.
template <class OnEnd>
void read_phrase(const std::vector<Wanted>& wanted, std::size_t next, const RefValue& value,
                 std::size_t word, std::size_t part, const OnEnd& on_end) {
  if (word == value.words.size()) return;
  const RefWord& here = value.words[word];
  const auto go_on = [&](std::size_t to_word, std::size_t to_part, std::int64_t end) {
    if (next + 1 == wanted.size()) {
      on_end(static_cast<std::int64_t>(word), end);
    } else {
      read_phrase(wanted, next + 1, value, to_word, to_part, on_end);
    }
  };
  if (part == 0 && here.size() > 1 && accepted(wanted[next], joined_text(here)))
    go_on(word + 1, 0, here.back().end);
  if (accepted(wanted[next], here[part].text)) {
    const bool last = part + 1 == here.size();
    go_on(last ? word + 1 : word, last ? 0 : part + 1, here[part].end);
  }
}

void phrase_spans(const ReferenceNode& node, const RefValue& value, std::size_t number,
                  RefSpans& spans) {
  std::vector<Wanted> in_parts, joined;
  for (const std::string& word : node.words) {
    for (const Wanted& part : wanted_parts(word)) in_parts.push_back(part);
    joined.push_back(wanted_joined(word));
  }
  for (const std::vector<Wanted>* wanted : {&in_parts, &joined}) {
    for (std::size_t word = 0; word < value.words.size(); ++word) {
      for (std::size_t part = 0; part < value.words[word].size(); ++part) {
        const std::int64_t start = value.words[word][part].start;
        read_phrase(*wanted, 0, value, word, part, [&](std::int64_t last, std::int64_t end) {
          spans.insert({number, static_cast<std::int64_t>(word), last, start, end});
        });
      }
    }
  }
}

RefSpans spans_of(const ReferenceNode& node, const std::vector<RefValue>& values) {
  RefSpans spans;
  if (node.kind == RefKind::kOr) {
    for (const ReferenceNode& child : node.children) spans.merge(spans_of(child, values));
  } else if (node.kind == RefKind::kNear) {
    for (const RefSpan& a : spans_of(node.children[0], values)) {
      for (const RefSpan& b : spans_of(node.children[1], values)) {
        if (a.value != b.value) continue;
        const bool after = b.start >= a.end && b.first - a.last - 1 <= node.near;
        const bool before = a.start >= b.end && a.first - b.last - 1 <= node.near;
        if (after || before)
          spans.insert({a.value, std::min(a.first, b.first), std::max(a.last, b.last),
                        std::min(a.start, b.start), std::max(a.end, b.end)});
      }
    }
  } else {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!in_field(node, values[i])) continue;
      if (node.kind == RefKind::kWord) word_spans(node, values[i], i, spans);
      if (node.kind == RefKind::kPhrase) phrase_spans(node, values[i], i, spans);
    }
  }
  return spans;
}

bool is_true(const ReferenceNode& node, const Metadata& metadata,
             const std::vector<RefValue>& values) {
  const auto child_is = [&](const ReferenceNode& child) {
    return is_true(child, metadata, values);
  };
  switch (node.kind) {
    case RefKind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), child_is);
    case RefKind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), child_is);
    case RefKind::kNot:
      return !child_is(node.children[0]);
    case RefKind::kYear: {
      if (metadata.issued.empty()) return false;
      const int year = std::stoi(metadata.issued);
      return year >= node.from && year <= node.until;
    }
    default:
      return !spans_of(node, values).empty();
  }
}

}  // namespace

bool reference_matches(const ReferenceNode& node, const Metadata& metadata) {
  return is_true(node, metadata, values_of(metadata));
}

std::set<Match> reference_places(const ReferenceNode& node, const Metadata& metadata) {
  const std::vector<RefValue> values = values_of(metadata);
  std::set<Match> places;
  for (const RefSpan& span : spans_of(node, values)) {
    const RefValue& value = values[span.value];
    places.insert({value.key, value.index, span.start, span.end - span.start});
  }
  return places;
}

}  // namespace vindplaats::testing
