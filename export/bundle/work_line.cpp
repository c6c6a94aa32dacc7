#include "export/bundle/work_line.h"

#include <utility>

#include "export/mail_guard.h"
#include "export/public_form.h"

namespace vindplaats {
namespace {

void drop_foreign_content(Metadata& metadata) {
  metadata.content_html.clear();
  metadata.image = {};
}

// The fields that a reader of the bundle is to have; all others stay behind.
Publication shared_form(const Publication& from) {
  Publication to;
  to.id = from.id;
  to.slug = from.slug;
  to.former_ids = from.former_ids;
  to.revision = from.revision;
  to.records = from.records;
  to.partners = from.partners;
  to.metadata = from.metadata;
  to.themes = from.themes;
  to.summary = from.summary;
  to.summary.text = without_mail(to.summary.text);
  to.primary_link = from.primary_link;
  to.first_seen = from.first_seen;
  to.updated = from.updated;
  to.provenance = from.provenance;
  for (Origin& origin : to.provenance) {
    if (!origin.by.empty()) origin.by = "editor";
  }
  return to;
}

void make_public(Publication& publication, const SharedForm& form) {
  PublicItem item = public_form(publication, publication.slug, *form.platform, form.now);
  publication.metadata = std::move(item.metadata);
  publication.primary_link = std::move(item.primary_link);
  publication.summary = std::move(item.summary);
  publication.provenance.clear();
  publication.themes.clear();
  for (const ThemeRef& theme : item.themes) {
    publication.themes.emplace_back().id = theme.id;
  }
}

void make_public(Record& record, const SharedForm& form) {
  Publication alone;
  alone.metadata = std::move(record.metadata);
  record.metadata = std::move(public_form(alone, "", *form.platform, form.now).metadata);
}

}  // namespace

WorkLine work_line(const FoundWork& work, const SharedForm& form) {
  WorkLine line;
  line.publication = shared_form(work.publication);
  line.publication.records.clear();
  line.screening = {work.standing, work.stage, work.disputed};
  line.variants = work.variants;
  for (const Record& record : work.variants) line.publication.records.push_back(record.id);
  drop_foreign_content(line.publication.metadata);
  for (Record& record : line.variants) {
    record.findings.clear();
    drop_foreign_content(record.metadata);
  }
  if (form.public_form) {
    make_public(line.publication, form);
    for (Record& record : line.variants) make_public(record, form);
  }
  return line;
}

}  // namespace vindplaats
