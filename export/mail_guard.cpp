#include "export/mail_guard.h"

#include <algorithm>
#include <iterator>

#include "core/mail.h"

namespace vindplaats {
namespace {

constexpr std::string_view kKeptKeys[] = {
    "arxiv",   "canonical",   "doi",     "handle", "href", "id",    "identifier",
    "license", "primaryLink", "typeUri", "uri",    "url",  "urnNbn"};

// Visits every text below a value.
struct MailRemover {
  void operator()(std::string_view key, std::string& value) const {
    if (value.find('@') == std::string::npos) return;
    if (std::find(std::begin(kKeptKeys), std::end(kKeptKeys), key) != std::end(kKeptKeys)) return;
    value = without_mail(value);
  }
  template <class T>
  void operator()(std::string_view key, std::vector<T>& values) const {
    for (T& value : values) (*this)(key, value);
  }
  void operator()(std::string_view, std::int64_t&) const {}
  void operator()(std::string_view, bool&) const {}
  template <class T>
  requires(std::is_class_v<T>) void operator()(std::string_view, T& value) const {
    each_field(*this, value);
  }
};

}  // namespace

std::string without_mail(std::string_view text) {
  std::size_t masked = 0;
  return mask_mail(text, masked);
}

void remove_mail(PublicItem& item) {
  each_field(MailRemover{}, item);
}

}  // namespace vindplaats
