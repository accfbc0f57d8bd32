// Texts as Windows writes them, from the bytes on the disk to a finding at its line and column: encodings, line ends, letter
// cases, slashes, long files, include cycles.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { afterAll, describe, expect, it } from "vitest";
import { createCompileCache } from "../../../compiler/index.ts";
import { configurationJsonSchema } from "../../../compiler/project/configuration.ts";
import { ProjectFinder } from "../../../compiler/project/finder.ts";
import { NodeFiles } from "../../../host/files.ts";
import { driverProject } from "../../../language-server/driver.ts";

const folder = mkdtempSync(join(tmpdir(), "ringside-texts-"));
afterAll(() => rmSync(folder, { recursive: true }));
const ownHeaders = resolve(import.meta.dirname, "../../../ddk/include");
const cache = createCompileCache();

/** Writes files and gives what is found in the first: line, column, rule. */
function check(texts: Readonly<Record<string, string | Uint8Array>>, codePage?: string): string[] {
  const place = mkdtempSync(join(folder, "d-"));
  for (const [name, content] of Object.entries(texts)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), content);
  }
  const finder = new ProjectFinder({ files: new NodeFiles(codePage), ownHeaders, cache });
  const driver = finder.driverOf(join(place, Object.keys(texts)[0] ?? ""));
  return driverProject(finder, driver)
    .check()
    .map(({ range, rule, message }) =>
      `${range.startLine + 1}:${range.startColumn + 1} ${rule} ${/^#error: \S+/.exec(message)?.[0] ?? ""}`.trim(),
    );
}

const lines = [
  '#include "wdm.h"',
  "// ä",
  "static KSPIN_LOCK lock; void f(void)",
  "{",
  "    KIRQL old;",
  "    KeInitializeSpinLock(&lock);",
  "    KeAcquireSpinLock(&lock, &old);",
  "}",
];
const expected = ["8:1 spin-lock-unbalanced"];
const utf16 = (text: string, big = false): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return big ? bytes.swap16() : bytes;
};

describe("a source", () => {
  const text = lines.join("\n");
  const variants: Readonly<Record<string, string | Uint8Array>> = {
    "UTF-8": text,
    "UTF-8 with a mark": `\ufeff${text}`,
    "UTF-16 little-endian": utf16(text),
    "UTF-16 big-endian": utf16(text, true),
    "UTF-16 without a mark": utf16(text).slice(2),
    "Windows-1252": Buffer.from(text, "latin1"),
    "CR LF": lines.join("\r\n"),
    "lone CR": lines.join("\r"),
    "UTF-16, CR LF": utf16(lines.join("\r\n")),
    "a text cut in the middle of a character": Buffer.concat([
      Buffer.from(text),
      Buffer.from([0x0a, 0x2f, 0x2f, 0xe2, 0x82]),
    ]),
    "zero bytes at the end": Buffer.concat([Buffer.from(`${text}\n//`), Buffer.alloc(3)]),
  };
  for (const [name, bytes] of Object.entries(variants)) {
    it(`in ${name}`, () => {
      expect(check({ "a.c": bytes })).toEqual(expected);
    });
  }
  it("in a code page that a setting or a ringside.json names", () => {
    // "привет" in Windows-1251; the message of #error shows what was read.
    const bytes = Buffer.concat([
      Buffer.from("#error "),
      Buffer.from([0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
      Buffer.from("\n"),
    ]);
    expect(check({ "a.c": bytes }, "windows-1251")).toEqual(["1:1 pp-error #error: привет"]);
    expect(check({ "a.c": bytes, "ringside.json": '{ "encoding": "windows-1251" }' })).toEqual([
      "1:1 pp-error #error: привет",
    ]);
    expect(check({ "a.c": bytes })).toEqual(["1:1 pp-error #error: ïðèâåò"]);
  });
});

it("includes are found with backslashes and in any letter case", () => {
  const text =
    '#include "SUB\\Deep\\Answer.H"\n#include "..\\d\\sub\\DEEP\\more.h"\n#include <WDM.H>\nint a[ANSWER + MORE == 43 ? 1 : -1];\n';
  expect(
    check({ "d/a.c": text, "d/sub/deep/answer.h": "#define ANSWER 42\n", "d/sub/deep/more.h": "#define MORE 1\n" }),
  ).toEqual([]);
});

it("dots and spaces at the end of a header's name count for nothing", () => {
  const text = '#include <ntddk.h.>\n#include "answer.h "\nNTSTATUS a[ANSWER == 42 ? 1 : -1];\n';
  expect(check({ "d/a.c": text, "d/answer.h": "#define ANSWER 42\n" })).toEqual([]);
});

it("include cycles end, with guards in silence, without them told of", () => {
  expect(
    check({
      "a.c": '#include "b.h"\nint x = Y;\n',
      "b.h": '#pragma once\n#include "c.h"\n#define Y 1\n',
      "c.h": '#include "b.h"\n',
    }),
  ).toEqual([]);
  expect(check({ "a.c": '#include "b.h"\nint x;\n', "b.h": '#include "B.H"\n' })).toEqual(["1:1 include-limit"]);
});

it("files of 50,000 lines are read whole", () => {
  const functions = Array.from(
    { length: 5000 },
    (_, i) =>
      `static int f${i}(int a)\n{\n    int b = a + ${i};\n    if (b > 3)\n        b -= 2;\n    else\n        b += 1;\n    return b;\n}\n`,
  );
  const text = `${functions.join("\n")}\nint last = missing;\n`;
  expect(text.split("\n").length).toBeGreaterThan(50_000);
  expect(check({ "a.c": text })).toEqual([`${text.split("\n").length - 1}:12 undeclared`]);
});

it("the schema of ringside.json agrees with its reader", () => {
  const valid = new Ajv({ strict: false }).compile(configurationJsonSchema());
  expect(
    valid({
      target: "x86",
      drivers: [{ name: "d", sources: ["*.c"] }],
      rules: { "irql-too-high": "off" },
      headers: "kit",
    }),
  ).toBe(true);
  for (const wrong of [
    { target: "arm" },
    { drivers: [{ name: "d" }] },
    { nosuch: 1 },
    { rules: { a: "loud" } },
    { include: "x" },
  ])
    expect(valid(wrong)).toBe(false);
});
