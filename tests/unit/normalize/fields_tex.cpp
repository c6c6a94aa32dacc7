#include <gtest/gtest.h>

#include "normalize/fields/tex_text.h"

namespace vindplaats {
namespace {

struct TexCase {
  const char *tex, *text;
};

constexpr TexCase kTexCases[] = {
    {R"({\"o} \"o \"{o} {\"{O}})", "ö ö ö Ö"},
    {R"(\'{\i}\'\i \`a \^{e} \~n \=a \.z)", "ííà ê ñ ā ż"},
    {R"(\c{c} \c c \v{s} \v s \u{g} \H{o} \r{a} \k{a})", "ç ç š š ğ ő å ą"},
    {R"(\ss{} stra\ss e {\O}re \aa\ l\ae{}n \L{}\'od\'z)", "ß straße Øre å læn Łódź"},
    {R"(50\,\% \& \$5 a\_b \#1)", "50 % & $5 a_b #1"},
    {"a -- b --- ``c'' d~e", "a – b — “c” d e"},
    {R"(\textit{een} \emph{twee} {\bf drie})", "een twee drie"},
    {R"(\textbraceleft{}x\textbraceright{} \{y\})", "{x} {y}"},
    {R"($\alpha$ \textbackslash{}x \textasciitilde{} \euro{}5)", "α \\x ~ €5"},
    {R"(\href{https://a.nl/{b}}{tekst} \url{https://a.nl})", "tekst https://a.nl"},
    {"na\xc3\xafve", "na\xc3\xafve"},
    {R"(a\\b \-c \)", "a b c "},
    {R"(\")", ""},
    {"", ""},
};

TEST(TexText, SaysWhatTexWouldPrint) {
  for (const TexCase& one : kTexCases) EXPECT_EQ(tex_text(one.tex), one.text) << one.tex;
}

TEST(TexVerbatim, KeepsAddresses) {
  EXPECT_EQ(tex_verbatim(R"(https://a.nl/x\_y{\%}20~z)"), "https://a.nl/x_y%20~z");
  EXPECT_EQ(tex_verbatim(R"( \url{https://a.nl} )"), "https://a.nl");
}

}  // namespace
}  // namespace vindplaats
