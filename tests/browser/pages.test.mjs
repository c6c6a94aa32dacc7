// Every page as a picture and under axe-core: both languages, light and dark, 320 and 1280 px wide.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { examine, Front, looks } from "./front.mjs";

let front;
const hostile = "<script>window.hit=1</script><img src=x onerror=window.hit=2>\"'><svg onload=window.hit=3> javascript:alert(1) ";
before(async () => {
  front = await Front.start();
  front.run("user", "add", "anna", "--role", "administrator");
  front.run("user", "token", "anna", "--name", "Cijfers van de week, voor het dashboard van de directie");
  const records = [{
    identifier: "hostile", title: `Statushouders ${hostile}`, abstract: `Statushouders en inburgering ${hostile.repeat(20)}`,
    creators: [{ name: hostile }], publisher: hostile, subjects: [{ value: hostile }],
    links: [{ url: "https://example.nl/\"onmouseover=\"window.hit=4", rel: "landing" }],
  }, {
    identifier: "long", title: `Statushouders ${"Zeerlangesamenstellingzonderspaties".repeat(6)} ${"en een lange titel over inburgering ".repeat(10)}`,
    abstract: "Kort.", links: [{ url: "https://example.nl/lang" }],
  }];
  front.bring(records);
  const page = await front.visitor("anna");
  await page.goto("/studies/demo");
  await page.click("form[action='/studies/demo/search'] button");
  await page.context().close();
});
after(() => front?.stop());

const open = ["/", "/register", "/breng", "/melden", "/login", "/privacy", "/toegankelijkheid", "/voorwaarden", "/api", "/nergens"];
const closed = ["/queue", "/queue?tab=lacking", "/queue?tab=later", "/queue?tab=ask", "/account", "/search", "/search?q=statushouders&status=candidate", "/search?q=nergens",
  "/search?q=statushouders+NEAR", "/themes", "/themes/onderwijs",
  "/sources", "/sources?state=rest", "/messages", "/studies", "/studies/demo", "/studies/demo?tab=included"];
// Of a source: its own page, its records, and one of them beside what came.
function sourcePages() {
  const harvested = (name) => name.includes("/") && !name.startsWith("bring/");
  const name = front.json("search", "status:accepted").publications.flatMap((one) => one.records).find(harvested);
  const [id, ...rest] = name.split("/");
  const record = `/sources/${id}/record?identifier=${encodeURIComponent(rest.join("/"))}`;
  return [`/sources/${id}`, `/sources/${id}/records`, `/sources/${id}/records?tab=aside`, `/sources/${id}/records?finding=abstract-missing`, record];
}

for (const [width, colorScheme] of looks) {
  test(`axe finds nothing and no page is too wide: ${width} px, ${colorScheme}`, async () => {
    const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true };
    const name = `${width}-${colorScheme}`;
    const nobody = await front.visitor("", options);
    for (const address of open) await examine(nobody, address, name);
    await nobody.context().close();
    const page = await front.visitor("anna", options);
    const ids = front.json("queue", "list").publications.map((one) => one.id);
    const asked = front.json("queue", "list").publications.find((one) => one.sameAs)?.id;
    const pages = [...closed, ...sourcePages(), `/publications/${ids[0]}`, ...(asked ? [`/publications/${asked}`] : [])];
    for (const address of pages) await examine(page, address, name);
    await page.context().close();
  });
}

test("a page is under 100 kB", async () => {
  const page = await front.visitor("anna");
  for (const address of [...open, ...closed, ...sourcePages()]) {
    const response = await page.goto(address);
    const bytes = (await response.body()).length;
    assert.ok(bytes < 100_000, `${address}: ${bytes}`);
    if (address === "/queue") console.log(`/queue: ${bytes} bytes`);
  }
  await page.context().close();
});

// What a keyboard must come to on a page, and was not yet; radio buttons are one stop.
const missed = () => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }) && one.type !== "radio" && !window.visited.has(one)).map((one) => one.outerHTML.slice(0, 120));

test("everything on every page is reached and seen by keyboard", async () => {
  const page = await front.visitor("anna");
  for (const address of [...open, ...closed]) {
    await page.goto(address);
    await page.evaluate(() => { window.visited = new Set(); });
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#main", address);
    for (let pressed = 1; ; ++pressed) {
      const at = await page.evaluate(async () => {
        const node = document.activeElement, style = getComputedStyle(node);
        const inside = () => { const box = node.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight && box.width > 0; };
        for (let i = 0; i < 20 && !inside(); ++i) await new Promise((resolve) => setTimeout(resolve, 50)); // it is scrolled to
        window.visited.add(node);
        return { what: node.outerHTML.slice(0, 120), end: node === document.body, shown: style.outlineStyle !== "none" || style.boxShadow !== "none", inside: inside() };
      });
      if (at.end) break;
      assert.ok(pressed < 3000, `${address}: there is no way out`);
      assert.ok(at.shown && at.inside, `${address}: ${at.what} is not seen when it has the focus`);
      await page.keyboard.press("Tab");
    }
    assert.deepEqual(await page.evaluate(missed), [], address);
  }
  await page.context().close();
});
