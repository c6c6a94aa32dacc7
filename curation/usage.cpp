#include "curation/usage.h"

#include <charconv>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/csv.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

constexpr std::string_view kAddressNames[] = {"url", "page", "path", "pad", "adres", "slug", "id"};
constexpr std::string_view kCountNames[] = {"visits",   "views", "pageviews", "nb_visits",
                                            "bezoeken", "count", "aantal"};
constexpr std::string_view kMonthNames[] = {"date", "month", "datum", "maand"};

int find_column(const CsvFile& file, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    if (const int column = file.column(name); column >= 0) return column;
  }
  return -1;
}

tl::unexpected<Error> no_column(std::string_view what, std::span<const std::string_view> names) {
  return fail(Fault::kInput, fmt::format("line 1: no column says {}; it is to be called one of {}",
                                         what, fmt::join(names, ", ")));
}

// "2026-10" of a day or month as statistics programs and Dutch spreadsheets write it; empty when it
// is none.
std::string month_of(std::string_view text) {
  const std::string_view said = trim(text);
  if (is_month(said)) return std::string(said);
  std::string day(said.substr(0, 10));
  if (day.size() == 10 && day[2] == '-' && day[5] == '-')
    day = day.substr(6) + day.substr(2, 4) + day.substr(0, 2);
  const bool ends = said.size() <= 10 || said[10] == 'T' || said[10] == ' ';
  return ends && day.size() == 10 && parse_time(day) ? day.substr(0, 7) : std::string();
}

// What is wrong with the row; empty when nothing is.
std::string read_row(std::string_view count, std::string_view month, VisitRow& row) {
  if (row.address.empty()) return "has no address";
  if (row.address.size() > kLongestAddress)
    return fmt::format("has an address of more than {} bytes", kLongestAddress);
  const std::string_view digits = trim(count);
  const auto [end, code] =
      std::from_chars(digits.data(), digits.data() + digits.size(), row.visits);
  if (digits.empty() || code != std::errc() || end != digits.data() + digits.size() ||
      row.visits < 0 || row.visits > kMostVisits)
    return fmt::format("'{}' is not a number of visits; write digits only, up to {}",
                       cut_utf8(digits, 40), kMostVisits);
  row.month = month_of(month);
  if (row.month.empty())
    return fmt::format("'{}' is not a day or month; write 2026-10-31 or 2026-10",
                       cut_utf8(trim(month), 40));
  return {};
}

}  // namespace

bool is_month(std::string_view text) {
  return text.size() == 7 && parse_time(std::string(text) + "-01").has_value();
}

Result<VisitTable> read_visits(std::string_view text, const std::string& month) {
  TRY_ASSIGN(const CsvFile file, parse_csv(text));
  const int address = find_column(file, kAddressNames), count = find_column(file, kCountNames),
            date = find_column(file, kMonthNames);
  if (address < 0) return no_column("which page", kAddressNames);
  if (count < 0) return no_column("how often", kCountNames);
  if (date < 0 && month.empty()) {
    Error error = no_column("when", kMonthNames).value();
    error.what += "; or say --month 2026-10";
    return tl::unexpected(std::move(error));
  }
  VisitTable table;
  for (const CsvRow& cells : file.rows) {
    const auto cell = [&](int column) -> const std::string& {
      return cells.cells[static_cast<std::size_t>(column)];
    };
    VisitRow row{cells.line, {}, std::string(trim(cell(address))), 0};
    const std::string why = read_row(cell(count), date < 0 ? month : cell(date), row);
    if (why.empty()) {
      table.rows.push_back(std::move(row));
    } else {
      table.refused.push_back({cells.line, std::string(cut_utf8(row.address, 200)), why});
    }
  }
  return table;
}

std::string publication_at(const AddressBook& book, std::string_view address) {
  std::string_view path = address;
  if (const std::size_t scheme = path.find("://"); scheme != path.npos) {
    path.remove_prefix(scheme + 3);
    path.remove_prefix(std::min(path.find_first_of("/?#"), path.size()));
  }
  path = path.substr(0, path.find_first_of("?#"));
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (const auto found = book.find(path); found != book.end()) return found->second;
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return {};
  const auto found = book.find(path.substr(slash + 1));
  return found == book.end() ? std::string() : found->second;
}

CountedUsage count_usage(const VisitTable& table, const AddressBook& book) {
  CountedUsage counted;
  std::set<std::string> months;
  std::map<std::pair<std::string, std::string>, std::int64_t> visits;
  for (const VisitRow& row : table.rows) {
    months.insert(row.month);
    const std::string publication = publication_at(book, row.address);
    if (publication.empty()) {
      counted.unmatched.push_back(
          {row.line, std::string(cut_utf8(row.address, 200)), "is the address of no publication"});
    } else {
      visits[{row.month, publication}] += row.visits;
    }
  }
  counted.entry.months.assign(months.begin(), months.end());
  for (const auto& [key, sum] : visits)
    counted.entry.counts.push_back({key.first, key.second, sum});
  return counted;
}

void take_usage(const UsageEntry& entry, Usage& usage) {
  for (const std::string& month : entry.months) usage[month].clear();
  for (const UsageCount& count : entry.counts) usage[count.month][count.publication] = count.visits;
}

}  // namespace vindplaats
