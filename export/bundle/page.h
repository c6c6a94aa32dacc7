#pragma once
// The frame of every page in a bundle: one file without script or anything from elsewhere, readable
// by keyboard, screen reader and on paper. Pure; safe from any thread.
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

struct PageFrame {
  std::string language;         // "nl" or "en"
  std::string title;            // of the window
  std::string style = {};       // custom properties that replace the page's own
  std::string header = {};      // safe HTML within <header>
  std::string navigation = {};  // safe HTML within <nav>; empty: none
  std::string main = {};        // safe HTML within <main>
  std::string footer = {};      // safe HTML within <footer>; empty: none
};
std::string html_page(const PageFrame& frame);

// Declarations of custom properties ("--accent: #154273"), one a line or parted by semicolons; all
// else is left out, so that nothing a style file holds can leave the style or fetch something.
std::string safe_style(std::string_view style);

// A wide table or drawing that scrolls by itself, by keyboard too. `label` says what it is.
std::string scrolling(std::string_view html, std::string_view label);

}  // namespace vindplaats
