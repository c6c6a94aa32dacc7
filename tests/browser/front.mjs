// A demo folder with `serve` on it, and browsers that look at it.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Served } from "../support/served.mjs";

const modules = process.env.VINDPLAATS_BROWSER;
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

export class Front extends Served {
  // As Served.begin.
  static async start(options = {}) {
    const front = new Front("browser");
    await front.begin(options);
    front.browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    mkdirSync(shots, { recursive: true });
    return front;
  }
  async stop() {
    await this.browser.close();
    await this.end();
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
