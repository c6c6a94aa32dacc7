// Slugs, excerpts and the last look at mail addresses.
#include "core/text.h"

#include <gtest/gtest.h>

#include "export/excerpt.h"
#include "export/mail_guard.h"
#include "export/slug.h"

namespace vindplaats {
namespace {

Publication titled(const std::string& title, const std::string& language = "nl") {
  Publication publication;
  publication.id = "p0123456789ab";
  publication.metadata.title = title;
  publication.metadata.title_language = language;
  return publication;
}

}  // namespace

TEST(Slug, IsTheTitleInAsciiWithTheEndOfTheId) {
  const std::pair<const char*, const char*> cases[] = {
      {"Opnieuw beginnen", "opnieuw-beginnen-89ab"},
      {"Één  jaar: foto's & cijfers!", "een-jaar-fotos-cijfers-89ab"},
      {"’s-Hertogenbosch", "s-hertogenbosch-89ab"},
      {"Straße, Øresund, Łódź, œuvre", "strasse-oresund-lodz-oeuvre-89ab"},
      {"Привет мир", "privet-mir-89ab"},
      {"...", "publicatie-89ab"},
      {"", "publicatie-89ab"},
      {"-2020-", "2020-89ab"},
  };
  for (const auto& [title, slug] : cases) EXPECT_EQ(make_slug(titled(title)), slug) << title;
}

TEST(Slug, PrefersTheDutchTitle) {
  Publication publication = titled("Starting over", "en");
  EXPECT_EQ(make_slug(publication), "starting-over-89ab");
  publication.metadata.alternative_titles = {{"Recommencer", "fr"}, {"Opnieuw beginnen", "nl-NL"}};
  EXPECT_EQ(make_slug(publication), "opnieuw-beginnen-89ab");
}

TEST(Slug, IsAtMost80CharactersWithWordsWhole) {
  std::string title;
  for (int i = 0; i < 40; ++i) title += "woorden ";
  const std::string slug = make_slug(titled(title));
  EXPECT_EQ(slug.size(), 9 * 8 + 4U);
  EXPECT_TRUE(slug.ends_with("-woorden-89ab")) << slug;
  EXPECT_EQ(make_slug(titled(std::string(500, 'x'))), std::string(75, 'x') + "-89ab");
  EXPECT_EQ(make_slug(titled(std::string(75, 'x') + " y")), std::string(75, 'x') + "-89ab");
}

TEST(Slug, DoesNotLookAtTheOneThatAnEditorChose) {
  Publication publication = titled("Een nieuwe titel");
  publication.slug = "gekozen";
  EXPECT_EQ(make_slug(publication), "een-nieuwe-titel-89ab");
}

TEST(Slug, PutsANumberBeforeTheIdWhenAsked) {
  EXPECT_EQ(make_slug(titled("Titel"), 2), "titel-2-89ab");
  EXPECT_EQ(make_slug(titled(std::string(500, 'x')), 12).size(), kSlugLength);
}

TEST(Excerpt, KeepsWhatIsShortEnoughOnOneLine) {
  EXPECT_EQ(excerpt("Kort.\n\nEn bondig"), "Kort. En bondig");
  EXPECT_EQ(excerpt(""), "");
  EXPECT_EQ(excerpt("één", 3), "één");
}

TEST(Excerpt, CutsAfterTheLastSentenceThatFits) {
  struct Case {
    const char* text;
    std::size_t room;
    const char* expected;
  };
  const Case cases[] = {
      {"Eerste zin. Tweede zin. Derde zin.", 25, "Eerste zin. Tweede zin."},
      {"Eerste zin. Tweede zin. Derde zin.", 23, "Eerste zin. Tweede zin."},
      {"Eerste zin. Tweede zin. Derde zin.", 22, "Eerste zin."},
      {"Wat nu? En dan! Einde van het verhaal.", 20, "Wat nu? En dan!"},
      {"Hij zei: \"Kom.\" Daarna niets meer hier.", 22, "Hij zei: \"Kom.\""},
      {"Hij zei: ‘Kom.’ Daarna niets meer hier.", 22, "Hij zei: ‘Kom.’"},
      {"Met werk, bijv. In de bouw. Meer tekst volgt.", 30, "Met werk, bijv. In de bouw."},
      {"Met o.a. Nederland erbij. Meer tekst volgt.", 30, "Met o.a. Nederland erbij."},
      {"Door dr. De Vries gedaan. Meer tekst volgt.", 30, "Door dr. De Vries gedaan."},
      {"Door A. B. Jansen gedaan. Meer tekst volgt.", 30, "Door A. B. Jansen gedaan."},
      {"Doel: 1. Leren en 2. Doen. Meer tekst volgt.", 30, "Doel: 1. Leren en 2. Doen."},
      {"In 2019. Meer tekst volgt hierna.", 20, "In 2019."},
      {"Groei van 3.5 procent. Meer tekst volgt.", 28, "Groei van 3.5 procent."},
      {"Zie www.scp.nl. Daar staat alles. Meer tekst volgt.", 40,
       "Zie www.scp.nl. Daar staat alles."},
      {"Zo gaat het… Meer tekst volgt hierna.", 20, "Zo gaat het…"},
      {"Wel waar (denk ik). Meer tekst volgt hierna.", 25, "Wel waar (denk ik)."},
      {"Een. twee drie vier vijf zes zeven acht", 20, "Een. twee drie vier…"},
  };
  for (const Case& c : cases) EXPECT_EQ(excerpt(c.text, c.room), c.expected) << c.text;
}

TEST(Excerpt, CutsAfterAWordWhereSentencesAreTooLongOrTooShort) {
  EXPECT_EQ(excerpt("Een heel lange zin zonder einde in zicht", 20), "Een heel lange zin…");
  EXPECT_EQ(excerpt("Doel. Een heel lange zin zonder einde in zicht die maar doorgaat", 40),
            "Doel. Een heel lange zin zonder einde…");
  EXPECT_EQ(excerpt(std::string(50, 'x'), 10), std::string(9, 'x') + "…");
  EXPECT_EQ(excerpt("één twee, drie vier", 10), "één twee…");
}

TEST(Excerpt, NeverGrowsBeyondItsRoomAndStaysValid) {
  const std::string text =
      "Één zin (dr. K.), o.a. met “teken”… En nóg een zin! Ja? Nee: 1. ’t Is zo.";
  for (std::size_t room = 1; room < 90; ++room) {
    const std::string cut = excerpt(text, room);
    EXPECT_LE(utf8_length(cut), room) << cut;
    EXPECT_TRUE(valid_utf8(cut)) << room;
  }
}

TEST(MailGuard, MasksAddressesAndNothingElse) {
  const std::pair<const char*, const char*> cases[] = {
      {"Mail jan@voorbeeld.example.", "Mail j***@voorbeeld.example."},
      {"<a href=\"mailto:j.de-boer@a.b.nl\">x</a>", "<a href=\"mailto:j***@a.b.nl\">x</a>"},
      {"élodie@x.example,piet@y.example", "é***@x.example,p***@y.example"},
      {"j***@voorbeeld.example", "j***@voorbeeld.example"},
      {"https://social.example/@jan", "https://social.example/@jan"},
      {"@redactie op X, 5 @ 3 euro", "@redactie op X, 5 @ 3 euro"},
      {"a@b", "a@b"},
      {"@", "@"},
      {"", ""},
  };
  for (const auto& [text, masked] : cases) EXPECT_EQ(without_mail(text), masked);
}

TEST(MailGuard, LeavesAddressesOfTheWebAndIdentifiersAlone) {
  PublicItem item;
  item.metadata.rights = "(c) info@x.example";
  item.metadata.identifiers.doi = "10.1000/a@b.nl";
  Link link;
  link.url = "https://x.example/?to=a@b.nl";
  link.title = "Vraag het a@b.nl";
  item.metadata.links = {link};
  remove_mail(item);
  EXPECT_EQ(item.metadata.rights, "(c) i***@x.example");
  EXPECT_EQ(item.metadata.identifiers.doi, "10.1000/a@b.nl");
  EXPECT_EQ(item.metadata.links[0].url, "https://x.example/?to=a@b.nl");
  EXPECT_EQ(item.metadata.links[0].title, "Vraag het a***@b.nl");
}

}  // namespace vindplaats
