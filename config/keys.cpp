#include "config/keys.h"

#include <algorithm>
#include <numeric>

namespace vindplaats {

namespace {

constexpr std::string_view kProductNames =
    "rapport|infosheet|factsheet|brochure|handreiking|toolkit|methodiek|training|cursus|"
    "kennisdossier|monitor|meetinstrument|"
    "infographic|animatie|video|webinar|podcast|artikel|blog|vraag-en-antwoord|verslag|essay|"
    "synthesestudie|jaarbericht|nieuws|"
    "agenda|vacature|persbericht|website";
constexpr std::string_view kPublishNeeds =
    "title|summary|product|link|issued|creators|partner|theme";
constexpr std::string_view kFormatNames =
    "oai_openaire|nl_didl|didl|mods|oai_dc|qdc|oai_qdc|dim|xoai|oai_datacite|datacite|marcxml|marc|"
    "etdms|uketd_dc|jats|lom|cerif|oai_cerif_openaire|mets|rdf";

using enum ConfigFile;
using enum KeyForm;

// clang-format off
constexpr Key kConfigKeys[] = {
    // vindplaats.toml
    {kSettings, "", "name", kText, R"("Kennisplatform")", "The platform's name, as readers and partners see it."},
    {kSettings, "", "contact", kMail, R"("redactie@example.nl")", "Where people can reach the editors; also in the User-Agent, so that a source can complain."},
    {kSettings, "", "base_url", kAddress, R"("http://127.0.0.1:8080/")", "The address under which the web front is reached from outside; login links and links in letters begin with it."},
    {kSettings, "", "timezone", kTimezone, R"("Europe/Amsterdam")", "For days and hours in letters, pages and reports; stored times are UTC."},
    {kSettings, "", "languages", kLanguages, R"(["nl", "en"])", "The platform's languages; the first comes first wherever there is a choice."},
    {kSettings, "", "site", kTable, "", "The public website that shows the catalogue: not this program."},
    {kSettings, "", "release", kTable, "", "When and how a release of the catalogue is made."},
    {kSettings, "", "publish", kTable, "", "What a publication needs before readers see it."},
    {kSettings, "", "queue", kTable, "", "What is offered to the editors."},
    {kSettings, "", "fetch", kTable, "", "Limits on everything that is fetched from outside."},
    {kSettings, "", "mail", kTable, "", "How letters leave; without a server they are written to outbox/."},
    {kSettings, "", "privacy", kTable, "", "How long what people sent in is kept."},
    {kSettings, "", "collection", kTables, "", "A selection of publications that the website shows together."},
    {kSettings, "site", "url", kAddress, R"("https://www.example.nl/")", "The public website's address."},
    {kSettings, "site", "publication", kText, R"("publicatie/{slug}")", "Path of a publication's page; {slug} is filled in."},
    {kSettings, "site", "theme", kText, R"("thema/{id}")", "Path of a theme's page; {id} is filled in."},
    {kSettings, "site", "study", kText, R"("synthesestudie/{id}")", "Path of a synthesis study's page; {id} is filled in."},
    {kSettings, "site", "tokens", kText, R"("")", "A design-token file, relative to the platform folder: the house style of the front and of study reports."},
    {kSettings, "release", "after", kDuration, R"("10m")", "`serve` makes a release this long after the last change; decisions count too."},
    {kSettings, "release", "keep", kCount, "30", "How many releases are kept; at least 1."},
    {kSettings, "release", "max_drop", kShare, "0.1", "A release that would lose more than this share of its publications waits for a person."},
    {kSettings, "release", "hook", kAddress, R"("")", "An address that gets a POST when `current` has moved."},
    {kSettings, "release", "command", kTexts, "[]", "A program and its arguments, run when `current` has moved; no shell."},
    {kSettings, "publish", "require", kTexts, R"(["title", "summary", "product", "link"])", "What an accepted publication must have to be ready.", kPublishNeeds},
    {kSettings, "publish", "second_editor", kFlag, "false", "Another editor must confirm every acceptance."},
    {kSettings, "queue", "since", kDuration, R"("3y")", "Publications issued longer ago are not offered."},
    {kSettings, "queue", "exclude_types", kTexts, R"(["bachelor thesis", "master thesis"])", "COAR resource types that are not offered."},
    {kSettings, "queue", "exclude_products", kTexts, R"(["agenda", "vacature", "persbericht"])", "Kinds of product that are not offered.", kProductNames},
    {kSettings, "queue", "limit_new", kCount, "50", "A source's first harvest offers its best so many; the rest stays in the store."},
    {kSettings, "fetch", "private", kNetworks, "[]", "Networks, with ports, that may be fetched although they are not public. Shown on the status page."},
    {kSettings, "fetch", "proxy", kAddress, R"("")", "An HTTP proxy for everything that is fetched."},
    {kSettings, "fetch", "max_page", kSize, R"("64MB")", "The largest answer that is read, after decompression."},
    {kSettings, "fetch", "max_record", kSize, R"("2MB")", "The largest record; a larger one is set aside with its reason."},
    {kSettings, "fetch", "connect", kDuration, R"("10s")", "How long a connection may take to come about."},
    {kSettings, "fetch", "total", kDuration, R"("10m")", "How long one request may take altogether."},
    {kSettings, "fetch", "low_speed", kRate, R"("1kB/60s")", "An answer slower than this is given up."},
    {kSettings, "fetch", "redirects", kCount, "5", "How many redirects are followed; at most 20."},
    {kSettings, "mail", "smtp", kText, R"("")", "The mail server: smtp://host:port or smtps://host:port. Empty: letters go to outbox/."},
    {kSettings, "mail", "from", kMail, R"("")", "The sender of letters; needed when smtp is set."},
    {kSettings, "privacy", "suggestions", kDuration, R"("6mo")", "Names and addresses of people who suggested a publication are forgotten after this."},
    {kSettings, "privacy", "contacts", kDuration, R"("13mo")", "Contacts of a partner that no longer takes part are forgotten after this."},
    {kSettings, "collection", "id", kId, "", "The name under which a publication's `collections` know it.", {}, true},
    {kSettings, "collection", "label", kLabels, "", "As readers see it, a text per language.", {}, true},
    {kSettings, "collection", "description", kLabels, "{}", "What it brings together, a text per language."},

    // sources/*.toml
    {kSource, "", "id", kId, "", "The file's name without .toml; fixed for ever.", {}, true},
    {kSource, "", "partner", kText, R"("")", "The id of the partner that publishes here; empty for an aggregator of many."},
    {kSource, "", "active", kFlag, "true", "false: nothing is fetched, what is known stays."},
    {kSource, "", "type", kText, "", "How it is read.", "oai-pmh|feed|wordpress|sitemap|files", true},
    {kSource, "", "url", kText, "", "Where it is: an http or https address; for files a folder, absolute or relative to the platform folder.", {}, true},
    {kSource, "", "formats", kTexts, R"(["oai_openaire", "nl_didl", "mods", "oai_dc"])", "OAI-PMH: metadata formats in order of preference, matched by namespace.", kFormatNames},
    {kSource, "", "sets", kTexts, "[]", "OAI-PMH: only these sets; empty: all."},
    {kSource, "", "sections", kTexts, "[]", "Feed, WordPress, sitemap: only these categories, post types or path beginnings; empty: all."},
    {kSource, "", "exclude_sections", kTexts, "[]", "The same, left out."},
    {kSource, "", "every", kDuration, R"("12h")", "How often `serve` harvests this source."},
    {kSource, "", "delay", kPause, "", "Least time between two requests to this host. Without it 1s; 0s for private networks."},
    {kSource, "", "max_drop", kShare, "0.1", "A run that would remove more than 10 records and more than this share waits for a person."},
    {kSource, "", "trust", kDecimal, "1", "Of two records of the same work the one from the more trusted source gives the fields; 0 to 10."},
    {kSource, "", "role", kText, R"("partner")", "aggregator: never shown as maker when the maker is a partner.", "partner|aggregator"},
    {kSource, "", "own", kFlag, "false", "true: the platform's own publications: known, never a candidate."},
    {kSource, "", "auto_accept", kIds, "[]", "Themes whose candidates from here need no decision."},
    {kSource, "", "allow_private", kFlag, "false", "This source may lie in a private network."},
    {kSource, "", "ca", kText, R"("")", "A PEM file, absolute or relative to the platform folder: its certificates are trusted for this source, besides those of known authorities. For a partner that forgets its intermediate certificate."},
    {kSource, "", "ca_until", kDay, R"("")", "The last day that they are; `ca` cannot be without."},

    // partners/*.toml
    {kPartner, "", "id", kId, "", "The file's name without .toml; fixed for ever.", {}, true},
    {kPartner, "", "name", kText, "", "As readers see it.", {}, true},
    {kPartner, "", "kind", kText, R"("")", "What it is, in a word: kennisinstituut, universiteit, planbureau, gemeente, ..."},
    {kPartner, "", "url", kAddress, R"("")", "Its website."},
    {kPartner, "", "ror", kAddress, R"("")", "Its address in the Research Organization Registry: https://ror.org/..."},
    {kPartner, "", "logo", kText, R"("")", "Its logo: an address, or a file relative to the platform folder."},
    {kPartner, "", "description", kLabels, "{}", "What it does, a text per language."},
    {kPartner, "", "contributes", kText, R"("passive")", "active: brings; passive: is harvested.", "active|passive"},
    {kPartner, "", "contact", kTables, "", "A person or desk there that gets letters."},
    {kPartner, "", "agreement", kTable, "", "What may be done with what it publishes."},
    {kPartner, "contact", "name", kText, R"("")", "Name of the person or desk."},
    {kPartner, "contact", "mail", kMail, R"("")", "Where letters go; empty: none."},
    {kPartner, "contact", "language", kText, R"("nl")", "Language of the letters.", "nl|en"},
    {kPartner, "contact", "gets", kTexts, R"(["errors", "decisions", "digest"])", "Which letters.", "errors|decisions|digest"},
    {kPartner, "agreement", "version", kText, R"("")", "Which text was agreed to, and when."},
    {kPartner, "agreement", "metadata", kText, R"("CC0-1.0")", "Licence of the metadata, an SPDX identifier."},
    {kPartner, "agreement", "fulltext", kText, R"("link")", "link: only linked to; study: a copy for analysis only; republish: may be shown.", "link|study|republish"},
    {kPartner, "agreement", "image", kFlag, "false", "Images and page text may be shown."},

    // themes/*.toml
    {kTheme, "", "id", kId, "", "The file's name without .toml; fixed for ever.", {}, true},
    {kTheme, "", "label", kLabels, "", "As readers see it, a text per language.", {}, true},
    {kTheme, "", "aliases", kIds, "[]", "Other ids under which commands and addresses know it."},
    {kTheme, "", "threshold", kDecimal, "1", "A publication is a candidate from this score on; more than 0."},
    {kTheme, "", "auto_accept", kFlag, "false", "Candidates need no decision."},
    {kTheme, "", "succeeds", kIds, "[]", "The closed themes that this one follows."},
    {kTheme, "", "valid", kTable, "", "When the theme is in use. After its last day it takes no candidates; decisions keep it."},
    {kTheme, "", "rule", kTables, "", "The score is the sum of the weights of the rules that match, each once."},
    {kTheme, "", "test", kTables, "", "An example that `theme test` checks the rules with."},
    {kTheme, "valid", "from", kDay, R"("")", "Its first day."},
    {kTheme, "valid", "until", kDay, R"("")", "Its last day."},
    {kTheme, "rule", "id", kId, "", "Names the rule in scores and tests; once in a theme.", {}, true},
    {kTheme, "rule", "weight", kDecimal, "1", "What a match adds to the score; not 0."},
    {kTheme, "rule", "exclude", kFlag, "false", "true: a match keeps the publication out of this theme."},
    {kTheme, "rule", "query", kQuery, "", "What it looks for, in the query language.", {}, true},
    {kTheme, "test", "title", kText, "", "Title of the example.", {}, true},
    {kTheme, "test", "abstract", kText, R"("")", "Abstract of the example."},
    {kTheme, "test", "expect", kFlag, "true", "Must the theme select it."},

    // words/*.toml
    {kWords, "", "words", kTexts, "", "Words, phrases and trunc* that @name stands for in a query.", {}, true},
    {kWords, "", "note", kText, R"("")", "What the list is for."},

    // criteria.toml
    {kCriteria, "", "text", kLabels, "{}", "How the platform chooses, a text per language."},
    {kCriteria, "", "criterion", kTables, "", "A criterion that publications are chosen by."},
    {kCriteria, "", "reason", kTables, "", "A reason to reject; `reject` takes no other."},
    {kCriteria, "criterion", "id", kId, "", "Its name in commands and exports.", {}, true},
    {kCriteria, "criterion", "nl", kText, "", "In Dutch.", {}, true},
    {kCriteria, "criterion", "en", kText, R"("")", "In English."},
    {kCriteria, "reason", "id", kId, "", "Its name in commands and exports.", {}, true},
    {kCriteria, "reason", "nl", kText, "", "In Dutch.", {}, true},
    {kCriteria, "reason", "en", kText, R"("")", "In English."},
    {kCriteria, "reason", "tell", kFlag, "false", "May the partner read it."},
    {kCriteria, "reason", "note", kText, R"("")", "For the editor: when to use it."},

    // studies/*/study.toml
    {kStudy, "", "id", kId, "", "The folder's name; fixed for ever.", {}, true},
    {kStudy, "", "title", kLabels, "", "A text per language.", {}, true},
    {kStudy, "", "question", kText, R"("")", "What the study wants to know."},
    {kStudy, "", "subquestions", kTexts, "[]", "The question in parts."},
    {kStudy, "", "partners", kIds, "[]", "Partners that write it together."},
    {kStudy, "", "funder", kText, R"("")", "Who pays."},
    {kStudy, "", "license", kText, R"("CC-BY-4.0")", "Licence of the report and the bundle, an SPDX identifier."},
    {kStudy, "", "status", kText, R"("draft")", "How far it is.", "draft|open|final"},
    {kStudy, "", "authors", kTables, "", "Who writes."},
    {kStudy, "", "scope", kText, R"("store")", "store: all that was harvested, brought or imported; catalogue: what was accepted.", "store|catalogue"},
    {kStudy, "", "query", kQuery, "", "What is selected, in the query language.", {}, true},
    {kStudy, "", "themes", kIds, "[]", "Only publications of these themes; empty: all."},
    {kStudy, "", "years", kYears, R"("")", "Only publications issued in these years."},
    {kStudy, "", "languages", kLanguages, "[]", "Only these languages; empty: all."},
    {kStudy, "", "types", kTexts, "[]", "Only these COAR resource types; empty: all."},
    {kStudy, "", "criterion", kTables, "", "What screening goes by."},
    {kStudy, "", "column", kTables, "", "A column of the evidence table."},
    {kStudy, "", "matrix", kTable, "", "The two columns that the gap map is drawn over."},
    {kStudy, "authors", "name", kText, R"("")", "As it is printed."},
    {kStudy, "authors", "orcid", kText, R"("")", "ORCID, bare or as an address."},
    {kStudy, "authors", "partner", kText, R"("")", "Id of the partner where the author works."},
    {kStudy, "authors", "role", kText, R"("")", "lead, author, ..."},
    {kStudy, "criterion", "id", kText, "", "Short: E1, I2.", {}, true},
    {kStudy, "criterion", "kind", kText, R"("exclude")", "Does meeting it let a publication in or keep it out.", "include|exclude"},
    {kStudy, "criterion", "stage", kText, R"("title")", "When it is judged.", "title|fulltext"},
    {kStudy, "criterion", "nl", kText, R"("")", "In Dutch."},
    {kStudy, "criterion", "en", kText, R"("")", "In English."},
    {kStudy, "column", "id", kId, "", "Its name in table.csv.", {}, true},
    {kStudy, "column", "label", kText, R"("")", "Its heading."},
    {kStudy, "column", "by", kText, R"("person")", "person: filled in by hand; machine: taken from the record.", "person|machine"},
    {kStudy, "matrix", "rows", kText, R"("")", "Column, or field of the schema, for the rows."},
    {kStudy, "matrix", "columns", kText, R"("")", "Column, or field of the schema, for the columns."},
};
// clang-format on

// In the order of KeyForm.
constexpr std::string_view kFormWords[] = {
    "a text",
    "an id: lower-case letters, digits and hyphens, at most 63",
    "a query",
    "true or false",
    "a whole number, 0 or more",
    "a number with at most three decimals, such as 1.5",
    "a share from 0 to 1, such as 0.1",
    "a size such as \"64MB\", \"2kB\" or \"500B\"",
    "a size per time such as \"1kB/60s\"",
    "a length of time such as \"90s\", \"10m\", \"12h\", \"3d\" or \"6mo\"",
    "a length of time such as \"1s\", or \"0s\"",
    "a day such as \"2015-01-01\"",
    "years such as \"2010..2026\", \"2010..\" or \"..2026\"",
    "an http or https address",
    "a mail address",
    "a name of the time zone database such as \"Europe/Amsterdam\"",
    "a text per language such as { nl = \"...\", en = \"...\" }",
    "a list of texts such as [\"a\", \"b\"]",
    "a list of ids such as [\"a\", \"b\"]",
    "a list of language tags such as [\"nl\", \"en\"]",
    "a list of networks with ports such as [\"127.0.0.0/8:1024-65535\"]",
    "a table",
    "a list of tables",
};
static_assert(std::size(kFormWords) == static_cast<std::size_t>(KeyForm::kTables) + 1);

// In the order of ConfigFile.
constexpr std::string_view kFilePatterns[] = {
    "vindplaats.toml", "sources/*.toml", "partners/*.toml",     "themes/*.toml",
    "words/*.toml",    "criteria.toml",  "studies/*/study.toml"};
static_assert(std::size(kFilePatterns) == static_cast<std::size_t>(ConfigFile::kStudy) + 1);

// Sorted: the verbs of contract section 2, on both levels.
constexpr std::string_view kReservedIds[] = {
    "accept",  "add",    "approve", "backup",     "bring",     "build",   "check",   "classify",
    "curate",  "demo",   "diff",    "edit",       "erase",     "export",  "fill",    "fsck",
    "harvest", "import", "init",    "later",      "link",      "links",   "list",    "match",
    "member",  "merge",  "new",     "newsletter", "normalize", "note",    "partner", "password",
    "preview", "probe",  "publish", "queue",      "rank",      "rebuild", "reject",  "release",
    "remove",  "report", "restore", "resume",     "run",       "screen",  "search",  "serve",
    "show",    "source", "split",   "status",     "study",     "summary", "suspend", "test",
    "theme",   "themes", "try",     "undo",       "usage",     "user",    "verify",  "withdraw"};
static_assert(std::ranges::is_sorted(kReservedIds));

// Levenshtein; both are short, being keys.
std::size_t key_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

}  // namespace

std::span<const Key> config_keys() {
  return kConfigKeys;
}

const Key* find_key(ConfigFile file, std::string_view table, std::string_view name) {
  const auto found = std::ranges::find_if(kConfigKeys, [&](const Key& key) {
    return key.file == file && key.table == table && key.name == name;
  });
  return found != std::end(kConfigKeys) ? &*found : nullptr;
}

std::string_view nearest_key(ConfigFile file, std::string_view table, std::string_view written) {
  constexpr std::size_t kNear = 3;  // edits: a slip, not another word
  std::string_view best;
  std::size_t best_distance = std::min(kNear, written.size());
  if (written.size() > 40) return best;
  for (const Key& key : kConfigKeys) {
    if (key.file != file || key.table != table) continue;
    const std::size_t distance = key_distance(written, key.name);
    if (distance < best_distance) {
      best = key.name;
      best_distance = distance;
    }
  }
  return best;
}

std::string_view describe_form(KeyForm form) {
  return kFormWords[static_cast<std::size_t>(form)];
}

std::string_view file_pattern(ConfigFile file) {
  return kFilePatterns[static_cast<std::size_t>(file)];
}

bool is_reserved_id(std::string_view id) {
  return std::ranges::binary_search(kReservedIds, id);
}

}  // namespace vindplaats
