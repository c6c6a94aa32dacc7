// What the tests of the API share: a served demo, tokens, the document and the schemas in it.
import { createRequire } from "node:module";
import { join } from "node:path";
import { Served } from "../support/served.mjs";

export const require = createRequire(join(process.env.VINDPLAATS_API_TOOLS, "package.json"));
const Ajv2020 = require("ajv/dist/2020.js").default;
const addFormats = require("ajv-formats").default;

export class ApiHouse extends Served {
  static async start() {
    const house = new ApiHouse("api");
    await house.begin();
    house.run("user", "add", "anna", "--role", "administrator");
    house.document = await (await fetch(`${house.url}/api/openapi.json?lang=en`)).json();
    return house;
  }
  token(...options) {
    return this.json("user", "token", "anna", ...options).token;
  }
  operations() {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })));
  }
  // What is wrong with an answer, by what the document says of its operation; empty: nothing.
  problems(operation, status, body) {
    this.ajv ??= addFormats(new Ajv2020({ strict: false, allErrors: true }));
    if (!this.added) this.added = this.ajv.addSchema(this.document, "document");
    let said = operation.responses[status];
    if (!said) return [`${operation.operationId} answers ${status}, which is not in the document: ${JSON.stringify(body).slice(0, 300)}`];
    if (said.$ref) said = this.document.components.responses[said.$ref.split("/").pop()];
    const name = Object.values(said.content)[0].schema.$ref.split("/").pop();
    const validate = this.ajv.getSchema(`document#/components/schemas/${name}`);
    return validate(body) ? [] : validate.errors.map((error) => `${operation.operationId} ${status}: ${error.instancePath} ${error.message}`);
  }
}
