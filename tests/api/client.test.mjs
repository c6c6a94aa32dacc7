// The document is what the server does: valid by OpenAPI's own schema, and a client made of it calls every operation.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ApiHouse, require } from "./house.mjs";

const { Validator } = require("@seriousme/openapi-schema-validator");
const { OpenAPIClientAxios } = require("openapi-client-axios");

let house;
before(async () => (house = await ApiHouse.start()), { timeout: 600_000 });
after(() => house?.end());

test("the document is valid OpenAPI 3.1, in both languages", async () => {
  for (const language of ["nl", "en"]) {
    const document = await (await fetch(`${house.url}/api/openapi.json`, { headers: { "Accept-Language": language } })).json();
    const checker = new Validator();
    const outcome = await checker.validate(document);
    assert.deepEqual(outcome, { valid: true });
    assert.equal(checker.version, "3.1");
  }
});

test("every example is what its schema says", () => {
  for (const operation of house.operations()) {
    const body = operation.requestBody?.content["application/json"].schema.$ref.split("/").pop();
    if (!body) continue;
    house.problems(operation, 500, {});
    const validate = house.ajv.getSchema(`document#/components/schemas/${body}`);
    for (const example of house.document.components.schemas[body].examples ?? []) assert.ok(validate(example), `${body}: ${JSON.stringify(validate.errors)}`);
  }
});

test("a client made of the document calls every operation", async () => {
  const api = new OpenAPIClientAxios({
    definition: { ...house.document, servers: [{ url: `${house.url}/api/v1` }] },  // the port is the test's own
    axiosConfigDefaults: { paramsSerializer: { indexes: null }, validateStatus: () => true, headers: { Authorization: `Bearer ${house.token("--name", "test")}` } },
  });
  const client = await api.init();
  const named = new Map(house.operations().map((operation) => [operation.operationId, operation]));
  const called = new Set();
  const call = async (id, parameters = {}, body = undefined, status = 200) => {
    const answer = await client[id](parameters, body);
    assert.deepEqual(house.problems(named.get(id), answer.status, answer.data), []);
    assert.equal(answer.status, status, `${id}: ${JSON.stringify(answer.data).slice(0, 500)}`);
    called.add(id);
    return answer.data;
  };

  assert.equal((await call("getMe")).role, "administrator");
  assert.ok((await call("listUsers")).users.length >= 2);
  const queue = await call("listQueue", { limit: 30 });
  assert.equal(queue.publications.length, 30);
  assert.ok((await call("listQueue", { limit: 30, cursor: queue.next })).publications.every((one) => queue.publications.every((other) => one.id !== other.id)));
  await call("listThemeQueue", { id: Object.keys(queue.waiting)[0] });
  for (const id of ["listLacking", "listLater", "listQuestions", "listReleases"]) await call(id);

  const [first, second, third] = queue.publications.map((one) => one.id);
  const whole = await call("getPublication", { id: first });
  await call("getRecord", { id: whole.records[0] });
  const payload = await call("getPayload", { id: whole.records[0] });
  assert.ok(payload.text.length > 0);
  const found = await call("search", { q: "inburgering", status: ["candidate"], facets: true, limit: 5 });
  assert.ok(found.total > 5 && found.facets.status.length === 1);

  const id = { id: first };
  await call("acceptPublication", id, { themes: ["onderwijs"], revision: whole.revision });
  await call("rejectPublication", { id: first }, { reason: "dubbel", revision: whole.revision }, 409);
  await call("rejectPublication", { id: second }, { reason: "dubbel" });
  await call("putOffPublication", { id: third }, { until: "2027-01-15" });
  await call("changeThemes", id, { add: ["arbeidsmarkt"] });
  await call("editPublication", id, { fields: { title: "Een betere titel" } });
  await call("writeSummary", id, { text: "Kort en goed." });
  await call("writeNote", id, { note: "Navragen." });
  await call("withdrawPublication", id, { reason: "verouderd" });
  await call("restorePublication", id, {});
  await call("setApart", id, { other: second });
  await call("undoDecision", id, {});
  await call("mergePublications", id, { other: third });
  const merged = await call("getPublication", id);
  await call("splitPublication", { id: merged.id }, { record: merged.records.find((one) => one !== whole.records[0]) });
  await call("bringPublications", {}, { records: [{ title: "Ingebracht door een programma", product: "rapport" }] });

  const theme = (await call("listThemes")).themes.find((one) => one.open).id;
  const file = await call("getTheme", { id: theme });
  await call("previewTheme", { id: theme }, { text: file.text.replace("threshold = ", "threshold = 1"), limit: 3 });
  assert.ok((await call("saveTheme", { id: theme }, { text: `${file.text}\n# van een programma\n`, why: "proef", digest: file.digest })).changed);
  await call("saveTheme", { id: theme }, { text: file.text, why: "te laat", digest: file.digest }, 409);

  const status = await call("getStatus");
  const source = { id: status.sources.find((one) => one.state === "finished" || one.state === "nothing new").id };
  await call("getSource", source);
  assert.ok((await call("suspendSource", source, { why: "proef" })).changed);
  await call("harvestSource", source, {}, 409);
  assert.ok(!(await call("suspendSource", source, {})).changed);
  assert.ok((await call("resumeSource", source, {})).changed);
  await call("harvestSource", source, {}, 202);
  await call("releaseSource", source, { choice: "discard" }, 409);
  await call("listRegistrations", { state: "waiting" });
  await call("approveRegistration", { id: "onbekend" }, {}, 404);
  await call("refuseRegistration", { id: "onbekend" }, { why: "proef" }, 404);

  const study = (await call("listStudies")).studies[0].id;
  await call("getStudy", { id: study });
  const waiting = await call("listToScreen", { id: study });
  await call("screen", { id: study }, { decisions: [{ publication: waiting.publications[0]?.id ?? first, stage: "title", decision: "include" }] }, waiting.total > 0 ? 200 : 422);
  await call("buildStudy", { id: study }, { public: true });

  assert.deepEqual([...named.keys()].filter((one) => !called.has(one)), []);
});
