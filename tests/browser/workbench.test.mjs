// A theme editor changes a rule: what the workbench says beforehand is what then happens, with a script and without.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Front } from "./front.mjs";

let front, brought;
before(async () => {
  front = await Front.start();
  front.run("user", "add", "tom", "--role", "theme-editor", "--theme", "onderwijs");
  brought = front.bring(["populieren", "beuken", "linden", "essen"].map((tree, i) => ({
    identifier: `boom-${i}`, title: `Boomkwekerij met ${tree}`, abstract: `Hoe ${tree} groeien op zandgrond, deel ${i}.`, creators: [{ name: `B. Snoeier-${tree}` }], issued: "2026-03", type: "report", product: "rapport",
    links: [{ url: `https://bomen.example.nl/${tree}`, rel: "landing" }],
  })));
});
after(() => front?.stop());

const waiting = (theme) => front.json("queue", "list", theme).publications.map((one) => one.id).sort();
// What the preview names under a heading.
const named = (page, heading) => page.$$eval("section h3", (all, wanted) => {
  const found = all.find((one) => one.textContent.startsWith(wanted));
  return found ? [...found.nextElementSibling.querySelectorAll("a")].map((one) => one.getAttribute("href").split("/").pop()).sort() : [];
}, heading);
async function until(right) {
  for (let i = 0; i < 100 && !right(); ++i) await new Promise((resolve) => setTimeout(resolve, 100));
  assert.ok(right());
}
async function asks(page, text, what, why = "") {
  await page.fill("#text", text);
  await page.fill("#why", why);
  await page.click(`button[value=${what}]`);
}

for (const javaScriptEnabled of [true, false]) {
  test(`what enters and leaves is what was foretold, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    assert.equal(brought.length, 4);
    const page = await front.visitor("tom", { javaScriptEnabled });
    const before = waiting("onderwijs");
    await page.goto("/themes/onderwijs");
    const rules = await page.inputValue("#text");
    const wider = `${rules}\n[[rule]]\nid = "bomen"\nweight = 2.0\nquery = "boomkwekerij"\n`;

    await asks(page, wider, "preview");
    const enters = await named(page, "Komt in de wachtrij");
    assert.deepEqual(enters, [...brought].sort());
    assert.match(await page.textContent("section mark"), /boomkwekerij/i);
    assert.deepEqual(waiting("onderwijs"), before, "a preview changes nothing");

    await asks(page, wider.replace('"boomkwekerij"', '"boomkwekerij AND ("'), "save", "een vergissing");
    assert.match(await page.textContent("[role=alert]"), /column|teken/);
    assert.deepEqual(waiting("onderwijs"), before, "a wrong rule is refused");

    await asks(page, wider, "save", "bomen horen er ook bij");
    await until(() => waiting("onderwijs").length === before.length + 4);
    assert.deepEqual(waiting("onderwijs"), [...before, ...enters].sort());
    assert.match(readFileSync(join(front.dir, "themes/onderwijs.toml"), "utf8"), /boomkwekerij/);

    await page.goto("/themes/onderwijs");
    await asks(page, rules, "preview");
    assert.deepEqual(await named(page, "Gaat uit de wachtrij"), enters);
    await asks(page, rules, "save", "toch niet");
    await until(() => waiting("onderwijs").length === before.length);
    assert.deepEqual(waiting("onderwijs"), before);
    await page.context().close();
  });
}
