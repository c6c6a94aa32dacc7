// Requests that mean no good: none is answered with a 5xx, every answer is one that the document knows, and the server lives on.
// VINDPLAATS_FUZZ_SEED and VINDPLAATS_FUZZ_COUNT make it another or a longer run.
import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { ApiHouse } from "./house.mjs";

const count = Number(process.env.VINDPLAATS_FUZZ_COUNT ?? 3000);
let state = Number(process.env.VINDPLAATS_FUZZ_SEED ?? 1);
const random = (below) => {  // mulberry32
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % below;
};
const one = (list) => list[random(list.length)];

let house, tokens, known;
before(async () => {
  house = await ApiHouse.start();
  tokens = Array.from({ length: Math.min(19, Math.ceil(count / 400)) }, () => house.token("--name", "fuzz"));
  const queue = await (await fetch(`${house.url}/api/v1/queue?limit=20`, { headers: { Authorization: `Bearer ${tokens[0]}` } })).json();
  known = [...queue.publications.map((each) => each.id), ...queue.publications.map((each) => each.records[0]), "onderwijs", "demo", "arbeidsmarkt"];
}, { timeout: 600_000 });
after(() => house?.end());

const odd = ["", " ", "\0", "null", "-1", "0", "1e999", "99999999999999999999999", "NaN", "../../etc/passwd", "%2e%2e%2f", "'\"><script>alert(1)</script>", "{{7*7}}",
  "\u202e\u0000\ud83d", "a".repeat(3000), "(((((((((", "* OR *", "title:(((", "NEAR/99999 x", "true", "[]", "p000000000000", "2026-13-45", "é".normalize("NFD"), "\r\nX-Injected: 1"];
const value = (depth = 0) => {
  switch (random(depth > 4 ? 6 : 9)) {
    case 0: return one(odd);
    case 1: return one([0, -1, 1.5, 1e308, -1e-308, 9007199254740993, 2 ** 63, -(2 ** 63)]);
    case 2: return one([true, false, null]);
    case 3: return one(known);
    case 4: return String.fromCodePoint(...Array.from({ length: random(20) }, () => one([random(0x80), random(0xd7ff), 0x1f600 + random(64)])));
    case 5: return "";
    case 6: return Array.from({ length: random(5) }, () => value(depth + 1));
    case 7: return Object.fromEntries(Array.from({ length: random(5) }, () => [one(["themes", "note", "fields", "revision", one(odd)]), value(depth + 1)]));
    default: return Array.from({ length: 3 }, () => one(known));
  }
};
// A body that its schema takes, with one thing or more made wrong.
const bodyOf = (operation) => {
  const name = operation.requestBody?.content["application/json"].schema.$ref.split("/").pop();
  if (!name) return random(10) ? undefined : Buffer.from(JSON.stringify(value()));
  const schema = house.document.components.schemas[name];
  const body = structuredClone(schema.examples?.[0] ?? {});
  for (let i = random(4); i > 0; --i) body[one([...Object.keys(schema.properties), "onzin"])] = value();
  if (random(8) === 0) delete body[one(Object.keys(body))];
  let bytes = Buffer.from(random(20) ? JSON.stringify(body) : JSON.stringify(value()));
  switch (random(14)) {
    case 0: bytes = bytes.subarray(0, random(bytes.length + 1)); break;
    case 1: bytes = Buffer.from(one(["[", '{"a":']).repeat(1 + random(20_000))); break;
    case 2: for (let i = 0; i < 5 && bytes.length; ++i) bytes[random(bytes.length)] = random(256); break;
    case 3: bytes = Buffer.concat([bytes, Buffer.from([0xff, 0xfe, 0x00])]); break;
    case 4: if (random(10) === 0) bytes = Buffer.alloc(70_000, 0x20); break;
  }
  return bytes;
};
const address = (operation) => {
  const segment = () => encodeURIComponent(one([one(known), one(known), one(odd).toWellFormed?.() ?? one(known)])) || "x";
  let path = operation.path.replace(/\{id\}/g, segment);
  const names = (operation.parameters ?? []).filter((each) => each.in === "query").map((each) => each.name);
  const query = [];
  if (names.includes("id") && random(8)) query.push(`id=${encodeURIComponent(one(known))}`);
  for (let i = random(4); i > 0; --i) query.push(`${one([...names, "onzin"])}=${random(6) ? encodeURIComponent(String(one([one(odd), one(known), random(1000)])).toWellFormed()) : one(["%", "%zz", "%00", "%ff%fe", "&&=", "+"])}`);
  return `/api/v1${path}${query.length ? `?${query.join("&")}` : ""}`;
};
const send = (operation, token) => new Promise((resolve, reject) => {
  const body = bodyOf(operation);
  const headers = { Authorization: random(30) ? `Bearer ${token}` : one(["Bearer x", "Basic eDp5", "Bearer "]), "Accept-Language": one(["nl", "en", "en;q=nan", "*;q=9"]) };
  if (body) Object.assign(headers, { "Content-Length": body.length, "Content-Type": random(25) ? "application/json" : one(["text/plain", "", "application/json;charset=x"]) });
  const method = random(40) ? operation.method : one(["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]);
  const path = address(operation);
  const sent = request(house.url + path, { method, headers }, (answer) => {
    let text = "";
    answer.on("data", (bytes) => (text += bytes));
    answer.on("end", () => resolve({ status: answer.statusCode, text, type: answer.headers["content-type"] ?? "", asked: `${method} ${path} ${body ?? ""}`.slice(0, 600), same: method === operation.method }));
  });
  sent.on("error", (error) => (error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve({ status: 0, text: "", type: "", asked: path, same: false }) : reject(error)));
  sent.end(body);
});

test(`${count} hostile requests, none answered with a 5xx`, { timeout: 800_000 }, async () => {
  // Bringing compares the whole store anew: a few are enough.
  const operations = house.operations().filter((each) => !["bringPublications", "buildStudy"].includes(each.operationId));
  const rare = house.operations().filter((each) => !operations.includes(each));
  const seen = {};
  for (let i = 0; i < count; ++i) {
    const operation = i % 100 === 0 ? one(rare) : one(operations);
    const answer = await send(operation, tokens[i % tokens.length]);
    seen[answer.status] = (seen[answer.status] ?? 0) + 1;
    assert.ok(answer.status < 500, `${answer.status} to ${answer.asked}: ${answer.text}`);
    // What is no request at all (its address, its size) is answered before the API sees it.
    if (!answer.same || !answer.type.includes("json")) continue;
    assert.deepEqual(house.problems(operation, answer.status, JSON.parse(answer.text)), [], answer.asked);
    assert.ok(!/\/work|\/tmp|\.cpp|terminate|std::/.test(answer.text), answer.text);
  }
  console.log(`seed ${process.env.VINDPLAATS_FUZZ_SEED ?? 1}: ${JSON.stringify(seen)}`);
  assert.ok(seen[200] > count / 50, "hardly any request was taken at all");
  assert.equal((await fetch(`${house.url}/healthz`)).status, 200);
  assert.equal(house.process.exitCode, null);
});
