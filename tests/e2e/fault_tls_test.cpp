// Certificates that cannot be trusted and answers that drip (faults.md rows 42 and 43). These need
// a server with TLS, and real time.
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <thread>

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/health_words.h"
#include "app/transport/failure_words.h"
#include "tests/e2e/fault_bench.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): literals only
using testing::FaultyRepository;
using testing::lists;
using testing::words_in;
using testing::Workbench;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Key make_key() {
  return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

// For 127.0.0.1, valid now; signed by `issuer` with its key.
Certificate make_certificate(EVP_PKEY* key, const char* name, const char* issuer,
                             EVP_PKEY* issuer_key) {
  Certificate made(X509_new(), X509_free);
  X509_set_version(made.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 7);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), -86'400);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), 86'400);
  X509_set_pubkey(made.get(), key);
  const auto set_name = [](X509_NAME* into, const char* text) {
    X509_NAME_add_entry_by_txt(into, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(text), -1, -1, 0);
  };
  set_name(X509_get_subject_name(made.get()), name);
  set_name(X509_get_issuer_name(made.get()), issuer);
  if (std::string_view(name) == issuer && key == issuer_key) {  // it may sign others
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> may_sign(
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_basic_constraints, "critical,CA:TRUE"),
        X509_EXTENSION_free);
    X509_add_ext(made.get(), may_sign.get(), -1);
  }
  X509_sign(made.get(), issuer_key, EVP_sha256());
  return made;
}

void write_pem(const std::filesystem::path& path, const Certificate& certificate) {
  const std::unique_ptr<FILE, decltype(&fclose)> file(fopen(path.c_str(), "w"), fclose);
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(PEM_write_X509(file.get(), certificate.get()), 1);
}

