// An editor and the sources, in a real browser: one that fails is seen with its cause, a harvest is ordered and followed, and what a source takes away waits for a person.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Front, shots } from "./front.mjs";
import { OaiPartner } from "./oai_partner.mjs";

let front, partner;
before(async () => {
  front = await Front.start();
  front.run("user", "add", "fatima");
  partner = await new OaiPartner(30).start();
  const owner = front.json("partner", "list").partners[0].id;
  writeFileSync(join(front.dir, "sources/bibliotheek.toml"),
    `id = "bibliotheek"\npartner = "${owner}"\ntype = "oai-pmh"\nurl = "${partner.url}"\nformats = ["oai_dc"]\nallow_private = true\n`);
  front.process.kill("SIGHUP");
});
after(async () => {
  await front?.stop();
  await partner?.stop();
});

const state = (page) => page.textContent("#health .state");
// Loads the page anew until it says so; one that is followed does that by itself.
async function becomes(page, word, reload) {
  for (let i = 0; i < 300 && !(await state(page)).includes(word); ++i) {
    await page.waitForTimeout(200);
    if (reload) await page.reload();
  }
  assert.ok((await state(page)).includes(word), await state(page));
}

test("a source that fails stands on top, with cause and remedy", async () => {
  const page = await front.visitor("fatima");
  const id = front.json("source", "list").sources.find((one) => one.id !== "bibliotheek").id;
  await page.goto(`/sources/${id}`);
  await page.click("button[value=harvest]");
  await becomes(page, "mislukt", false);
  assert.match(await page.textContent("#health"), /Op dat adres antwoordt niemand\..*Wat te doen/s);
  await page.goto("/sources");
  assert.equal(await page.getAttribute(".item .item-title a", "href"), `/sources/${id}`);
  await page.screenshot({ path: join(shots, "sources-failed.png"), fullPage: true });
  await page.context().close();
});

test("what a source takes away waits, is shown, and goes when a person says so", async () => {
  const page = await front.visitor("fatima");
  await page.goto("/sources/bibliotheek");
  for (let i = 0; i < 50 && !(await page.$("button[value=harvest]")); ++i) {
    await page.waitForTimeout(200);
    await page.reload();
  }
  await becomes(page, "opgehaald", true);
  const records = async () => front.json("source", "show", "bibliotheek").records;
  assert.equal(await records(), 30);
  partner.takeAway(20);
  await page.click("button[value=harvest]");
  await becomes(page, "wacht op u", false);
  assert.match(await page.textContent("#health"), /20 van 30 records zijn daar weg/);
  assert.match(await page.textContent("#health"), /Inburgering in wijk \d.*en nog 10/s);
  assert.equal(await records(), 30);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(shots, `source-parked-${width}.png`), fullPage: true });
  }
  await page.click("button[value=accept-deletions]");
  assert.match(await page.textContent(".notice"), /zijn verwijderd/);
  assert.equal(await records(), 10);
  await page.context().close();
});

test("a record stands beside what came; without JavaScript a source is suspended and resumed", async () => {
  const page = await front.visitor("fatima", { javaScriptEnabled: false });
  await page.goto("/sources/bibliotheek/records");
  await page.click("text=Inburgering in wijk 25");
  assert.match(await page.textContent(".payload"), /<dc:title>Inburgering in wijk/);
  assert.match(await page.textContent(".beside section:nth-child(2)"), /Inburgering in wijk/);
  await page.goto("/sources/bibliotheek");
  await page.click(".part summary");
  await page.fill("#why", "verhuist in mei");
  await page.click("button[value=suspend]");
  assert.match(await page.textContent("#health"), /opgeschort.*verhuist in mei/s);
  await page.click("button[value=resume]");
  assert.ok(!(await state(page)).includes("opgeschort"));
  await page.context().close();
});
