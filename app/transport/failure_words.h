#pragma once
// What a failed transfer means for people: in plain words, with what to do. Pure; safe from any
// thread.
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "app/transport/fetch_policy.h"

namespace vindplaats {

// What curl knows about a transfer that failed.
struct TransferFailure {
  CURLcode code = CURLE_OK;
  long tls_verdict = 0;     // CURLINFO_SSL_VERIFYRESULT: an X509_V_ERR_... of OpenSSL
  std::string_view detail;  // curl's own text
  bool connected = false;   // the connection stood
  std::size_t bytes = 0;    // of the body that had come
};

// `where` is the host and port, as shown.
ExchangeFailure explain_failure(const std::string& where, const TransferFailure& failure);

}  // namespace vindplaats
