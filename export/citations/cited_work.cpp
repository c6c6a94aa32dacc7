#include "export/citations/cited_work.h"

#include "export/bundle/words.h"

namespace vindplaats {

CitedWork cited_work(const Publication& publication, const Platform& platform) {
  CitedWork work;
  work.key = publication.id;
  work.metadata = publication.metadata;
  if (work.metadata.publisher.empty() && !publication.partners.empty())
    work.institution = partner_name(platform, publication.partners.front());
  work.url = publication.primary_link;
  return work;
}

}  // namespace vindplaats
