#pragma once
// How every function of ours that can fail says so. Values, safe from any thread.
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace vindplaats {

// Named by what the caller does next.
enum class Fault {
  kInput,     // a datum is wrong: set it aside with its reason, go on
  kRemote,    // not reachable, cut off, 429, 5xx: back off, the checkpoint stays
  kRefused,   // the other side or our own gate says no: stop this source, tell a person
  kNotFound,  // there is no such thing: say so
  kConflict,  // somebody else was first: reload, show the difference
  kBusy,      // another process holds the store: wait for it, or stop it
  kCorrupt,   // the store lies: stop the process, keep the files
  kUsage,     // command line or configuration: stop at the start, name file, line and key
};

// A failure in plain words: what, where, and what to do. `file`, `line` and `key` are set for
// configuration only (line counts from 1; 0: unknown).
struct Error {
  Fault fault = Fault::kInput;
  std::string what;
  std::string file = {};
  int line = 0;
  std::string key = {};
};

// The stable code of a fault as JSON shows it: "input", "remote", "refused", ...
const char* fault_code(Fault fault);

// A value, or the Error why there is none. Never dropped unseen.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> fail(Fault fault, std::string what) {
  return tl::unexpected<Error>(Error{fault, std::move(what)});
}

// The same error with where it happened before it: "source wodc, page 12: ...".
inline tl::unexpected<Error> fail_in(const std::string& where, Error error) {
  error.what = where + ": " + error.what;
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace vindplaats

#define VINDPLAATS_JOIN2(a, b) a##b
#define VINDPLAATS_JOIN(a, b) VINDPLAATS_JOIN2(a, b)

// TRY(f()); leaves the function with f's error. TRY_ASSIGN(auto x, f()); does so too, else x is f's
// value.
#define TRY(expression)                                                    \
  do {                                                                     \
    auto try_result = (expression);                                        \
    if (!try_result) return tl::unexpected(std::move(try_result).error()); \
  } while (false)
#define TRY_ASSIGN(declaration, expression)                                           \
  auto VINDPLAATS_JOIN(try_result_, __LINE__) = (expression);                         \
  if (!VINDPLAATS_JOIN(try_result_, __LINE__))                                        \
    return tl::unexpected(std::move(VINDPLAATS_JOIN(try_result_, __LINE__)).error()); \
  declaration = /* NOLINT(bugprone-macro-parentheses) */                              \
      std::move(*VINDPLAATS_JOIN(try_result_, __LINE__))
