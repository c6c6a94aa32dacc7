#include "curation/analyser.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "curation/word_scanner.h"

namespace vindplaats {
namespace {

constexpr std::uint8_t kSameInAll = kSameInDutch | kSameInEnglish;

void add_whole(Document& document, QueryField field, std::string_view key, std::size_t index,
               std::string_view value) {
  if (value.empty()) return;
  document.wholes.push_back({field, key, static_cast<std::uint32_t>(index),
                             static_cast<std::uint32_t>(utf8_length(value)), fold(value)});
}

void add_wholes(Document& document, QueryField field, std::string_view key,
                const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) add_whole(document, field, key, i, values[i]);
}

// "nl-NL" is also "nl".
void add_languages(Document& document, const std::vector<std::string>& languages) {
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const std::string_view tag = languages[i];
    add_whole(document, QueryField::kLanguage, "languages", i, tag);
    if (const std::size_t dash = tag.find('-'); dash != std::string_view::npos) {
      add_whole(document, QueryField::kLanguage, "languages", i, tag.substr(0, dash));
    }
  }
}

void add_identifier(Document& document, std::size_t index, std::string_view value) {
  if (value.empty()) return;
  document.wholes.push_back(
      {QueryField::kIdentifier, "identifiers", static_cast<std::uint32_t>(index),
       static_cast<std::uint32_t>(utf8_length(value)), compared_identifier(value)});
}

void add_identifiers(Document& document, const Identifiers& identifiers) {
  std::size_t index = 0;
  for (const std::string* one : {&identifiers.doi, &identifiers.handle, &identifiers.urn_nbn,
                                 &identifiers.pmid, &identifiers.arxiv}) {
    add_identifier(document, index++, *one);
  }
  for (const auto* many : {&identifiers.isbn, &identifiers.issn, &identifiers.url}) {
    for (const std::string& one : *many) add_identifier(document, index++, one);
  }
}

int year_of(std::string_view issued) {
  if (issued.size() < 4) return 0;
  int year = 0;
  for (const char digit : issued.substr(0, 4)) {
    if (digit < '0' || digit > '9') return 0;
    year = 10 * year + (digit - '0');
  }
  return year;
}

// The value that a Match of a description points into.
std::string_view value_of(const Metadata& metadata, std::string_view key, std::size_t index) {
  const auto of_list = [&](const auto& list, auto text) -> std::string_view {
    return index < list.size() ? std::string_view(list[index].*text) : std::string_view();
  };
  if (key == "title") return metadata.title;
  if (key == "alternativeTitles") return of_list(metadata.alternative_titles, &LocalText::value);
  if (key == "abstract") return metadata.abstract_text;
  if (key == "abstracts") return of_list(metadata.abstracts, &LocalText::value);
  if (key == "subjects") return of_list(metadata.subjects, &Subject::value);
  if (key == "creators") return of_list(metadata.creators, &Person::name);
  if (key == "publisher") return metadata.publisher;
  if (key == "type") return metadata.type;
  if (key == "product") return metadata.product;
  if (key == "languages" && index < metadata.languages.size()) return metadata.languages[index];
  return {};
}

}  // namespace

// By counting: one pass to count, one to place.
void index_tokens(Document& document) {
  document.first_token.assign(document.words.size() + 1, 0);
  for (const Token& token : document.tokens) ++document.first_token[token.word + 1];
  for (std::size_t i = 1; i < document.first_token.size(); ++i) {
    document.first_token[i] += document.first_token[i - 1];
  }
  document.token_of.resize(document.tokens.size());
  std::vector<std::uint32_t> next(document.first_token.begin(), document.first_token.end() - 1);
  for (std::size_t i = 0; i < document.tokens.size(); ++i) {
    document.token_of[next[document.tokens[i].word]++] = static_cast<std::uint32_t>(i);
  }
}

