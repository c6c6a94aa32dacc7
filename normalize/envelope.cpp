#include "normalize/envelope.h"

#include <algorithm>

#include <fmt/format.h>

#include "normalize/fields/access.h"
#include "normalize/format.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostFiles = kListLength;

std::string access_said(const EnvelopeFile& file) {
  return read_access(file.access).access;
}

}  // namespace

bool Envelope::may_hold(pugi::xml_node element) const {
  if (!element.find_child(is_element)) return false;
  const Format* format = find_format(document_.namespace_of(element));
  return format != nullptr && format->read_element != nullptr;
}

void Envelope::read(pugi::xml_node element) {
  if (read_) return;
  const std::string uri(document_.namespace_of(element));
  const Format* format = find_format(uri);
  if (format == nullptr || format->read_element == nullptr) {
    if (unread_.empty()) unread_ = uri.empty() ? std::string(element.name()) : uri;
    return;
  }
  read_ = format->read_element(document_, element, out_);
}

// A work can be read when one of its files can: NARCIS's rule (knaw_long: openAccess beside a
// closed file).
std::string Envelope::best_access() const {
  std::string best;
  for (const EnvelopeFile& file : files_) {
    const std::string said = access_said(file);
    if (said.empty()) continue;
    if (best.empty() || stricter_access(said, best) != said) best = said;
  }
  return best;
}

void Envelope::hand_over(EnvelopeFile& file, const std::string& best) {
  const std::string said = access_said(file);
  // A file that nobody may read, or that is shut beside one that is open, is nothing to lead
  // readers to.
  const bool shut = !said.empty() && (said != best || said == "metadata only");
  if (file.link.rel == "fulltext" && shut) file.link.rel = "related";
  if (!file.available.empty() && !shut) out_.date(DateKind::kAvailable, file.available, file.at);
  if (said.empty() || said == best) out_.rights(file.access, file.at);
  out_.link(std::move(file.link), {}, file.at);
}

void Envelope::finish(std::string_view name) {
  if (!read_) {
    if (!unread_.empty())
      return out_.unreadable(fmt::format(
          "the {} holds a description in \"{}\", which is not read: put MODS or Dublin Core in it",
          name, unread_));
    return out_.unreadable(
        fmt::format("the {} holds no description: put MODS or Dublin Core in it", name));
  }
  const std::string best = best_access();
  if (files_.size() > kMostFiles) files_.resize(kMostFiles);
  for (EnvelopeFile& file : files_) hand_over(file, best);
}

}  // namespace vindplaats
