#include "normalize/fields/types_table.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

// COAR resource types 3.1, with the deprecated ones that are still met.
// http://purl.org/coar/resource_type/
// clang-format off
constexpr CoarType kCoarTypes[] = {
    {"ACF7-8YT9", "aggregated data", "", 3}, {"c_1162", "annotation", "", 3}, {"c_7a1f", "bachelor thesis", "", 3},
    {"c_86bc", "bibliography", "", 2}, {"c_6947", "blog post", "blog", 3}, {"c_2f33", "book", "", 2},
    {"c_3248", "book part", "", 3}, {"c_ba08", "book review", "", 3}, {"c_12cc", "cartographic material", "", 2},
    {"c_7877", "clinical study", "", 2}, {"c_cb28", "clinical trial data", "", 3}, {"D97F-VB57", "commentary", "", 3},
    {"FXF3-D3G7", "compiled data", "", 3}, {"c_c94f", "conference output", "", 2},
    {"c_5794", "conference paper", "", 3}, {"c_18cp", "conference paper not in proceedings", "", 3},
    {"c_6670", "conference poster", "", 3}, {"c_18co", "conference poster not in proceedings", "", 3},
    {"R60J-J5BD", "conference presentation", "", 3}, {"c_f744", "conference proceedings", "", 3},
    {"c_3e5a", "contribution to journal", "", 2}, {"c_7acd", "corrigendum", "", 3},
    {"c_ab20", "data management plan", "", 3}, {"c_beb9", "data paper", "", 3}, {"c_ddb1", "dataset", "", 2},
    {"542X-3S04", "design", "", 2}, {"C53B-JCY5", "design patent", "", 3}, {"c_db06", "doctoral thesis", "", 3},
    {"c_b239", "editorial", "", 3}, {"AM6W-6QAW", "encoded data", "", 3}, {"63NG-B465", "experimental data", "", 3},
    {"A8F1-NPV9", "genomic data", "", 3}, {"2H0M-X761", "geospatial data", "", 3}, {"c_c513", "image", "", 1},
    {"JBNF-DYAD", "industrial design", "", 3}, {"c_e9a0", "interactive resource", "", 1},
    {"c_18ww", "internal report", "rapport", 3}, {"c_0640", "journal", "", 3},
    {"c_6501", "journal article", "artikel", 3}, {"H41Y-FW7B", "laboratory notebook", "", 3},
    {"BW7T-YM2G", "layout design", "", 3}, {"c_e059", "learning object", "", 2}, {"c_8544", "lecture", "", 2},
    {"c_0857", "letter", "", 2}, {"c_545b", "letter to the editor", "", 3}, {"c_2cd9", "magazine", "", 3},
    {"c_0040", "manuscript", "", 2}, {"c_12cd", "map", "", 3}, {"c_bdcc", "master thesis", "", 3},
    {"DD58-GFSX", "measurement and test data", "", 3}, {"c_18wz", "memorandum", "", 3},
    {"c_8a7e", "moving image", "video", 2}, {"c_18cd", "musical composition", "", 2},
    {"c_18cw", "musical notation", "", 2}, {"c_2fe3", "newspaper", "", 3},
    {"c_998f", "newspaper article", "artikel", 3}, {"FF4C-28RK", "observational data", "", 3},
    {"c_1843", "other", "", 0}, {"QX5C-AR31", "other periodical", "", 3},
    {"c_18wq", "other type of report", "rapport", 3}, {"c_15cd", "patent", "", 2},
    {"H9BQ-739P", "peer review", "", 3}, {"c_2659", "periodical", "", 2}, {"Z907-YMBB", "plant patent", "", 3},
    {"GPQ7-G5VE", "plant variety protection", "", 3}, {"c_186u", "policy report", "rapport", 3},
    {"c_816b", "preprint", "", 3}, {"c_18op", "project deliverable", "rapport", 3},
    {"CQMR-7K63", "recorded data", "", 3}, {"c_93fc", "report", "rapport", 2}, {"c_ba1f", "report part", "", 3},
    {"c_18hj", "report to funding agency", "rapport", 3}, {"c_2df8fbb1", "research article", "artikel", 3},
    {"c_baaf", "research proposal", "", 3}, {"YZ1N-ZFT9", "research protocol", "", 3},
    {"c_18ws", "research report", "rapport", 3}, {"c_c950", "research software", "", 3}, {"c_efa0", "review", "", 2},
    {"c_dcae04bc", "review article", "artikel", 3}, {"W2XT-7017", "simulation data", "", 3},
    {"c_5ce6", "software", "", 2}, {"c_7bab", "software paper", "", 3}, {"MW8G-3CR8", "software patent", "", 3},
    {"c_18cc", "sound", "", 1}, {"QH80-2R4E", "source code", "", 3}, {"c_ecc8", "still image", "", 2},
    {"NHD0-W6SY", "survey data", "", 3}, {"c_71bd", "technical documentation", "", 3},
    {"c_18gh", "technical report", "rapport", 3}, {"c_18cf", "text", "", 1}, {"c_46ec", "thesis", "", 2},
    {"H6QP-SC1X", "trademark", "", 2}, {"6NC7-GK9S", "transcription", "", 3}, {"9DKX-KSAF", "utility model", "", 3},
    {"c_12ce", "video", "video", 3}, {"c_7ad9", "website", "website", 2}, {"c_393c", "workflow", "", 2},
    {"c_8042", "working paper", "", 3},
};