// Shakes hands with whoever comes, and says no word after that; one thread.
class TlsServer {
 public:
  TlsServer(X509* certificate, EVP_PKEY* key) : context_(SSL_CTX_new(TLS_server_method())) {
    std::signal(SIGPIPE, SIG_IGN);  // who does not trust us hangs up
    if (certificate != nullptr) {
      SSL_CTX_use_certificate(context_, certificate);
      SSL_CTX_use_PrivateKey(context_, key);
    }
    socket_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(listen(socket_, 16), 0);
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~TlsServer() {
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
    SSL_CTX_free(context_);
  }
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  std::string url() const { return fmt::format("https://127.0.0.1:{}/oai", port_); }
  int requests() const { return requests_; }

 private:
  void serve() {
    for (int peer = accept(socket_, nullptr, nullptr); peer >= 0;
         peer = accept(socket_, nullptr, nullptr)) {
      SSL* const session = SSL_new(context_);
      SSL_set_fd(session, peer);
      char byte = 0;
      if (SSL_accept(session) == 1 && SSL_read(session, &byte, 1) == 1) ++requests_;
      SSL_free(session);
      close(peer);
    }
  }

  SSL_CTX* context_;
  int socket_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<int> requests_ = 0;
  std::thread thread_;
};

void expect_untrusted(const TlsServer& server, const char* said, const char* cause,
                      const char* remedy) {
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", server.url());
  const auto run = bench.json({"harvest", "repo"})["runs"][0];
  EXPECT_EQ(run["state"], "failed");
  EXPECT_EQ(run["requests"], 1);
  const std::string message = run["errors"][0]["message"];
  EXPECT_NE(message.find(said), std::string::npos) << message;
  const auto status = bench.json({"status", "repo"})["sources"][0];
  EXPECT_EQ(status["cause"], cause);
  EXPECT_EQ(status["remedy"], remedy);
  EXPECT_EQ(status["records"], 0);
  EXPECT_EQ(server.requests(), 0) << "nothing was said to a server that is not trusted";
}

TEST(FaultTls, Row42ASelfSignedCertificateIsNotTrusted) {
  const Key key = make_key();
  const Certificate certificate = make_certificate(key.get(), "127.0.0.1", "127.0.0.1", key.get());
  const TlsServer server(certificate.get(), key.get());
  expect_untrusted(server, "signed by itself", "Its certificate cannot be trusted.",
                   "The partner must correct it.");
}

TEST(FaultTls, Row42AMissingIntermediateIsNamed) {
  const Key key = make_key(), above = make_key();
  const Certificate certificate =
      make_certificate(key.get(), "127.0.0.1", "Tussenliggende instantie", above.get());
  const TlsServer server(certificate.get(), key.get());
  expect_untrusted(server, "missing intermediate", "Its certificate chain is incomplete.",
                   "The partner must send the intermediate certificate too.");
}

// The administrator may trust what the partner forgot to send, for one source and until a day.
TEST(FaultTls, Row42AnExtraAuthorityIsTrustedForOneSourceUntilItsDay) {
  const Key key = make_key(), above = make_key();
  const char* const name = "Tussenliggende instantie";
  const Certificate certificate = make_certificate(key.get(), "127.0.0.1", name, above.get());
  const TlsServer server(certificate.get(), key.get());
  const Workbench bench;
  write_pem(bench.dir() / "tussen.pem", make_certificate(above.get(), name, name, above.get()));
  bench.add_source("repo", "oai-pmh", server.url(), "ca = \"tussen.pem\"\nca_until = 2999-12-31\n");
  bench.add_source("other", "oai-pmh", server.url());
  bench.add_source("late", "oai-pmh", server.url(), "ca = \"tussen.pem\"\nca_until = 2026-01-01\n");
  const auto asked = bench.json({"harvest", "repo"});
  EXPECT_GT(server.requests(), 0) << asked.dump();
  const int requests = server.requests();
  for (const char* source : {"other", "late"}) {
    const auto run = bench.json({"harvest", source})["runs"][0];
    const std::string message = run["errors"][0]["message"];
    EXPECT_NE(message.find("missing intermediate"), std::string::npos) << source << ": " << message;
  }
  EXPECT_EQ(server.requests(), requests);
  // The known authorities stay trusted by this, beside the file that `ca` takes the place of.
  EXPECT_NE(curl_version_info(CURLVERSION_NOW)->capath, nullptr);
}

TEST(FaultTls, Row42NoCommonEncryptionIsNamed) {
  const TlsServer server(nullptr, nullptr);
  expect_untrusted(server, "", "No secure connection could be agreed on.",
                   "The partner's server needs TLS 1.2 or newer.");
}

// An expired one of a known authority cannot be made here: what curl says of it is played.
TEST(FaultTls, Row42AnExpiredCertificateIsNamed) {
  TransferFailure failure;
  failure.code = CURLE_PEER_FAILED_VERIFICATION;
  failure.tls_verdict = X509_V_ERR_CERT_HAS_EXPIRED;
  RunReport run;
  run.source = "repo";
  run.state = "failed";
  run.errors.push_back({});
  run.errors[0].message = explain_failure("repository.example.nl:443", failure).error.what;
  const HealthWords words = words_of_run(run);
  EXPECT_EQ(words.cause, "Its certificate has expired.");
  EXPECT_EQ(words.remedy, "The partner must renew it.");
}

TEST(FaultSlow, Row43AnAnswerThatDripsEndsAtTheDeadlineAndKeepsWhatCame) {
  const SystemClock clock;
  FaultyRepository repository(clock, 250);
  repository.twist = [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (!lists(request) || !testing::continues(request)) return;
    answer.delivery.piece = 1;
    answer.delivery.pause = 100ms;
  };
  const Workbench bench;
  bench.write("vindplaats.toml", "[fetch]\ntotal = \"2s\"\n");
  bench.add_source("repo", "oai-pmh", repository.url());
  const auto run = bench.json({"harvest", "repo"})["runs"][0];
  EXPECT_EQ(run["state"], "partly failed") << run.dump(2);
  EXPECT_EQ(run["new"], 100);
  const std::string message = run["errors"][0]["message"];
  EXPECT_NE(message.find("within the time allowed"), std::string::npos) << message;
  const auto status = bench.json({"status", "repo"})["sources"][0];
  EXPECT_EQ(status["cause"], "The server is too slow.");
  EXPECT_LE(words_in(status.value("cause", "") + " " + status.value("remedy", "")), 25U);
  repository.twist = nullptr;
  bench.expect(0, {"harvest"});
  EXPECT_EQ(bench.json({"status", "repo"})["sources"][0]["records"], 250);
}

}  // namespace
}  // namespace vindplaats
