// What is registered on the web: it waits, is let in or not, and is then of the platform as any
// other source; and the links by which partners come to their pages.
#include "app/pipeline/registered_sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pipeline/erase.h"
#include "app/pipeline/ledger_writer.h"
#include "app/pipeline/partner_links.h"
#include "app/pipeline/registrations.h"
#include "tests/unit/app/front_bench.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ProposalEntry proposal_of(const std::string& name, const std::string& url) {
  ProposalEntry entry;
  entry.name = name;
  entry.title = name + " publicaties";
  entry.type = "oai-pmh";
  entry.url = url;
  entry.contact_name = "Anna Jansen";
  entry.contact_mail = "anna@zuiderveste.example";
  entry.version = "2026-11";
  entry.fulltext = "study";
  entry.trial = {120, 100, 2, 30, 12};
  return entry;
}

class Registered : public ::testing::Test {
 protected:
  Result<std::string> propose(const ProposalEntry& entry) {
    return vindplaats::propose(*store, clock, files, entry);
  }
  Platform platform() { return *with_registered(files, *store->snapshot(), &shadowed); }
  void act(const std::string& source, const std::string& action) {
    ASSERT_TRUE(LedgerWriter(*store, clock)
                    .append({{"fatima", std::string(kLedgerRegistration),
                              to_json(Registration{source, action, ""})}}));
  }
  static std::vector<std::string> ids(const Platform& all) {
    std::vector<std::string> list;
    for (const Source& source : all.sources) list.push_back(source.id);
    return list;
  }

  std::unique_ptr<Store> store = open_memory_store();
  testing::SetClock clock;
  Platform files;
  std::vector<std::string> shadowed;
};

TEST_F(Registered, WaitsAndIsNoSourceUntilItIsApproved) {
  const auto id = propose(proposal_of("Hogeschool Zuiderveste", "https://zv.example/oai"));
  ASSERT_TRUE(id) << id.error().what;
  EXPECT_EQ(*id, "hogeschool-zuiderveste-publicaties");
  EXPECT_THAT(platform().sources, IsEmpty());

  const auto approved = approve(*store, clock, files, *id, "fatima");
  ASSERT_TRUE(approved) << approved.error().what;
  EXPECT_EQ(approved->by, "fatima");
  const Platform all = platform();
  ASSERT_THAT(ids(all), ElementsAre(*id));
  EXPECT_TRUE(is_registered(all.sources[0]));
  EXPECT_FALSE(all.sources[0].allow_private);
  const Partner* partner = all.partner("hogeschool-zuiderveste");
  ASSERT_NE(partner, nullptr);
  EXPECT_EQ(partner->agreement.version, "2026-11");
  EXPECT_EQ(partner->agreement.fulltext, "study");
  ASSERT_EQ(partner->contacts.size(), 1U);
  EXPECT_EQ(partner->contacts[0].mail, "anna@zuiderveste.example");
  EXPECT_EQ(find_proposal(*store->snapshot(), *id)->asked.trial,
            (TrialCounts{120, 100, 2, 30, 12}));
}

TEST_F(Registered, ARefusedOneStaysOutAndTellsWhy) {
  const auto id = propose(proposal_of("Vogels", "https://vogels.example/feed"));
  ASSERT_TRUE(id);
  ASSERT_TRUE(refuse(*store, clock, *id, "Dit gaat over vogels.", "fatima"));
  const auto refused = find_proposal(*store->snapshot(), *id);
  EXPECT_EQ(refused->state, "refused");
  EXPECT_EQ(refused->why, "Dit gaat over vogels.");
  EXPECT_THAT(platform().sources, IsEmpty());
  const auto again = approve(*store, clock, files, *id, "jan");
  ASSERT_FALSE(again);
  EXPECT_THAT(again.error().what, HasSubstr("refused already by fatima"));
}

