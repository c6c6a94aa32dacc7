// Bytes and XML that go wrong (faults.md A5, rows 48 to 56; D15).
#include "tests/e2e/fault_bench.h"

namespace vindplaats {
namespace {

using testing::case_name;
using testing::expect_case;
using testing::FaultBench;
using testing::FaultCase;
using testing::FaultyRepository;
using testing::lists;
using testing::replace;

Twist replacing(const char* what, const char* by) {
  return [what = std::string(what), by = std::string(by)](const ServerRequest& request, std::size_t,
                                                          Answer& answer) {
    if (lists(request)) replace(answer.body, what, by);
  };
}
Twist control_characters() {
  return replacing("Publicatie 20<", "Publicatie\x1a 20\x03\xef\xbf\xbe<");
}
Twist half_surrogate() {
  return replacing("Publicatie 20<", "Publicatie &#55349; 20<");
}
Twist latin_1_called_utf_8() {
  return replacing("Publicatie 20<", "Caf\xe9 20<");
}
Twist other_declaration() {
  return replacing("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"");
}
Twist utf8_by_another_name() {
  return replacing("encoding=\"UTF-8\"", "encoding=\"utf8\"");
}
Twist utf_16_called() {
  return replacing("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
}
Twist blank_lines_first() {
  return [](const ServerRequest&, std::size_t, Answer& answer) {
    answer.body = "\xef\xbb\xbf\n\n   \n" + answer.body;
  };
}
Twist declaration_in_each_record() {
  return replacing("<metadata>", "<metadata><?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}
Twist bare_ampersand() {
  return replacing("Publicatie 20<", "Publicatie & &nbsp; 20<");
}
Twist undeclared_prefix() {
  return replacing("xmlns:dc=\"http://purl.org/dc/elements/1.1/\"", "");
}
Twist broken_record() {
  return replacing("Publicatie 20</dc:title>", "Publicatie 20</dc:titel>");
}
Twist doctype() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request))
      replace(answer.body, "<OAI-PMH ", "<!DOCTYPE x [<!ENTITY a \"b\">]><OAI-PMH ");
  };
}
Twist huge_record() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request)) replace(answer.body, "Publicatie 20<", std::string(3'000'000, 'x') + "<");
  };
}

constexpr FaultCase kByteCases[] = {
    {"Row48ControlCharacters", control_characters, "finished", 5, 250, "", ""},
    {"Row49HalfSurrogate", half_surrogate, "finished", 5, 250, "", ""},
    {"Row50Latin1CalledUtf8", latin_1_called_utf_8, "finished", 5, 250, "", ""},
    {"Row50DeclarationsDisagree", other_declaration, "finished", 5, 250, "", ""},
    {"Row51Utf8ByAnotherName", utf8_by_another_name, "finished", 5, 250, "", ""},
    {"Row51CalledUtf16", utf_16_called, "finished", 5, 250, "", ""},
    {"Row52BlankLinesFirst", blank_lines_first, "finished", 5, 250, "", ""},
    {"Row53DeclarationInEachRecord", declaration_in_each_record, "finished", 5, 250, "", ""},
    {"Row54BareAmpersand", bare_ampersand, "finished", 5, 250, "", ""},
    {"Row55UndeclaredPrefix", undeclared_prefix, "finished", 5, 250, "", ""},
    {"D15BrokenRecord", broken_record, "partly failed", 5, 249, "not well-formed",
     "could not be read"},
    {"D30Doctype", doctype, "failed", 3, 0, "DOCTYPE", "DOCTYPE"},
    {"Row56HugeRecord", huge_record, "partly failed", 5, 249, "larger than", "could not be read"},
};

class FaultBytes : public ::testing::TestWithParam<FaultCase> {};
TEST_P(FaultBytes, ComesToWhatTheCatalogueSays) {
  expect_case(GetParam());
}
INSTANTIATE_TEST_SUITE_P(A5, FaultBytes, ::testing::ValuesIn(kByteCases), case_name);

// What is odd in one record is told at that record, and the text is right or marked.
TEST(FaultBytesMore, Row48To50WhatWasRepairedIsToldAtTheRecord) {
  struct Repair {
    Twist twist;
    const char* code;
  };
  const Repair repairs[] = {{control_characters(), "control-characters"},
                            {half_surrogate(), "bad-character-reference"},
                            {bare_ampersand(), "bare-ampersand"}};
  for (const Repair& repair : repairs) {
    FaultBench bench;
    FaultyRepository repository(bench.clock(), 30);
    repository.twist = repair.twist;
    bench.add_source("repo", repository.url());
    bench.harvest("repo");
    const auto shown = bench.json({"source", "show", "repo"});
    bool told = false;
    for (const auto& finding : shown["findings"])
      told |= finding["code"] == repair.code && finding["count"] == 1;
    EXPECT_TRUE(told) << repair.code << shown["findings"].dump(2);
  }
}

}  // namespace
}  // namespace vindplaats
