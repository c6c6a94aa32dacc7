#pragma once
// Why a preview says what it says: the words by which the changed rules find or keep out a
// publication, those by which it was found, and both in a sentence.
#include <optional>

#include "curation/analyser.h"
#include "curation/theme_preview.h"
#include "store/store.h"

namespace vindplaats {

// One thread. Borrows all it is made from; `themes`: those of context.after.
class PreviewWords {
 public:
  PreviewWords(const Snapshot& snapshot, const PreviewContext& context,
               const CompiledThemes& themes)
      : snapshot_(snapshot), context_(context), themes_(themes) {}

  // The first `most` changes of each kind. kCorrupt when one cannot be read.
  Result<void> explain(ThemePreview& preview, std::size_t most);

 private:
  Result<void> explain(PreviewChange& change);
  Result<Classification> found_before(const Document& document);

  const Snapshot& snapshot_;
  const PreviewContext& context_;
  const CompiledThemes& themes_;
  std::optional<CompiledThemes> themes_before_;  // made when first asked for
  Analyser analyser_;
  WordMemory words_, words_before_;
};

}  // namespace vindplaats
