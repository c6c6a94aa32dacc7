#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/load.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Mistake {
  const char* name;
  const char* file;  // says how the text is read, too
  const char* text;
  int line;
  const char* key;
  const char* what;  // part of the message
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
  *out << mistake.name;
}

template <class T>
std::optional<Error> error_of(const Result<T>& result) {
  return result ? std::nullopt : std::optional(result.error());
}

std::optional<Error> error_in(const std::string& file, std::string_view text) {
  if (file.starts_with("sources/")) return error_of(parse_source(text, file));
  if (file.starts_with("partners/")) return error_of(parse_partner(text, file));
  if (file.starts_with("themes/")) return error_of(parse_theme(text, file));
  if (file.starts_with("words/")) return error_of(parse_words(text, file));
  if (file.starts_with("studies/")) return error_of(parse_study(text, file));
  if (file == "criteria.toml") return error_of(parse_criteria(text, file));
  return error_of(parse_settings(text, file));
}

constexpr Mistake kMistakes[] = {
    {"NoToml", "vindplaats.toml", "name = \"a\"\nthis is no TOML\n", 2, "", "not TOML"},
    {"NoUtf8", "vindplaats.toml", "name = \"\xff\"\n", 1, "", "not TOML"},
    {"KeyTwice", "vindplaats.toml", "name = \"a\"\nname = \"b\"\n", 2, "", "not TOML"},
    {"UnknownKey", "vindplaats.toml", "\n\ncontct = \"a@example.nl\"\n", 3, "contct",
     "did you mean 'contact'?"},
    {"UnknownKeyOfATable", "vindplaats.toml", "[release]\nkeeps = 3\n", 2, "release.keeps",
     "did you mean 'keep'?"},
    {"CollectionTwice", "vindplaats.toml",
     "[[collection]]\nid = \"a\"\nlabel = {nl = \"A\"}\n"
     "[[collection]]\nid = \"a\"\nlabel = {nl = \"A\"}\n",
     5, "collection.id", "two collections"},
    {"CollectionWithoutLabel", "vindplaats.toml",
     "[[collection]]\nid = \"a\"\nlabel = {nl = \"\"}\n", 3, "collection.label", "label"},
    {"UnknownTable", "vindplaats.toml", "[zoo]\n", 1, "zoo", "unknown key 'zoo'"},
    {"NothingNear", "vindplaats.toml", "frobnication = 1\n", 1, "frobnication", "unknown key"},
    {"KeyOfAnotherTable", "vindplaats.toml", "keep = 3\n", 1, "keep", "unknown key"},
    {"TextExpected", "vindplaats.toml", "name = 3\n", 1, "name", "must be a text; it holds 3"},
    {"FlagExpected", "vindplaats.toml", "[publish]\nsecond_editor = \"yes\"\n", 2,
     "publish.second_editor", "true or false"},
    {"CountExpected", "vindplaats.toml", "[queue]\nlimit_new = -1\n", 2, "queue.limit_new",
     "whole number"},
    {"CountNotDecimal", "vindplaats.toml", "[queue]\nlimit_new = 1.5\n", 2, "queue.limit_new",
     "whole number"},
    {"ShareExpected", "vindplaats.toml", "[release]\nmax_drop = 1.5\n", 2, "release.max_drop",
     "a share from 0 to 1"},
    {"ShareAsText", "vindplaats.toml", "[release]\nmax_drop = \"10%\"\n", 2, "release.max_drop",
     "it holds \"10%\""},
    {"SizeExpected", "vindplaats.toml", "[fetch]\nmax_page = 64\n", 2, "fetch.max_page", "64MB"},
    {"SizeOfNothing", "vindplaats.toml", "[fetch]\nmax_page = \"0MB\"\n", 2, "fetch.max_page",
     "64MB"},
    {"RateExpected", "vindplaats.toml", "[fetch]\nlow_speed = \"1kB\"\n", 2, "fetch.low_speed",
     "1kB/60s"},
    {"DurationExpected", "vindplaats.toml", "[release]\nafter = \"soon\"\n", 2, "release.after",
     "10m"},
    {"DurationOfNothing", "vindplaats.toml", "[release]\nafter = \"0s\"\n", 2, "release.after",
     "10m"},
    {"AddressExpected", "vindplaats.toml", "base_url = \"ftp://example.nl/\"\n", 1, "base_url",
     "http or https"},
    {"AddressMissing", "vindplaats.toml", "base_url = \"\"\n", 1, "base_url", "must be an address"},
    {"MailExpected", "vindplaats.toml", "contact = \"redactie\"\n", 1, "contact", "mail address"},
    {"TimezoneExpected", "vindplaats.toml", "timezone = \"Europe/Amsterdm\"\n", 1, "timezone",
     "time zone"},
    {"ListExpected", "vindplaats.toml", "languages = \"nl\"\n", 1, "languages",
     "a list of language tags"},
    {"LanguageExpected", "vindplaats.toml", "languages = [\n  \"nl\",\n  \"Engels!\",\n]\n", 3,
     "languages", "Engels!"},
    {"NoLanguages", "vindplaats.toml", "languages = []\n", 1, "languages", "at least one"},
    {"NetworkExpected", "vindplaats.toml", "[fetch]\nprivate = [\"localhost\"]\n", 2,
     "fetch.private", "127.0.0.0/8"},
    {"TableExpected", "vindplaats.toml", "release = 3\n", 1, "release", "a table"},
    {"ChoiceInAList", "vindplaats.toml", "[publish]\nrequire = [\"title\", \"colour\"]\n", 2,
     "publish.require", "cannot be \"colour\""},
    {"NoReleaseKept", "vindplaats.toml", "[release]\nkeep = 0\n", 2, "release.keep", "at least 1"},
    {"TooManyRedirects", "vindplaats.toml", "[fetch]\nredirects = 21\n", 2, "fetch.redirects",
     "at most 20"},
    {"TemplateWithoutHole", "vindplaats.toml", "[site]\npublication = \"p/\"\n", 2,
     "site.publication", "{slug}"},
    {"MailServerWithoutSender", "vindplaats.toml", "[mail]\nsmtp = \"smtp://mail.example.nl\"\n", 1,
     "mail.from", "need a sender"},
    {"MailServerOfAnotherScheme", "vindplaats.toml", "[mail]\nsmtp = \"mail.example.nl\"\n", 2,
     "mail.smtp", "smtp://"},
    {"DayWithTime", "themes/a.toml",
     "id = \"a\"\nlabel = {nl = \"A\"}\nvalid = {from = 2015-01-01T00:00:00Z}\n", 3, "valid.from",
     "a day"},

    {"IdMissing", "sources/a.toml", "type = \"feed\"\nurl = \"https://example.nl/\"\n", 1, "id",
     "id is missing"},
    {"TypeMissing", "sources/a.toml", "id = \"a\"\nurl = \"https://example.nl/\"\n", 1, "type",
     "type is missing"},
    {"UrlEmpty", "sources/a.toml", "id = \"a\"\ntype = \"feed\"\nurl = \"\"\n", 3, "url",
     "url is missing"},
    {"IdOfAnotherFile", "sources/a.toml",
     "type = \"feed\"\nid = \"b\"\nurl = \"https://example.nl/\"\n", 2, "id",
     "the file is called 'a'"},
    {"IdInCapitals", "sources/A.toml",
     "id = \"A\"\ntype = \"feed\"\nurl = \"https://example.nl/\"\n", 1, "id", "lower-case letters"},
    {"IdOfASubcommand", "sources/list.toml",
     "id = \"list\"\ntype = \"feed\"\nurl = \"https://example.nl/\"\n", 1, "id",
     "name of a subcommand"},
    {"TypeUnknown", "sources/a.toml", "id = \"a\"\ntype = \"rss\"\nurl = \"https://example.nl/\"\n",
     2, "type", "one of oai-pmh, feed, wordpress, sitemap, files"},
    {"UrlWithoutScheme", "sources/a.toml",
     "id = \"a\"\ntype = \"feed\"\nurl = \"example.nl/feed\"\n", 3, "url", "url"},
    {"UrlWithPassword", "sources/a.toml",
     "id = \"a\"\ntype = \"feed\"\nurl = \"https://u:p@example.nl/\"\n", 3, "url", "url"},
    {"FormatUnknown", "sources/a.toml",
     "id = \"a\"\ntype = \"oai-pmh\"\nurl = \"https://example.nl/\"\nformats = [\"oai_dc\", "
     "\"pdf\"]\n",
     4, "formats", "cannot be \"pdf\""},
    {"RoleUnknown", "sources/a.toml",
     "id = \"a\"\ntype = \"feed\"\nurl = \"https://example.nl/\"\nrole = \"boss\"\n", 4, "role",
     "partner, aggregator"},
    {"TrustTooHigh", "sources/a.toml",
     "id = \"a\"\ntype = \"feed\"\nurl = \"https://example.nl/\"\ntrust = 11\n", 4, "trust",
     "0 to 10"},
    {"TooManyDecimals", "sources/a.toml",
     "id = \"a\"\ntype = \"feed\"\nurl = \"https://example.nl/\"\ntrust = 0.1005\n", 4, "trust",
     "three decimals"},
    {"PartnerNoId", "sources/a.toml",
     "id = \"a\"\npartner = \"WODC!\"\ntype = \"feed\"\nurl = \"https://example.nl/\"\n", 2,
     "partner", "no id of a partner"},
    {"AutoAcceptNoIds", "sources/a.toml",
     "id = \"a\"\ntype = \"feed\"\nurl = \"https://example.nl/\"\nauto_accept = [\"Onderwijs\"]\n",
     4, "auto_accept", "a list of ids"},

    {"NameMissing", "partners/a.toml", "id = \"a\"\n", 1, "name", "name is missing"},
    {"ContributesUnknown", "partners/a.toml", "id = \"a\"\nname = \"A\"\ncontributes = \"often\"\n",
     3, "contributes", "active, passive"},
    {"ContactGetsUnknown", "partners/a.toml",
     "id = \"a\"\nname = \"A\"\n[[contact]]\ngets = [\"cake\"]\n", 4, "contact.gets",
     "errors, decisions, digest"},
    {"ContactKeyUnknown", "partners/a.toml",
     "id = \"a\"\nname = \"A\"\n[[contact]]\n[[contact]]\nmial = \"\"\n", 5, "contact.mial",
     "did you mean 'mail'?"},
    {"FulltextUnknown", "partners/a.toml",
     "id = \"a\"\nname = \"A\"\n[agreement]\nfulltext = \"all\"\n", 4, "agreement.fulltext",
     "link, study, republish"},
    {"DescriptionAsText", "partners/a.toml", "id = \"a\"\nname = \"A\"\ndescription = \"x\"\n", 3,
     "description", "a text per language"},

    {"LabelMissing", "themes/a.toml", "id = \"a\"\n", 1, "label", "label is missing"},
    {"LabelEmpty", "themes/a.toml", "id = \"a\"\nlabel = {nl = \" \"}\n", 2, "label",
     "label is empty"},
    {"RuleTwice", "themes/a.toml",
     "id = \"a\"\nlabel = {nl = \"A\"}\n[[rule]]\nid = \"r\"\nquery = \"a\"\n[[rule]]\nid = "
     "\"r\"\nquery = \"b\"\n",
     7, "rule.id", "two rules with the id 'r'"},
    {"RuleWithoutQuery", "themes/a.toml",
     "id = \"a\"\nlabel = {nl = \"A\"}\n[[rule]]\nid = \"r\"\n", 3, "rule.query",
     "rule.query is missing"},
    {"RuleWithEmptyQuery", "themes/a.toml",
     "id = \"a\"\nlabel = {nl = \"A\"}\n[[rule]]\nid = \"r\"\nquery = \" \"\n", 5, "rule.query",
     "a query"},
    {"RuleWithoutWeight", "themes/a.toml",
     "id = \"a\"\nlabel = {nl = \"A\"}\n[[rule]]\nid = \"r\"\nquery = \"a\"\nweight = 0\n", 6,
     "rule.weight", "weight 0"},
    {"ThresholdZero", "themes/a.toml", "id = \"a\"\nlabel = {nl = \"A\"}\nthreshold = 0.0\n", 3,
     "threshold", "more than 0"},
    {"NoSuchDay", "themes/a.toml",
     "id = \"a\"\nlabel = {nl = \"A\"}\nvalid = {from = \"2015-02-30\"}\n", 3, "valid.from",
     "a day"},
    {"EndBeforeBegin", "themes/a.toml",
     "id = \"a\"\nlabel = {nl = \"A\"}\n[valid]\nfrom = \"2015-01-01\"\nuntil = \"2014-01-01\"\n",
     5, "valid.until", "before valid.from"},
    {"TestWithoutTitle", "themes/a.toml",
     "id = \"a\"\nlabel = {nl = \"A\"}\n[[test]]\nexpect = true\n", 3, "test.title",
     "test.title is missing"},

    {"WordsMissing", "words/a.toml", "note = \"x\"\n", 1, "words", "words is missing"},
    {"WordsEmpty", "words/a.toml", "words = []\n", 1, "words", "words is missing"},
    {"WordEmpty", "words/a.toml", "words = [\"a\",\n \" \"]\n", 2, "words", "a list of texts"},

    {"CriterionTwice", "criteria.toml",
     "[[criterion]]\nid = \"a\"\nnl = \"A\"\n[[criterion]]\nid = \"a\"\nnl = \"A\"\n", 5,
     "criterion.id", "two criterions"},
    {"ReasonTwice", "criteria.toml",
     "[[reason]]\nid = \"a\"\nnl = \"A\"\n[[reason]]\nid = \"a\"\nnl = \"A\"\n", 5, "reason.id",
     "two reasons"},
    {"ReasonWithoutDutch", "criteria.toml", "[[reason]]\nid = \"a\"\n", 1, "reason.nl",
     "reason.nl is missing"},

    {"StudyOfAnotherFolder", "studies/a/study.toml",
     "id = \"b\"\ntitle = {nl = \"A\"}\nquery = \"a\"\n", 1, "id", "the folder is called 'a'"},
    {"StudyYears", "studies/a/study.toml",
     "id = \"a\"\ntitle = {nl = \"A\"}\nquery = \"a\"\nyears = \"2026..2010\"\n", 4, "years",
     "years such as"},
    {"StudyStatus", "studies/a/study.toml",
     "id = \"a\"\ntitle = {nl = \"A\"}\nquery = \"a\"\nstatus = \"done\"\n", 4, "status",
     "draft, open, final"},
    {"StudyAuthorKey", "studies/a/study.toml",
     "id = \"a\"\ntitle = {nl = \"A\"}\nquery = \"a\"\nauthors = [{ nmae = \"\" }]\n", 4,
     "authors.nmae", "'name'"},
};

class ConfigMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(ConfigMistake, NamesFileLineAndKey) {
  const Mistake& mistake = GetParam();
  const std::optional<Error> error = error_in(mistake.file, mistake.text);
  ASSERT_TRUE(error) << "accepted: " << mistake.text;
  EXPECT_EQ(error->fault, Fault::kUsage);
  EXPECT_EQ(error->file, mistake.file);
  EXPECT_EQ(error->line, mistake.line) << error->what;
  EXPECT_EQ(error->key, mistake.key) << error->what;
  EXPECT_THAT(error->what, HasSubstr(mistake.what));
}

INSTANTIATE_TEST_SUITE_P(All, ConfigMistake, ::testing::ValuesIn(kMistakes),
                         [](const auto& param_info) { return std::string(param_info.param.name); });

TEST(ParseSettings, KeepsCollectionsInTheOrderOfTheFile) {
  const auto settings = parse_settings(
      "[[collection]]\nid = \"b\"\nlabel = {nl = \"B\"}\ndescription = {en = \"Of b\"}\n"
      "[[collection]]\nid = \"a\"\nlabel = {nl = \"A\"}\n",
      "vindplaats.toml");
  ASSERT_TRUE(settings);
  ASSERT_EQ(settings->collections.size(), 2U);
  EXPECT_EQ(settings->collections[0], (Collection{"b", {{"nl", "B"}}, {{"en", "Of b"}}}));
  EXPECT_EQ(settings->collections[1].id, "a");
}

