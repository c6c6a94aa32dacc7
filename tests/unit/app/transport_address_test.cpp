#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/transport/address_rules.h"

namespace vindplaats {
namespace {

std::vector<std::uint8_t> address_bytes(const std::string& text) {
  const bool v6 = text.find(':') != std::string::npos;
  std::vector<std::uint8_t> bytes(v6 ? 16 : 4);
  EXPECT_EQ(inet_pton(v6 ? AF_INET6 : AF_INET, text.c_str(), bytes.data()), 1) << text;
  return bytes;
}

AddressVerdict verdict_on(const std::string& address, std::uint16_t port,
                          const std::vector<std::string>& opened = {}) {
  const auto networks = parse_private_networks(opened);
  EXPECT_TRUE(networks) << networks.error().what;
  return judge_address(address_bytes(address), port, *networks);
}

TEST(AddressRules, PublicAddressesPass) {
  for (const char* address :
       {"8.8.8.8",        "1.1.1.1",         "9.255.255.255", "11.0.0.0",        "100.63.255.255",
        "100.128.0.0",    "126.255.255.255", "128.0.0.0",     "169.253.255.255", "169.255.0.0",
        "172.15.255.255", "172.32.0.0",      "192.0.1.0",     "192.0.3.0",       "192.88.98.0",
        "192.88.100.0",   "192.167.255.255", "192.169.0.0",   "198.17.255.255",  "198.20.0.0",
        "198.51.99.255",  "198.51.101.0",    "203.0.112.255", "203.0.114.0",     "223.255.255.255",
        "2a00:1450::1",   "2001:200::1",     "2001:db7::1",   "2001:db9::1",     "2003::1",
        "2600::1",        "3ffe::1",         "::ffff:8.8.8.8"}) {
    EXPECT_EQ(verdict_on(address, 80), AddressVerdict::kPublic) << address;
    EXPECT_EQ(verdict_on(address, 443), AddressVerdict::kPublic) << address;
  }
}

TEST(AddressRules, SpecialAddressesAreRefused) {
  for (const char* address : {"0.0.0.0",
                              "0.255.255.255",
                              "10.0.0.0",
                              "10.255.255.255",
                              "100.64.0.0",
                              "100.127.255.255",
                              "127.0.0.1",
                              "127.255.255.255",
                              "169.254.0.0",
                              "169.254.169.254",
                              "169.254.255.255",
                              "172.16.0.0",
                              "172.31.255.255",
                              "192.0.0.255",
                              "192.0.2.255",
                              "192.88.99.1",
                              "192.168.0.0",
                              "192.168.255.255",
                              "198.18.0.0",
                              "198.19.255.255",
                              "198.51.100.9",
                              "203.0.113.9",
                              "224.0.0.1",
                              "239.255.255.255",
                              "240.0.0.0",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::127.0.0.1",
                              "::8.8.8.8",
                              "::ffff:10.0.0.1",
                              "::ffff:127.0.0.1",
                              "::ffff:0:8.8.8.8",
                              "64:ff9b::8.8.8.8",
                              "64:ff9b:1::1",
                              "100::1",
                              "1fff:ffff::1",
                              "2001::1",
                              "2001:10::1",
                              "2001:1ff:ffff::1",
                              "2001:db8::1",
                              "2001:db8:ffff::1",
                              "2002::1",
                              "2002:808:808::1",
                              "3fff::1",
                              "4000::1",
                              "fc00::1",
                              "fd00:ec2::254",
                              "fe80::1",
                              "fec0::1",
                              "ff02::1"}) {
    EXPECT_EQ(verdict_on(address, 80), AddressVerdict::kPrivate) << address;
    EXPECT_EQ(verdict_on(address, 443), AddressVerdict::kPrivate) << address;
  }
}

TEST(AddressRules, OtherPortsOfPublicAddressesAreRefused) {
  for (const int port : {1, 22, 25, 79, 81, 442, 444, 8080, 8443, 65535}) {
    EXPECT_EQ(verdict_on("8.8.8.8", static_cast<std::uint16_t>(port)), AddressVerdict::kPort)
        << port;
  }
  EXPECT_EQ(verdict_on("8.8.8.8", 8080, {"8.8.8.0/24:8080"}), AddressVerdict::kOpened);
}

TEST(AddressRules, AnEntryOpensItsNetworkAndPortsAndNoMore) {
  const std::vector<std::string> opened = {
      "127.0.0.0/8:1024-65535", "[::1]/128:80", "10.0.0.0/8", "192.168.1.7",
      "172.16.0.0/12:8080",     "[fd00::]/8"};
  struct Row {
    const char* address;
    std::uint16_t port;
    bool opened;
  };
  for (const Row& row :
       {Row{"127.0.0.1", 1024, true}, Row{"127.9.9.9", 65535, true}, Row{"127.0.0.1", 1023, false},
        Row{"::ffff:127.0.0.1", 2000, true}, Row{"::1", 80, true}, Row{"::1", 81, false},
        Row{"::2", 80, false}, Row{"10.255.0.1", 1, true}, Row{"11.0.0.1", 80, false},
        Row{"192.168.1.7", 5, true}, Row{"192.168.1.6", 5, false}, Row{"172.31.0.1", 8080, true},
        Row{"172.31.0.1", 8081, false}, Row{"fd12::1", 443, true}, Row{"fc12::1", 443, false}}) {
    EXPECT_EQ(verdict_on(row.address, row.port, opened) == AddressVerdict::kOpened, row.opened)
        << row.address << " " << row.port;
  }
}

TEST(AddressRules, AnIpv6EntryNeverOpensIpv4) {
  EXPECT_EQ(verdict_on("::ffff:127.0.0.1", 80, {"[::]/0"}), AddressVerdict::kPrivate);
  EXPECT_EQ(verdict_on("127.0.0.1", 80, {"[::]/0"}), AddressVerdict::kPrivate);
  EXPECT_EQ(verdict_on("::1", 80, {"0.0.0.0/0"}), AddressVerdict::kPrivate);
}

TEST(AddressRules, BytesOfAnotherLengthAreRefused) {
  for (const std::size_t length : {0u, 3u, 5u, 15u, 17u}) {
    EXPECT_EQ(judge_address(std::vector<std::uint8_t>(length, 8), 80, {}),
              AddressVerdict::kPrivate);
  }
}

TEST(AddressRules, UsualPrivateNetworksLeaveLinkLocalClosed) {
  const auto usual = usual_private_networks();
  for (const char* address :
       {"127.0.0.1", "10.1.2.3", "172.20.0.1", "192.168.0.1", "100.100.0.1", "::1", "fd00::1"}) {
    EXPECT_EQ(judge_address(address_bytes(address), 8080, usual), AddressVerdict::kOpened)
        << address;
  }
  for (const char* address :
       {"169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1", "::ffff:169.254.169.254"}) {
    EXPECT_EQ(judge_address(address_bytes(address), 80, usual), AddressVerdict::kPrivate)
        << address;
  }
}

TEST(AddressRules, BrokenEntriesAreNamedWithTheReason) {
  struct Row {
    const char* entry;
    const char* reason;
  };
  for (const Row& row :
       {Row{"", "not an IP address"}, Row{"localhost", "not an IP address"},
        Row{"127.0.0.1/33", "from 0 to 32"}, Row{"127.0.0.1/", "from 0 to 32"},
        Row{"[::1]/129", "from 0 to 128"}, Row{"10.0.0.1/8", "bits behind its mask"},
        Row{"10.0.0.0/-1", "from 0 to 32"}, Row{"10.0.0.0/8:", "ports"},
        Row{"10.0.0.0/8:0", "ports"}, Row{"10.0.0.0/8:70000", "ports"},
        Row{"10.0.0.0/8:90-80", "ports"}, Row{"10.0.0.0/8:80-", "ports"},
        Row{"[::1", "not a network"}, Row{"[::1]80", "not a network"},
        Row{"127.1", "not an IP address"}, Row{"0x7f.0.0.1", "not an IP address"},
        Row{"[::ffff:127.0.0.1]", "inside IPv6"}}) {
    const auto parsed = parse_private_networks({"10.0.0.0/8", row.entry});
    ASSERT_FALSE(parsed) << row.entry;
    EXPECT_EQ(parsed.error().fault, Fault::kUsage);
    EXPECT_EQ(parsed.error().key, "fetch.private");
    EXPECT_THAT(parsed.error().what, ::testing::HasSubstr(row.reason)) << row.entry;
  }
}

}  // namespace
}  // namespace vindplaats
