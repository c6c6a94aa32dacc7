#include "export/citations/reference.h"

#include <algorithm>

#include "core/text.h"
#include "export/citations/work_facts.h"
#include "export/citations/work_form.h"

namespace vindplaats {
namespace {

constexpr std::string_view kMonthsDutch[] = {"januari",   "februari", "maart",    "april",
                                             "mei",       "juni",     "juli",     "augustus",
                                             "september", "oktober",  "november", "december"};
constexpr std::string_view kMonthsEnglish[] = {"January",   "February", "March",    "April",
                                               "May",       "June",     "July",     "August",
                                               "September", "October",  "November", "December"};

// "22 november" or "November 22"; the month alone without a day; empty without a month.
std::string day_in_words(const CitedDate& date, bool english) {
  if (date.month == 0) return {};
  const auto index = static_cast<std::size_t>(date.month - 1);
  const std::string month(english ? kMonthsEnglish[index] : kMonthsDutch[index]);
  if (date.day == 0) return month;
  const std::string day = std::to_string(date.day);
  return english ? month + ' ' + day : day + ' ' + month;
}

std::string dated(const CitedWork& work, const std::string& letter, bool english) {
  std::string out = '(' + reference_year(work, letter, english);
  const auto date = cited_date(work.metadata.issued);
  if (date && work_form(work.metadata).dated_by_day && date->month > 0) {
    out += ", " + day_in_words(*date, english);
  }
  return out + ')';
}

// A stop, unless the text has one.
std::string stopped(std::string text) {
  const bool ended =
      text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with("…");
  return ended ? text : text + '.';
}

// "(Onderzoeksrapport 2019-5)", "[Factsheet]", "[Proefschrift, Universiteit Utrecht]".
std::string described(const CitedWork& work) {
  const WorkForm& form = work_form(work.metadata);
  const std::string genre(work_genre(work.metadata));
  const std::string number = cited_number(work.metadata);
  if (form.csl == "thesis") {
    const std::string university = cited_publisher(work);
    const std::string comma = genre.empty() || university.empty() ? "" : ", ";
    const std::string inside = genre + comma + university;
    return inside.empty() ? inside : " [" + inside + ']';
  }
  if (form.csl == "report" && !number.empty()) {
    return " (" + genre + (genre.empty() ? "" : " ") + number + ')';
  }
  const bool says_nothing = genre.empty() || genre == "Rapport" || genre == "Report";
  return says_nothing ? std::string() : " [" + genre + ']';
}

class PieceList {
 public:
  void plain(std::string text) { add({std::move(text), false, false}); }
  void italic(std::string text) { add({std::move(text), true, false}); }
  void link(std::string text) { add({std::move(text), false, true}); }
  std::vector<ReferencePiece> take() { return std::move(pieces_); }

 private:
  void add(ReferencePiece piece) {
    if (!piece.text.empty()) pieces_.push_back(std::move(piece));
  }
  std::vector<ReferencePiece> pieces_;
};

// "Journal, 12(3), 1-20."
void periodical_source(PieceList& pieces, const PartOf& part_of, const std::string& number) {
  pieces.plain(" ");
  std::string head = one_line(part_of.title);
  const std::string volume = one_line(part_of.volume);
  if (!volume.empty()) head += ", " + volume;
  pieces.italic(head);
  std::string tail;
  if (!part_of.issue.empty())
    tail += (volume.empty() ? ", (" : "(") + one_line(part_of.issue) + ')';
  const auto [first, last] = cited_pages(part_of.pages);
  if (!first.empty()) tail += ", " + first + (last.empty() ? "" : "–" + last);
  if (first.empty() && !number.empty()) tail += ", " + number;
  pieces.plain(tail + '.');
}

// "In B. Jansen (Red.), Book (pp. 1-20). Publisher."
void chapter_source(PieceList& pieces, const CitedWork& work, bool english) {
  pieces.plain(" In ");
  const std::string editors = reference_editors(work, english);
  if (!editors.empty()) pieces.plain(editors + ", ");
  pieces.italic(one_line(work.metadata.part_of.title));
  const auto [first, last] = cited_pages(work.metadata.part_of.pages);
  const std::string mark = last.empty() ? " (p. " : " (pp. ";
  if (!first.empty()) pieces.plain(mark + first + (last.empty() ? "" : "–" + last) + ')');
  pieces.plain(".");
}

void publisher_source(PieceList& pieces, const CitedWork& work, const ReferenceAuthors& authors) {
  const std::string publisher = cited_publisher(work);
  const bool said = publisher.empty() || publisher == authors.list;
  const std::string_view csl = work_form(work.metadata).csl;
  if (said || csl == "thesis" || csl.starts_with("article-")) return;
  pieces.plain(' ' + stopped(publisher));
}

void host_source(PieceList& pieces, const CitedWork& work, bool english) {
  const PartOf& part_of = work.metadata.part_of;
  if (part_of.title.empty()) return;
  const WorkForm& form = work_form(work.metadata);
  if (form.csl.starts_with("article-")) {
    periodical_source(pieces, part_of, one_line(work.metadata.number));
  } else if (form.csl == "chapter" || form.csl == "paper-conference") {
    chapter_source(pieces, work, english);
  } else if (form.host == Host::kContainer) {
    pieces.plain(" ");
    pieces.italic(one_line(part_of.title));
    pieces.plain(".");
  }
}

// Without a date, the day it was seen belongs to the address.
void address_source(PieceList& pieces, const CitedWork& work, bool english) {
  const std::string& doi = work.metadata.identifiers.doi;
  const std::string address = doi.empty() ? cited_address(work) : "https://doi.org/" + doi;
  if (address.empty()) return;
  const auto accessed = cited_date(work.accessed);
  if (accessed && accessed->day > 0 && !cited_date(work.metadata.issued)) {
    const std::string day = day_in_words(*accessed, english);
    const std::string year = std::to_string(accessed->year);
    pieces.plain(english ? " Retrieved " + day + ", " + year + ", from "
                         : " Geraadpleegd op " + day + ' ' + year + ", van ");
  } else {
    pieces.plain(" ");
  }
  pieces.link(address);
}

}  // namespace

std::string reference_year(const CitedWork& work, const std::string& letter, bool english) {
  const auto date = cited_date(work.metadata.issued);
  if (date) return std::to_string(date->year) + letter;
  return (english ? "n.d." : "z.d.") + (letter.empty() ? letter : '-' + letter);
}

std::vector<ReferencePiece> reference_pieces(const CitedWork& work, const ReferenceAuthors& authors,
                                             const std::string& letter, bool english) {
  PieceList pieces;
  const std::string date = dated(work, letter, english) + '.';
  const std::string title = one_line(work.metadata.title);
  const std::string_view csl = work_form(work.metadata).csl;
  const bool inside = !work.metadata.part_of.title.empty() &&
                      work_form(work.metadata).host == Host::kContainer && csl != "webpage";
  const std::string description = described(work);
  if (!authors.list.empty()) pieces.plain(stopped(authors.list) + ' ' + date + ' ');
  const std::string shown = description.empty() ? stopped(title) : title;
  if (inside) {
    pieces.plain(shown);
  } else {
    pieces.italic(shown);
  }
  if (!description.empty()) pieces.plain(description + '.');
  if (authors.list.empty()) pieces.plain(' ' + date);
  host_source(pieces, work, english);
  publisher_source(pieces, work, authors);
  address_source(pieces, work, english);
  return pieces.take();
}

}  // namespace vindplaats