TEST(Settings, AreTheContractsDefaultsInAnEmptyFile) {
  const auto settings = parse_settings("", "vindplaats.toml");
  ASSERT_TRUE(settings) << settings.error().what;
  EXPECT_EQ(*settings, Settings{});
}

TEST(Settings, AreReadEachIntoItsOwnField) {
  const auto settings = parse_settings(R"(
name = "Naam"
contact = "a@example.nl"
base_url = "https://redactie.example.nl"
timezone = "UTC"
languages = ["en"]
[site]
url = "https://site.example.nl/x"
publication = "p/{slug}"
theme = "t/{id}"
study = "s/{id}"
tokens = "stijl.json"
[release]
after = "1h"
keep = 7
max_drop = 0.25
hook = "https://site.example.nl/hook"
command = ["/bin/true", "x"]
[publish]
require = ["title"]
second_editor = true
[queue]
since = "5y"
exclude_types = []
exclude_products = ["nieuws"]
limit_new = 9
[fetch]
private = ["127.0.0.0/8:1024-65535"]
proxy = "http://127.0.0.1:3128/"
max_page = "1MB"
max_record = "2kB"
connect = "2s"
total = "3m"
low_speed = "4kB/5s"
redirects = 0
[mail]
smtp = "smtps://mail.example.nl:465"
from = "b@example.nl"
[privacy]
suggestions = "1mo"
contacts = "2mo"
)",
                                       "vindplaats.toml");
  ASSERT_TRUE(settings) << settings.error().what;
  using namespace std::chrono_literals;
  Settings expected;
  expected.name = "Naam";
  expected.contact = "a@example.nl";
  expected.base_url = "https://redactie.example.nl/";
  expected.timezone = "UTC";
  expected.languages = {"en"};
  expected.site = {"https://site.example.nl/x/", "p/{slug}", "t/{id}", "s/{id}", "stijl.json"};
  expected.release = {1h, 7, Thousandths{250}, "https://site.example.nl/hook", {"/bin/true", "x"}};
  expected.publish = {{"title"}, true};
  expected.queue = {24h * 365 * 5, {}, {"nieuws"}, 9};
  expected.fetch = {{"127.0.0.0/8:1024-65535"},
                    "http://127.0.0.1:3128/",
                    1'000'000,
                    2'000,
                    2s,
                    3min,
                    4'000,
                    5s,
                    0};
  expected.mail = {"smtps://mail.example.nl:465", "b@example.nl"};
  expected.privacy = {24h * 30, 24h * 60};
  EXPECT_EQ(*settings, expected);
}

