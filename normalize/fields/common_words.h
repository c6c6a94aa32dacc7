#pragma once
// The commonest words of a few languages: enough to see what most texts are in, for a tenth of what
// asking the detector costs. Pure; safe from any thread.
#include <string_view>

namespace vindplaats {

// Are there, among the first words, five common ones of this language and of none of the others,
// three of them different, and one in eight at least. False says nothing: short texts, lists of
// names, and any language that is not here (de, en, fr, nl are). `language`: BCP 47.
bool reads_as(std::string_view plain_text, std::string_view language);

// The language of a text that says nothing of it: "nl" or "en" when its first words leave no doubt,
// eight common ones of that language among them, five of them different, one in eight at least, and
// hardly any of the others. Empty: the detector has to say.
std::string_view language_by_words(std::string_view plain_text);

}  // namespace vindplaats
