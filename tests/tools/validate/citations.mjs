// Compares what other programs read from library.bib and library.ris with library.json. See citations.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.VINDPLAATS_VALIDATORS, "package.json"));
const { Cite, plugins } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");

const [folder, work] = process.argv.slice(2);
let wrong = 0;
const say = (what) => { wrong += 1; if (wrong <= 50) console.error(what); };
const read = (name) => readFileSync(join(folder, name), "utf8");

// CSL 1.0.2: the types, the parts of a name, the form of a date (citation-style-language/schema, csl-data.json).
const TYPES = new Set(("article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset " +
  "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map " +
  "motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog " +
  "regulation report review review-book software song speech standard thesis treaty webpage").split(" "));
const NAME = new Set(["family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"]);
function checkCsl(item) {
  if (typeof item.id !== "string" || item.id === "") say(`${item.id}: no id`);
  if (!TYPES.has(item.type)) say(`${item.id}: ${item.type} is no CSL type`);
  for (const role of ["author", "editor", "translator"]) {
    for (const name of item[role] ?? []) {
      for (const key of Object.keys(name)) if (!NAME.has(key)) say(`${item.id}: ${key} is no part of a name`);
      if (!name.family && !name.literal) say(`${item.id}: a name without family and literal`);
    }
  }
  for (const key of ["issued", "accessed"]) {
    const parts = item[key]?.["date-parts"];
    const good = parts === undefined || (parts.length === 1 && parts[0].length <= 3 && parts[0].every(Number.isInteger));
    if (!good) say(`${item.id}: ${key} is no date`);
  }
}

// What is compared: marks of styles, braces of names and signs that RIS cannot hold apart; pandoc curls quotes, as TeX does.
const plain = (text) => String(text ?? "").replace(/[‘’]/g, "'").replace(/<\/?(span|i|b|em)\b[^>]*>/g, "").replace(/[,\s]+/g, " ").trim();
const whole = (name) => plain(name.literal ?? [name.given, name["non-dropping-particle"], name["dropping-particle"], name.family].filter(Boolean).join(" "));
const names = (item) => (item.author ?? []).map(whole).join("; ");

function compare(what, items, fields) {
  if (items.length !== library.length) say(`${what}: ${items.length} works of ${library.length}`);
  const byId = new Map(items.map((item) => [String(item.id), item]));
  for (const own of library) {
    const other = byId.get(own.id);
    if (other === undefined) { say(`${what}: ${own.id} is missing`); continue; }
    const differ = (field, a, b) => { if (a !== b) say(`${what}: ${own.id}: ${field} is "${b}", not "${a}"`); };
    // pandoc begins a subtitle with a capital and parts initials ("J.H.") on purpose.
    differ("title", plain(own.title).toLowerCase(), plain(other.title).toLowerCase());
    differ("author", names(own).replace(/\.\s*/g, ". "), names(other).replace(/\.\s*/g, ". "));
    differ("year", own.issued?.["date-parts"][0][0], other.issued?.["date-parts"]?.[0]?.[0]);
    if (own.type !== "report") continue;
    differ("type", own.type, other.type);
    for (const field of fields) differ(field, plain(own[field]), plain(other[field]));
  }
}

// MODS as bibutils writes it: a flat look is enough for what is asked.
const decode = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");
function compareMods(what, file) {
  const works = readFileSync(join(work, file), "utf8").split("<mods ").slice(1);
  if (works.length !== library.length) say(`${what}: ${works.length} works of ${library.length}`);
  works.forEach((xml, i) => {
    const own = library[i];
    if (own === undefined) return;
    const text = plain(decode(xml.replace(/<(titleInfo|title|namePart|publisher|number|genre)\b[^>]*>|<\/[^>]*>|<\?[^>]*>/g, " ").replace(/<[a-zA-Z][^>]*>/g, " ")));
    // Letters and digits only: bibutils curls quotes, and leaves \textbackslash as it is.
    const flat = (value) => plain(value).replace(/\\textbackslash/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    const holds = (field, value) => { if (value && !flat(text).includes(flat(value))) say(`${what}: ${own.id}: ${field} "${value}" is lost`); };
    holds("title", own.title);
    // bibutils takes an organisation without a comma for a person: its words are all there, in another order.
    for (const name of own.author ?? []) (name.literal ?? name.family).split(/[\s,]+/).forEach((word) => holds("author", word));
    if (own.type !== "report") return;
    holds("institution", own.publisher);
    holds("number", own.number);
  });
}

const library = JSON.parse(read("library.json"));
library.forEach(checkCsl);
compare("citation-js, library.json", new Cite(read("library.json")).data, ["publisher", "number", "genre"]);
compare("citation-js, library.bib", new Cite(read("library.bib"), { forceType: "@biblatex/text" }).data, ["publisher", "number", "genre"]);
compare("citation-js, library.ris", new Cite(read("library.ris"), { forceType: "@ris/file" }).data, ["publisher", "number", "genre"]);
if (existsSync(join(work, "pandoc.json"))) {
  compare("pandoc, library.bib", JSON.parse(readFileSync(join(work, "pandoc.json"), "utf8")), ["publisher", "number", "genre"]);
}
compareMods("bibutils, library.bib", "bib.xml");
compareMods("bibutils, library.ris", "ris.xml");
console.log(`${library.length} works, ${library.filter((item) => item.type === "report").length} reports, ${wrong} faults`);
process.exit(wrong === 0 ? 0 : 1);
