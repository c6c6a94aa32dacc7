// An editor at work, in a real browser: by keyboard, without a script, and together with another.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Front } from "./front.mjs";

let front;
before(async () => {
  front = await Front.start();
  for (const name of ["fatima", "bert"]) front.run("user", "add", name);
});
after(() => front?.stop());

const count = async (page) => Number(await page.textContent(".tabs a[aria-current] .count"));
// Counts and tabs may be a moment old (docs/decisions/0024); what is decided never is.
async function eventually(page, right) {
  for (let i = 0; i < 50 && !(await right()); ++i) {
    await page.waitForTimeout(200);
    await page.reload();
  }
  assert.ok(await right());
}
const ids = (page) => page.$$eval("#queue .item", (items) => items.map((item) => item.id));
const pressed = (page, key) => Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);

test("twenty items are cleared by keyboard in under a minute, and an undo brings one back", async () => {
  const page = await front.visitor("fatima");
  await page.goto("/queue");
  const waiting = await count(page);
  assert.ok(waiting >= 24, `${waiting} wait`);
  const begun = Date.now();
  for (let i = 0; i < 20; ++i) {
    if (i % 2 === 0) {
      await pressed(page, "a");
    } else {
      await page.keyboard.press("r");
      await pressed(page, "1");
    }
  }
  assert.ok(Date.now() - begun < 60_000, `${Date.now() - begun} ms`);
  console.log(`20 decisions by keyboard: ${Date.now() - begun} ms`);
  await eventually(page, async () => (await count(page)) === waiting - 20);
  await page.goto("/queue");
  const [last] = await ids(page);
  await pressed(page, "a");
  await pressed(page, "u");
  assert.equal(front.json("queue", "show", last).status, "candidate");
  await eventually(page, async () => (await ids(page)).includes(last));
  await page.context().close();
});

test("j, k and x move and tick; what is ticked is decided together", async () => {
  const page = await front.visitor("fatima");
  await page.goto("/queue");
  const [first, second, third] = await ids(page);
  for (const key of ["x", "j", "x", "j", "k"]) await page.keyboard.press(key);
  assert.equal(await page.getAttribute("#queue .item.current", "id"), second);
  await page.selectOption(".batch select", "buiten-thema");
  await page.click(".batch button[name=reject]");
  const left = await ids(page);
  assert.ok(!left.includes(first) && !left.includes(second) && left.includes(third));
  assert.equal(front.json("queue", "show", first).status, "rejected");
  assert.equal(front.json("queue", "show", second).status, "rejected");
  await page.context().close();
});

test("the same without JavaScript: accept, reject, set aside, undo", async () => {
  const page = await front.visitor("bert", { javaScriptEnabled: false });
  await page.goto("/queue");
  const [one, two, three] = await ids(page);
  await page.click(`button[name=accept][value=${one}]`);
  assert.equal(front.json("queue", "show", one).status, "accepted");
  await page.selectOption(`select[name=reason-${two}]`, "verouderd");
  await page.click(`button[name=reject][value=${two}]`);
  assert.equal(front.json("queue", "show", two).status, "rejected");
  await page.click("#undo button");
  assert.equal(front.json("queue", "show", two).status, "candidate");
  await page.fill(`input[name=until-${three}]`, "2030-01-15");
  await page.click(`button[name=later][value=${three}]`);
  assert.equal(front.json("queue", "show", three).laterUntil, "2030-01-15");
  await page.goto("/queue?tab=later");
  await eventually(page, async () => /15 januari 2030/.test(await page.textContent("main")));
  await page.context().close();
});

test("a correction lies over the source, a merge joins, an undo parts, a split takes off", async () => {
  const page = await front.visitor("fatima");
  await page.goto("/queue");
  const [one, two] = await ids(page);
  await page.goto(`/publications/${one}`);
  await page.click("details.part >> nth=0 >> summary");
  await page.fill("#field-title", "Een betere titel");
  await page.click("details.part >> nth=0 >> button");
  assert.equal(await page.textContent("h1"), "Een betere titel");
  assert.match(await page.textContent(".fields"), /De bron zegt/);

  await page.goto(`/publications/${one}`);
  await page.click("summary:has-text('Samenvoegen')");
  await page.fill("#other", two);
  await page.click("details[open] button");
  const whole = front.json("queue", "show", one);
  assert.ok(whole.formerIds.includes(two), JSON.stringify(whole.formerIds));
  assert.ok(whole.records.length >= 2);
  await page.goto(`/publications/${two}`);
  assert.ok(page.url().endsWith(one), "the former id leads to the one that took its place");
  await page.click("button[value=undo]");
  assert.equal(front.json("queue", "show", two).id, two);

  await page.click("summary:has-text('Samenvoegen')");
  await page.fill("#other", two);
  await page.click("details[open] button");
  await page.click("summary:has-text('afsplitsen')");
  await page.click("details[open] button >> nth=1");
  assert.equal(front.json("queue", "show", one).records.length, whole.records.length - 1);
  await page.context().close();
});

test("who comes second sees both sides, and nothing is overwritten", async () => {
  const [fatima, bert] = [await front.visitor("fatima"), await front.visitor("bert")];
  await fatima.goto("/queue");
  const [id] = await ids(fatima);
  await bert.goto(`/publications/${id}`);
  await fatima.goto(`/publications/${id}`);
  await fatima.selectOption("select[name=reason]", "buiten-thema");
  await fatima.click("button[value=reject]");
  await bert.click("button[value=accept]");
  const text = await bert.textContent("main");
  assert.match(text, /Iemand was u voor/);
  assert.match(text, /U wilde\s*geaccepteerd/);
  assert.match(text, /fatima afgewezen/);
  assert.equal(front.json("queue", "show", id).status, "rejected");
  await fatima.context().close();
  await bert.context().close();
});

test("a theme editor decides only on what is theirs; a reader on nothing", async () => {
  front.run("user", "add", "tom", "--role", "theme-editor", "--theme", "onderwijs");
  front.run("user", "add", "lena", "--role", "reader");
  const reader = await front.visitor("lena");
  await reader.goto("/queue");
  assert.equal((await reader.$$("button[name=accept]")).length, 0);
  await reader.context().close();
  const tom = await front.visitor("tom");
  await tom.goto("/queue");
  const boxes = await tom.$$eval("#queue input[name^=themes-]", (all) => all.map((one) => one.value));
  assert.ok(boxes.every((theme) => theme === "onderwijs"), boxes.join());
  await tom.context().close();
});
