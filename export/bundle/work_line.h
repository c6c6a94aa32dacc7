#pragma once
// A line of selection/publications.jsonl: a publication that was not excluded, where it stands, and
// every source's own description of it. The one form that `study build` writes and `study verify`
// counts from.
#include <string>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/study_rows.h"

namespace vindplaats {

struct WorkLine {
  Publication publication;
  WorkStanding screening;
  std::vector<Record> variants;
  bool operator==(const WorkLine&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, WorkLine>
void each_field(Visitor&& visit, Self& self) {
  each_field(visit, self.publication);
  visit("screening", self.screening);
  visit("variants", self.variants);
}

// Without what is the editors' own (notes, status, overlays, names), page text and images, which
// are not ours to copy. `public_form`: as a release would show it (export/public_form.h), without
// scores, rules and full texts under embargo, too.
struct SharedForm {
  const Platform* platform = nullptr;
  Instant now;
  bool public_form = false;
};
WorkLine work_line(const FoundWork& work, const SharedForm& form);

}  // namespace vindplaats
