// MOF texts: what is understood, and what WMI's own compiler would refuse, with its place.
import { describe, expect, it } from "vitest";
import { readMof } from "../../../compiler/mof/index.ts";

const head = '[WMI, Dynamic, Provider("WMIProv"), guid("{00000000-0000-0000-0000-000000000001}")]';
const required = "[key, read] string InstanceName; [read] boolean Active;";
const read = (text: string) => readMof([{ file: "t.mof", text }]);
const block = (items: string, more = "") => read(`${head}\nclass A\n{\n${required}\n${items}\n};\n${more}`);
/** Messages with their lines from 1. */
const told = (text: string) => read(text).diagnostics.map(({ range, message }) => `${range.startLine + 1}: ${message}`);

describe("MOF", () => {
  it("gives items in the order of their ids, with arrays, embedded classes, methods and events", () => {
    const { schema, diagnostics } = read(`
#pragma classflags("forceupdate")
// comment
/* another "one" */
[WMI, guid("{00000000-0000-0000-0000-000000000002}")] class Point { [WmiDataId(1)] sint32 X; [WmiDataId(2)] sint32 Y; };
${head.replace(")]", '), Description("a" "b") : amended ToSubclass, Values{"x", "y"}]')}
class Shape {
  ${required}
  [WmiDataId(2), read, WmiSizeIs("Count")] object:Point Points[];
  [WmiDataId(1), read, write] uint32 Count = 0x10;
  [WmiDataId(3), read] uint8 Name[4] = { 1, -2, 'c' };
  [WmiMethodId(7), Implemented] void Move([in, id(1)] uint32 Y, [in, id(0)] uint16 X, [out] boolean Done);
};
instance of Shape { Count = 1; };
[WMI, Dynamic, Provider("WMIProv"), guid("{00000000-0000-0000-0000-000000000003}")] class Moved : WMIEvent { ${required} [WmiDataId(1), read] string Text; };
#pragma namespace("\\\\\\\\.\\\\root\\\\wmi\\\\ms_409")
[amended, locale(0x409)] class Shape { [Description("amended")] uint32 Count; };`);
    expect(diagnostics).toEqual([]);
    const shape = schema.get("shape");
    expect(shape?.items.map(({ name, count, type, writable }) => [name, count, type, writable])).toEqual([
      ["Count", undefined, { scalar: "uint32" }, true],
      ["Points", "Count", { embedded: "Point" }, false],
      ["Name", 4, { scalar: "uint8" }, false],
    ]);
    expect(shape?.methods.map(({ id, input, output }) => [id, input.map(({ name }) => name), output.length])).toEqual([
      [7, ["X", "Y"], 1],
    ]);
    expect([schema.get("moved")?.event, shape?.event]).toEqual([true, false]);
  });

  it("has the classes that Windows brings", () => {
    expect(
      read("")
        .schema.get("mspower_deviceenable")
        ?.items.map(({ name }) => name),
    ).toEqual(["Enable"]);
  });

  it.each([
    ["", "lacks its key", `${head} class A { [read] boolean Active; };`],
    ["", "does not say whether an instance is active", `${head} class A { [key, read] string InstanceName; };`],
    ["", "is no GUID", `${head.replace("0001", "")} class A { ${required} };`],
    ["", "has no guid", `[WMI, Dynamic] class A { ${required} };`],
    ["", "names no provider", `[WMI, Dynamic, guid("00000000-0000-0000-0000-000000000001")] class A { ${required} };`],
    ["", "not the qualifier WMI", `${head.replace("WMI, ", "")} class A { ${required} };`],
    ["", 'there is no class "B"', `${head} class A : B { ${required} };`],
    ["", 'there is a class "a" already', `${head} class A { ${required} };\nclass a { };`],
    ["", 'class "A" has the same guid', `${head} class A { ${required} };\n${head} class B { ${required} };`],
    ["", "no name for WMI", `${head} class A_ { ${required} };`],
    ["[WmiDataId(2), read] uint32 X;", "has WmiDataId 2 where 1 follows", ""],
    ["[WmiDataId(1)] uint32 X; [WmiDataId(1)] uint32 Y;", '"Y" has the WmiDataId 1 of "X"', ""],
    ["[read] uint32 X;", "has no WmiDataId", ""],
    ["[WmiDataId(1), key] uint32 X;", '"X" is a key', ""],
    ['[WmiDataId(1), WmiSizeIs("Y")] uint32 X;', "has WmiSizeIs but is no array", ""],
    ["[WmiDataId(1)] uint32 X[];", "how many elements", ""],
    ['[WmiDataId(1)] string N; [WmiDataId(2), WmiSizeIs("N")] uint32 X[];', "how many elements", ""],
    ["[WmiDataId(1), WmiTimeStamp] uint32 X;", "not 64 bits", ""],
    ["[WmiDataId(1)] ulong X;", "neither a type of MOF nor a class", ""],
    ["[WmiDataId(1)] A X;", "is embedded in itself", ""],
    ["[WmiMethodId(1)] void M();", "is not Implemented", ""],
    ["[Implemented] void M();", "has no WmiMethodId", ""],
    ["[Implemented, WmiMethodId(1)] void M(uint32 A);", "neither in nor out", ""],
    ["[Implemented, WmiMethodId(1)] void M(); [Implemented, WmiMethodId(1)] void N();", "not to be told apart", ""],
  ])("refuses %s: %s", (items, message, text) => {
    const { diagnostics, schema } = text === "" ? block(items) : read(text);
    expect(diagnostics.map((one) => one.message)).toEqual([expect.stringContaining(message)]);
    expect(diagnostics[0]).toMatchObject({ severity: "error", remedy: expect.stringMatching(/\w/) });
    // What is wrong is not in the schema; what was right before it stays.
    expect(schema.has("wmievent")).toBe(true);
  });

  it("derives from classes of Windows whose items are no data, which a text may declare again", () => {
    const { schema, diagnostics } = read(`class WMIEvent : __ExtrinsicEvent { };
      ${head} class Count : Win32_PerfRawData { ${required} [WmiDataId(1), read] uint32 N; };
      [Dynamic, Guid("{748480a6-aa0d-409c-8122-a819aaa5d912}")] class Tracing : EventTrace {
        [DefineValues{"One", "Two"}] uint32 Flags; };`);
    expect(diagnostics).toEqual([]);
    expect(schema.get("count")?.items.map(({ name }) => name)).toEqual(["N"]);
    expect(schema.get("tracing")).toMatchObject({ guid: undefined, items: [] });
  });

  it("says the line of a mistake in the writing, and goes on behind the class", () => {
    expect(
      told(
        `class A {\n  uint32 ;\n};\n${head}\nclass B { ${required}\n  [WmiDataId(2)] uint32 X;\n};\nclass C { uint32 X`,
      ),
    ).toEqual([
      '2: expected a name, found ";"',
      '8: expected ";", found the end of the text',
      '6: "X" has WmiDataId 2 where 1 follows',
    ]);
    expect(told('class "A" { };')).toEqual(['1: expected the class\'s name, found "A"']);
    expect(told("@ class A { };")).toEqual(['1: "@" is no word of MOF']);
    expect(told('[x("a\n)] class A { };')[0]).toBe("1: a string that does not end");
    expect(told("[x(foo)] class A { };")).toEqual(['1: expected a value, found "foo"']);
  });
});