TEST_F(Registered, AFileOfTheSameIdWinsAndIsNamed) {
  const auto id = propose(proposal_of("Zuiderveste", "https://zv.example/oai"));
  ASSERT_TRUE(approve(*store, clock, files, *id, "fatima"));
  Source file;
  file.id = *id;
  file.url = "https://elders.example/oai";
  files.sources = {file};
  const Platform all = platform();
  ASSERT_THAT(ids(all), ElementsAre(*id));
  EXPECT_EQ(all.sources[0].url, file.url);
  EXPECT_THAT(shadowed_words(shadowed), HasSubstr(*id));
}

TEST_F(Registered, AnIdIsNeverGivenTwice) {
  Source file;
  file.id = "zuiderveste-publicaties";
  file.url = "https://eerst.example/oai";
  files.sources = {file};
  const auto first = propose(proposal_of("Zuiderveste", "https://zv.example/a"));
  const auto second = propose(proposal_of("Zuiderveste", "https://zv.example/b"));
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, "zuiderveste-publicaties-2");
  EXPECT_EQ(*second, "zuiderveste-publicaties-3");
  // Of the same institute.
  EXPECT_EQ(find_proposal(*store->snapshot(), *first)->partner, "zuiderveste");
  EXPECT_EQ(find_proposal(*store->snapshot(), *second)->partner, "zuiderveste");
}

TEST_F(Registered, AnAddressThatIsHarvestedAlreadyOrIsNoneIsRefused) {
  Source file;
  file.id = "zv";
  file.url = "https://zv.example/oai";
  files.sources = {file};
  const auto twice = propose(proposal_of("Zuiderveste", file.url));
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().fault, Fault::kInput);
  ASSERT_TRUE(propose(proposal_of("Zuiderveste", "https://zv.example/ander")));
  EXPECT_FALSE(propose(proposal_of("Iemand anders", "https://zv.example/ander")));
  const auto none = propose(proposal_of("Zuiderveste", "file:///etc/passwd"));
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().fault, Fault::kInput);
  ProposalEntry folder = proposal_of("Zuiderveste", "/etc");
  folder.type = "files";
  const auto disk = propose(folder);
  ASSERT_FALSE(disk) << "a folder is named in a file of the platform only";
  EXPECT_EQ(disk.error().fault, Fault::kInput);
}

TEST_F(Registered, OneThatIsRemovedIsGoneAndItsPartnerStays) {
  const auto id = propose(proposal_of("Zuiderveste", "https://zv.example/oai"));
  ASSERT_TRUE(approve(*store, clock, files, *id, "fatima"));
  act(*id, "remove");
  EXPECT_THAT(platform().sources, IsEmpty());
  EXPECT_NE(platform().partner("zuiderveste"), nullptr);
}

TEST_F(Registered, ItMayBeGivenToAPartnerThatThereIs) {
  Partner wodc;
  wodc.id = "wodc";
  wodc.name = "WODC";
  files.partners = {wodc};
  const auto named = propose(proposal_of("wodc", "https://wodc.example/oai"));
  EXPECT_EQ(find_proposal(*store->snapshot(), *named)->partner, "wodc");
  const auto other = propose(proposal_of("Wetenschappelijk Centrum", "https://wc.example/oai"));
  ASSERT_TRUE(approve(*store, clock, files, *other, "fatima", "wodc"));
  EXPECT_EQ(platform().source(*other)->partner, "wodc");
  EXPECT_EQ(platform().partners.size(), 1U);
  // Whoever names an institute does not answer for it by that.
  EXPECT_THAT(platform().partners[0].contacts, IsEmpty());
  EXPECT_FALSE(approve(*store, clock, files, *named, "fatima", "nergens"));
}

TEST_F(Registered, ThePlatformIsAnotherOneForWhatIsComputedFromIt) {
  files.digest = "abc";
  EXPECT_EQ(platform().digest, "abc");
  const auto id = propose(proposal_of("Zuiderveste", "https://zv.example/oai"));
  EXPECT_EQ(platform().digest, "abc");
  ASSERT_TRUE(approve(*store, clock, files, *id, "fatima"));
  EXPECT_NE(platform().digest, "abc");
}

