#include "app/pipeline/erase_target.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/pipeline/record_reader.h"
#include "core/digest.h"
#include "core/text.h"
#include "normalize/fields/names.h"
#include "normalize/fields/names_words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kAliasDigits = 16;

// "van der Berg" is "van der" and "Berg".
std::pair<std::string, std::string> split_particles(const std::string& family) {
  const std::vector<std::string_view> words = split(family, ' ');
  std::size_t particles = 0;
  while (particles + 1 < words.size() && is_particle(words[particles])) ++particles;
  const auto joined = [&](std::size_t from, std::size_t to) {
    return join({words.begin() + static_cast<std::ptrdiff_t>(from),
                 words.begin() + static_cast<std::ptrdiff_t>(to)},
                " ");
  };
  return {joined(0, particles), joined(particles, words.size())};
}

Result<void> add_creator(const std::string& name, const std::string& key, EraseTarget& target) {
  const Person person = read_name(name);
  if (split(person.name, ' ').size() < 2) {
    return fail(Fault::kInput,
                fmt::format("'{}' is a single word: it would go from every text; give the whole "
                            "name, or erase the records one by one with --record",
                            name));
  }
  std::vector<std::string> forms = {name};
  if (!person.family.empty() && !person.given.empty()) {
    const auto [particles, family] = split_particles(person.family);
    for (std::string& form : name_forms(person.given, particles, family))
      forms.push_back(std::move(form));
  }
  for (std::string& form : forms) {
    add_name(target.suppression.hashes, key, form);
    if (std::find(target.forms.begin(), target.forms.end(), form) == target.forms.end())
      target.forms.push_back(std::move(form));
  }
  if (target.person.name.empty()) target.person = person;
  return {};
}

Result<void> add_contacts(const std::string& id, const Platform& platform,
                          std::vector<Contact> contacts, const std::string& key,
                          EraseTarget& target) {
  const Partner* const partner = platform.partner(id);
  if (partner == nullptr && contacts.empty())
    return fail(Fault::kNotFound,
                fmt::format("there is no partner '{}'; `vindplaats partner list` shows them", id));
  if (partner != nullptr)
    contacts.insert(contacts.end(), partner->contacts.begin(), partner->contacts.end());
  target.partner = id;
  // Not their names: who answers for a feed may have written what it lists.
  for (const Contact& contact : contacts) {
    const bool known =
        std::find(target.forms.begin(), target.forms.end(), contact.mail) != target.forms.end();
    if (contact.mail.empty() || known) continue;
    add_mail(target.suppression.hashes, key, contact.mail);
    target.forms.push_back(contact.mail);
  }
  return {};
}

}  // namespace

Result<EraseTarget> erase_target(const EraseRequest& request, const Platform& platform,
                                 const std::vector<Contact>& registered, const std::string& key) {
  EraseTarget target;
  if (!request.record.empty()) {
    target.suppression.what = "record";
    add_record(target.suppression.hashes, key, request.record);
    target.record = request.record;
    target.record_alias = source_of(request.record) + "/erased-" +
                          target.suppression.hashes.records.front().substr(0, kAliasDigits);
    target.forms = target.needles = {request.record};
  } else if (!request.contact.empty()) {
    target.suppression.what = "contact";
    TRY(add_contacts(request.contact, platform, registered, key, target));
  } else {
    target.suppression.what = "creator";
    for (const std::string& name : request.creators) TRY(add_creator(name, key, target));
  }
  return target;
}

}  // namespace vindplaats
