#include "app/transport/failure_words.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace vindplaats {
namespace {

struct CodeWords {
  CURLcode code;
  Fault fault;
  bool again;
  const char* words;
};

// `again`: a second try within seconds has a chance. Not so for names, certificates and time-outs:
// there it only costs the others time.
constexpr CodeWords kCodeWords[] = {
    {CURLE_UNSUPPORTED_PROTOCOL, Fault::kRefused, false,
     "only http and https addresses are fetched"},
    {CURLE_URL_MALFORMAT, Fault::kRefused, false, "the address cannot be read; correct it"},
    {CURLE_COULDNT_RESOLVE_PROXY, Fault::kRemote, false,
     "the proxy's name is not known; check proxy in [fetch]"},
    {CURLE_COULDNT_RESOLVE_HOST, Fault::kRemote, false,
     "there is no host of that name, or the name service does not answer; check the spelling of "
     "the "
     "address"},
    {CURLE_COULDNT_CONNECT, Fault::kRemote, true,
     "no connection: nobody answers at that address and port; the server is down or the address is "
     "wrong"},
    {CURLE_WEIRD_SERVER_REPLY, Fault::kRemote, false,
     "what answers there does not speak HTTP; check the address and port"},
    {CURLE_HTTP2, Fault::kRemote, true, "the server broke off (HTTP/2); it is tried again later"},
    {CURLE_HTTP2_STREAM, Fault::kRemote, true,
     "the server broke off (HTTP/2); it is tried again later"},
    {CURLE_PARTIAL_FILE, Fault::kRemote, true,
     "the answer was cut off; it is tried again later, and if it stays so, tell the partner"},
    {CURLE_GOT_NOTHING, Fault::kRemote, true,
     "the server closed the connection without an answer; it is tried again later"},
    {CURLE_SEND_ERROR, Fault::kRemote, true,
     "the connection broke while asking; it is tried again later"},
    {CURLE_RECV_ERROR, Fault::kRemote, true,
     "the connection broke while the answer came; it is tried again later"},
    {CURLE_SSL_CONNECT_ERROR, Fault::kRemote, false,
     "no secure connection could be agreed on; the partner's server may only know TLS older than "
     "1.2"},
    {CURLE_SSL_CACERT_BADFILE, Fault::kUsage, false,
     "the certificates of `ca` in its file cannot be read; give it a PEM file"},
    {CURLE_TOO_MANY_REDIRECTS, Fault::kRefused, false, "too many redirects"},
};

struct TlsWords {
  long verdict;
  const char* words;
};

// OpenSSL's X509_V_ERR_... numbers. faults.md row 42: the cause in words that the partner can act
// on; never a way to go on without.
constexpr TlsWords kTlsWords[] = {
    {9, "its certificate is not valid yet; the partner must correct it, or our clock is wrong"},
    {10, "its certificate has expired; the partner must renew it"},
    {18, "its certificate is signed by itself; the partner needs one of a known authority"},
    {19, "its certificate comes from an unknown authority; the partner needs one of a known one"},
    {20,
     "its certificate chain is incomplete (a missing intermediate certificate); the partner must "
     "send the whole chain"},
    {21,
     "its certificate chain is incomplete (a missing intermediate certificate); the partner must "
     "send the whole chain"},
    {23, "its certificate was withdrawn; the partner must renew it"},
    {62,
     "its certificate is for another host name; the partner must correct it, or the address is "
     "wrong"},
};

std::string tls_words(const TransferFailure& failure) {
  const auto* row = std::ranges::find(kTlsWords, failure.tls_verdict, &TlsWords::verdict);
  if (row != std::end(kTlsWords)) return row->words;
  // A certificate for another name leaves OpenSSL's verdict at "fine": curl itself compares the
  // names.
  if (failure.detail.find("does not match") != std::string_view::npos) {
    return std::ranges::find(kTlsWords, 62, &TlsWords::verdict)->words;
  }
  return fmt::format("its certificate cannot be trusted ({}); the partner must correct it",
                     failure.detail);
}

std::string time_out_words(const TransferFailure& failure) {
  if (!failure.connected) {
    return "no connection within the time allowed; the server is down or a firewall is in between";
  }
  return fmt::format(
      "too slow: {} bytes came within the time allowed; it is tried again later, and if it stays "
      "so, "
      "tell the partner",
      failure.bytes);
}

ExchangeFailure named(const std::string& where, Fault fault, const std::string& words, bool again) {
  return {Error{fault, where + ": " + words}, again, false};
}

}  // namespace

ExchangeFailure explain_failure(const std::string& where, const TransferFailure& failure) {
  switch (failure.code) {
    case CURLE_PEER_FAILED_VERIFICATION:
      return named(where, Fault::kRemote, tls_words(failure), false);
    case CURLE_OPERATION_TIMEDOUT:
      return named(where, Fault::kRemote, time_out_words(failure), false);
    case CURLE_BAD_CONTENT_ENCODING: {
      ExchangeFailure broken = named(
          where, Fault::kRemote,
          "the answer says it is compressed and is not, or is broken; tell the partner", false);
      broken.identity = true;
      return broken;
    }
    default:
      break;
  }
  const auto* row = std::ranges::find(kCodeWords, failure.code, &CodeWords::code);
  if (row != std::end(kCodeWords)) return named(where, row->fault, row->words, row->again);
  return named(
      where, Fault::kRemote,
      fmt::format("the transfer failed ({}); it is tried again later",
                  failure.detail.empty() ? curl_easy_strerror(failure.code) : failure.detail),
      false);
}

}  // namespace vindplaats
