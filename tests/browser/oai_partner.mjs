// An OAI-PMH repository of a few records on this machine, from which records can be taken away.
import { createServer } from "node:http";

const stamp = (time) => new Date(time).toISOString().replace(/\.\d+Z/, "Z");

export class OaiPartner {
  constructor(count) {
    this.records = Array.from({ length: count }, (_, i) => ({ id: `oai:partner:${i}`, title: `Inburgering in wijk ${i}`, at: Date.now() - 3_600_000, deleted: false }));
  }
  async start() {
    this.server = createServer((request, response) => {
      response.setHeader("Content-Type", "text/xml; charset=utf-8");
      response.end(this.answer(new URL(request.url, "http://x").searchParams));
    });
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}/oai`;
    return this;
  }
  stop() {
    return new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }
  takeAway(count) {
    this.records.slice(0, count).forEach((one) => Object.assign(one, { deleted: true, at: Date.now() }));
  }
  answer(asked) {
    const verb = asked.get("verb");
    return `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>${stamp(Date.now())}</responseDate><request verb="${verb}">${this.url}</request>${this.body(verb, asked)}</OAI-PMH>`;
  }
  body(verb, asked) {
    if (verb === "Identify")
      return `<Identify><repositoryName>Partner</repositoryName><baseURL>${this.url}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>a@example.nl</adminEmail><earliestDatestamp>2020-01-01T00:00:00Z</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>`;
    if (verb === "ListMetadataFormats")
      return `<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix><schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</schema><metadataNamespace>http://www.openarchives.org/OAI/2.0/oai_dc/</metadataNamespace></metadataFormat></ListMetadataFormats>`;
    if (verb !== "ListRecords") return `<error code="noSetHierarchy">none</error>`;
    const from = asked.get("from") ?? "";
    const listed = this.records.filter((one) => stamp(one.at) >= from);
    if (listed.length === 0) return `<error code="noRecordsMatch">none</error>`;
    return `<ListRecords>${listed.map((one) => this.record(one)).join("")}</ListRecords>`;
  }
  record(one) {
    const header = `<header${one.deleted ? ' status="deleted"' : ""}><identifier>${one.id}</identifier><datestamp>${stamp(one.at)}</datestamp></header>`;
    if (one.deleted) return `<record>${header}</record>`;
    return `<record>${header}<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${one.title}</dc:title><dc:date>ooit</dc:date><dc:identifier>https://partner.example.nl/${one.id}</dc:identifier></oai_dc:dc></metadata></record>`;
  }
}