TEST(Settings, TakeABytesOrderMarkAndWindowsLineEnds) {
  const auto settings =
      parse_settings("\xef\xbb\xbfname = \"A\"\r\n[release]\r\nkeep = 2\r\n", "vindplaats.toml");
  ASSERT_TRUE(settings) << settings.error().what;
  EXPECT_EQ(settings->name, "A");
  EXPECT_EQ(settings->release.keep, 2);
}

TEST(SourceFile, HasTheContractsDefaultsBeyondItsEssentials) {
  auto source = parse_source("id = \"a\"\ntype = \"feed\"\nurl = \"https://example.nl/\"\n",
                             "sources/a.toml");
  ASSERT_TRUE(source) << source.error().what;
  Source expected;
  expected.id = "a";
  expected.type = "feed";
  expected.url = "https://example.nl/";
  expected.place = source->place;
  EXPECT_EQ(*source, expected);
  EXPECT_EQ(source->place.file, "sources/a.toml");
  EXPECT_EQ(source->place.line_of("url"), 3);
  EXPECT_EQ(source->delay, std::nullopt);
}

TEST(SourceFile, MayPauseForNothing) {
  const auto source =
      parse_source("id = \"a\"\ntype = \"feed\"\nurl = \"https://example.nl/\"\ndelay = \"0s\"\n",
                   "sources/a.toml");
  ASSERT_TRUE(source);
  EXPECT_EQ(source->delay, Milliseconds(0));
}

