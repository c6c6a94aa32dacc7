#pragma once
// One <record> (or <header>, in ListIdentifiers) of an OAI-PMH answer as an Item with its exact
// bytes, or set aside with the reason (sections 2.5 and 2.7.1 of the protocol). Pure.
#include "harvesters/oai_answer.h"
#include "harvesters/protocol.h"

namespace vindplaats {

// What the records of one page share.
struct OaiRecordContext {
  const OaiAnswer& answer;
  const std::string& source;
  std::size_t max_record;
  std::string page;  // for records without a name: "page 3"
};

// Reads `element`, the `number`th of its page, and appends to page.items or page.rejected.
void read_oai_record(const OaiRecordContext& context, std::size_t element, std::size_t number,
                     Page& page);

// The record's or header's elements among the children of `parent`.
std::vector<std::size_t> oai_records_in(const ScannedDocument& document, std::size_t parent);

}  // namespace vindplaats
