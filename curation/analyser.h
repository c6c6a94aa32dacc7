#pragma once
// Prepares publications and records for queries. Which field of the schema answers to which field
// of a query is the table in analyser.cpp. An Analyser remembers the words it met (about 100 bytes
// each, forgotten beyond 2^18), so use one for many documents; one thread. The result does not
// depend on what was analysed before.
#include <memory>
#include <string>
#include <vector>

#include "core/publication.h"
#include "core/record.h"
#include "curation/document.h"
#include "curation/query.h"

namespace vindplaats {

// What a query may ask beyond the description itself.
struct Facts {
  std::vector<std::string> partners;  // ids
  std::vector<std::string> partner_names;
  std::vector<std::string> sources;  // ids
  std::vector<std::string> themes;   // ids
  std::string status;
};

class Analyser {
 public:
  // At most this many words of one value are looked at; a longer text is no abstract.
  static constexpr std::uint32_t kMaxWords = 20'000;
  static constexpr std::size_t kMaxVocabulary = std::size_t{1} << 18;

  Analyser();
  Document analyse(const Metadata& metadata, const Facts& facts);
  // A record on its own: its source, no partner, theme or status.
  Document analyse(const Record& record);
  // `sources` and `partner_names` come from the platform's files.
  Document analyse(const Publication& publication, std::vector<std::string> sources,
                   std::vector<std::string> partner_names);
  // The themes and the status of a document that was analysed before they were known.
  static void note_place(Document& document, const Publication& publication);

 private:
  void text(Document& document, QueryField field, std::string_view key, std::size_t index,
            std::string_view value, std::uint8_t same);
  void word(Document& document, const struct ScannedWord& scanned, std::uint32_t position,
            std::uint32_t sequence);
  std::uint32_t ordinal(Document& document, std::string_view key, bool plain);
  void texts(Document& document, const Metadata& metadata);

  std::shared_ptr<Vocabulary> vocabulary_;
  std::uint64_t document_ = 0;
  std::string key_, joined_;
};

// The words of the description that a Match (query.h) points at, as they stand there; empty for
// what is no part of the description: partners, sources, identifiers.
std::string_view matched_text(const Metadata& metadata, const Match& match);
// In which forms words of a text in that language are compared: by the stem of its language, else
// by both.
std::uint8_t same_for_language(std::string_view language);
// An identifier as it is compared: folded, without the resolver's address and "doi:", without
// hyphens when it is an ISBN.
std::string compared_identifier(std::string_view identifier);

}  // namespace vindplaats
