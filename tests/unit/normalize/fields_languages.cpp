#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "normalize/fields/common_words.h"
#include "normalize/fields/languages.h"

namespace vindplaats {
namespace {

struct LanguageCase {
  const char* text;
  const char* tag;
};

TEST(Languages, ReadsCodesAndNames) {
  const LanguageCase cases[] = {
      {"nl", "nl"},
      {"NL", "nl"},
      {"dut", "nl"},
      {"nld", "nl"},
      {"Dutch", "nl"},
      {"Nederlands", "nl"},
      {"nl_NL", "nl-NL"},
      {"nl-nl", "nl-NL"},
      {"nl_NL.UTF-8", "nl-NL"},
      {"Dutch; Flemish", "nl"},
      {"Dutch (Netherlands)", "nl"},
      {"nl-BE", "nl-BE"},
      {"eng", "en"},
      {"en-us", "en-US"},
      {"en_UK", "en-GB"},
      {"English", "en"},
      {"Engels", "en"},
      {"ger", "de"},
      {"deu", "de"},
      {"Français", "fr"},
      {"FRANÇAIS", "fr"},
      {"fre", "fr"},
      {"fry", "fy"},
      {"Frysk", "fy"},
      {"ara", "ar"},
      {"العربية", "ar"},
      {"Arabisch", "ar"},
      {"tur", "tr"},
      {"Türkçe", "tr"},
      {"tir", "ti"},
      {"per", "fa"},
      {"fas", "fa"},
      {"Dari", "prs"},
      {"pap", "pap"},
      {"Papiaments", "pap"},
      {"kmr", "kmr"},
      {"rif", "rif"},
      {"Tarifit", "rif"},
      {"zh-hans-cn", "zh-Hans-CN"},
      {"sr_Latn", "sr-Latn"},
      {"es-419", "es-419"},
      {"iw", "he"},
      {"http://id.loc.gov/vocabulary/iso639-2/dut", "nl"},
      {"http://publications.europa.eu/resource/authority/language/NLD", "nl"},
      {"en-US-x-private", "en-US"},
      {"tzm-Latn-MA", "tzm-Latn-MA"},
      {"nl; en", "nl"},
      {"Nederlands/Engels", "nl"},
      {"Nederlandse", "nl"},
      {"Engelstalig", "en"},
      {"tweetalig", ""},
      {"nederlandstalige", "nl"},
      {"http://lexvo.org/id/iso639-3/nld", "nl"},
      {"http://www.lexvo.org/page/iso639-3/eng", "en"},
      {"https://iso639-3.sil.org/code/nld", "nl"},
      {"urn:iso:std:iso:639:-3:nld", "nl"},
      {"en_GB", "en-GB"},
      {"NL-nl", "nl-NL"},
      {"dum", "dum"},
      {"vls", "vls"},
      {"ukr", "uk"},
      {"Oekra\u00efens", "uk"},
      {"som", "so"},
      {"Pasjtoe", "ps"},
      {"Koerdisch", "ku"},
      {"srn", "srn"},
      {"x-none", ""},
      {"", ""},
      {"und", ""},
      {"mul", ""},
      {"zxx", ""},
      {"xx", ""},
      {"foo", ""},
      {"other", ""},
      {"Klingons", ""},
      {"onbekend", ""},
      {"nlnlnl", ""},
      {"12", ""},
      {"-", ""}};
  for (const LanguageCase& language : cases)
    EXPECT_EQ(bcp47(language.text), language.tag) << language.text;
}

TEST(Languages, ReadsAllOfAList) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"nl; en", {"nl", "en"}},
      {"nl,en", {"nl", "en"}},
      {"nl/en", {"nl", "en"}},
      {"dut|eng|ger", {"nl", "en", "de"}},
      {"Nederlands en Engels", {"nl", "en"}},
      {"Dutch and English", {"nl", "en"}},
      {"Dutch; Flemish", {"nl"}},
      {"nl", {"nl"}},
      {"http://lexvo.org/id/iso639-3/nld", {"nl"}},
      {"Dutch (Netherlands, Belgium)", {}},
      {"nl; onbekend", {}},
      {"", {}},
  };
  for (const auto& [text, tags] : cases) EXPECT_EQ(languages_of(text), tags) << text;
}

TEST(Languages, TagsAreStable) {
  for (const char* tag : {"nl", "nl-NL", "zh-Hans-CN", "es-419", "prs", "rif", "en-GB"})
    EXPECT_EQ(bcp47(tag), tag);
  EXPECT_EQ(primary_language("nl-NL"), "nl");
  EXPECT_EQ(primary_language("nl"), "nl");
}

constexpr std::string_view kDutchText =
    "Gemeenten zoeken naar manieren om statushouders sneller aan het werk te helpen. In dit "
    "onderzoek is gekeken wat daarbij werkt.";