std::string_view matched_text(const Metadata& metadata, const Match& match) {
  const std::string_view value =
      value_of(metadata, match.field, static_cast<std::size_t>(match.index));
  // Most are ASCII.
  const auto pass = [&](std::size_t at, std::int64_t left) {
    for (; left > 0 && at < value.size(); --left) {
      if (static_cast<unsigned char>(value[at]) < 0x80) {
        ++at;
      } else {
        next_utf8(value, at);
      }
    }
    return at;
  };
  const std::size_t at = pass(0, match.start);
  return value.substr(at, pass(at, match.length) - at);
}

std::uint8_t same_for_language(std::string_view language) {
  const auto is = [&](std::string_view tag) {
    return starts_with_ignoring_case(language, tag) &&
           (language.size() == tag.size() || language[tag.size()] == '-');
  };
  if (is("nl")) return kSameInDutch;
  if (is("en")) return kSameInEnglish;
  return kSameInAll;
}

std::string compared_identifier(std::string_view identifier) {
  std::string text = fold(trim(identifier));
  constexpr std::array<std::string_view, 9> kResolvers = {"https://doi.org/",
                                                          "http://doi.org/",
                                                          "https://dx.doi.org/",
                                                          "http://dx.doi.org/",
                                                          "doi:",
                                                          "https://hdl.handle.net/",
                                                          "http://hdl.handle.net/",
                                                          "hdl:",
                                                          "isbn:"};
  for (const std::string_view resolver : kResolvers) {
    if (text.starts_with(resolver)) text.erase(0, resolver.size());
  }
  std::string digits = text;
  std::erase_if(digits, [](char c) { return c == '-' || c == ' '; });
  const bool isbn = digits.size() == 13 && digits.starts_with("97") &&
                    digits.find_first_not_of("0123456789") == std::string::npos;
  return isbn ? digits : text;
}

Analyser::Analyser() : vocabulary_(std::make_shared<Vocabulary>()) {}

std::uint32_t Analyser::ordinal(Document& document, std::string_view key, bool plain) {
  Vocabulary::Entry& entry = vocabulary_->intern(key, plain);
  if (entry.document != document_) {
    entry.document = document_;
    entry.ordinal = static_cast<std::uint32_t>(document.words.size());
    document.words.push_back(&entry.word);
  }
  return entry.ordinal;
}

void Analyser::word(Document& document, const ScannedWord& scanned, std::uint32_t position,
                    std::uint32_t sequence) {
  const auto value = static_cast<std::uint32_t>(document.values.size() - 1);
  const auto push = [&](std::uint32_t ordinal, std::size_t part, std::uint32_t start,
                        std::uint32_t end, std::size_t parts) {
    document.tokens.push_back({ordinal, value, position,
                               sequence + static_cast<std::uint32_t>(part), start,
                               static_cast<std::uint16_t>(std::min(end - start, 0xffffu)),
                               static_cast<std::uint16_t>(parts)});
  };
  if (scanned.count > 1) {
    joined_.clear();
    bool plain = true;
    for (std::size_t i = 0; i < scanned.count; ++i) {
      append_word_key(joined_, scanned.parts[i]);
      plain = plain && scanned.parts[i].plain;
    }
    push(ordinal(document, joined_, plain), 0, scanned.start(), scanned.end(), scanned.count);
  }
  for (std::size_t i = 0; i < scanned.count; ++i) {
    const WordPart& part = scanned.parts[i];
    key_.clear();
    append_word_key(key_, part);
    push(ordinal(document, key_, part.plain), i, part.start, part.start + part.length, 1);
  }
}

void Analyser::text(Document& document, QueryField field, std::string_view key, std::size_t index,
                    std::string_view value, std::uint8_t same) {
  if (value.empty()) return;
  const auto first = static_cast<std::uint32_t>(document.tokens.size());
  document.values.push_back({field, same, key, static_cast<std::uint32_t>(index), first, 0});
  WordScanner scanner(value);
  ScannedWord scanned;
  std::uint32_t sequence = 0;
  for (std::uint32_t position = 0; position < kMaxWords && scanner.next(scanned); ++position) {
    word(document, scanned, position, sequence);
    sequence += static_cast<std::uint32_t>(scanned.count);
  }
  document.values.back().count = static_cast<std::uint32_t>(document.tokens.size()) - first;
}

