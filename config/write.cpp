#include "config/write.h"

#include <fmt/format.h>

#include "config/keys.h"
#include "core/json.h"

namespace vindplaats {

namespace {

constexpr std::size_t kHelpColumn =
    44;  // comments stand below each other where the value leaves room

std::string toml_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) {
    if (out.size() > 1) out += ", ";
    out += toml_string(text);
  }
  return out + "]";
}

std::string toml_labels(const Labels& labels) {
  std::string out = "{";
  for (const auto& [language, text] : labels) {
    out += fmt::format("{} {} = {}", out.size() > 1 ? "," : "", language, toml_string(text));
  }
  return out + " }";
}

// One table of a file. `always` keys are written whatever they hold; others only when they differ
// from the default value.
class TomlTable {
 public:
  TomlTable(std::string& out, ConfigFile file, std::string_view table)
      : out_(out), file_(file), table_(table) {}

  void always(std::string_view name, const std::string& rendered) {
    std::string line = fmt::format("{} = {}", name, rendered);
    if (const Key* key = find_key(file_, table_, name); key != nullptr && line.size() < 80) {
      line = fmt::format("{:<{}}# {}", line + " ", kHelpColumn, key->help);
    }
    out_ += line + "\n";
  }
  void text(std::string_view name, const std::string& value, const std::string& initial) {
    if (value != initial) always(name, toml_string(value));
  }
  void flag(std::string_view name, bool value, bool initial) {
    if (value != initial) always(name, value ? "true" : "false");
  }
  void decimal(std::string_view name, Thousandths value, Thousandths initial) {
    if (value != initial) always(name, to_decimal(value));
  }
  void texts(std::string_view name, const std::vector<std::string>& value,
             const std::vector<std::string>& initial) {
    if (value != initial) always(name, toml_list(value));
  }

 private:
  std::string& out_;
  ConfigFile file_;
  std::string_view table_;
};

void write_contact(const Contact& contact, std::string& out) {
  const Contact initial;
  out += "\n[[contact]]\n";
  TomlTable table(out, ConfigFile::kPartner, "contact");
  table.always("name", toml_string(contact.name));
  table.always("mail", toml_string(contact.mail));
  table.text("language", contact.language, initial.language);
  table.texts("gets", contact.gets, initial.gets);
}

void write_agreement(const Agreement& agreement, std::string& out) {
  const Agreement initial;
  out += "\n[agreement]\n";
  TomlTable table(out, ConfigFile::kPartner, "agreement");
  table.text("version", agreement.version, initial.version);
  table.text("metadata", agreement.metadata, initial.metadata);
  table.always("fulltext", toml_string(agreement.fulltext));
  table.flag("image", agreement.image, initial.image);
}

}  // namespace

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string duration_text(Milliseconds duration) {
  struct Unit {
    const char* name;
    std::int64_t milliseconds;
  };
  constexpr std::int64_t kDay = 86'400'000;
  constexpr Unit kUnits[] = {{"y", 365 * kDay}, {"mo", 30 * kDay}, {"w", 7 * kDay}, {"d", kDay},
                             {"h", 3'600'000},  {"m", 60'000},     {"s", 1000}};
  const std::int64_t count = duration.count();
  if (count == 0) return "0s";
  for (const Unit& unit : kUnits) {
    if (count % unit.milliseconds == 0)
      return fmt::format("{}{}", count / unit.milliseconds, unit.name);
  }
  return fmt::format("{}ms", count);
}

std::string source_to_toml(const Source& source) {
  const Source initial;
  std::string out =
      "# Every key that may stand here is in docs/settings.md; a key that is absent has its "
      "default.\n";
  TomlTable table(out, ConfigFile::kSource, {});
  table.always("id", toml_string(source.id));
  table.always("partner", toml_string(source.partner));
  table.always("active", source.active ? "true" : "false");
  table.always("type", toml_string(source.type));
  table.always("url", toml_string(source.url));
  table.texts("formats", source.formats, initial.formats);
  table.texts("sets", source.sets, initial.sets);
  table.texts("sections", source.sections, initial.sections);
  table.texts("exclude_sections", source.exclude_sections, initial.exclude_sections);
  table.always("every", toml_string(duration_text(source.every)));
  if (source.delay) table.always("delay", toml_string(duration_text(*source.delay)));
  table.decimal("max_drop", source.max_drop, initial.max_drop);
  table.decimal("trust", source.trust, initial.trust);
  table.text("role", source.role, initial.role);
  table.flag("own", source.own, initial.own);
  table.texts("auto_accept", source.auto_accept, initial.auto_accept);
  table.flag("allow_private", source.allow_private, initial.allow_private);
  table.text("ca", source.ca, initial.ca);
  table.text("ca_until", source.ca_until, initial.ca_until);
  return out;
}

std::string partner_to_toml(const Partner& partner) {
  const Partner initial;
  std::string out =
      "# Every key that may stand here is in docs/settings.md; a key that is absent has its "
      "default.\n";
  TomlTable table(out, ConfigFile::kPartner, {});
  table.always("id", toml_string(partner.id));
  table.always("name", toml_string(partner.name));
  table.text("kind", partner.kind, initial.kind);
  table.text("url", partner.url, initial.url);
  table.text("ror", partner.ror, initial.ror);
  table.text("logo", partner.logo, initial.logo);
  if (!partner.description.empty()) table.always("description", toml_labels(partner.description));
  table.always("contributes", toml_string(partner.contributes));
  for (const Contact& contact : partner.contacts) write_contact(contact, out);
  write_agreement(partner.agreement, out);
  return out;
}

}  // namespace vindplaats
