// partners.json: the partner institutes as readers may know them, never their contacts or
// agreement, with how many publications each has.
#include "export/mail_guard.h"
#include "export/small_json.h"
#include "export/target.h"

namespace vindplaats {
namespace {

OrderedJson partner_entry(const Partner& partner, std::int64_t publications) {
  OrderedJson entry = OrderedJson::object();
  put(entry, "id", partner.id);
  put(entry, "name", without_mail(partner.name));
  put(entry, "kind", partner.kind);
  put(entry, "url", partner.url);
  put(entry, "ror", partner.ror);
  put(entry, "logo", partner.logo);
  Labels description = partner.description;
  for (auto& [language, text] : description) text = without_mail(text);
  put(entry, "description", description);
  entry["counts"] = {{"publications", publications}};
  return entry;
}

std::vector<File> render_partners(const ReleaseContent& content) {
  std::map<std::string, std::int64_t> publications;
  for (const PublicItem& item : content.items) {
    for (const std::string& partner : item.partners) ++publications[partner];
  }
  OrderedJson list = OrderedJson::array();
  for (const Partner& partner : content.platform->partners) {
    list.push_back(partner_entry(partner, publications[partner.id]));
  }
  return {{"partners.json", file_text(list)}};
}

}  // namespace

extern const Target target_partners{"partners", render_partners};

}  // namespace vindplaats
