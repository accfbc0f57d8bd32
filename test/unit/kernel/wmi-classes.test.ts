// WMI in names and values: blocks by the classes of a MOF text, to and from the bytes that drivers know.
import { describe, expect, it } from "vitest";
import { readMof } from "../../../compiler/mof/index.ts";
import { decodeBlock, encodeBlock } from "../../../kernel/wmi/values.ts";
import { runScenarioFile, told } from "./host.ts";

const { schema } = readMof([
  {
    file: "t.mof",
    text: `[WMI, guid("{00000000-0000-0000-0000-000000000002}")] class Point { [WmiDataId(1)] sint8 X; [WmiDataId(2)] uint64 Y; };
[WMI, guid("{00000000-0000-0000-0000-000000000003}")] class All {
  [WmiDataId(1)] boolean Flag; [WmiDataId(2)] uint32 Count; [WmiDataId(3), WmiSizeIs("Count")] string Names[]; [WmiDataId(4)] Point At;
  [WmiDataId(5)] real64 Real; [WmiDataId(6)] char16 Letter; [WmiDataId(7)] datetime When; [WmiDataId(8)] sint16 Small[2]; [WmiDataId(9)] sint64 Large; };`,
  },
]);
const items = schema.get("all")?.items ?? [];
const values = {
  Flag: true,
  Count: 2,
  Names: ["a", "bc"],
  At: { X: -1, Y: "0xfedcba9876543210" },
  Real: 1.5,
  Letter: "Z",
  When: "20261128163000.000000+060",
  Small: [-2, 3],
  Large: -5,
};

describe("blocks of data", () => {
  it("lie at the alignment of their items, and come back as they were", () => {
    const made = encodeBlock(schema, items, values);
    if ("problem" in made) throw new Error(made.problem);
    const hex = [...made.bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    // Flag and padding, Count, two counted strings, the embedded class from the next 8 bytes on.
    expect(hex.slice(0, 80)).toBe(
      ["01000000", "02000000", "02006100", "040062006300", "0000", "0000"].join("").padEnd(48, "0").slice(0, 48) +
        ["ff00000000000000", "1032547698badcfe"].join(""),
    );
    const back = decodeBlock(schema, items, made.bytes);
    expect(back).toEqual({ values });
  });
  it("need not be told how many elements a list has", () => {
    const { Count: _, ...rest } = values;
    expect(encodeBlock(schema, items, rest)).toEqual(encodeBlock(schema, items, values));
  });
  it.each([
    [{ ...values, Flag: 1 }, '"Flag" takes true or false'],
    [{ ...values, Small: [1] }, '"Small" takes a list of 2 values'],
    [{ ...values, Small: [1, 40000] }, '"Small" takes a whole number from -32768 to 32767'],
    [{ ...values, At: { X: 1 } }, '"Y" is not given'],
    [{ ...values, At: 3 }, '"At" takes an object'],
    [{ ...values, Letter: "ab" }, '"Letter" takes one character'],
    [{ ...values, When: "today" }, '"When" takes a time'],
    [{ ...values, Name: "x" }, 'there is no "Name"; there is Flag, Count'],
    [{ ...values, Real: "x" }, '"Real" takes a number'],
    [{ ...values, Names: ["a"] }, '"Names" takes a list of 2 values'],
    [{ ...values, Names: [1, 2] }, '"Names" takes a text'],
  ])("say what does not fit (%#)", (given, problem) => {
    expect(encodeBlock(schema, items, given)).toEqual({ problem: expect.stringContaining(problem) });
  });
  it("say which item does not lie in what there is", () => {
    expect(decodeBlock(schema, items, new Uint8Array([1, 0, 0, 0, 1, 0]))).toEqual({
      problem: '"Count" lies in bytes 4 to 8 of the block, which has 6',
    });
  });
});

it("the sample reporter is read, set and told to execute a method by its MOF file", () => {
  const { end, failures, steps } = runScenarioFile("samples/reporter/reporter.scenario.json");
  expect({ told: told(end), failures }).toEqual({ told: "finished", failures: [] });
  expect(steps.join("\n")).toContain("BufferLength = 0, FirstWord = 0, InterfaceName = ");
});
