#pragma once
// The rule workbench: the themes, and a theme's file to be changed, whose effect is seen before it
// is saved.
#include "app/web/visit.h"

namespace vindplaats {

// GET: the themes and what waits by them. POST: with what there is to say of each rule, which asks
// the whole store.
WebResponse themes_page(const Visit& visit);
// GET: the file. POST: `do` is "preview" or "save", of the text that was sent. 403 when the theme
// is none of the visitor's; 409 with the file as it is now when it was changed underneath; 422 with
// file, line and column when the text is wrong. What was typed is never lost.
WebResponse theme_page(const Visit& visit);

}  // namespace vindplaats
