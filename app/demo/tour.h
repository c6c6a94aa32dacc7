#pragma once
// The demonstration, step by step: each step does what a person would do with a command, and says
// so. What it leaves is a complete platform folder (contract section 2, `demo`).
#include "app/demo/world.h"
#include "app/pipeline/release.h"
#include "app/run_report.h"
#include "app/services.h"
#include "curation/rank.h"

namespace vindplaats::demo {

// Who decides in it.
inline constexpr std::string_view kTourEditor = "demo";

// One thread. Borrows all it is made from; the world must be alive.
class Tour {
 public:
  // `front`: where the web front listens afterwards; empty: the world ends with the tour.
  Tour(const Globals& globals, const World& world, Services& services, Streams& streams,
       std::string front)
      : globals_(globals),
        world_(world),
        services_(services),
        streams_(streams),
        front_(std::move(front)) {}

  // The exit status.
  Result<int> run();
  // Once the front is there: where, and what to try on it.
  Result<void> tell_front(const std::string& address);

 private:
  void say(const std::string& line = "");
  void title(const std::string& what, const std::string& why);

  Result<void> prepare_folder();
  Result<void> harvest(const std::string& what, const std::string& why);
  Result<void> tell_oddities();
  Result<void> select();
  Result<void> decide();
  Result<void> correct();
  std::vector<Publication> left_for_you(const std::vector<Waiting>& queue) const;
  Result<void> tell_left(const std::vector<Publication>& left);
  bool about_a_theme(const Publication& publication) const;
  Result<void> release();
  Result<void> tell_lacking();
  Result<void> study();
  Result<void> account();
  Result<std::string> login_link(const std::string& front);
  void tell_next();

  const Globals& globals_;
  const World& world_;
  Services& services_;
  Streams& streams_;
  const std::string front_;
  const Platform* platform_ = nullptr;
  Store* store_ = nullptr;
  std::vector<RunReport> reports_, all_reports_;
  std::string release_;
  bool held_ = false;
};

}  // namespace vindplaats::demo
