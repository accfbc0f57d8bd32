// Bytes to text, offsets to lines, and the values of literals.
import { describe, expect, it } from "vitest";
import { characterValue, numberValue, textValue } from "../../../compiler/preprocess/literals.ts";
import { folderOf, joinPath, normalPath, pathKey } from "../../../compiler/preprocess/paths.ts";
import { decodeSource } from "../../../compiler/source/decode.ts";
import { LineIndex } from "../../../compiler/source/lines.ts";

describe("decodeSource", () => {
  const text = "int ä = 1; // “x”\r\n";
  const utf16 = (mark: boolean, big: boolean): Uint8Array => {
    const units = [...(mark ? [0xfeff] : []), ...[...text].map((ch) => ch.charCodeAt(0))];
    return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
  };
  it.each([
    ["UTF-8", new TextEncoder().encode(text)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${text}`)],
    ["UTF-16, little-endian", utf16(true, false)],
    ["UTF-16, big-endian", utf16(true, true)],
    ["UTF-16 without a mark", utf16(false, false)],
    ["UTF-16, big-endian, without a mark", utf16(false, true)],
    ["Windows-1252", Uint8Array.from([...text].map((ch) => ({ "“": 0x93, "”": 0x94 })[ch] ?? ch.charCodeAt(0)))],
  ])("%s", (_, bytes) => {
    expect(decodeSource(bytes)).toBe(text);
  });
  it("never fails", () => {
    for (let length = 0; length < 9; length++) {
      for (const byte of [0, 0x80, 0xff, 0xfe, 0xef])
        expect(typeof decodeSource(new Uint8Array(length).fill(byte))).toBe("string");
    }
  });
});

describe("LineIndex", () => {
  const lines = new LineIndex("ab\ncd\r\n\re");
  it("counts LF, CR LF and CR", () => {
    expect(lines.lineCount).toBe(4);
    expect([0, 2, 3, 6, 7, 8, 9, 99, -1].map((offset) => lines.positionAt(offset))).toEqual([
      { line: 0, column: 0 },
      { line: 0, column: 2 },
      { line: 1, column: 0 },
      { line: 1, column: 3 },
      { line: 2, column: 0 },
      { line: 3, column: 0 },
      { line: 3, column: 1 },
      { line: 3, column: 1 },
      { line: 0, column: 0 },
    ]);
  });
  it("goes back, within the text", () => {
    expect(lines.offsetAt({ line: 1, column: 1 })).toBe(4);
    expect(lines.offsetAt({ line: 0, column: 50 })).toBe(3);
    expect(lines.offsetAt({ line: 9, column: 0 })).toBe(9);
  });
});

describe("literals", () => {
  it.each([
    ["0", 0n, true, ""],
    ["017", 15n, false, ""],
    ["0x1FuLL", 31n, false, "ull"],
    ["18446744073709551615ui64", 0xffff_ffff_ffff_ffffn, true, "ui64"],
    ["0b101", 5n, false, ""],
    ["1'000", 1000n, true, ""],
  ])("%s", (spelled, value, decimal, suffix) => {
    expect(numberValue(spelled)).toEqual({ kind: "integer", value, decimal, suffix });
  });
  it.each([
    ["1.5", 1.5, ""],
    [".5e-3f", Math.fround(0.0005), "f"],
    ["1.L", 1, "l"],
    ["0x1.8p3", 12, ""],
    ["0x1p-1074", 5e-324, ""],
    ["0x0.fffffffffffff8p-1022", 2.2250738585072014e-308, ""],
  ])("%s", (spelled, value, suffix) => {
    expect(numberValue(spelled)).toEqual({ kind: "float", value, suffix });
  });
  it.each(["089", "0xG", "1z", "1.5q", "0x", "1e", "1.2.3", "12lul"])("%s is no number", (spelled) => {
    expect(numberValue(spelled).kind).toBe("bad");
  });
  it("strings are bytes of UTF-8, or units of 16 or 32 bits", () => {
    expect(textValue('"aä\\n\\x41\\101\\0"').units).toEqual([97, 0xc3, 0xa4, 10, 65, 65, 0]);
    expect(textValue('L"ä\\u00e4😀"').units).toEqual([0xe4, 0xe4, 0xd83d, 0xde00]);
    expect(textValue('U"😀"').units).toEqual([0x1f600]);
    expect(textValue('u8"ä"')).toEqual({ encoding: "utf8", units: [0xc3, 0xa4] });
    expect(textValue('R"x(a\\n)"b)x"').encoding).toBe("char");
  });
  it("characters: signed, several as one number, wide", () => {
    expect(["'a'", "'\\xff'", "'abcd'", "L'\\xffff'", "'\\''"].map((text) => characterValue(textValue(text)))).toEqual([
      97, -1, 0x61626364, 0xffff, 39,
    ]);
  });
  it("says what is wrong with an escape sequence", () => {
    expect(textValue('"\\x"').problem).toContain("no hexadecimal digit");
    expect(textValue('"\\x123"').problem).toContain("larger than one 8-bit character");
    expect(textValue('"\\q"').problem).toContain("no escape sequence");
  });
});

describe("paths", () => {
  it("take either slash, and parents", () => {
    expect(joinPath("C:\\src\\drv", "..\\inc\\a.h")).toBe("C:/src/inc/a.h");
    expect(joinPath("", "a/./b/../c.h")).toBe("a/c.h");
    expect(joinPath("/x", "../../../y.h")).toBe("/y.h");
    expect(normalPath("../../a")).toBe("../../a");
    expect(normalPath("vscode-vfs://host/a//b/../c")).toBe("vscode-vfs://host/a/c");
    expect(normalPath("\\\\server\\share\\a")).toBe("//server/share/a");
    expect(pathKey("INC\\WDM.H")).toBe("inc/wdm.h");
    expect(folderOf("/a/b.c")).toBe("/a");
    expect(folderOf("b.c")).toBe("");
  });
});
