#include "curation/index/segment.h"

#include <algorithm>
#include <cstring>

namespace vindplaats {
namespace {

constexpr std::uint8_t kSameInAnyWay = kSameInDutch | kSameInEnglish | kSameText;

TermHit hit_of(const TermTable::Entry& entry, std::uint8_t same) {
  VarintReader payload(entry.payload);
  TermHit hit{entry.number, same, payload.next(), payload.next32(), 0};
  if (!payload.done()) hit.joined = payload.next32();
  return hit;
}

std::uint16_t extra_parts(std::string_view layout) {
  VarintReader reader(layout);
  for (std::uint32_t values = reader.next32(); values > 0 && reader.good(); --values) {
    reader.take(1);
    reader.next();
  }
  std::uint32_t extra = 0;
  for (std::uint32_t words = reader.next32(); words > 0 && reader.good(); --words) {
    reader.next();
    extra = std::min(0xffffu, extra + std::max(reader.next32(), 1u) - 1);
  }
  return static_cast<std::uint16_t>(extra);
}

tl::unexpected<Error> bad_segment(const char* what) {
  return fail(Fault::kCorrupt, std::string("the index cannot be read: ") + what +
                                   "; `vindplaats rebuild` makes it anew");
}

}  // namespace

Result<std::vector<std::string>> read_document_ids(std::string_view bytes) {
  std::vector<std::string> ids;
  VarintReader reader(bytes);
  while (!reader.done()) {
    ids.emplace_back(reader.sized());
    reader.take(8);
    reader.next();
  }
  if (!reader.good()) return bad_segment("a segment's list of documents is cut off");
  return ids;
}

Result<std::shared_ptr<const Segment>> Segment::open(const SegmentSource& source) {
  std::shared_ptr<Segment> segment(new Segment());
  TRY_ASSIGN(const std::string head, source.part(SegmentPart::kHead));
  VarintReader reader(head);
  segment->documents_ = reader.next32();
  segment->length_ = reader.next();
  segment->digest_ = static_cast<std::int64_t>(reader.next());
  while (!reader.done()) {
    const auto lanes = static_cast<LaneBits>(reader.next32());
    segment->codes_.push_back({lanes, reader.next32()});
  }
  if (!reader.good() || segment->documents_ > kMaxSegmentDocuments)
    return bad_segment("a segment's head is cut off");
  const auto table = [&](SegmentPart part, TermTable& into) -> Result<void> {
    TRY_ASSIGN(std::string bytes, source.part(part));
    TRY_ASSIGN(into, TermTable::open(std::move(bytes)));
    return {};
  };
  TRY(table(SegmentPart::kTerms, segment->terms_));
  TRY(table(SegmentPart::kDutch, segment->stems_[0]));
  TRY(table(SegmentPart::kEnglish, segment->stems_[1]));
  TRY(table(SegmentPart::kFacts, segment->facts_));
  TRY_ASSIGN(std::string documents, source.part(SegmentPart::kDocuments));
  TRY(segment->read_documents(std::move(documents)));
  return std::shared_ptr<const Segment>(std::move(segment));
}

Result<void> Segment::read_documents(std::string bytes) {
  documents_bytes_ = std::move(bytes);
  rows_.reserve(documents_);
  lengths_.reserve(documents_);
  VarintReader reader(documents_bytes_);
  while (!reader.done()) {
    Row& row = rows_.emplace_back();
    const std::string_view id = reader.sized();
    row.at = static_cast<std::uint32_t>(id.data() - documents_bytes_.data());
    row.size = static_cast<std::uint8_t>(std::min<std::size_t>(id.size(), 255));
    const std::string_view stamp = reader.take(8);
    for (std::size_t i = stamp.size(); i-- > 0;)
      row.stamp = row.stamp << 8 | static_cast<unsigned char>(stamp[i]);
    lengths_.push_back(reader.next32());
  }
  if (!reader.good() || rows_.size() != documents_)
    return bad_segment("a segment's list of documents is cut off");
  return {};
}

std::string_view Segment::id(std::uint32_t document) const {
  return std::string_view(documents_bytes_).substr(rows_[document].at, rows_[document].size);
}

// The words whose stem is the pattern's: those that are told by the stem, and the stem itself when
// it is a word that is its own stem.
void Segment::add_stem(const Pattern& pattern, std::size_t language,
                       std::vector<TermHit>& hits) const {
  const auto same = static_cast<std::uint8_t>(1u << language);
  const std::string& stem = pattern.stems[language];
  stems_[language].find(stem, [&](const TermTable::Entry& entry) {
    std::uint32_t term = 0;
    std::vector<std::uint32_t> terms;
    for (VarintReader payload(entry.payload); !payload.done();)
      terms.push_back(term += payload.next32());
    terms_.each_at(terms,
                   [&](const TermTable::Entry& found) { hits.push_back(hit_of(found, same)); });
  });
  if (Stemmer().stem(language, stem) != stem) return;
  terms_.find(stem, [&](const TermTable::Entry& found) { hits.push_back(hit_of(found, same)); });
}

const Segment::Late& Segment::with_text() const {
  const std::lock_guard lock(late_->mutex);
  if (!late_->text.empty()) return *late_;
  std::string text;
  terms_.each({}, [&](const TermTable::Entry& entry) {
    if (entry.number % kTextStep == 0)
      late_->starts.push_back(static_cast<std::uint32_t>(text.size()));
    text += entry.key;
    text += '\n';
    return true;
  });
  late_->text = std::move(text);
  late_->grams = LetterGrams(late_->starts.size());
  for (std::size_t block = 0; block < late_->starts.size(); ++block)
    late_->grams.add(block, late_->block(block));
  return *late_;
}

// *trunc and *trunc*. No term holds a line end.
void Segment::add_within(const Pattern& pattern, std::vector<TermHit>& hits) const {
  const Late& late = with_text();
  std::vector<std::uint32_t> terms;
  const std::string wanted = pattern.kind == PatternKind::kEnd ? pattern.text + '\n' : pattern.text;
  late.grams.each(wanted, [&](std::size_t block) {
    const std::string_view text = late.block(block);
    const char* const end = text.data() + text.size();
    // Not std::string::find, which looks for the first letter alone: five times slower.
    for (const char* at = text.data(); at < end; at = std::find(at, end, '\n')) {
      at = static_cast<const char*>(
          memmem(at, static_cast<std::size_t>(end - at), wanted.data(), wanted.size()));
      if (at == nullptr) return;
      const auto ends = static_cast<std::size_t>(std::count(text.data(), at, '\n'));
      terms.push_back(static_cast<std::uint32_t>(block * kTextStep + ends));
    }
  });
  terms_.each_at(
      terms, [&](const TermTable::Entry& entry) { hits.push_back(hit_of(entry, kSameInAnyWay)); });
}

std::vector<TermHit> Segment::terms(const Pattern& pattern) const {
  std::vector<TermHit> hits;
  const auto take = [&](const TermTable::Entry& entry) {
    hits.push_back(hit_of(entry, kSameInAnyWay));
  };
  switch (pattern.kind) {
    case PatternKind::kStem:
      for (std::size_t language = 0; language < kStemLanguages; ++language)
        add_stem(pattern, language, hits);
      [[fallthrough]];
    case PatternKind::kExact:
      terms_.find(pattern.text, take);
      break;
    case PatternKind::kBeginning:
      terms_.each_beginning(pattern.text, take);
      break;
    default:
      add_within(pattern, hits);
  }
  std::sort(hits.begin(), hits.end(),
            [](const TermHit& a, const TermHit& b) { return a.term < b.term; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (kept > 0 && hits[kept - 1].term == hits[i].term) {
      hits[kept - 1].same |= hits[i].same;
    } else {
      hits[kept++] = hits[i];
    }
  }
  hits.resize(kept);
  return hits;
}

Result<const TermTable*> Segment::identifiers(const SegmentSource& source) const {
  const std::lock_guard lock(late_->mutex);
  if (!late_->identifiers) {
    TRY_ASSIGN(std::string bytes, source.part(SegmentPart::kIdentifiers));
    TRY_ASSIGN(late_->identifiers, TermTable::open(std::move(bytes)));
  }
  return &*late_->identifiers;
}

Result<const Segment::Layouts*> Segment::layouts(const SegmentSource& source) const {
  const std::lock_guard lock(late_->mutex);
  Layouts& layouts = late_->layouts;
  if (layouts.at.empty()) {
    TRY_ASSIGN(layouts.bytes, source.part(SegmentPart::kLayouts));
    for (VarintReader reader(layouts.bytes); !reader.done();) {
      layouts.at.push_back(static_cast<std::uint32_t>(layouts.bytes.size() - reader.left()));
      layouts.extra_parts.push_back(extra_parts(reader.sized()));
    }
    if (layouts.at.size() != documents_) {
      layouts = {};
      return bad_segment("a segment's layouts are cut off");
    }
  }
  return &layouts;
}

const FactColumn& Segment::column(QueryField field) const {
  const std::lock_guard lock(late_->mutex);
  auto& column = late_->columns[static_cast<std::size_t>(field)];
  if (!column) column = std::make_unique<const FactColumn>(facts_, field, documents_);
  return *column;
}

Result<void> Segment::add_wholes(QueryField field, const Pattern& pattern,
                                 const SegmentSource& source, DocSet& documents) const {
  const TermTable* table = &facts_;
  if (field == QueryField::kIdentifier) {
    TRY_ASSIGN(table, identifiers(source));
  }
  const auto take = [&](const TermTable::Entry& entry) { documents.add_bytes(entry.payload); };
  switch (pattern.kind) {
    case PatternKind::kStem:
    case PatternKind::kExact:
      table->find(whole_key(field, pattern.text), take);
      return {};
    case PatternKind::kBeginning:
      table->each_beginning(whole_key(field, pattern.text), take);
      return {};
    default:
      table->each_beginning(whole_key(field, ""), [&](const TermTable::Entry& entry) {
        if (accepts(pattern, entry.key.substr(1))) take(entry);
      });
  }
  return {};
}

void Segment::add_years(int from, int until, DocSet& documents) const {
  facts_.each_beginning(whole_key(QueryField::kYear, ""), [&](const TermTable::Entry& entry) {
    int year = 0;
    for (const char digit : entry.key.substr(1)) year = 10 * year + (digit - '0');
    if (year >= from && year <= until) documents.add_bytes(entry.payload);
  });
}

}  // namespace vindplaats
