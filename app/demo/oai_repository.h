#pragma once
// A repository that speaks OAI-PMH 2.0 over records in memory: all six verbs, selective by date and
// set, resumption tokens, deletions, every error of the protocol
// (http://www.openarchives.org/OAI/openarchivesprotocol.html). It follows the specification; what
// goes wrong in the wild is played by scenario.cpp around it. Safe from any thread.
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/demo/demo_record.h"
#include "app/demo/server.h"
#include "core/clock.h"

namespace vindplaats {

struct ServedFormat {
  std::string prefix, schema, name_space;
  // What stands inside <metadata>. Called under the repository's lock.
  std::function<std::string(const DemoRecord&)> render;
};
// Simple Dublin Core, which every repository must have (section 3.4).
ServedFormat served_oai_dc();

struct OaiSet {
  std::string spec, name;
};

struct OaiOptions {
  std::string name = "Repository";
  std::string admin = "beheer@example.nl";
  std::size_t page_size = 100;
  bool day_granularity = false;  // else seconds
  std::string deleted_record =
      "persistent";          // "no", "transient": deleted records are not shown with "no"
  std::vector<OaiSet> sets;  // none: the repository has no sets
  std::vector<ServedFormat> formats = {served_oai_dc()};
};

class OaiRepository {
 public:
  // Borrows the clock (responseDate).
  OaiRepository(OaiOptions options, std::vector<DemoRecord> records, const Clock& clock);

  // The answer to a request, status 200, text/xml.
  Answer answer(const ServerRequest& request) const;
  // Adds a record, or takes the place of the one with its identifier. Tokens given before are then
  // expired.
  void put(DemoRecord record);
  // An Answer with this text as OAI-PMH serves it.
  static Answer xml_answer(std::string text);

 private:
  struct Failure {
    std::string code, words;
  };
  // What a list request asks for, from its arguments or its token.
  struct Selection {
    const ServedFormat* format = nullptr;
    std::string from, until, set;  // as given
    std::size_t position = 0, sent = 0, total = 0;
  };
  using Outcome = tl::expected<std::string, Failure>;

  Outcome dispatch(const ServerRequest& request) const;
  Outcome identify(const ServerRequest& request) const;
  Outcome list_formats(const ServerRequest& request) const;
  Outcome list_sets(const ServerRequest& request) const;
  Outcome get_record(const ServerRequest& request) const;
  Outcome list(const ServerRequest& request, bool whole) const;
  tl::expected<Selection, Failure> select(const ServerRequest& request) const;
  tl::expected<Selection, Failure> read_token(const std::string& token) const;
  std::string write_token(const Selection& selection) const;
  std::optional<Failure> check_dates(const Selection& selection) const;
  bool selected(const DemoRecord& record, const Selection& selection) const;
  std::string header(const DemoRecord& record) const;
  std::string record(const DemoRecord& record, const ServedFormat& format) const;
  std::string stamp(const DemoRecord& record) const;
  const ServedFormat* format(std::string_view prefix) const;
  const DemoRecord* find(std::string_view identifier) const;
  void sort();

  const OaiOptions options_;
  const Clock& clock_;
  mutable std::mutex mutex_;
  std::vector<DemoRecord> records_;  // by datestamp, then identifier
  std::size_t version_ = 0;          // counts changes: a token of another version is expired
};

}  // namespace vindplaats