TEST(SourceFile, OfFilesIsAFolder) {
  const auto source =
      parse_source("id = \"a\"\ntype = \"files\"\nurl = \"inbox\"\n", "sources/a.toml");
  ASSERT_TRUE(source) << source.error().what;
  EXPECT_EQ(source->url, "inbox");
}

TEST(PartnerFile, KeepsItsContactsInOrder) {
  const auto partner = parse_partner(R"(
id = "wodc"
name = "WODC"
description = { nl = "Onderzoek", en = "" }
[[contact]]
mail = "a@example.nl"
[[contact]]
mail = "b@example.nl"
gets = []
)",
                                     "partners/wodc.toml");
  ASSERT_TRUE(partner) << partner.error().what;
  ASSERT_EQ(partner->contacts.size(), 2U);
  EXPECT_EQ(partner->contacts[0].mail, "a@example.nl");
  EXPECT_THAT(partner->contacts[0].gets, ElementsAre("errors", "decisions", "digest"));
  EXPECT_THAT(partner->contacts[1].gets, IsEmpty());
  EXPECT_EQ(partner->description, (Labels{{"nl", "Onderzoek"}}));
  EXPECT_EQ(partner->agreement, Agreement{});
}

TEST(ThemeFile, KnowsWhereItsQueriesStand) {
  const auto theme = parse_theme(R"(id = "a"
label = { nl = "A" }
valid = { from = 2015-01-01, until = "2019-12-31" }
[[rule]]
id = "een"
weight = 0.25
query = 'x'
[[rule]]
id = "twee"
exclude = true
query = '''
y'''
[[test]]
title = "Titel"
expect = false
)",
                                 "themes/a.toml");
  ASSERT_TRUE(theme) << theme.error().what;
  EXPECT_EQ(theme->valid_from, "2015-01-01");
  EXPECT_TRUE(theme->open_on("2019-12-31"));
  EXPECT_FALSE(theme->open_on("2020-01-01"));
  ASSERT_EQ(theme->rules.size(), 2U);
  EXPECT_EQ(theme->rules[0].weight, Thousandths{250});
  EXPECT_EQ(theme->rules[0].place.line, 7);
  EXPECT_TRUE(theme->rules[1].exclude);
  EXPECT_EQ(theme->rules[1].place.line, 11);
  EXPECT_EQ(theme->rules[1].query, "y");
  ASSERT_EQ(theme->tests.size(), 1U);
  EXPECT_FALSE(theme->tests[0].expect);
}

