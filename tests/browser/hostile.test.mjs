// Hostile text from sources, in title, author, abstract, subject, publisher, link, the source's name and its error: nothing of it runs in any page. With VINDPLAATS_CORPORA
// also what other people's sanitising suites hold (tests/tools/corpora).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Front } from "./front.mjs";
import { addresses, payloads, unsafe } from "./payloads.mjs";

let front, server;
before(async () => {
  front = await Front.start();
  front.run("user", "add", "anna", "--role", "administrator");
});
after(async () => {
  await front?.stop();
  server?.close();
});

const subject = (i) => `Statushouders ${["en werk", "op school", "in de wijk", "en gezondheid"][i % 4]}`;
const records = () => payloads.map((payload, i) => ({
  identifier: `vijandig-${i}`, title: `${subject(i)} ${i * 7919}: ${payload}`, abstract: `${payload} Inburgering van statushouders, deel ${i}. ${payload}`, creators: [{ name: `${payload} ${i}` }],
  subjects: [{ value: payload }], publisher: payload, links: [{ url: addresses[i % addresses.length] }, { url: `https://example.nl/${i}?q=${payload}`, rel: "landing" }],
}));

// Looks at each address, several tabs at once, without the net that the content policy is.
async function look(list) {
  const tabs = await Promise.all([1, 2, 3].map(() => front.visitor("anna", { bypassCSP: true })));
  const rest = [...list];
  const examine = async (tab) => {
    for (let at = rest.shift(); at; at = rest.shift()) {
      const answer = await tab.goto(at);
      assert.ok(answer.status() < 500, `${at}: ${answer.status()}`);
      assert.equal(await tab.evaluate(() => window.hit), undefined, at);
      assert.deepEqual(await tab.evaluate(unsafe), [], at);
    }
  };
  await Promise.all(tabs.map(examine));
  await Promise.all(tabs.map((tab) => tab.context().close()));
}

test("what looks for unsafe nodes finds them", async () => {
  const page = await front.visitor("", { bypassCSP: true });
  await page.goto("/");
  const raw = payloads.filter((one) => !/&(lt|amp|#60);|\$\{/.test(one));
  const missed = [];
  for (const payload of raw) {
    await page.evaluate((markup) => { window.hit = undefined; document.body.innerHTML = `<p title="">${markup}</p>`; }, payload);
    if ((await page.evaluate(unsafe)).length === 0) missed.push(payload);
  }
  // Markup that the browser itself leaves out of a page's body.
  assert.ok(missed.length <= raw.length / 10, missed.join("\n"));
  await page.context().close();
});

test(`${payloads.length} payloads in the fields of records: nothing runs`, async () => {
  assert.ok(new Set(payloads).size >= 300);
  const ids = front.bring(records());
  assert.ok(ids.length >= 300, `${ids.length} of ${payloads.length}`);
  await look(["/queue", "/queue?page=2", "/queue?tab=ask", "/search?q=statushouders", "/search?q=hit", "/themes/onderwijs", ...ids.map((id) => `/publications/${id}`)]);
});

test("payloads in what a visitor asks: nothing runs", async () => {
  const asked = payloads.filter((_, i) => i % 5 === 0).map(encodeURIComponent);
  await look(asked.flatMap((one) => [`/search?q=${one}`, `/queue?theme=${one}`, `/nergens/${one}`, `/login?next=${one}`, `/sources?state=${one}&partner=${one}`, `/sources/${one}`]));
});

test("a source whose name, answers and errors are hostile", async () => {
  const [one, other] = [payloads[0], payloads[4]];
  server = createServer((request, response) => {
    const oai = `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-11-22T10:00:00Z</responseDate><request>x</request><error code="badArgument"><![CDATA[${one}${other}]]></error></OAI-PMH>`;
    const item = (i) => `<item><guid>${i}</guid><title><![CDATA[${subject(i)} ${payloads[i]}]]></title><link>${addresses[i % addresses.length].replace(/[&<]/g, "")}</link><description><![CDATA[${payloads[i]}]]></description></item>`;
    response.writeHead(200, { "content-type": "text/xml" });
    response.end(request.url.startsWith("/oai") ? oai : `<rss version="2.0"><channel><title><![CDATA[${one}]]></title>${payloads.slice(0, 40).map((_, i) => item(i)).join("").replace(/\u0001/g, "")}</channel></rss>`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = `http://127.0.0.1:${server.address().port}`;
  writeFileSync(join(front.dir, "partners/vijand.toml"), `id = "vijand"\nname = ${JSON.stringify(one + other)}\n`);
  for (const [id, type, url] of [["vijand-oai", "oai-pmh", `${at}/oai`], ["vijand-feed", "feed", `${at}/feed`]])
    writeFileSync(join(front.dir, `sources/${id}.toml`), `id = "${id}"\npartner = "vijand"\ntype = "${type}"\nurl = "${url}"\nallow_private = true\n`);
  const said = await front.said("harvest", "vijand-oai", "vijand-feed");
  assert.match(said, /vijand-oai: failed/);
  assert.match(said, /40 new/);
  front.run("curate");
  const listed = Array.from({ length: 40 }, (_, i) => `/sources/vijand-feed/record?identifier=${i}`);
  await look(["/sources", "/sources/vijand-oai", "/sources/vijand-feed", "/sources/vijand-feed/records", ...listed, "/queue"]);
  const own = new URL(front.json("partner", "link", "vijand").link).pathname;
  await look([own, `${own}?tab=all`, `${own}/sources`, `${own}/bring`]);
});

test("payloads from people without an account", async () => {
  const page = await front.visitor("");
  for (const payload of [payloads[0], payloads[4], payloads[80]]) {
    await page.goto("/melden");
    for (const field of ["about", "text", "name"]) await page.fill(`#${field}`, payload);
    await page.click("main form button[type=submit]");
    assert.match(await page.textContent("h1"), /Dank/);
  }
  await page.context().close();
  await look(["/messages"]);
});

const corpora = process.env.VINDPLAATS_CORPORA;
test("other people's sanitising suites", { skip: corpora ? false : "no corpora named" }, async () => {
  const files = readdirSync(corpora, { recursive: true }).filter((one) => /sanitize\/.*\.xml$/.test(one)).map((one) => join(corpora, one));
  const said = [];
  for (let i = 0; i < files.length; i += 100) {
    try { said.push(execFileSync(process.env.VINDPLAATS_BINARY, ["try", "normalize", ...files.slice(i, i + 100)], { encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "ignore"] })); } catch (error) { said.push(error.stdout); }
  }
  const records = said.join("").trim().split("\n").map((line) => JSON.parse(line))
    .map((one, i) => ({ ...one, identifier: `suite-${i}`, id: undefined, source: undefined, title: `${i * 7919} ${one.title ?? ""}` }));
  const ids = front.bring(records);
  assert.ok(records.length >= files.length / 2 && ids.length > 0, `${files.length} files, ${records.length} records, ${ids.length} publications`);
  console.log(`${files.length} files, ${records.length} records, ${ids.length} publications`);
  await look(ids.map((id) => `/publications/${id}`));
});
