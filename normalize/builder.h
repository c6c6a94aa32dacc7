#pragma once
// A RecordBuilder takes a record's values as they stood, with where they stood, and makes the
// record of them: each in its canonical form, each oddity a finding, and, only when asked, a trace
// of every choice. Formats say what a value means; which of several holds is decided here, in
// finish(), by one set of rules for all formats (docs/normalize.md). One builder a record, one
// thread. Owns all it keeps: what it is given is only borrowed for the call. Never fails on a bad
// value.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/payload.h"
#include "normalize/fields/identifiers.h"
#include "normalize/fields/types.h"
#include "normalize/finding_codes.h"
#include "normalize/format.h"

namespace vindplaats {

// How long a text may be, in bytes, and how many values a list may hold. Beyond it a value is cut
// and a finding says so; the payload keeps all. Far above what real records hold, low enough that a
// hostile one costs no more than a large honest one.
inline constexpr std::size_t kTitleBytes = 2'000;
inline constexpr std::size_t kNameBytes = 500;
inline constexpr std::size_t kWordBytes = 500;  // publisher, subject, number
inline constexpr std::size_t kRightsBytes = 4'000;
inline constexpr std::size_t kAbstractBytes = 30'000;
inline constexpr std::size_t kExcerptBytes =
    1'500;  // of a page's text, where the source gives no summary
inline constexpr std::size_t kListLength =
    1'000;  // people: papers of large collaborations; subjects, links
inline constexpr std::size_t kShortListLength =
    50;  // titles, abstracts, dates, types, languages, identifiers
inline constexpr std::size_t kFindingsLength = 100;

// Where a value stood. The path is only made when traces are wanted.
using At = std::function<std::string()>;

// How a text is written.
enum class TextForm : std::uint8_t {
  kPlain,  // as it is: "<b>" means those three characters
  kMixed,  // nobody knows: markup and entities are recognised
  kHtml,
};

enum class PersonRole : std::uint8_t { kCreator, kContributor };

// What a date is a date of, best first for `issued`.
enum class DateKind : std::uint8_t {
  kIssued,
  kUnsaid,  // dc:date: any of the others, embargo ends among them
  kAvailable,
  kCreated,
  kModified,
  kEmbargo,
};

// Does the address lead to a file that is read or heard rather than to a page: by its ending, or
// the way repositories name their files.
bool is_file(std::string_view url);

class RecordBuilder {
 public:
  // `reading` is empty, and filled in place: a record is too many strings to be moved about.
  RecordBuilder(const RawRecord& raw, const ReadOptions& options, Reading& reading);

  bool traces() const { return options_.traces; }

  // `language` is the text's own (xml:lang on it), as it stood; empty: not said.
  void title(std::string_view text, std::string_view language, TextForm form, const At& at);
  void alternative_title(std::string_view text, std::string_view language, TextForm form,
                         const At& at);
  void abstract(std::string_view text, std::string_view language, TextForm form, const At& at);
  // A page's or an item's whole content as HTML; the first of the largest holds. Relative addresses
  // are resolved against `base`.
  void content(std::string_view html, std::string_view language, std::string_view base,
               const At& at);

  // One field that may name several.
  void people(PersonRole role, std::string_view text, const At& at);
  void person(PersonRole role, Person person, const At& at);
  void publisher(std::string_view text, const At& at);

  void date(DateKind kind, std::string_view text, const At& at);
  void duration(std::string_view text, const At& at);  // "1:02:03", seconds, or ISO 8601

  // `fallback` holds only when no type at all was given: what the format knows of itself.
  void type(std::string_view text, const At& at);
  void fallback_type(std::string_view text, std::string rule);
  void audience(std::string_view text, const At& at);
  // A media type, or words on the form of the file: goes to the full-text link when there is one
  // without.
  void medium(std::string_view text, const At& at);

  // The record's own statement, or (`inherited`) that of what it stood in, which holds only when
  // the record says nothing.
  void language(std::string_view text, bool inherited, const At& at);

  // A subject may be a list ("a; b") and carry its scheme before it ("MeSH: x") when `scheme` is
  // empty.
  void subject(std::string_view text, std::string_view language, std::string_view scheme,
               const At& at);