TEST(StudyFile, MayBeCalledDemo) {
  EXPECT_TRUE(parse_study("id = \"demo\"\ntitle = {nl = \"D\"}\nquery = \"a\"\n",
                          "studies/demo/study.toml"));
  EXPECT_FALSE(parse_study("id = \"list\"\ntitle = {nl = \"D\"}\nquery = \"a\"\n",
                           "studies/list/study.toml"));
}

TEST(Toml, RefusesFilesBeyondAMegabyte) {
  const std::string text = "name = \"" + std::string(1'000'000, 'a') + "\"\n";
  const auto settings = parse_settings(text, "vindplaats.toml");
  ASSERT_FALSE(settings);
  EXPECT_THAT(settings.error().what, HasSubstr("larger than a megabyte"));
}

TEST(Toml, RefusesKeysThatWouldOverflowTheStack) {
  std::string dotted;
  for (int i = 0; i < 200'000; ++i) dotted += "a.";
  const auto settings = parse_settings(dotted + "b = 1\n", "vindplaats.toml");
  ASSERT_FALSE(settings);
  EXPECT_THAT(settings.error().what, HasSubstr("too deep"));
  EXPECT_FALSE(parse_settings("name = " + std::string(100'000, '['), "vindplaats.toml"));
}

}  // namespace
}  // namespace vindplaats
