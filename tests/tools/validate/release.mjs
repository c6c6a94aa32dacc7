// Reads a release as the website build does, and says what in it breaks its own promises. See run.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.VINDPLAATS_VALIDATORS, "package.json"));
const Ajv2020 = require("ajv/dist/2020.js").default;
const addFormats = require("ajv-formats").default;

const [dir, ...rest] = process.argv.slice(2);
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
let wrong = 0;
const say = (what) => { wrong += 1; if (wrong <= 50) console.error(what); };
const read = (path) => readFileSync(join(dir, path), "utf8");
const lines = (text) => text.split("\n").filter((line) => line !== "");

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: false });
addFormats(ajv);
const schemas = Object.fromEntries(readdirSync(join(dir, "schema")).map((name) => {
  const schema = JSON.parse(read(`schema/${name}`));
  return [name.replace(/\.schema\.json$/, ""), { schema, validate: ajv.compile(schema) }];
}));
// Documents that are not called as their schema.
const families = [[/^publications\//, "jsonld"], [/^changes\//, "changes"], [/^feeds\//, "feed"]];

function check(validate, value, name) {
  if (validate(value)) return;
  for (const error of validate.errors) say(`${name}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
}
// Keys stand in the schema's order.
function checkOrder(schema, value, name) {
  const order = Object.keys(schema.properties);
  const places = Object.keys(value).map((key) => order.indexOf(key));
  if (places.some((place, i) => i > 0 && place < places[i - 1])) say(`${name}: keys are out of order`);
}
function checkFile(what, text, file) {
  lines(text).forEach((line, i) => {
    const value = JSON.parse(line);
    check(schemas[what].validate, value, `${file}:${i + 1}`);
    checkOrder(schemas[what].schema, value, `${file}:${i + 1}`);
  });
  return lines(text).length;
}

const count = checkFile("catalogue", read("catalogue.jsonl"), "catalogue.jsonl");
const items = JSON.parse(read("catalogue.json"));
check(ajv.getSchema(schemas.catalogue.schema.$id + "#/$defs/catalogue"), items, "catalogue.json");
if (items.map((item) => JSON.stringify(item)).join("\n") !== lines(read("catalogue.jsonl")).join("\n")) {
  say("catalogue.json and catalogue.jsonl hold different items");
}
const ids = items.map((item) => item.id);
if (ids.some((id, i) => i > 0 && id <= ids[i - 1])) say("catalogue.jsonl is not sorted by id");
if (new Set(items.map((item) => item.slug)).size !== items.length) say("a slug is there twice");

const manifest = JSON.parse(read("manifest.json"));
for (const { path, sha256, bytes } of manifest.files) {
  const content = readFileSync(join(dir, path));
  if (content.length !== bytes) say(`${path}: ${content.length} bytes, the manifest says ${bytes}`);
  if (createHash("sha256").update(content).digest("hex") !== sha256) say(`${path}: another digest than the manifest's`);
}

// Every JSON document by its schema. Bundles of studies have forms of their own.
const described = (path) => (families.find(([form]) => form.test(path)) ?? [null, path.replace(/\.json$/, "")])[1];
let documents = 0;
for (const path of ["manifest.json", ...manifest.files.map((file) => file.path)]) {
  if (!path.endsWith(".json") || /^(schema|studies)\/|^catalogue\.json$/.test(path)) continue;
  const known = schemas[described(path)];
  if (known === undefined) {
    console.error(`note: no schema describes ${path}`);
    continue;
  }
  const text = read(path);
  check(known.validate, JSON.parse(text), path);
  if (path.startsWith("publications/") && text.includes("<")) say(`${path}: cannot be put into a script element`);
  documents += 1;
}
const slugs = new Set(items.map((item) => item.slug));
for (const slug of slugs) if (!manifest.files.some((file) => file.path === `publications/${slug}.json`)) say(`publications/${slug}.json is missing`);

// An old address leads to one that is there, in one step.
const pathOf = (address) => new URL(address).pathname;
const present = new Set([...items, ...JSON.parse(read("themes.json"))].map((page) => pathOf(page.canonical)));
const redirects = manifest.files.some((file) => file.path === "redirects.json") ? JSON.parse(read("redirects.json")) : [];
for (const { from, to, status } of redirects) {
  if (present.has(from)) say(`redirects.json: ${from} is the address of a publication or a theme`);
  if (status === 301 && !present.has(to)) say(`redirects.json: ${from} leads to ${to}, where nothing is`);
  if (status === 410 && to !== undefined) say(`redirects.json: ${from} is gone, and leads to ${to}`);
}
if (new Set(redirects.map((entry) => entry.from)).size !== redirects.length) say("redirects.json: an address is there twice");
for (const file of ["_redirects", "redirects.map"]) {
  if (redirects.length !== lines(read(file)).length) say(`${file} holds other addresses than redirects.json`);
}

const listed = new Set([...manifest.files.map((file) => file.path), "manifest.json"]);
for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath ?? entry.path, entry.name).slice(join(dir, "/").length);
  if (entry.isFile() && !listed.has(path)) say(`${path} is not in the manifest`);
}
const digest = createHash("sha256").update(readFileSync(join(dir, "catalogue.jsonl"))).digest("hex");
if (!manifest.release.endsWith("-" + digest.slice(0, 8))) say("the release's id is not of its catalogue");
if (manifest.counts.publications !== count) say("the manifest counts other publications");

for (const [name, what] of [["--records", "record"], ["--publications", "publication"]]) {
  const file = option(name);
  if (file !== undefined) console.log(`${checkFile(what, readFileSync(file, "utf8"), file)} ${what}s read`);
}
console.log(`${count} publications, ${manifest.files.length} files, ${documents} documents by their schemas, ${wrong} faults`);
process.exit(wrong === 0 ? 0 : 1);
