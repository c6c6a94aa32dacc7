#include <deque>
#include <utility>

#include "app/transport/folder.h"

namespace vindplaats {
namespace {

class AsyncFolders : public AsyncTransport {
 public:
  AsyncFolders(EventLoop& loop, Workers& workers, std::function<FolderRules()> rules,
               std::unique_ptr<AsyncTransport> network)
      : loop_(loop),
        workers_(workers),
        rules_(std::move(rules)),
        network_(std::move(network)),
        self_(std::make_shared<AsyncFolders*>(this)) {}

  ~AsyncFolders() override { *self_ = nullptr; }

  Id send(const Source& source, Request request, Done done) override {
    if (source.type != "files") return network_->send(source, std::move(request), std::move(done));
    const Id id = kOurs | ++last_;
    waiting_.push_back({id, open_folder(source, rules_()), std::move(request), std::move(done)});
    loop_.post([self = self_] {
      if (*self != nullptr) (*self)->read_next();
    });
    return id;
  }

  void cancel(Id id) override {
    if ((id & kOurs) == 0) return network_->cancel(id);
    std::erase_if(waiting_, [&](const Waiting& one) { return one.id == id; });
    if (id == reading_) wanted_ = nullptr;
  }

  std::optional<Instant> resting_until(const std::string& url) const override {
    return network_->resting_until(url);
  }

 private:
  static constexpr Id kOurs = Id{1} << 63;

  struct Waiting {
    Id id;
    std::shared_ptr<Transport> folder;
    Request request;
    Done done;
  };

  void read_next() {
    if (reading_ != 0 || waiting_.empty()) return;
    Waiting one = std::move(waiting_.front());
    waiting_.pop_front();
    reading_ = one.id;
    wanted_ = std::move(one.done);
    workers_.post([&loop = loop_, self = self_, folder = one.folder, request = one.request] {
      const auto answer = std::make_shared<Result<Response>>(folder->send(request));
      loop.post([self, answer] {
        if (*self != nullptr) (*self)->answered(std::move(*answer));
      });
    });
  }

  // The next file is read when nobody holds this one's bytes any more.
  void answered(Result<Response> answer) {
    BodyHold hold(nullptr, [&loop = loop_, self = self_](void*) {
      loop.post([self] {
        if (*self != nullptr) (*self)->let_go();
      });
    });
    const Done done = std::exchange(wanted_, nullptr);
    if (done) done(std::move(answer), std::move(hold));
  }

  void let_go() {
    reading_ = 0;
    read_next();
  }

  EventLoop& loop_;
  Workers& workers_;
  const std::function<FolderRules()> rules_;
  const std::unique_ptr<AsyncTransport> network_;
  // Tasks that are still under way when this is gone find it empty.
  const std::shared_ptr<AsyncFolders*> self_;
  std::deque<Waiting> waiting_;
  Id reading_ = 0;  // 0: none
  Done wanted_;     // of the one that is read; empty: it was called off
  Id last_ = 0;
};

}  // namespace

std::unique_ptr<AsyncTransport> with_folders(EventLoop& loop, Workers& workers,
                                             std::function<FolderRules()> rules,
                                             std::unique_ptr<AsyncTransport> network) {
  return std::make_unique<AsyncFolders>(loop, workers, std::move(rules), std::move(network));
}

}  // namespace vindplaats
