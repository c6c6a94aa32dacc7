// An institute's server on loopback: an OAI-PMH repository, a feed, a WordPress site, or nothing to harvest; its records a test may change.
import { createServer } from "node:http";

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`);
const day = () => new Date().toISOString().slice(0, 19) + "Z";

// Titles with words that rules look for; the second record lacks a readable date until it is repaired.
const works = (about) => [
  { id: "1", title: `Statushouders en werk: ${about}`, date: "2026-03-02", text: `Hoe statushouders in ${about} werk vinden, en wat gemeenten en werkgevers daarbij doen.` },
  { id: "2", title: `Inburgering na de nieuwe wet: ${about}`, date: "eergisteren", text: `Inburgering en taal in ${about}: wat inburgeraars en hun begeleiders vertellen.` },
  { id: "3", title: `Jaarverslag van de kantine: ${about}`, date: "2026-01-10", text: "Soep." },
];

export class Institute {
  // `kind`: oai, feed, wordpress or bare; `about`: a word in its titles.
  constructor(kind, about = "") {
    this.kind = kind;
    this.works = works(about);
  }
  async start() {
    this.server = createServer((request, response) => {
      const url = new URL(request.url, "http://x");
      const [status, type, body, headers] = this.answer(url);
      response.writeHead(status, { "Content-Type": type, ...headers });
      response.end(body);
    });
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }
  stop() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
  answer(url) {
    const path = `${this.kind} ${url.pathname}`;
    if (path === "oai /oai") return [200, "text/xml", this.repository(url.searchParams)];
    if (path === "feed /feed") return [200, "application/rss+xml", this.feed()];
    if (path === "wordpress /") return [200, "text/html", `<html><head><link rel="https://api.w.org/" href="${this.url}/wp-json/"></head><body>Blog</body></html>`];
    if (path === "wordpress /wp-json/") return [200, "application/json", JSON.stringify({ name: "Weblog Zuiderveste", home: this.url, url: this.url, namespaces: ["wp/v2"] })];
    if (path === "wordpress /wp-json/wp/v2/posts") return this.wordpress(url.searchParams);
    if (url.pathname === "/") return [200, "text/html", "<html><body>Welkom</body></html>"];
    return [404, "text/plain", "niets"];
  }
  repository(query) {
    const verb = query.get("verb") ?? "";
    const head = `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${day()}</responseDate><request>${this.url}/oai</request>`;
    const record = (one) => `<record><header><identifier>oai:zuiderveste:${one.id}</identifier><datestamp>${one.stamp ?? "2026-11-01T08:00:00Z"}</datestamp><setSpec>onderzoek</setSpec></header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(one.title)}</dc:title><dc:creator>Jansen, Anna</dc:creator><dc:description>${escaped(one.text)}</dc:description><dc:date>${one.date}</dc:date><dc:type>report</dc:type><dc:language>nl</dc:language><dc:identifier>${this.url}/rapport/${one.id}</dc:identifier></oai_dc:dc></metadata></record>`;
    const bodies = {
      Identify: `<Identify><repositoryName>Repository Zuiderveste</repositoryName><baseURL>${this.url}/oai</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>beheer@zuiderveste.example</adminEmail><earliestDatestamp>2020-01-01T00:00:00Z</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>`,
      ListMetadataFormats: `<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema><metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat></ListMetadataFormats>`,
      ListSets: `<ListSets><set><setSpec>onderzoek</setSpec><setName>Onderzoek</setName></set><set><setSpec>onderwijs</setSpec><setName>Onderwijs</setName></set></ListSets>`,
      ListRecords: `<ListRecords>${this.works.map(record).join("")}</ListRecords>`,
    };
    return `${head}${bodies[verb] ?? '<error code="badVerb">which verb</error>'}</OAI-PMH>`;
  }
  feed() {
    const item = (one) => `<item><guid isPermaLink="false">item-${one.id}</guid><title>${escaped(one.title)}</title><link>${this.url}/nieuws/${one.id}</link><description>${escaped(one.text)}</description><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate></item>`;
    return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Nieuws van Zuiderveste</title><link>${this.url}/</link><language>nl</language>${this.works.map(item).join("")}</channel></rss>`;
  }
  wordpress(query) {
    const post = (one) => ({
      id: Number(one.id), date: "2026-06-01T10:00:00", date_gmt: "2026-06-01T10:00:00", modified: "2026-06-01T10:00:00", modified_gmt: "2026-06-01T10:00:00", type: "post",
      guid: { rendered: `${this.url}/?p=${one.id}` }, link: `${this.url}/${one.id}/`, title: { rendered: one.title }, content: { rendered: `<p>${one.text}</p>`, protected: false },
      _embedded: { author: [{ name: "Anna Jansen" }], "wp:term": [[]] },
    });
    const posts = Number(query.get("page") ?? "1") > 1 ? [] : this.works.map(post);
    return [200, "application/json", JSON.stringify(posts), { "X-WP-Total": String(posts.length), "X-WP-TotalPages": "1" }];
  }
}
