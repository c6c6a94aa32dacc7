// What people see at the front's own addresses.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "app/web/routes.h"
#include "core/markup.h"

namespace vindplaats {
namespace {

struct StatusWords {
  int status;
  const char *nl_title, *nl, *en_title, *en;
};

// The first row is for every other status.
constexpr StatusWords kStatusWords[] = {
    {500, "Er ging iets mis", "Dat ligt aan ons. Probeer het later nog eens.",
     "Something went wrong", "That is our fault. Please try again later."},
    {400, "Dat verzoek is niet te lezen", "Controleer het adres en probeer het opnieuw.",
     "That request cannot be read", "Check the address and try again."},
    {404, "Hier is niets", "Dit adres bestaat niet of niet meer.", "There is nothing here",
     "This address does not exist, or not any more."},
    {405, "Dat kan hier niet", "Dit adres kan alleen worden gelezen.", "That cannot be done here",
     "This address can only be read."},
    {408, "Dat duurde te lang", "Het verzoek kwam niet op tijd binnen.", "That took too long",
     "The request did not come in time."},
    {413, "Dat is te veel", "Het verzoek is te groot.", "That is too much",
     "The request is too large."},
    {414, "Dat adres is te lang", "Maak het adres korter.", "That address is too long",
     "Make the address shorter."},
    {416, "Dat deel is er niet", "Zo lang is het bestand niet.", "There is no such part",
     "The file is not that long."},
    {431, "Dat is te veel", "De kop van het verzoek is te groot.", "That is too much",
     "The head of the request is too large."},
    {503, "Even niet", "De dienst is nog niet klaar of stopt. Probeer het zo nog eens.",
     "Not just now", "The service is starting or stopping. Please try again in a moment."},
    {505, "Dat spreken wij niet", "Gebruik HTTP/1.1.", "We do not speak that", "Use HTTP/1.1."},
};

const StatusWords& words_for(int status) {
  const auto found = std::find_if(std::begin(kStatusWords), std::end(kStatusWords),
                                  [&](const StatusWords& one) { return one.status == status; });
  return found == std::end(kStatusWords) ? kStatusWords[0] : *found;
}

std::string address_row(std::string_view address, std::string_view what) {
  return fmt::format("<dt><a href=\"{0}\">{0}</a></dt><dd>{1}</dd>\n", address, what);
}

struct AddressWords {
  const char *address, *nl, *en;
};
constexpr AddressWords kAddresses[] = {
    {"/catalogue/current/catalogue.json",
     "De catalogus: alle gekozen publicaties, als JSON. Iedereen mag die lezen en gebruiken.",
     "The catalogue: all chosen publications, as JSON. Free to read and use for anyone."},
    {"/catalogue/current/manifest.json", "Wat de catalogus bevat, bestand voor bestand.",
     "What the catalogue holds, file by file."},
    {"/catalogue/current/feeds/all.atom", "Nieuw in de catalogus, als feed.",
     "New in the catalogue, as a feed."},
    {"/catalogue/releases.json", "Eerdere uitgaven die nog bewaard worden.",
     "Earlier releases that are still kept."},
};

}  // namespace

std::string html_page(bool english, std::string_view title, std::string_view body) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n{}</main>\n</body>\n</html>\n",
      english ? "en" : "nl", escape_markup(title), escape_markup(title), body);
}

WebResponse plain_error(int status, bool english) {
  const StatusWords& words = words_for(status);
  WebResponse response;
  response.status = status;
  response.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}};
  response.body = html_page(
      english, english ? words.en_title : words.nl_title,
      fmt::format("<p>{}</p>\n<p><a href=\"{}\">{}</a></p>\n", english ? words.en : words.nl,
                  english ? "/?lang=en" : "/", english ? "To the first page" : "Naar het begin"));
  return response;
}

WebResponse home_page(const WebRequest& request, WebHouse& house) {
  const bool english = wants_english(request);
  const std::string name = house.name();
  std::string body = fmt::format(
      "<p>{}</p>\n",
      english
          ? "This service gathers what institutes publish on integration and inclusion. Editors "
            "choose what belongs in the catalogue; the website shows it."
          : "Deze dienst verzamelt wat instituten publiceren over integratie en inclusie. "
            "Redacteuren kiezen wat in de catalogus hoort; de website laat het zien.");
  const std::shared_ptr<const Figures> figures = house.figures();
  if (figures) {
    body += fmt::format("<p>{}: {}; {}: {}.</p>\n",
                        english ? "Publications chosen" : "Gekozen publicaties", figures->accepted,
                        english ? "sources" : "bronnen", figures->sources.size());
  }
  body += english ? "<h2>Addresses</h2>\n<dl>\n" : "<h2>Adressen</h2>\n<dl>\n";
  for (const AddressWords& row : kAddresses)
    body += address_row(row.address, english ? row.en : row.nl);
  body += "</dl>\n";
  body += english ? "<p><a href=\"/\" lang=\"nl\" hreflang=\"nl\">In het Nederlands</a></p>\n"
                  : "<p><a href=\"/?lang=en\" lang=\"en\" hreflang=\"en\">In English</a></p>\n";
  WebResponse response;
  response.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-cache"}};
  response.body = html_page(english, name, body);
  return response;
}

}  // namespace vindplaats
