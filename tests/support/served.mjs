// A demo folder with `serve` on it, for tests that come over the wire. VINDPLAATS_BINARY names the program.
import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = process.env.VINDPLAATS_BINARY;

const subjects = ["Taal op de werkvloer", "Gezinshereniging", "Wonen na het azc", "Vrijwilligerswerk als opstap", "Ouderbetrokkenheid", "De eerste baan", "Gezondheid van nieuwkomers"];
const towns = ["Zwolle", "Breda", "Almere", "Venlo", "Assen", "Delft", "Goes", "Tiel", "Hoorn", "Weert", "Sneek"];
const forms = ["een verkenning", "drie jaar later", "ervaringen van gezinnen", "een handreiking", "wat gemeenten leerden"];

export class Served {
  constructor(name) {
    this.dir = mkdtempSync(join(tmpdir(), `vindplaats-${name}-`));
  }
  // The demo with sixty more that wait. `empty`: what `init` writes, and nothing in it; `settings`: from the text of vindplaats.toml to the one it is to have.
  async begin({ empty = false, settings } = {}) {
    if (empty) {
      execFileSync(binary, ["init", this.dir], { stdio: "ignore" });
    } else {
      this.run("demo", "--once");
      this.bringMany();
    }
    const file = join(this.dir, "vindplaats.toml");
    if (settings) writeFileSync(file, settings(readFileSync(file, "utf8")));
    this.process = spawn(binary, ["--dir", this.dir, "serve", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
    this.url = await new Promise((resolve, reject) => {
      let said = "";
      const look = (bytes) => {
        said += bytes;
        const found = said.match(/127\.0\.0\.1:(\d+)/);
        if (found && found[1] !== "0") resolve(`http://${found[0]}`);
      };
      this.process.stdout.on("data", look);
      this.process.stderr.on("data", look);
      this.process.on("exit", () => reject(new Error(said)));
    });
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
  async end() {
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
}
