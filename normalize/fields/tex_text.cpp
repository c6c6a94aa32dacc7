#include "normalize/fields/tex_text.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"
#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

struct TexSymbol {
  std::string_view key, text;
};
// Of LaTeX and the packages textcomp and inputenc. Sorted by key.
// clang-format off
constexpr TexSymbol kTexSymbols[] = {
    {"AA", "Å"}, {"AE", "Æ"}, {"DH", "Ð"}, {"DJ", "Đ"}, {"L", "Ł"}, {"NG", "Ŋ"}, {"O", "Ø"}, {"OE", "Œ"}, {"P", "¶"},
    {"S", "§"}, {"SS", "ẞ"}, {"TH", "Þ"}, {"aa", "å"}, {"ae", "æ"}, {"alpha", "α"}, {"beta", "β"}, {"bullet", "•"},
    {"cdot", "·"}, {"chi", "χ"}, {"copyright", "©"}, {"dag", "†"}, {"delta", "δ"}, {"dh", "ð"}, {"dj", "đ"},
    {"dots", "…"}, {"epsilon", "ε"}, {"euro", "€"}, {"gamma", "γ"}, {"ge", "≥"}, {"geq", "≥"}, {"i", "ı"}, {"j", "ȷ"},
    {"l", "ł"}, {"lambda", "λ"}, {"ldots", "…"}, {"le", "≤"}, {"leq", "≤"}, {"mu", "μ"}, {"ng", "ŋ"}, {"o", "ø"},
    {"oe", "œ"}, {"omega", "ω"}, {"pi", "π"}, {"pm", "±"}, {"pounds", "£"}, {"quad", " "}, {"rho", "ρ"},
    {"sigma", "σ"}, {"slash", "/"}, {"ss", "ß"}, {"sz", "ß"}, {"tau", "τ"}, {"textasciicircum", "^"},
    {"textasciitilde", "~"}, {"textasteriskcentered", "*"}, {"textbackslash", "\\"}, {"textbar", "|"},
    {"textbraceleft", "{"}, {"textbraceright", "}"}, {"textbullet", "•"}, {"textcopyright", "©"}, {"textdegree", "°"},
    {"textdollar", "$"}, {"textellipsis", "…"}, {"textemdash", "—"}, {"textendash", "–"}, {"texteuro", "€"},
    {"textexclamdown", "¡"}, {"textgreater", ">"}, {"textless", "<"}, {"textonehalf", "½"}, {"textquestiondown", "¿"},
    {"textquotedbl", "\""}, {"textquotedblleft", "“"}, {"textquotedblright", "”"}, {"textquoteleft", "‘"},
    {"textquoteright", "’"}, {"textquotesingle", "'"}, {"textregistered", "®"}, {"textsterling", "£"},
    {"texttrademark", "™"}, {"textunderscore", "_"}, {"th", "þ"}, {"times", "×"},
};
// clang-format on

struct TexAccent {
  std::string_view key;
  char32_t mark;  // combining, behind its letter
};
// Sorted by key.
constexpr TexAccent kTexAccents[] = {
    {"\"", 0x308}, {"'", 0x301}, {".", 0x307}, {"=", 0x304}, {"H", 0x30b},
    {"^", 0x302},  {"`", 0x300}, {"b", 0x331}, {"c", 0x327}, {"d", 0x323},
    {"k", 0x328},  {"r", 0x30a}, {"u", 0x306}, {"v", 0x30c}, {"~", 0x303},
};

// Longest first.
constexpr TexSymbol kTexLigatures[] = {
    {"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"~", " "}};

class TexReader {
 public:
  explicit TexReader(std::string_view tex) : tex_(tex) {}

  std::string read() {
    while (at_ < tex_.size()) step();
    return nfc(out_);
  }

 private:
  void step() {
    const char c = tex_[at_];
    if (c == '\\') return command();
    if (c == '{' || c == '}' || c == '$') {
      ++at_;
      return;
    }
    for (const TexSymbol& ligature : kTexLigatures) {
      if (!tex_.substr(at_).starts_with(ligature.key)) continue;
      at_ += ligature.key.size();
      return emit(ligature.text);
    }
    if (mark_ != 0 && is_blank(c)) {  // "\c c"
      ++at_;
      return;
    }
    const std::size_t begin = at_;
    next_utf8(tex_, at_);
    emit(tex_.substr(begin, at_ - begin));
  }

  void emit(std::string_view character) {
    out_ += character;
    if (mark_ != 0) append_utf8(out_, mark_);
    mark_ = 0;
  }

  void command() {
    std::size_t end = ++at_;
    while (end < tex_.size() && is_letter(tex_[end])) ++end;
    if (end == at_) return sign();
    const std::string_view name = tex_.substr(at_, end - at_);
    at_ = end;
    // White space behind a command of letters only ends it.
    while (at_ < tex_.size() && is_blank(tex_[at_])) ++at_;
    if (const TexAccent* accent = find_row<kTexAccents>(name)) {
      mark_ = accent->mark;
    } else if (const TexSymbol* symbol = find_row<kTexSymbols>(name)) {
      const bool dotless = mark_ != 0 && (name == "i" || name == "j");
      emit(dotless ? name : symbol->text);
    } else if (name == "href") {
      skip_argument();
    }
  }

  // "\&", "\'": the backslash is behind us.
  void sign() {
    if (at_ >= tex_.size()) return;
    const std::string_view one = tex_.substr(at_, 1);
    if (const TexAccent* accent = find_row<kTexAccents>(one)) {
      mark_ = accent->mark;
      ++at_;
    } else if (one == "-" || one == "/" || one == "!" || one == "(" || one == ")" || one == "@") {
      ++at_;
    } else if (one == "\\" || one == "," || one == ";" || one == ":" || is_blank(one[0])) {
      ++at_;
      emit(" ");
    } else {
      const std::size_t begin = at_;
      next_utf8(tex_, at_);
      emit(tex_.substr(begin, at_ - begin));
    }
  }

  // The address of \href{address}{text}.
  void skip_argument() {
    if (at_ >= tex_.size() || tex_[at_] != '{') return;
    std::size_t depth = 0;
    for (; at_ < tex_.size(); ++at_) {
      if (tex_[at_] == '{') ++depth;
      if (tex_[at_] == '}' && --depth == 0) break;
    }
    if (at_ < tex_.size()) ++at_;
  }

  std::string_view tex_;
  std::size_t at_ = 0;
  char32_t mark_ = 0;  // waits for its letter
  std::string out_;
};

}  // namespace

std::string tex_text(std::string_view tex) {
  return TexReader(tex).read();
}

std::string tex_verbatim(std::string_view tex) {
  tex = trim(tex);
  if (tex.starts_with("\\url")) tex.remove_prefix(4);
  std::string out;
  for (std::size_t i = 0; i < tex.size(); ++i) {
    const bool escape = tex[i] == '\\' && i + 1 < tex.size() && !is_letter(tex[i + 1]);
    if (escape || tex[i] == '{' || tex[i] == '}') continue;
    out += tex[i];
  }
  return out;
}

}  // namespace vindplaats
