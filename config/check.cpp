// The check of a document against the table of keys.
#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <unicode/timezone.h>

#include "config/document.h"
#include "config/private_network.h"
#include "config/values.h"
#include "core/mail.h"
#include "core/text.h"
#include "core/time.h"
#include "core/uri.h"

namespace vindplaats {

namespace {

using Kind = ConfigNode::Kind;

bool is_text(const ConfigNode& node) {
  return node.kind == Kind::kText;
}
bool is_id(const ConfigNode& node) {
  return is_text(node) && valid_id(node.text);
}
bool is_query(const ConfigNode& node) {
  return is_text(node) && !trim(node.text).empty();
}
bool is_flag(const ConfigNode& node) {
  return node.kind == Kind::kFlag;
}
bool is_count(const ConfigNode& node) {
  return node.kind == Kind::kInteger && node.integer >= 0 && node.integer <= 1'000'000'000;
}
bool is_decimal(const ConfigNode& node) {
  if (node.kind == Kind::kInteger) return node.integer >= -1'000'000 && node.integer <= 1'000'000;
  return node.kind == Kind::kDecimal && exact_thousandths(node.decimal).has_value();
}
bool is_share(const ConfigNode& node) {
  if (!is_decimal(node)) return false;
  const double value =
      node.kind == Kind::kInteger ? static_cast<double>(node.integer) : node.decimal;
  return value >= 0 && value <= 1;
}
bool is_size(const ConfigNode& node) {
  if (!is_text(node)) return false;
  const auto size = parse_size(node.text);
  return size && *size > 0;
}
bool is_rate(const ConfigNode& node) {
  return is_text(node) && parse_rate(node.text).has_value();
}
bool is_pause(const ConfigNode& node) {
  return is_text(node) && parse_duration(node.text).has_value();
}
bool is_duration(const ConfigNode& node) {
  return is_pause(node) && parse_duration(node.text)->count() > 0;
}
bool is_day(const ConfigNode& node) {
  if (node.kind == Kind::kDay) return true;
  return is_text(node) && (node.text.empty() || (node.text.size() == 10 && parse_time(node.text)));
}
bool is_years(const ConfigNode& node) {
  return is_text(node) && (node.text.empty() || parse_years(node.text));
}
bool is_address(const ConfigNode& node) {
  return is_text(node) && (node.text.empty() || parse_uri(node.text));
}
bool is_mail(const ConfigNode& node) {
  return is_text(node) && (node.text.empty() || is_mail_address(node.text));
}
bool is_timezone(const ConfigNode& node) {
  if (!is_text(node)) return false;
  if (node.text == "Europe/Amsterdam" || node.text == "UTC")
    return true;  // ICU needs 10 ms to begin
  const std::unique_ptr<icu::TimeZone> zone(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(node.text)));
  return zone != nullptr && *zone != icu::TimeZone::getUnknown();
}
bool is_labels(const ConfigNode& node) {
  return node.kind == Kind::kTable && std::ranges::all_of(node.items, [](const ConfigNode& label) {
           return is_text(label) && is_language_tag(label.name);
         });
}
template <bool (*item_ok)(const ConfigNode&)>
bool is_list(const ConfigNode& node) {
  return node.kind == Kind::kList && std::ranges::all_of(node.items, item_ok);
}
bool is_some_text(const ConfigNode& node) {
  return is_text(node) && !trim(node.text).empty();
}
bool is_language(const ConfigNode& node) {
  return is_text(node) && is_language_tag(node.text);
}
bool is_network(const ConfigNode& node) {
  return is_text(node) && parse_private_network(node.text).has_value();
}
bool is_table(const ConfigNode& node) {
  return node.kind == Kind::kTable;
}

// In the order of KeyForm.
constexpr bool (*kFormChecks[])(const ConfigNode&) = {is_text,
                                                      is_id,
                                                      is_query,
                                                      is_flag,
                                                      is_count,
                                                      is_decimal,
                                                      is_share,
                                                      is_size,
                                                      is_rate,
                                                      is_duration,
                                                      is_pause,
                                                      is_day,
                                                      is_years,
                                                      is_address,
                                                      is_mail,
                                                      is_timezone,
                                                      is_labels,
                                                      is_list<is_some_text>,
                                                      is_list<is_id>,
                                                      is_list<is_language>,
                                                      is_list<is_network>,
                                                      is_table,
                                                      is_list<is_table>};
static_assert(std::size(kFormChecks) == static_cast<std::size_t>(KeyForm::kTables) + 1);

// "release.max_drop": how messages name a key.
std::string dotted(std::string_view table, std::string_view name) {
  return table.empty() ? std::string(name) : fmt::format("{}.{}", table, name);
}

// What stands there, for a message.
std::string written(const ConfigNode& node) {
  switch (node.kind) {
    case Kind::kText:
    case Kind::kDay:
      return fmt::format("\"{}\"", cut_utf8(node.text, 60));
    case Kind::kInteger:
      return std::to_string(node.integer);
    case Kind::kDecimal:
      return fmt::format("{}", node.decimal);
    case Kind::kFlag:
      return node.flag ? "true" : "false";
    case Kind::kTime:
      return "a time";
    case Kind::kList:
      return node.items.empty() ? "an empty list" : "a list";
    case Kind::kTable:
      return "a table";
  }
  return {};
}

struct Checker {
  ConfigFile kind;
  const std::string& file;

