// A bundle's publications and records by their schemas, and its description by RO-Crate 1.2 (https://w3id.org/ro/crate/1.2). See bundle.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.VINDPLAATS_VALIDATORS, "package.json"));
const Ajv2020 = require("ajv/dist/2020.js").default;
const addFormats = require("ajv-formats").default;

const [dir, schemas] = process.argv.slice(2);
let wrong = 0;
const say = (what) => { wrong += 1; if (wrong <= 50) console.error(what); };
const read = (path) => readFileSync(join(dir, path), "utf8");

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats(ajv);
const schema = (name) => ajv.compile(JSON.parse(readFileSync(join(schemas, `${name}.schema.json`), "utf8")));
function check(validate, value, name) {
  if (validate(value)) return;
  for (const error of validate.errors) say(`${name}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
}

const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(dir, "/").length));
for (const path of files.filter((name) => name.endsWith(".json"))) JSON.parse(read(path));

const publication = schema("publication"), record = schema("record");
const works = read("selection/publications.jsonl").split("\n").filter(Boolean).map((line) => JSON.parse(line));
let records = 0;
for (const { screening, variants, ...work } of works) {
  check(publication, work, work.id);
  if (screening === undefined) say(`${work.id}: nothing says where its screening stands`);
  for (const variant of variants ?? []) check(record, variant, variant.id);
  records += variants?.length ?? 0;
}

// RO-Crate 1.2: a flat graph; the descriptor; the root with what it must have; every file with an entity; every reference leads somewhere.
const crate = JSON.parse(read("ro-crate-metadata.json"));
if (crate["@context"] !== "https://w3id.org/ro/crate/1.2/context") say("RO-Crate: another context");
const entities = new Map(crate["@graph"].map((entity) => [entity["@id"], entity]));
if (entities.size !== crate["@graph"].length) say("RO-Crate: an @id is there twice");
const descriptor = entities.get("ro-crate-metadata.json") ?? {}, root = entities.get("./") ?? {};
if (descriptor["@type"] !== "CreativeWork" || descriptor.about?.["@id"] !== "./") say("RO-Crate: no descriptor of ./");
if (descriptor.conformsTo?.["@id"] !== "https://w3id.org/ro/crate/1.2") say("RO-Crate: conforms to another version");
if (root["@type"] !== "Dataset") say("RO-Crate: the root is no Dataset");
for (const key of ["name", "description", "datePublished", "license"]) if (!root[key]) say(`RO-Crate: the root has no ${key}`);
if (!/^\d{4}-\d\d-\d\d/.test(root.datePublished)) say("RO-Crate: datePublished is not at least a day");
for (const entity of entities.values()) {
  if (!entity["@type"]) say(`RO-Crate: ${entity["@id"]} has no type`);
  for (const [key, value] of Object.entries(entity)) {
    for (const one of [value].flat()) {
      if (typeof one !== "object") continue;
      if (Object.keys(one).join() !== "@id") say(`RO-Crate: ${entity["@id"]}: ${key} is not flat`);
      if (!entities.has(one["@id"]) && !/^https?:/.test(one["@id"])) say(`RO-Crate: ${entity["@id"]}: ${key} names ${one["@id"]}, which is not there`);
    }
  }
}
const BAG = new Set(["ro-crate-metadata.json", "bagit.txt", "manifest-sha512.txt"]);
const parts = new Set([root.hasPart ?? []].flat().map((part) => part["@id"]));
for (const path of files.filter((name) => !BAG.has(name))) {
  const entity = entities.get(path);
  if (!parts.has(path) || entity?.["@type"] !== "File") say(`RO-Crate: ${path} is no part`);
  else if (entity.contentSize !== String(statSync(join(dir, path)).size)) say(`RO-Crate: ${path} has another size`);
}
for (const path of parts) if (!files.includes(path)) say(`RO-Crate: ${path} is not in the folder`);

console.log(`${works.length} publications, ${records} records by their schemas, ${entities.size} entities of RO-Crate, ${wrong} faults`);
process.exit(wrong === 0 ? 0 : 1);
