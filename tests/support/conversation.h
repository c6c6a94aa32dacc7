#pragma once
// A recorded conversation with a source: a folder of NN.request and NN.response files, played in
// their order. A request file is the address, then a header a line; a response file is the status,
// a header a line, an empty line and the body. One thread.
#include <filesystem>
#include <vector>

#include "core/http.h"

namespace vindplaats::testing {

class Conversation : public Transport {
 public:
  explicit Conversation(const std::filesystem::path& folder);

  // Fails the test when the request is not the one that comes next; answers with what was recorded,
  // or kRemote when nothing is left.
  Result<Response> send(const Request& request) override;
  // Was everything asked.
  bool finished() const { return next_ == turns_.size(); }

 private:
  struct Turn {
    std::string name;
    Request request;
    Response response;
  };
  std::vector<Turn> turns_;
  std::size_t next_ = 0;
};

}  // namespace vindplaats::testing
