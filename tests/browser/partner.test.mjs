// A partner, in a real browser: registers an OAI repository, a feed and a WordPress site, sees the report, is approved and harvested, repairs an error, brings a
// publication, takes one down. The whole of it without JavaScript.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { examine, Front, looks, shots } from "./front.mjs";
import { Institute } from "./institute.mjs";

let front, repository, feed, blog, page;
before(async () => {
  repository = await new Institute("oai", "de haven").start();
  feed = await new Institute("feed", "de wijk").start();
  blog = await new Institute("wordpress", "het dorp").start();
  const loopback = (text) => text.replace(/^# private = .*$/m, 'private = ["127.0.0.0/8:1024-65535"]');
  front = await Front.start({ empty: true, settings: loopback });
  front.run("user", "add", "fatima");
  const context = await front.browser.newContext({ baseURL: front.url, javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
});
after(async () => {
  await front?.stop();
  for (const server of [repository, feed, blog]) await server?.stop();
});

const shot = (name) => page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
async function eventually(right, what) {
  for (let i = 0; i < 100; ++i) {
    if (await right()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.fail(what);
}
// From the address to the report: the page asks again by itself.
async function reportOn(address) {
  await page.goto("/register");
  await page.fill("#address", address);
  await page.click("main button[type=submit]");
  await page.waitForSelector("main .facts, main [role=alert]", { timeout: 60_000 });
}
async function registers(address, name) {
  await reportOn(address);
  await page.click(".go-on a");
  await page.fill("#name", name);
  await page.fill("#contact", "Anna Jansen");
  await page.fill("#mail", "anna@zuiderveste.example");
  await page.check("[name=agree]");
  await page.click("main button[type=submit]");
  assert.match(await page.textContent("h1"), /Bedankt/);
  return (await page.textContent("main .pairs code")).trim();
}
const facts = () => page.$$eval("main .facts dd", (all) => all.map((one) => one.textContent));
const ownPage = () => {
  const letters = readdirSync(join(front.dir, "outbox")).sort();
  for (const letter of letters.reverse()) {
    const text = Buffer.from(readFileSync(join(front.dir, "outbox", letter), "utf8").split("\r\n\r\n")[1], "base64").toString();
    const found = text.match(/\/partner\/[a-z0-9.-]+/);
    if (found) return found[0];
  }
  assert.fail("no letter with a link");
};

test("an address where nothing is to be had is told in words", async () => {
  const bare = await new Institute("bare").start();
  await reportOn(bare.url);
  await bare.stop();
  assert.match(await page.textContent("[role=alert]"), /niets dat wij kunnen ophalen/);
});

test("the report says what was read, what is missing and how to repair it", async () => {
  await reportOn(`${repository.url}/oai`);
  assert.deepEqual((await facts()).slice(0, 2), ["3", "0"]);
  assert.ok(Number((await facts())[2]) >= 2, "for the editors");
  const text = await page.textContent("main");
  for (const wanted of ["OAI-PMH-repository", "Repository Zuiderveste", "oai_dc", "2 van 3", "De datum is onleesbaar", "Schrijf datums als", "Onderzoek"]) assert.ok(text.includes(wanted), wanted);
  await shot("register-report");
  assert.equal(front.json("source", "list").sources.length, 1, "nothing was kept");
});

const sources = [];
test("a partner registers a repository, a feed and a WordPress site", async () => {
  for (const address of [`${repository.url}/oai`, `${feed.url}/feed`, blog.url]) sources.push(await registers(address, "Hogeschool Zuiderveste"));
  assert.equal(new Set(sources).size, 3);
  const waiting = front.json("source", "list").sources.filter((one) => one.state === "registered");
  assert.deepEqual(waiting.map((one) => one.type), ["oai-pmh", "feed", "wordpress"]);
  for (const one of waiting) assert.equal(one.partner, "hogeschool-zuiderveste");
});

test("an editor looks at what was registered, and approves it", async () => {
  const proposal = `/sources/${sources[0]}/proposal`;
  for (const [width, colorScheme] of looks) {
    const editor = await front.visitor("fatima", { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    await examine(editor, proposal, `${width}-${colorScheme}`, "proposal");
    await editor.context().close();
  }
  const editor = await front.visitor("fatima");
  await editor.goto(proposal);
  assert.match(await editor.textContent("main"), /Hogeschool Zuiderveste/);
  await editor.click("button[value=approve]");
  await editor.goto(proposal);
  assert.equal(await editor.$("button[value=approve]"), null, "it is decided");
  assert.equal(front.json("source", "list").sources.filter((one) => one.state === "registered").length, 2);
  await editor.context().close();
});

test("once approved they are harvested, and the partner gets a link", async () => {
  for (const source of sources.slice(1)) front.run("source", "approve", source);
  await front.said("harvest", ...sources);
  await front.said("curate");
  await page.goto(ownPage());
  assert.match(await page.textContent("main"), /Hogeschool Zuiderveste/);
  await eventually(async () => (await page.goto(ownPage()), (await page.$$("main .item")).length >= 4), "their publications");
  await shot("partner-works");
  await page.goto(`${ownPage()}/sources`);
  // Who is approved is due at once, so the schedule may have come before the order: then there was nothing new.
  for (const source of sources) assert.match(await page.textContent(`section[id="${source}"]`), /(opgehaald|niets nieuws).*Publicaties\s*3/s);
  await shot("partner-sources");
});

test("a partner repairs an error and has it harvested", async () => {
  await page.goto(`${ownPage()}/sources`);
  const source = page.locator("section", { has: page.locator("h2", { hasText: sources[0] }) }).first();
  assert.match(await source.textContent(), /De datum is onleesbaar/);
  repository.works[1].date = "2026-02-11";
  repository.works[1].stamp = new Date().toISOString().slice(0, 19) + "Z";
  await source.locator("form[action$='/harvest'] button").click();
  assert.match(await page.textContent("[role=status]"), /ophalen begint/);
  await eventually(async () => {
    await page.goto(`${ownPage()}/sources`);
    return !/De datum is onleesbaar/.test(await page.locator("section", { has: page.locator("h2", { hasText: sources[0] }) }).first().textContent());
  }, "the error is gone");
});

test("the findings come as a table", async () => {
  const response = await page.context().request.get(`${ownPage()}/findings.csv`);
  assert.equal(response.status(), 200);
  assert.match(response.headers()["content-type"], /text\/csv/);
  assert.match(await response.text(), /record,title,severity/);
});

test("a partner brings a publication", async () => {
  await page.goto(`${ownPage()}/bring`);
  await page.fill("#pasted", "@techreport{a, title = {Statushouders aan zee}, author = {Jansen, Anna}, year = 2026, month = mar, url = {https://zuiderveste.example/zee}, abstract = {Over statushouders en hun werk.}}");
  await page.click("main form button[type=submit]");
  assert.match(await page.textContent("main .items"), /Statushouders aan zee/);
  await shot("partner-bring");
  await page.click("main .go-on button");
  assert.match(await page.textContent("[role=status]"), /ingestuurd/);
  await eventually(async () => (await page.goto(ownPage()), /Statushouders aan zee/.test(await page.textContent("main"))), "it stands among theirs");
});

test("a partner proposes a correction and takes a publication down", async () => {
  await page.goto(ownPage());
  await page.click("main .item a:has-text('Statushouders en werk: de haven')");
  await page.fill("#text", "Anna Jansen-de Wit");
  await page.click("form[action$='/correct'] button");
  assert.match(await page.textContent("[role=status]"), /een redacteur kijkt ernaar/);
  await shot("partner-work");
  await page.check("[name=sure]");
  await page.click("form[action$='/take-down'] button");
  assert.match(await page.textContent("main"), /U hebt deze publicatie laten weghalen/);
  const editor = await front.visitor("fatima");
  await editor.goto("/messages");
  assert.match(await editor.textContent("main"), /Anna Jansen-de Wit/);
  await editor.screenshot({ path: join(shots, "messages.png"), fullPage: true });
  await editor.context().close();
});

test("axe finds nothing on these pages, and none is too wide", async () => {
  const own = ownPage();
  await page.goto(own);
  const work = await page.getAttribute("main .item a", "href");
  await reportOn(`${repository.url}/oai`);
  const trial = new URL(page.url()).pathname;
  const pages = { report: trial, submit: `${trial}/submit`, works: own, unselected: `${own}?show=unselected`, work, sources: `${own}/sources`, bring: `${own}/bring` };
  for (const [width, colorScheme] of looks) {
    const context = await front.browser.newContext({ baseURL: front.url, viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const visitor = await context.newPage();
    for (const [name, address] of Object.entries(pages)) await examine(visitor, address, `${width}-${colorScheme}`, `partner-${name}`);
    await context.close();
  }
});

test("another's publication is not there", async () => {
  front.run("partner", "add", "ander", "--name", "Een ander");
  const link = new URL(front.json("partner", "link", "ander").link).pathname;
  await page.goto(ownPage());
  const work = (await page.getAttribute("main .item a", "href")).split("/").pop();
  const response = await page.goto(`${link}/works/${work}`);
  assert.equal(response.status(), 404);
});
