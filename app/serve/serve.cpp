#include "app/serve/serve.h"

#include "app/loop/open_files.h"
#include "app/serve/notify.h"
#include "app/serve/serving.h"
#include "app/serve/signals.h"
#include "core/version.h"

namespace vindplaats {
namespace {

constexpr std::chrono::milliseconds kServeLook{1'000};

void look_after_until_stopped(Serving& serving, ServeSignals& signals, const Clock& clock) {
  const auto watchdog = watchdog_interval();
  std::chrono::milliseconds told{0};
  while (!signals.stop()) {
    serving.look_after(signals.reload());
    if (watchdog && clock.ticks() - told >= *watchdog) {
      notify_manager("WATCHDOG=1");
      told = clock.ticks();
    }
    signals.wait(watchdog ? std::min(kServeLook, *watchdog) : kServeLook);
  }
}

}  // namespace

Result<int> serve_folder(Services& services, const Globals& globals, const std::string& listen,
                         Streams& streams,
                         const std::function<void(const std::string& address)>& ready) {
  TRY(parse_listen(listen));
  TRY(services.platform());
  ServeSignals signals;
  TRY_ASSIGN(Store* const store, services.store());
  raise_open_files();
  ServeLog log(streams.err, globals.log_format == "json", services.clock());
  TRY_ASSIGN(const std::unique_ptr<Serving> serving, Serving::start(services, *store, log, listen));
  log.info("serving", {{"folder", services.dir()},
                       {"address", serving->address()},
                       {"version", std::string(version())}});
  notify_manager("READY=1");
  if (ready) ready(serving->address());
  look_after_until_stopped(*serving, signals, services.clock());
  notify_manager("STOPPING=1");
  log.info("stopping", {});
  serving->end();
  log.info("stopped", {});
  return kExitOk;
}

}  // namespace vindplaats