constexpr ProductWord kProductWords[] = {
    {"agenda", "agenda", true, false}, {"animatie", "animatie", false, false}, {"artikel", "artikel", true, false},
    {"bijeenkomstverslag", "verslag", false, false}, {"blog", "blog", true, false}, {"blogpost", "blog", true, false},
    {"brochure", "brochure", false, false}, {"checklist", "handreiking", false, false},
    {"column", "blog", true, false}, {"cursus", "cursus", true, false}, {"dossier", "kennisdossier", true, false},
    {"e-learning", "training", true, false}, {"eindrapport", "rapport", false, false},
    {"eindrapportage", "rapport", false, false}, {"elearning", "training", true, false},
    {"essay", "essay", true, false}, {"evaluatierapport", "rapport", false, false},
    {"factsheet", "factsheet", false, true}, {"factsheets", "factsheet", false, false},
    {"faq", "vraag-en-antwoord", false, false}, {"feitenblad", "factsheet", false, false},
    {"film", "video", true, false}, {"gids", "handreiking", true, false}, {"guide", "handreiking", true, false},
    {"handboek", "handreiking", false, false}, {"handleiding", "handreiking", true, false},
    {"handreiking", "handreiking", false, true}, {"infografiek", "infographic", false, false},
    {"infographic", "infographic", false, true}, {"informatieblad", "infosheet", false, false},
    {"infosheet", "infosheet", false, false}, {"interview", "artikel", true, false},
    {"jaarbericht", "jaarbericht", false, false}, {"jaarrapport", "rapport", false, false},
    {"jaarverslag", "jaarbericht", false, true}, {"kennisdossier", "kennisdossier", false, false},
    {"kennisoverzicht", "synthesestudie", false, false}, {"kennissynthese", "synthesestudie", false, false},
    {"leidraad", "handreiking", false, false}, {"literatuurstudie", "synthesestudie", false, false},
    {"meetinstrument", "meetinstrument", false, false}, {"methodiek", "methodiek", false, false},
    {"methodiekbeschrijving", "methodiek", false, false}, {"monitor", "monitor", false, true},
    {"nieuws", "nieuws", true, false}, {"nieuwsbericht", "nieuws", true, false},
    {"onderzoeksrapport", "rapport", false, false}, {"onderzoeksverslag", "rapport", false, false},
    {"opinie", "artikel", true, false}, {"persbericht", "persbericht", false, false},
    {"podcast", "podcast", false, true}, {"policy brief", "rapport", true, false},
    {"praatplaat", "infographic", false, false}, {"rapport", "rapport", true, true},
    {"rapportage", "rapport", true, true}, {"report", "rapport", true, false},
    {"stappenplan", "handreiking", false, false}, {"synthesestudie", "synthesestudie", false, false},
    {"themadossier", "kennisdossier", false, false}, {"toolbox", "toolkit", false, false},
    {"toolkit", "toolkit", false, true}, {"training", "training", true, false},
    {"vacature", "vacature", false, false}, {"verkenning", "rapport", true, false},
    {"verslag", "verslag", false, false}, {"video", "video", true, false},
    {"vragenlijst", "meetinstrument", true, false}, {"webinar", "webinar", false, true},
    {"website", "website", true, false}, {"wegwijzer", "handreiking", false, false},
    {"workshop", "training", true, false},
};
// clang-format on
static_assert(is_sorted_table(kProductWords));

// The letters that a compound can end in: says of most words that they are none.
constexpr std::uint32_t kLastLetters = [] {
  std::uint32_t letters = 0;
  for (const ProductWord& product : kProductWords)
    letters |= product.ending ? std::uint32_t{1} << (product.key.back() - 'a') : 0;
  return letters;
}();

bool may_end_in_product(std::string_view word) {
  return !word.empty() && is_letter(word.back()) &&
         (kLastLetters >> (to_lower(word.back()) - 'a') & 1) != 0;
}

constexpr WordSieve kProductSieve(kProductWords, [](const ProductWord& row) { return row.key; });

}  // namespace

const CoarType* coar_by_code(std::string_view code_lower_case) {
  const auto lower = [](char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; };
  const auto* row =
      std::find_if(std::begin(kCoarTypes), std::end(kCoarTypes), [&](const CoarType& type) {
        return std::equal(type.code.begin(), type.code.end(), code_lower_case.begin(),
                          code_lower_case.end(), [&](char a, char b) { return lower(a) == b; });
      });
  return row == std::end(kCoarTypes) ? nullptr : row;
}

const CoarType* coar_by_label(std::string_view label) {
  return find_row<kCoarTypes>(label);
}

std::string_view coar_address(const CoarType& type) {
  static const std::vector<std::string> kAddresses = [] {
    std::vector<std::string> addresses;
    for (const CoarType& row : kCoarTypes)
      addresses.push_back("http://purl.org/coar/resource_type/" + std::string(row.code));
    return addresses;
  }();
  return kAddresses[static_cast<std::size_t>(&type - kCoarTypes)];
}

const ProductWord* product_word(std::string_view word) {
  return find_row<kProductWords>(word);
}

const ProductWord* product_ending(std::string_view word) {
  if (!may_end_in_product(word)) return nullptr;
  const auto* row = std::find_if(std::begin(kProductWords), std::end(kProductWords),
                                 [&](const ProductWord& product) {
                                   return product.ending && word.size() > product.key.size() + 2 &&
                                          word.ends_with(product.key);
                                 });
  return row == std::end(kProductWords) ? nullptr : row;
}

bool may_show_product(std::string_view word) {
  return kProductSieve.may_hold(word) || may_end_in_product(word);
}

}  // namespace vindplaats
