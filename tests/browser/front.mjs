// A demo folder with `serve` on it, and browsers that look at it.
import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const modules = process.env.VINDPLAATS_BROWSER;
const binary = process.env.VINDPLAATS_BINARY;
const require = createRequire(join(modules, "package.json"));
const { chromium } = require("playwright-core");
export const axeSource = require("axe-core").source;
export const shots = join(modules, "shots");

const subjects = ["Taal op de werkvloer", "Gezinshereniging", "Wonen na het azc", "Vrijwilligerswerk als opstap", "Ouderbetrokkenheid", "De eerste baan", "Gezondheid van nieuwkomers"];
const towns = ["Zwolle", "Breda", "Almere", "Venlo", "Assen", "Delft", "Goes", "Tiel", "Hoorn", "Weert", "Sneek"];
const forms = ["een verkenning", "drie jaar later", "ervaringen van gezinnen", "een handreiking", "wat gemeenten leerden"];

export class Front {
  static async start() {
    const front = new Front();
    front.dir = mkdtempSync(join(tmpdir(), "vindplaats-browser-"));
    front.run("demo", "--once");
    front.bring(Array.from({ length: 60 }, (_, i) => ({
      identifier: `wacht-${i}`,
      title: `${subjects[i % subjects.length]} in ${towns[i % towns.length]}: ${forms[i % forms.length]}`,
      abstract: `${subjects[i % subjects.length]}. Wat werkt er voor statushouders en hun inburgering in ${towns[i % towns.length]}? Dit onderzoek volgde ${i + 20} gezinnen.`,
      creators: [{ name: `A. de Vries-${i}` }], issued: `2026-0${1 + (i % 9)}`, type: "report", product: "rapport",
      links: [{ url: `https://instituut.example.nl/${i}`, rel: "landing" }],
    })));
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
    return front;
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
