#include <gtest/gtest.h>

#include "normalize/fields/identifiers.h"

namespace vindplaats {
namespace {

using Kind = IdentifierKind;

struct IdentifierCase {
  const char* text;
  Kind kind;
  const char* value;
  bool bad = false;
  bool url = false;
};

constexpr IdentifierCase kIdentifierCases[] = {
    {"10.1000/ABC.def", Kind::kDoi, "10.1000/abc.def"},
    {"doi:10.1000/182", Kind::kDoi, "10.1000/182"},
    {"DOI: 10.1000/182.", Kind::kDoi, "10.1000/182"},
    {"DOI 10.1000/182", Kind::kDoi, "10.1000/182"},
    {"doi:https://doi.org/10.1000/182", Kind::kOther, "doi:https://doi.org/10.1000/182"},
    {"https://doi.org/10.1000/182", Kind::kDoi, "10.1000/182", false, true},
    {"http://dx.doi.org/10.1000/182?nosfx=y", Kind::kDoi, "10.1000/182", false, true},
    {"https://doi.org/10.1000%2F182", Kind::kDoi, "10.1000/182", false, true},
    {"https://www.doi.org/10.1000/182", Kind::kDoi, "10.1000/182", false, true},
    {"info:doi/10.1000/182", Kind::kDoi, "10.1000/182"},
    {"10.1000%2F182", Kind::kDoi, "10.1000/182"},
    {"10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", Kind::kDoi,
     "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"},
    {"10.1016/S0140-6736(20)30183-5", Kind::kDoi, "10.1016/s0140-6736(20)30183-5"},
    {"(doi:10.1000/182)", Kind::kOther, "(doi:10.1000/182)"},
    {"10.48550/arXiv.2101.00001", Kind::kDoi, "10.48550/arxiv.2101.00001"},
    {"10.12", Kind::kOther, "10.12"},
    {"https://hdl.handle.net/20.500.12832/123", Kind::kHandle, "20.500.12832/123", false, true},
    {"http://hdl.handle.net/1887/12345", Kind::kHandle, "1887/12345", false, true},
    {"hdl:1887/12345", Kind::kHandle, "1887/12345"},
    {"hdl:10.1000/182", Kind::kDoi, "10.1000/182"},
    {"https://hdl.handle.net/10.1000/182", Kind::kDoi, "10.1000/182", false, true},
    {"20.500.12832/123", Kind::kHandle, "20.500.12832/123"},
    {"https://repository.wodc.nl/handle/20.500.12832/123", Kind::kHandle, "20.500.12832/123", false,
     true},
    {"https://repository.example.nl/xmlui/handle/1871.1/abc-def/x.pdf", Kind::kHandle,
     "1871.1/abc-def", false, true},
    {"https://repository.example.nl/handle/123456789/45", Kind::kUrl,
     "https://repository.example.nl/handle/123456789/45", false, true},
    {"2019/45", Kind::kOther, "2019/45"},
    {"urn:nbn:nl:ui:10-1874-1", Kind::kUrnNbn, "urn:nbn:nl:ui:10-1874-1"},
    {"URN:NBN:NL:UI:29-ABC", Kind::kUrnNbn, "urn:nbn:nl:ui:29-abc"},
    {"http://resolver.tudelft.nl/urn:nbn:nl:ui:24-uuid:1234", Kind::kUrnNbn,
     "urn:nbn:nl:ui:24-uuid:1234", false, true},
    {"http://www.persistent-identifier.nl?identifier=urn%3Anbn%3Anl%3Aui%3A13-abc", Kind::kUrnNbn,
     "urn:nbn:nl:ui:13-abc", false, true},
    {"https://nbn-resolving.org/urn:nbn:de:0168-ssoar-1", Kind::kUrnNbn, "urn:nbn:de:0168-ssoar-1",
     false, true},
    {"urn:nbn:", Kind::kOther, "urn:nbn:"},
    {"ISBN 978-90-6215-436-4", Kind::kIsbn, "9789062154364"},
    {"urn:isbn:9789062154364", Kind::kIsbn, "9789062154364"},
    {"URN:ISBN:90-6215-436-X", Kind::kIsbn, "URN:ISBN:90-6215-436-X", true},
    {"ISBN-13: 978 90 6215 436 4 (pbk.)", Kind::kIsbn, "9789062154364"},
    {"ISBN: 0-306-40615-2", Kind::kIsbn, "9780306406157"},
    {"ISBN 080442957X", Kind::kIsbn, "9780804429573"},
    {"9789062154364", Kind::kIsbn, "9789062154364"},
    {"978\u201390\u20136215\u2013436\u20134", Kind::kIsbn, "9789062154364"},
    {"978-90-6215-436-5", Kind::kIsbn, "978-90-6215-436-5", true},
    {"ISBN 978-90-6215-436-5", Kind::kIsbn, "ISBN 978-90-6215-436-5", true},
    {"979-0-2600-0043-8", Kind::kIsbn, "979-0-2600-0043-8", true},  // sheet music
    {"0378-5955", Kind::kIssn, "0378-5955"},
    {"ISSN 2049-3630", Kind::kIssn, "2049-3630"},
    {"e-ISSN: 2434-561x", Kind::kIssn, "2434-561X"},
    {"ISSN (online): 20493630", Kind::kIssn, "2049-3630"},
    {"urn:issn:2049-3630", Kind::kIssn, "2049-3630"},
    {"https://portal.issn.org/resource/issn/2049-3630", Kind::kIssn, "2049-3630", false, true},
    {"ISSN 2049-3631", Kind::kIssn, "ISSN 2049-3631", true},
    {"2049-3631", Kind::kOther, "2049-3631"},
    {"1999-2005", Kind::kOther, "1999-2005"},
    {"20493630", Kind::kOther, "20493630"},
    {"https://orcid.org/0000-0002-1825-0097", Kind::kOrcid, "0000-0002-1825-0097", false, true},
    {"orcid:0000-0002-1694-233x", Kind::kOrcid, "0000-0002-1694-233X"},
    {"https://orcid.org/0000-0002-1825-0098", Kind::kOrcid, "https://orcid.org/0000-0002-1825-0098",
     true, true},
    {"https://ror.org/04dkp9463", Kind::kRor, "https://ror.org/04dkp9463", false, true},
    {"https://ror.org/008xxew50", Kind::kRor, "https://ror.org/008xxew50", false, true},
    {"https://ror.org/04dkp9464", Kind::kRor, "https://ror.org/04dkp9464", true, true},
    {"pmid:12345678", Kind::kPmid, "12345678"},
    {"PMID: 12345678", Kind::kPmid, "12345678"},
    {"https://pubmed.ncbi.nlm.nih.gov/12345678/", Kind::kPmid, "12345678", false, true},
    {"http://www.ncbi.nlm.nih.gov/pubmed/12345678", Kind::kPmid, "12345678", false, true},
    {"arXiv:2101.00001v2", Kind::kArxiv, "2101.00001"},
    {"https://arxiv.org/abs/hep-th/9901001", Kind::kArxiv, "hep-th/9901001", false, true},
    {"https://arxiv.org/pdf/2101.00001v1.pdf", Kind::kArxiv, "2101.00001", false, true},
    {"https://export.arxiv.org/abs/2101.00001", Kind::kArxiv, "2101.00001", false, true},
    {"https://notarxiv.org/abs/2101.00001", Kind::kUrl, "https://notarxiv.org/abs/2101.00001",
     false, true},
    {" https://www.example.nl/rapport.pdf ", Kind::kUrl, "https://www.example.nl/rapport.pdf",
     false, true},
    {"12345678", Kind::kOther, "12345678"},
    {"oai:dspace.library.uu.nl:1874/1", Kind::kOther, "oai:dspace.library.uu.nl:1874/1"},
    {"R-1234", Kind::kOther, "R-1234"},
    {"rorschach", Kind::kOther, "rorschach"},
    {"issue 12", Kind::kOther, "issue 12"},
    {"", Kind::kOther, ""},
};

TEST(Identifiers, ClassifiesWhatAnIdentifierFieldHolds) {
  for (const IdentifierCase& identifier : kIdentifierCases) {
    const Classified found = classify_identifier(identifier.text);
    EXPECT_EQ(static_cast<int>(found.kind), static_cast<int>(identifier.kind)) << identifier.text;
    EXPECT_EQ(found.value, identifier.value) << identifier.text;
    EXPECT_EQ(found.bad_check_digit, identifier.bad) << identifier.text;
    EXPECT_EQ(!found.url.empty(), identifier.url) << identifier.text;
  }
}

// Of the bare form that was made; a PMID and an ISSN without a word before them say nothing, and
// keep their value.
TEST(Identifiers, NormalFormsAreStable) {
  const std::pair<Kind, std::optional<std::string> (*)(std::string_view)> forms[] = {
      {Kind::kDoi, normal_doi},     {Kind::kHandle, normal_handle}, {Kind::kUrnNbn, normal_urn_nbn},
      {Kind::kIsbn, normal_isbn13}, {Kind::kIssn, normal_issn},     {Kind::kOrcid, normal_orcid},
      {Kind::kRor, normal_ror},     {Kind::kPmid, normal_pmid},     {Kind::kArxiv, normal_arxiv}};
  for (const IdentifierCase& identifier : kIdentifierCases) {
    for (const auto& [kind, normal] : forms) {
      if (identifier.bad || identifier.kind != kind) continue;
      EXPECT_EQ(normal(identifier.value).value_or("none"), identifier.value);
    }
  }
}

TEST(Identifiers, DoiKeepsNoControlCharactersAndNoBrokenText) {
  EXPECT_FALSE(normal_doi("https://doi.org/10.1000/a%00b"));
  EXPECT_FALSE(normal_doi("https://doi.org/10.1000/%FF"));
  EXPECT_FALSE(normal_doi("10.1000/"));
  EXPECT_FALSE(normal_doi("10.1000/..."));
  EXPECT_FALSE(normal_doi("https://example.nl/10.1000/182"));
}

TEST(Identifiers, NormalFunctionsTakeBareForms) {
  EXPECT_EQ(normal_issn("20493630"), "2049-3630");
  EXPECT_EQ(normal_pmid("12345678"), "12345678");
  EXPECT_EQ(normal_orcid("0000000218250097"), "0000-0002-1825-0097");
  EXPECT_EQ(normal_ror("05xvt9f17"), "https://ror.org/05xvt9f17");
  EXPECT_EQ(normal_arxiv("2101.00001v3"), "2101.00001");
  EXPECT_FALSE(normal_pmid("0123"));
  EXPECT_FALSE(normal_issn("0000-0000"));
  EXPECT_FALSE(normal_orcid("0000-0000-0000-0000"));
  EXPECT_FALSE(normal_isbn13("0000000000"));
}

struct FoundCase {
  const char *text, *value;  // "": none
};

// Addresses as publishers and repositories make them.
constexpr FoundCase kDoisInAddresses[] = {
    {"https://www.tandfonline.com/doi/full/10.1080/1369183X.2024.1?af=R",
     "10.1080/1369183x.2024.1"},
    {"https://journals.sagepub.com/doi/10.1177/0192513X20984496", "10.1177/0192513x20984496"},
    {"https://onlinelibrary.wiley.com/doi/abs/10.1111/imig.12345/", "10.1111/imig.12345"},
    {"https://www.frontiersin.org/articles/10.3389/fpsyg.2020.00001/full",
     "10.3389/fpsyg.2020.00001"},
    {"https://www.degruyter.com/document/doi/10.1515/mig-1/html", "10.1515/mig-1"},
    {"https://link.springer.com/content/pdf/10.1007/s12134-020-00001-1.pdf",
     "10.1007/s12134-020-00001-1"},
    {"https://link.springer.com/chapter/10.1007/978-3-030-00000-0_5",
     "10.1007/978-3-030-00000-0_5"},
    {"https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001",
     "10.1371/journal.pone.0000001"},
    {"https://example.nl/zoek?q=1&doi=10.1000%2Fabc", "10.1000/abc"},
    {"https://www.emerald.com/insight/content/doi/10.1108/IJMHSC-01-2020-0001/full/html",
     "10.1108/ijmhsc-01-2020-0001"},
    // Where the DOI ends cannot be seen.
    {"https://academic.oup.com/jrs/article/doi/10.1093/jrs/feab001/6123456", ""},
    {"https://example.nl/10.1000/abc/bijlage", ""},
    {"https://example.nl/10.1000/", ""},
    {"https://example.nl/10.1000", ""},
    // A handle, a version, a page number.
    {"https://repo.example.nl/handle/10.1234/56", ""},
    {"https://example.nl/software/10.2/notes", ""},
    {"https://example.nl/artikel?id=10.12", ""},
    {"https://example.nl/artikel?id=4711", ""},
    {"https://example.nl/a#10.1000/abc", ""},
    {"10.1000/abc", ""},
    {"ftp://example.nl/10.1000/abc", ""},
};

TEST(Identifiers, ADoiIsFoundInAPagesAddress) {
  for (const FoundCase& one : kDoisInAddresses)
    EXPECT_EQ(doi_in_address(one.text).value_or(""), one.value) << one.text;
}

struct LabelledCase {
  const char* text;
  Kind kind;
  const char* value;  // "": it is none
  bool bad = false;
};

constexpr LabelledCase kLabelledCases[] = {
    {"DOI: 10.1000/ABC", Kind::kDoi, "10.1000/abc"},
    {" doi 10.1000/abc. ", Kind::kDoi, "10.1000/abc"},
    {"DOI: https://doi.org/10.1000/abc", Kind::kDoi, "10.1000/abc"},
    {"ISBN: 978-90-5940-311-6", Kind::kIsbn, "9789059403116"},
    {"ISBN-13 9789059403116", Kind::kIsbn, "9789059403116"},
    {"ISBN: 978-90-5940-311-8", Kind::kIsbn, "ISBN: 978-90-5940-311-8", true},
    {"Handle: 1887/12345", Kind::kHandle, "1887/12345"},
    {"hdl:20.500.12832/123", Kind::kHandle, "20.500.12832/123"},
    {"URN:NBN:NL:UI:10-1874-1", Kind::kUrnNbn, "urn:nbn:nl:ui:10-1874-1"},
    {"PMID: 12345678", Kind::kPmid, "12345678"},
    {"arXiv:2101.00001v2", Kind::kArxiv, "2101.00001"},
    // Another work's, or nobody's.
    {"https://doi.org/10.1000/abc", Kind::kOther, ""},
    {"10.1000/abc", Kind::kOther, ""},
    {"9789059403116", Kind::kOther, ""},
    {"Zie ook DOI: 10.1000/abc", Kind::kOther, ""},
    {"DOI: 10.1000/abc is the dataset behind it", Kind::kOther, ""},
    {"DOI: 10.1000/abc, 10.1000/def", Kind::kOther, ""},
    {"ISBN 978-90-5940-311-6 en 978-90-5940-312-4", Kind::kOther, ""},
    {"ISSN: 2049-3630", Kind::kOther, ""},
    {"Handleiding 1887/12345", Kind::kOther, ""},
    {"DOI:", Kind::kOther, ""},
    {"ISBN volgt", Kind::kOther, ""},
    {"", Kind::kOther, ""},
};

TEST(Identifiers, ATextThatIsNothingButALabelledOneIsRead) {
  for (const LabelledCase& one : kLabelledCases) {
    const std::optional<Classified> found = labelled_identifier(one.text);
    EXPECT_EQ(found ? found->value : "", one.value) << one.text;
    if (!found) continue;
    EXPECT_EQ(found->kind, one.kind) << one.text;
    EXPECT_EQ(found->bad_check_digit, one.bad) << one.text;
  }
}

TEST(Identifiers, LongInputIsNone) {
  EXPECT_FALSE(doi_in_address("https://example.nl/10.1000/" + std::string(1'000'000, 'a')));
  EXPECT_FALSE(labelled_identifier("DOI: 10.1000/" + std::string(1'000'000, 'a')));
  const std::string brackets = "10.1000/" + std::string(1'000'000, ')');
  EXPECT_EQ(classify_identifier(brackets).kind, Kind::kOther);
  EXPECT_EQ(classify_identifier("ISBN " + std::string(1'000'000, '9')).bad_check_digit, true);
}

}  // namespace
}  // namespace vindplaats
