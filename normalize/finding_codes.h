#pragma once
// Every finding's code, in one table: how grave it is, what it means and what a partner can do
// about it, in the platform's two languages. docs/findings.md, the status pages and the letters to
// partners read from here; a code is never reused for another meaning. A value; safe from any
// thread.
#include <array>
#include <string_view>

namespace vindplaats {

struct FindingText {
  std::string_view code;
  std::string_view severity;  // "info", "warning" or "error"
  std::string_view nl;        // what was met
  std::string_view nl_do;     // what the partner can do; empty: nothing needs to be done
  std::string_view en;
  std::string_view en_do;
};

// In the order of their codes.
inline constexpr auto kFindingTexts = std::to_array<FindingText>({
    {"abstract-missing", "info", "Het record heeft geen samenvatting.",
     "Voeg een samenvatting van enkele zinnen toe: daarop wordt gezocht en geselecteerd.",
     "The record has no abstract.",
     "Add an abstract of a few sentences: it is what is searched and selected on."},
    {"access-contradicted", "warning", "De rechtenvelden spreken elkaar tegen; de strengste geldt.",
     "Laat één uitspraak over toegang staan.",
     "The rights fields contradict each other; the strictest holds.",
     "Keep one statement on access."},
    {"bad-character-reference", "warning",
     "De XML verwees naar tekens die niet mogen bestaan; ze staan er nu als tekst.",
     "Verwijder of herstel die tekens in het bronsysteem.",
     "The XML referred to characters that may not exist; they now stand as text.",
     "Remove or repair those characters at the source."},
    {"bare-ampersand", "warning", "De XML bevatte een losse &; die is hersteld.",
     "Schrijf & in XML als &amp;.", "The XML held a bare &; it was repaired.",
     "Write & as &amp; in XML."},
    {"charset-contradicted", "info",
     "De opgegeven tekencodering klopt niet met de inhoud; de inhoud is gevolgd.",
     "Geef de werkelijke codering op, liefst UTF-8.",
     "The stated character encoding does not fit the bytes; the bytes were followed.",
     "State the real encoding, preferably UTF-8."},
    {"clock-went-back", "warning",
     "De klok van de server loopt terug: het antwoord is ouder dan het vorige.",
     "Zet de klok van de server gelijk.",
     "The server's clock went back: its answer is older than the one before.",
     "Set the server's clock."},
    {"control-characters", "warning",
     "De tekst bevatte stuurtekens die in XML verboden zijn; ze zijn vervangen.",
     "Verwijder de stuurtekens in het bronsysteem, vaak komen ze uit geplakte pdf-tekst.",
     "The text held control characters that XML forbids; they were replaced.",
     "Remove them at the source, they often come with text pasted from a PDF."},
    {"creator-account", "info",
     "De maker is de naam van een account, niet van een persoon of organisatie; weggelaten.",
     "Vul de werkelijke auteur in.",
     "The creator is the name of an account, not of a person or organisation; left out.",
     "Fill in the real author."},
    {"cut", "warning",
     "De waarde is langer, of het aantal groter, dan het schema toelaat; de rest is weggelaten.",
     "Kort de waarde in; alles staat nog in de ontvangen gegevens.",
     "The value is longer, or their number larger, than the schema takes; the rest was left out.",
     "Shorten it; everything is still in the payload."},
    {"date-guessed", "info", "De datum was op meer dan één manier te lezen.",
     "Schrijf datums als JJJJ-MM-DD.", "The date could be read in more than one way.",
     "Write dates as YYYY-MM-DD."},
    {"date-in-future", "warning",
     "De publicatiedatum ligt na de dag waarop het record is opgehaald.",
     "Controleer de datum; zet het einde van een embargo in een eigen veld.",
     "The date lies after the day on which the record was fetched.",
     "Check the date; put the end of an embargo in a field of its own."},
    {"date-several", "info",
     "Het record noemt meer dan één datum; de eerste die een publicatiedatum kan zijn is gekozen.",
     "Geef de publicatiedatum als enige, of als eerste.",
     "The record gives more than one date; the first that can be a publication date was taken.",
     "Give the publication date alone, or first."},
    {"date-unreadable", "warning", "De datum is onleesbaar of bestaat niet.",
     "Schrijf datums als JJJJ-MM-DD, JJJJ-MM of JJJJ.", "The date is unreadable or impossible.",
     "Write dates as YYYY-MM-DD, YYYY-MM or YYYY."},
    {"datestamp-in-future", "warning", "Datumstempels van records liggen in de toekomst.",
     "Zet de klok van de server gelijk.", "Datestamps of records lie in the future.",
     "Set the server's clock."},
    {"duration-unreadable", "info", "De duur is onleesbaar.",
     "Schrijf de duur als uu:mm:ss of in seconden.", "The duration is unreadable.",
     "Write it as hh:mm:ss or in seconds."},
    {"email-masked", "info", "Een mailadres in de tekst is afgeschermd.", "",
     "A mail address in the text was masked.", ""},
    {"embargo-over", "info", "Het embargo is voorbij, maar het record noemt het nog.",
     "Werk de toegang bij.", "The embargo is over, but the record still states it.",
     "Bring the access statement up to date."},
    {"feed-gap", "warning", "Geen enkel bekend item staat nog in de feed: er kan iets gemist zijn.",
     "Laat meer items in de feed staan.",
     "No known item is left in the feed: something may have been missed.",
     "Keep more items in the feed."},
    {"findings-cut", "info", "Er waren meer bijzonderheden dan bewaard worden.", "",
     "There were more findings than are kept.", ""},
    {"format-changed", "warning",
     "De bron biedt een ander metadataformaat dan eerst; alles is opnieuw opgehaald.",
     "Laat het weten als dit niet de bedoeling is.",
     "The source offers another metadata format than before; all was fetched anew.",
     "Say so when this was not meant."},
    {"formats-unlisted", "warning", "De server noemt geen metadataformaten; oai_dc is gevraagd.",
     "Herstel ListMetadataFormats.", "The server lists no metadata formats; oai_dc was asked for.",
     "Repair ListMetadataFormats."},
    {"from-ignored", "warning", "De server geeft ook records van voor de gevraagde datum.",
     "Herstel `from` in de OAI-PMH-server.",
     "The server also gives records from before the date that was asked for.",
     "Repair `from` in the OAI-PMH server."},
    {"html-entity", "info",
     "De XML bevatte HTML-tekenverwijzingen zoals &nbsp;; ze zijn vervangen.",
     "Schrijf de tekens zelf, in UTF-8.",
     "The XML held HTML entities such as &nbsp;; they were replaced.",
     "Write the characters themselves, in UTF-8."},
    {"identifier-check-digit", "warning",
     "Het controlecijfer klopt niet; het nummer is niet overgenomen.", "Verbeter het nummer.",
     "The check digit is wrong; the number was not taken over.", "Correct the number."},
    {"identifier-second", "info", "Er was al een nummer van deze soort; het eerste is gehouden.",
     "Noem nummers van andere werken als relatie.",
     "There was a number of this kind already; the first was kept.",
     "Give numbers of other works as relations."},
    {"identifiers-change", "warning", "Bekende items kwamen terug met een ander kenmerk.",
     "Houd guid of id van een item altijd gelijk.",
     "Known items came back under other identifiers.", "Never change an item's guid or id."},
    {"issued-from-modified", "info",
     "Er is geen publicatiedatum; de datum van de laatste wijziging is genomen.",
     "Geef ook de publicatiedatum.",
     "There is no publication date; the date of the last change was taken.",
     "Give the publication date too."},
    {"issued-missing", "warning", "Het record heeft geen leesbare publicatiedatum.",
     "Voeg de publicatiedatum toe.", "The record has no readable publication date.",
     "Add the publication date."},
    {"items-repeated", "info", "Items stonden meer dan eens in de feed.",
     "Neem elk item één keer op.", "Items stood in the feed more than once.",
     "List each item once."},
    {"language-contradicted", "info",
     "De tekst is in een andere taal dan de bron opgeeft; de opgave van de bron is gehouden.",
     "Stel de taal van de site of feed goed in.",
     "The text is in another language than the source states; the statement was kept.",
     "Set the language of the site or feed."},
    {"language-detected", "info", "De bron noemt geen taal; de taal is uit de tekst afgeleid.",
     "Noem de taal.", "The source names no language; it was found from the text.",
     "Name the language."},
    {"language-unreadable", "info", "De opgegeven taal is onbekend.",
     "Gebruik een taalcode, zoals nl of en.", "The stated language is unknown.",
     "Use a language code, such as nl or en."},
    {"link-missing", "warning", "Het record verwijst nergens heen.",
     "Voeg het adres van de pagina of het bestand toe.", "The record leads nowhere.",
     "Add the address of the page or the file."},
    {"link-unusable", "warning",
     "Het adres is niet bruikbaar: niet http of https, kapot, of zonder bekend begin.",
     "Geef een volledig adres dat met https:// begint.",
     "The address cannot be used: not http or https, broken, or relative to nothing.",
     "Give a full address that starts with https://."},
    {"list-short", "warning", "De server gaf minder records dan hij zelf telde.",
     "Controleer de lijst van de server.", "The server gave fewer records than it counted itself.",
     "Check the server's list."},
    {"markup-dropped", "info",
     "Onderdelen van de pagina die iets uitvoeren of insluiten zijn weggelaten.", "",
     "Parts of the page that run or embed something were left out.", ""},
    {"markup-too-large", "warning",
     "De opgemaakte tekst is te groot of te diep genest; alleen de kale tekst is bewaard.",
     "Zet in de feed een samenvatting in plaats van de hele pagina.",
     "The marked-up text is too large or nested too deep; only its plain text was kept.",
     "Put a summary in the feed instead of the whole page."},
    {"namespace-tolerated", "info",
     "Elementen stonden niet in hun namespace; ze zijn aan hun naam herkend.",
     "Declareer de namespace van elk gebruikt voorvoegsel.",
     "Elements were not in their namespace; they were known by their names.",
     "Declare the namespace of every prefix in use."},
    {"no-items", "warning", "De feed bevat geen enkel item.", "Controleer of de feed gevuld wordt.",
     "The feed holds no item at all.", "Check that the feed is filled."},
    {"not-mapped", "info", "Voor deze waarde is geen veld; ze staat nog in de ontvangen gegevens.",
     "", "No field takes this value; it still stands in the payload.", ""},
    {"publisher-several", "info", "Het record noemt meer dan één uitgever; de eerste is gehouden.",
     "Noem één uitgever.", "The record names more than one publisher; the first was kept.",
     "Name one publisher."},
    {"replacement-characters", "warning",
     "De tekst bevat tekens die al bij de bron verloren zijn gegaan (�).",
     "Herstel de tekst in het bronsysteem en controleer de tekencodering.",
     "The text holds characters that were lost at the source (U+FFFD).",
     "Repair the text at the source and check its encoding."},
    {"title-missing", "error", "Het record heeft geen titel.",
     "Voeg een titel toe: zonder titel wordt het niet getoond.", "The record has no title.",
     "Add a title: without one it is not shown."},
    {"token-expired", "info",
     "Het hervattingsteken was verlopen; het ophalen is opnieuw begonnen waar dat kon.",
     "Laat resumptionTokens ten minste een uur geldig.",
     "The resumption token had expired; the harvest went on from where it could.",
     "Keep resumption tokens valid for an hour at least."},
    {"trailing-content", "warning", "Achter het einde van het antwoord staat nog iets.",
     "Verwijder wat achter de XML staat, vaak zijn het foutmeldingen.",
     "Something stands behind the end of the answer.",
     "Remove what stands behind the XML, often error messages."},
    {"type-unknown", "info", "De soort publicatie is onbekend.",
     "Gebruik een term uit de COAR-lijst van publicatietypen.", "The type of work is unknown.",
     "Use a term of the COAR resource types."},
    {"utf8-repaired", "warning", "De tekst bevatte ongeldige bytes; ze zijn vervangen.",
     "Lever geldige UTF-8.", "The text held invalid bytes; they were replaced.",
     "Deliver valid UTF-8."},
});

// The place of a code in the table; kFindingTexts.size() when it is not there.
constexpr std::size_t finding_index(std::string_view code) {
  std::size_t index = 0;
  while (index < kFindingTexts.size() && kFindingTexts[index].code != code) ++index;
  return index;
}

// The row of a code; null when there is none.
constexpr const FindingText* find_finding_text(std::string_view code) {
  const std::size_t index = finding_index(code);
  return index == kFindingTexts.size() ? nullptr : &kFindingTexts[index];
}

// A code of the table: one that is not in it does not compile.
class FindingCode {
 public:
  consteval FindingCode(const char* code) : index_(finding_index(code)) {
    if (index_ == kFindingTexts.size()) throw "a code that is not in kFindingTexts";
  }
  const FindingText& text() const { return kFindingTexts[index_]; }

 private:
  std::size_t index_;
};

}  // namespace vindplaats
