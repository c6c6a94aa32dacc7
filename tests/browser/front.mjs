// A demo folder with `serve` on it, and browsers that look at it.
import assert from "node:assert/strict";
import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const modules = process.env.VINDPLAATS_BROWSER;
const binary = process.env.VINDPLAATS_BINARY;
const require = createRequire(join(modules, "package.json"));
const { chromium } = require("playwright-core");
const axeSource = require("axe-core").source;
export const shots = join(modules, "shots");
// Widths and colours in which every page is looked at.
export const looks = [[1280, "light"], [320, "dark"], [1280, "dark"], [320, "light"]];

async function violations(page) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
  return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
}
// A page in both languages: axe finds nothing, it is not too wide, and there is a picture of it (`picture`: its name, where the address is none).
export async function examine(page, address, name, picture = address) {
  for (const lang of ["nl", "en"]) {
    await page.goto(`${address}${address.includes("?") ? "&" : "?"}lang=${lang}`);
    assert.deepEqual(await violations(page), [], `${name} ${address} ${lang}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${name} ${address}: ${wide} px too wide`);
    if (lang === "nl") await page.screenshot({ path: join(shots, `${picture.replace(/\W+/g, "-")}-${name}.png`), fullPage: true });
  }
}

const subjects = ["Taal op de werkvloer", "Gezinshereniging", "Wonen na het azc", "Vrijwilligerswerk als opstap", "Ouderbetrokkenheid", "De eerste baan", "Gezondheid van nieuwkomers"];
const towns = ["Zwolle", "Breda", "Almere", "Venlo", "Assen", "Delft", "Goes", "Tiel", "Hoorn", "Weert", "Sneek"];
const forms = ["een verkenning", "drie jaar later", "ervaringen van gezinnen", "een handreiking", "wat gemeenten leerden"];

export class Front {
  // `empty`: what `init` writes, and nothing in it; `settings`: from the text of vindplaats.toml to the one it is to have.
  static async start({ empty = false, settings } = {}) {
    const front = new Front();
    front.dir = mkdtempSync(join(tmpdir(), "vindplaats-browser-"));
    if (empty) {
      execFileSync(binary, ["init", front.dir], { stdio: "ignore" });
    } else {
      front.run("demo", "--once");
      front.bringMany();
    }
    const file = join(front.dir, "vindplaats.toml");
    if (settings) writeFileSync(file, settings(readFileSync(file, "utf8")));
    await front.serve();
    return front;
  }
  bringMany() {
    this.bring(Array.from({ length: 60 }, (_, i) => ({
      identifier: `wacht-${i}`,
      title: `${subjects[i % subjects.length]} in ${towns[i % towns.length]}: ${forms[i % forms.length]}`,
      abstract: `${subjects[i % subjects.length]}. Wat werkt er voor statushouders en hun inburgering in ${towns[i % towns.length]}? Dit onderzoek volgde ${i + 20} gezinnen.`,
      creators: [{ name: `A. de Vries-${i}` }], issued: `2026-0${1 + (i % 9)}`, type: "report", product: "rapport",
      links: [{ url: `https://instituut.example.nl/${i}`, rel: "landing" }],
    })));
  }
  async serve() {
    const front = this;
    front.process = spawn(binary, ["--dir", front.dir, "serve", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
    front.url = await new Promise((resolve, reject) => {
      let said = "";
      const look = (bytes) => {
        said += bytes;
        const found = said.match(/127\.0\.0\.1:(\d+)/);
        if (found && found[1] !== "0") resolve(`http://${found[0]}`);
      };
      front.process.stdout.on("data", look);
      front.process.stderr.on("data", look);
      front.process.on("exit", () => reject(new Error(said)));
    });
    front.browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    mkdirSync(shots, { recursive: true });
  }
  async stop() {
    await this.browser.close();
    const ended = new Promise((resolve) => this.process.on("exit", resolve));
    this.process.kill("SIGTERM");
    await ended;
    rmSync(this.dir, { recursive: true, force: true });
  }
  run(...words) {
    return execFileSync(binary, ["--dir", this.dir, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }
  // The same, whatever its exit status, while a server of the test may answer: all that it said.
  said(...words) {
    return new Promise((resolve) => execFile(binary, ["--dir", this.dir, ...words], { encoding: "utf8" }, (_, out, err) => resolve(out + err)));
  }
  // Publications that wait for a decision; their ids.
  bring(records) {
    const file = join(this.dir, "brought.jsonl");
    writeFileSync(file, records.map((one) => JSON.stringify(one)).join("\n"));
    return this.json("queue", "bring", file).publications.map((one) => one.id);
  }
  json(...words) {
    return JSON.parse(this.run("--json", ...words));
  }
  // A page of somebody who is logged in.
  async visitor(name, options = {}) {
    const context = await this.browser.newContext({ baseURL: this.url, ...options });
    const page = await context.newPage();
    if (name) {
      const link = new URL(this.json("user", "link", name).link).pathname;
      await page.goto(link);
      await page.click("main button[type=submit]");
    }
    return page;
  }
}
