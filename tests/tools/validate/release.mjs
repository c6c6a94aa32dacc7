// Reads a release as the website build does, and says what in it breaks its own promises. See run.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.VINDPLAATS_AJV, "package.json"));
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
const schemas = Object.fromEntries(["record", "publication", "catalogue"].map((what) => {
  const schema = JSON.parse(read(`schema/${what}.schema.json`));
  return [what, { schema, validate: ajv.compile(schema) }];
}));

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
console.log(`${count} publications, ${manifest.files.length} files, ${wrong} faults`);
process.exit(wrong === 0 ? 0 : 1);