// The text fields. Names have no language and are not stemmed: "Janse" is not "Jansen".
void Analyser::texts(Document& document, const Metadata& metadata) {
  text(document, QueryField::kTitle, "title", 0, metadata.title,
       same_for_language(metadata.title_language));
  for (std::size_t i = 0; i < metadata.alternative_titles.size(); ++i) {
    const LocalText& title = metadata.alternative_titles[i];
    text(document, QueryField::kTitle, "alternativeTitles", i, title.value,
         same_for_language(title.language));
  }
  text(document, QueryField::kAbstract, "abstract", 0, metadata.abstract_text,
       same_for_language(metadata.abstract_language));
  for (std::size_t i = 0; i < metadata.abstracts.size(); ++i) {
    const LocalText& abstract = metadata.abstracts[i];
    if (abstract.value == metadata.abstract_text) continue;
    text(document, QueryField::kAbstract, "abstracts", i, abstract.value,
         same_for_language(abstract.language));
  }
  for (std::size_t i = 0; i < metadata.subjects.size(); ++i) {
    text(document, QueryField::kSubject, "subjects", i, metadata.subjects[i].value,
         same_for_language(metadata.subjects[i].language));
  }
  for (std::size_t i = 0; i < metadata.creators.size(); ++i) {
    text(document, QueryField::kCreator, "creators", i, metadata.creators[i].name, kSameText);
  }
  text(document, QueryField::kPublisher, "publisher", 0, metadata.publisher, kSameText);
}

Document Analyser::analyse(const Metadata& metadata, const Facts& facts) {
  if (vocabulary_->size() > kMaxVocabulary) vocabulary_ = std::make_shared<Vocabulary>();
  ++document_;
  Document document;
  document.vocabulary = vocabulary_;
  document.tokens.reserve(metadata.abstract_text.size() / 5 + 32);
  texts(document, metadata);
  for (std::size_t i = 0; i < facts.partner_names.size(); ++i) {
    text(document, QueryField::kPartner, "partners", i, facts.partner_names[i], kSameText);
  }
  add_wholes(document, QueryField::kPartner, "partners", facts.partners);
  add_wholes(document, QueryField::kSource, "source", facts.sources);
  add_wholes(document, QueryField::kTheme, "themes", facts.themes);
  add_whole(document, QueryField::kStatus, "status", 0, facts.status);
  add_whole(document, QueryField::kType, "type", 0, metadata.type);
  add_whole(document, QueryField::kProduct, "product", 0, metadata.product);
  add_languages(document, metadata.languages);
  add_identifiers(document, metadata.identifiers);
  document.year = year_of(metadata.issued);
  index_tokens(document);
  return document;
}

Document Analyser::analyse(const Record& record) {
  Facts facts;
  facts.sources.push_back(record.source);
  return analyse(record.metadata, facts);
}

Document Analyser::analyse(const Publication& publication, std::vector<std::string> sources,
                           std::vector<std::string> partner_names) {
  Facts facts;
  facts.partners = publication.partners;
  facts.partner_names = std::move(partner_names);
  facts.sources = std::move(sources);
  Document document = analyse(publication.metadata, facts);
  note_place(document, publication);
  return document;
}

void Analyser::note_place(Document& document, const Publication& publication) {
  std::erase_if(document.wholes, [](const WholeValue& whole) {
    return whole.field == QueryField::kTheme || whole.field == QueryField::kStatus;
  });
  for (std::size_t i = 0; i < publication.themes.size(); ++i)
    add_whole(document, QueryField::kTheme, "themes", i, publication.themes[i].id);
  add_whole(document, QueryField::kStatus, "status", 0, publication.status);
}

}  // namespace vindplaats