constexpr std::string_view kEnglishText =
    "Municipalities look for ways to help refugees find work sooner. This study looked at what "
    "works and for whom it does not.";

TEST(Languages, DetectsTheLanguageOfAText) {
  EXPECT_EQ(detect_language(kDutchText, "").language, "nl");
  EXPECT_TRUE(detect_language(kDutchText, "nl,en").reliable);
  EXPECT_EQ(detect_language(kEnglishText, "nl,en").language, "en");
  EXPECT_GE(detect_language(kEnglishText, "nl,en").percent, 90);
  EXPECT_EQ(
      detect_language(
          "Dizze rapportaazje giet oer it ûnderwiis yn Fryslân en wat learlingen dêr fan fine.",
          "nl,en")
          .language,
      "fy");
  EXPECT_EQ(detect_language("Göçmenlerin iş gücü piyasasına katılımı üzerine bir araştırma raporu",
                            "nl,en")
                .language,
            "tr");
}

TEST(Languages, DoesNotTrustShortTexts) {
  EXPECT_FALSE(detect_language("Rapport", "nl,en").reliable);
  EXPECT_FALSE(detect_language("", "nl,en").reliable);
  EXPECT_FALSE(detect_language("12345 67890 12345 67890 12345", "nl,en").reliable);
}

// Of each language a sentence of the kind that institutes write; the last three are near to Dutch
// or English, or share words with them.
constexpr LanguageCase kSentences[] = {
    {"Dit rapport laat zien dat nieuwkomers het werk vinden dat bij hen past wanneer gemeenten ook "
     "naar hun opleiding kijken, en niet alleen naar de taal.",
     "nl"},
    {"This report shows that newcomers find the work that suits them when municipalities look at "
     "their education as well, and not only at the language.",
     "en"},
    {"Der Bericht zeigt, dass die Neuzugewanderten eine passende Arbeit finden, wenn das Amt auch "
     "auf ihre Ausbildung achtet und sich nicht nur mit der Sprache befasst.",
     "de"},
    {"Le rapport montre que les nouveaux arrivants trouvent du travail dans une entreprise qui "
     "leur convient, pour peu que la commune regarde aussi les diplômes.",
     "fr"},
    {"Hierdie verslag wys dat nuwelinge werk kry wat by hulle pas as munisipaliteite ook na hulle "
     "opleiding kyk en nie net na die taal nie.",
     "af"},
    {"Dit rapport lit sjen dat nijkommers it wurk fine dat by har past as gemeenten ek nei harren "
     "oplieding sjogge, en net allinnich nei de taal.",
     "fy"},
    {"El informe muestra que los recién llegados encuentran un trabajo que les conviene cuando los "
     "municipios miran también su formación y no solo la lengua.",
     "es"},
};

TEST(Languages, CommonWordsSayThatATextIsWhatItSays) {
  for (const LanguageCase& sentence : kSentences) {
    for (const char* language : {"nl", "en", "de", "fr"})
      EXPECT_EQ(reads_as(sentence.text, language), std::string_view(language) == sentence.tag)
          << language << ": " << sentence.text;
    EXPECT_FALSE(reads_as(sentence.text, "es"));
    EXPECT_EQ(reads_as(sentence.text, "nl-BE"), std::string_view("nl") == sentence.tag);
  }
  EXPECT_FALSE(reads_as("", "nl"));
  EXPECT_FALSE(reads_as("Het werk van een ander", "nl")) << "too short to say";
  EXPECT_FALSE(
      reads_as("J. van den Berg, A. van der Meer, P. van Dijk, K. van Leeuwen, S. de Boer, M. van "
               "Loon, Chr. Jansen, "
               "B. Bakker, D. Visser, E. Smit, F. Mulder, G. Bos, H. Vos, I. Peters, J. Hendriks, "
               "K. Dekker, L. Brouwer",
               "nl"))
      << "a list of names";
}

TEST(Languages, CommonWordsAloneNameOnlyWhatLeavesNoDoubt) {
  const auto thrice = [](std::string_view text) {
    return std::string(text) + " " + std::string(text) + " " + std::string(text);
  };
  for (const LanguageCase& sentence : kSentences) {
    const std::string_view tag = sentence.tag;
    EXPECT_EQ(language_by_words(thrice(sentence.text)), tag == "nl" || tag == "en" ? tag : "")
        << sentence.text;
  }
  EXPECT_EQ(language_by_words("Het werk van een ander"), "") << "too short to say";
  EXPECT_EQ(language_by_words(std::string(kSentences[0].text) + " " + kSentences[1].text), "")
      << "two languages";
  EXPECT_EQ(language_by_words(""), "");
}

TEST(Languages, DetectsTheSameFromManyThreads) {
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&wrong] {
      for (int round = 0; round < 200; ++round) {
        wrong += detect_language(kDutchText, "nl,en").language != "nl";
        wrong += detect_language(kEnglishText, "nl,en").language != "en";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace vindplaats
