// A researcher and the study that names them: looked up, screened without JavaScript, made into a bundle.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Front } from "./front.mjs";

let front;
before(async () => {
  front = await Front.start();
  front.run("user", "add", "lena-de-boer", "--role", "researcher");
  front.run("user", "add", "rik", "--role", "researcher");
  mkdirSync(join(front.dir, "studies/wijken"));
  writeFileSync(join(front.dir, "studies/wijken/study.toml"), `id = "wijken"
title = { nl = "Wijken", en = "Neighbourhoods" }
question = "Wat helpt nieuwkomers in de wijk?"
query = "statushouder* OR inburger*"
authors = [{ name = "Lena de Boer" }]
[[criterion]]
id = "E1"
kind = "exclude"
stage = "title"
nl = "Niet over nieuwkomers"
`);
  front.process.kill("SIGHUP");
});
after(() => front?.stop());

const count = async (page, tab) => Number(await page.textContent(`.tabs a[href*="tab=${tab}"] .count`));

test("a study is looked up, screened and built", async () => {
  const page = await front.visitor("lena-de-boer", { javaScriptEnabled: false });
  for (let i = 0; i < 50 && (await page.goto("/studies/wijken")).status() !== 200; ++i) await page.waitForTimeout(200);
  await page.click("form[action='/studies/wijken/search'] button");
  await page.waitForLoadState("load");
  assert.ok(await page.evaluate(() => document.querySelector(".flow").naturalWidth > 0));
  const waiting = await count(page, "title");
  assert.ok(waiting >= 2, `${waiting} wait`);
  await page.click(".item button[value=include]");
  assert.equal(await count(page, "title"), waiting - 1);
  await page.click(".item button[value=exclude]");
  assert.equal(await count(page, "title"), waiting - 2);
  assert.equal(await count(page, "excluded"), 1);
  await page.click("form[action='/studies/wijken/build'] button");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=manifest-sha512.txt")]);
  assert.match(readFileSync(await download.path(), "utf8"), /^[0-9a-f]{128}  /);
  assert.equal(JSON.parse(front.run("--json", "study", "verify", join(front.dir, "bundles/wijken"))).verified, true);
  await page.context().close();
});

test("a study is nobody else's", async () => {
  const page = await front.visitor("rik");
  await page.goto("/studies");
  assert.equal(await page.$("a[href='/studies/wijken']"), null);
  assert.equal((await page.goto("/studies/wijken")).status(), 403);
  await page.context().close();
});
