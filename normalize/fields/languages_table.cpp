#include "normalize/fields/languages_table.h"

#include <algorithm>

#include <unicode/uloc.h>

#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

struct LanguageWord {
  std::string_view key;  // a code or a folded name
  std::string_view code;
};

// ISO 639-1, its 639-2 codes (T and B), codes that were withdrawn but are met, and names in Dutch,
// English and the language's own.
// clang-format off
constexpr LanguageWord kLanguageWords[] = {
    {"aa", "aa"}, {"aar", "aa"}, {"ab", "ab"}, {"abchazisch", "ab"}, {"abk", "ab"}, {"abkhazian", "ab"},
    {"ae", "ae"}, {"af", "af"}, {"afar", "aa"}, {"afr", "af"}, {"afrikaans", "af"}, {"aii", "aii"},
    {"ak", "ak"}, {"aka", "ak"}, {"akan", "ak"}, {"alb", "sq"}, {"albanees", "sq"}, {"albanian", "sq"},
    {"aleman", "de"}, {"allemand", "de"}, {"am", "am"}, {"amazigh", "ber"}, {"amh", "am"}, {"amhaars", "am"},
    {"amharic", "am"}, {"amharisch", "am"}, {"an", "an"}, {"ancient greek", "grc"}, {"ancient hebrew", "hbo"},
    {"anglais", "en"}, {"apc", "apc"}, {"ar", "ar"}, {"ara", "ar"}, {"arabe", "ar"}, {"arabic", "ar"},
    {"arabisch", "ar"}, {"aragonees", "an"}, {"aragonese", "an"}, {"aramaic", "arc"}, {"aramees", "arc"},
    {"arb", "ar"}, {"arc", "arc"}, {"arg", "an"}, {"arm", "hy"}, {"armeens", "hy"}, {"armenian", "hy"},
    {"ary", "ary"}, {"arz", "arz"}, {"as", "as"}, {"asm", "as"}, {"assamees", "as"}, {"assamese", "as"},
    {"assyrian neo-aramaic", "aii"}, {"assyrisch", "aii"}, {"av", "av"}, {"ava", "av"}, {"avaric", "av"},
    {"ave", "ae"}, {"avestan", "ae"}, {"ay", "ay"}, {"aym", "ay"}, {"aymara", "ay"}, {"az", "az"},
    {"aze", "az"}, {"azerbaijaans", "az"}, {"azerbaijani", "az"}, {"azerbeidzjaans", "az"}, {"azeri", "az"},
    {"ba", "ba"}, {"bahasa indonesia", "id"}, {"bak", "ba"}, {"bam", "bm"}, {"bambara", "bm"}, {"bangla", "bn"},
    {"baq", "eu"}, {"bashkir", "ba"}, {"baskisch", "eu"}, {"basque", "eu"}, {"be", "be"}, {"bel", "be"},
    {"belarusian", "be"}, {"belarussisch", "be"}, {"ben", "bn"}, {"bengaals", "bn"}, {"bengali", "bn"},
    {"ber", "ber"}, {"berber", "ber"}, {"berbers", "ber"}, {"bg", "bg"}, {"bh", "bh"}, {"bi", "bi"},
    {"bih", "bh"}, {"bihari", "bh"}, {"birmees", "my"}, {"bis", "bi"}, {"bislama", "bi"}, {"bm", "bm"},
    {"bn", "bn"}, {"bo", "bo"}, {"bod", "bo"}, {"bokmal", "nb"}, {"bos", "bs"}, {"bosanski", "bs"},
    {"bosnian", "bs"}, {"bosnisch", "bs"}, {"br", "br"}, {"bre", "br"}, {"breton", "br"}, {"bretons", "br"},
    {"bs", "bs"}, {"bul", "bg"}, {"bulgaars", "bg"}, {"bulgarian", "bg"}, {"bur", "my"}, {"burmese", "my"},
    {"ca", "ca"}, {"cambodjaans", "km"}, {"cantonese", "yue"}, {"caribbean hindustani", "hns"},
    {"castellano", "es"}, {"castilian", "es"}, {"cat", "ca"}, {"catala", "ca"}, {"catalaans", "ca"},
    {"catalan", "ca"}, {"ce", "ce"}, {"central atlas tamazight", "tzm"}, {"central khmer", "km"},
    {"central kurdish", "ckb"}, {"ces", "cs"}, {"cestina", "cs"}, {"ch", "ch"}, {"cha", "ch"},
    {"chamorro", "ch"}, {"che", "ce"}, {"chechen", "ce"}, {"chi", "zh"}, {"chichewa", "ny"}, {"chinees", "zh"},
    {"chinese", "zh"}, {"chu", "cu"}, {"church slavic", "cu"}, {"chuvash", "cv"}, {"chv", "cv"}, {"ckb", "ckb"},
    {"cmn", "zh"}, {"co", "co"}, {"cor", "kw"}, {"cornish", "kw"}, {"corsicaans", "co"}, {"corsican", "co"},
    {"cos", "co"}, {"cr", "cr"}, {"cre", "cr"}, {"cree", "cr"}, {"croatian", "hr"}, {"cs", "cs"}, {"cu", "cu"},
    {"cv", "cv"}, {"cy", "cy"}, {"cym", "cy"}, {"cymraeg", "cy"}, {"cze", "cs"}, {"czech", "cs"}, {"da", "da"},
    {"dan", "da"}, {"danish", "da"}, {"dansk", "da"}, {"dari", "prs"}, {"darija", "ary"}, {"de", "de"},
    {"deens", "da"}, {"deu", "de"}, {"deutsch", "de"}, {"div", "dv"}, {"divehi", "dv"}, {"dse", "dse"},
    {"duits", "de"}, {"dum", "dum"}, {"dut", "nl"}, {"dutch", "nl"}, {"dutch sign language", "dse"},
    {"dv", "dv"}, {"dz", "dz"}, {"dzo", "dz"}, {"dzongkha", "dz"}, {"ee", "ee"}, {"eesti", "et"},
    {"egyptian arabic", "arz"}, {"el", "el"}, {"ell", "el"}, {"en", "en"}, {"eng", "en"}, {"engels", "en"},
    {"englisch", "en"}, {"english", "en"}, {"eo", "eo"}, {"epo", "eo"}, {"es", "es"}, {"esl", "es"},
    {"espagnol", "es"}, {"espanol", "es"}, {"esperanto", "eo"}, {"est", "et"}, {"estisch", "et"},
    {"estonian", "et"}, {"ests", "et"}, {"et", "et"}, {"eu", "eu"}, {"eus", "eu"}, {"euskara", "eu"},
    {"ewe", "ee"}, {"fa", "fa"}, {"faeroers", "fo"}, {"fao", "fo"}, {"faroese", "fo"}, {"farsi", "fa"},
    {"fas", "fa"}, {"ff", "ff"}, {"fi", "fi"}, {"fij", "fj"}, {"fijian", "fj"}, {"fil", "fil"},
    {"filipino", "fil"}, {"fin", "fi"}, {"finnish", "fi"}, {"fins", "fi"}, {"fj", "fj"}, {"flemish", "nl"},
    {"fo", "fo"}, {"fr", "fr"}, {"fra", "fr"}, {"francais", "fr"}, {"frans", "fr"}, {"franzosisch", "fr"},
    {"fre", "fr"}, {"french", "fr"}, {"fries", "fy"}, {"frisian", "fy"}, {"fry", "fy"}, {"frysk", "fy"},
    {"ful", "ff"}, {"fula", "ff"}, {"fulah", "ff"}, {"fulani", "ff"}, {"fy", "fy"}, {"ga", "ga"},
    {"gaeilge", "ga"}, {"gaelic", "gd"}, {"galego", "gl"}, {"galician", "gl"}, {"galicisch", "gl"},
    {"ganda", "lg"}, {"gd", "gd"}, {"geo", "ka"}, {"georgian", "ka"}, {"georgisch", "ka"}, {"ger", "de"},
    {"german", "de"}, {"gl", "gl"}, {"gla", "gd"}, {"gle", "ga"}, {"glg", "gl"}, {"glv", "gv"}, {"gn", "gn"},
    {"gos", "gos"}, {"grc", "grc"}, {"gre", "el"}, {"greek", "el"}, {"greenlandic", "kl"}, {"grieks", "el"},
    {"grn", "gn"}, {"groenlands", "kl"}, {"gronings", "gos"}, {"gu", "gu"}, {"guarani", "gn"}, {"guj", "gu"},
    {"gujarati", "gu"}, {"gv", "gv"}, {"ha", "ha"}, {"haitiaans", "ht"}, {"haitian", "ht"},
    {"haitian creole", "ht"}, {"hat", "ht"}, {"hau", "ha"}, {"hausa", "ha"}, {"hbo", "hbo"}, {"hbs", "sh"},
    {"he", "he"}, {"heb", "he"}, {"hebreeuws", "he"}, {"hebrew", "he"}, {"her", "hz"}, {"herero", "hz"},
    {"hi", "hi"}, {"hin", "hi"}, {"hindi", "hi"}, {"hiri motu", "ho"}, {"hmo", "ho"}, {"hns", "hns"},
    {"ho", "ho"}, {"hol", "nl"}, {"hollandisch", "nl"}, {"hollands", "nl"}, {"hongaars", "hu"}, {"hr", "hr"},
    {"hrv", "hr"}, {"hrvatski", "hr"}, {"ht", "ht"}, {"hu", "hu"}, {"hun", "hu"}, {"hungarian", "hu"},
    {"hy", "hy"}, {"hye", "hy"}, {"hz", "hz"}, {"ia", "ia"}, {"ibo", "ig"}, {"ice", "is"}, {"icelandic", "is"},
    {"id", "id"}, {"ido", "io"}, {"ie", "ie"}, {"iers", "ga"}, {"ig", "ig"}, {"igbo", "ig"}, {"ii", "ii"},
    {"iii", "ii"}, {"ijslands", "is"}, {"ik", "ik"}, {"iku", "iu"}, {"ile", "ie"}, {"in", "id"}, {"ina", "ia"},
    {"ind", "id"}, {"indonesian", "id"}, {"indonesisch", "id"}, {"ingles", "en"}, {"interlingua", "ia"},
    {"interlingue", "ie"}, {"inuktitut", "iu"}, {"inupiaq", "ik"}, {"io", "io"}, {"ipk", "ik"}, {"irish", "ga"},
    {"is", "is"}, {"isl", "is"}, {"it", "it"}, {"ita", "it"}, {"italiaans", "it"}, {"italian", "it"},
    {"italiano", "it"}, {"italien", "it"}, {"italienisch", "it"}, {"iu", "iu"}, {"iw", "he"}, {"ja", "ja"},
    {"japanese", "ja"}, {"japans", "ja"}, {"jav", "jv"}, {"javaans", "jv"}, {"javanese", "jv"}, {"ji", "yi"},
    {"jiddisch", "yi"}, {"jpn", "ja"}, {"jv", "jv"}, {"jw", "jv"}, {"ka", "ka"}, {"kaapverdiaans", "kea"},
    {"kab", "kab"}, {"kabuverdianu", "kea"}, {"kabyle", "kab"}, {"kal", "kl"}, {"kalaallisut", "kl"},
    {"kan", "kn"}, {"kannada", "kn"}, {"kantonees", "yue"}, {"kanuri", "kr"}, {"kas", "ks"}, {"kashmiri", "ks"},
    {"kat", "ka"}, {"kau", "kr"}, {"kaz", "kk"}, {"kazachs", "kk"}, {"kazakh", "kk"}, {"kea", "kea"},
    {"kerkslavisch", "cu"}, {"kg", "kg"}, {"khm", "km"}, {"khmer", "km"}, {"ki", "ki"}, {"kik", "ki"},
    {"kikuyu", "ki"}, {"kin", "rw"}, {"kinyarwanda", "rw"}, {"kir", "ky"}, {"kirghiz", "ky"},
    {"kirgizisch", "ky"}, {"kirundi", "rn"}, {"kiswahili", "sw"}, {"kj", "kj"}, {"kk", "kk"}, {"kl", "kl"},
    {"km", "km"}, {"kmr", "kmr"}, {"kn", "kn"}, {"ko", "ko"}, {"koerdisch", "ku"}, {"koermandji", "kmr"},
    {"kom", "kv"}, {"komi", "kv"}, {"kon", "kg"}, {"kongo", "kg"}, {"kor", "ko"}, {"koreaans", "ko"},
    {"korean", "ko"}, {"kr", "kr"}, {"kroatisch", "hr"}, {"ks", "ks"}, {"ku", "ku"}, {"kua", "kj"},
    {"kuanyama", "kj"}, {"kur", "ku"}, {"kurdi", "ku"}, {"kurdish", "ku"}, {"kurmanji", "kmr"}, {"kv", "kv"},
    {"kw", "kw"}, {"ky", "ky"}, {"kyrgyz", "ky"}, {"la", "la"}, {"lao", "lo"}, {"laotiaans", "lo"},
    {"lat", "la"}, {"latijn", "la"}, {"latin", "la"}, {"latvian", "lv"}, {"lav", "lv"}, {"lb", "lb"},
    {"lets", "lv"}, {"levantine arabic", "apc"}, {"lg", "lg"}, {"li", "li"}, {"lim", "li"}, {"limburgan", "li"},
    {"limburgish", "li"}, {"limburgs", "li"}, {"lin", "ln"}, {"lingala", "ln"}, {"lit", "lt"},
    {"lithuanian", "lt"}, {"litouws", "lt"}, {"ln", "ln"}, {"lo", "lo"}, {"low german", "nds"},
    {"low saxon", "nds"}, {"lt", "lt"}, {"ltz", "lb"}, {"lu", "lu"}, {"lub", "lu"}, {"luba-katanga", "lu"},
    {"lug", "lg"}, {"luganda", "lg"}, {"luxembourgish", "lb"}, {"luxemburgs", "lb"}, {"lv", "lv"},
    {"mac", "mk"}, {"macedonian", "mk"}, {"macedonisch", "mk"}, {"magyar", "hu"}, {"mah", "mh"}, {"mal", "ml"},
    {"malagasy", "mg"}, {"malay", "ms"}, {"malayalam", "ml"}, {"maldivian", "dv"}, {"maleis", "ms"},
    {"maltees", "mt"}, {"maltese", "mt"}, {"mandarin", "zh"}, {"mandarin chinese", "zh"}, {"manx", "gv"},
    {"mao", "mi"}, {"maori", "mi"}, {"mar", "mr"}, {"marathi", "mr"}, {"marokkaans arabisch", "ary"},
    {"marokkaans-arabisch", "ary"}, {"marshallese", "mh"}, {"may", "ms"}, {"mg", "mg"}, {"mh", "mh"},
    {"mi", "mi"}, {"middelnederlands", "dum"}, {"middle dutch", "dum"}, {"mk", "mk"}, {"mkd", "mk"},
    {"ml", "ml"}, {"mlg", "mg"}, {"mlt", "mt"}, {"mn", "mn"}, {"mo", "ro"}, {"modern greek", "el"},
    {"modern standard arabic", "ar"}, {"mol", "ro"}, {"moldavian", "ro"}, {"mon", "mn"}, {"mongolian", "mn"},
    {"mongools", "mn"}, {"moroccan arabic", "ary"}, {"mr", "mr"}, {"mri", "mi"}, {"ms", "ms"}, {"msa", "ms"},
    {"mt", "mt"}, {"my", "my"}, {"mya", "my"}, {"na", "na"}, {"nau", "na"}, {"nauru", "na"}, {"nav", "nv"},
    {"navajo", "nv"}, {"nb", "nb"}, {"nbl", "nr"}, {"nd", "nd"}, {"nde", "nd"}, {"ndo", "ng"}, {"ndonga", "ng"},
    {"nds", "nds"}, {"ne", "ne"}, {"ned", "nl"}, {"nederlands", "nl"}, {"nederlandse gebarentaal", "dse"},
    {"nederlandse taal", "nl"}, {"nedersaksisch", "nds"}, {"neerlandais", "nl"}, {"neerlandes", "nl"},
    {"nep", "ne"}, {"nepalees", "ne"}, {"nepali", "ne"}, {"ng", "ng"}, {"ngt", "dse"}, {"niederlandisch", "nl"},
    {"nieuwgrieks", "el"}, {"nl", "nl"}, {"nld", "nl"}, {"nn", "nn"}, {"nno", "nn"}, {"no", "no"},
    {"nob", "nb"}, {"noors", "no"}, {"nor", "no"}, {"norsk", "no"}, {"north ndebele", "nd"},
    {"northern kurdish", "kmr"}, {"northern sami", "se"}, {"norwegian", "no"}, {"norwegian bokmal", "nb"},
    {"norwegian nynorsk", "nn"}, {"nr", "nr"}, {"nuosu", "ii"}, {"nv", "nv"}, {"ny", "ny"}, {"nya", "ny"},
    {"nyanja", "ny"}, {"nynorsk", "nn"}, {"oc", "oc"}, {"occitaans", "oc"}, {"occitan", "oc"}, {"oci", "oc"},
    {"odia", "or"}, {"odt", "odt"}, {"oeigoers", "ug"}, {"oekraiens", "uk"}, {"oerdoe", "ur"},
    {"oezbeeks", "uz"}, {"oj", "oj"}, {"oji", "oj"}, {"ojibwa", "oj"}, {"old dutch", "odt"}, {"om", "om"},
    {"or", "or"}, {"ori", "or"}, {"oriya", "or"}, {"orm", "om"}, {"oromo", "om"}, {"os", "os"}, {"oss", "os"},
    {"ossetian", "os"}, {"oudgrieks", "grc"}, {"oudnederlands", "odt"}, {"pa", "pa"}, {"pali", "pi"},
    {"pan", "pa"}, {"panjabi", "pa"}, {"pap", "pap"}, {"papiamento", "pap"}, {"papiaments", "pap"},
    {"papiamentu", "pap"}, {"pashto", "ps"}, {"pasjtoe", "ps"}, {"per", "fa"}, {"persian", "fa"},
    {"perzisch", "fa"}, {"pes", "fa"}, {"pi", "pi"}, {"pilipino", "fil"}, {"pl", "pl"}, {"pli", "pi"},
    {"pol", "pl"}, {"polish", "pl"}, {"polski", "pl"}, {"pools", "pl"}, {"por", "pt"}, {"portugees", "pt"},
    {"portugues", "pt"}, {"portuguese", "pt"}, {"prs", "prs"}, {"ps", "ps"}, {"pt", "pt"}, {"punjabi", "pa"},
    {"pus", "ps"}, {"pushto", "ps"}, {"qu", "qu"}, {"que", "qu"}, {"quechua", "qu"}, {"rif", "rif"},
    {"riffijns", "rif"}, {"rm", "rm"}, {"rn", "rn"}, {"ro", "ro"}, {"roemeens", "ro"}, {"roh", "rm"},
    {"rom", "rom"}, {"romana", "ro"}, {"romanes", "rom"}, {"romani", "rom"}, {"romanian", "ro"},
    {"romansh", "rm"}, {"romany", "rom"}, {"ron", "ro"}, {"ru", "ru"}, {"rum", "ro"}, {"run", "rn"},
    {"rundi", "rn"}, {"rus", "ru"}, {"russian", "ru"}, {"russisch", "ru"}, {"rw", "rw"}, {"sa", "sa"},
    {"sag", "sg"}, {"samoan", "sm"}, {"san", "sa"}, {"sango", "sg"}, {"sanskriet", "sa"}, {"sanskrit", "sa"},
    {"sardinian", "sc"}, {"sarnami", "hns"}, {"sarnami hindoestani", "hns"}, {"sc", "sc"}, {"scc", "sr"},
    {"schots-gaelisch", "gd"}, {"scottish gaelic", "gd"}, {"scr", "hr"}, {"sd", "sd"}, {"se", "se"},
    {"serbian", "sr"}, {"serbo-croatian", "sh"}, {"servisch", "sr"}, {"servo-kroatisch", "sh"},
    {"sesotho", "st"}, {"sg", "sg"}, {"sh", "sh"}, {"shi", "shi"}, {"shilha", "shi"}, {"shona", "sn"},
    {"shqip", "sq"}, {"si", "si"}, {"sichuan yi", "ii"}, {"sign language of the netherlands", "dse"},
    {"sin", "si"}, {"sindhi", "sd"}, {"singalees", "si"}, {"sinhala", "si"}, {"sinhalese", "si"}, {"sk", "sk"},
    {"sl", "sl"}, {"slk", "sk"}, {"slo", "sk"}, {"slovak", "sk"}, {"sloveens", "sl"}, {"slovene", "sl"},
    {"slovenian", "sl"}, {"slowaaks", "sk"}, {"slv", "sl"}, {"sm", "sm"}, {"sme", "se"}, {"smo", "sm"},
    {"sn", "sn"}, {"sna", "sn"}, {"snd", "sd"}, {"so", "so"}, {"soendanees", "su"}, {"som", "so"},
    {"somali", "so"}, {"somalisch", "so"}, {"soomaali", "so"}, {"sorani", "ckb"}, {"sot", "st"},
    {"south ndebele", "nr"}, {"southern sotho", "st"}, {"spa", "es"}, {"spaans", "es"}, {"spanisch", "es"},
    {"spanish", "es"}, {"sq", "sq"}, {"sqi", "sq"}, {"sr", "sr"}, {"sranan", "srn"}, {"sranan tongo", "srn"},
    {"sranantongo", "srn"}, {"srd", "sc"}, {"srn", "srn"}, {"srp", "sr"}, {"srpski", "sr"}, {"ss", "ss"},
    {"ssw", "ss"}, {"st", "st"}, {"standaardarabisch", "ar"}, {"standard moroccan tamazight", "zgh"},
    {"su", "su"}, {"sun", "su"}, {"sundanese", "su"}, {"suomi", "fi"}, {"surinaams", "srn"}, {"sv", "sv"},
    {"svenska", "sv"}, {"sw", "sw"}, {"swa", "sw"}, {"swahili", "sw"}, {"swati", "ss"}, {"swc", "sw"},
    {"swe", "sv"}, {"swedish", "sv"}, {"syr", "syr"}, {"syriac", "syr"}, {"syrisch-aramees", "syr"},
    {"ta", "ta"}, {"tachelhit", "shi"}, {"tadzjieks", "tg"}, {"tagalog", "tl"}, {"tah", "ty"},
    {"tahitian", "ty"}, {"tajik", "tg"}, {"tam", "ta"}, {"tamazight", "ber"}, {"tamil", "ta"},
    {"tarifit", "rif"}, {"tarifiyt", "rif"}, {"tasjelhiyt", "shi"}, {"tat", "tt"}, {"tataars", "tt"},
    {"tatar", "tt"}, {"te", "te"}, {"tel", "te"}, {"telugu", "te"}, {"tg", "tg"}, {"tgk", "tg"}, {"tgl", "tl"},
    {"th", "th"}, {"tha", "th"}, {"thai", "th"}, {"thais", "th"}, {"ti", "ti"}, {"tib", "bo"},
    {"tibetaans", "bo"}, {"tibetan", "bo"}, {"tigrinya", "ti"}, {"tir", "ti"}, {"tk", "tk"}, {"tl", "tl"},
    {"tn", "tn"}, {"to", "to"}, {"ton", "to"}, {"tonga", "to"}, {"tr", "tr"}, {"ts", "ts"},
    {"tsjechisch", "cs"}, {"tsjetsjeens", "ce"}, {"tsn", "tn"}, {"tso", "ts"}, {"tsonga", "ts"},
    {"tswana", "tn"}, {"tt", "tt"}, {"tuk", "tk"}, {"tur", "tr"}, {"turc", "tr"}, {"turkce", "tr"},
    {"turkisch", "tr"}, {"turkish", "tr"}, {"turkmeens", "tk"}, {"turkmen", "tk"}, {"turks", "tr"},
    {"tw", "tw"}, {"twi", "tw"}, {"twi-fante", "ak"}, {"ty", "ty"}, {"tzm", "tzm"}, {"ug", "ug"}, {"uig", "ug"},
    {"uighur", "ug"}, {"uk", "uk"}, {"ukr", "uk"}, {"ukrainian", "uk"}, {"ur", "ur"}, {"urd", "ur"},
    {"urdu", "ur"}, {"uyghur", "ug"}, {"uz", "uz"}, {"uzb", "uz"}, {"uzbek", "uz"}, {"valencian", "ca"},
    {"ve", "ve"}, {"ven", "ve"}, {"venda", "ve"}, {"vi", "vi"}, {"vie", "vi"}, {"vietnamees", "vi"},
    {"vietnamese", "vi"}, {"vlaams", "nl"}, {"vls", "vls"}, {"vo", "vo"}, {"vol", "vo"}, {"volapuk", "vo"},
    {"wa", "wa"}, {"waals", "wa"}, {"walloon", "wa"}, {"wel", "cy"}, {"welsh", "cy"}, {"west flemish", "vls"},
    {"west frisian", "fy"}, {"west-vlaams", "vls"}, {"westerlauwers fries", "fy"}, {"western frisian", "fy"},
    {"westfries", "fy"}, {"wit-russisch", "be"}, {"wln", "wa"}, {"wo", "wo"}, {"wol", "wo"}, {"wolof", "wo"},
    {"xh", "xh"}, {"xho", "xh"}, {"xhosa", "xh"}, {"yi", "yi"}, {"yid", "yi"}, {"yiddish", "yi"}, {"yo", "yo"},
    {"yor", "yo"}, {"yoruba", "yo"}, {"yue", "yue"}, {"za", "za"}, {"zaza", "zza"}, {"zazaki", "zza"},
    {"zea", "zea"}, {"zeelandic", "zea"}, {"zeeuws", "zea"}, {"zgh", "zgh"}, {"zh", "zh"}, {"zha", "za"},
    {"zho", "zh"}, {"zhuang", "za"}, {"zoeloe", "zu"}, {"zu", "zu"}, {"zuid-afrikaans", "af"}, {"zul", "zu"},
    {"zulu", "zu"}, {"zweeds", "sv"}, {"zza", "zza"}, {"ελληνικά", "el"}, {"български", "bg"},
    {"русский", "ru"}, {"українська", "uk"}, {"עברית", "he"}, {"العربية", "ar"}, {"فارسی", "fa"}, {"中文", "zh"},
    {"日本語", "ja"},
};
// clang-format on
static_assert(is_sorted_table(kLanguageWords));

// Codes that say "no one language".
constexpr std::string_view kNoLanguage[] = {"mis", "mul", "und", "zxx"};

// ICU's three-letter codes: those of living languages without a two-letter one, about 500, in
// order.
std::string_view icu_language(std::string_view code) {
  for (const char* const* known = uloc_getISOLanguages(); *known != nullptr; ++known) {
    if (code == *known) return *known;
  }
  return {};
}

}  // namespace

std::string_view language_of_word(std::string_view folded) {
  if (const LanguageWord* row = find_row<kLanguageWords>(folded)) return row->code;
  const bool code = folded.size() == 3 && std::all_of(folded.begin(), folded.end(), is_lower);
  if (!code ||
      std::find(std::begin(kNoLanguage), std::end(kNoLanguage), folded) != std::end(kNoLanguage))
    return {};
  return icu_language(folded);
}

}  // namespace vindplaats
