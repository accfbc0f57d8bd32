import { readFileSync, writeFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parseScenario, scenarioJsonSchema } from "../../../kernel/scenario/schema.ts";
import { bytesOf } from "../../../kernel/scenario/steps.ts";

const published = new URL("../../../kernel/scenario/scenario.schema.json", import.meta.url);

const good = `{
  // comments are welcome
  "drivers": [{ "name": "membuf", "sources": ["*.c"] }],
  "devices": [{ "name": "membuf0", "driver": "membuf" }],
  "steps": [
    { "do": "open", "handle": "h", "interface": "{c0cf0640-5f6e-11d2-b677-00c0dfe4c1f3}" },
    { "do": "write", "handle": "h", "data": { "u32": ["0x12345678"] }, "expect": { "bytes": 4 } },
    { "do": "close", "handle": "h" },
  ],
}`;

describe("scenario format", () => {
  it("accepts a scenario and normalises hexadecimal numbers", () => {
    const { scenario, problems } = parseScenario(good);
    expect(problems).toEqual([]);
    const write = scenario?.steps?.[1];
    expect(write?.do === "write" && bytesOf(write.data)).toEqual(Uint8Array.of(0x78, 0x56, 0x34, 0x12));
  });

  it("names a misspelt member, its line and what was meant", () => {
    const { problems } = parseScenario(good.replace('"bytes": 4', '"byte": 4'));
    expect(problems).toMatchObject([{ path: "/steps/1/expect/byte", line: 6, remedy: 'Did you mean "bytes"?' }]);
  });

  it("names a wrong value and what was expected", () => {
    const { problems } = parseScenario(good.replace('"h", "data"', '7, "data"'));
    expect(problems[0]).toMatchObject({ path: "/steps/1/handle", message: "a string was expected, found 7" });
  });

  it("finds a name that refers to nothing", () => {
    const { problems } = parseScenario(good.replace('"driver": "membuf"', '"driver": "other"'));
    expect(problems[0]).toMatchObject({ path: "/devices/0/driver", line: 3 });
  });

  it("says where text is no JSON", () => {
    expect(parseScenario('{ "drivers": [ }').problems[0]).toMatchObject({ line: 0, column: 15 });
  });

  it("has what may be done in one list, too: an editor completes from the alternatives that fit best alone", () => {
    const text = JSON.stringify(scenarioJsonSchema());
    expect(text).toMatch(/"properties":\{"do":\{"enum":\["open","read"/);
  });

  it("publishes exactly the schema the validator follows", () => {
    const schema = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;
    if (process.env.UPDATE_SCHEMA === "1") writeFileSync(published, schema);
    expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(JSON.parse(schema));
  });

  it("has a schema that an ordinary validator takes, agreeing with ours", () => {
    const validate = new Ajv2020({ strict: false }).compile(scenarioJsonSchema());
    const value = { drivers: [{ name: "a", sources: ["a.c"] }], steps: [{ do: "wait", for: 1 }] };
    expect(validate(value)).toBe(true);
    expect(validate({ ...value, steps: [{ do: "wait", fro: 1 }] })).toBe(false);
  });
});
