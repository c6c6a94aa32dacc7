#include "app/pipeline/probe_repository.h"

#include <algorithm>
#include <optional>

#include "app/pipeline/readable.h"
#include "config/types.h"
#include "core/text.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLongestName = 200;

std::string percent_for_query(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

std::optional<OaiAnswer> ask_verb(Transport& transport, const Uri& base, const std::string& query) {
  Request request;
  request.url = with_query(base, query);
  const Result<Response> response = transport.send(request);
  if (!response) return std::nullopt;
  Result<OaiAnswer> answer = read_oai_answer(*response, false);
  if (!answer) return std::nullopt;
  return std::move(*answer);
}

void read_name(const OaiAnswer& answer, RepositoryOffer& offer) {
  if (!answer.verb) return;
  const auto name = answer.document->child(*answer.verb, "repositoryName");
  if (name) offer.name = one_line(cut_utf8(answer.document->text(*name), kLongestName));
}

void ask_sets(Transport& transport, const Uri& base, RepositoryOffer& offer) {
  std::string query = "verb=ListSets";
  for (int page = 0; page < kMostSetPagesRead; ++page) {
    const std::optional<OaiAnswer> answer = ask_verb(transport, base, query);
    if (!answer) return;
    for (OfferedSet& set : read_set_names(*answer)) {
      offer.more_sets |= offer.sets.size() >= kMostSetsShown;
      if (offer.sets.size() < kMostSetsShown) offer.sets.push_back(std::move(set));
    }
    const std::string token = resumption_token(*answer);
    if (token.empty()) return;
    query = "verb=ListSets&resumptionToken=" + percent_for_query(token);
  }
  offer.more_sets = true;
}

}  // namespace

Result<RepositoryOffer> ask_repository(Transport& transport, const std::string& base_url) {
  TRY_ASSIGN(const Uri base, parse_uri(base_url));
  RepositoryOffer offer;
  if (const auto identify = ask_verb(transport, base, "verb=Identify")) {
    read_name(*identify, offer);
    const OaiIdentify said = read_identify(*identify);
    offer.deleted = said.deleted;
    offer.granularity = said.granularity;
  }
  if (const auto formats = ask_verb(transport, base, "verb=ListMetadataFormats"))
    offer.formats = read_metadata_formats(*formats);
  const std::vector<std::string_view> readable = readable_namespaces();
  if (const OaiFormat* chosen = choose_format(offer.formats, Source().formats, readable))
    offer.format = chosen->prefix;
  ask_sets(transport, base, offer);
  return offer;
}

}  // namespace vindplaats