  tl::unexpected<Error> complain(std::string what, const ConfigNode& node, std::string key) const {
    return config_error(std::move(what), file, node.line, std::move(key));
  }

  Result<void> unknown(const ConfigNode& node, std::string_view table) const {
    const std::string_view near = nearest_key(kind, table, node.name);
    std::string what = fmt::format("unknown key '{}'", dotted(table, node.name));
    if (!near.empty()) what += fmt::format("; did you mean '{}'?", near);
    return complain(std::move(what), node, dotted(table, node.name));
  }

  Result<void> choice(const Key& key, const ConfigNode& node) const {
    const std::vector<std::string_view> allowed = split(key.choices, '|');
    const auto known = [&](const ConfigNode& item) {
      return std::ranges::find(allowed, item.text) != allowed.end();
    };
    const ConfigNode* bad = node.kind == Kind::kList || known(node) ? nullptr : &node;
    if (node.kind == Kind::kList) {
      const auto found = std::ranges::find_if_not(node.items, known);
      if (found != node.items.end()) bad = &*found;
    }
    if (bad == nullptr) return {};
    return complain(fmt::format("{} cannot be {}; it is one of {}", dotted(key.table, key.name),
                                written(*bad), fmt::join(allowed, ", ")),
                    *bad, dotted(key.table, key.name));
  }

  // A list's own line says less than that of the item that is wrong.
  const ConfigNode& culprit(const Key& key, const ConfigNode& node) const {
    if (node.kind != Kind::kList || key.form < KeyForm::kTexts) return node;
    for (const ConfigNode& item : node.items) {
      ConfigNode alone = node;
      alone.items = {item};
      if (!kFormChecks[static_cast<std::size_t>(key.form)](alone)) return item;
    }
    return node;
  }

  Result<void> value(const Key& key, const ConfigNode& node) const {
    if (!kFormChecks[static_cast<std::size_t>(key.form)](node)) {
      const ConfigNode& bad = culprit(key, node);
      return complain(fmt::format("{} must be {}; it holds {}", dotted(key.table, key.name),
                                  describe_form(key.form), written(bad)),
                      bad, dotted(key.table, key.name));
    }
    if (!key.choices.empty()) TRY(choice(key, node));
    if (key.form == KeyForm::kTable) return table(node, key.name);
    if (key.form == KeyForm::kTables) {
      for (const ConfigNode& item : node.items) TRY(table(item, key.name));
    }
    return {};
  }

  Result<void> table(const ConfigNode& node, std::string_view name) const {
    for (const ConfigNode& member : node.items) {
      const Key* key = find_key(kind, name, member.name);
      if (key == nullptr) return unknown(member, name);
      TRY(value(*key, member));
    }
    for (const Key& key : config_keys()) {
      if (key.file != kind || key.table != name || !key.required) continue;
      const ConfigNode* member = node.find(key.name);
      const bool empty = member != nullptr && member->items.empty() && trim(member->text).empty();
      if (member != nullptr && !empty) continue;
      return complain(fmt::format("{} is missing: {}", dotted(name, key.name), key.help),
                      member != nullptr ? *member : node, dotted(name, key.name));
    }
    return {};
  }
};

}  // namespace

Result<void> check_keys(const ConfigNode& document, ConfigFile kind, const std::string& file) {
  return Checker{kind, file}.table(document, {});
}

}  // namespace vindplaats
