#include "harvesters/oai_answer.h"

#include "core/text.h"
#include "core/uri.h"
#include "harvesters/answer.h"
#include "harvesters/oai_run.h"

namespace vindplaats {
namespace {

// Down to the metadata's root element: OAI-PMH, ListRecords, record, metadata, oai_dc:dc.
constexpr std::size_t kOaiDepth = 4;
constexpr std::size_t kMostErrors = 20;

bool is_oai_record(std::string_view name, std::size_t depth) {
  if (depth != 2) return false;
  const std::string_view local = local_name(name);
  return local == "record" || local == "header";
}

void inherit(const ScannedDocument& document, std::size_t element, Frame& frame) {
  document.declarations(element, frame.namespaces);
  std::string language = document.attribute(element, "xml:lang");
  if (!language.empty()) frame.language = std::move(language);
  const std::string base = document.attribute(element, "xml:base");
  if (base.empty()) return;
  if (auto resolved = resolve_link(base, frame.base)) frame.base = std::move(*resolved);
}

void read_envelope(OaiAnswer& answer) {
  const ScannedDocument& document = *answer.document;
  inherit(document, 0, answer.frame);
  for (const std::size_t child : document.children(0)) {
    const std::string_view local = document.local(child);
    if (local == "responseDate") {
      answer.response_date = document.text(child);
    } else if (local == "error") {
      if (answer.errors.size() >= kMostErrors) continue;
      answer.errors.push_back({document.attribute(child, "code"), one_line(document.text(child))});
    } else if (local != "request" && !answer.verb) {
      answer.verb = child;
      inherit(document, child, answer.frame);
    }
  }
  if (!document.trailing().empty()) {
    answer.findings.push_back({"warning", "", "trailing-content", document.trailing()});
  }
}

}  // namespace

const OaiError* OaiAnswer::error(std::string_view code) const {
  for (const OaiError& error : errors) {
    if (error.code == code) return &error;
  }
  return nullptr;
}

Result<OaiAnswer> read_oai_text(Decoded decoded, const std::string& base,
                                std::vector<Finding> findings) {
  OaiAnswer answer;
  answer.findings = std::move(findings);
  answer.frame.charset = decoded.charset;
  answer.frame.base = base;
  TRY_ASSIGN(answer.document, ScannedDocument::scan(decoded.text, kOaiDepth, is_oai_record));
  read_envelope(answer);
  return answer;
}

Result<OaiAnswer> read_oai_answer(const Response& response, bool worked_before) {
  std::vector<Finding> findings;
  Decoded decoded = decode_answer(response.body, response.charset(), findings);
  const std::optional<Error> status = status_error(response);
  if (local_name(root_name(decoded.text)) != "OAI-PMH") {
    return tl::unexpected(status ? *status
                                 : not_what_was_asked(decoded.text, "OAI-PMH", worked_before));
  }
  Result<OaiAnswer> answer =
      read_oai_text(std::move(decoded), oai_base(response.url), std::move(findings));
  if (status && (!answer || answer->errors.empty())) return tl::unexpected(*status);
  if (!answer && answer.error().fault == Fault::kInput) {
    return fail(Fault::kRemote, "the answer cannot be read as XML: " + answer.error().what +
                                    "; we try again later; if it stays, tell the partner");
  }
  if (!answer) {
    return fail(Fault::kRefused, answer.error().what + ": the partner's software must change that");
  }
  return answer;
}

}  // namespace vindplaats