  void identifier(std::string_view text, const At& at);
  // A report's own number, said to be one.
  void number(std::string_view text, const At& at);
  // The journal, series or book that the record is in, part by part. Identifiers of it in the wrong
  // form are left out, with a finding.
  void part_of(const PartOf& part, const At& at);
  // Resolved against `base`; an empty rel is decided by the address: fulltext for a file, else
  // landing. `kind`: what the address is, where that is known.
  void link(Link&& link, std::string_view base, const At& at,
            std::optional<IdentifierKind> kind = std::nullopt);
  void image(Image image, std::string_view base, const At& at);
  void rights(std::string_view text, const At& at);
  // `type` is DataCite's; empty: a relation that is not named, which becomes a related link, a
  // journal, or nothing.
  void relation(std::string_view type, std::string_view text, const At& at);
  // A string that may describe the journal, series or book. False: it plainly does not.
  bool citation(std::string_view text, const At& at);

  void not_mapped(std::string_view field, std::string_view text);
  void finding(FindingCode code, std::string_view field, std::string_view value);
  void trace(std::string_view field, const At& at, std::string_view before, std::string_view rule);
  // Nothing can be made of the payload; `reason` is shown to the partner.
  void unreadable(std::string reason);

  // Makes all choices. kInput when unreadable() was called. To be called once.
  Result<void> finish(std::int64_t normalizer);

 private:
  struct Text {
    LocalText text;
    std::string path, before;  // only when traces are wanted
  };
  struct Day {
    DateKind kind;
    std::string edtf;
    bool timed;   // had a time of day: of a system rather than a publisher
    bool future;  // as seen from when the record was harvested
    std::string path, before;
    std::string_view rule;
  };
  struct Kind {
    TypeReading reading;
    std::string path, before;
  };

  // ---- builder_text.cpp
  std::string clean(std::string_view field, std::string_view text, TextForm form, bool paragraphs,
                    std::size_t limit);
  // The text itself, or what was repaired of it into `repaired`.
  std::string_view checked(std::string_view field, std::string_view text, std::string& repaired);
  // Text that was taken for another encoding, taken for the right one, into `repaired`.
  std::string_view read_anew(std::string_view field, std::string_view text, std::string& repaired);
  std::string masked(std::string_view field, std::string text);
  std::string cut(std::string_view field, std::string text, std::size_t limit);
  std::string text_language(std::string_view language);
  // False: there is nothing in it, or no room for it.
  bool add_subject(std::string_view value, std::string_view scheme, std::string_view language);
  void add_text(std::vector<Text>& list, std::string_view field, std::string value,
                std::string_view language, const At& at, std::string_view before);
  // Whether one more fits; a finding when not.
  template <class T>
  bool room(const std::vector<T>& list, std::size_t limit, std::string_view field) {
    if (list.size() < limit) return true;
    finding("cut", field, std::to_string(limit));
    return false;
  }
  std::string_view single_language() const;
  std::string guess_language(std::string_view text) const;

  // A person whose parts came apart: each as if it had been one text.
  void repair(std::string_view field, Person& person);
  void keep_person(PersonRole role, Person&& person, const At& at);
  // Nearly every field is one plain name, read where it stays. False: this one is not.
  bool keep_plain_name(PersonRole role, std::string_view line);
  std::vector<Person>& people_of(PersonRole role) {
    return role == PersonRole::kCreator ? out_.creators : out_.contributors;
  }

  // ---- builder_links.cpp
  void add_identifier(const Classified& found, std::string_view text, const At& at);
  bool set_once(std::string& slot, std::string_view value, std::string_view field);
  void eu_repo_relation(std::string_view text, const At& at);
  // What the address of the record's own page says of its name; it holds where no field says it.
  void note_name(const Classified& address, const At& at);
  void settle_names();

  // ---- builder_finish.cpp
  void settle_languages();
  void compare_language(std::string_view sample);
  void settle_titles();
  void settle_abstracts();
  void settle_dates();
  void embargo_from_dates();
  bool in_future(std::string_view edtf) const;
  const Day* best_day(bool future) const;
  const Day& more_complete(const Day& day) const;
  void note_other_days(const Day& chosen);
  void settle_types();
  void settle_product(const TypeReading* given);
  void settle_numbers();
  void settle_links();
  void settle_access();
  void check();

  const RawRecord& raw_;
  const ReadOptions& options_;
  Reading& reading_;
  Metadata& out_;
  std::string unreadable_;

  std::vector<Text> titles_, abstracts_;
  std::string content_text_, content_language_;
  std::string content_path_;
  std::vector<Day> days_;
  std::vector<Kind> kinds_;
  std::string fallback_type_, fallback_rule_;
  std::vector<std::string> numbers_;  // identifiers of no known kind: perhaps a report's number
  struct FoundName {
    IdentifierKind kind;
    std::string value;
    std::string path, address;  // only when traces are wanted
  };
  std::vector<FoundName> found_names_;
  std::string medium_;
  std::string inherited_language_;
  bool language_unreadable_ = false;
};

}  // namespace vindplaats
