#include "tests/unit/curation/described_work.h"

#include <map>
#include <stdexcept>

namespace vindplaats {
namespace {

void set_creator(Metadata& metadata, const std::string& name) {
  const std::size_t comma = name.find(", ");
  Person person;
  person.name = name;
  person.kind = comma == name.npos ? "organisation" : "person";
  if (comma != name.npos) {
    person.family = name.substr(0, comma);
    person.given = name.substr(comma + 2);
  }
  metadata.creators = {person};
}

void set_word(Metadata& metadata, const std::string& key, const std::string& value) {
  const std::map<std::string, std::string*> plain = {
      {"title", &metadata.title},
      {"year", &metadata.issued},
      {"type", &metadata.type},
      {"product", &metadata.product},
      {"doi", &metadata.identifiers.doi},
      {"urn", &metadata.identifiers.urn_nbn},
      {"handle", &metadata.identifiers.handle},
      {"number", &metadata.number},
      {"in", &metadata.part_of.title},
      {"in-isbn", &metadata.part_of.isbn},
      {"issn", &metadata.part_of.issn},
      {"vol", &metadata.part_of.volume},
      {"issue", &metadata.part_of.issue},
      {"pages", &metadata.part_of.pages},
  };
  if (const auto found = plain.find(key); found != plain.end()) {
    *found->second = value;
  } else if (key == "by") {
    set_creator(metadata, value);
  } else if (key == "lang") {
    metadata.languages = {value};
  } else if (key == "isbn") {
    metadata.identifiers.isbn.push_back(value);
  } else if (key == "part-of") {
    metadata.relations.push_back({"IsPartOf", value, "DOI"});
  } else {
    throw std::invalid_argument("no such word: " + key);
  }
}

}  // namespace

Record described_work(const std::string& id, const WorkWords& words) {
  Record record;
  record.id = id;
  set_creator(record.metadata, "Bakker, Anna");
  record.metadata.issued = "2019";
  for (const std::string& word : words) {
    const std::size_t sign = word.find('=');
    const std::string value = word.substr(sign + 1);
    if (value != "-") {
      set_word(record.metadata, word.substr(0, sign), value);
    } else if (word.substr(0, sign) == "by") {
      record.metadata.creators.clear();
    } else {
      set_word(record.metadata, word.substr(0, sign), "");
    }
  }
  return record;
}

}  // namespace vindplaats