// Approved or not: who answers for it is a person too (contract section 2, erase).
TEST_F(Registered, WhoAnswersForItIsForgotten) {
  files.dir = "/nonexistent";
  const auto id = propose(proposal_of("Zuiderveste", "https://zv.example/oai"));
  SystemRandom random;
  EraseRequest request;
  request.contact = "zuiderveste";
  const auto found = find_to_erase(*store, files, request);
  ASSERT_TRUE(found) << found.error().what;
  EXPECT_THAT(found->forms, ElementsAre("anna@zuiderveste.example"));
  const auto erased = erase(*store, files, clock, random, request, "fatima");
  ASSERT_TRUE(erased) << erased.error().what;
  const auto proposal = find_proposal(*store->snapshot(), *id);
  EXPECT_EQ(proposal->asked.contact_name, "");
  EXPECT_EQ(proposal->asked.contact_mail, "");
  EXPECT_EQ(proposal->asked.name, "Zuiderveste");
  EXPECT_EQ(verify_ledger(*store->snapshot())->size(), 0U);
  request.contact = "niemand";
  EXPECT_FALSE(find_to_erase(*store, files, request));
}

class Links : public Registered {
 protected:
  std::string owner(const std::string& token) {
    return links.owner_of(*store, token)->value_or("nobody");
  }
  PartnerLinks links;
};

TEST_F(Links, OpenOnlyTheirPartnersPagesAndOnlyTheNewest) {
  const auto first = make_partner_link(*store, clock, "wodc", "fatima");
  const auto other = make_partner_link(*store, clock, "vu", "fatima");
  ASSERT_TRUE(first && other);
  EXPECT_EQ(owner(*first), "wodc");
  EXPECT_EQ(owner(*other), "vu");
  EXPECT_EQ(*links.token_of(*store, "wodc"), *first);
  const auto second = make_partner_link(*store, clock, "wodc", "fatima");
  EXPECT_EQ(owner(*first), "nobody");
  EXPECT_EQ(owner(*second), "wodc");
  ASSERT_TRUE(revoke_partner_link(*store, clock, "wodc", "fatima"));
  EXPECT_EQ(owner(*second), "nobody");
  EXPECT_EQ(owner(*other), "vu");
  EXPECT_EQ(*links.token_of(*store, "wodc"), std::nullopt);
  // After that a number is not used again.
  const auto third = make_partner_link(*store, clock, "wodc", "fatima");
  EXPECT_NE(*third, *second);
  EXPECT_EQ(owner(*third), "wodc");
}

TEST_F(Links, NoOtherTokenOpensAnything) {
  EXPECT_EQ(owner("wodc.1." + std::string(64, '0')), "nobody");
  const std::string token = *make_partner_link(*store, clock, "wodc", "fatima");
  ASSERT_TRUE(make_partner_link(*store, clock, "vu", "fatima"));
  const std::string mac = token.substr(token.rfind('.'));
  for (const std::string& wrong :
       {std::string(), std::string("wodc"), std::string("wodc.1."), "vu.1" + mac, "wodc.2" + mac,
        "WODC.1" + mac, token + "0", token.substr(0, token.size() - 1), "wodc.1" + mac + ".1",
        "wodc..1" + mac}) {
    EXPECT_EQ(owner(wrong), "nobody") << wrong;
  }
  for (std::size_t i = token.size() - 64; i < token.size(); ++i) {
    std::string altered = token;
    altered[i] = altered[i] == 'a' ? 'b' : 'a';
    EXPECT_EQ(owner(altered), "nobody") << i;
  }
  EXPECT_EQ(owner(token), "wodc");
}

TEST_F(Links, AnotherStoreHasAnotherKey) {
  const std::string token = *make_partner_link(*store, clock, "wodc", "fatima");
  const auto other = open_memory_store();
  ASSERT_TRUE(make_partner_link(*other, clock, "wodc", "fatima"));
  EXPECT_EQ(PartnerLinks().owner_of(*other, token)->value_or("nobody"), "nobody");
}

}  // namespace
}  // namespace vindplaats
